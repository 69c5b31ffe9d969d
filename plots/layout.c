#include "layout.h"

#include <math.h>

#include "cells.h"
#include "labels.h"
#include "page.h"
#include "text.h"

#define ROW_GAP      20.0 /* between panels above each other */
#define BLOCK_GAP    14.0 /* between header, plot and footer */
#define MOST_COLUMNS 8u   /* panels beside each other that can still be read: on one scale */
#define MOST_SCALED  4u   /* and with scales of their own */
#define HEADER_LINES 3u
#define TITLE_LINES  2u /* of a panel's title */
#define FOOTER_LINES 6u

void
words_add(GArray *words, const char *text, double x, double y, Align align, TextStyle style, guint32 color)
{
  const Words word = {g_strdup(text), x, y, align, style, color, FALSE};
  g_array_append_val(words, word);
}

static void
words_clear(gpointer words)
{
  g_free(((Words *)words)->text);
}

static GArray *
words_new(void)
{
  GArray *words = g_array_new(FALSE, FALSE, sizeof(Words));
  g_array_set_clear_func(words, words_clear);
  return words;
}

double
layout_x(const PanelLayout *panel, double x)
{
  const double share = (x - panel->x.low) / (panel->x.high - panel->x.low);
  return panel->frame.x0 + share * (panel->frame.x1 - panel->frame.x0);
}

double
layout_y(const PanelLayout *panel, double y)
{
  return panel->frame.y1 - (y - panel->y.low) / (panel->y.high - panel->y.low) * (panel->frame.y1 - panel->frame.y0);
}

/* Words of the page */

/* Lines of text downward from *top; returns nothing, moves *top. */
static void
add_lines(Page *page, const char *text, TextStyle style, guint32 color, guint most, double *top)
{
  g_auto(GStrv) lines = (style == TEXT_TITLE ? text_wrap_evenly : text_wrap)(
      text, style, THEME_WIDTH - THEME_EDGE - page->text_left, most);
  for (char **line = lines; *line; line++) {
    words_add(page->layout->words, *line, page->text_left, *top + theme_line_height(style) / 2.0, ALIGN_LEFT, style,
              color);
    *top += theme_line_height(style);
  }
}

static void
lay_header(Page *page, double *top)
{
  add_lines(page, page->chart->title, TEXT_TITLE, THEME_COLOR_INK, HEADER_LINES, top);
  add_lines(page, page->chart->subtitle, TEXT_BODY, THEME_COLOR_SOFT, HEADER_LINES, top);
  const double line = theme_line_height(TEXT_BODY);
  const double first = *top + 4.0 + line / 2.0;
  const guint rows = legend_place(page->chart, page->scale, page->direct, page->text_left, THEME_WIDTH - THEME_EDGE,
                                  first, page->layout->words, page->layout->marks);
  if (rows > 0)
    *top += 4.0 + rows * line;
  *top += BLOCK_GAP;
}

static void
lay_footer(Page *page, double *top)
{
  *top += BLOCK_GAP;
  add_lines(page, page->events->list, TEXT_FINE, THEME_COLOR_SOFT, 0, top);
  add_lines(page, page->chart->note, TEXT_FINE, THEME_COLOR_SOFT, FOOTER_LINES, top);
  add_lines(page, page->chart->source, TEXT_FINE, THEME_COLOR_FAINT, FOOTER_LINES, top);
  *top += THEME_EDGE - 8.0;
}

/* The strip above the first panel with the words of events. */
static void
lay_events(Page *page, double *top)
{
  const double row = theme_line_height(TEXT_SMALL);
  PanelLayout *panel = page_panel(page, 0);
  for (guint i = 0; i < page->events->events->len; i++) {
    const PlannedEvent *event = &g_array_index(page->events->events, PlannedEvent, i);
    const double x = layout_x(panel, event->x);
    EventLine line = {event->x, *top + page->events->n_rows * row};
    if (event->text) {
      line.top = *top + event->word.row * row;
      words_add(panel->words, event->text, x + (event->word.left ? -EVENT_GAP : EVENT_GAP), line.top + row / 2.0,
                event->word.left ? ALIGN_RIGHT : ALIGN_LEFT, TEXT_SMALL, THEME_COLOR_FAINT);
    }
    g_array_append_val(page->layout->events, line);
  }
  *top += page->events->n_rows * row + (page->events->n_rows > 0 ? 6.0 : 0.0);
}

