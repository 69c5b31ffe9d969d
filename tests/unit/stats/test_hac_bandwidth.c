#include "wide_fit.h"

#include "stats/hac.h"
#include "stats/wald.h"

static HacUsed
check_errors(const Fit *fit, const gint64 *period, HacOptions options, double constant, double slope)
{
  GError *error = NULL;
  HacUsed used;
  owned_matrix *covariance = hac_estimate(fit, period, &options, &used, &error);

  assert_no_error(error);
  assert_digits(standard_error_of(covariance, 0), constant, 11);
  assert_digits(standard_error_of(covariance, 1), slope, 11);
  return used;
}

static HacOptions
fixed(HacKernel kernel, double bandwidth, gboolean prewhiten)
{
  return (HacOptions){kernel, BANDWIDTH_FIXED, bandwidth, prewhiten, TRUE};
}

/* R 4.2.2, sandwich 3.0-2: kernHAC(lm(Nile ~ t), kernel = K, prewhite = P, bw = 5, adjust = TRUE, tol = 0); its bandwidth 5 is 4 lags. */
static void
kernels_with_a_fixed_bandwidth(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_on_trend();

  check_errors(fit, NULL, fixed(KERNEL_BARTLETT, 4, FALSE), 44.27620480859, 0.70268225059785);
  check_errors(fit, NULL, fixed(KERNEL_BARTLETT, 4, TRUE), 46.371049357303, 0.73309690831784);
  check_errors(fit, NULL, fixed(KERNEL_PARZEN, 4, FALSE), 41.575785480182, 0.65181355702388);
  check_errors(fit, NULL, fixed(KERNEL_PARZEN, 4, TRUE), 44.073599164865, 0.68347618051941);
  check_errors(fit, NULL, fixed(KERNEL_QUADRATIC_SPECTRAL, 5, FALSE), 47.658137457187, 0.75574400961719);
  check_errors(fit, NULL, fixed(KERNEL_QUADRATIC_SPECTRAL, 5, TRUE), 48.315988174811, 0.76503605296293);
}

/* Without lags all kernels give White's matrix: sandwich::vcovHC(type = "HC1"). */
static void
kernels_without_lags(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_on_trend();

  for (HacKernel kernel = KERNEL_BARTLETT; kernel <= KERNEL_QUADRATIC_SPECTRAL; kernel++) {
    const HacUsed used = check_errors(fit, NULL, fixed(kernel, 0, FALSE), 31.918780963872, 0.50119850448941);
    assert_int_equal(used.lags, 0);
  }
}

static HacUsed
check_selected(const Fit *fit, HacKernel kernel, HacRule rule, gboolean prewhiten, double selected)
{
  const HacOptions options = {kernel, rule, 0, prewhiten, FALSE};
  GError *error = NULL;
  HacUsed used;
  owned_matrix *covariance = hac_estimate(fit, NULL, &options, &used, &error);

  assert_no_error(error);
  assert_non_null(covariance);
  assert_digits(used.selected, selected, 12);
  return used;
}

/* sandwich: bwNeweyWest(lm(Nile ~ t), kernel = K, prewhite = P). */
static void
newey_west_selects(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_on_trend();

  const HacUsed used = check_selected(fit, KERNEL_BARTLETT, BANDWIDTH_NEWEY_WEST, FALSE, 6.4943347171713);
  assert_int_equal(used.lags, 6);
  assert_int_equal(used.n, 100);
  assert_digits(used.bandwidth, 7, 16);
  check_selected(fit, KERNEL_BARTLETT, BANDWIDTH_NEWEY_WEST, TRUE, 5.4455915135943);
  check_selected(fit, KERNEL_PARZEN, BANDWIDTH_NEWEY_WEST, FALSE, 10.880772654584);
  check_selected(fit, KERNEL_PARZEN, BANDWIDTH_NEWEY_WEST, TRUE, 10.511286988871);
  check_selected(fit, KERNEL_QUADRATIC_SPECTRAL, BANDWIDTH_NEWEY_WEST, FALSE, 5.4052263946139);
  check_selected(fit, KERNEL_QUADRATIC_SPECTRAL, BANDWIDTH_NEWEY_WEST, TRUE, 5.2216775110791);
}

