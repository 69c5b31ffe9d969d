/* figure_correlations.h - kind of chart "correlations": a correlation matrix as heatmaps of levels and of changes */
#pragma once

#include "figure_analyses.h"

gboolean figure_correlations(const Analysis *analysis, Chart *chart, GError **error);
