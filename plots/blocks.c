#include "blocks.h"

#include <math.h>
#include <string.h>

#include "text.h"

#define BLOCK_GAP   5.0 /* pixels between a block and its label */
#define EDGE_GAP    2.0 /* and from the label to the edge of the panel */
#define SIDE_GAP    1.0 /* on either side of a label, whose width has slack of its own */
#define MOST_LINES  3u
#define MOST_SHARE  0.5 /* of the height for labels; a lower panel goes without */
#define WORD_WEIGHT 100.0

/* Lines of labels stand closer than those of a text. */
static double
line_height(void)
{
  return theme_text_size(TEXT_SMALL) * THEME_SLACK;
}

static gboolean
is_block(const ChartPoint *point)
{
  return shape_is_drawn(point->low) && shape_is_drawn(point->high) && shape_has_place(point);
}

static gboolean
hangs(const ChartPoint *point)
{
  return point->high <= 0 && point->low < 0;
}

/* As many lines as the label has words: no block is so narrow that it needs more. */
static guint
most_lines(const char *label)
{
  g_auto(GStrv) words = g_strsplit(label, " ", -1);
  return MIN(g_strv_length(words), MOST_LINES);
}

Extent
blocks_extent(const ChartPanel *model, Extent y, double height)
{
  double top = -INFINITY, bottom = INFINITY;
  guint above = 0, below = 0;
  for (guint l = 0; l < model->layers->len; l++) {
    const ChartLayer *layer = g_ptr_array_index(model->layers, l);
    for (guint i = 0; layer->kind == LAYER_BLOCKS && i < layer->points->len; i++) {
      const ChartPoint *point = &g_array_index(layer->points, ChartPoint, i);
      if (!point->label || !is_block(point))
        continue;
      if (hangs(point)) {
        bottom = fmin(bottom, point->low);
        below = MAX(below, most_lines(point->label));
      } else {
        top = fmax(top, point->high);
        above = MAX(above, most_lines(point->label));
      }
    }
  }
  const double free = BLOCK_GAP + EDGE_GAP,
               up = above && isnan(model->y_max) ? (free + above * line_height()) / height : 0.0,
               down = below && isnan(model->y_min) ? (free + below * line_height()) / height : 0.0;
  if (!(up + down > 0) || up + down > MOST_SHARE)
    return y;
  const double high = up > 0 ? fmax(top, 0.0) : y.high, low = down > 0 ? fmin(bottom, 0.0) : fmin(y.low, 0.0);
  const double range = (high - low) / (1.0 - up - down);
  return (Extent){fmin(y.low, low - down * range), fmax(y.high, high + up * range)};
}

static void
write_lines(char **lines, double x, double y, guint32 color, PanelLayout *panel, Obstacles *obstacles)
{
  for (; *lines; lines++, y += line_height()) {
    const double half = text_width(*lines, TEXT_SMALL) / 2.0;
    words_add(panel->words, *lines, x, y, ALIGN_CENTRE, TEXT_SMALL, color);
    obstacles_add_box(obstacles, (Box){x - half, y - line_height() / 2.0, x + half, y + line_height() / 2.0},
                      WORD_WEIGHT);
  }
}

/* How many words of each label fit: all of them, else the first alone, else none. */
typedef enum { WORDS_NONE, WORDS_FIRST, WORDS_ALL } WordsThatFit;

static WordsThatFit
fits(const char *label, double width)
{
  g_auto(GStrv) words = g_strsplit(label, " ", -1);
  for (char **word = words; *word; word++)
    if (text_width(*word, TEXT_SMALL) > width)
      return word == words ? WORDS_NONE : WORDS_FIRST;
  return WORDS_ALL;
}

static double
label_width(const PanelLayout *panel)
{
  return layout_x(panel, 1.0) - layout_x(panel, 0.0) - 2.0 * SIDE_GAP;
}

/* What fits of the longest label holds for all: they are read side by side. */
static WordsThatFit
fit_all(const ChartPanel *model, const PanelLayout *panel)
{
  WordsThatFit least = WORDS_ALL;
  for (guint l = 0; l < model->layers->len; l++) {
    const ChartLayer *layer = g_ptr_array_index(model->layers, l);
    for (guint i = 0; layer->kind == LAYER_BLOCKS && i < layer->points->len; i++) {
      const ChartPoint *point = &g_array_index(layer->points, ChartPoint, i);
      g_autofree char *label = text_clean(point->label ? point->label : "");
      least = MIN(least, fits(label, label_width(panel)));
    }
  }
  return least;
}

static void
place_label(PanelLayout *panel, const ChartLayer *layer, const ChartPoint *point, WordsThatFit fit,
            Obstacles *obstacles)
{
  const double x = layout_x(panel, shape_middle(point));
  g_autofree char *label = text_clean(point->label);
  if (fit == WORDS_FIRST)
    *strchrnul(label, ' ') = '\0';
  g_auto(GStrv) lines = text_wrap(label, TEXT_SMALL, label_width(panel), 0);
  const double height = line_height() * g_strv_length(lines);
  const double end = layout_y(panel, CLAMP(hangs(point) ? point->low : point->high, panel->y.low, panel->y.high));
  const double top = hangs(point) ? end + BLOCK_GAP : end - BLOCK_GAP - height;
  if (top < panel->frame.y0 || top + height > panel->frame.y1)
    return;
  write_lines(lines, x, top + line_height() / 2.0, theme_word_color(layer->tone), panel, obstacles);
}

void
blocks_place_labels(const ChartPanel *model, PanelLayout *panel, Obstacles *obstacles)
{
  const WordsThatFit fit = fit_all(model, panel);
  for (guint l = 0; fit != WORDS_NONE && l < model->layers->len; l++) {
    const ChartLayer *layer = g_ptr_array_index(model->layers, l);
    for (guint i = 0; layer->kind == LAYER_BLOCKS && i < layer->points->len; i++) {
      const ChartPoint *point = &g_array_index(layer->points, ChartPoint, i);
      const double x = shape_middle(point);
      if (point->label && is_block(point) && x >= panel->x.low && x <= panel->x.high)
        place_label(panel, layer, point, fit, obstacles);
    }
  }
}