/* sandwich: bwAndrews(lm(Nile ~ t), kernel = K, prewhite = P). */
static void
andrews_selects(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_on_trend();

  const HacUsed used = check_selected(fit, KERNEL_BARTLETT, BANDWIDTH_ANDREWS, FALSE, 4.8791109524228);
  assert_int_equal(used.lags, 4);
  assert_digits(used.bandwidth, 4.8791109524228, 12);
  check_selected(fit, KERNEL_BARTLETT, BANDWIDTH_ANDREWS, TRUE, 1.1638733006404);
  check_selected(fit, KERNEL_PARZEN, BANDWIDTH_ANDREWS, FALSE, 8.7260234840091);
  check_selected(fit, KERNEL_PARZEN, BANDWIDTH_ANDREWS, TRUE, 2.5797065593029);
  check_selected(fit, KERNEL_QUADRATIC_SPECTRAL, BANDWIDTH_ANDREWS, FALSE, 4.3348146269664);
  const HacUsed whitened = check_selected(fit, KERNEL_QUADRATIC_SPECTRAL, BANDWIDTH_ANDREWS, TRUE, 1.2815172623636);
  assert_int_equal(whitened.n, 99);
}

/* sandwich: kernHAC(lm(Nile ~ t), kernel = K, prewhite = P, adjust = FALSE, tol = 0), whose bandwidth is Andrews's. */
static void
andrews_covariance(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  HacOptions options = {.kernel = KERNEL_BARTLETT, .rule = BANDWIDTH_ANDREWS};

  check_errors(fit, NULL, options, 43.600816309887, 0.69156457247092);
  options.kernel = KERNEL_PARZEN;
  check_errors(fit, NULL, options, 46.662266014736, 0.74381478360244);
  options.kernel = KERNEL_QUADRATIC_SPECTRAL;
  check_errors(fit, NULL, options, 45.381704671832, 0.72170760782169);
  options.prewhiten = TRUE;
  check_errors(fit, NULL, options, 42.376428053829, 0.66180179367166);
  options.kernel = KERNEL_PARZEN;
  check_errors(fit, NULL, options, 42.652406570882, 0.66072277753173);
  options.kernel = KERNEL_BARTLETT;
  check_errors(fit, NULL, options, 43.103794472179, 0.66781182782732);
}

/* R: NeweyWest(lm(Nile ~ t)); gretl 2022c: ols Nile 0 t --robust, lag 3; Stata's newey, lag(4): NeweyWest(lag = 4, prewhite = FALSE,
 * adjust = TRUE). */
static void
presets(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_on_trend();

  const HacUsed like_r = check_errors(fit, NULL, hac_preset(HAC_LIKE_R), 47.422127046686, 0.75280190647723);
  assert_int_equal(like_r.lags, 5);
  assert_digits(like_r.factor, 1, 17);
  const HacUsed like_gretl = check_errors(fit, NULL, hac_preset(HAC_LIKE_GRETL), 41.447867419359, 0.653548052897);
  assert_int_equal(like_gretl.lags, 3);
  check_errors(fit, NULL, hac_preset(HAC_LIKE_STATA), 44.27620480859, 0.70268225059785);
  const HacUsed own = check_errors(fit, NULL, hac_preset(HAC_OWN), 44.27620480859, 0.70268225059785);
  assert_digits(own.factor, 100.0 / 98, 16);
  assert_int_equal(own.lags, 4);
}

/* R: NeweyWest(m3), kernHAC(m3, tol = 0), bwNeweyWest(m3), bwAndrews(m3); m3 in wide_fit.h. */
static void
several_regressors(void **state)
{
  (void)state;
  static const double newey_west[] = {43.507000866588, 0.7556957976876, 48.297388028738, 20.29841963655},
                      andrews[] = {37.544945634549, 0.65830407354667, 49.459431329266, 25.855795990547};
  const HacOptions options = {KERNEL_QUADRATIC_SPECTRAL, BANDWIDTH_ANDREWS, 0, TRUE, TRUE},
                   default_of_r = hac_preset(HAC_LIKE_R);
  g_autoptr(Fit) fit = fit_nile_on_three();
  HacUsed used;
  owned_matrix *first = hac_estimate(fit, NULL, &default_of_r, &used, NULL);

  assert_digits(used.selected, 5.6638810578321, 11);
  owned_matrix *second = hac_estimate(fit, NULL, &options, &used, NULL);
  assert_digits(used.selected, 1.3462762937932, 11);
  for (gsize i = 0; i < 4; i++) {
    assert_digits(standard_error_of(first, i), newey_west[i], 11);
    assert_digits(standard_error_of(second, i), andrews[i], 11);
  }
}

