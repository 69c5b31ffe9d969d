#include <math.h>

#include "blocks.h"
#include "cells.h"
#include "labels.h"
#include "page.h"
#include "stems.h"
#include "text.h"
#include "timeline.h"

#define TICK_ROOM      70.0  /* pixels of height for a tick on the vertical axis */
#define COLUMN_GAP     34.0  /* between panels beside each other */
#define PLOT_LEAST     300.0 /* height of a lone panel when header and footer are long */
#define PLOT_TYPICAL   400.0 /* the same, before those are known: for the choice of ticks */
#define ROWS_BASE      200.0 /* height of the plots of a column: base + each */
#define ROWS_EACH      120.0
#define PANEL_LEAST    90.0
#define MULTIPLE_LEAST 150.0
#define MULTIPLE_SHAPE 0.62  /* height of a small multiple as a share of its width */
#define ROW_NAME_WIDTH 300.0 /* of names of a heatmap's rows at most, */
#define ROW_NAME_SHARE 0.38  /* and as a share of the room that its panel has */

/* Heights */

double
page_row_width(const Page *page)
{
  return fmin(ROW_NAME_WIDTH, ROW_NAME_SHARE * (THEME_WIDTH - 2.0 * THEME_EDGE) / page->columns);
}

/* Least and most height that the panels with names of rows in a row of panels ask for, 0 when it has none. */
static Extent
heights_of_cells(const Page *page, guint r)
{
  Extent height = {0, 0};
  for (guint p = r * page->columns; p < MIN((r + 1) * page->columns, page->chart->panels->len); p++) {
    if (!panel_has_rows(page_model(page, p)))
      continue;
    const Extent wanted = cells_heights(page_model(page, p), page_row_width(page));
    height = (Extent){fmax(height.low, wanted.low), fmax(height.high, wanted.high)};
  }
  return height;
}

/* The rows' plots share a height that grows with their number, by weight; none is too low to be read. Small multiples take theirs from
 * their width, times the weight of the first in a row. Heatmaps are as high as their rows ask for. */
static void
choose_heights(Page *page)
{
  double total = 0;
  for (guint r = 0; r < page->rows; r++) {
    const double weight = page_model(page, r * page->columns)->weight;
    page->heights[r] = weight > 0 && isfinite(weight) ? weight : 1.0;
    total += page->heights[r];
  }
  const double all = page->rows == 1 ? PLOT_TYPICAL : ROWS_BASE + ROWS_EACH * page->rows;
  const double multiple = MULTIPLE_SHAPE * (THEME_WIDTH - 2.0 * THEME_EDGE) / page->columns;
  for (guint r = 0; r < page->rows; r++) {
    page->heights[r] = page->columns > 1 ? CLAMP(multiple * page->heights[r], MULTIPLE_LEAST, PLOT_TYPICAL)
                                         : fmax(PANEL_LEAST, all * page->heights[r] / total);
    const Extent cells = heights_of_cells(page, r);
    if (cells.high > 0)
      page->heights[r] = cells.low;
    else if (page_model(page, r * page->columns)->timeline)
      page->heights[r] = timeline_height(page_model(page, r * page->columns));
  }
}

void
page_fill(Page *page, double left_over)
{
  const Extent cells = heights_of_cells(page, 0);
  const double height = page->heights[0] + left_over;
  if (!page_model(page, 0)->timeline)
    page->heights[0] = cells.high > 0 ? CLAMP(height, cells.low, cells.high) : fmax(PLOT_LEAST, height);
}

/* Vertical axes */

/* A panel names its rows unless the one to its left has the same. */
static gboolean
names_rows(const Page *page, guint p)
{
  if (p % page->columns == 0)
    return TRUE;
  const GPtrArray *here = page_model(page, p)->rows, *before = page_model(page, p - 1)->rows;
  gboolean same = here->len == before->len;
  for (guint r = 0; same && r < here->len; r++)
    same = g_str_equal(g_ptr_array_index(here, r), g_ptr_array_index(before, r));
  return !same;
}

/* Height of panel p when it is least: that of a lone one is not known yet. */
static double
least_height(const Page *page, guint p)
{
  return page->chart->panels->len == 1 ? PLOT_LEAST : page->heights[p / page->columns];
}

/* Widens the axes where labels stand beyond the heads of stems, all of a shared scale alike. */
static void
make_room_for_stems(Page *page)
{
  const guint n = page->chart->panels->len;
  Extent all = {INFINITY, -INFINITY};
  for (guint p = 0; p < n; p++) {
    Extent *y = &page_panel(page, p)->y;
    if (panel_has_rows(page_model(page, p)))
      continue;
    *y = stems_extent(page_model(page, p), *y, least_height(page, p));
    *y = blocks_extent(page_model(page, p), *y, least_height(page, p));
    all = (Extent){fmin(all.low, y->low), fmax(all.high, y->high)};
  }
  for (guint p = 0; page->chart->shared_y && p < n; p++) {
    const ChartPanel *model = page_model(page, p);
    Extent *y = &page_panel(page, p)->y;
    if (!panel_has_rows(model))
      *y = (Extent){isfinite(model->y_min) ? y->low : all.low, isfinite(model->y_max) ? y->high : all.high};
  }
}

