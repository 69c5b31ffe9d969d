#include "stems.h"

#include <math.h>

#include "text.h"

#define HEAD_GAP    8.0  /* pixels from a head's middle to its label */
#define LEADER_FROM 24.0 /* a label further away is joined to its head */
#define EDGE_GAP    2.0  /* and from the label to the edge of the panel */
#define MOST_SHARE  0.5  /* of the height for labels; a lower panel goes without */
#define OUTWARD     6    /* places further out that are tried, half a line apart */
#define COST_STEP   0.4  /* of each */
#define COST_BESIDE 4.0
#define COST_WORD   100.0 /* what covering another word costs */

static double
word_height(void)
{
  return theme_text_size(TEXT_SMALL) * THEME_SLACK;
}

Extent
stems_extent(const ChartPanel *model, Extent y, double height)
{
  const double share = (HEAD_GAP + EDGE_GAP + word_height()) / height;
  double top = -INFINITY, bottom = INFINITY;
  for (guint l = 0; l < model->layers->len; l++) {
    const ChartLayer *layer = g_ptr_array_index(model->layers, l);
    for (guint i = 0; layer->kind == LAYER_STEMS && i < layer->points->len; i++) {
      const ChartPoint *point = &g_array_index(layer->points, ChartPoint, i);
      if (!point->label || !shape_is_drawn(point->y))
        continue;
      if (point->y >= 0)
        top = fmax(top, point->y);
      else
        bottom = fmin(bottom, point->y);
    }
  }
  const double above = isfinite(top) && isnan(model->y_max) ? share : 0.0;
  const double below = isfinite(bottom) && isnan(model->y_min) ? share : 0.0;
  if (!(above + below > 0) || above + below > MOST_SHARE)
    return y;
  const double high = above > 0 ? fmax(top, 0.0) : y.high, low = below > 0 ? fmin(bottom, 0.0) : y.low;
  const double range = (high - low) / (1.0 - above - below);
  return (Extent){fmin(y.low, low - below * range), fmax(y.high, high + above * range)};
}

/* The box of a word of this size with its middle at x, y, moved sideways into the frame. */
static Box
box_at(double x, double y, double width, double height, Box frame)
{
  x = CLAMP(x, frame.x0 + width / 2.0, fmax(frame.x0 + width / 2.0, frame.x1 - width / 2.0));
  return (Box){x - width / 2.0, y - height / 2.0, x + width / 2.0, y + height / 2.0};
}

/* The best place of a label at a head; its cost. */
static double
best_place(double x, double y, gboolean up, double width, Box frame, const Obstacles *obstacles, Box *best)
{
  const double height = word_height(), sign = up ? -1.0 : 1.0;
  double least = INFINITY;
  for (int k = 0; k < OUTWARD + 2; k++) {
    const gboolean beside = k >= OUTWARD;
    const double side = k == OUTWARD ? 1.0 : -1.0;
    const double level = CLAMP(y, frame.y0 + height / 2.0, frame.y1 - height / 2.0);
    const Box box = beside ? box_at(x + side * (HEAD_GAP + width / 2.0), level, width, height, frame)
                           : box_at(x, y + sign * (HEAD_GAP + (1.0 + k) * height / 2.0), width, height, frame);
    const double cost = obstacles_cost(obstacles, box) + (beside ? COST_BESIDE : COST_STEP * k);
    if (box.y0 < frame.y0 || box.y1 > frame.y1 || box.x1 > frame.x1 || cost >= least)
      continue;
    least = cost;
    *best = box;
  }
  return least;
}

static void
add_leader(PanelLayout *panel, Box line, guint32 color)
{
  const Mark leader = {MARK_LINE, line, color, 0.8};
  g_array_append_val(panel->marks, leader);
}

static void
place_label(PanelLayout *panel, const ChartLayer *layer, const ChartPoint *point, Obstacles *obstacles)
{
  const double x = layout_x(panel, shape_middle(point)),
               y = layout_y(panel, CLAMP(point->y, panel->y.low, panel->y.high));
  const double most = panel->frame.x1 - panel->frame.x0;
  g_autofree char *text = text_shorten(point->label, TEXT_SMALL, most);
  Box box = {0, 0, 0, 0};
  if (best_place(x, y, point->y >= 0, text_width(text, TEXT_SMALL), panel->frame, obstacles, &box) >= COST_WORD)
    return;
  const Box leader = {x, y, CLAMP(x, box.x0, box.x1), point->y >= 0 ? box.y1 : box.y0};
  if (fabs(leader.y1 - y) > LEADER_FROM)
    add_leader(panel, leader, theme_word_color(layer->tone));
  words_add(panel->words, text, (box.x0 + box.x1) / 2.0, (box.y0 + box.y1) / 2.0, ALIGN_CENTRE, TEXT_SMALL,
            theme_word_color(layer->tone));
  obstacles_add_box(obstacles, box, COST_WORD);
}

void
stems_place_labels(const ChartPanel *model, PanelLayout *panel, Obstacles *obstacles)
{
  for (guint l = 0; l < model->layers->len; l++) {
    const ChartLayer *layer = g_ptr_array_index(model->layers, l);
    for (guint i = 0; layer->kind == LAYER_STEMS && i < layer->points->len; i++) {
      const ChartPoint *point = &g_array_index(layer->points, ChartPoint, i);
      const double x = shape_middle(point);
      if (point->label && shape_is_drawn(point->y) && x >= panel->x.low && x <= panel->x.high)
        place_label(panel, layer, point, obstacles);
    }
  }
}
