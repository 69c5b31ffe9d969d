/* figure_models.h - figures of regressions that a study computed */
#pragma once

#include "figures.h"

/* The kinds of charts; the title, subtitle and note that the study gives are kept, what is missing is written. Errors: those of
 * results_regression, DATA_ERROR_SCHEMA where a forecast was not asked for, and those of influence and autocorrelations. */
gboolean figure_diagnostics(Results *results, const ChartDef *definition, Chart *chart, GError **error);
gboolean figure_coefficients(Results *results, const ChartDef *definition, Chart *chart, GError **error);
gboolean figure_forecast(Results *results, const ChartDef *definition, Chart *chart, GError **error);

/* The same of regressions at hand. */
gboolean diagnostics_panels(const Regression *regression, Chart *chart, GError **error);
void coefficients_panel(const Regression *const *models, gsize n, Chart *chart);
/* series: what the response is in levels, for label and unit, or NULL. regression has a forecast. */
void forecast_panel(const Regression *regression, const Series *series, Chart *chart);
