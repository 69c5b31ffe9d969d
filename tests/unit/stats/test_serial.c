#include "wide_fit.h"
#include "check_test.h"

#include "stats/durbin_watson.h"
#include "stats/quadratic_form.h"
#include "stats/serial.h"

static double
check_dw(const Fit *fit, const gint64 *period, Autocorrelation alternative, DurbinWatsonMethod method, double statistic)
{
  GError *error = NULL;
  TestResult test;

  durbin_watson_test(fit, period, alternative, method, &test, &error);
  assert_no_error(error);
  assert_digits(test.statistic, statistic, 8.5);
  return test.p;
}

/* R 4.2.2, lmtest 0.9-40: dwtest(lm(Nile ~ t), alternative = A), which from 100 observations on is the normal approximation; and with
 * exact = TRUE, iterations = 200, Pan's formula, good to about 9 digits. Imhof's integral in R: 2.85032383038e-05. */
static void
durbin_watson_on_nile(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  const double dw = 1.24722813;

  assert_digits(check_dw(fit, NULL, AUTOCORRELATION_ANY, DURBIN_WATSON_NORMAL, dw), 9.373255424598e-05, 10);
  assert_digits(check_dw(fit, NULL, AUTOCORRELATION_POSITIVE, DURBIN_WATSON_NORMAL, dw), 4.686627712299e-05, 10);
  assert_digits(check_dw(fit, NULL, AUTOCORRELATION_NEGATIVE, DURBIN_WATSON_NORMAL, dw), 0.99995313372288, 13);
  assert_digits(check_dw(fit, NULL, AUTOCORRELATION_ANY, DURBIN_WATSON_EXACT, dw), 5.7006476588108e-05, 8.5);
  assert_digits(check_dw(fit, NULL, AUTOCORRELATION_POSITIVE, DURBIN_WATSON_AUTOMATIC, dw), 2.8503238294054e-05, 8.5);
  assert_digits(check_dw(fit, NULL, AUTOCORRELATION_NEGATIVE, DURBIN_WATSON_AUTOMATIC, dw), 0.99997149676171, 13);
}

/* dwtest(m3, ...) as above; dwtest(lm(Nile[1:12] ~ t[1:12]), iterations = 400), exact by default. */
static void
durbin_watson_elsewhere(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  g_autoptr(Fit) wide = fit_nile_on_three();
  const double dw = 1.255201942062;

  assert_digits(check_dw(wide, NULL, AUTOCORRELATION_ANY, DURBIN_WATSON_NORMAL, dw), 9.6677871210237e-05, 10);
  assert_digits(check_dw(wide, NULL, AUTOCORRELATION_POSITIVE, DURBIN_WATSON_EXACT, dw), 3.1137485774408e-05, 8.5);
  assert_digits(check_dw(wide, NULL, AUTOCORRELATION_NEGATIVE, DURBIN_WATSON_EXACT, dw), 0.99996886251423, 12);
  read_nile(time, flow);
  g_autoptr(Fit) dozen = fit_on(flow, time, 12);
  const double p = check_dw(dozen, NULL, AUTOCORRELATION_POSITIVE, DURBIN_WATSON_AUTOMATIC, 1.9803413787752);
  assert_digits(p, 0.34398818033472, 9);
}

/* By hand in R: differences across gaps left out of D, eigenvalues of M D'D M, and Imhof's integral. */
static void
durbin_watson_with_gaps(void **state)
{
  (void)state;
  gint64 period[GAPPED];
  g_autoptr(Fit) fit = fit_gapped_nile(period);
  const double p = check_dw(fit, period, AUTOCORRELATION_POSITIVE, DURBIN_WATSON_EXACT, 1.1218374178664);

  assert_digits(p, 1.6539685976258e-05, 6.5);
}

