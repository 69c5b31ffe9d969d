#include "wide_fit.h"
#include "check_test.h"

#include "stats/functional_form.h"
#include "stats/heteroskedasticity.h"

/* R 4.2.2, lmtest 0.9-40: bptest(m, studentize = S) for lm(Nile ~ t) and m3; the plain one is also gretl's. */
static void
breusch_pagan(void **state)
{
  (void)state;
  TestResult test;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  g_autoptr(Fit) wide = fit_nile_on_three();

  assert_true(breusch_pagan_test(fit, TRUE, &test, NULL));
  check_test(test, 1.7310540015271, 1, NAN, 0.1882763477813);
  assert_true(breusch_pagan_test(fit, FALSE, &test, NULL));
  check_test(test, 1.8252861900136, 1, NAN, 0.17668533338309);
  assert_true(breusch_pagan_test(wide, TRUE, &test, NULL));
  check_test(test, 4.6697456704186, 3, NAN, 0.19763996395209);
  assert_true(breusch_pagan_test(wide, FALSE, &test, NULL));
  check_test(test, 5.347189642016, 3, NAN, 0.14806946902349);
}

/* R: 100 * summary(lm(residuals^2 ~ t + I(t^2)))$r.squared and with all squares and products for m3; gretl 2022c, modtest --white,
 * has the first too. The square of an indicator (t > 28) is itself: 4 degrees of freedom, not 5. */
static void
white(void **state)
{
  (void)state;
  static const char *const names[] = {"const", "t", "late"};
  double time[NILE], flow[NILE], late[NILE];
  const double *const columns[] = {time, late};
  TestResult test;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  g_autoptr(Fit) wide = fit_nile_on_three();

  assert_true(white_test(fit, &test, NULL));
  check_test(test, 2.078350935077, 2, NAN, 0.35374623699951);
  assert_true(white_test(wide, &test, NULL));
  check_test(test, 7.4035802471895, 9, NAN, 0.59517779741836);
  read_nile(time, flow);
  for (gsize i = 0; i < NILE; i++)
    late[i] = time[i] > 28;
  owned_matrix *design = design_of(NILE, 3, columns);
  g_autoptr(Fit) stepped = ols_fit(flow, design, names, TRUE, NULL);
  assert_true(white_test(stepped, &test, NULL));
  check_test(test, 1.1061641172119, 4, NAN, 0.89329297083446);
}

/* Years as they are written, 1871 ... 1970, instead of 1 ... 100, and the flow in other units. */
static void
origin_and_units(void **state)
{
  (void)state;
  double year[NILE], flow[NILE];
  TestResult test;

  read_nile(year, flow);
  for (gsize i = 0; i < NILE; i++) {
    year[i] += 1870;
    flow[i] = 1e6 - 1000 * flow[i];
  }
  g_autoptr(Fit) fit = fit_on(flow, year, NILE);
  assert_true(white_test(fit, &test, NULL));
  check_test(test, 2.078350935077, 2, NAN, 0.35374623699951);
  assert_true(breusch_pagan_test(fit, FALSE, &test, NULL));
  check_test(test, 1.8252861900136, 1, NAN, 0.17668533338309);
  assert_true(reset_test(fit, 3, &test, NULL));
  check_test(test, 7.8236598468635, 2, 96, 0.00071170614473615);
  assert_true(harvey_collier_test(fit, &test, NULL));
  check_test(test, 2.3764669326356, 97, NAN, 0.019443147306608);
}

/* lmtest: resettest(m, power = 2:3), power = 2 and power = 2:4 for lm(Nile ~ t) and m3. */
static void
reset(void **state)
{
  (void)state;
  TestResult test;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  g_autoptr(Fit) wide = fit_nile_on_three();

  assert_true(reset_test(fit, 3, &test, NULL));
  check_test(test, 7.8236598468635, 2, 96, 0.00071170614473615);
  assert_int_equal(test.order, 3);
  assert_true(reset_test(fit, 2, &test, NULL));
  check_test(test, 15.698556794852, 1, 97, 0.00014190582016241);
  assert_true(reset_test(fit, 4, &test, NULL));
  check_test(test, 7.943376420726, 3, 95, 8.8112160161663e-05);
  assert_true(reset_test(wide, 3, &test, NULL));
  check_test(test, 5.2438441968311, 2, 94, 0.0069334345282025);
  assert_true(reset_test(wide, 2, &test, NULL));
  check_test(test, 9.1620243875052, 1, 95, 0.0031800793600936);
  assert_true(reset_test(wide, 4, &test, NULL));
  check_test(test, 3.9521239855937, 3, 93, 0.010601724655171);
}

