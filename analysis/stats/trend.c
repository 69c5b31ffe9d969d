#include "trend.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "rank.h"
#include "slopes.h"

/* Variance of S over n values without ties in time. */
static double
score_variance(const double *values, gsize n)
{
  const double size = (double)n;

  return (size * (size - 1) * (2 * size + 5) - ties_and_ranks(values, n, NULL).variance) / 18;
}

static void
set_interval(const Points *points, TheilSen *result)
{
  const double count = (double)slopes_count(points);
  const double reach =
      gsl_cdf_ugaussian_Qinv((1 - result->level) / 2) * sqrt(score_variance(points->values, points->n));
  const double low = rint((count - reach) / 2), high = rint((count + reach) / 2 + 1); /* ranks from 1 */

  result->lower = low >= 1 ? slope_at(points, (gsize)low - 1) : -INFINITY;
  result->upper = high <= count ? slope_at(points, (gsize)high - 1) : INFINITY;
}

gboolean
theil_sen(const double *time, const double *values, gsize n, double level, TheilSen *result, GError **error)
{
  const Points points = {time, values, n};

  if (!stats_check_count(n, 2, error) || !stats_check_finite(time, n, "time", error) ||
      !stats_check_finite(values, n, "values", error) || !stats_check_increasing(time, n, "time", error) ||
      !stats_check_level(level, error))
    return FALSE;
  *result = (TheilSen){.n = n, .level = level, .slope = slopes_median(&points)};
  result->intercept = median_of(values, n) - result->slope * median_of(time, n);
  set_interval(&points, result);
  return TRUE;
}

gboolean
mann_kendall(const double *values, gsize n, MannKendall *result, GError **error)
{
  if (!stats_check_count(n, 3, error) || !stats_check_finite(values, n, "values", error) ||
      !stats_check_varies(values, n, "values", error))
    return FALSE;

  g_autofree double *time = g_new(double, n);
  for (gsize i = 0; i < n; i++)
    time[i] = (double)i;
  const double pairs = (double)n * (double)(n - 1) / 2;
  const gint64 s = kendall_score(time, values, n);
  const double step = (s > 0) - (s < 0); /* continuity correction */

  *result = (MannKendall){.n = n, .s = s, .variance = score_variance(values, n)};
  result->z = ((double)s - step) / sqrt(result->variance);
  result->p = 2 * gsl_cdf_ugaussian_Q(fabs(result->z));
  result->tau = (double)s / sqrt(pairs * (pairs - ties_and_ranks(values, n, NULL).pairs));
  return TRUE;
}