/* A line at each row that is not filled by cells. */
static GArray *
row_ticks(const ChartPanel *model)
{
  GArray *ticks = ticks_new();
  for (guint r = 0; r < model->rows->len && !panel_is_heatmap(model); r++) {
    const Tick tick = {.at = -(double)r, .label = g_strdup("")};
    g_array_append_val(ticks, tick);
  }
  return ticks;
}

static void
choose_y_ticks(Page *page)
{
  for (guint p = 0; p < page->chart->panels->len; p++) {
    page_panel(page, p)->y = g_array_index(page->scale->y, Extent, p);
    page_panel(page, p)->colors = g_array_index(page->scale->colors, Colors, p);
  }
  make_room_for_stems(page);
  for (guint p = 0; p < page->chart->panels->len; p++) {
    PanelLayout *panel = page_panel(page, p);
    const gboolean rows = panel_has_rows(page_model(page, p)), plain = rows || page_model(page, p)->timeline;
    const guint wanted = (guint)CLAMP(nearbyint(page->heights[p / page->columns] / TICK_ROOM), 3.0, 5.0);
    panel->y_ticks = plain ? row_ticks(page_model(page, p)) : ticks_numbers(panel->y.low, panel->y.high, wanted);
    panel->y_named = rows ? names_rows(page, p) : p % page->columns == 0 || !page->chart->shared_y;
  }
}

/* Margins */

/* Room for the names at the vertical axes of the first column (inner = FALSE) or of the others. */
static double
tick_margin(const Page *page, gboolean inner)
{
  double widest = 0;
  for (guint p = 0; p < page->chart->panels->len; p++) {
    const PanelLayout *panel = page_panel(page, p);
    if (!panel->y_named || (p % page->columns != 0) != inner)
      continue;
    if (panel_has_rows(page_model(page, p)))
      widest = fmax(widest, cells_margin(page_model(page, p), page_row_width(page)));
    for (guint i = 0; i < panel->y_ticks->len; i++)
      widest = fmax(widest, TICK_GAP + text_width(g_array_index(panel->y_ticks, Tick, i).label, TEXT_BODY));
  }
  return widest;
}

static void
choose_margins(Page *page)
{
  double names = text_width("2000", TEXT_BODY) / 2.0;
  for (guint p = 0; p < page->chart->panels->len; p++) {
    page->direct[p] = labels_are_direct(page->chart, p, page->heights[p / page->columns]);
    if (page->direct[p])
      names = fmax(names, labels_margin(page->chart, page_model(page, p)));
  }
  const double gaps = (page->columns - 1) * (COLUMN_GAP + tick_margin(page, TRUE));
  page->left = THEME_EDGE + tick_margin(page, FALSE);
  page->text_left = panel_has_rows(page_model(page, 0)) ? THEME_EDGE : page->left;
  page->right = THEME_WIDTH - THEME_EDGE - names;
  page->panel_width = (page->right - page->left - gaps) / page->columns;
}

/* Cells are no wider than they can be read as a table. */
static void
set_widths(Page *page)
{
  for (guint p = 0; p < page->chart->panels->len; p++) {
    PanelLayout *panel = page_panel(page, p);
    const double pitch = page->panel_width + COLUMN_GAP + tick_margin(page, TRUE);
    const double most =
        panel_is_heatmap(page_model(page, p)) ? (panel->x.high - panel->x.low) * CELL_MOST_WIDTH : page->panel_width;
    panel->frame.x0 = page->left + (p % page->columns) * pitch;
    panel->frame.x1 = panel->frame.x0 + fmin(page->panel_width, most);
  }
}

/* Horizontal axes */

static AxisTicks *
axis_ticks(AxisKind kind, Extent x, double width)
{
  return kind == AXIS_TIME ? ticks_time(x.low, x.high, width) : ticks_plain(x.low, x.high, width);
}

static void
choose_x_ticks(Page *page)
{
  const Chart *chart = page->chart;
  if (chart->x_axis != AXIS_CATEGORY)
    page->layout->x_ticks = axis_ticks(chart->x_axis, page->scale->x, page->panel_width);
  for (guint p = 0; p < chart->panels->len; p++) {
    const ChartPanel *model = page_model(page, p);
    PanelLayout *panel = page_panel(page, p);
    if (panel_axis(chart, model) == AXIS_CATEGORY)
      continue;
    if (model->own_x)
      panel->own_ticks = axis_ticks(model->x_axis, panel->x, page->panel_width);
    panel->x_ticks = panel->own_ticks ? panel->own_ticks : page->layout->x_ticks;
  }
}

void
page_measure(Page *page)
{
  for (guint p = 0; p < page->chart->panels->len; p++)
    page_panel(page, p)->x = g_array_index(page->scale->panel_x, Extent, p);
  choose_heights(page);
  choose_y_ticks(page);
  choose_margins(page);
  set_widths(page);
  choose_x_ticks(page);
}
