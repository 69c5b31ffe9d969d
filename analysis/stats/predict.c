#include "predict.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "sum.h"

/* sigma times the length of root' x. */
static double
mean_error(const Fit *fit, const double *x)
{
  Sum squares = {0};

  for (gsize j = 0; j < fit->k; j++) {
    Sum part = {0};
    for (gsize i = 0; i < fit->k; i++)
      sum_add(&part, x[i] * gsl_matrix_get(fit->root, i, j));
    sum_add(&squares, sum_value(&part) * sum_value(&part));
  }
  return fit->sigma * sqrt(sum_value(&squares));
}

static double
quantile(const Fit *fit, double level)
{
  return gsl_cdf_tdist_Qinv((1 - level) / 2, (double)(fit->n - fit->k));
}

gboolean
predict_row(const Fit *fit, const double *x, double level, Prediction *prediction, GError **error)
{
  if (!stats_check_level(level, error) || !stats_check_finite(x, fit->k, "x", error))
    return FALSE;

  const double t = quantile(fit, level), standard_error = mean_error(fit, x);
  const double mean = sum_products(x, fit->coefficients->data, fit->k), whole = hypot(fit->sigma, standard_error);
  *prediction = (Prediction){.mean = mean,
                             .standard_error = standard_error,
                             .mean_lower = mean - t * standard_error,
                             .mean_upper = mean + t * standard_error,
                             .prediction_error = whole,
                             .prediction_lower = mean - t * whole,
                             .prediction_upper = mean + t * whole};
  return TRUE;
}

static gboolean
check_fan(const Fit *fit, const double *bases, gsize steps, const double *level, gsize levels, GError **error)
{
  if (steps == 0 || levels == 0) {
    g_set_error_literal(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "a fan needs at least one step and one level");
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
  return stats_check_finite(bases, steps * fit->model->bases, "bases", error);
}

static Fan *
fan_new(gsize steps, const double *level, gsize levels)
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
forecast_fan(const Fit *fit, const double *bases, gsize steps, const double *level, gsize levels, GError **error)
{
  if (!check_fan(fit, bases, steps, level, levels, error))
    return NULL;

  g_autoptr(Fan) fan = fan_new(steps, level, levels);
  g_autofree double *row = g_new(double, fit->k);
  for (gsize s = 0; s < steps; s++) {
    Prediction step;
    model_matrix_row(fit->model, bases + s * fit->model->bases, row);
    if (!predict_row(fit, row, level[0], &step, error))
      return NULL;
    fan->mean[s] = step.mean;
    fan->error[s] = step.prediction_error;
    for (gsize l = 0; l < levels; l++) {
      fan->lower[s * levels + l] = step.mean - quantile(fit, level[l]) * step.prediction_error;
      fan->upper[s * levels + l] = step.mean + quantile(fit, level[l]) * step.prediction_error;
    }
  }
  return g_steal_pointer(&fan);
}

void
fan_free(Fan *fan)
{
  if (!fan)
    return;
  g_free(fan->level);
  g_free(fan->mean);
  g_free(fan->error);
  g_free(fan->lower);
  g_free(fan->upper);
  g_free(fan);
}
