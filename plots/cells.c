#include "cells.h"

#include <math.h>

#include "text.h"

#define NEAR_WHITE   0xf7f7f5u /* an empty cell is white */
#define DARK_WORDS   0x111113u
#define LIGHT_WORDS  THEME_COLOR_PAPER
#define CELL_HEIGHT  38.0
#define CELL_LEAST   27.0 /* a line of text, where there are many rows */
#define CELL_MOST    76.0
#define MANY_ROWS    12u
#define NAME_LINES   3u
#define CELL_PADDING 4.0 /* free on each side of a word */
#define NAME_GAP     12.0
#define KEY_WIDTH    150.0
#define KEY_HEIGHT   14.0
#define KEY_STEPS    30
#define KEY_GAP      8.0

guint32
cells_color(Colors colors, double value)
{
  const double least = colors.low < 0 ? 0.0 : colors.low;
  const double share = value < least ? value / colors.low : (value - least) / (colors.high - least);
  const Tone tone = value < least && colors.low < 0 ? THEME_NEGATIVE : TONE_BLUE;
  const double kept = isnan(share) ? 0.0 : CLAMP(share, 0.0, 1.0);
  return theme_mix(NEAR_WHITE, theme_color(tone, FALSE), colors.root ? sqrt(kept) : kept);
}

/* Relative luminance of sRGB (WCAG 2.1). */
static double
luminance(guint32 color)
{
  static const double weights[] = {0.2126, 0.7152, 0.0722};
  double sum = 0;
  for (int i = 0; i < 3; i++) {
    const double channel = ((color >> (16 - 8 * i)) & 0xffu) / 255.0;
    sum += weights[i] * (channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4));
  }
  return sum;
}

guint32
cells_word_color(guint32 fill)
{
  const double ground = luminance(fill) + 0.05;
  return (luminance(LIGHT_WORDS) + 0.05) / ground > ground / (luminance(DARK_WORDS) + 0.05) ? LIGHT_WORDS : DARK_WORDS;
}

/* Words in cells */

/* Pixels of a cell. */
static Box
box_of(const PanelLayout *panel, const Cell *cell)
{
  return (Box){layout_x(panel, cell->rect.x0), layout_y(panel, cell->rect.y1), layout_x(panel, cell->rect.x1),
               layout_y(panel, cell->rect.y0)};
}

static gboolean
fits(const PanelLayout *panel, const GArray *cells, TextStyle style)
{
  for (guint i = 0; i < cells->len; i++) {
    const Cell *cell = &g_array_index(cells, Cell, i);
    const Box box = box_of(panel, cell);
    if (text_width(cell->label, style) > box.x1 - box.x0 - 2.0 * CELL_PADDING ||
        theme_text_size(style) * THEME_SLACK > box.y1 - box.y0)
      return FALSE;
  }
  return TRUE;
}

static void
place_words_of(PanelLayout *panel, const GArray *cells)
{
  static const TextStyle styles[] = {TEXT_BODY, TEXT_SMALL, TEXT_FINE};
  guint s = 0;
  while (s < G_N_ELEMENTS(styles) && !fits(panel, cells, styles[s]))
    s++;
  const gboolean whole = s < G_N_ELEMENTS(styles);
  for (guint i = 0; i < cells->len; i++) {
    const Cell *cell = &g_array_index(cells, Cell, i);
    const Box box = box_of(panel, cell);
    const gboolean empty = !shape_is_drawn(cell->value);
    const char *text = whole && cell->label ? cell->label : empty ? "–" : cell->value < 0 && !whole ? "−" : NULL;
    if (!text || text_width(text, TEXT_FINE) > box.x1 - box.x0 || box.x1 > panel->frame.x1 + 1.0)
      continue; /* no room, or no such column */
    words_add(panel->words, text, (box.x0 + box.x1) / 2.0, (box.y0 + box.y1) / 2.0, ALIGN_CENTRE,
              whole ? styles[s] : TEXT_FINE,
              empty ? THEME_COLOR_EVENT : cells_word_color(cells_color(panel->colors, cell->value)));
  }
}

void
cells_place_words(const ChartPanel *model, PanelLayout *panel)
{
  for (guint l = 0; l < model->layers->len; l++)
    place_words_of(panel, ((const Shape *)g_ptr_array_index(panel->shapes, l))->cells);
}

/* Rows */

/* Names take up to three lines before they are shortened. */
static char **
name_lines(const ChartPanel *model, guint row, double width)
{
  return text_wrap(g_ptr_array_index(model->rows, row), TEXT_SMALL, width, NAME_LINES);
}

static double
names_height(const ChartPanel *model, double width)
{
  guint most = 1;
  for (guint r = 0; r < model->rows->len; r++) {
    g_auto(GStrv) lines = name_lines(model, r, width);
    most = MAX(most, g_strv_length(lines));
  }
  return theme_line_height(TEXT_SMALL) * most;
}

Extent
cells_heights(const ChartPanel *model, double width)
{
  const guint n = MAX(model->rows->len, 1);
  const double least =
      fmax(names_height(model, width), n > MANY_ROWS || !panel_is_heatmap(model) ? CELL_LEAST : CELL_HEIGHT);
  return (Extent){n * least, n * fmax(CELL_MOST, least)};
}

double
cells_margin(const ChartPanel *model, double width)
{
  double widest = 0;
  for (guint r = 0; r < model->rows->len; r++) {
    g_auto(GStrv) lines = name_lines(model, r, width);
    for (char **line = lines; *line; line++)
      widest = fmax(widest, text_width(*line, TEXT_SMALL));
  }
  return widest > 0 ? widest + NAME_GAP : 0;
}

void
cells_name_rows(const ChartPanel *model, PanelLayout *panel, double width)
{
  const double pitch = theme_line_height(TEXT_SMALL);
  for (guint r = 0; r < model->rows->len; r++) {
    g_auto(GStrv) lines = name_lines(model, r, width);
    double y = layout_y(panel, -(double)r) - pitch * ((double)g_strv_length(lines) - 1.0) / 2.0;
    for (char **line = lines; *line; line++, y += pitch)
      words_add(panel->words, *line, panel->frame.x0 - NAME_GAP, y, ALIGN_RIGHT, TEXT_SMALL, THEME_COLOR_SOFT);
  }
}

/* The key */

double
cells_key(Colors colors, double x, double y, GArray *words, GArray *marks)
{
  g_autofree char *low = ticks_number(colors.low), *high = ticks_number(colors.high);
  const double left = x + text_width(low, TEXT_SMALL) + KEY_GAP, step = KEY_WIDTH / KEY_STEPS;
  for (int i = 0; marks && i < KEY_STEPS; i++) {
    const double value = colors.low + (colors.high - colors.low) * (i + 0.5) / KEY_STEPS;
    const double right = i + 1 < KEY_STEPS ? 1.0 : 0.0; /* over the next one's edge, so that no seam shows */
    const Mark mark = {MARK_FIELD,
                       {left + i * step, y - KEY_HEIGHT / 2.0, left + (i + 1) * step + right, y + KEY_HEIGHT / 2.0},
                       cells_color(colors, value),
                       0};
    g_array_append_val(marks, mark);
  }
  const double end = left + KEY_WIDTH + KEY_GAP;
  if (words) {
    words_add(words, low, left - KEY_GAP, y, ALIGN_RIGHT, TEXT_SMALL, THEME_COLOR_SOFT);
    words_add(words, high, end, y, ALIGN_LEFT, TEXT_SMALL, THEME_COLOR_SOFT);
  }
  return end + text_width(high, TEXT_SMALL) - x;
}