/* Multiplying all regressors by 1000 and the response by 1/64 leaves t and the bandwidth. */
static void
units(void **state)
{
  (void)state;
  const HacOptions options = hac_preset(HAC_LIKE_R);
  HacUsed used_base, used_other;
  g_autoptr(Fit) base = fit_nile_on_three();
  g_autoptr(Fit) other = fit_nile_on_three_scaled((const double[]){1000, 1000, 1000}, 1.0 / 64);
  owned_matrix *first = hac_estimate(base, NULL, &options, &used_base, NULL);
  owned_matrix *second = hac_estimate(other, NULL, &options, &used_other, NULL);

  assert_digits(used_other.selected, used_base.selected, 11);
  for (gsize i = 0; i < 4; i++)
    assert_digits(coefficient_inference(other, second, i, 0.9).t, coefficient_inference(base, first, i, 0.9).t, 10);
}

/* By hand in R: pairs of neighbouring scores, their VAR(1), lags between the places on the grid, times 92 / 88; and Newey and West's
 * bandwidth from sums over such pairs, 3 of them. */
static void
gaps(void **state)
{
  (void)state;
  gint64 period[GAPPED];
  g_autoptr(Fit) fit = fit_gapped_nile(period);
  HacOptions options = {KERNEL_BARTLETT, BANDWIDTH_FIXED, 3, TRUE, FALSE};

  HacUsed used = check_errors(fit, period, options, 46.610496122407, 0.71428031895627);
  assert_int_equal(used.n, 88);
  options = (HacOptions){.kernel = KERNEL_BARTLETT, .rule = BANDWIDTH_NEWEY_WEST};
  owned_matrix *covariance = hac_estimate(fit, period, &options, &used, NULL);
  assert_non_null(covariance);
  assert_digits(used.selected, 5.7138484776848, 11);
}

/* Places that are 0, 1, 2 ... apart from where they begin are the same as none, for every kernel. */
static void
regular_grid(void **state)
{
  (void)state;
  gint64 period[NILE];
  g_autoptr(Fit) fit = fit_nile_on_trend();

  for (gsize i = 0; i < NILE; i++)
    period[i] = 1871 + (gint64)i;
  check_errors(fit, period, fixed(KERNEL_QUADRATIC_SPECTRAL, 5, TRUE), 48.315988174811, 0.76503605296293);
  check_errors(fit, period, hac_preset(HAC_LIKE_R), 47.422127046686, 0.75280190647723);
}

static void
refuse(const Fit *fit, const gint64 *period, HacOptions options, int code, const char *text)
{
  GError *error = NULL;

  assert_null(hac_estimate(fit, period, &options, NULL, &error));
  assert_error(error, STATS_ERROR, code, text);
}

