#include <gsl/gsl_cdf.h>
#include <math.h>

#include "holt_winters.h"
#include "sum.h"

static gboolean
check(gsize steps, const double *level, gsize levels, GError **error)
{
  if (steps == 0 || levels == 0) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "a forecast needs at least one %s",
                steps == 0 ? "step" : "level");
    return FALSE;
  }
  for (gsize l = 0; l < levels; l++) {
    if (!stats_check_level(level[l], error))
      return FALSE;
    if (l > 0 && level[l] <= level[l - 1]) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "level %g is not above level %g", level[l], level[l - 1]);
      return FALSE;
    }
  }
  return TRUE;
}

static double
index_ahead(const HoltWinters *fit, gsize step)
{
  return fit->index[step % fit->season];
}

static double
mean_ahead(const HoltWinters *fit, gsize step)
{
  const double line = fit->level + (double)(step + 1) * fit->trend;
  switch (fit->smoothing) {
  case SMOOTHING_ADDITIVE:
    return line + index_ahead(fit, step);
  case SMOOTHING_MULTIPLICATIVE:
    return line * index_ahead(fit, step);
  case SMOOTHING_SIMPLE:
  case SMOOTHING_HOLT:
    break;
  }
  return line;
}

/* What an error does j periods later. */
static double
psi(const HoltWinters *fit, gsize j)
{
  const double beta = isnan(fit->beta) ? 0 : fit->beta;
  if (j == 0)
    return 1;
  return fit->alpha * (1 + (double)j * beta) + (fit->index && j % fit->season == 0 ? fit->gamma * (1 - fit->alpha) : 0);
}

/* Sum of squares of what the errors of all periods up to step do in it. With factors an error is carried in the size of its season
 * and seen in that of step. */
static double
variance_ahead(const HoltWinters *fit, gsize step)
{
  Sum sum = {0};
  for (gsize j = 0; j <= step; j++) {
    const double ratio =
        fit->smoothing == SMOOTHING_MULTIPLICATIVE ? index_ahead(fit, step) / index_ahead(fit, step - j) : 1;
    sum_add(&sum, pow(psi(fit, j) * ratio, 2));
  }
  return fit->variance * sum_value(&sum);
}

static Fan *
fan_of(gsize steps, const double *level, gsize levels)
{
  Fan *fan = g_new0(Fan, 1);
  fan->steps = steps;
  fan->levels = levels;
  fan->level = g_memdup2(level, levels * sizeof *level);
  fan->mean = g_new(double, steps);
  fan->error = g_new(double, steps);
  fan->lower = g_new(double, steps *levels);
  fan->upper = g_new(double, steps *levels);
  return fan;
}

Fan *
holt_winters_forecast(const HoltWinters *fit, gsize steps, const double *level, gsize levels, GError **error)
{
  if (!check(steps, level, levels, error))
    return NULL;
  g_autoptr(Fan) fan = fan_of(steps, level, levels);
  for (gsize step = 0; step < steps; step++) {
    fan->mean[step] = mean_ahead(fit, step);
    fan->error[step] = sqrt(variance_ahead(fit, step));
    if (!isfinite(fan->mean[step]) || !isfinite(fan->error[step])) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_NUMERIC,
                  "forecast of step %" G_GSIZE_FORMAT ": numbers beyond the range of doubles", step + 1);
      return NULL;
    }
    for (gsize l = 0; l < levels; l++) {
      const double reach = gsl_cdf_ugaussian_Qinv((1 - level[l]) / 2) * fan->error[step];
      fan->lower[step * levels + l] = fan->mean[step] - reach;
      fan->upper[step * levels + l] = fan->mean[step] + reach;
    }
  }
  return g_steal_pointer(&fan);
}