/* Frames */

/* Is there no panel under this one? */
static gboolean
is_lowest(const Page *page, guint p)
{
  return p + page->columns >= page->chart->panels->len;
}

/* Does the panel below have the chart's axis too, or the same one over the same fixed range? Then it is named there. */
static gboolean
shares_axis_below(const Page *page, guint p)
{
  if (is_lowest(page, p))
    return FALSE;
  const ChartPanel *here = page_model(page, p), *below = page_model(page, p + page->columns);
  if (!here->own_x && !below->own_x)
    return TRUE;
  return here->own_x && below->own_x && here->x_axis == below->x_axis && here->x_min == below->x_min &&
         here->x_max == below->x_max && g_strcmp0(here->x_label, below->x_label) == 0;
}

/* The lines of a panel's title; none without (transfer full). */
static char **
title_lines(const Page *page, guint p)
{
  const double width = page->columns > 1 ? page->panel_width : THEME_WIDTH - THEME_EDGE - page->left;
  return text_wrap(page_model(page, p)->title, TEXT_BODY, width, TITLE_LINES);
}

/* Titles above the frames of row r, close to them; the height of the tallest. */
static double
lay_titles(Page *page, guint r, double top)
{
  const guint first = r * page->columns, last = MIN(first + page->columns, page->chart->panels->len);
  const double pitch = theme_line_height(TEXT_BODY);
  guint most = 0;
  for (guint p = first; p < last; p++) {
    g_auto(GStrv) lines = title_lines(page, p);
    most = MAX(most, g_strv_length(lines));
  }
  for (guint p = first; p < last; p++) {
    g_auto(GStrv) lines = title_lines(page, p);
    double y = top + pitch * (most - g_strv_length(lines)) + pitch / 2.0;
    for (char **line = lines; *line; line++, y += pitch)
      words_add(page_panel(page, p)->words, *line, page_panel(page, p)->frame.x0, y, ALIGN_LEFT, TEXT_BODY,
                THEME_COLOR_INK);
  }
  return most > 0 ? most * pitch + 2.0 : 0.0;
}

/* Places the frames of row r with what stands above and below; moves *top past them. */
static void
lay_row(Page *page, guint r, double *top)
{
  double below = 0; /* height of what stands under the axes */
  const guint first = r * page->columns, last = MIN(first + page->columns, page->chart->panels->len);
  PanelLayout *head = page_panel(page, first);
  *top += lay_titles(page, r, *top);
  if (r == 0 && page->chart->y_label) {
    g_autofree char *label = text_shorten(page->chart->y_label, TEXT_SMALL, page->right - page->left);
    words_add(head->words, label, head->frame.x0, *top + theme_line_height(TEXT_SMALL) / 2.0, ALIGN_LEFT, TEXT_SMALL,
              THEME_COLOR_SOFT);
    *top += theme_line_height(TEXT_SMALL) + 4.0;
  }
  if (r == 0)
    lay_events(page, top);
  for (guint p = first; p < last; p++) {
    PanelLayout *panel = page_panel(page, p);
    panel->frame.y0 = *top;
    panel->frame.y1 = *top + page->heights[r];
    panel->events_top = *top;
    if (panel_has_rows(page_model(page, p)) && panel->y_named)
      cells_name_rows(page_model(page, p), panel, page_row_width(page));
    panel->x_named = !shares_axis_below(page, p);
    if (panel->x_named) {
      page_name_axis(page, p);
      below = fmax(below, page_names_height(page, p));
    }
  }
  *top += page->heights[r] + below + (r + 1 < page->rows ? ROW_GAP : 0.0);
}

/* A lone panel fills a page of the usual height; its height decides where everything below stands, so the page is laid
 * again with what was left over or wanting. */
