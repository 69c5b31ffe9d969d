#include "seasonal.h"

#include <gsl/gsl_errno.h>

#include "stats/filters.h"

static void
trend_of(const double *x, gsize n, double lambda, double *trend)
{
  GError *error = NULL;
  hodrick_prescott(x, n, lambda, trend, &error);
  assert_no_error(error);
}

/* R 4.2.2: D <- diff(diag(n), differences = 2); solve(diag(n) + lambda * crossprod(D), x), on Nile; the same system in exact fractions
 * on UKgas and co2, where R has 11 of its digits. */
static void
hodrick_prescott_as_a_direct_solution(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], gas[UKGAS], air[CO2], trend[CO2];

  read_nile(time, flow);
  trend_of(flow, NILE, hodrick_prescott_lambda(1), trend);
  assert_digits(trend[0], 1114.611465127073, 13);
  assert_digits(trend[1], 1110.730422435325, 13);
  assert_digits(trend[49], 837.407094987514, 13);
  assert_digits(trend[98], 741.207531800615, 13);
  assert_digits(trend[99], 705.901115427381, 13);
  read_ukgas(gas);
  trend_of(gas, UKGAS, hodrick_prescott_lambda(4), trend);
  assert_digits(trend[0], 125.32311167462341, 13);
  assert_digits(trend[53], 284.45348236555441, 13);
  assert_digits(trend[107], 693.00926054084835, 13);
  read_co2(air);
  trend_of(air, CO2, hodrick_prescott_lambda(12), trend);
  assert_digits(trend[0], 315.86131010330757, 13);
  assert_digits(trend[59], 319.14413911515061, 13);
  assert_digits(trend[119], 322.91110116647468, 13);
}

/* As above, with the fewest values. */
static void
hodrick_prescott_on_few_values(void **state)
{
  (void)state;
  const double x[] = {1, 4, 2, 8};
  double trend[4];

  trend_of(x, 3, 10, trend);
  assert_digits(trend[0], 1.81967213114754, 14);
  assert_digits(trend[1], 2.36065573770492, 14);
  assert_digits(trend[2], 2.81967213114754, 14);
  trend_of(x, 4, 10, trend);
  assert_digits(trend[0], 0.929278642149923, 14);
  assert_digits(trend[3], 6.642149929278642, 14);
}

/* R 4.2.2: fitted(lm(Nile ~ t)). However large lambda is, the trend is the line. */
static void
lambda_from_nothing_to_a_line(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], trend[NILE];

  read_nile(time, flow);
  trend_of(flow, NILE, 0, trend);
  for (gsize i = 0; i < NILE; i++)
    assert_digits(trend[i], flow[i], 17);
  for (double lambda = 1e15; lambda < 1e300; lambda *= 1e95) {
    trend_of(flow, NILE, lambda, trend);
    assert_digits(trend[0], 1053.708118811881, 8);
    assert_digits(trend[99], 784.991881188118, 8);
  }
}

/* Cycles sum to nothing and have no slope; a line goes into the trend as it is; what is turned round comes out turned round. */
static void
hodrick_prescott_under_shift_and_order(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], other[NILE], trend[NILE], got[NILE];
  double sum = 0;

  read_nile(time, flow);
  trend_of(flow, NILE, 100, trend);
  for (gsize i = 0; i < NILE; i++) {
    other[i] = 3 * flow[i] - 7 * time[i] + 50;
    sum += flow[i] - trend[i];
  }
  assert_true(fabs(sum) < 1e-8);
  trend_of(other, NILE, 100, got);
  for (gsize i = 0; i < NILE; i++)
    assert_digits(got[i], 3 * trend[i] - 7 * time[i] + 50, 11);
  for (gsize i = 0; i < NILE; i++)
    other[i] = flow[NILE - 1 - i];
  trend_of(other, NILE, 100, got);
  for (gsize i = 0; i < NILE; i++)
    assert_digits(got[i], trend[NILE - 1 - i], 11);
}

/* Ravn and Uhlig (2002), section 3: 6.25 for yearly, 1600 for quarterly, 129600 for monthly values. */
static void
lambda_by_frequency(void **state)
{
  (void)state;
  assert_digits(hodrick_prescott_lambda(1), 6.25, 17);
  assert_digits(hodrick_prescott_lambda(4), 1600, 17);
  assert_digits(hodrick_prescott_lambda(6), 8100, 17);
  assert_digits(hodrick_prescott_lambda(12), 129600, 17);
}

