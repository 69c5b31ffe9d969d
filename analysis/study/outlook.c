#include "outlook.h"

#include <math.h>
#include <string.h>

#include "datasets/problems.h"

static const double usual_levels[] = {0.50, 0.80, 0.95};

static gboolean
check_ahead(const Regression *regression, GError **error)
{
  if (regression->estimator != ESTIMATOR_OLS) {
    g_set_error_literal(error, DATA_ERROR, DATA_ERROR_SCHEMA, "a forecast belongs to least squares");
    return FALSE;
  }
  for (guint i = 0; i < regression->bases->len; i++) {
    const Base *base = &g_array_index(regression->bases, Base, i);
    if (base_is_of_time(base))
      continue;
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                "a forecast needs terms that are known ahead, and '%s' is not: trend, season, step, pulse and ramp are",
                base->name);
    return FALSE;
  }
  if (!regression->cross_section && regression->frequency != FREQUENCY_IRREGULAR)
    return TRUE;
  g_set_error_literal(error, DATA_ERROR, DATA_ERROR_ALIGN, "a forecast needs periods that stand on a grid");
  return FALSE;
}

gboolean
regression_forecast(Regression *regression, const ForecastOptions *options, GError **error)
{
  const double *levels = options->levels ? options->level : usual_levels;
  const gsize n_levels = options->levels ? options->levels : G_N_ELEMENTS(usual_levels);
  const gsize steps = options->steps, last = regression->n - 1;
  if (!check_ahead(regression, error))
    return FALSE;
  Forecast *forecast = g_new0(Forecast, 1);
  regression->forecast = forecast;
  forecast->periods = g_new(Period, steps);
  const gsize n_bases = regression->bases->len;
  g_autofree double *bases = g_new(double, MAX(steps * n_bases, 1));
  for (gsize step = 0; step < steps; step++) {
    forecast->periods[step] = period_step(regression->periods[last], (int)step + 1);
    for (guint i = 0; i < n_bases; i++)
      bases[step * n_bases + i] = base_at(&g_array_index(regression->bases, Base, i), forecast->periods[step],
                                          regression->grid[last] + (gint64)step + 1);
  }
  forecast->fan = forecast_fan(regression->fit, bases, steps, levels, n_levels, error);
  return forecast->fan != NULL;
}
