#include "describe.h"

#include <math.h>

#include "rank.h"
#include "sum.h"

static void
find_extremes(const double *values, gsize n, Description *description)
{
  gsize low = 0, high = 0;

  for (gsize i = 1; i < n; i++) {
    if (values[i] < values[low])
      low = i;
    if (values[i] > values[high])
      high = i;
  }
  description->at_minimum = low;
  description->at_maximum = high;
  description->minimum = values[low];
  description->maximum = values[high];
}

/* About the mean as it is reported, a double, as R and GSL have it: NumAcc3 and NumAcc4 lose three digits about the mean of their
 * rounded values. deviation is n doubles to work in. */
static double
first_autocorrelation(const double *values, gsize n, double mean, double *deviation)
{
  for (gsize i = 0; i < n; i++)
    deviation[i] = values[i] - mean;
  return sum_products(deviation, deviation + 1, n - 1) / sum_products(deviation, deviation, n);
}

gboolean
describe(const double *values, gsize n, Description *description, GError **error)
{
  if (!stats_check_count(n, 1, error) || !stats_check_finite(values, n, "values", error))
    return FALSE;

  *description = (Description){.n = n, .autocorrelation = NAN};
  find_extremes(values, n, description);
  description->median = median_of(values, n);

  g_autofree double *deviation = g_new(double, n);
  description->mean = mean_and_deviations(values, n, deviation);
  const double squares = sum_products(deviation, deviation, n);
  description->standard_deviation = n > 1 ? sqrt(squares / (double)(n - 1)) : NAN;
  if (n >= 3 && squares > 0)
    description->autocorrelation = first_autocorrelation(values, n, description->mean, deviation);
  return TRUE;
}

static gboolean
check_positive(const double *values, gsize n, GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (!(values[i] > 0)) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                  "values: observation %zu is %g, growth rates need values above zero", i + 1, values[i]);
      return FALSE;
    }
  return TRUE;
}

gboolean
growth_rates(const double *time, const double *values, gsize n, Growth *growth, GError **error)
{
  if (!stats_check_count(n, 2, error) || !stats_check_finite(time, n, "time", error) ||
      !stats_check_finite(values, n, "values", error) || !stats_check_increasing(time, n, "time", error) ||
      !check_positive(values, n, error))
    return FALSE;

  g_autofree double *logs = g_new(double, n);
  g_autofree double *elapsed = g_new(double, n);
  for (gsize i = 0; i < n; i++)
    logs[i] = log(values[i]);
  mean_and_deviations(logs, n, logs);
  mean_and_deviations(time, n, elapsed);
  growth->cagr = expm1(log(values[n - 1] / values[0]) / (time[n - 1] - time[0]));
  growth->average = expm1(sum_products(elapsed, logs, n) / sum_products(elapsed, elapsed, n));
  return TRUE;
}
