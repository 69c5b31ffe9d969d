#include "reference.h"

#include <gsl/gsl_errno.h>

#include "stats/trend.h"

static TheilSen
sen_of(const double *time, const double *values, gsize n, double level)
{
  GError *error = NULL;
  TheilSen result;

  theil_sen(time, values, n, level, &result, &error);
  assert_no_error(error);
  return result;
}

/* R 4.2.2, base: the sorted slopes s of all N pairs, median(s), and s[round((N - c) / 2)], s[round((N + c) / 2 + 1)] with
 * c <- qnorm((1 + level) / 2) * sqrt(v), v the variance of S with the correction for ties. */
static void
sen_on_nile(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];

  read_nile(time, flow);
  const TheilSen wide = sen_of(time, flow, NILE, 0.95), narrow = sen_of(time, flow, NILE, 0.9);
  assert_int_equal(wide.n, NILE);
  assert_digits(wide.slope, -2.6, 15);
  assert_digits(wide.intercept, 1024.8, 14);
  assert_digits(wide.lower, -3.62790697674419, 14);
  assert_digits(wide.upper, -1.42857142857143, 14);
  assert_digits(wide.level, 0.95, 17);
  assert_digits(narrow.lower, -3.42857142857143, 14);
  assert_digits(narrow.upper, -1.65909090909091, 14);
}

/* As above, time in calendar years, level 0.99; and an odd number of slopes over gaps. */
static void
sen_on_other_time_axes(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  const double gaps[] = {0, 1, 2, 4, 5, 7, 8, 11, 12, 13};
  const double values[] = {3.1, 2.9, 4.4, 4.1, 5.7, 5.2, 6.6, 8.3, 7.9, 9.4};

  read_nile(time, flow);
  for (gsize i = 0; i < NILE; i++)
    time[i] += 1870;
  const TheilSen years = sen_of(time, flow, NILE, 0.99), gapped = sen_of(gaps, values, 10, 0.95);
  assert_digits(years.slope, -2.6, 15);
  assert_digits(years.intercept, 5886.8, 14);
  assert_digits(years.lower, -4.03333333333333, 14);
  assert_digits(years.upper, -1.04, 14);
  assert_digits(gapped.slope, 0.4625, 14);
  assert_digits(gapped.intercept, 2.675, 14);
  assert_digits(gapped.lower, 0.366666666666667, 14);
  assert_digits(gapped.upper, 0.566666666666667, 14);
}

/* 1,280,800 slopes, more than are held at once; R as above, on the same generator. */
static void
sen_on_many_points(void **state)
{
  (void)state;
  enum { POINTS = 1601 };
  double time[POINTS], values[POINTS];

  lehmer(values, POINTS);
  for (gsize i = 0; i < POINTS; i++) {
    time[i] = (double)i;
    values[i] += time[i] / 1000;
  }
  const TheilSen got = sen_of(time, values, POINTS, 0.95);
  assert_digits(got.slope, 0.0010117756315076, 12);
  assert_digits(got.intercept, 0.489784593766208, 13);
  assert_digits(got.lower, 0.00098082974428774, 12);
  assert_digits(got.upper, 0.00104297902343931, 12);
}

/* Nearly all of many slopes equal: no bin is small enough to hold. */
static void
sen_on_many_equal_slopes(void **state)
{
  (void)state;
  enum { POINTS = 1601 };
  double time[POINTS], values[POINTS];

  for (gsize i = 0; i < POINTS; i++) {
    time[i] = (double)i;
    values[i] = 7 - 0.5 * time[i];
  }
  values[800] = 1e6;
  const TheilSen got = sen_of(time, values, POINTS, 0.95);
  assert_digits(got.slope, -0.5, 17);
  assert_digits(got.lower, -0.5, 17);
  assert_digits(got.upper, -0.5, 17);
}

static void
sen_on_few_points(void **state)
{
  (void)state;
  const double time[] = {0, 2, 3}, values[] = {1, 5, 5};
  const TheilSen two = sen_of(time, values, 2, 0.95), three = sen_of(time, values, 3, 0.95);

  assert_digits(two.slope, 2, 17);
  assert_digits(two.intercept, 1, 17);
  assert_true(isinf(two.lower) && two.lower < 0);
  assert_true(isinf(two.upper) && two.upper > 0);
  assert_digits(three.slope, 4.0 / 3, 16);
  assert_true(isinf(three.lower) && isinf(three.upper));
}

