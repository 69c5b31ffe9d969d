#include "reference.h"

#include <gsl/gsl_errno.h>

#include "stats/unit_root.h"

static UnitRootTest
adf_of(const double *x, gsize n, DickeyFullerTerms terms, UnitRootLags choice, gsize lags)
{
  const UnitRootOptions options = {terms, choice, lags};
  GError *error = NULL;
  UnitRootTest result;

  adf_test(x, n, &options, &result, &error);
  assert_no_error(error);
  return result;
}

/* R 4.2.2, urca 1.3-3: ur.df(Nile, type, lags)@teststat[1]; tseries 0.10-53: adf.test(Nile) -3.365713914 with lag 4. */
static const struct {
  DickeyFullerTerms terms;
  gsize lags;
  double tau;
} nile[] = {{DF_NONE, 0, -1.117048608238},     {DF_NONE, 1, -0.9638777220443},    {DF_NONE, 4, -0.9503530083983},
            {DF_CONSTANT, 0, -5.664609694969}, {DF_CONSTANT, 1, -4.048705096914}, {DF_CONSTANT, 4, -2.781958122323},
            {DF_TREND, 0, -6.607991420815},    {DF_TREND, 1, -4.790765517983},    {DF_TREND, 4, -3.365713914444}};

static void
adf_on_nile(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];

  read_nile(time, flow);
  for (gsize i = 0; i < G_N_ELEMENTS(nile); i++) {
    const UnitRootTest test = adf_of(flow, NILE, nile[i].terms, UNIT_ROOT_GIVEN, nile[i].lags);
    assert_digits(test.statistic, nile[i].tau, 12);
    assert_int_equal(test.n, NILE - 1 - nile[i].lags);
    assert_int_equal(test.lags, nile[i].lags);
    assert_int_equal(test.most, nile[i].lags);
    assert_digits(test.p, dickey_fuller_p(nile[i].terms, test.statistic), 12);
  }
}

/* As above on chickegg.csv with two lags; the coefficient of gretl 2022c: coint 1 chicken egg, step 1, with one. */
static void
adf_on_hens_and_eggs(void **state)
{
  (void)state;
  double hens[CHICKEGG], eggs[CHICKEGG];

  read_chickegg(hens, eggs);
  assert_digits(adf_of(hens, CHICKEGG, DF_NONE, UNIT_ROOT_GIVEN, 2).statistic, -0.559694800098, 11);
  assert_digits(adf_of(hens, CHICKEGG, DF_CONSTANT, UNIT_ROOT_GIVEN, 2).statistic, -1.968628898497, 12);
  assert_digits(adf_of(hens, CHICKEGG, DF_TREND, UNIT_ROOT_GIVEN, 2).statistic, -2.547203213493, 12);
  assert_digits(adf_of(eggs, CHICKEGG, DF_NONE, UNIT_ROOT_GIVEN, 2).statistic, 0.9016891010532, 12);
  assert_digits(adf_of(eggs, CHICKEGG, DF_TREND, UNIT_ROOT_GIVEN, 2).statistic, -1.719573125094, 12);
  assert_digits(adf_of(hens, CHICKEGG, DF_CONSTANT, UNIT_ROOT_GIVEN, 1).coefficient, -0.128254, 5.4);
  assert_digits(adf_of(hens, CHICKEGG, DF_TREND, UNIT_ROOT_GIVEN, 1).coefficient, -0.182055, 5.5);
}

/* R: for each lag p from 0 to the most, lm.fit over the observations that the most leaves, n log(SSR / n) + 2 k or log(n) k. */
static void
lags_by_criteria(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], hens[CHICKEGG], eggs[CHICKEGG];

  read_nile(time, flow);
  read_chickegg(hens, eggs);
  assert_int_equal(adf_of(flow, NILE, DF_NONE, UNIT_ROOT_AIC, 12).lags, 10);
  assert_int_equal(adf_of(flow, NILE, DF_NONE, UNIT_ROOT_BIC, 12).lags, 1);
  assert_int_equal(adf_of(flow, NILE, DF_TREND, UNIT_ROOT_AIC, 12).lags, 1);
  assert_int_equal(adf_of(flow, NILE, DF_TREND, UNIT_ROOT_BIC, 12).lags, 0);
  assert_int_equal(adf_of(hens, CHICKEGG, DF_CONSTANT, UNIT_ROOT_AIC, 12).lags, 4);
  assert_int_equal(adf_of(hens, CHICKEGG, DF_CONSTANT, UNIT_ROOT_AIC, 10).lags, 2);
  assert_int_equal(adf_of(hens, CHICKEGG, DF_TREND, UNIT_ROOT_BIC, 12).lags, 2);
  assert_int_equal(adf_of(eggs, CHICKEGG, DF_CONSTANT, UNIT_ROOT_BIC, 10).lags, 0);
  /* The test takes all observations that the chosen lag leaves. */
  const UnitRootTest test = adf_of(flow, NILE, DF_TREND, UNIT_ROOT_AIC, 12);
  assert_digits(test.statistic, -4.790765517983, 12);
  assert_int_equal(test.most, 12);
  assert_int_equal(test.n, 98);
}

