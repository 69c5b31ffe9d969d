#include "reference.h"

#include <gsl/gsl_errno.h>

#include "stats/cointegration.h"

static const char *const names[] = {"chicken", "egg", "third"};

/* R 4.2.2, lm and urca 1.3-3: ur.df(residuals(lm(a ~ b (+ t))), "none", lag)@teststat[1]; gretl 2022c: coint prints -1.83369 for the second and
 * -0.793942 for the eleventh, with p 0.6136 and 0.9866. */
static const struct {
  gsize response;
  DickeyFullerTerms terms;
  gsize lags;
  double tau;
} cases[] = {
    {0, DF_CONSTANT, 0, -2.146318030035}, {0, DF_CONSTANT, 1, -1.833691349644}, {0, DF_CONSTANT, 2, -2.310589932419},
    {0, DF_TREND, 0, -2.384506057467},    {0, DF_TREND, 1, -1.671698560689},    {0, DF_TREND, 2, -1.934515149327},
    {1, DF_CONSTANT, 0, -1.454398433924}, {1, DF_CONSTANT, 1, -1.834154964854}, {1, DF_CONSTANT, 2, -2.249744176355},
    {1, DF_TREND, 0, -0.9803767707429},   {1, DF_TREND, 1, -0.7939416069156},   {1, DF_TREND, 2, -1.071796809766}};

static void
hens_and_eggs(void **state)
{
  (void)state;
  double hens[CHICKEGG], eggs[CHICKEGG];
  const double *const both[] = {hens, eggs};

  read_chickegg(hens, eggs);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    const UnitRootOptions options = {cases[i].terms, UNIT_ROOT_GIVEN, cases[i].lags};
    GError *error = NULL;
    g_autoptr(EngleGranger) result = engle_granger_test(both, names, 2, CHICKEGG, cases[i].response, &options, &error);
    assert_no_error(error);
    assert_digits(result->test.statistic, cases[i].tau, 11);
    assert_int_equal(result->test.terms, cases[i].terms);
    assert_int_equal(result->response, cases[i].response);
    assert_digits(result->test.p, mackinnon_p(2, cases[i].terms, result->test.statistic), 15);
  }
}

static void
the_long_run_relation(void **state)
{
  (void)state;
  double hens[CHICKEGG], eggs[CHICKEGG];
  const double *const both[] = {hens, eggs};
  const UnitRootOptions options = {DF_TREND, UNIT_ROOT_GIVEN, 1};

  read_chickegg(hens, eggs);
  g_autoptr(EngleGranger) result = engle_granger_test(both, names, 2, CHICKEGG, 1, &options, NULL);
  assert_non_null(result);
  assert_string_equal(result->fit->names[1], "trend");
  assert_string_equal(result->fit->names[2], "chicken");
  assert_digits(gsl_vector_get(result->fit->coefficients, 2), 0.005977915087804, 12);
  assert_digits(result->fit->r_squared, 0.7651920673636, 12);
  assert_true(fabs(result->test.p - 0.9866) < 1e-3);
  /* MacKinnon (2010), table 3, N = 2, 5 %, n = 52. */
  assert_digits(result->test.critical[CRITICAL_5], -3.78057 - 9.5106 / 52 - 12.074 / 52 / 52, 14);
}

/* A walk and its double with noise keep together; without the order of the regressors changing anything. */
static void
what_keeps_together(void **state)
{
  (void)state;
  double noise[240], walk[120], bound[120], other[120];
  const double *const three[] = {bound, walk, other}, *const swapped[] = {bound, other, walk};
  const UnitRootOptions options = {DF_CONSTANT, UNIT_ROOT_AIC, G_MAXSIZE};

  lehmer(noise, 240);
  for (gsize i = 0; i < 120; i++) {
    walk[i] = noise[i] - 0.5 + (i > 0 ? walk[i - 1] : 0);
    bound[i] = 2 * walk[i] + noise[239 - i];
    other[i] = noise[(7 * i) % 120] + (i > 0 ? other[i - 1] : 0);
  }
  g_autoptr(EngleGranger) result = engle_granger_test(three, names, 3, 120, 0, &options, NULL);
  g_autoptr(EngleGranger) turned = engle_granger_test(swapped, names, 3, 120, 0, &options, NULL);
  assert_non_null(result);
  assert_true(unit_root_rejected(&result->test, CRITICAL_1));
  assert_true(fabs(gsl_vector_get(result->fit->coefficients, 1) - 2) < 0.1);
  assert_digits(turned->test.statistic, result->test.statistic, 11);
  assert_digits(result->test.critical[CRITICAL_5], turned->test.critical[CRITICAL_5], 15);
}

static void
refused(gsize k, gsize n, DickeyFullerTerms terms, StatsError code, const char *text)
{
  double hens[CHICKEGG], eggs[CHICKEGG], twice[CHICKEGG];
  const double *const all[] = {hens, eggs, twice, hens, eggs, hens, eggs};
  const char *const seven[] = {"chicken", "egg", "twice", "d", "e", "f", "g"};
  const UnitRootOptions options = {terms, UNIT_ROOT_GIVEN, 1};
  GError *error = NULL;

  read_chickegg(hens, eggs);
  for (gsize i = 0; i < CHICKEGG; i++)
    twice[i] = 2 * eggs[i];
  assert_null(engle_granger_test(all, seven, k, n, 0, &options, &error));
  assert_error(error, STATS_ERROR, code, text);
}

static void
errors(void **state)
{
  (void)state;

  refused(1, CHICKEGG, DF_CONSTANT, STATS_ERROR_DOMAIN, "Engle-Granger: 1 variables are not from 2 to 6");
  refused(7, CHICKEGG, DF_CONSTANT, STATS_ERROR_DOMAIN, "Engle-Granger: 7 variables are not from 2 to 6");
  refused(2, CHICKEGG, DF_NONE, STATS_ERROR_DOMAIN, "Engle-Granger: without a constant no critical values are known");
  refused(2, 3, DF_CONSTANT, STATS_ERROR_TOO_FEW, "3 observations, at least 4 are needed");
  refused(2, 5, DF_CONSTANT, STATS_ERROR_TOO_FEW, "residuals: ADF: 5 observations, at least 6 are needed");
  refused(3, CHICKEGG, DF_CONSTANT, STATS_ERROR_COLLINEAR, "collinear: twice depends on egg");
}

static int
handler_off(void **state)
{
  (void)state;
  gsl_set_error_handler_off();
  return 0;
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(hens_and_eggs),
      cmocka_unit_test(the_long_run_relation),
      cmocka_unit_test(what_keeps_together),
      cmocka_unit_test(errors),
  };
  return cmocka_run_group_tests(tests, handler_off, NULL);
}
