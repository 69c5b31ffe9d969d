/* page.h - a page while it is laid out; for layout.c, page_measure.c and page_axis.c only */
#pragma once

#include "events.h"
#include "layout.h"

#define TICK_GAP 10.0 /* pixels between an axis and the words at its ticks */

typedef struct {
  const Chart *chart;
  Scale *scale;
  Layout *layout;
  guint columns, rows;
  double *heights;  /* of the plots, a row */
  gboolean *direct; /* a panel: its series are named at their ends */
  double left, right, panel_width;
  double text_left; /* of the header and footer: over the names of rows, which are wide */
  EventPlan *events;
} Page;

static inline PanelLayout *
page_panel(const Page *page, guint p)
{
  return g_ptr_array_index(page->layout->panels, p);
}

static inline const ChartPanel *
page_model(const Page *page, guint p)
{
  return g_ptr_array_index(page->chart->panels, p);
}

/* Chooses heights, ticks, margins and the widths of all panels; columns and rows are known. */
void page_measure(Page *page);

/* Gives a lone panel the room that is left over on a page of the usual height, or takes what is wanting. */
void page_fill(Page *page, double left_over);

/* Room for the names of the rows of a heatmap. */
double page_row_width(const Page *page);

/* Height of what stands under panel p's axis, the axis' own label included. */
double page_names_height(const Page *page, guint p);

/* Words under the axis of panel p. */
void page_name_axis(const Page *page, guint p);