static void
lags_by_rule(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];

  read_nile(time, flow);
  assert_int_equal(unit_root_most_lags(100, DF_CONSTANT), 12);
  assert_int_equal(unit_root_most_lags(99, DF_CONSTANT), 11);
  assert_int_equal(unit_root_most_lags(1600, DF_TREND), 24);
  /* 12 (23/100)^(1/4) is 8.3, but with five lags and a trend 17 observations are left for eight coefficients. */
  assert_int_equal(unit_root_most_lags(23, DF_TREND), 5);
  assert_int_equal(unit_root_most_lags(23, DF_NONE), 6);
  assert_int_equal(unit_root_most_lags(3, DF_TREND), 0);
  assert_int_equal(unit_root_most_lags(G_MAXSIZE, DF_TREND), UNIT_ROOT_MOST);
  assert_int_equal(adf_of(flow, NILE, DF_CONSTANT, UNIT_ROOT_RULE, 0).lags, 12);
  assert_int_equal(adf_of(flow, NILE, DF_CONSTANT, UNIT_ROOT_AIC, G_MAXSIZE).most, 12);
}

static void
verdicts(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];

  read_nile(time, flow);
  const UnitRootTest test = adf_of(flow, NILE, DF_TREND, UNIT_ROOT_GIVEN, 4); /* -3.366 */
  assert_digits(test.critical[CRITICAL_5], -3.41049 - 4.3904 / 95 - 9.036 / 95 / 95 - 45.374 / 95 / 95 / 95, 14);
  assert_false(unit_root_rejected(&test, CRITICAL_5));
  assert_true(unit_root_rejected(&test, CRITICAL_10));
}

/* Location, where a constant is taken out, scale and sign leave tau alone; so does a far place, to the digits that the numbers keep. */
static void
moved_and_scaled(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], moved[NILE], scaled[NILE], huge[NILE];

  read_nile(time, flow);
  for (gsize i = 0; i < NILE; i++) {
    moved[i] = flow[i] + 1e9;
    scaled[i] = -flow[i] / 1024;
    huge[i] = flow[i] * 0x1p990;
  }
  for (int k = 0; k < 3; k++) {
    const DickeyFullerTerms terms = (DickeyFullerTerms)k;
    const double tau = adf_of(flow, NILE, terms, UNIT_ROOT_GIVEN, 2).statistic;
    assert_digits(adf_of(scaled, NILE, terms, UNIT_ROOT_GIVEN, 2).statistic, tau, 13);
    assert_digits(adf_of(huge, NILE, terms, UNIT_ROOT_GIVEN, 2).statistic, tau, 13);
    if (terms != DF_NONE)
      assert_digits(adf_of(moved, NILE, terms, UNIT_ROOT_GIVEN, 2).statistic, tau, 13);
  }
  /* A trend added changes nothing where one is taken out. */
  for (gsize i = 0; i < NILE; i++)
    moved[i] = flow[i] + 3 * (double)i;
  assert_digits(adf_of(moved, NILE, DF_TREND, UNIT_ROOT_GIVEN, 2).statistic,
                adf_of(flow, NILE, DF_TREND, UNIT_ROOT_GIVEN, 2).statistic, 12);
}

static void
terms_by_mann_kendall(void **state)
{
  (void)state;
  double noise[100];
  DickeyFullerTerms terms;

  lehmer(noise, 100);
  assert_true(unit_root_terms(noise, 100, &terms, NULL));
  assert_int_equal(terms, DF_CONSTANT);
  for (gsize i = 0; i < 100; i++)
    noise[i] += 0.1 * (double)i;
  assert_true(unit_root_terms(noise, 100, &terms, NULL));
  assert_int_equal(terms, DF_TREND);
}

