#include <math.h>

#include "bar_labels.h"
#include "blocks.h"
#include "cells.h"
#include "labels.h"
#include "stems.h"
#include "text.h"
#include "timeline.h"

#define WORD_HEIGHT 0.86 /* of a line's height: letters without the leading */
#define WORD_WEIGHT 100.0
#define MOST_LABELS 400u /* labelled points of a panel; more cannot be read */
#define ZONE_STEP   12.0 /* pixels between two tries for a place of a zone's word */
#define SPAN_NAME   90.0 /* least width for the name of a span */
#define SPAN_LINES  3u
#define BESIDE_COST 1.0  /* of a span's name beside its field, */
#define N_INSIDE    3u   /* which are the places after these */
#define LEVEL_INSET 6.0  /* pixels from the panel's edge to the label of a level */
#define LEVEL_COST  0.01 /* of a pixel that the label stands further left */

static double
small_height(void)
{
  return theme_line_height(TEXT_SMALL) * WORD_HEIGHT;
}

/* Words at points */

typedef struct {
  const char *text;
  Tone tone;
} PointLabel;

static void
collect_layer(const ChartPanel *model, guint l, const PanelLayout *panel, GArray *words, GArray *labels)
{
  const ChartLayer *layer = g_ptr_array_index(model->layers, l);
  for (guint i = 0; i < layer->points->len && words->len < MOST_LABELS; i++) {
    const ChartPoint *point = &g_array_index(layer->points, ChartPoint, i);
    const double x = shape_middle(point);
    if (layer->kind == LAYER_STEMS || layer->kind == LAYER_CELLS || shape_in_stack(model, l) || !point->label ||
        !shape_is_drawn(point->y) || !(x >= panel->x.low && x <= panel->x.high))
      continue;
    const double y = point->y + shape_base(model, l, i);
    const PointWord word = {.x = layout_x(panel, x),
                            .y = layout_y(panel, CLAMP(y, panel->y.low, panel->y.high)),
                            .width = text_width(point->label, TEXT_SMALL),
                            .height = small_height()};
    const PointLabel label = {point->label, layer->tone};
    g_array_append_val(words, word);
    g_array_append_val(labels, label);
  }
}

static void
place_point_labels(const ChartPanel *model, PanelLayout *panel, Obstacles *obstacles)
{
  g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(PointWord));
  g_autoptr(GArray) labels = g_array_new(FALSE, FALSE, sizeof(PointLabel));
  for (guint l = 0; l < model->layers->len; l++)
    collect_layer(model, l, panel, words, labels);
  place_around((PointWord *)(void *)words->data, words->len, panel->frame, obstacles);
  for (guint i = 0; i < words->len; i++) {
    const PointWord *word = &g_array_index(words, PointWord, i);
    const PointLabel *label = &g_array_index(labels, PointLabel, i);
    const guint32 color = theme_word_color(label->tone);
    if (!word->placed)
      continue;
    words_add(panel->words, label->text, (word->box.x0 + word->box.x1) / 2.0, (word->box.y0 + word->box.y1) / 2.0,
              ALIGN_CENTRE, TEXT_SMALL, color);
    obstacles_add_box(obstacles, word->box, WORD_WEIGHT);
    if (!word->leader)
      continue;
    const Mark leader = {
        MARK_LINE,
        {word->x, word->y, CLAMP(word->x, word->box.x0, word->box.x1), CLAMP(word->y, word->box.y0, word->box.y1)},
        color,
        0.8};
    g_array_append_val(panel->marks, leader);
  }
}

/* Words of zones at the zero line, and of spans */

/* The freest place for a box of this size that may move between left and right: the first of the best. */
static Box
freest(const Obstacles *obstacles, double from, double to, double y, double width, double height)
{
  Box best = {0, 0, 0, 0};
  double least = INFINITY;
  const double direction = to >= from ? 1.0 : -1.0;
  for (double x = from; (to - x) * direction >= -0.5; x += direction * ZONE_STEP) {
    const Box box = {x - width / 2.0, y - height / 2.0, x + width / 2.0, y + height / 2.0};
    const double cost = obstacles_cost(obstacles, box);
    if (cost < least - 0.9) {
      least = cost;
      best = box;
    }
  }
  return best;
}

static void
place_zone(PanelLayout *panel, Obstacles *obstacles, const char *text, gboolean above)
{
  const double width = text_width(text, TEXT_SMALL), height = small_height();
  const double zero = layout_y(panel, 0.0);
  const double y = zero + (above ? -1.0 : 1.0) * (height / 2.0 + 3.0);
  const double room = above ? zero - panel->frame.y0 : panel->frame.y1 - zero;
  if (!text || !*text || !(room > height + 3.0) || panel->frame.x1 - panel->frame.x0 < width + 20.0)
    return;
  const Box box =
      freest(obstacles, panel->frame.x1 - 8.0 - width / 2.0, panel->frame.x0 + 8.0 + width / 2.0, y, width, height);
  words_add(panel->words, text, box.x1, y, ALIGN_RIGHT, TEXT_SMALL,
            above ? theme_word_color(TONE_BLUE) : theme_word_color(THEME_NEGATIVE));
  obstacles_add_box(obstacles, box, WORD_WEIGHT);
}

