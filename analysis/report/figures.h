/* figures.h - the study's charts: results turned into the chart model */
#pragma once

#include "plots/chart.h"
#include "study/results.h"

/* One chart of the study (transfer full). Errors: those of results_phrase and regression_run, DATA_ERROR_UNIT when a panel's
 * unit does not fit, DATA_ERROR_NAME for an unknown colour. */
Chart *figure_new(Results *results, const ChartDef *definition, GError **error);

/* n series as lines in one panel, as `plot` draws them; rows, not periods, are the horizontal axis of a cross-section (transfer full). */
Chart *figure_of_series(const char *name, const Series *const *series, gsize n, const char *source,
                        gboolean cross_section);
