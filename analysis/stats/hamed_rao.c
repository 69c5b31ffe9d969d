#include "hamed_rao.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "grid.h"
#include "rank.h"
#include "sum.h"

#define SIGNIFICANCE 0.05 /* of an autocorrelation that counts */

/* Of the largest number that goes into a value less its trend: what is closer differs by rounding. */
#define ROUNDING 1e-12

/* Of r1: beyond it the correction would be a guess. */
#define MOST_PERSISTENT 0.95

/* Deviations of ranks from their mean, of the values less slope times time. */
static void
detrended_ranks(const double *values, const double *time, gsize n, double slope, double *deviation)
{
  double largest = 0;
  for (gsize i = 0; i < n; i++)
    largest = fmax(largest, fmax(fabs(values[i]), fabs(slope * (time[i] - time[0]))));
  const double unit = largest * ROUNDING;
  for (gsize i = 0; i < n; i++)
    deviation[i] = unit > 0 ? rint((values[i] - slope * (time[i] - time[0])) / unit) : 0;
  ties_and_ranks(deviation, n, deviation);
  mean_and_deviations(deviation, n, deviation);
}

/* Products of values that stand lag periods apart, both places moving on together. */
static double
lagged_products(const double *deviation, const gint64 *period, gsize n, gsize lag)
{
  Sum sum = {0};
  gsize before = 0;
  for (gsize i = 1; i < n; i++) {
    while (before < i && grid_apart(period, i, before) > lag)
      before++;
    if (grid_apart(period, i, before) == lag)
      sum_add(&sum, deviation[i] * deviation[before]);
  }
  return sum_value(&sum);
}

/* How much a pair of observations that lag apart adds to the factor, by its autocorrelation. */
static double
weight(gsize n, gsize lag)
{
  const double size = (double)n, left = (double)(n - lag);
  return 2 * left * (left - 1) * (left - 2) / (size * (size - 1) * (size - 2));
}

/* The factor from the lags that count; r1, which is told, as it stands in the ranks. */
static void
count_lags(const double *deviation, const gint64 *period, HamedRao *result)
{
  const double squares = sum_products(deviation, deviation, result->n);
  Sum sum = {.total = 1};
  result->r1 = 0;
  for (gsize lag = 1; squares > 0 && lag + 2 < result->n; lag++) {
    const double r = lagged_products(deviation, period, result->n, lag) / squares;
    if (lag == 1)
      result->r1 = r;
    if (fabs(r) <= result->bound)
      continue;
    sum_add(&sum, weight(result->n, lag) * r);
    result->lags++;
    result->longest = lag;
  }
  result->factor = sum_value(&sum);
}

static void
assume_autoregression(HamedRao *result)
{
  const double size = (double)result->n;
  Sum sum = {.total = 1};
  result->r1 = result->n > 4 ? CLAMP((size * result->r1 + 2) / (size - 4), -MOST_PERSISTENT, MOST_PERSISTENT) : NAN;
  for (gsize lag = 1; lag + 2 < result->n; lag++)
    sum_add(&sum, weight(result->n, lag) * pow(result->r1, (double)lag));
  result->ar_factor = result->n > 4 ? sum_value(&sum) : NAN;
}

static void
test(const MannKendall *plain, double factor, double *variance, double *z, double *p)
{
  const double used = factor < 1 ? 1 : factor;
  *variance = plain->variance * used;
  *z = plain->z / sqrt(used);
  *p = 2 * gsl_cdf_ugaussian_Q(fabs(*z));
}

gboolean
hamed_rao(const double *values, const gint64 *period, gsize n, HamedRao *result, GError **error)
{
  MannKendall plain;
  TheilSen sen;
  if (!mann_kendall(values, n, &plain, error) || !grid_check(period, n, error))
    return FALSE;
  g_autofree double *time = g_new(double, n), *deviation = g_new(double, n);
  for (gsize i = 0; i < n; i++)
    time[i] = (double)grid_apart(period, i, 0);
  if (!theil_sen(time, values, n, 1 - SIGNIFICANCE, &sen, error))
    return FALSE;
  *result = (HamedRao){.n = n, .bound = gsl_cdf_ugaussian_Qinv(SIGNIFICANCE / 2) / sqrt((double)n)};
  detrended_ranks(values, time, n, sen.slope, deviation);
  count_lags(deviation, period, result);
  assume_autoregression(result);
  test(&plain, result->factor, &result->variance, &result->z, &result->p);
  test(&plain, result->ar_factor, &result->ar_variance, &result->ar_z, &result->ar_p);
  return TRUE;
}
