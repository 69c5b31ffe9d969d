#include "bar_labels.h"

#include <math.h>

#include "cells.h"
#include "text.h"

#define PADDING     4.0 /* free on either side of a word */
#define WORD_WEIGHT 100.0

static void
place(const char *label, guint32 fill, Box bar, PanelLayout *panel, Obstacles *obstacles)
{
  const double width = text_width(label, TEXT_SMALL), height = theme_text_size(TEXT_SMALL) * THEME_SLACK;
  const double x = (bar.x0 + bar.x1) / 2.0, y = (bar.y0 + bar.y1) / 2.0;
  if (height > bar.y1 - bar.y0)
    return;
  words_add(panel->words, label, x, y, ALIGN_CENTRE, TEXT_SMALL, cells_word_color(fill));
  obstacles_add_box(obstacles, (Box){x - width / 2.0, y - height / 2.0, x + width / 2.0, y + height / 2.0},
                    WORD_WEIGHT);
}

/* Is the widest label no wider than the narrowest bar? FALSE without labels. */
static gboolean
labels_fit(const ChartPanel *model, const PanelLayout *panel)
{
  double widest = 0, narrowest = INFINITY;
  for (guint l = 0; l < model->layers->len; l++) {
    const ChartLayer *layer = g_ptr_array_index(model->layers, l);
    const GArray *rects = ((const Shape *)g_ptr_array_index(panel->shapes, l))->rects;
    for (guint i = 0; i < layer->points->len && shape_in_stack(model, l); i++)
      widest = fmax(widest, text_width(g_array_index(layer->points, ChartPoint, i).label, TEXT_SMALL));
    for (guint r = 0; r < rects->len && shape_in_stack(model, l); r++) {
      const Rect *rect = &g_array_index(rects, Rect, r);
      narrowest = fmin(narrowest, layout_x(panel, rect->x1) - layout_x(panel, rect->x0));
    }
  }
  return widest > 0 && widest + 2.0 * PADDING <= narrowest;
}

/* The points that are drawn have their bars in the same order. */
static void
place_layer(const ChartPanel *model, guint l, PanelLayout *panel, Obstacles *obstacles)
{
  const ChartLayer *layer = g_ptr_array_index(model->layers, l);
  const GArray *rects = ((const Shape *)g_ptr_array_index(panel->shapes, l))->rects;
  guint r = 0;
  for (guint i = 0; i < layer->points->len && r < rects->len; i++) {
    const ChartPoint *point = &g_array_index(layer->points, ChartPoint, i);
    if (!shape_is_drawn(point->y) || !shape_has_place(point))
      continue;
    const Rect *rect = &g_array_index(rects, Rect, r++);
    const Tone tone = layer->signed_tone && rect->y1 < 0 ? THEME_NEGATIVE : layer->tone;
    const double low = layout_y(panel, CLAMP(fmin(rect->y0, rect->y1), panel->y.low, panel->y.high)),
                 high = layout_y(panel, CLAMP(fmax(rect->y0, rect->y1), panel->y.low, panel->y.high));
    if (point->label)
      place(point->label, theme_color(tone, layer->pale),
            (Box){layout_x(panel, rect->x0), high, layout_x(panel, rect->x1), low}, panel, obstacles);
  }
}

void
bars_place_labels(const ChartPanel *model, PanelLayout *panel, Obstacles *obstacles)
{
  for (guint l = 0; l < model->layers->len && labels_fit(model, panel); l++)
    if (shape_in_stack(model, l))
      place_layer(model, l, panel, obstacles);
}