/* Time turned round changes neither the statistic nor its law. */
static void
durbin_watson_backwards(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  TestResult first, second;

  read_nile(time, flow);
  g_autoptr(Fit) fit = fit_on(flow, time, NILE);
  assert_true(durbin_watson_test(fit, NULL, AUTOCORRELATION_ANY, DURBIN_WATSON_EXACT, &first, NULL));
  for (gsize i = 0; i < NILE / 2; i++) {
    const double swap = flow[i];
    flow[i] = flow[NILE - 1 - i] / 8 + 3;
    flow[NILE - 1 - i] = swap / 8 + 3;
  }
  g_autoptr(Fit) turned = fit_on(flow, time, NILE);
  assert_true(durbin_watson_test(turned, NULL, AUTOCORRELATION_ANY, DURBIN_WATSON_EXACT, &second, NULL));
  assert_digits(second.statistic, first.statistic, 12);
  assert_digits(second.p, first.p, 10);
  assert_digits(first.statistic, fit->durbin_watson, 14);
  assert_int_equal(first.law, TEST_QUADRATIC_FORM);
}

static double
above_zero(const double *weight, gsize n)
{
  GError *error = NULL;
  double probability = 0;

  quadratic_form_above_zero(weight, n, &probability, &error);
  assert_no_error(error);
  return probability;
}

/* P(z1^2 > c z2^2) is that of Cauchy's |z1 / z2| above sqrt(c); P(z1^2 + z2^2 > c (z3^2 + z4^2)) = 1 / (1 + c), an F of 2 and 2. */
static void
quadratic_forms(void **state)
{
  (void)state;

  assert_digits(above_zero((const double[]){1, -3}, 2), 1 - 2 * atan(sqrt(3)) / M_PI, 10);
  assert_digits(above_zero((const double[]){1, 1, -1e6, -1e6}, 4), 1 / (1 + 1e6), 10);
  assert_digits(above_zero((const double[]){1, 1, -0.25, -0.25}, 4), 0.8, 11);
  assert_digits(above_zero((const double[]){1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1}, 12), 0.5, 12);
  assert_digits(above_zero((const double[]){0, 2}, 2), 1, 17);
  assert_digits(above_zero((const double[]){0, -2}, 2), 0, 17);
}

static void
check_bg(const Fit *fit, gsize lags, double lm, double lm_p, double f, double f_p)
{
  GError *error = NULL;
  BreuschGodfrey result;

  breusch_godfrey_test(fit, NULL, lags, &result, &error);
  assert_no_error(error);
  check_test(result.lm, lm, (double)lags, NAN, lm_p);
  check_test(result.f, f, (double)lags, (double)(fit->n - fit->k - lags), f_p);
  assert_int_equal(result.lm.order, lags);
}

/* lmtest: bgtest(lm(Nile ~ t), order = L) and type = "F"; the last for m3. */
static void
breusch_godfrey(void **state)
{
  (void)state;
  gint64 period[GAPPED];
  BreuschGodfrey result;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  g_autoptr(Fit) wide = fit_nile_on_three_scaled((const double[]){1e5, 1e-5, 1}, 1e-3);
  g_autoptr(Fit) gapped = fit_gapped_nile(period);

  check_bg(fit, 1, 14.071424281671, 0.00017599746224193, 15.884449892388, 0.00013041756957399);
  check_bg(fit, 2, 15.463903163663, 0.00043858734225208, 8.7804781582575, 0.000314793104954);
  check_bg(fit, 4, 15.942568420533, 0.0030972044112285, 4.4570759639298, 0.0024218036599981);
  check_bg(wide, 3, 17.064055872958, 0.00068562401017843, 6.3782445311215, 0.00055972716581758);
  /* By hand in R, lagged residuals 0 where the period is missing. */
  assert_true(breusch_godfrey_test(gapped, period, 2, &result, NULL));
  assert_digits(result.lm.statistic, 15.283616377551, 11);
  assert_digits(result.f.statistic, 8.7513198260111, 11);
}

