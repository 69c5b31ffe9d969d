#include "fits.h"

#include <gsl/gsl_errno.h>

#include "stats/hac.h"

/* Standard errors of the constant and the slope. */
static void
check_errors(const Fit *fit, const gint64 *period, gsize lag, gboolean small_sample, double constant, double slope)
{
  GError *error = NULL;
  owned_matrix *covariance = hac_covariance(fit, period, lag, small_sample, &error);

  assert_no_error(error);
  assert_digits(coefficient_inference(fit, covariance, 0, 0.95).standard_error, constant, 12);
  assert_digits(coefficient_inference(fit, covariance, 1, 0.95).standard_error, slope, 12);
}

/* R 4.2.2, sandwich 3.0-2: NeweyWest(lm(Nile ~ t), lag = L, prewhite = FALSE, adjust = FALSE); gretl 2022c --robust has
 * lag 3 and the same figures. */
static void
newey_west_on_nile(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_on_trend();

  check_errors(fit, NULL, 0, FALSE, 31.597981053466764, 0.496161205743022);
  check_errors(fit, NULL, 1, FALSE, 36.13505474916801, 0.56472236784559);
  check_errors(fit, NULL, 3, FALSE, 41.44786741935948, 0.65354805289666);
  check_errors(fit, NULL, 4, FALSE, 43.831206531501905, 0.695619938184031);
  check_errors(fit, NULL, 8, FALSE, 48.581975712765740, 0.782496556685127);
}

/* The same with adjust = TRUE; lag 0 is HC1. */
static void
newey_west_with_the_small_sample_factor(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_on_trend();

  check_errors(fit, NULL, 0, TRUE, 31.918780963872003, 0.501198504489407);
  check_errors(fit, NULL, 1, TRUE, 36.501917502405519, 0.570455736844772);
  check_errors(fit, NULL, 3, TRUE, 41.868668739928623, 0.660183228620704);
  check_errors(fit, NULL, 4, TRUE, 44.27620480859010, 0.70268225059785);
  check_errors(fit, NULL, 8, TRUE, 49.075206385624014, 0.790440887838824);
}

static void
matrix_is_symmetric_and_whole(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  owned_matrix *covariance = hac_covariance(fit, NULL, 3, FALSE, NULL);

  assert_digits(gsl_matrix_get(covariance, 0, 1), -23.606303190791, 11); /* R, as above */
  assert_digits(gsl_matrix_get(covariance, 1, 0), gsl_matrix_get(covariance, 0, 1), 11);
}

/* The Nile without the years 5, 6, 7, 30, 31, 60 and 88. */
static gsize
with_gaps(double *time, double *flow, gint64 *period)
{
  double all_time[NILE], all_flow[NILE];
  gsize n = 0;

  read_nile(all_time, all_flow);
  for (gsize i = 0; i < NILE; i++) {
    const gsize year = i + 1;
    if ((year >= 5 && year <= 7) || year == 30 || year == 31 || year == 60 || year == 88)
      continue;
    time[n] = all_time[i];
    flow[n] = all_flow[i];
    period[n++] = 1870 + (gint64)year;
  }
  return n;
}

/* R 4.2.2: the scores of lm() put into a matrix with rows of zeros for the missing years, and
 * S = sum over j of (1 - j / (L + 1)) (s[t] s[t-j]' + s[t-j] s[t]'), with solve(X'X) on both sides. */
static void
gaps_are_not_closed_up(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  gint64 period[NILE];
  const gsize n = with_gaps(time, flow, period);
  g_autoptr(Fit) fit = fit_on(flow, time, n);

  assert_int_equal(n, 93);
  check_errors(fit, period, 0, FALSE, 33.722206064109038, 0.522259420452137);
  check_errors(fit, period, 1, FALSE, 39.227053423854755, 0.603400944818287);
  check_errors(fit, period, 3, FALSE, 46.273674818732829, 0.712269782501756);
  check_errors(fit, period, 8, FALSE, 53.213842118104814, 0.827568446166014);
  check_errors(fit, NULL, 3, FALSE, 48.1059801526075148, 0.7374759355833382); /* closed up: sandwich::NeweyWest */
}

/* Observations ten years apart have no neighbours within nine lags: White's matrix is left. */
static void
lone_observations(void **state)
{
  (void)state;
  gint64 period[NILE];
  g_autoptr(Fit) fit = fit_nile_on_trend();

  for (gsize i = 0; i < NILE; i++)
    period[i] = 10 * (gint64)i - 500;
  check_errors(fit, period, 9, FALSE, 31.597981053466764, 0.496161205743022);
  check_errors(fit, NULL, 0, FALSE, 31.597981053466764, 0.496161205743022);
}

/* Time may run backwards, and units may change: the t-values stay. */
static void
direction_and_units(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  g_autoptr(Fit) base = fit_nile_on_trend();
  owned_matrix *first = hac_covariance(base, NULL, 4, TRUE, NULL);
  double turned_time[NILE], turned_flow[NILE];

  read_nile(time, flow);
  for (gsize i = 0; i < NILE; i++) {
    turned_time[i] = 1000 * time[NILE - 1 - i];
    turned_flow[i] = flow[NILE - 1 - i] / 64;
  }
  g_autoptr(Fit) other = fit_on(turned_flow, turned_time, NILE);
  owned_matrix *second = hac_covariance(other, NULL, 4, TRUE, NULL);
  assert_digits(coefficient_inference(other, second, 1, 0.9).t, coefficient_inference(base, first, 1, 0.9).t, 11);
}

/* floor(4 (n/100)^(2/9)) by hand. */
static void
default_lag(void **state)
{
  (void)state;
  assert_int_equal(hac_default_lag(4), 1);
  assert_int_equal(hac_default_lag(29), 3);
  assert_int_equal(hac_default_lag(99), 3);
  assert_int_equal(hac_default_lag(100), 4);
  assert_int_equal(hac_default_lag(1000), 6);
}

static void
hac_errors(void **state)
{
  (void)state;
  gint64 period[NILE];
  GError *error = NULL;
  g_autoptr(Fit) fit = fit_nile_on_trend();

  assert_null(hac_covariance(fit, NULL, NILE, FALSE, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "lag 100 is not below the number of observations, 100");
  for (gsize i = 0; i < NILE; i++)
    period[i] = i < 50 ? (gint64)i : (gint64)i - 1;
  assert_null(hac_covariance(fit, period, 3, FALSE, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "period: observation 51 is not after observation 50");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(newey_west_on_nile),
      cmocka_unit_test(newey_west_with_the_small_sample_factor),
      cmocka_unit_test(matrix_is_symmetric_and_whole),
      cmocka_unit_test(gaps_are_not_closed_up),
      cmocka_unit_test(lone_observations),
      cmocka_unit_test(direction_and_units),
      cmocka_unit_test(default_lag),
      cmocka_unit_test(hac_errors),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
