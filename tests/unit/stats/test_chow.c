#include "breaks.h"

#include "stats/chow.h"

/* HC3 and Newey-West: R 4.2.2, sandwich 3.0-2: Wald tests with vcovHC(m, "HC3") and NeweyWest(m, lag = 4, prewhite = FALSE,
 * adjust = TRUE) of lm(y ~ t * d), d the years after 1898, divided by k. */
static void
nile(void **state)
{
  (void)state;
  GError *error = NULL;
  Chow chow;
  g_autoptr(Fit) mean = fit_nile(FALSE), trend = fit_nile(TRUE);

  assert_true(chow_test(mean, 28, &chow, &error));
  assert_int_equal(chow.at, 28);
  assert_digits(chow.f.statistic, 75.9297694274854, 12);
  assert_digits(chow.f.p, 7.43904230981e-14,
                10); /* pf(..., lower.tail = FALSE); strucchange's 7.43849e-14 is 1 - pf(...) */
  assert_true(chow.f.df1 == 1 && chow.f.df2 == 98);
  assert_digits(chow.robust.statistic, 68.654309002577, 12);
  assert_digits(chow.hac.statistic, 61.258742508842, 12);
  assert_int_equal(chow.lag, 4);
  assert_true(chow_test(trend, 28, &chow, &error));
  assert_digits(chow.f.statistic, 19.4739506343644, 12);
  assert_digits(chow.f.p, 7.96241335088155e-08, 9);
  assert_true(chow.f.df1 == 2 && chow.f.df2 == 96);
  assert_digits(chow.robust.statistic, 17.627078852215, 12);
  assert_digits(chow.hac.statistic, 17.382504466231, 12);
}

static void
names_and_nulls(void **state)
{
  (void)state;
  Chow chow;
  g_autoptr(Fit) fit = fit_nile(FALSE);

  assert_true(chow_test(fit, 50, &chow, NULL));
  assert_digits(chow.f.statistic, 17.1429709610339, 12); /* sctest(Nile ~ 1, type = "Chow", point = 50) */
  assert_digits(chow.f.p, 7.34830432842504e-05, 10);
  assert_string_equal(chow.f.name, "Chow");
  assert_string_equal(chow.robust.name, "Chow, HC3");
  assert_string_equal(chow.hac.name, "Chow, Newey-West");
  assert_string_equal(chow.hac.null, "the coefficients are the same before and after the date");
}

/* A pulse in the new regime gives its observation a leverage of 1, for which HC3 is not defined. */
static void
an_observation_alone(void **state)
{
  (void)state;
  double y[24], pulse[24] = {0}, again[24];
  Chow chow;
  GError *error = NULL;

  lehmer(y, 24);
  lehmer(again, 24);
  pulse[20] = 1;
  pulse[3] = 1;
  g_autoptr(Fit) fit = fit_on(y, pulse, 24);
  assert_true(chow_test(fit, 12, &chow, &error));
  assert_int_equal(chow.f.n, 24);
  assert_int_equal(chow.robust.n, 0);
  assert_string_equal(chow.robust.name, "Chow, HC3");
}

static void
chow_errors(void **state)
{
  (void)state;
  GError *error = NULL;
  Chow chow;
  g_autoptr(Fit) nile = fit_nile(TRUE), line = fit_line(), step = fit_on_step(30, 20), flat = fit_steps();

  assert_false(chow_test(nile, 2, &chow, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
               "a break after observation 2 of 100: at least 3 are needed on either side");
  assert_false(chow_test(nile, 98, &chow, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
               "a break after observation 98 of 100: at least 3 are needed on either side");
  assert_false(chow_test(nile, 1000000, &chow, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
               "a break after observation 1000000 of 100: at least 3 are needed on either side");
  assert_false(chow_test(line, 15, &chow, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, PERFECT);
  assert_false(chow_test(step, 10, &chow, &error));
  assert_true(g_error_matches(error, STATS_ERROR, STATS_ERROR_COLLINEAR));
  g_clear_error(&error);
  assert_true(chow_test(flat, 20, &chow, &error));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nile),
      cmocka_unit_test(names_and_nulls),
      cmocka_unit_test(an_observation_alone),
      cmocka_unit_test(chow_errors),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