/* p by pchisq(lower.tail = FALSE), of which 1 - pchisq in Box.test keeps four digits: Box.test(Nile, 5, T) and Box.test(residuals, 10, T, fitdf = 2). */
static void
portmanteau(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  gint64 period[GAPPED];
  TestResult test;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  g_autoptr(Fit) gapped = fit_gapped_nile(period);

  read_nile(time, flow);
  assert_true(portmanteau_test(flow, NULL, NILE, 5, 0, PORTMANTEAU_LJUNG_BOX, &test, NULL));
  check_test(test, 63.971712348133, 5, NAN, 1.83114535435038e-12);
  assert_true(portmanteau_test(flow, NULL, NILE, 5, 0, PORTMANTEAU_BOX_PIERCE, &test, NULL));
  check_test(test, 61.319159931579, 5, NAN, 6.48628389265232e-12);
  assert_true(portmanteau_test(fit->residuals->data, NULL, NILE, 10, 2, PORTMANTEAU_LJUNG_BOX, &test, NULL));
  check_test(test, 31.41962190351, 8, NAN, 0.0001182781709872);
  assert_true(portmanteau_test(fit->residuals->data, NULL, NILE, 10, 2, PORTMANTEAU_BOX_PIERCE, &test, NULL));
  check_test(test, 29.955866863891, 8, NAN, 0.00021520920763773);
  /* By hand in R, n (n + 2) sum of r^2 over the number of pairs. */
  assert_true(portmanteau_test(gapped->residuals->data, period, GAPPED, 3, 0, PORTMANTEAU_LJUNG_BOX, &test, NULL));
  assert_digits(test.statistic, 24.71416806175, 11);
}

/* R: E <- embed(residuals^2, q + 1); nrow(E) * summary(lm(E[, 1] ~ E[, -1]))$r.squared. gretl 2022c, modtest 4 --arch, has the
 * same 1.7764911046916. */
static void
arch(void **state)
{
  (void)state;
  TestResult test;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  g_autoptr(Fit) wide = fit_nile_on_three();

  assert_true(arch_test(fit, NULL, 1, &test, NULL));
  check_test(test, 0.30762632349964, 1, NAN, 0.57914043381635);
  assert_true(arch_test(fit, NULL, 4, &test, NULL));
  check_test(test, 1.7764911046916, 4, NAN, 0.77678052464912);
  assert_int_equal(test.n, 96);
  assert_true(arch_test(wide, NULL, 2, &test, NULL));
  check_test(test, 0.53327999747191, 2, NAN, 0.76594876436086);
}

