#include "cross_correlation.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "correlation.h"
#include "lag_maximum.h"
#include "sum.h"

static double
product_at(const double *dx, const double *dy, gsize n, gint64 lag)
{
  const gsize apart = (gsize)ABS(lag);

  return lag < 0 ? sum_products(dx + apart, dy, n - apart) : sum_products(dx, dy + apart, n - apart);
}

static void
fill(CrossCorrelation *result, const double *x, const double *y)
{
  const gsize n = result->n;
  const gint64 lags = (gint64)result->lags;
  const double z = gsl_cdf_ugaussian_Qinv((1 - result->level) / 2);
  g_autofree double *dx = g_new(double, n), *dy = g_new(double, n);

  scaled_deviations(x, n, dx);
  scaled_deviations(y, n, dy);
  const double scale = sqrt(sum_products(dx, dx, n) * sum_products(dy, dy, n));
  result->effective = effective_pairs(x, y, n);
  result->naive = z / sqrt((double)n);
  for (gint64 lag = -lags; lag <= lags; lag++) {
    const double pairs = (double)n - (double)ABS(lag);
    result->r[lags + lag] = CLAMP(product_at(dx, dy, n, lag) / scale, -1, 1);
    result->band[lags + lag] = z * sqrt(pairs / ((double)n * result->effective));
  }
}

CrossCorrelation *
cross_correlation_new(const double *x, const double *y, gsize n, gsize lags, double level, GError **error)
{
  if (!lag_maximum_check(x, y, n, lags, error) || !stats_check_level(level, error))
    return NULL;
  CrossCorrelation *result = g_new0(CrossCorrelation, 1);
  result->n = n;
  result->lags = lags;
  result->level = level;
  result->r = g_new(double, 2 * lags + 1);
  result->band = g_new(double, 2 * lags + 1);
  fill(result, x, y);
  return result;
}

void
cross_correlation_free(CrossCorrelation *correlation)
{
  if (!correlation)
    return;
  g_free(correlation->r);
  g_free(correlation->band);
  g_free(correlation);
}

double
cross_correlation_at(const CrossCorrelation *correlation, int lag)
{
  return correlation->r[(gint64)correlation->lags + lag];
}

double
cross_correlation_band(const CrossCorrelation *correlation, int lag)
{
  return correlation->band[(gint64)correlation->lags + lag];
}