/* lmtest: harvtest(m). */
static void
harvey_collier(void **state)
{
  (void)state;
  TestResult test;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  g_autoptr(Fit) wide = fit_nile_on_three();

  assert_true(harvey_collier_test(fit, &test, NULL));
  check_test(test, 2.3764669326356, 97, NAN, 0.019443147306608);
  assert_true(harvey_collier_test(wide, &test, NULL));
  check_test(test, 2.0047816256081, 95, NAN, 0.047832448276375);
}

/* Their squares sum to the fit's (Brown, Durbin and Evans 1975, lemma 3); the first is the third flow less the line through the
 * first two: 963 - (2 * 1160 - 1120), over sqrt(1 + x'(X'X)^-1 x) = sqrt(6). */
static void
recursive(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  g_autofree double *values = recursive_residuals(fit, NULL);
  double sum = 0;

  for (gsize i = 0; i < NILE - 2; i++)
    sum += values[i] * values[i];
  assert_digits(sum, fit->ssr, 13);
  assert_digits(values[0], -237 / sqrt(6), 11);
}

static void
nulls_are_said(void **state)
{
  (void)state;
  TestResult test;
  g_autoptr(Fit) fit = fit_nile_on_trend();

  assert_true(breusch_pagan_test(fit, TRUE, &test, NULL));
  assert_string_equal(test.name, "Breusch-Pagan (Koenker)");
  assert_string_equal(test.null, "the variance of the errors does not depend on the regressors");
  assert_int_equal(test.law, TEST_CHI_SQUARE);
  assert_true(harvey_collier_test(fit, &test, NULL));
  assert_string_equal(test.null, "the relation is linear: recursive residuals have mean zero");
  assert_int_equal(test.law, TEST_T);
  assert_int_equal(test.n, 100);
}

static void
heteroskedasticity_errors(void **state)
{
  (void)state;
  static const char *const names[] = {"const"};
  double x[8] = {1, 1, -1, -1, 1, 1, -1, -1}, y[8] = {1, -1, 1, -1, 1, -1, 1, -1};
  GError *error = NULL;
  TestResult test;
  g_autoptr(Fit) tiny = fit_short(3);
  g_autoptr(Fit) perfect = fit_perfect();
  g_autoptr(Fit) level = fit_on(y, x, 8);
  owned_matrix *one = design_of(8, 1, NULL);
  g_autoptr(Fit) mean = ols_fit(y, one, names, TRUE, NULL);

  check_refused(white_test(mean, &test, &error), &error, STATS_ERROR_DOMAIN,
                "White: there is no regressor beside the constant");
  check_refused(white_test(tiny, &test, &error), &error, STATS_ERROR_TOO_FEW,
                "White: 3 observations, at least 4 are needed");
  check_refused(breusch_pagan_test(perfect, FALSE, &test, &error), &error, STATS_ERROR_CONSTANT,
                "the fit is perfect: its residuals are only rounding");
  check_refused(breusch_pagan_test(level, TRUE, &test, &error), &error, STATS_ERROR_CONSTANT,
                "Breusch-Pagan (Koenker): the squared residuals are all equal");
}

static void
functional_form_errors(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], late[NILE];
  GError *error = NULL;
  TestResult test;
  g_autoptr(Fit) tiny = fit_short(3);

  read_nile(time, flow);
  for (gsize i = 0; i < NILE; i++)
    late[i] = time[i] > 80;
  g_autoptr(Fit) stepped = fit_on(flow, late, NILE);
  check_refused(reset_test(stepped, 1, &test, &error), &error, STATS_ERROR_DOMAIN,
                "RESET: the highest power is 1, not between 2 and 6");
  check_refused(reset_test(stepped, 3, &test, &error), &error, STATS_ERROR_COLLINEAR,
                "RESET: powers of the fitted values add nothing to the regressors");
  check_refused(reset_test(tiny, 2, &test, &error), &error, STATS_ERROR_TOO_FEW,
                "RESET: 3 observations, at least 4 are needed");
  check_refused(harvey_collier_test(tiny, &test, &error), &error, STATS_ERROR_TOO_FEW,
                "Harvey-Collier: 3 observations, at least 4 are needed");
  check_refused(harvey_collier_test(stepped, &test, &error), &error, STATS_ERROR_COLLINEAR,
                "recursive residuals: the first 2 observations do not determine 2 coefficients");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(breusch_pagan),          cmocka_unit_test(white),
      cmocka_unit_test(origin_and_units),       cmocka_unit_test(reset),
      cmocka_unit_test(harvey_collier),         cmocka_unit_test(recursive),
      cmocka_unit_test(nulls_are_said),         cmocka_unit_test(heteroskedasticity_errors),
      cmocka_unit_test(functional_form_errors),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