static void
durbin_watson_errors(void **state)
{
  (void)state;
  gint64 apart[NILE];
  GError *error = NULL;
  TestResult test;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  g_autoptr(Fit) tiny = fit_short(3);
  g_autoptr(Fit) perfect = fit_perfect();

  for (gsize i = 0; i < NILE; i++)
    apart[i] = 2 * (gint64)i;
  assert_false(durbin_watson_test(tiny, NULL, AUTOCORRELATION_ANY, DURBIN_WATSON_AUTOMATIC, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "Durbin-Watson: 3 observations, at least 4 are needed");
  assert_false(durbin_watson_test(fit, apart, AUTOCORRELATION_ANY, DURBIN_WATSON_AUTOMATIC, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
               "Durbin-Watson: no two observations are neighbours on the time grid");
  assert_false(durbin_watson_test(perfect, NULL, AUTOCORRELATION_ANY, DURBIN_WATSON_AUTOMATIC, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "the fit is perfect: its residuals are only rounding");
  apart[5] = apart[4];
  assert_false(durbin_watson_test(fit, apart, AUTOCORRELATION_ANY, DURBIN_WATSON_AUTOMATIC, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "period: observation 6 is not after observation 5");
}

static void
breusch_godfrey_errors(void **state)
{
  (void)state;
  gint64 apart[NILE];
  GError *error = NULL;
  BreuschGodfrey result;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  g_autoptr(Fit) tiny = fit_short(4);

  for (gsize i = 0; i < NILE; i++)
    apart[i] = 2 * (gint64)i;
  assert_false(breusch_godfrey_test(fit, NULL, 0, &result, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "Breusch-Godfrey: at least 1 lag is needed");
  assert_false(breusch_godfrey_test(tiny, NULL, 2, &result, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "Breusch-Godfrey: 4 observations, at least 5 are needed");
  assert_false(breusch_godfrey_test(fit, apart, 1, &result, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR,
               "Breusch-Godfrey: a lag of the residuals up to 1 depends on the regressors or on the other lags");
}

static void
refuse_portmanteau(const double *x, gsize n, gsize lags, gsize fitted, int code, const char *text)
{
  GError *error = NULL;
  TestResult test;

  assert_false(portmanteau_test(x, NULL, n, lags, fitted, PORTMANTEAU_LJUNG_BOX, &test, &error));
  assert_error(error, STATS_ERROR, code, text);
}

static void
portmanteau_errors(void **state)
{
  (void)state;
  const double equal[] = {2, 2, 2, 2}, broken[] = {1, 2, INFINITY, 3};
  const gint64 apart[] = {0, 1, 10, 11};
  GError *error = NULL;
  TestResult test;

  refuse_portmanteau(equal, 4, 0, 0, STATS_ERROR_DOMAIN, "Ljung-Box: at least 1 lag is needed");
  refuse_portmanteau(equal, 4, 4, 0, STATS_ERROR_TOO_FEW, "Ljung-Box: 4 observations, at least 5 are needed");
  refuse_portmanteau(equal, 4, 1, 0, STATS_ERROR_CONSTANT, "Ljung-Box: all 4 observations are equal");
  refuse_portmanteau(broken, 4, 1, 0, STATS_ERROR_NOT_FINITE, "Ljung-Box: observation 3 is not finite");
  refuse_portmanteau(broken + 0, 2, 1, 1, STATS_ERROR_DOMAIN,
                     "Ljung-Box: 1 lag for 1 fitted parameter, at least 2 are needed");
  assert_false(portmanteau_test((const double[]){1, 2, 4, 3}, apart, 4, 2, 0, PORTMANTEAU_BOX_PIERCE, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "Box-Pierce: no two observations are 2 periods apart");
}

static void
arch_errors(void **state)
{
  (void)state;
  gint64 apart[NILE];
  double x[8] = {1, 1, -1, -1, 1, 1, -1, -1}, y[8] = {1, -1, 1, -1, 1, -1, 1, -1};
  GError *error = NULL;
  TestResult test;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  g_autoptr(Fit) tiny = fit_short(5);
  g_autoptr(Fit) level = fit_on(y, x, 8);

  for (gsize i = 0; i < NILE; i++)
    apart[i] = 2 * (gint64)i;
  assert_false(arch_test(fit, NULL, 0, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "ARCH: at least 1 lag is needed");
  assert_false(arch_test(tiny, NULL, 2, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "ARCH: 5 observations, at least 6 are needed");
  assert_false(arch_test(fit, apart, 1, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "ARCH: 0 observations have all 1 lags, at least 3 are needed");
  assert_false(arch_test(level, NULL, 1, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "ARCH: the squared residuals are all equal");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(durbin_watson_on_nile),
      cmocka_unit_test(durbin_watson_elsewhere),
      cmocka_unit_test(durbin_watson_with_gaps),
      cmocka_unit_test(durbin_watson_backwards),
      cmocka_unit_test(quadratic_forms),
      cmocka_unit_test(breusch_godfrey),
      cmocka_unit_test(portmanteau),
      cmocka_unit_test(arch),
      cmocka_unit_test(durbin_watson_errors),
      cmocka_unit_test(breusch_godfrey_errors),
      cmocka_unit_test(portmanteau_errors),
      cmocka_unit_test(arch_errors),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
