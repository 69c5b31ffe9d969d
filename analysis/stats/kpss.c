#include "kpss.h"

#include <math.h>

#include "auxiliary.h"
#include "laplace.h"
#include "long_run_variance.h"
#include "sum.h"

static const double published[2][N_KPSS] = {{0.347, 0.463, 0.574, 0.739}, {0.119, 0.146, 0.176, 0.216}};

#define TINY 1e-4 /* below it the first two terms of a series have 16 digits */

/* E exp(-s int B^2) of a Brownian bridge: (r / sinh r)^(1/2), r = sqrt(2 s). */
static complex double
bridge(complex double s, const void *data)
{
  const complex double r = csqrt(2 * s);

  (void)data;
  if (cabs(r) < TINY)
    return 1 - r * r / 12;
  return csqrt(2 * r) * cexp(-r / 2) / csqrt(1 - cexp(-2 * r));
}

/* Of a second-level bridge, with h = r / 2: (h / sinh h) (3 (h coth h - 1) / h^2)^(-1/2), the even and the odd part about the middle. */
static complex double
second_bridge(complex double s, const void *data)
{
  const complex double h = csqrt(s / 2), square = h * h;

  (void)data;
  if (cabs(h) < sqrt(TINY)) /* two digits of h coth h - 1 are lost for each of h */
    return (1 - square / 6 + 7 * square * square / 360) / csqrt(1 - square / 15 + 2 * square * square / 315);
  return 2 * h * cexp(-h) / (1 - cexp(-2 * h)) / csqrt(3 * (h / ctanh(h) - 1) / square);
}

#define NONE 1e-4 /* either integral is smaller with a probability of 0 to a thousand digits */
#define ALL  1e3  /* and larger than this likewise */

double
kpss_p(gboolean trend, double statistic)
{
  if (isnan(statistic))
    return NAN;
  if (statistic < NONE || statistic > ALL)
    return statistic < NONE ? 1 : 0;
  return 1 - CLAMP(laplace_probability(trend ? second_bridge : bridge, NULL, statistic, LAPLACE_POINTS), 0, 1);
}

/* Takes from deviations their slope on time. */
static void
remove_trend(double *deviation, gsize n)
{
  const double middle = (double)(n - 1) / 2;
  Sum slope = {0, 0};

  for (gsize i = 0; i < n; i++)
    sum_add(&slope, ((double)i - middle) * deviation[i]);
  const double per_period = sum_value(&slope) / ((double)n * ((double)n * (double)n - 1) / 12);
  for (gsize i = 0; i < n; i++)
    deviation[i] -= per_period * ((double)i - middle);
}

static double
sum_of_squared_sums(const double *deviation, gsize n)
{
  Sum partial = {0, 0}, squares = {0, 0};

  for (gsize i = 0; i < n; i++) {
    sum_add(&partial, deviation[i]);
    sum_add(&squares, sum_value(&partial) * sum_value(&partial));
  }
  return sum_value(&squares);
}

#define FEWEST  5
#define PERFECT 1e-13 /* deviations from a trend that are a smaller share of those from the mean are rounding */

static gboolean
check(const double *x, gsize n, gsize lags, GError **error)
{
  if (!auxiliary_check_count("KPSS", n, FEWEST, error) || !stats_check_finite(x, n, "values", error) ||
      !stats_check_varies(x, n, "values", error))
    return FALSE;
  if (lags < n || lags == KPSS_LAGS_RULE)
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "KPSS: %zu lags are not below %zu observations", lags, n);
  return FALSE;
}

gboolean
kpss_test(const double *x, gsize n, gboolean trend, gsize lags, Kpss *result, GError **error)
{
  if (!check(x, n, lags, error))
    return FALSE;
  g_autofree double *deviation = g_new(double, n);
  scaled_deviations(x, n, deviation);
  const double before = sum_products(deviation, deviation, n);
  if (trend)
    remove_trend(deviation, n);

  *result = (Kpss){.trend = trend, .n = n, .lags = lags == KPSS_LAGS_RULE ? long_run_lags(n) : lags};
  const double variance = long_run_variance(deviation, n, result->lags);
  if (sum_products(deviation, deviation, n) <= PERFECT * PERFECT * before || variance <= 0) {
    g_set_error_literal(error, STATS_ERROR, STATS_ERROR_CONSTANT, "KPSS: all observations lie on the trend");
    return FALSE;
  }
  result->statistic = sum_of_squared_sums(deviation, n) / ((double)n * (double)n * variance);
  result->p = kpss_p(trend, result->statistic);
  for (int level = 0; level < N_KPSS; level++)
    result->critical[level] = published[trend ? 1 : 0][level];
  return TRUE;
}
