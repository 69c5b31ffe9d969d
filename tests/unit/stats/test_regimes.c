#include "breaks.h"

#include "stats/break_interval.h"

static Regimes *
nile_regimes(const Fit *fit, const gsize *at, gsize breaks)
{
  GError *error = NULL;
  Regimes *regimes = regimes_fit(fit, at, breaks, &error);

  assert_no_error(error);
  return regimes;
}

/* coef(breakpoints(Nile ~ 1)), and the mean of all; r1 from residuals(breakpoints(...), breaks = m), pairs within a regime. */
static void
means(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile(FALSE);
  g_autoptr(Regimes) none = nile_regimes(fit, NULL, 0), one = nile_regimes(fit, (const gsize[]){28}, 1),
                     two = nile_regimes(fit, (const gsize[]){28, 83}, 2);

  assert_digits(none->regimes[0].coefficients[0], 919.35, 14);
  assert_digits(none->autocorrelation, 0.498408184133, 11);
  assert_int_equal(one->regimes[1].first, 28);
  assert_int_equal(one->regimes[1].n, 72);
  assert_digits(one->regimes[0].coefficients[0], 1097.75, 14);
  assert_digits(one->regimes[1].coefficients[0], 849.972222222222, 14);
  assert_digits(one->autocorrelation, 0.1599631581542, 11);
  assert_digits(one->ssr, 1597457.19444444, 13);
  assert_digits(two->autocorrelation, 0.1393807886889, 11);
  assert_digits(two->fitted[99], 894.705882352941, 13);
  assert_digits(two->fitted[99] + two->residuals[99], 740, 14);
}

/* coef(breakpoints(Nile ~ t), breaks = 2). */
static void
trends(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile(TRUE);
  g_autoptr(Regimes) regimes = nile_regimes(fit, (const gsize[]){28, 83}, 2);
  const double wanted[] = {1082.0960591133, 1.15955117679258, 838.895454545454,
                           -0.05,           2057.1862745098,  -12.774509803921555};

  for (gsize r = 0; r < 3; r++)
    assert_all_digits(regimes->regimes[r].coefficients, wanted + 2 * r, 2, 12);
}

static void
regime_errors(void **state)
{
  (void)state;
  GError *error = NULL;
  g_autoptr(Fit) fit = fit_on_step(30, 20);

  assert_null(regimes_fit(fit, (const gsize[]){10}, 1, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR,
               "the regressors are dependent in the regime of observations 1 to 10");
}

/* confint(breakpoints(...), breaks = m). */
static void
check_intervals(const Fit *fit, const gsize *at, gsize breaks, const double *limits)
{
  g_autoptr(Regimes) regimes = nile_regimes(fit, at, breaks);

  for (gsize b = 0; b < breaks; b++) {
    BreakInterval interval;
    assert_true(break_interval(fit, regimes, b, 0.95, &interval, NULL));
    assert_true(interval.known);
    assert_int_equal(interval.lower, limits[2 * b]);
    assert_int_equal(interval.at, at[b]);
    assert_int_equal(interval.upper, limits[2 * b + 1]);
  }
}

static void
intervals(void **state)
{
  (void)state;
  g_autoptr(Fit) mean = fit_nile(FALSE), trend = fit_nile(TRUE);

  check_intervals(mean, (const gsize[]){28}, 1, (const double[]){25, 32});
  check_intervals(mean, (const gsize[]){28, 83}, 2, (const double[]){25, 31, 33, 130});
  check_intervals(mean, (const gsize[]){28, 45, 68, 83}, 4, (const double[]){25, 31, 4, 121, 43, 107, 58, 95});
  check_intervals(mean, (const gsize[]){15, 30, 45, 68, 83}, 5,
                  (const double[]){-368, 272, 25, 35, 3, 134, 43, 107, 58, 95});
  check_intervals(trend, (const gsize[]){28}, 1, (const double[]){26, 31});
  check_intervals(trend, (const gsize[]){28, 68, 83}, 3, (const double[]){25, 31, 57, 72, 70, 84});
  check_intervals(trend, (const gsize[]){21, 37, 53, 68, 83}, 5,
                  (const double[]){14, 22, 35, 43, 48, 62, 66, 72, 70, 84});
}

/* strucchange:::pargmaxV(x, xi, phi1, phi2), phi = xi (phi2 / phi1)^2; with equal scales it is symmetrical. */
static void
argmax_law(void **state)
{
  (void)state;
  assert_digits(break_argmax_p(-3, 1, 1), 0.15682066838, 10);
  assert_digits(break_argmax_p(2, 1, 1), 0.78810430626, 10);
  assert_digits(break_argmax_p(-5, 4.5, 2), 0.0666741957685, 10);
  assert_digits(break_argmax_p(4, 4.5, 2), 0.841402847009, 10);
  assert_digits(break_argmax_p(-40, 0.075, 0.3), 0.000215377134674, 9);
  assert_digits(break_argmax_p(40, 0.075, 0.3), 0.999966729274, 10);
  assert_digits(break_argmax_p(0, 4.5, 2), 0.307692307692, 10);
  for (double x = 0.5; x < 50; x *= 2)
    assert_digits(break_argmax_p(-x, 1, 1), 1 - break_argmax_p(x, 1, 1), 8);
  assert_true(break_argmax_p(-1e6, 2, 3) < 1e-10 && break_argmax_p(1e6, 2, 3) > 1 - 1e-10);
}

/* uniroot() of strucchange's law with equal scales: its points of 95, 97.5 and 99.5 %. */
static void
quantiles(void **state)
{
  (void)state;
  assert_digits(break_argmax_p(7.68727554629, 1, 1), 0.95, 11);
  assert_digits(break_argmax_p(11.0332924454, 1, 1), 0.975, 11);
  assert_digits(break_argmax_p(19.7665289709, 1, 1), 0.995, 11);
}

static void
interval_errors(void **state)
{
  (void)state;
  GError *error = NULL;
  BreakInterval interval;
  g_autoptr(Fit) fit = fit_nile(FALSE);
  g_autoptr(Regimes) regimes = nile_regimes(fit, (const gsize[]){28}, 1);

  assert_false(break_interval(fit, regimes, 0, 95, &interval, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "level 95 is not between 0 and 1");
  assert_false(break_interval(fit, regimes, 1, 0.95, &interval, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "break 2 of 1");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(means),           cmocka_unit_test(trends),     cmocka_unit_test(regime_errors),
      cmocka_unit_test(intervals),       cmocka_unit_test(argmax_law), cmocka_unit_test(quantiles),
      cmocka_unit_test(interval_errors),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
