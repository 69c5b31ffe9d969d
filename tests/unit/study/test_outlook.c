/* What a regression carries beside its coefficients: tests, influence, sizes, predictions, forecasts. */
#include "fitted.h"

static const Diagnostic *
diagnostic(const Fitted *fitted, DiagnosticKind kind)
{
  return &fitted->model->diagnostics->tests[kind];
}

/* R 4.2.2, lmtest 0.9-40, f <- lm(volume ~ t): bgtest(f, 2); bptest(f), bptest(f, studentize = FALSE); harvtest(f); reset(f);
 * Box.test(residuals(f), 10, "Ljung"); dwtest(f, alternative = "two.sided", exact = TRUE); shapiro.test; tseries jarque.bera.test */
static void
diagnostics_of_the_nile(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_csv(NILE, TRUE, "volume ~ trend", "");
  static const struct {
    DiagnosticKind kind;
    const char *key;
    double statistic, digits;
  } wanted[] = {
      {DIAGNOSTIC_DURBIN_WATSON, "durbin_watson", 1.247228129989, 12},
      {DIAGNOSTIC_BREUSCH_GODFREY, "breusch_godfrey", 15.46390316, 9},
      {DIAGNOSTIC_BREUSCH_GODFREY_F, "breusch_godfrey_f", 8.780478158, 9},
      {DIAGNOSTIC_LJUNG_BOX, "ljung_box", 31.41962190351, 12},
      {DIAGNOSTIC_BREUSCH_PAGAN, "breusch_pagan", 1.82528619, 8.5},
      {DIAGNOSTIC_KOENKER, "koenker", 1.731054002, 9},
      {DIAGNOSTIC_RESET, "reset", 7.823659847, 9},
      {DIAGNOSTIC_HARVEY_COLLIER, "harvey_collier", 2.376466933, 9},
      {DIAGNOSTIC_JARQUE_BERA, "jarque_bera", 0.2630039961, 9},
      {DIAGNOSTIC_SHAPIRO_WILK, "shapiro_wilk", 0.9877793851, 9},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++) {
    const Diagnostic *test = diagnostic(&fitted, wanted[i].kind);
    assert_true(test->run);
    assert_string_equal(test->key, wanted[i].key);
    assert_digits(test->result.statistic, wanted[i].statistic, wanted[i].digits);
  }
  assert_digits(diagnostic(&fitted, DIAGNOSTIC_DURBIN_WATSON)->result.p, 5.7006476585e-05, 9);
  assert_int_equal(fitted.model->diagnostics->run, N_DIAGNOSTICS);
  assert_int_equal(fitted.model->diagnostics->rejected, 6);
  assert_int_equal(fitted.model->diagnostics->doubts[DOUBT_INDEPENDENCE], 4);
  assert_int_equal(fitted.model->diagnostics->doubts[DOUBT_FORM], 2);
}

static void
tests_that_do_not_apply_say_why(void **state)
{
  (void)state;
  g_auto(Fitted) across = fit_csv(LONGLEY, FALSE, "TOTEMP ~ GNP", ""),
                 lagged = fit_csv(NILE, TRUE, "volume ~ lag( volume , 1)", "");
  assert_false(diagnostic(&across, DIAGNOSTIC_DURBIN_WATSON)->run);
  assert_string_equal(diagnostic(&across, DIAGNOSTIC_DURBIN_WATSON)->why, "rows without time have no order");
  assert_true(diagnostic(&across, DIAGNOSTIC_KOENKER)->run);
  assert_string_equal(diagnostic(&lagged, DIAGNOSTIC_LJUNG_BOX)->why,
                      "it does not hold with a lag of the response among the regressors");
  assert_true(diagnostic(&lagged, DIAGNOSTIC_BREUSCH_GODFREY)->run);
  assert_int_equal(across.model->diagnostics->run, 6);
}

static void
lags_follow_the_year(void **state)
{
  (void)state;
  assert_int_equal(diagnostic_lags(FREQUENCY_YEAR, 98), 2);
  assert_int_equal(diagnostic_lags(FREQUENCY_QUARTER, 98), 4);
  assert_int_equal(diagnostic_lags(FREQUENCY_MONTH, 98), 12);
  assert_int_equal(diagnostic_lags(FREQUENCY_MONTH, 20), 5);
  assert_int_equal(diagnostic_lags(FREQUENCY_DAY, 400), 7);
  assert_int_equal(diagnostic_lags(FREQUENCY_IRREGULAR, 3), 1);
  assert_int_equal(portmanteau_lags(FREQUENCY_YEAR, 29), 5);
  assert_int_equal(portmanteau_lags(FREQUENCY_YEAR, 100), 10);
  assert_int_equal(portmanteau_lags(FREQUENCY_QUARTER, 100), 8);
}

/* By leaving each observation out in turn. */
static void
influence_is_that_of_fits_without_the_observation(void **state)
{
  (void)state;
  char *whole = write_table("y,x\n3,1\n1,2\n4,3\n2,5\n6,4\n-5,20\n"),
       *less = write_table("y,x\n3,1\n1,2\n4,3\n2,5\n6,4\n");
  g_auto(Fitted) fitted = fit_csv(whole, FALSE, "y ~ x", ""), without = fit_csv(less, FALSE, "y ~ x", "");
  const InfluenceReport *influence = fitted.model->influence;
  assert_int_equal(influence->leverage_at, 5);
  assert_int_equal(influence->cook_at, 5);
  assert_int_equal(influence->strongest[1], 5);
  assert_digits(influence->without[1], without.model->coefficients[1].estimate, 12);
  assert_digits(influence->leverage_limit, 4.0 / 6, 15);
  assert_int_equal(influence->above_limit, 1);
  remove_table(whole);
  remove_table(less);
}