/* Eggs: ADF 1.6, KPSS about a trend 0.29; hens and the Nile are not told so. Sums of noise wander, noise does not. */
static void
integrated(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], hens[CHICKEGG], eggs[CHICKEGG], noise[100];
  gboolean is = FALSE;

  read_nile(time, flow);
  read_chickegg(hens, eggs);
  assert_true(looks_integrated(eggs, CHICKEGG, &is, NULL));
  assert_true(is);
  assert_true(looks_integrated(hens, CHICKEGG, &is, NULL));
  assert_false(is);
  assert_true(looks_integrated(flow, NILE, &is, NULL));
  assert_false(is);
  lehmer(noise, 100);
  assert_true(looks_integrated(noise, 100, &is, NULL));
  assert_false(is);
  for (gsize i = 0; i < 100; i++)
    noise[i] = (noise[i] - 0.5) + (i > 0 ? noise[i - 1] : 0);
  assert_true(looks_integrated(noise, 100, &is, NULL));
  assert_true(is);
}

static void
refused(const double *x, gsize n, DickeyFullerTerms terms, UnitRootLags choice, gsize lags, StatsError code,
        const char *text)
{
  const UnitRootOptions options = {terms, choice, lags};
  GError *error = NULL;
  UnitRootTest result;

  assert_false(adf_test(x, n, &options, &result, &error));
  assert_error(error, STATS_ERROR, code, text);
}

static void
errors(void **state)
{
  (void)state;
  double flat[20] = {0}, line[20], saw[20], walk[20];
  GError *error = NULL;
  gboolean is = FALSE;

  for (gsize i = 0; i < 20; i++) {
    line[i] = 3 + 2 * (double)i;
    saw[i] = (double)(i % 2);
    walk[i] = (double)((i * i) % 7);
  }
  refused(walk, 9, DF_TREND, UNIT_ROOT_GIVEN, 2, STATS_ERROR_TOO_FEW, "ADF: 9 observations, at least 10 are needed");
  refused(walk, 0, DF_NONE, UNIT_ROOT_AIC, G_MAXSIZE, STATS_ERROR_TOO_FEW,
          "ADF: 0 observations, at least 4 are needed");
  refused(walk, 20, DF_CONSTANT, UNIT_ROOT_GIVEN, 1000000, STATS_ERROR_DOMAIN, "ADF: 1000000 lags are more than 200");
  refused(walk, 20, DF_CONSTANT, UNIT_ROOT_AIC, 201, STATS_ERROR_DOMAIN, "ADF: 201 lags are more than 200");
  refused(walk, (gsize)1 << 25, DF_CONSTANT, UNIT_ROOT_GIVEN, 8, STATS_ERROR_DOMAIN,
          "ADF: 33554432 observations are too many for 8 lags");
  refused(flat, 20, DF_CONSTANT, UNIT_ROOT_GIVEN, 1, STATS_ERROR_CONSTANT, "values: all 20 observations are equal");
  refused(line, 20, DF_TREND, UNIT_ROOT_GIVEN, 0, STATS_ERROR_COLLINEAR, "ADF: its columns depend on one another");
  refused(saw, 20, DF_CONSTANT, UNIT_ROOT_GIVEN, 0, STATS_ERROR_CONSTANT, "ADF: the regression fits perfectly");
  walk[4] = NAN;
  refused(walk, 20, DF_NONE, UNIT_ROOT_GIVEN, 1, STATS_ERROR_NOT_FINITE, "values: observation 5 is not finite");
  assert_false(looks_integrated(saw, 11, &is, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "11 observations, at least 12 are needed");
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
      cmocka_unit_test(adf_on_nile),
      cmocka_unit_test(adf_on_hens_and_eggs),
      cmocka_unit_test(lags_by_criteria),
      cmocka_unit_test(lags_by_rule),
      cmocka_unit_test(verdicts),
      cmocka_unit_test(moved_and_scaled),
      cmocka_unit_test(terms_by_mann_kendall),
      cmocka_unit_test(integrated),
      cmocka_unit_test(errors),
  };
  return cmocka_run_group_tests(tests, handler_off, NULL);
}
