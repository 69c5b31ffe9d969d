/* figure_decomposition.h - pictures of decomposition and smoothing; the title, subtitle and note that the study gives are kept */
#pragma once

#include "figure_analyses.h"

/* Panels of the observed values with their trend, of the season, and of the remainder. */
gboolean figure_decomposition(const Analysis *analysis, Chart *chart, GError **error);

/* Observed and fitted values and the forecast as a fan that begins at a mark. */
gboolean figure_holt_winters(const Analysis *analysis, Chart *chart, GError **error);
