/* figure_event_study.h - a series around an event with the path that was to be expected, above their differences */
#pragma once

#include "plots/chart.h"
#include "study/analysis.h"

/* Of an analysis of kind "event-studies"; title, subtitle and note that are there are kept. A logarithm is drawn in levels, its
 * differences in percent. */
gboolean figure_event_study(const Analysis *analysis, Chart *chart, GError **error);
