/* Errors and estimators on the Nile's trend and Longley's data. R 4.2.2 with sandwich 3.0-2 and lmtest 0.9-40:
 *   f <- lm(volume ~ t, transform(read.csv("nile.csv"), t = 0:99)); l <- read.csv("longley.csv") */
#include "fitted.h"

static double
slope_error(const char *keys)
{
  g_auto(Fitted) fitted = fit_csv(NILE, TRUE, "volume ~ trend", keys);
  assert_no_error(fitted.error);
  return fitted.model->coefficients[1].standard_error;
}

/* sqrt(diag(vcovHC(f, "HC0"))) ... */
static void
white_errors(void **state)
{
  (void)state;
  assert_digits(slope_error("errors=plain"), 0.5215540901574568, 12);
  assert_digits(slope_error("errors=hc0"), 0.496161205743021, 12);
  assert_digits(slope_error("errors=hc1"), 0.501198504489407, 12);
  assert_digits(slope_error("errors=hc2"), 0.503125803543457, 12);
  assert_digits(slope_error("errors=hc3"), 0.510202462618964, 12);
}

/* NeweyWest(f, lag = L, prewhite = FALSE, adjust = FALSE), and times sqrt(100/98) */
static void
newey_west_errors(void **state)
{
  (void)state;
  const double factor = sqrt(100.0 / 98);
  assert_digits(slope_error("lag=3 factor=no"), 0.653548052897, 12);
  assert_digits(slope_error("lag=3"), 0.653548052897 * factor, 11.5);
  assert_digits(slope_error("lag=8 factor=no"), 0.782496556685, 11.5);
  assert_digits(slope_error(""), 0.695619938184 * factor, 11.5);
  assert_digits(slope_error("lag=0 factor=no"), 0.496161205743021, 12);
  /* kernHAC(f, kernel = "Parzen", bw = 6, prewhite = FALSE, adjust = FALSE): 5 lags are a bandwidth of 6 */
  assert_digits(slope_error("kernel=parzen bandwidth=5 factor=no"), 0.675971569816147, 12);
  /* kernHAC(f, kernel = "Quadratic Spectral", prewhite = 0, adjust = TRUE) */
  assert_digits(slope_error("kernel=quadratic-spectral bandwidth=andrews"), 0.728846457994112, 11);
  /* kernHAC(f, kernel = "Bartlett", prewhite = 1, adjust = TRUE) */
  assert_digits(slope_error("bandwidth=andrews prewhiten=yes"), 0.674613764930032, 11);
}

/* NeweyWest(f); Stata 17: newey volume t, lag(4) is lag 4 with the factor; gretl 2022c: ols volume 0 t --robust */
static void
presets_compute_as_others_do(void **state)
{
  (void)state;
  assert_digits(slope_error("like=R"), 0.752801906477234, 11);
  assert_digits(slope_error("like=stata"), 0.695619938184 * sqrt(100.0 / 98), 11.5);
  assert_digits(slope_error("like=gretl"), 0.653548052897, 11.5);
  assert_digits(slope_error("like=gretl lag=8"), 0.782496556685, 11.5);
  g_auto(Fitted) fitted = fit_csv(NILE, TRUE, "volume ~ trend", "like=R");
  assert_int_equal(fitted.model->preset, HAC_LIKE_R);
  assert_true(fitted.model->hac.options.prewhiten);
  assert_digits(fitted.model->factor, 1, 16);
  assert_false(fitted.model->by_default);
}

/* waldtest(f, vcov = NeweyWest(f, lag = 3, prewhite = FALSE, adjust = TRUE)) */
static void
all_slopes_are_tested_under_the_same_errors(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_csv(NILE, TRUE, "volume ~ trend", "lag=3");
  assert_digits(fitted.model->slopes.statistic, 16.90396, 6);
  assert_digits(fitted.model->slopes.p, 8.1795e-05, 4.5);
  assert_digits(fitted.model->slopes.df2, 98, 16);
}

