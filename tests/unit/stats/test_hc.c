#include "wide_fit.h"
#include "check_test.h"

#include "stats/hac.h"
#include "stats/hc.h"
#include "stats/wald.h"

/* R 4.2.2, sandwich 3.0-2: vcovHC(lm(Nile ~ t), type = ...); constant and slope. */
static void
hc_on_nile(void **state)
{
  (void)state;
  static const double constant[] = {31.597981053467, 31.918780963872, 31.987494119334, 32.383100954936,
                                    32.133926862424},
                      slope[] = {0.496161205743, 0.501198504489, 0.503125803543, 0.510202462619, 0.50647123375165};
  g_autoptr(Fit) fit = fit_nile_on_trend();

  for (HcType type = HC0; type <= HC4; type++) {
    GError *error = NULL;
    owned_matrix *covariance = hc_covariance(fit, type, &error);
    assert_no_error(error);
    assert_digits(standard_error_of(covariance, 0), constant[type], 11);
    assert_digits(standard_error_of(covariance, 1), slope[type], 11);
  }
}

/* sandwich: vcovHC(m3), m3 in wide_fit.h. */
static void
hc3_on_several_regressors(void **state)
{
  (void)state;
  static const double errors[] = {37.685764548485, 0.51795400535155, 50.757566954864, 22.4755292093};
  g_autoptr(Fit) fit = fit_nile_on_three();
  owned_matrix *covariance = hc_covariance(fit, HC3, NULL);

  for (gsize i = 0; i < 4; i++)
    assert_digits(standard_error_of(covariance, i), errors[i], 11);
}

/* Errors go with the units of response and columns. */
static void
hc_units(void **state)
{
  (void)state;
  static const double scale[] = {1000, 1e-6, 64};
  g_autoptr(Fit) base = fit_nile_on_three();
  g_autoptr(Fit) other = fit_nile_on_three_scaled(scale, 0.125);

  for (HcType type = HC0; type <= HC4; type++) {
    owned_matrix *first = hc_covariance(base, type, NULL);
    owned_matrix *second = hc_covariance(other, type, NULL);
    assert_digits(standard_error_of(second, 0), standard_error_of(first, 0) / 8, 11);
    for (gsize i = 1; i < 4; i++)
      assert_digits(standard_error_of(second, i), standard_error_of(first, i) / 8 / scale[i - 1], 11);
  }
}

/* sandwich: vcovCL(lm(Nile ~ t), cluster = rep(1:10, each = 10)); cluster = (7 * t) %% 13 for it and for m3. */
static void
clusters(void **state)
{
  (void)state;
  static const double errors[] = {31.433273251697, 0.5309852256208, 47.803016247733, 24.446972462357};
  gint64 decade[NILE], mixed[NILE];
  gsize groups = 0;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  g_autoptr(Fit) wide = fit_nile_on_three();

  for (gsize i = 0; i < NILE; i++) {
    decade[i] = -1000000000000 * (gint64)(i / 10);
    mixed[i] = 7 * ((gint64)i + 1) % 13;
  }
  owned_matrix *first = cluster_covariance(fit, decade, &groups, NULL);
  assert_int_equal(groups, 10);
  assert_digits(standard_error_of(first, 0), 55.614691003177, 11);
  assert_digits(standard_error_of(first, 1), 0.82932026152268, 11);
  owned_matrix *second = cluster_covariance(fit, mixed, &groups, NULL);
  assert_int_equal(groups, 13);
  assert_digits(standard_error_of(second, 0), 30.769708554234, 11);
  assert_digits(standard_error_of(second, 1), 0.50981676823408, 11);
  owned_matrix *third = cluster_covariance(wide, mixed, &groups, NULL);
  for (gsize i = 0; i < 4; i++)
    assert_digits(standard_error_of(third, i), errors[i], 11);
}

/* Each observation a cluster of its own: HC0 times n / (n - 1) (n - 1) / (n - k) is HC1. */
static void
lone_clusters(void **state)
{
  (void)state;
  gint64 own[NILE];
  gsize groups = 0;
  g_autoptr(Fit) fit = fit_nile_on_three();

  for (gsize i = 0; i < NILE; i++)
    own[i] = (gint64)(i * 37 % 101);
  owned_matrix *clustered = cluster_covariance(fit, own, &groups, NULL);
  owned_matrix *plain = hc_covariance(fit, HC1, NULL);
  assert_int_equal(groups, NILE);
  for (gsize i = 0; i < 4; i++)
    for (gsize j = 0; j < 4; j++)
      assert_digits(gsl_matrix_get(clustered, i, j), gsl_matrix_get(plain, i, j), 10);
}

