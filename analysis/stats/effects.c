#include "effects.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "sum.h"

typedef struct {
  double mean, squares; /* about the mean, or about zero */
} Moments;

static Moments
moments(const Fit *fit, const double *values, gboolean about_mean)
{
  g_autofree double *part = g_new(double, fit->n);
  Sum sum = {0}, weights = {0};
  Moments result;

  for (gsize i = 0; i < fit->n; i++) {
    const double weight = fit->weights ? fit->weights[i] : 1;
    sum_add(&weights, weight);
    sum_add(&sum, weight * values[i]);
  }
  result.mean = sum_value(&sum) / sum_value(&weights);
  for (gsize i = 0; i < fit->n; i++)
    part[i] = sqrt(fit->weights ? fit->weights[i] : 1) * (values[i] - (about_mean ? result.mean : 0));
  result.squares = sum_products(part, part, fit->n);
  return result;
}

double
detectable_effect(double standard_error, double freedom, double alpha, double power)
{
  return (gsl_cdf_tdist_Qinv(alpha / 2, freedom) + gsl_cdf_tdist_Pinv(power, freedom)) * standard_error;
}

static gboolean
check_options(double alpha, double power, GError **error)
{
  if (!(alpha > 0 && alpha < 1)) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "alpha %g is not between 0 and 1", alpha);
    return FALSE;
  }
  if (!(power > alpha / 2 && power < 1)) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "power %g is not between half of alpha, %g, and 1", power,
                alpha / 2);
    return FALSE;
  }
  return TRUE;
}

static Effect
slope_effect(const Fit *fit, const double *y, gsize j)
{
  g_autofree double *column = g_new(double, fit->n);
  const double estimate = gsl_vector_get(fit->coefficients, j);

  for (gsize i = 0; i < fit->n; i++)
    column[i] = gsl_matrix_get(fit->design, i, j);
  const Moments x = moments(fit, column, TRUE), response = moments(fit, y, TRUE);
  return (Effect){.standardised = estimate * sqrt(x.squares / response.squares),
                  .elasticity = response.mean == 0 ? NAN : estimate * x.mean / response.mean,
                  .inflation = gsl_matrix_get(fit->bread, j, j) * moments(fit, column, fit->intercept).squares};
}

Effect *
effects_of(const Fit *fit, const double *y, const gsl_matrix *covariance, double alpha, double power, GError **error)
{
  if (!check_options(alpha, power, error))
    return NULL;

  Effect *effects = g_new0(Effect, fit->k);
  for (gsize j = 0; j < fit->k; j++) {
    effects[j] = fit->intercept && j == 0 ? (Effect){NAN, NAN, NAN, NAN} : slope_effect(fit, y, j);
    effects[j].detectable =
        detectable_effect(sqrt(gsl_matrix_get(covariance, j, j)), (double)(fit->n - fit->k), alpha, power);
  }
  return effects;
}
