/* DF-GLS, Phillips-Perron and Zivot-Andrews. */
#include "reference.h"

#include <gsl/gsl_errno.h>

#include "stats/dfgls.h"
#include "stats/phillips_perron.h"
#include "stats/zivot_andrews.h"

/* R 4.2.2, urca 1.3-3: ur.ers(Nile, "DF-GLS", model, lag)@teststat. */
static void
dfgls_on_nile(void **state)
{
  (void)state;
  static const double tau[2][3] = {{-4.286765175163, -2.808719753421, -1.519907641874},
                                   {-6.556712664592, -4.709414813823, -3.22459096735}};
  static const gsize lags[] = {0, 1, 4};
  double time[NILE], flow[NILE];

  read_nile(time, flow);
  for (int trend = 0; trend < 2; trend++)
    for (int i = 0; i < 3; i++) {
      const UnitRootOptions options = {trend ? DF_TREND : DF_CONSTANT, UNIT_ROOT_GIVEN, lags[i]};
      UnitRootTest test;
      assert_true(dfgls_test(flow, NILE, &options, &test, NULL));
      assert_digits(test.statistic, tau[trend][i], 11.5);
      assert_int_equal(test.terms, options.terms);
      if (trend)
        assert_true(isnan(test.p));
      else
        assert_digits(test.p, dickey_fuller_p(DF_NONE, tau[0][i]), 9);
    }
}

/* Elliott, Rothenberg and Stock (1996), table I.C: at n = 50, 100 and 200 as printed, between them over 1/n. */
static void
dfgls_critical_values(void **state)
{
  (void)state;
  const UnitRootOptions options = {DF_TREND, UNIT_ROOT_GIVEN, 0};
  static const struct {
    gsize n;
    double critical[N_CRITICAL];
  } cases[] = {{20, {-3.77, -3.19, -2.89}},
               {50, {-3.77, -3.19, -2.89}},
               {75, {-3.6433333333333333, -3.0833333333333333, -2.79}},
               {100, {-3.58, -3.03, -2.74}},
               {200, {-3.46, -2.93, -2.64}},
               {400, {-3.47, -2.91, -2.605}}};
  double noise[400];

  lehmer(noise, 400);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    UnitRootTest test;
    assert_true(dfgls_test(noise, cases[i].n, &options, &test, NULL));
    for (int level = 0; level < N_CRITICAL; level++)
      assert_digits(test.critical[level], cases[i].critical[level], 13);
  }
}

