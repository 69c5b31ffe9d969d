#include "sets.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>

#include "stats/granger.h"
#include "stats/power.h"

static Granger
tested(const MadeSet *made, gsize lags, gsize extra, DeterministicPart part)
{
  const GrangerOptions options = {lags, extra, part};
  GError *error = NULL;
  Granger result;

  granger_test(&made->set, &options, &result, &error);
  assert_no_error(error);
  return result;
}

typedef struct {
  gsize lags;
  gboolean chicken; /* is forecast, by eggs */
  double f, p, chi_square, chi_square_p, newey_west, newey_west_p, r_squared, without, serial;
} Reference;

/* R 4.2.2, lmtest 0.9-40: grangertest(), also with test = "Chisq"; sandwich 3.0-2: waldtest(full, restricted, vcov = NeweyWest(full,
 * lag = 3, prewhite = FALSE, adjust = TRUE)); R-squared of both lm(); bgtest(full, order, type = "F"). The F and its p also in Thurman and
 * Fisher (1988), to the digits there. */
static const Reference references[] = {
    {1, TRUE, 1.20710010730953, 0.277169618232631, 1.20710010730953, 0.271907199611857, 1.42460553810341,
     0.238279344265051, 0.725035507166847, 0.718397313790743, 0.625345141265983},
    {1, FALSE, 0.0470318564993352, 0.829193462613021, 0.0470318564993352, 0.828310988083971, 0.0560175880764984,
     0.813871767082418, 0.96269975172373, 0.962664665725243, 9.73306849041026},
    {2, TRUE, 8.81747280331767, 0.000560165105043592, 17.6349456066353, 0.00014812222160947, 3.02364650106013,
     0.0581719780643951, 0.796703825529194, 0.720424740873241, 0.906048555031632},
    {2, FALSE, 0.879984447115899, 0.421511370041872, 1.7599688942318, 0.414789362802301, 1.15078182303754,
     0.325142217138636, 0.967777274146184, 0.966570657227246, 1.08948013231524},
    {3, TRUE, 5.40498437233502, 0.00296639744557642, 16.2149531170051, 0.00102452421921923, 1.89779616723376,
     0.143893986914896, 0.809116531511578, 0.738771838503598, 1.62407276461353},
    {3, FALSE, 0.5916153294547, 0.623786200392401, 1.7748459883641, 0.620423968072765, 0.815608137835787,
     0.492166426917238, 0.967377891810256, 0.966062000495426, 0.877430575930405},
    {4, TRUE, 4.2567657966724, 0.00567143690425524, 17.0270631866896, 0.0019096860351158, 2.19794453961551,
     0.0860897777118501, 0.816119723766809, 0.739755307127578, 0.586913405105843},
    {4, FALSE, 0.392863297762785, 0.812537784066671, 1.57145319105114, 0.813913481426784, 0.540367278805348,
     0.7069152704405, 0.964312531479864, 0.962944697667998, 1.53617828654},
};

static void
hens_and_eggs_as_in_r(void **state)
{
  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(references); i++) {
    const Reference *want = &references[i];
    MadeSet made;
    made_chickegg(&made, want->chicken);
    const Granger got = tested(&made, want->lags, 0, REGRESS_CONSTANT);
    assert_int_equal(got.n, CHICKEGG - want->lags);
    assert_int_equal(got.k, 1 + 2 * want->lags);
    assert_false(got.descriptive);
    assert_digits(got.f.statistic, want->f, 10);
    assert_true(got.f.df1 == (double)want->lags && got.f.df2 == (double)(got.n - got.k));
    assert_digits(got.f.p, want->p, 9);
    assert_digits(got.chi_square.statistic, want->chi_square, 10);
    assert_digits(got.chi_square.p, want->chi_square_p, 9);
    assert_int_equal(got.newey_west_lag, 3);
    assert_digits(got.newey_west.statistic, want->newey_west, 10);
    assert_digits(got.newey_west.p, want->newey_west_p, 9);
    assert_digits(got.r_squared, want->r_squared, 12);
    assert_digits(got.r_squared_without, want->without, 12);
    assert_digits(1 - got.partial_r_squared, (1 - want->r_squared) / (1 - want->without), 12);
    assert_int_equal(got.serial.order, want->lags);
    assert_digits(got.serial.statistic, want->serial, 10);
  }
}

/* R: lm() with three lags of both, waldtest() of the first two of x */
static void
toda_yamamoto_leaves_the_last_lag_untested(void **state)
{
  (void)state;
  MadeSet made;

  made_chickegg(&made, TRUE);
  Granger got = tested(&made, 2, 1, REGRESS_CONSTANT);
  assert_int_equal(got.n, 51);
  assert_int_equal(got.k, 7);
  assert_digits(got.f.statistic, 5.40146087970291, 10);
  assert_digits(got.f.p, 0.00798504183107638, 9);
  assert_digits(got.chi_square.p, 0.00450998757841565, 9);
  made_chickegg(&made, FALSE);
  got = tested(&made, 2, 1, REGRESS_CONSTANT);
  assert_digits(got.f.statistic, 0.460799659444052, 10);
  assert_digits(got.f.p, 0.633788371771874, 9);
}