static const char rows[] = "y,x,g\n3,2,north\n1,7,east\n4,1,south\n1,8,north\n5,2,east\n9,8,south\n"
                           "2,1,north\n6,8,east\n5,2,south\n3,8,north\n5,4,east\n8,5,south\n";

/* R 4.2.2: predict(lm(y ~ log(x) + factor(g), d), data.frame(x = 3, g = "south"), interval = "prediction") */
static void
values_are_predicted(void **state)
{
  (void)state;
  char *path = write_table(rows);
  g_auto(Fitted) fitted = fit_csv(path, FALSE, "y ~ log(x) + factor(g)", "");
  GError *error = NULL;
  gsize offset;
  assert_no_error(fitted.error);
  assert_true(regression_predict(fitted.model, "x=3, g=south", &offset, &error));
  assert_true(regression_predict(fitted.model, "g = east, log(x) = 0", &offset, &error));
  const PredictedPoint *point = g_ptr_array_index(fitted.model->predictions, 0),
                       *second = g_ptr_array_index(fitted.model->predictions, 1);
  assert_digits(point->prediction.mean, 6.50217587938686, 13);
  assert_digits(point->prediction.prediction_lower, 1.4231023329042, 12);
  assert_digits(point->prediction.prediction_upper, 11.5812494258695, 12);
  assert_digits(point->prediction.mean_lower, 4.23074015295036, 12);
  assert_digits(second->prediction.mean, fitted.model->coefficients[0].estimate, 13);
  remove_table(path);
}

static void
assert_unpredicted(const char *formula, const char *at, gsize wanted, gint code, const char *message)
{
  char *path = write_table(rows);
  g_auto(Fitted) fitted = fit_csv(path, FALSE, formula, "");
  GError *error = NULL;
  gsize offset = 12345;
  assert_false(regression_predict(fitted.model, at, &offset, &error));
  assert_error(error, DATA_ERROR, code, message);
  assert_int_equal(offset, wanted);
  remove_table(path);
}

static void
predictions_that_cannot_be_are_refused(void **state)
{
  (void)state;
  assert_unpredicted("y ~ x + factor(g)", "x=3", 0, DATA_ERROR_NAME, "no value is given for 'g'");
  assert_unpredicted("y ~ x + factor(g)", "x=3, g=west", 4, DATA_ERROR_NAME, "'g' was never 'west'");
  assert_unpredicted("y ~ x", "x=3, z=1", 4, DATA_ERROR_NAME, "'z' is no variable of the formula");
  assert_unpredicted("y ~ x", "x=three", 0, DATA_ERROR_NUMBER, "'three' is not a number");
  assert_unpredicted("y ~ x", "x", 0, DATA_ERROR_SYNTAX, "expected values such as x=1, z=2");
  assert_unpredicted("y ~ x", "x=1,", 4, DATA_ERROR_SYNTAX, "expected values such as x=1, z=2");
  assert_unpredicted("y ~ log(x)", "x=-1", 0, DATA_ERROR_NAME, "'log(x)' has no value there");
}

/* R 4.2.2: predict(f, data.frame(t = 100:101), interval = "prediction", level = 0.8) */
static void
a_trend_goes_on(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_csv(NILE, TRUE, "volume ~ trend", "steps=2 levels=80,95");
  assert_no_error(fitted.error);
  const Forecast *forecast = fitted.model->forecast;
  g_autofree char *last = period_print(forecast->periods[1]);
  assert_string_equal(last, "1972");
  assert_digits(forecast->fan->mean[0], 782.277575757576, 13);
  assert_digits(forecast->fan->lower[0], 584.123035508319, 12);
  assert_digits(forecast->fan->upper[2], 977.834326388150, 12);
  g_auto(Fitted) usual = fit_csv(NILE, TRUE, "volume ~ poly(trend, 2, raw=TRUE) + step(1899)", "steps=1");
  assert_no_error(usual.error);
  assert_int_equal(usual.model->forecast->fan->levels, 3);
  const double a = usual.model->coefficients[0].estimate, b = usual.model->coefficients[1].estimate,
               c = usual.model->coefficients[2].estimate, d = usual.model->coefficients[3].estimate;
  assert_digits(usual.model->forecast->fan->mean[0], a + 100 * b + 10000 * c + d, 12);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(diagnostics_of_the_nile), cmocka_unit_test(tests_that_do_not_apply_say_why),
      cmocka_unit_test(lags_follow_the_year),    cmocka_unit_test(influence_is_that_of_fits_without_the_observation),
      cmocka_unit_test(values_are_predicted),    cmocka_unit_test(predictions_that_cannot_be_are_refused),
      cmocka_unit_test(a_trend_goes_on),
  };
  return cmocka_run_group_tests(tests, gsl_handler_off, NULL);
}