/* The name in at most three lines, no wider than needed; NULL-terminated (transfer full). */
static char **
span_lines(const char *name, double width, double most)
{
  width = fmin(fmax(width, SPAN_NAME), most);
  while (width < most) {
    g_auto(GStrv) lines = text_wrap(name, TEXT_SMALL, width, 0);
    if (g_strv_length(lines) <= SPAN_LINES)
      return g_steal_pointer(&lines);
    width += SPAN_NAME / 3.0;
  }
  return text_wrap(name, TEXT_SMALL, most, SPAN_LINES);
}

/* The name of a span at the top of its field, or beside its line, or lower where data are in the way. */
static void
place_span(const ChartSpan *span, PanelLayout *panel, Obstacles *obstacles)
{
  const double x0 = layout_x(panel, fmax(span->x0, panel->x.low));
  const double x1 = layout_x(panel, fmin(span->x1, panel->x.high));
  if (!span->label || !(x0 <= x1))
    return;
  const Box frame = panel->frame;
  g_auto(GStrv) lines = span_lines(span->label, x1 - x0 - 6.0, frame.x1 - frame.x0);
  double width = 0;
  for (char **line = lines; *line; line++)
    width = fmax(width, text_width(*line, TEXT_SMALL));
  const double pitch = theme_line_height(TEXT_SMALL), height = pitch * (double)g_strv_length(lines);
  const double half = fmin(width, frame.x1 - frame.x0) / 2.0, inset = fmax((x1 - x0) / 2.0 - half - 3.0, 0.0);
  const double beside = (x1 - x0) / 2.0 + half + EVENT_GAP;
  const double shifts[] = {0.0, inset, -inset, beside, -beside};
  double least = INFINITY, top = frame.y0 + 4.0, x = (x0 + x1) / 2.0;
  for (double y = frame.y0 + 4.0; y + height <= frame.y1; y += pitch / 2.0)
    for (guint i = 0; i < G_N_ELEMENTS(shifts); i++) {
      const double middle = CLAMP((x0 + x1) / 2.0 + shifts[i], frame.x0 + half, frame.x1 - half);
      const double cost = obstacles_cost(obstacles, (Box){middle - half, y, middle + half, y + height}) +
                          (i < N_INSIDE || x0 == x1 ? 0.0 : BESIDE_COST);
      if (cost < least - 0.9) {
        least = cost;
        top = y;
        x = middle;
      }
    }
  obstacles_add_box(obstacles, (Box){x - width / 2.0, top, x + width / 2.0, top + height}, WORD_WEIGHT);
  for (char **line = lines; *line; line++, top += pitch)
    words_add(panel->words, *line, x, top + pitch / 2.0, ALIGN_CENTRE, TEXT_SMALL, THEME_COLOR_FAINT);
}

/* The label of a level at the right end of its line: above it, or below, or further left where data are in the way. */
static void
place_level(const ChartLevel *level, PanelLayout *panel, Obstacles *obstacles)
{
  const Box frame = panel->frame;
  const double height = small_height(), y = layout_y(panel, level->y);
  g_autofree char *text = text_shorten(level->label, TEXT_SMALL, frame.x1 - frame.x0 - 2.0 * LEVEL_INSET);
  const double width = text_width(text, TEXT_SMALL);
  if (!*text || !(level->y >= panel->y.low && level->y <= panel->y.high))
    return;
  Box best = {0, 0, 0, 0};
  double least = INFINITY;
  for (guint side = 0; side < 2; side++) {
    const double middle = y + (side == 0 ? -1.0 : 1.0) * (height / 2.0 + 1.0);
    if (middle - height / 2.0 < frame.y0 || middle + height / 2.0 > frame.y1)
      continue;
    const Box box = freest(obstacles, frame.x1 - LEVEL_INSET - width / 2.0, frame.x0 + LEVEL_INSET + width / 2.0,
                           middle, width, height);
    const double cost = obstacles_cost(obstacles, box) + (frame.x1 - box.x1) * LEVEL_COST;
    if (cost < least) {
      least = cost;
      best = box;
    }
  }
  if (least >= WORD_WEIGHT)
    return;
  words_add(panel->words, text, best.x1, (best.y0 + best.y1) / 2.0, ALIGN_RIGHT, TEXT_SMALL, THEME_COLOR_SOFT);
  obstacles_add_box(obstacles, best, WORD_WEIGHT);
}

void
labels_place_inside(const Chart *chart, guint p, Layout *layout, Obstacles *obstacles)
{
  const ChartPanel *model = g_ptr_array_index(chart->panels, p);
  PanelLayout *panel = g_ptr_array_index(layout->panels, p);
  if (panel_is_heatmap(model))
    cells_place_words(model, panel);
  if (model->timeline)
    timeline_place_labels(model, panel);
  else
    stems_place_labels(model, panel, obstacles);
  bars_place_labels(model, panel, obstacles);
  blocks_place_labels(model, panel, obstacles);
  for (guint i = 0; i < model->levels->len; i++)
    place_level(&g_array_index(model->levels, ChartLevel, i), panel, obstacles);
  place_point_labels(model, panel, obstacles);
  for (guint i = 0; i < model->spans->len; i++)
    place_span(&g_array_index(model->spans, ChartSpan, i), panel, obstacles);
  place_zone(panel, obstacles, model->zone_above, TRUE);
  place_zone(panel, obstacles, model->zone_below, FALSE);
  if (!scale_has_values(model))
    words_add(panel->words, "no data", (panel->frame.x0 + panel->frame.x1) / 2.0,
              (panel->frame.y0 + panel->frame.y1) / 2.0, ALIGN_CENTRE, TEXT_SMALL, THEME_COLOR_FAINT);
}