/* R: waldtest() of the lags of income for consumption, and the reverse, with those of investment in the regression */
static void
further_series_stay_in_the_regression(void **state)
{
  (void)state;
  static const gsize consumption[] = {3, 2, 1}, income[] = {2, 3, 1};
  MadeSet made;

  made_germany(&made, consumption);
  Granger got = tested(&made, 2, 0, REGRESS_CONSTANT);
  assert_int_equal((int)got.f.df2, 66);
  assert_digits(got.f.statistic, 6.14649785818145, 10);
  assert_digits(got.f.p, 0.00356528143959741, 9);
  made_germany(&made, income);
  got = tested(&made, 2, 0, REGRESS_CONSTANT);
  assert_digits(got.f.statistic, 1.71847173005144, 10);
  assert_digits(got.f.p, 0.187266556352706, 9);
}

/* R, as above: with a trend, without a constant */
static void
trend_and_no_constant(void **state)
{
  (void)state;
  MadeSet made;

  made_chickegg(&made, TRUE);
  Granger got = tested(&made, 2, 0, REGRESS_TREND);
  assert_int_equal(got.k, 6);
  assert_digits(got.f.statistic, 7.74940614501976, 10);
  assert_digits(got.f.p, 0.00125746346142219, 9);
  got = tested(&made, 2, 0, REGRESS_NONE);
  assert_int_equal(got.k, 4);
  assert_digits(got.f.statistic, 5.6272774995625, 10);
  assert_digits(got.f.p, 0.00637481982810732, 9);
}

/* R: the rows whose two lags do not touch year 21, which is missing */
static void
a_gap_is_not_closed_up(void **state)
{
  (void)state;
  MadeSet made;

  made_chickegg(&made, TRUE);
  made_gap(&made, 20);
  const Granger got = tested(&made, 2, 0, REGRESS_CONSTANT);
  assert_int_equal(got.n, 49);
  assert_digits(got.f.statistic, 8.22713605151333, 10);
  assert_digits(got.f.p, 0.000921647737235565, 9);
}

static void
shift_and_scale_change_nothing(void **state)
{
  (void)state;
  MadeSet made;

  made_chickegg(&made, TRUE);
  const Granger before = tested(&made, 2, 0, REGRESS_CONSTANT);
  for (gsize i = 0; i < CHICKEGG; i++) {
    made.values[0][i] = 3 - made.values[0][i] / 1000;
    made.values[1][i] = 1e4 * made.values[1][i] - 7;
  }
  made.set.period = NULL;
  const Granger after = tested(&made, 2, 0, REGRESS_CONSTANT);
  assert_digits(after.f.statistic, before.f.statistic, 11);
  assert_digits(after.newey_west.statistic, before.newey_west.statistic, 10);
}

static void
few_rows_have_no_p(void **state)
{
  (void)state;
  MadeSet made;

  made_chickegg(&made, TRUE);
  made.set.n = CAUSAL_LEAST + 1; /* the second lag makes it 19 */
  Granger got = tested(&made, 2, 0, REGRESS_CONSTANT);
  assert_true(got.descriptive);
  assert_int_equal(got.n, 19);
  assert_true(isnan(got.f.p) && isnan(got.chi_square.p) && isnan(got.newey_west.p));
  assert_true(got.f.statistic > 0 && got.partial_r_squared > 0 && got.detectable > 0);
  got = tested(&made, 1, 0, REGRESS_CONSTANT);
  assert_false(got.descriptive);
  assert_true(got.f.p > 0);
}

/* R: t(f, u, v, l) = sum(dpois(j, l / 2) * pbeta(u f / (u f + v), u / 2 + j, v / 2, lower = FALSE)), j = 0 ... 2000, where pf() with a
 * noncentrality has nine digits; lambda by uniroot() on t(qf(.95, u, v), u, v, lambda) - .8, and lambda / (lambda + n) */