static double
lay_page(Page *page)
{
  double top = THEME_EDGE;
  lay_header(page, &top);
  for (guint r = 0; r < page->rows; r++)
    lay_row(page, r, &top);
  lay_footer(page, &top);
  return top;
}

static void
clear_words(Page *page)
{
  g_array_set_size(page->layout->words, 0);
  g_array_set_size(page->layout->marks, 0);
  g_array_set_size(page->layout->events, 0);
  for (guint p = 0; p < page->chart->panels->len; p++)
    g_array_set_size(page_panel(page, p)->words, 0);
}

static void
lay_all(Page *page)
{
  double height = lay_page(page);
  if (page->chart->panels->len == 1) {
    page_fill(page, THEME_HEIGHT - height);
    clear_words(page);
    height = lay_page(page);
  }
  page->layout->height = ceil(height);
}

static void
lay_labels(Page *page)
{
  for (guint p = 0; p < page->chart->panels->len; p++) {
    PanelLayout *panel = page_panel(page, p);
    for (guint l = 0; l < page_model(page, p)->layers->len; l++)
      g_ptr_array_add(panel->shapes,
                      shape_new(page_model(page, p), l, panel_axis(page->chart, page_model(page, p)), panel->y));
    g_autoptr(Obstacles) obstacles = labels_obstacles(page->chart, p, page->layout);
    if (page->direct[p])
      labels_place_ends(page->chart, p, page->layout, obstacles);
    labels_place_inside(page->chart, p, page->layout, obstacles);
  }
}

static void
panel_layout_free(gpointer data)
{
  PanelLayout *panel = data;
  g_clear_pointer(&panel->y_ticks, g_array_unref);
  axis_ticks_free(panel->own_ticks);
  g_ptr_array_unref(panel->shapes);
  g_array_unref(panel->words);
  g_array_unref(panel->marks);
  g_free(panel);
}

static Layout *
layout_empty(guint n_panels)
{
  Layout *layout = g_new0(Layout, 1);
  layout->width = THEME_WIDTH;
  layout->panels = g_ptr_array_new_with_free_func(panel_layout_free);
  layout->events = g_array_new(FALSE, FALSE, sizeof(EventLine));
  layout->words = words_new();
  layout->marks = g_array_new(FALSE, FALSE, sizeof(Mark));
  for (guint p = 0; p < n_panels; p++) {
    PanelLayout *panel = g_new0(PanelLayout, 1);
    panel->shapes = g_ptr_array_new_with_free_func((GDestroyNotify)shape_free);
    panel->words = words_new();
    panel->marks = g_array_new(FALSE, FALSE, sizeof(Mark));
    g_ptr_array_add(layout->panels, panel);
  }
  return layout;
}

guint
layout_columns(const Chart *chart)
{
  return CLAMP(chart->columns, 1, MIN(chart->panels->len, chart->shared_y ? MOST_COLUMNS : MOST_SCALED));
}

Layout *
layout_new(const Chart *chart)
{
  const guint n = chart->panels->len;
  g_autoptr(Scale) scale = scale_new(chart);
  g_autofree double *heights = g_new0(double, n);
  g_autofree gboolean *direct = g_new0(gboolean, n);
  Page page = {.chart = chart, .scale = scale, .heights = heights, .direct = direct};
  page.columns = layout_columns(chart);
  page.rows = (n + page.columns - 1) / page.columns;
  page.layout = layout_empty(n);
  page.layout->x = scale->x;
  page.layout->columns = page.columns;
  page_measure(&page);
  page.events = event_plan_new(chart, scale->x, page.left, page.left + page.panel_width);
  lay_all(&page);
  lay_labels(&page);
  event_plan_free(page.events);
  return page.layout;
}

void
layout_free(Layout *layout)
{
  if (!layout)
    return;
  axis_ticks_free(layout->x_ticks);
  g_ptr_array_unref(layout->panels);
  g_array_unref(layout->events);
  g_array_unref(layout->words);
  g_array_unref(layout->marks);
  g_free(layout);
}