/* R 4.2.2: E <- embed(x, h + p); residuals(lm(E[, 1] ~ E[, (h + 1):(h + p)])). */
static void
hamilton_as_a_regression(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], gas[UKGAS], cycle[CO2];
  GError *error = NULL;
  gsize horizon, lags;

  read_nile(time, flow);
  hamilton_orders(1, &horizon, &lags);
  assert_true(hamilton_cycle(flow, NILE, horizon, lags, cycle, &error));
  assert_no_error(error);
  assert_true(isnan(cycle[0]) && isnan(cycle[1]));
  assert_digits(cycle[2], -29.7056877611489, 12);
  assert_digits(cycle[99], -93.6039047309985, 12);
  read_ukgas(gas);
  hamilton_orders(4, &horizon, &lags);
  assert_true(hamilton_cycle(gas, UKGAS, horizon, lags, cycle, &error));
  assert_true(isnan(cycle[10]));
  assert_digits(cycle[11], -23.3594538315197, 12);
  assert_digits(cycle[60], 53.8363757113018, 12);
  assert_digits(cycle[107], -47.3969596070970, 12);
}

/* R 4.2.2: filter(Nile, rep(1/5, 5)); filter(UKgas, c(0.5, 1, 1, 1, 0.5) / 4). */
static void
centred_averages(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], gas[UKGAS], average[UKGAS];

  read_nile(time, flow);
  assert_true(centred_average(flow, NILE, 5, average, NULL));
  assert_true(isnan(average[1]) && isnan(average[98]));
  assert_digits(average[2], 1122.6, 15);
  assert_digits(average[49], 806, 15);
  read_ukgas(gas);
  assert_true(centred_average(gas, UKGAS, 4, average, NULL));
  assert_true(isnan(average[1]) && isnan(average[106]));
  assert_digits(average[2], 123.675, 15);
  assert_digits(average[49], 250.3375, 15);
  assert_digits(average[105], 727.4, 15);
  assert_true(centred_average(gas, UKGAS, 1, average, NULL));
  assert_digits(average[107], gas[107], 17);
}

static void
refused(void **state)
{
  (void)state;
  const double x[] = {1, 2, 4, NAN, 3}, huge[] = {1e308, -1e308, 1e308, -1e308};
  double got[5];
  GError *error = NULL;

  assert_false(hodrick_prescott(x, 2, 1, got, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "2 observations, at least 3 are needed");
  assert_false(hodrick_prescott(x, 5, 1, got, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "Hodrick-Prescott: observation 4 is not finite");
  assert_false(hodrick_prescott(x, 3, -1, got, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "lambda -1 is not a number of 0 or more");
  assert_false(hodrick_prescott(huge, 4, 1, got, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NUMERIC, "Hodrick-Prescott: numbers beyond the range of doubles");
  assert_false(hamilton_cycle(x, 5, 0, 1, got, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "Hamilton's filter: horizon and lags are 1 or more");
  assert_false(hamilton_cycle(x, 5, 2, 2, got, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
               "5 observations, more than horizon + 2 lags = 2 + 2 x 2 are needed");
  assert_false(hamilton_cycle(x, 5, 1, 61, got, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "Hamilton's filter: 61 lags, at most 60 are taken");
  assert_false(hamilton_cycle(x, 5, G_MAXSIZE, 60, got, &error));
  assert_true(g_error_matches(error, STATS_ERROR, STATS_ERROR_TOO_FEW));
  g_clear_error(&error);
  assert_false(hamilton_cycle(x, 5, 1, 1, got, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "Hamilton's filter: observation 4 is not finite");
  assert_false(centred_average(x, 5, 0, got, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "moving average: a width of 0");
  assert_false(centred_average(x, 4, 4, got, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "4 observations, at least 5 are needed");
  assert_false(centred_average(x, 5, 3, got, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "moving average: observation 4 is not finite");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(hodrick_prescott_as_a_direct_solution),
      cmocka_unit_test(hodrick_prescott_on_few_values),
      cmocka_unit_test(lambda_from_nothing_to_a_line),
      cmocka_unit_test(hodrick_prescott_under_shift_and_order),
      cmocka_unit_test(lambda_by_frequency),
      cmocka_unit_test(hamilton_as_a_regression),
      cmocka_unit_test(centred_averages),
      cmocka_unit_test(refused),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