static void
dfgls_lags(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  UnitRootOptions options = {DF_TREND, UNIT_ROOT_RULE, 0};
  UnitRootTest test;
  GError *error = NULL;

  read_nile(time, flow);
  assert_true(dfgls_test(flow, 23, &options, &test, NULL));
  assert_int_equal(test.lags, unit_root_most_lags(23, DF_TREND));
  options.choice = UNIT_ROOT_AIC;
  options.lags = G_MAXSIZE;
  assert_true(dfgls_test(flow, NILE, &options, &test, NULL));
  assert_int_equal(test.lags, 1);
  assert_int_equal(test.most, 12);
  options.terms = DF_NONE;
  assert_false(dfgls_test(flow, NILE, &options, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "DF-GLS: there is no term to take out");
  options = (UnitRootOptions){DF_TREND, UNIT_ROOT_GIVEN, 300};
  assert_false(dfgls_test(flow, NILE, &options, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "DF-GLS: ADF: 300 lags are more than 200");
  flow[1] = INFINITY;
  assert_false(dfgls_test(flow, NILE, &options, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "values: observation 2 is not finite");
}

/* R 4.2.2, tseries 0.10-53: pp.test(Nile, type = "Z(t_alpha)" and "Z(alpha)"), with lag 3, and with lshort = FALSE lag 11; by hand in R with lm
 * from the formulas of the paper for the other terms. */
static const struct {
  DickeyFullerTerms terms;
  gsize lags;
  double tau, alpha;
} corrected[] = {
    {DF_TREND, 3, -6.690050906064, -64.50069335516},     {DF_TREND, 11, -7.059447327782, -76.20884313479},
    {DF_TREND, 0, -6.607991420815, -61.848356742349},    {DF_CONSTANT, 0, -5.664609694969, -49.072722454147},
    {DF_CONSTANT, 3, -5.654396881082, -48.814722367582}, {DF_CONSTANT, 11, -6.309730433553, -65.703763760586},
    {DF_NONE, 0, -1.117048608238, -1.983555939355},      {DF_NONE, 3, -0.9269817988082, -1.0391840881027}};

static void
phillips_perron_on_nile(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  PhillipsPerron test;

  read_nile(time, flow);
  for (gsize i = 0; i < G_N_ELEMENTS(corrected); i++) {
    assert_true(phillips_perron_test(flow, NILE, corrected[i].terms, corrected[i].lags, &test, NULL));
    assert_digits(test.tau.statistic, corrected[i].tau, 12);
    assert_digits(test.alpha, corrected[i].alpha, 12);
    assert_digits(test.tau.p, dickey_fuller_p(corrected[i].terms, test.tau.statistic), 12);
    assert_int_equal(test.tau.n, NILE - 1);
  }
  assert_true(phillips_perron_test(flow, NILE, DF_TREND, PHILLIPS_PERRON_RULE, &test, NULL));
  assert_int_equal(test.tau.lags, 3);
  assert_digits(test.tau.statistic, -6.690050906064, 12);
}

static void
phillips_perron_errors(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  PhillipsPerron test;
  GError *error = NULL;

  read_nile(time, flow);
  assert_false(phillips_perron_test(flow, 5, DF_TREND, 0, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "Phillips-Perron: 5 observations, at least 6 are needed");
  assert_false(phillips_perron_test(flow, NILE, DF_TREND, 99, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "Phillips-Perron: 99 lags are not below 99 observations");
  assert_false(phillips_perron_test(time, NILE, DF_TREND, 2, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR, "Phillips-Perron: its columns depend on one another");
  flow[3] = flow[2] = flow[1] = flow[4] = flow[5] = flow[0];
  assert_false(phillips_perron_test(flow, 6, DF_CONSTANT, 1, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "values: all 6 observations are equal");
}

/* R 4.2.2, urca 1.3-3: ur.za(Nile, model, lag)@teststat and @bpoint, the last observation of the old regime, from 1. */
static const struct {
  ZivotAndrewsBreak kind;
  gsize lags;
  double statistic;
  gsize last;
} broken[] = {{ZIVOT_ANDREWS_INTERCEPT, 0, -8.649671618176, 28}, {ZIVOT_ANDREWS_INTERCEPT, 1, -6.859008939052, 28},
              {ZIVOT_ANDREWS_INTERCEPT, 2, -6.175081986709, 28}, {ZIVOT_ANDREWS_TREND, 0, -7.592824671078, 43},
              {ZIVOT_ANDREWS_TREND, 1, -5.681292678133, 43},     {ZIVOT_ANDREWS_TREND, 2, -5.060811720067, 43},
              {ZIVOT_ANDREWS_BOTH, 0, -8.608714109504, 28},      {ZIVOT_ANDREWS_BOTH, 1, -6.841686495385, 28},
              {ZIVOT_ANDREWS_BOTH, 2, -6.133961416786, 28}};

static void
zivot_andrews_on_nile(void **state)
{
  (void)state;
  static const double published[] = {-4.80, -4.42, -5.08}; /* Zivot and Andrews (1992), tables 2 to 4, 5 % */
  double time[NILE], flow[NILE], moved[NILE];
  ZivotAndrews test;

  read_nile(time, flow);
  for (gsize i = 0; i < NILE; i++)
    moved[i] = 1e6 - flow[i] / 8 + (double)i;
  for (gsize i = 0; i < G_N_ELEMENTS(broken); i++) {
    assert_true(zivot_andrews_test(flow, NILE, broken[i].kind, broken[i].lags, &test, NULL));
    assert_digits(test.statistic, broken[i].statistic, 12);
    assert_int_equal(test.last, broken[i].last - 1);
    assert_int_equal(test.n, NILE - 1 - broken[i].lags);
    assert_digits(test.critical[CRITICAL_5], published[broken[i].kind], 15);
    assert_true(zivot_andrews_test(moved, NILE, broken[i].kind, broken[i].lags, &test, NULL));
    assert_digits(test.statistic, broken[i].statistic, 10);
    assert_int_equal(test.last, broken[i].last - 1);
  }
}

/* A step between observations 60 and 61 of noise is found where it is. */
static void
zivot_andrews_finds_a_step(void **state)
{
  (void)state;
  double noise[120];
  ZivotAndrews test;

  lehmer(noise, 120);
  for (gsize i = 60; i < 120; i++)
    noise[i] += 3;
  assert_true(zivot_andrews_test(noise, 120, ZIVOT_ANDREWS_INTERCEPT, 0, &test, NULL));
  assert_int_equal(test.last, 59);
  assert_true(test.statistic < test.critical[CRITICAL_1]);
}

static void
zivot_andrews_errors(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  ZivotAndrews test;
  GError *error = NULL;

  read_nile(time, flow);
  assert_false(zivot_andrews_test(flow, 9, ZIVOT_ANDREWS_BOTH, 1, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "Zivot-Andrews: 9 observations, at least 10 are needed");
  assert_false(zivot_andrews_test(flow, NILE, ZIVOT_ANDREWS_TREND, 1000000, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "Zivot-Andrews: 1000000 lags are more than 200");
  assert_false(zivot_andrews_test(time, NILE, ZIVOT_ANDREWS_TREND, 0, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR, "Zivot-Andrews: its columns depend on one another");
  flow[99] = NAN;
  assert_false(zivot_andrews_test(flow, NILE, ZIVOT_ANDREWS_TREND, 0, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "values: observation 100 is not finite");
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
      cmocka_unit_test(dfgls_on_nile),
      cmocka_unit_test(dfgls_critical_values),
      cmocka_unit_test(dfgls_lags),
      cmocka_unit_test(phillips_perron_on_nile),
      cmocka_unit_test(phillips_perron_errors),
      cmocka_unit_test(zivot_andrews_on_nile),
      cmocka_unit_test(zivot_andrews_finds_a_step),
      cmocka_unit_test(zivot_andrews_errors),
  };
  return cmocka_run_group_tests(tests, handler_off, NULL);
}