/* g <- c(1,1,1,1,2,2,2,3,3,3,3,4,4,4,4,4); vcovCL(lm(TOTEMP ~ GNP, l), cluster = g, type = "HC1") */
static void
clusters_share_errors(void **state)
{
  (void)state;
  g_autofree char *longley = NULL;
  assert_true(g_file_get_contents(LONGLEY, &longley, NULL, NULL));
  const char *const groups = "aaaabbbccccddddd";
  g_auto(GStrv) lines = g_strsplit(g_strchomp(longley), "\n", -1);
  g_autoptr(GString) text = g_string_new(NULL);
  for (gsize i = 0; lines[i]; i++)
    g_string_append_printf(text, i ? "%s,%c\n" : "%s,%c\n", lines[i], i ? groups[i - 1] : 'g');
  char *path = write_table(text->str);
  g_auto(Fitted) fitted = fit_csv(path, FALSE, "TOTEMP ~ GNP", "errors=cluster:g");
  remove_table(path);
  assert_no_error(fitted.error);
  assert_digits(fitted.model->coefficients[0].standard_error, 5.27601823495108e+02, 11);
  assert_digits(fitted.model->coefficients[1].standard_error, 1.76355762949148e-03, 11);
  assert_int_equal(fitted.model->groups, 4);
  assert_int_equal(fitted.model->freedom, 3);
  assert_string_equal(fitted.model->cluster, "g");
}

/* w <- lm(TOTEMP ~ GNP + UNEMP, l, weights = ARMED); summary(w); vcovHC(w, "HC1") */
static void
weights_count(void **state)
{
  (void)state;
  g_auto(Fitted) plain = fit_csv(LONGLEY, FALSE, "TOTEMP ~ GNP + UNEMP", "weights=ARMED");
  assert_no_error(plain.error);
  assert_int_equal(plain.model->errors, ERRORS_PLAIN);
  assert_true(plain.model->by_default);
  assert_digits(plain.model->coefficients[0].estimate, 5.21555381613629e+04, 12);
  assert_digits(plain.model->coefficients[2].estimate, -5.15783609371977e-01, 12);
  assert_digits(plain.model->coefficients[2].standard_error, 1.91313028707471e-01, 12);
  assert_digits(plain.model->coefficients[2].p, 1.83325785571699e-02, 12);
  g_auto(Fitted) white = fit_csv(LONGLEY, FALSE, "TOTEMP ~ GNP + UNEMP", "weights=ARMED errors=hc1");
  assert_digits(white.model->coefficients[2].standard_error, 1.65403502555021e-01, 12);
}

/* Prais and Winsten's steps written out in R until rho settles at 1e-14. */
static void
prais_winsten_beside_least_squares(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_csv(NILE, TRUE, "volume ~ trend", "estimator=prais-winsten");
  assert_no_error(fitted.error);
  assert_digits(fitted.model->prais_winsten->rho, 0.375392572464547, 8);
  assert_digits(fitted.model->coefficients[1].estimate, -2.753878483018536, 8);
  assert_digits(fitted.model->coefficients[1].standard_error, 0.760157077278985, 8);
  assert_digits(fitted.model->plain[1].estimate, -2.7143054305430545, 13);
  assert_int_equal(fitted.model->errors, ERRORS_PLAIN);
  for (gsize i = 0; i < fitted.model->n; i++)
    assert_digits(fitted.model->fitted[i] + fitted.model->residuals[i], fitted.model->response[i], 13);
}

/* One response out by ten thousand moves least squares and not the M-estimator. */
static void
robust_bears_an_outlier(void **state)
{
  (void)state;
  char *path = write_table("y,x\n1,1\n2.1,2\n2.9,3\n4.2,4\n10000,5\n5.8,6\n7.1,7\n8.0,8\n9.1,9\n9.9,10\n");
  g_auto(Fitted) fitted = fit_csv(path, FALSE, "y ~ x", "estimator=robust");
  remove_table(path);
  assert_no_error(fitted.error);
  assert_digits(fitted.model->coefficients[1].estimate, 1, 1.5);
  assert_true(fabs(fitted.model->plain[1].estimate) > 10);
  assert_int_equal(fitted.model->robust->silenced, 1);
}

