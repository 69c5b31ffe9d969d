#include "acf.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

#include "columns.h"
#include "sum.h"

#define FEW_SCORES 10 /* up to here Blom's plotting positions, as in R's ppoints */

static double
products(const double *deviation, const gint64 *period, gsize n, gsize lag)
{
  Sum sum = {0};
  gsize before = 0;
  for (gsize i = 0; i < n; i++)
    if (grid_before(period, i, lag, &before))
      sum_add(&sum, deviation[i] * deviation[before]);
  return sum_value(&sum);
}

gboolean
autocorrelations(const double *x, const gint64 *period, gsize n, gsize lags, double *r, GError **error)
{
  if (lags == 0) {
    g_set_error_literal(error, STATS_ERROR, STATS_ERROR_DOMAIN, "autocorrelations: no lag");
    return FALSE;
  }
  if (n < 2) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "autocorrelations: %zu observation%s, at least 2 are needed",
                n, n == 1 ? "" : "s");
    return FALSE;
  }
  if (!grid_check(period, n, error) || !stats_check_finite(x, n, "autocorrelations", error) ||
      !stats_check_varies(x, n, "autocorrelations", error))
    return FALSE;
  g_autofree double *deviation = g_new(double, n);
  scaled_deviations(x, n, deviation);
  const double squares = sum_products(deviation, deviation, n);
  for (gsize lag = 1; lag <= lags; lag++)
    r[lag - 1] = products(deviation, period, n, lag) / squares;
  return TRUE;
}

/* Coefficients of order j, in front of it those of order j - 1. */
static void
longer(double *coefficients, double *before, gsize j, double partial)
{
  memcpy(before, coefficients, (j - 1) * sizeof *before);
  for (gsize i = 0; i + 1 < j; i++)
    coefficients[i] = before[i] - partial * before[j - 2 - i];
  coefficients[j - 1] = partial;
}

void
partial_autocorrelations(const double *r, gsize lags, double *partial, double *variance, double *coefficients)
{
  g_autofree double *phi = g_new0(double, lags), *before = g_new(double, lags);
  double left = 1;

  for (gsize j = 1; j <= lags; j++) {
    double sum = r[j - 1];
    for (gsize i = 0; i + 1 < j; i++)
      sum -= phi[i] * r[j - 2 - i];
    partial[j - 1] = left > 0 ? sum / left : 0;
    longer(phi, before, j, partial[j - 1]);
    left = fmax(0, left * (1 - partial[j - 1]) * (1 + partial[j - 1]));
    if (variance)
      variance[j - 1] = left;
  }
  for (gsize j = 0; coefficients && j < lags; j++)
    coefficients[j] = phi[j];
}

void
normal_scores(double *scores, gsize n)
{
  const double a = n <= FEW_SCORES ? 3.0 / 8.0 : 0.5;
  for (gsize i = 0; i < n; i++)
    scores[i] = gsl_cdf_ugaussian_Pinv(((double)i + 1 - a) / ((double)n + 1 - 2 * a));
}