static void
errors(void **state)
{
  (void)state;
  gint64 period[NILE];
  g_autoptr(Fit) fit = fit_nile_on_trend();
  g_autoptr(Fit) tiny = fit_short(3);

  refuse(fit, NULL, fixed(KERNEL_PARZEN, 100, FALSE), STATS_ERROR_DOMAIN,
         "bandwidth 100 is not below the number of observations, 100");
  refuse(fit, NULL, fixed(KERNEL_PARZEN, -1.5, FALSE), STATS_ERROR_DOMAIN, "bandwidth -1.5 is not 0 or more");
  refuse(fit, NULL, fixed(KERNEL_PARZEN, NAN, FALSE), STATS_ERROR_DOMAIN, "bandwidth nan is not 0 or more");
  refuse(tiny, NULL, fixed(KERNEL_BARTLETT, 1, TRUE), STATS_ERROR_TOO_FEW,
         "prewhitening: 2 pairs of neighbouring observations, at least 3 are needed");
  refuse(tiny, NULL, (HacOptions){.rule = BANDWIDTH_ANDREWS}, STATS_ERROR_TOO_FEW,
         "automatic bandwidth: 2 pairs of neighbouring observations, at least 3 are needed");
  for (gsize i = 0; i < NILE; i++)
    period[i] = 2 * (gint64)i;
  refuse(fit, period, (HacOptions){.rule = BANDWIDTH_ANDREWS}, STATS_ERROR_TOO_FEW,
         "automatic bandwidth: 0 pairs of neighbouring observations, at least 3 are needed");
  period[7] = period[6];
  refuse(fit, period, fixed(KERNEL_BARTLETT, 1, FALSE), STATS_ERROR_DOMAIN,
         "period: observation 8 is not after observation 7");
}

/* Scores of a moving average of errors with weights 1 and -1: their long-run variance is nearly nothing, and the bandwidth runs
 * away. */
static void
bandwidth_out_of_reach(void **state)
{
  (void)state;
  static const double pattern[] = {1, -1, 0, 0};
  double x[20], y[20];

  for (gsize i = 0; i < 20; i++) {
    x[i] = i % 4 < 2 ? 1 : -1;
    y[i] = pattern[i % 4] + (i == 7 ? 0.25 : 0);
  }
  g_autoptr(Fit) fit = fit_on(y, x, 20);
  refuse(fit, NULL, (HacOptions){.rule = BANDWIDTH_NEWEY_WEST}, STATS_ERROR_DOMAIN,
         "automatic bandwidth 20.63 is not below the number of observations, 20: give a bandwidth");
}

/* Residuals of exactly zero. */
static void
nothing_to_choose_from(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_perfect();

  gsl_vector_set_zero(fit->residuals);
  refuse(fit, NULL, (HacOptions){.rule = BANDWIDTH_NEWEY_WEST}, STATS_ERROR_NUMERIC,
         "automatic bandwidth: the scores add up to nothing, give a bandwidth");
  refuse(fit, NULL, (HacOptions){.rule = BANDWIDTH_ANDREWS}, STATS_ERROR_NUMERIC,
         "automatic bandwidth: the scores follow no stationary first-order process, give a bandwidth");
}

/* A column that marks one observation leaves a score of zeros. */
static void
marked_observation(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], mark[NILE] = {0};

  read_nile(time, flow);
  mark[42] = 1;
  g_autoptr(Fit) fit = fit_on(flow, mark, NILE);
  refuse(fit, NULL, fixed(KERNEL_BARTLETT, 3, TRUE), STATS_ERROR_COLLINEAR,
         "prewhitening: the scores are collinear (a column that marks a single observation?), leave it off");
}

/* Scores that grow from period to period. */
static void
growing_scores(void **state)
{
  (void)state;
  double one[12], y[12];

  for (gsize i = 0; i < 12; i++) {
    one[i] = 1 + 1e-3 * (double)(i % 2);
    y[i] = pow(-1.7, (double)i);
  }
  g_autoptr(Fit) fit = fit_on(y, one, 12);
  refuse(fit, NULL, fixed(KERNEL_BARTLETT, 3, TRUE), STATS_ERROR_NUMERIC,
         "prewhitening: the scores do not settle (largest root 1.01), leave it off");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(kernels_with_a_fixed_bandwidth),
      cmocka_unit_test(kernels_without_lags),
      cmocka_unit_test(newey_west_selects),
      cmocka_unit_test(andrews_selects),
      cmocka_unit_test(andrews_covariance),
      cmocka_unit_test(presets),
      cmocka_unit_test(several_regressors),
      cmocka_unit_test(units),
      cmocka_unit_test(gaps),
      cmocka_unit_test(regular_grid),
      cmocka_unit_test(errors),
      cmocka_unit_test(bandwidth_out_of_reach),
      cmocka_unit_test(nothing_to_choose_from),
      cmocka_unit_test(marked_observation),
      cmocka_unit_test(growing_scores),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
