#include "seasonal.h"

#include <gsl/gsl_errno.h>

#include "stats/hold_out.h"

static HoldOut *
held_out(const double *x, gsize n, Smoothing smoothing, gsize season, gsize steps, double level)
{
  GError *error = NULL;
  g_autoptr(HoltWinters) fit = holt_winters(x, n, smoothing, season, NULL, &error);
  assert_no_error(error);
  HoldOut *result = hold_out(x, fit, MAX(season, 1), steps, level, &error);
  assert_no_error(error);
  return result;
}

/* R 4.2.2: for each origin o of 67 ... 99 HoltWinters(Nile[1:o]) at the alpha that minimises its SSE, predict(level = 0.8) one to three
 * steps; mean absolute errors, those of repeating Nile[o], and how many values lie inside. */
static void
simple_smoothing_on_nile(void **state)
{
  (void)state;
  static const HeldOut wanted[] = {{33, 97.6407887045274, 121.5151515151515, 27},
                                   {32, 99.9672365421732, 124.25, 24},
                                   {31, 102.852418021683, 126.032258064516, 25}};
  double time[NILE], flow[NILE];

  read_nile(time, flow);
  g_autoptr(HoldOut) got = held_out(flow, NILE, SMOOTHING_SIMPLE, 0, 3, 0.8);
  assert_int_equal(got->origins, 33);
  assert_int_equal(got->first, 67);
  assert_int_equal(got->steps, 3);
  assert_int_equal(got->season, 1);
  for (gsize step = 0; step < 3; step++) {
    assert_int_equal(got->ahead[step].count, wanted[step].count);
    assert_digits(got->ahead[step].error, wanted[step].error, 6);
    assert_digits(got->ahead[step].naive, wanted[step].naive, 13);
    assert_int_equal(got->ahead[step].inside, wanted[step].inside);
  }
  assert_int_equal(got->all.count, 96);
  assert_digits(got->all.error, 100.099193284074, 6);
  assert_digits(got->all.naive, 123.885416666667, 13);
  assert_int_equal(got->all.inside, 76);
}

/* R 4.2.2: mean(abs(x[o + s] - x[o - 4 + (s - 1) %% 4 + 1])), o of 72 ... 107, s of 1 ... 9. */
static void
the_naive_forecast_of_a_season(void **state)
{
  (void)state;
  double gas[UKGAS];

  read_ukgas(gas);
  g_autoptr(HoldOut) got = held_out(gas, UKGAS, SMOOTHING_MULTIPLICATIVE, 4, 9, 0.95);
  assert_int_equal(got->season, 4);
  assert_int_equal(got->all.count, 288);
  assert_digits(got->all.naive, 56.7614583333333, 13);
  assert_digits(got->ahead[4].naive, 69.49375, 13);
  assert_true(got->all.error < got->all.naive);
}

/* A method without a season is held against the better of both, too; where the last value is the better one, against that. */
static void
the_better_naive_forecast(void **state)
{
  (void)state;
  double gas[UKGAS];
  GError *error = NULL;

  read_ukgas(gas);
  g_autoptr(HoltWinters) simple = holt_winters(gas, UKGAS, SMOOTHING_SIMPLE, 1, NULL, NULL);
  g_autoptr(HoldOut) four = hold_out(gas, simple, 4, 9, 0.95, &error), five = hold_out(gas, simple, 5, 9, 0.95, &error);
  assert_no_error(error);
  assert_int_equal(four->season, 4);
  assert_digits(four->all.naive, 56.7614583333333, 13);
  assert_true(four->all.error > 3 * four->all.naive);
  assert_true(five->all.naive > 200);
}

/* No more than the last origins, and no more steps than they reach. */
static void
long_and_short_series(void **state)
{
  (void)state;
  enum { LONG = 400 };
  double walk[LONG];

  lehmer(walk, LONG);
  for (gsize i = 1; i < LONG; i++)
    walk[i] += walk[i - 1];
  g_autoptr(HoldOut) of_long = held_out(walk, LONG, SMOOTHING_SIMPLE, 0, 1000, 0.95);
  g_autoptr(HoldOut) of_short = held_out(walk, 15, SMOOTHING_SIMPLE, 0, 2, 0.95);
  assert_int_equal(of_long->origins, HOLD_OUT_MOST);
  assert_int_equal(of_long->steps, HOLD_OUT_MOST);
  assert_int_equal(of_long->ahead[59].count, 1);
  assert_int_equal(of_short->origins, 5);
  assert_int_equal(of_short->first, 10);
}

static void
refused(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  GError *error = NULL;

  read_nile(time, flow);
  g_autoptr(HoltWinters) fit = holt_winters(flow, 12, SMOOTHING_SIMPLE, 0, NULL, NULL);
  assert_null(hold_out(flow, fit, 1, 0, 0.95, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "no step to hold out");
  assert_null(hold_out(flow, fit, 1, 1, 95, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "level 95 is not between 0 and 1");
  assert_null(hold_out(flow, fit, 1, 1, 0.95, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "12 observations are too few to hold out 5 behind the first 8");
  assert_null(hold_out(flow, fit, 0, 1, 0.95, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "a season of 0 periods");
  assert_null(hold_out(flow, fit, G_MAXSIZE, 1, 0.95, &error));
  assert_true(g_error_matches(error, STATS_ERROR, STATS_ERROR_TOO_FEW));
  g_clear_error(&error);
  for (gsize i = 0; i < 12; i++)
    flow[i] = 5;
  flow[14] = 6;
  for (gsize i = 12; i < 14; i++)
    flow[i] = 5;
  g_autoptr(HoltWinters) late = holt_winters(flow, 15, SMOOTHING_SIMPLE, 0, NULL, NULL);
  assert_null(hold_out(flow, late, 1, 1, 0.95, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "exponential smoothing: all 10 observations are equal");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(simple_smoothing_on_nile),
      cmocka_unit_test(the_naive_forecast_of_a_season),
      cmocka_unit_test(the_better_naive_forecast),
      cmocka_unit_test(long_and_short_series),
      cmocka_unit_test(refused),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