static void
sen_under_shift_scale_and_order(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], turned_time[NILE], turned[NILE];

  read_nile(time, flow);
  const TheilSen base = sen_of(time, flow, NILE, 0.95);
  for (gsize i = 0; i < NILE; i++) {
    turned_time[i] = -12 * time[NILE - 1 - i];
    turned[i] = 3 * flow[NILE - 1 - i] + 1000;
  }
  const TheilSen got = sen_of(turned_time, turned, NILE, 0.95);
  assert_digits(got.slope, base.slope * 3 / -12, 14);
  assert_digits(got.lower, base.upper * 3 / -12, 14);
  assert_digits(got.upper, base.lower * 3 / -12, 14);
  assert_digits(got.intercept, base.intercept * 3 + 1000, 13);
}

static void
sen_errors(void **state)
{
  (void)state;
  const double time[] = {0, 1, 2}, stuck[] = {0, 1, 1}, values[] = {1, 5, 2}, missing[] = {1, NAN, 2};
  GError *error = NULL;
  TheilSen result;

  assert_false(theil_sen(time, values, 1, 0.95, &result, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "1 observation, at least 2 are needed");
  assert_false(theil_sen(missing, values, 3, 0.95, &result, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "time: observation 2 is not finite");
  assert_false(theil_sen(time, missing, 3, 0.95, &result, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "values: observation 2 is not finite");
  assert_false(theil_sen(stuck, values, 3, 0.95, &result, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "time: observation 3 is not after observation 2");
  assert_false(theil_sen(time, values, 3, 1, &result, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "level 1 is not between 0 and 1");
}

static MannKendall
mann_kendall_of(const double *values, gsize n)
{
  GError *error = NULL;
  MannKendall result;

  mann_kendall(values, n, &result, &error);
  assert_no_error(error);
  return result;
}

/* R 4.2.2, base: S as the sum of signs, its variance, and pnorm(); tau of cor.test(method = "kendall"). */
static void
mann_kendall_on_nile(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];

  read_nile(time, flow);
  const MannKendall got = mann_kendall_of(flow, NILE);
  assert_int_equal(got.n, NILE);
  assert_true(got.s == -1387);
  assert_digits(got.variance, 338185.0 / 3, 15);
  assert_digits(got.z, -4.12806652284, 12);
  assert_digits(got.p, 3.65826292166e-05, 11);
  assert_digits(got.tau, -0.280741334724613, 14);
}

/* 1, 2, 2, 3: S = 5, variance (4 x 3 x 13 - 2 x 1 x 9) / 18 = 23/3, tau-b 5 / sqrt(6 x 5), by hand. */
static void
mann_kendall_with_ties(void **state)
{
  (void)state;
  const double rising[] = {1, 2, 2, 3}, falling[] = {3, 2, 2, 1}, level[] = {1, 3, 3, 1};
  const MannKendall up = mann_kendall_of(rising, 4), down = mann_kendall_of(falling, 4),
                    flat = mann_kendall_of(level, 4);

  assert_true(up.s == 5);
  assert_digits(up.variance, 23.0 / 3, 15);
  assert_digits(up.z, 4 / sqrt(23.0 / 3), 15);
  assert_digits(up.tau, 5 / sqrt(30), 15);
  assert_true(down.s == -5);
  assert_digits(down.z, -up.z, 15);
  assert_digits(down.p, up.p, 15);
  assert_true(flat.s == 0);
  assert_digits(flat.z, 0, 17);
  assert_digits(flat.p, 1, 15);
}

/* Only the order of the values counts. */
static void
mann_kendall_under_a_rising_function(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];

  read_nile(time, flow);
  const MannKendall base = mann_kendall_of(flow, NILE);
  for (gsize i = 0; i < NILE; i++)
    flow[i] = log(flow[i]) - 50;
  const MannKendall got = mann_kendall_of(flow, NILE);
  assert_true(got.s == base.s);
  assert_digits(got.p, base.p, 17);
}

static void
mann_kendall_errors(void **state)
{
  (void)state;
  const double values[] = {1, 2, INFINITY}, same[] = {4, 4, 4};
  GError *error = NULL;
  MannKendall result;

  assert_false(mann_kendall(values, 2, &result, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "2 observations, at least 3 are needed");
  assert_false(mann_kendall(values, 3, &result, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "values: observation 3 is not finite");
  assert_false(mann_kendall(same, 3, &result, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "values: all 3 observations are equal");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sen_on_nile),
      cmocka_unit_test(sen_on_other_time_axes),
      cmocka_unit_test(sen_on_many_points),
      cmocka_unit_test(sen_on_many_equal_slopes),
      cmocka_unit_test(sen_on_few_points),
      cmocka_unit_test(sen_under_shift_scale_and_order),
      cmocka_unit_test(sen_errors),
      cmocka_unit_test(mann_kendall_on_nile),
      cmocka_unit_test(mann_kendall_with_ties),
      cmocka_unit_test(mann_kendall_under_a_rising_function),
      cmocka_unit_test(mann_kendall_errors),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
