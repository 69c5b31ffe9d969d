#include "reference.h"

#include "stats/kpss.h"
#include "stats/long_run_variance.h"

/* R 4.2.2, urca 1.3-3: ur.kpss(Nile, type, use.lag)@teststat; tseries 0.10-53: kpss.test(Nile) 0.9654349078 with lag 4. */
static const struct {
  gboolean trend;
  gsize lags;
  double statistic;
} nile[] = {{FALSE, 0, 2.526456454921}, {FALSE, 4, 0.9654349077527}, {FALSE, 12, 0.5497197024396},
            {TRUE, 0, 0.4941851734178}, {TRUE, 4, 0.23758697599},    {TRUE, 12, 0.1689879531675}};

static void
kpss_on_nile(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], moved[NILE];
  Kpss test;

  read_nile(time, flow);
  for (gsize i = 0; i < NILE; i++)
    moved[i] = 1e7 - flow[i] * 0x1p900;
  for (gsize i = 0; i < G_N_ELEMENTS(nile); i++) {
    assert_true(kpss_test(flow, NILE, nile[i].trend, nile[i].lags, &test, NULL));
    assert_digits(test.statistic, nile[i].statistic, 11.5);
    assert_digits(test.p, kpss_p(nile[i].trend, test.statistic), 15);
    assert_digits(test.critical[1], nile[i].trend ? 0.146 : 0.463, 15);
    assert_true(kpss_test(moved, NILE, nile[i].trend, nile[i].lags, &test, NULL));
    assert_digits(test.statistic, nile[i].statistic, 11.5);
  }
  assert_true(kpss_test(flow, NILE, FALSE, KPSS_LAGS_RULE, &test, NULL));
  assert_int_equal(test.lags, 4);
  for (gsize i = 0; i < NILE; i++)
    flow[i] += 7 * time[i];
  assert_true(kpss_test(flow, NILE, TRUE, 4, &test, NULL));
  assert_digits(test.statistic, 0.23758697599, 11.5);
}

/* The law about a mean is that of Cramer and von Mises: Anderson, T. W. and D. A. Darling (1952), Annals of Mathematical Statistics 23,
 * 193-212, table 1 (to five decimals), and their series in R with besselK; about a trend: R, the characteristic function of the weighted
 * sum of chi-squares, weights 1/(2 pi k)^2 and 1/(2 h)^2 with tan h = h, inverted by integrate(). */
static void
kpss_laws(void **state)
{
  (void)state;

  assert_true(fabs(kpss_p(FALSE, 0.34730) - 0.10) < 1e-5);
  assert_true(fabs(kpss_p(FALSE, 0.46136) - 0.05) < 1e-5);
  assert_true(fabs(kpss_p(FALSE, 0.74346) - 0.01) < 1e-5);
  assert_digits(kpss_p(FALSE, 0.02), 0.9969993856984, 11);
  assert_digits(kpss_p(FALSE, 0.1189), 0.499916066792, 10.5);
  assert_digits(kpss_p(FALSE, 0.965434907753), 0.0029658725755586, 8.5);
  assert_digits(kpss_p(TRUE, 0.06), 0.4471572175487, 7.5);
  assert_digits(kpss_p(TRUE, 0.119), 0.1005429703355, 7.5);
  assert_digits(kpss_p(TRUE, 0.146), 0.05230204546539, 7.5);
  assert_digits(kpss_p(TRUE, 0.216), 0.01039973208624, 7);
  assert_digits(kpss_p(TRUE, 0.23758697599), 0.006425532618752, 7);
}

static void
kpss_laws_at_their_ends(void **state)
{
  (void)state;

  for (int trend = 0; trend < 2; trend++) {
    double before = 1;
    for (double x = 1e-5; x < 2e3; x *= 1.5) {
      const double p = kpss_p(trend, x);
      assert_true(p >= 0 && p <= before + 1e-11);
      before = p;
    }
    assert_true(kpss_p(trend, 0) == 1);
    assert_true(kpss_p(trend, INFINITY) == 0);
    assert_true(isnan(kpss_p(trend, NAN)));
  }
}

/* By hand: 1, -2, 1, 0 has g0 = 6/4, g1 = -4/4, g2 = 1/4. */
static void
long_run(void **state)
{
  (void)state;
  const double x[] = {1, -2, 1, 0};

  assert_digits(long_run_variance(x, 4, 0), 1.5, 15);
  assert_digits(long_run_variance(x, 4, 1), 0.5, 15);
  assert_digits(long_run_variance(x, 4, 2), 1.5 - 4.0 / 3 + 0.5 / 3, 14);
  assert_int_equal(long_run_lags(100), 4);
  assert_int_equal(long_run_lags(99), 3);
  assert_int_equal(long_run_lags(2), 1);
  assert_int_equal(long_run_lags(1), 0);
}

static void
errors(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  const double flat[] = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
  GError *error = NULL;
  Kpss test;

  read_nile(time, flow);
  assert_false(kpss_test(flow, 4, FALSE, 0, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "KPSS: 4 observations, at least 5 are needed");
  assert_false(kpss_test(flow, NILE, FALSE, 100, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "KPSS: 100 lags are not below 100 observations");
  assert_false(kpss_test(flat, 6, FALSE, 0, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "values: all 6 observations are equal");
  assert_false(kpss_test(time, NILE, TRUE, 2, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "KPSS: all observations lie on the trend");
  flow[7] = NAN;
  assert_false(kpss_test(flow, NILE, TRUE, 2, &test, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "values: observation 8 is not finite");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(kpss_on_nile), cmocka_unit_test(kpss_laws), cmocka_unit_test(kpss_laws_at_their_ends),
      cmocka_unit_test(long_run),     cmocka_unit_test(errors),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