static void
the_bootstrap_repeats_itself(void **state)
{
  (void)state;
  const double once = slope_error("errors=bootstrap resamples=199 seed=7");
  assert_digits(slope_error("errors=bootstrap resamples=199 seed=7"), once, 16);
  assert_true(slope_error("errors=bootstrap resamples=199 seed=8") != once);
  assert_true(once > 0.4 && once < 1.1);
  g_auto(Fitted) fitted = fit_csv(LONGLEY, FALSE, "TOTEMP ~ GNP", "errors=bootstrap resamples=99");
  assert_int_equal(fitted.model->bootstrap->options.block, 1);
  assert_int_equal(fitted.model->bootstrap->options.seed, BOOTSTRAP_SEED);
}

static void
assert_refused(const char *path, gboolean time, const char *formula, const char *keys, GQuark domain, gint code,
               const char *message)
{
  g_auto(Fitted) fitted = fit_csv(path, time, formula, keys);
  assert_null(fitted.model);
  assert_error(fitted.error, domain, code, message);
}

static void
what_does_not_go_together_is_refused(void **state)
{
  (void)state;
  assert_refused(LONGLEY, FALSE, "TOTEMP ~ GNP", "errors=newey-west", DATA_ERROR, DATA_ERROR_ALIGN,
                 "newey-west errors need periods, and this table has none");
  assert_refused(LONGLEY, FALSE, "TOTEMP ~ GNP", "estimator=prais-winsten", DATA_ERROR, DATA_ERROR_ALIGN,
                 "prais-winsten needs periods, and this table has none");
  assert_refused(LONGLEY, FALSE, "TOTEMP ~ GNP", "errors=cluster:region", DATA_ERROR, DATA_ERROR_NAME,
                 "cluster: " LONGLEY " has no column 'region'");
  assert_refused(LONGLEY, FALSE, "TOTEMP ~ GNP", "weights=w", DATA_ERROR, DATA_ERROR_NAME,
                 "weights: " LONGLEY " has no column 'w'");
  assert_refused(LONGLEY, FALSE, "TOTEMP ~ GNP", "steps=3", DATA_ERROR, DATA_ERROR_SCHEMA,
                 "a forecast needs terms that are known ahead, and 'GNP' is not: trend, season, step, pulse and ramp "
                 "are");
  g_auto(Fitted) beside = fit_csv(LONGLEY, FALSE, "TOTEMP ~ GNP", "weights=w");
  assert_true(beside.offset == NO_OFFSET);
}

static void
collinear_terms_are_dropped_when_asked(void **state)
{
  (void)state;
  const char *formula = "TOTEMP ~ GNP + I(2*GNP) + POP + I(GNP + POP)";
  g_auto(Fitted) refused = fit_csv(LONGLEY, FALSE, formula, "");
  assert_true(g_error_matches(refused.error, STATS_ERROR, STATS_ERROR_COLLINEAR));
  g_auto(Fitted) fitted = fit_csv(LONGLEY, FALSE, formula, "drop-collinear=yes");
  assert_no_error(fitted.error);
  assert_int_equal(fitted.model->k, 3);
  assert_string_equal(fitted.model->dropped[0], "I(2*GNP)");
  assert_string_equal(fitted.model->dropped[1], "I(GNP + POP)");
  assert_null(fitted.model->dropped[2]);
  const LedgerEntry *entry = g_ptr_array_index(fitted.table->ledger->entries, 0);
  assert_string_equal(entry->reason, "term 'I(2*GNP)' left out: it is constant or depends on those before it");
  g_auto(Fitted) bare = fit_csv(LONGLEY, FALSE, "TOTEMP ~ GNP + POP", "");
  assert_digits(fitted.model->coefficients[2].estimate, bare.model->coefficients[2].estimate, 16);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(white_errors),
      cmocka_unit_test(newey_west_errors),
      cmocka_unit_test(presets_compute_as_others_do),
      cmocka_unit_test(all_slopes_are_tested_under_the_same_errors),
      cmocka_unit_test(clusters_share_errors),
      cmocka_unit_test(weights_count),
      cmocka_unit_test(prais_winsten_beside_least_squares),
      cmocka_unit_test(robust_bears_an_outlier),
      cmocka_unit_test(the_bootstrap_repeats_itself),
      cmocka_unit_test(what_does_not_go_together_is_refused),
      cmocka_unit_test(collinear_terms_are_dropped_when_asked),
  };
  return cmocka_run_group_tests(tests, gsl_handler_off, NULL);
}
