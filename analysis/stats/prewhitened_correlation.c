#include "prewhitened_correlation.h"

#include <math.h>

#include "acf.h"
#include "lag_maximum.h"
#include "sum.h"

/* The order with the smallest AIC up to most; coefficients (most values) are those of that order. */
static gboolean
fit_by_aic(const double *x, gsize n, gsize most, gsize *order, double *coefficients, GError **error)
{
  g_autofree double *r = g_new(double, most + 1), *partial = g_new(double, most + 1),
                    *variance = g_new(double, most + 1);
  double smallest = 0; /* of order 0, all without the series' own variance */

  *order = 0;
  if (most == 0)
    return TRUE;
  if (!autocorrelations(x, NULL, n, most, r, error))
    return FALSE;
  partial_autocorrelations(r, most, partial, variance, NULL);
  for (gsize p = 1; p <= most && variance[p - 1] > 0; p++) {
    const double aic = (double)n * log(variance[p - 1]) + 2 * (double)p;
    if (aic < smallest) {
      smallest = aic;
      *order = p;
    }
  }
  partial_autocorrelations(r, *order, partial, NULL, coefficients);
  return TRUE;
}

/* n - order values. */
static double *
filtered(const double *values, gsize n, gsize order, const double *coefficients)
{
  double *left = g_new(double, n - order);
  g_autofree double *deviation = g_new(double, n);

  scaled_deviations(values, n, deviation);
  for (gsize t = order; t < n; t++) {
    double rest = deviation[t];
    for (gsize j = 0; j < order; j++)
      rest -= coefficients[j] * deviation[t - 1 - j];
    left[t - order] = rest;
  }
  return left;
}

static gsize
order_most(gsize n, gsize lags)
{
  const gsize rule = MIN(n - 1, (gsize)floor(10 * log10((double)n)));

  return MIN(rule, n - MAX(LAG_MAXIMUM_LEAST, 2 * lags + 1));
}

Prewhitened *
prewhitened_new(const double *x, const double *y, gsize n, gsize lags, double level, GError **error)
{
  if (!lag_maximum_check(x, y, n, lags, error))
    return NULL;
  const gsize most = order_most(n, lags);
  g_autoptr(Prewhitened) result = g_new0(Prewhitened, 1);
  result->coefficients = g_new0(double, most + 1);
  if (!fit_by_aic(x, n, most, &result->order, result->coefficients, error))
    return NULL;
  g_autofree double *x_left = filtered(x, n, result->order, result->coefficients),
                    *y_left = filtered(y, n, result->order, result->coefficients);
  result->correlation = cross_correlation_new(x_left, y_left, n - result->order, lags, level, error);
  return result->correlation ? g_steal_pointer(&result) : NULL;
}

void
prewhitened_free(Prewhitened *prewhitened)
{
  if (!prewhitened)
    return;
  g_free(prewhitened->coefficients);
  cross_correlation_free(prewhitened->correlation);
  g_free(prewhitened);
}