static void
hc_errors(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], mark[NILE] = {0};
  gint64 same[NILE] = {0};
  gsize groups = 0;
  GError *error = NULL;

  read_nile(time, flow);
  mark[42] = 1;
  g_autoptr(Fit) fit = fit_on(flow, mark, NILE);
  assert_null(hc_covariance(fit, HC3, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
               "HC3 is not defined: observation 43 has leverage 1, a coefficient rests on it alone");
  owned_matrix *covariance = hc_covariance(fit, HC1, &error);
  assert_no_error(error);
  assert_true(isfinite(standard_error_of(covariance, 0)));
  assert_null(cluster_covariance(fit, same, &groups, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "all observations are in one cluster, at least 2 are needed");
}

/* R, lmtest 0.9-40: waldtest(m3, vcov = V) with vcov, vcovHC and NeweyWest(lag = 3, prewhite = FALSE, adjust = TRUE);
 * waldtest(m3, "z", vcov = ...) with the last. */
static void
wald(void **state)
{
  (void)state;
  const gsize last = 3;
  const HacOptions options = {KERNEL_BARTLETT, BANDWIDTH_FIXED, 3, FALSE, TRUE};
  g_autoptr(Fit) fit = fit_nile_on_three();
  owned_matrix *plain = ols_covariance(fit);
  owned_matrix *white = hc_covariance(fit, HC3, NULL);
  owned_matrix *hac = hac_estimate(fit, NULL, &options, NULL, NULL);
  TestResult test;

  assert_true(wald_slopes(fit, plain, 96, &test, NULL));
  check_test(test, 10.088162000311, 3, 96, 7.7131116019411e-06);
  check_test(test, fit->f, 3, 96, fit->f_p);
  assert_true(wald_slopes(fit, white, 96, &test, NULL));
  check_test(test, 9.3467974459628, 3, 96, 1.7619729095437e-05);
  assert_true(wald_slopes(fit, hac, 96, &test, NULL));
  check_test(test, 5.9541350782073, 3, 96, 0.00091015229764011);
  assert_true(wald_test(fit, hac, &last, 1, 96, &test, NULL));
  check_test(test, 1.6980291144355, 1, 96, 0.19566277348265);
  assert_string_equal(test.null, "the coefficients are all zero");
  const Coefficient single = wald_coefficient(fit, hac, 3, 96, 0.95);
  assert_digits(single.t * single.t, test.statistic, 12);
  assert_digits(single.p, test.p, 11);
  const Coefficient same = coefficient_inference(fit, hac, 3, 0.95);
  assert_digits(single.lower, same.lower, 14);
  assert_digits(single.upper, same.upper, 14);
}

/* t of 0.975 with 9 degrees of freedom is 2.262157 (tables). */
static void
few_clusters(void **state)
{
  (void)state;
  gint64 decade[NILE];
  gsize groups = 0;
  g_autoptr(Fit) fit = fit_nile_on_trend();

  for (gsize i = 0; i < NILE; i++)
    decade[i] = (gint64)(i / 10);
  owned_matrix *covariance = cluster_covariance(fit, decade, &groups, NULL);
  const Coefficient slope = wald_coefficient(fit, covariance, 1, groups - 1, 0.95);
  assert_digits((slope.upper - slope.lower) / 2 / slope.standard_error, 2.262157, 6.5);
}

static void
wald_errors(void **state)
{
  (void)state;
  const gsize beyond = 4;
  gint64 half[NILE];
  gsize groups = 0;
  GError *error = NULL;
  TestResult test;
  g_autoptr(Fit) fit = fit_nile_on_three();
  owned_matrix *plain = ols_covariance(fit);

  for (gsize i = 0; i < NILE; i++)
    half[i] = (gint64)(i / 50);
  assert_false(wald_test(fit, plain, &beyond, 0, 96, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "no coefficient to test");
  assert_false(wald_slopes(fit, plain, 0, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "no degrees of freedom are left for a test");
  assert_false(wald_test(fit, plain, &beyond, 1, 96, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "coefficient 5 of 4 cannot be tested");
  owned_matrix *clustered = cluster_covariance(fit, half, &groups, NULL);
  assert_false(wald_slopes(fit, clustered, 1, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR,
               "the covariance of the 3 coefficients is singular: they cannot be tested together");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(hc_on_nile),    cmocka_unit_test(hc3_on_several_regressors),
      cmocka_unit_test(hc_units),      cmocka_unit_test(clusters),
      cmocka_unit_test(lone_clusters), cmocka_unit_test(hc_errors),
      cmocka_unit_test(wald),          cmocka_unit_test(few_clusters),
      cmocka_unit_test(wald_errors),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
