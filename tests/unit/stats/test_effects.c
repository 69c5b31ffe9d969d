#include "fits.h"

#include <gsl/gsl_errno.h>

#include "stats/effects.h"

/* The plain covariance, and the conventional size and power. */
static Effect *
effects(const Fit *fit)
{
  double employment[LONGLEY];
  owned_matrix *covariance = ols_covariance(fit);
  GError *error = NULL;

  read_longley(LONGLEY_EMPLOYMENT, employment);
  Effect *result = effects_of(fit, employment, covariance, EFFECT_ALPHA, EFFECT_POWER, &error);
  assert_no_error(error);
  return result;
}

/* R 4.2.2, m <- lm(TOTEMP ~ GNP + POP + ARMED, longley): coefficients of the scaled variables; coef * mean(x) / mean(y);
 * (qt(.975, 12) + qt(.8, 12)) * se; 1 / (1 - R^2) of each column on the others. */
static void
longley_as_in_r(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_longley(3, FALSE, TRUE);
  g_autofree Effect *got = effects(fit);
  const double standardised[] = {2.26208010319574, -1.24558195368369, -0.0986580582589332};
  const double elasticity[] = {0.474419060267599, -1.1305444133271, -0.0198694948802883};
  const double detectable[] = {52162.8928085851, 0.0413186588357973, 0.567306913556822, 0.844061697570573};
  const double inflation[] = {106.876896362982, 98.6803882234676, 2.18639888161211};

  assert_true(isnan(got[0].standardised) && isnan(got[0].elasticity) && isnan(got[0].inflation));
  for (gsize j = 0; j < 4; j++)
    assert_digits(got[j].detectable, detectable[j], 11);
  for (gsize j = 0; j < 3; j++) {
    assert_digits(got[j + 1].standardised, standardised[j], 11);
    assert_digits(got[j + 1].elasticity, elasticity[j], 11);
    assert_digits(got[j + 1].inflation, inflation[j], 11);
  }
}

/* R 4.2.2: 1 / (1 - summary(lm(GNP ~ POP - 1))$r.squared), and of weights 1:16 with an intercept;
 * weighted.mean and the weighted deviations for the others. */
static void
without_intercept_and_weighted(void **state)
{
  (void)state;
  g_autoptr(Fit) bare = fit_longley(2, FALSE, FALSE), weighted = fit_longley(2, TRUE, TRUE);
  g_autofree Effect *first = effects(bare), *second = effects(weighted);

  assert_digits(first[0].inflation, 29.0302140565668, 11);
  assert_digits(second[1].inflation, 54.547896552723, 11);
  assert_digits(second[1].standardised, 2.17752251696101, 11);
  assert_digits(second[1].elasticity, 0.493405945643352, 11);
}

/* A response about zero has no elasticities. */
static void
response_without_a_mean(void **state)
{
  (void)state;
  const double x[] = {1, 2, 4, 5}, y[] = {-2, 1, -1, 2};
  g_autoptr(Fit) fit = fit_on(y, x, 4);
  owned_matrix *covariance = ols_covariance(fit);
  g_autofree Effect *got = effects_of(fit, y, covariance, 0.1, 0.9, NULL);

  assert_non_null(got);
  assert_true(isnan(got[1].elasticity));
  assert_digits(got[1].inflation, 1, 14);
}

static void
size_and_power_out_of_range(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  double time[NILE], flow[NILE];
  GError *error = NULL;

  read_nile(time, flow);
  assert_null(effects_of(fit, flow, fit->bread, 5, 0.8, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "alpha 5 is not between 0 and 1");
  assert_null(effects_of(fit, flow, fit->bread, 0.05, 0.02, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "power 0.02 is not between half of alpha, 0.025, and 1");
  assert_null(effects_of(fit, flow, fit->bread, 0.05, 1, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "power 1 is not between half of alpha, 0.025, and 1");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(longley_as_in_r),
      cmocka_unit_test(without_intercept_and_weighted),
      cmocka_unit_test(response_without_a_mean),
      cmocka_unit_test(size_and_power_out_of_range),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