static void
what_a_test_can_find(void **state)
{
  (void)state;
  assert_digits(noncentral_f_tail(3, 2, 47, 5), 0.508573194918819, 12);
  assert_digits(1 - noncentral_f_tail(10, 4, 12, 60), 0.140740462733401, 12);
  assert_digits(noncentral_f_tail(3, 2, 47, 0), 0.0594041417692974, 12); /* pf(3, 2, 47) */
  assert_digits(detectable_partial_r2(52, 2, 47, 0.05, 0.8), 0.16500903588237, 12);
  assert_digits(detectable_partial_r2(12, 1, 9, 0.05, 0.8), 0.45255942273023, 12);
  assert_digits(detectable_partial_r2(30, 4, 3, 0.05, 0.8), 0.65080562889694, 12);
  assert_true(isnan(detectable_partial_r2(5, 1, 0, 0.05, 0.8)));
  assert_true(isnan(detectable_partial_r2(52, 2, 47, 0.8, 0.05)));
  assert_true(isnan(noncentral_f_tail(-1, 2, 47, 5)) && isnan(noncentral_f_tail(1, 2, 47, NAN)));
}

/* Rejections at 5 % in 400 pairs of independent random walks of 80 steps. */
static double
rejected(gsize extra)
{
  MadeSet made;
  gsize count = 0;
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);

  gsl_rng_set(rng, 1);
  made.names[0] = "x";
  made.names[1] = "y";
  made_set(&made, 2, 80);
  for (gsize pair = 0; pair < 400; pair++) {
    for (gsize j = 0; j < 2; j++)
      for (gsize i = 0; i < 80; i++)
        made.values[j][i] = (i ? made.values[j][i - 1] : 0) + gsl_ran_gaussian(rng, 1);
    count += tested(&made, 1, extra, REGRESS_CONSTANT).f.p < 0.05 ? 1 : 0;
  }
  gsl_rng_free(rng);
  return (double)count / 400;
}

/* Two standard errors of a share of 5 % are 2.2 points. */
static void
the_lag_that_is_not_tested_keeps_the_size(void **state)
{
  (void)state;
  assert_true(rejected(0) > 0.10);
  assert_true(fabs(rejected(1) - 0.05) < 0.025);
}

static void
refused(const MadeSet *made, gsize lags, gsize extra, int code, const char *message)
{
  const GrangerOptions options = {lags, extra, REGRESS_CONSTANT};
  GError *error = NULL;
  Granger result;

  assert_false(granger_test(&made->set, &options, &result, &error));
  assert_error(error, STATS_ERROR, code, message);
}

static void
errors_are_said(void **state)
{
  (void)state;
  MadeSet made;

  made_chickegg(&made, TRUE);
  refused(&made, 0, 0, STATS_ERROR_DOMAIN, "there must be at least one lag");
  refused(&made, 1000000, 0, STATS_ERROR_DOMAIN, "1000000 lags: there must be 1 to 100");
  refused(&made, 1, G_MAXSIZE, STATS_ERROR_DOMAIN, "18446744073709551615 lags: there must be 1 to 100");
  refused(&made, 60, 0, STATS_ERROR_TOO_FEW, "54 observations, at least 61 are needed");
  refused(&made, 20, 0, STATS_ERROR_TOO_FEW, "34 observations with 20 lags before them, at least 42 are needed");
  made.set.k = 1;
  refused(&made, 2, 0, STATS_ERROR_DOMAIN, "two series are needed");
  made.set.k = 2;
  made.period[3] = made.period[2];
  refused(&made, 2, 0, STATS_ERROR_DOMAIN, "period: observation 4 is not after observation 3");
  made_chickegg(&made, TRUE);
  made.values[1][4] = NAN;
  refused(&made, 2, 0, STATS_ERROR_NOT_FINITE, "egg: observation 5 is not finite");
  for (gsize i = 0; i < CHICKEGG; i++)
    made.values[1][i] = 2;
  refused(&made, 2, 0, STATS_ERROR_CONSTANT, "egg: all 54 observations are equal");
  memcpy(made.values[1], made.values[0], sizeof made.values[0]);
  refused(&made, 1, 0, STATS_ERROR_COLLINEAR, "collinear: lag(egg, 1) depends on lag(chicken, 1)");
  lehmer(made.values[1], CHICKEGG);
  memcpy(made.values[0] + 1, made.values[1], (CHICKEGG - 1) * sizeof(double));
  refused(&made, 1, 0, STATS_ERROR_CONSTANT, "the fit is perfect: its residuals are only rounding");
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
      cmocka_unit_test(hens_and_eggs_as_in_r),
      cmocka_unit_test(toda_yamamoto_leaves_the_last_lag_untested),
      cmocka_unit_test(further_series_stay_in_the_regression),
      cmocka_unit_test(trend_and_no_constant),
      cmocka_unit_test(a_gap_is_not_closed_up),
      cmocka_unit_test(shift_and_scale_change_nothing),
      cmocka_unit_test(few_rows_have_no_p),
      cmocka_unit_test(what_a_test_can_find),
      cmocka_unit_test(the_lag_that_is_not_tested_keeps_the_size),
      cmocka_unit_test(errors_are_said),
  };
  return cmocka_run_group_tests(tests, handler_off, NULL);
}
