/* figure_breaks.h - a series with its regimes and the intervals of its breaks, above the F statistics by date */
#pragma once

#include "plots/chart.h"
#include "study/analysis.h"

/* Of an analysis of kind "breaks"; title, subtitle and note that are there are kept. */
gboolean figure_breaks(const Analysis *analysis, Chart *chart, GError **error);
