#include "wide_fit.h"

#include "stats/normality.h"

static void
check_test(TestResult test, double statistic, double p)
{
  assert_digits(test.statistic, statistic, 12);
  assert_digits(test.p, p, 9);
}

/* R 4.2.2, tseries 0.10-53: jarque.bera.test(residuals(lm(Nile ~ t))); the first 30 numbers of lehmer() by hand in R. */
static void
jarque_bera(void **state)
{
  (void)state;
  double u[30];
  TestResult test;
  g_autoptr(Fit) fit = fit_nile_on_trend();

  assert_true(jarque_bera_test(fit->residuals->data, NILE, "residuals", &test, NULL));
  check_test(test, 0.26300399608744, 0.87677752329622);
  assert_string_equal(test.null, "the values are a sample from a normal distribution");
  lehmer(u, 30);
  assert_true(jarque_bera_test(u, 30, "u", &test, NULL));
  check_test(test, 3.225736090286, 0.19931514869513);
}

/* R: shapiro.test(residuals(lm(Nile ~ t))); shapiro.test(L[1:n]) for the numbers of lehmer(), over each of the formulas. */
static void
shapiro_wilk(void **state)
{
  (void)state;
  static const struct {
    gsize n;
    double w, p;
  } wanted[] = {
      {3, 0.83558242769698, 0.20261721130236},    {4, 0.83083261465303, 0.16998355652514},
      {5, 0.77629277333131, 0.05120678176698},    {6, 0.72488158915854, 0.011186204202053},
      {7, 0.68617094144322, 0.0026137667448207},  {10, 0.7965731353432, 0.013172468882313},
      {11, 0.79913416183841, 0.0091635817553743}, {12, 0.83408470544827, 0.023480058973732},
      {30, 0.87927685932181, 0.0027135325095979}, {100, 0.94077447804906, 0.00021501162609892},
      {300, 0.9486711705265, 9.834926521365e-09},
  };
  double u[300];
  TestResult test;
  g_autoptr(Fit) fit = fit_nile_on_trend();

  assert_true(shapiro_wilk_test(fit->residuals->data, NILE, "residuals", &test, NULL));
  check_test(test, 0.98777938505315, 0.49208560078111);
  lehmer(u, G_N_ELEMENTS(u));
  for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++) {
    assert_true(shapiro_wilk_test(u, wanted[i].n, "u", &test, NULL));
    check_test(test, wanted[i].w, wanted[i].p);
  }
}

/* Order, place and unit do not matter, nor does the sign. */
static void
invariance(void **state)
{
  (void)state;
  double u[30], v[30];
  TestResult first, second;

  lehmer(u, 30);
  for (gsize i = 0; i < 30; i++)
    v[i] = 5 - 1e-6 * u[i * 7 % 30];
  assert_true(shapiro_wilk_test(u, 30, "u", &first, NULL));
  assert_true(shapiro_wilk_test(v, 30, "v", &second, NULL));
  assert_digits(second.statistic, first.statistic, 9); /* v has 9 digits of u */
  assert_true(jarque_bera_test(u, 30, "u", &first, NULL));
  assert_true(jarque_bera_test(v, 30, "v", &second, NULL));
  assert_digits(second.statistic, first.statistic, 8);
}

/* One value far from ten equal ones: Royston's formula has no p left. */
static void
smallest_w(void **state)
{
  (void)state;
  const double lone[11] = {1000, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
  TestResult test;

  assert_true(shapiro_wilk_test(lone, 11, "lone", &test, NULL));
  assert_true(test.statistic > 0.3 && test.statistic < 0.36);
  assert_true(test.p >= 0 && test.p < 1e-6);
  assert_true(shapiro_wilk_test((const double[]){0, 0, 1}, 3, "lone", &test, NULL));
  assert_digits(test.statistic, 0.75, 14); /* the least that three values can have */
  assert_true(test.p >= 0 && test.p < 1e-7);
}

static void
errors(void **state)
{
  (void)state;
  const double two[] = {1, 2}, equal[] = {4, 4, 4}, broken[] = {1, NAN, 3};
  double many[SHAPIRO_WILK_MOST + 1];
  GError *error = NULL;
  TestResult test;

  assert_false(jarque_bera_test(two, 2, "x", &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "2 observations, at least 3 are needed");
  assert_false(shapiro_wilk_test(equal, 3, "x", &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "x: all 3 observations are equal");
  assert_false(shapiro_wilk_test(broken, 3, "x", &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "x: observation 2 is not finite");
  lehmer(many, G_N_ELEMENTS(many));
  assert_false(shapiro_wilk_test(many, G_N_ELEMENTS(many), "x", &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "Shapiro-Wilk holds for up to 5000 observations, not 5001");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(jarque_bera), cmocka_unit_test(shapiro_wilk), cmocka_unit_test(invariance),
      cmocka_unit_test(smallest_w),  cmocka_unit_test(errors),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
