/* page.h - a page while it is laid out; for layout.c and page_axis.c only */
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
  EventPlan *events;
} Page;

/* Height of what stands under panel p's axis, the axis' own label included. */
double page_names_height(const Page *page, guint p);

/* Words under the axis of panel p. */
void page_name_axis(const Page *page, guint p);
