#include "nist.h"
#include "reference.h"

#include <gsl/gsl_errno.h>

#include "stats/describe.h"

static Description
described(const double *values, gsize n)
{
  GError *error = NULL;
  Description description;

  describe(values, n, &description, &error);
  assert_no_error(error);
  return description;
}

/* NIST StRD, univariate: certified to 15 digits. */
static void
check_univariate(const char *file, double deviation_digits)
{
  g_autoptr(NistUnivariate) set = nist_univariate(file);
  assert_non_null(set);
  const Description got = described(set->values, set->n);

  assert_digits(got.mean, set->mean, 15);
  assert_digits(got.standard_deviation, set->deviation, deviation_digits);
  assert_digits(got.autocorrelation, set->autocorrelation, 13);
}

static void
nist_summary_statistics(void **state)
{
  (void)state;
  check_univariate("Lew.dat", 14.5);
  check_univariate("Lottery.dat", 14.5);
  check_univariate("Mavro.dat", 13);
  check_univariate("Michelso.dat", 13.8);
  check_univariate("NumAcc1.dat", 15);
  check_univariate("NumAcc2.dat", 14);
}

/* 0.1 in the last of eight or nine digits: as doubles the data themselves have no more. */
static void
nist_numbers_that_doubles_cannot_hold(void **state)
{
  (void)state;
  check_univariate("NumAcc3.dat", 9.4);
  check_univariate("NumAcc4.dat", 8.2);
}

static void
nist_digits_of_pi(void **state)
{
  (void)state;
  g_autoptr(NistUnivariate) set = nist_pi_digits();

  assert_non_null(set);
  assert_int_equal(set->n, 5000);
  const Description got = described(set->values, set->n);
  assert_digits(got.mean, set->mean, 15);
  assert_digits(got.standard_deviation, set->deviation, 14);
  assert_digits(got.autocorrelation, set->autocorrelation, 13);
}

static void
places_and_median(void **state)
{
  (void)state;
  const double values[] = {3, 9, -1, 9, -1, 4};
  const Description got = described(values, 6);

  assert_int_equal(got.n, 6);
  assert_digits(got.median, 3.5, 17);
  assert_digits(got.minimum, -1, 17);
  assert_digits(got.maximum, 9, 17);
  assert_int_equal(got.at_minimum, 2);
  assert_int_equal(got.at_maximum, 1);
  assert_digits(described(values, 5).median, 3, 17);
}

static void
short_and_constant_series(void **state)
{
  (void)state;
  const double values[] = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
  const Description one = described(values, 1), same = described(values, 7);
  const double pair[] = {1, 2};

  assert_digits(one.mean, 0.1, 17);
  assert_true(isnan(one.standard_deviation));
  assert_true(isnan(one.autocorrelation));
  assert_digits(same.mean, 0.1, 17);
  assert_digits(same.standard_deviation, 0, 17);
  assert_true(isnan(same.autocorrelation));
  assert_true(isnan(described(pair, 2).autocorrelation));
  assert_digits(described(pair, 2).standard_deviation, M_SQRT1_2, 15);
}

static void
shift_scale_and_order(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], other[NILE];

  read_nile(time, flow);
  const Description base = described(flow, NILE);
  for (gsize i = 0; i < NILE; i++)
    other[i] = 1e9 - 4 * flow[NILE - 1 - i];
  const Description got = described(other, NILE);
  assert_digits(got.mean, 1e9 - 4 * base.mean, 16);
  assert_digits(got.median, 1e9 - 4 * base.median, 16);
  assert_digits(got.standard_deviation, 4 * base.standard_deviation, 15);
  assert_digits(got.autocorrelation, base.autocorrelation, 11); /* about a mean that is rounded at 1e9 */
  assert_int_equal(got.at_maximum, NILE - 1 - base.at_minimum);
}

static void
description_errors(void **state)
{
  (void)state;
  const double values[] = {1, 2, NAN};
  GError *error = NULL;
  Description description;

  assert_false(describe(values, 0, &description, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "0 observations, at least 1 is needed");
  assert_false(describe(values, 3, &description, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "values: observation 3 is not finite");
}

/* 100 to 121 in two years is 10 percent a year; the slope of log(100), log(130), log(121) over 0, 1, 2 is the same. */
static void
growth_of_a_compounding_series(void **state)
{
  (void)state;
  const double time[] = {0, 1, 2}, values[] = {100, 130, 121};
  GError *error = NULL;
  Growth growth;

  assert_true(growth_rates(time, values, 3, &growth, &error));
  assert_digits(growth.cagr, 0.1, 14);
  assert_digits(growth.average, 0.1, 14);
}

/* R 4.2.2: exp(coef(lm(log(v) ~ t))[2]) - 1 with t = c(0, 1, 4, 5), v = c(80, 95, 60, 71); (71/80)^(1/5) - 1. */
static void
growth_over_a_gap(void **state)
{
  (void)state;
  const double time[] = {0, 1, 4, 5}, values[] = {80, 95, 60, 71};
  double thousands[4];
  Growth growth, scaled;

  for (gsize i = 0; i < 4; i++)
    thousands[i] = values[i] / 1000;
  assert_true(growth_rates(time, values, 4, &growth, NULL));
  assert_digits(growth.cagr, -0.0235867316719391, 12);
  assert_digits(growth.average, -0.0564424917669959, 12);
  assert_true(growth_rates(time, thousands, 4, &scaled, NULL));
  assert_digits(scaled.cagr, growth.cagr, 14);
  assert_digits(scaled.average, growth.average, 13);
}

static void
growth_errors(void **state)
{
  (void)state;
  const double time[] = {0, 1, 2}, back[] = {0, 2, 1}, infinite[] = {0, 1, INFINITY};
  const double good[] = {1, 2, 3}, zero[] = {1, 0, 3}, missing[] = {NAN, 2, 3};
  GError *error = NULL;
  Growth growth;

  assert_false(growth_rates(time, good, 1, &growth, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "1 observation, at least 2 are needed");
  assert_false(growth_rates(infinite, good, 3, &growth, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "time: observation 3 is not finite");
  assert_false(growth_rates(time, missing, 3, &growth, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "values: observation 1 is not finite");
  assert_false(growth_rates(back, good, 3, &growth, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "time: observation 3 is not after observation 2");
  assert_false(growth_rates(time, zero, 3, &growth, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
               "values: observation 2 is 0, growth rates need values above zero");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nist_summary_statistics),   cmocka_unit_test(nist_numbers_that_doubles_cannot_hold),
      cmocka_unit_test(nist_digits_of_pi),         cmocka_unit_test(places_and_median),
      cmocka_unit_test(short_and_constant_series), cmocka_unit_test(shift_scale_and_order),
      cmocka_unit_test(description_errors),        cmocka_unit_test(growth_of_a_compounding_series),
      cmocka_unit_test(growth_over_a_gap),         cmocka_unit_test(growth_errors),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
