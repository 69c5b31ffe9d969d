#include "hac_bandwidth.h"

#include <math.h>

#include "sum.h"

/* Constant c, exponent of n, and characteristic exponent q of a kernel: S = c (alpha(q) n)^(1 / (2 q + 1)), Andrews (1991, 6.2). */
typedef struct {
  double constant, lag_rate; /* lag_rate: of Newey and West's lag selection parameter, their table II */
  int q;
} KernelRates;

static const KernelRates rates[] = {
    [KERNEL_BARTLETT] = {1.1447, 2.0 / 9, 1},
    [KERNEL_PARZEN] = {2.6614, 4.0 / 25, 2},
    [KERNEL_QUADRATIC_SPECTRAL] = {1.3221, 2.0 / 25, 2},
};

static gsize
first_weighted(const BandwidthInput *input)
{
  return input->intercept && input->scores->size2 > 1 ? 1 : 0;
}

static double
autocovariance(const double *values, gsize rows, const gint64 *period, gsize lag)
{
  Sum sum = {0};
  gsize before = 0;

  for (gsize i = 0; i < rows; i++)
    if (grid_before(period, i, lag, &before))
      sum_add(&sum, values[i] * values[before]);
  return sum_value(&sum) / (double)rows;
}

gboolean
bandwidth_newey_west(const BandwidthInput *input, HacKernel kernel, double *bandwidth, GError **error)
{
  const KernelRates *rate = &rates[kernel];
  const gsize rows = input->scores->size1;
  const double most = floor((input->prewhitened ? 3 : 4) * pow((double)input->n / 100, rate->lag_rate));
  g_autofree double *sum = g_new0(double, rows);

  for (gsize i = 0; i < rows; i++)
    for (gsize j = first_weighted(input); j < input->scores->size2; j++)
      sum[i] += gsl_matrix_get(input->scores, i, j);

  double plain = autocovariance(sum, rows, input->period, 0), powered = 0;
  for (gsize lag = 1; (double)lag <= most; lag++) {
    const double covariance = 2 * autocovariance(sum, rows, input->period, lag);
    plain += covariance;
    powered += pow((double)lag, rate->q) * covariance;
  }
  *bandwidth = rate->constant * pow(powered * powered / (plain * plain) * (double)input->n, 1.0 / (2 * rate->q + 1));
  if (isfinite(*bandwidth))
    return TRUE;
  g_set_error_literal(error, STATS_ERROR, STATS_ERROR_NUMERIC,
                      "automatic bandwidth: the scores add up to nothing, give a bandwidth");
  return FALSE;
}

/* Autoregression of one column on a constant and the period before: coefficient and variance of its errors. */
typedef struct {
  double rho, variance;
} FirstOrder;

static FirstOrder
first_order(const BandwidthInput *input, gsize column, gsize pairs)
{
  g_autofree double *now = g_new(double, pairs), *before = g_new(double, pairs);
  gsize count = 0, earlier = 0;

  for (gsize i = 0; i < input->scores->size1; i++)
    if (grid_before(input->period, i, 1, &earlier)) {
      now[count] = gsl_matrix_get(input->scores, i, column);
      before[count++] = gsl_matrix_get(input->scores, earlier, column);
    }
  mean_and_deviations(now, pairs, now);
  mean_and_deviations(before, pairs, before);
  const double rho = sum_products(now, before, pairs) / sum_products(before, before, pairs);
  for (gsize i = 0; i < pairs; i++)
    now[i] -= rho * before[i];
  return (FirstOrder){rho, sum_products(now, now, pairs) / (double)pairs};
}

gboolean
bandwidth_andrews(const BandwidthInput *input, HacKernel kernel, double *bandwidth, GError **error)
{
  const KernelRates *rate = &rates[kernel];
  const gsize pairs = grid_pairs(input->period, input->scores->size1, 1);
  double above = 0, below = 0;

  if (pairs < 3) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
                "automatic bandwidth: %zu pair%s of neighbouring observations, at least 3 are needed", pairs,
                pairs == 1 ? "" : "s");
    return FALSE;
  }
  for (gsize j = first_weighted(input); j < input->scores->size2; j++) {
    const FirstOrder ar = first_order(input, j, pairs);
    const double rho = ar.rho, square = ar.variance * ar.variance;
    const double spread = rate->q == 1 ? pow(1 - rho, 6) * pow(1 + rho, 2) : pow(1 - rho, 8);
    above += 4 * rho * rho * square / spread;
    below += square / pow(1 - rho, 4);
  }
  *bandwidth = rate->constant * pow((double)input->scores->size1 * above / below, 1.0 / (2 * rate->q + 1));
  if (isfinite(*bandwidth))
    return TRUE;
  g_set_error_literal(error, STATS_ERROR, STATS_ERROR_NUMERIC,
                      "automatic bandwidth: the scores follow no stationary first-order process, give a bandwidth");
  return FALSE;
}
