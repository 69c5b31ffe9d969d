#include "breaks.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include "stats/bootstrap.h"
#include "stats/sup_f_bootstrap.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(gsl_rng, gsl_rng_free)

static SupFBootstrap
bootstrap(const Fit *fit, gsize resamples, gulong seed)
{
  GError *error = NULL;
  SupFBootstrap result;
  g_autoptr(SupF) observed = sup_f_test(fit, fit->n * 15 / 100, &error);

  assert_no_error(error);
  sup_f_bootstrap(fit, observed, resamples, seed, &result, &error);
  assert_no_error(error);
  return result;
}

/* No resample reaches the F of 1898. rho: r = sum(e[-1] * e[-100]) / sum(e[-100]^2) of R's lm(Nile ~ 1), raised by
 * (1 + 3 r) / 100. */
static void
nile(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile(FALSE);
  const SupFBootstrap result = bootstrap(fit, 0, 0);

  assert_int_equal(result.resamples, SUP_F_RESAMPLES);
  assert_int_equal(result.seed, BOOTSTRAP_SEED);
  assert_digits(result.p, 1.0 / 2000, 15);
  assert_digits(result.rho, 0.52925162675218, 13);
  assert_true(result.critical > 15 && result.critical < 60);
}

static void
a_seed_makes_it_again(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile(TRUE);
  const SupFBootstrap one = bootstrap(fit, 199, 5), same = bootstrap(fit, 199, 5), other = bootstrap(fit, 199, 6);

  assert_true(one.p == same.p && one.critical == same.critical);
  assert_true(one.critical != other.critical);
}

/* Units change neither p nor the critical value. */
static void
scale_and_shift(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];

  read_nile(time, flow);
  g_autoptr(Fit) fit = fit_over_time(flow, NILE, TRUE);
  for (gsize i = 0; i < NILE; i++)
    flow[i] = 8 * flow[i] + 64;
  g_autoptr(Fit) other = fit_over_time(flow, NILE, TRUE);
  const SupFBootstrap one = bootstrap(fit, 199, 1), two = bootstrap(other, 199, 1);
  assert_true(one.p == two.p);
  assert_digits(two.critical, one.critical, 9);
}

/* 300 series of 60 values without a break, errors of an AR(1) with 0.6: Hansen's p-value falls below 5 % for more than half of them (with
 * this seed for 173), that of the bootstrap for at most 5 % and sampling error (for 8). */
static void
size_under_autocorrelation(void **state)
{
  (void)state;
  g_autoptr(gsl_rng) rng = gsl_rng_alloc(gsl_rng_mt19937);
  gsize hansen = 0, resampled = 0;
  double y[60];

  gsl_rng_set(rng, 1);
  for (gsize series = 0; series < 300; series++) {
    double error = gsl_ran_gaussian(rng, 1.25);
    for (gsize i = 0; i < 60; i++) {
      y[i] = error;
      error = 0.6 * error + gsl_ran_gaussian(rng, 1);
    }
    g_autoptr(Fit) fit = fit_over_time(y, 60, FALSE);
    g_autoptr(SupF) observed = sup_f_test(fit, 9, NULL);
    hansen += observed->sup_p < 0.05 ? 1 : 0;
    resampled += bootstrap(fit, 99, series + 1).p <= 0.05 ? 1 : 0;
  }
  assert_true(hansen > 150);
  assert_true(resampled <= 25);
}

/* A shift of 3 standard deviations is found all the same. */
static void
power(void **state)
{
  (void)state;
  g_autoptr(gsl_rng) rng = gsl_rng_alloc(gsl_rng_mt19937);
  double y[80];

  gsl_rng_set(rng, 2);
  for (gsize i = 0; i < 80; i++)
    y[i] = gsl_ran_gaussian(rng, 1) + (i < 40 ? 0 : 3);
  g_autoptr(Fit) fit = fit_over_time(y, 80, FALSE);
  assert_true(bootstrap(fit, 999, 0).p < 0.01);
}

static void
bootstrap_errors(void **state)
{
  (void)state;
  GError *error = NULL;
  SupFBootstrap result;
  g_autoptr(Fit) fit = fit_nile(FALSE);
  g_autoptr(SupF) observed = sup_f_test(fit, 15, NULL);

  assert_false(sup_f_bootstrap(fit, observed, 98, 1, &result, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "98 resamples, at least 99 are needed");
  assert_false(sup_f_bootstrap(fit, observed, 10000001, 1, &result, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
               "10000001 resamples of 100 observations and 1 coefficient are too many, at most 10000000 can be drawn");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nile),
      cmocka_unit_test(a_seed_makes_it_again),
      cmocka_unit_test(scale_and_shift),
      cmocka_unit_test(size_under_autocorrelation),
      cmocka_unit_test(power),
      cmocka_unit_test(bootstrap_errors),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
