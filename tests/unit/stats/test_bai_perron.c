#include "breaks.h"

#include "stats/bai_perron.h"
#include "stats/break_interval.h"

typedef struct {
  double rss, bic, lwz;
  gsize at[5];
} Wanted;

static void
check_partitions(gboolean trend, const Wanted *wanted)
{
  GError *error = NULL;
  g_autoptr(Fit) fit = fit_nile(trend);
  g_autoptr(BaiPerron) result = bai_perron(fit, 15, bai_perron_default(NILE, 15), &error);

  assert_no_error(error);
  assert_int_equal(result->count, 6);
  for (gsize m = 0; m < 6; m++) {
    const Partition *partition = &result->partitions[m];
    assert_int_equal(partition->breaks, m);
    assert_digits(partition->rss, wanted[m].rss, 12);
    assert_digits(partition->bic, wanted[m].bic, 12);
    assert_digits(partition->lwz, wanted[m].lwz, 11);
    for (gsize b = 0; b < m; b++)
      assert_int_equal(partition->at[b], wanted[m].at[b]);
  }
  assert_int_equal(result->by_bic, 1);
  assert_int_equal(result->by_lwz, 1);
}

/* LWZ by its formula in R from the same RSS. The years are 1870 + at. */
static void
nile_mean(void **state)
{
  (void)state;
  check_partitions(FALSE, (const Wanted[]){
                              {2835156.75, 1318.24180687618, 10.3363611708, {0}},
                              {1597457.1944444445, 1270.08373573957, 9.93083239999, {28}},
                              {1552923.6157754012, 1276.46670075535, 10.071139206, {28, 83}},
                              {1538096.5127450982, 1284.71766744891, 10.2305693403, {28, 68, 83}},
                              {1507888.4759164536, 1291.94447688727, 10.3802204902, {28, 45, 68, 83}},
                              {1659993.5004262575, 1310.7651547659, 10.6462934747, {15, 30, 45, 68, 83}},
                          });
}

static void
nile_trend(void **state)
{
  (void)state;
  check_partitions(TRUE, (const Wanted[]){
                             {2221263.6479267902, 1298.44487886882, 10.1763657967, {0}},
                             {1580175.0764270062, 1278.20632983101, 10.0885354967, {28}},
                             {1483851.711509042, 1285.73239700177, 10.2793490864, {28, 83}},
                             {1441761.233519272, 1296.67033057732, 10.5053452328, {28, 68, 83}},
                             {1404578.838366271, 1307.87304649628, 10.7351260689, {28, 48, 68, 83}},
                             {1381505.7813786347, 1320.0322122092, 10.9756890178, {21, 37, 53, 68, 83}},
                         });
}

/* Each regime's sum of squares about its own mean, for all partitions of a short series into two and three. */
static double
rss_between(const double *y, gsize first, gsize end)
{
  double mean = 0, rss = 0;

  for (gsize i = first; i < end; i++)
    mean += y[i] / (double)(end - first);
  for (gsize i = first; i < end; i++)
    rss += (y[i] - mean) * (y[i] - mean);
  return rss;
}

static void
no_partition_is_better(void **state)
{
  (void)state;
  double y[24], one = INFINITY, two = INFINITY;

  lehmer(y, 24);
  for (gsize a = 4; a <= 20; a++) {
    one = fmin(one, rss_between(y, 0, a) + rss_between(y, a, 24));
    for (gsize b = a + 4; b <= 20; b++)
      two = fmin(two, rss_between(y, 0, a) + rss_between(y, a, b) + rss_between(y, b, 24));
  }
  g_autoptr(Fit) fit = fit_over_time(y, 24, FALSE);
  g_autoptr(BaiPerron) result = bai_perron(fit, 4, 5, NULL);
  assert_int_equal(result->count, 6);
  assert_digits(result->partitions[1].rss, one, 12);
  assert_digits(result->partitions[2].rss, two, 12);
  for (gsize b = 0; b < 5; b++) /* there is one way only to cut 24 into six of four */
    assert_int_equal(result->partitions[5].at[b], 4 * (b + 1));
}

/* Three levels without residuals are found at once, and nothing is looked for beyond. */
static void
levels_without_residuals(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_steps();
  g_autoptr(BaiPerron) result = bai_perron(fit, 9, 4, NULL);

  assert_int_equal(result->count, 3);
  assert_int_equal(result->by_bic, 2);
  assert_int_equal(result->by_lwz, 2);
  assert_int_equal(result->partitions[2].at[0], 20);
  assert_int_equal(result->partitions[2].at[1], 40);
  assert_true(result->partitions[2].rss == 0 && isinf(result->partitions[2].bic));
  g_autoptr(Regimes) regimes = regimes_fit(fit, result->partitions[2].at, 2, NULL);
  assert_true(isnan(regimes->autocorrelation));
  BreakInterval interval;
  assert_true(break_interval(fit, regimes, 0, 0.95, &interval, NULL));
  assert_false(interval.known);
  assert_true(interval.at == 20);
}

/* A step must vary within each regime to have a coefficient there, which one step cannot do on both sides of a break. */
static void
dependent_regimes_are_left_out(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_on_step(30, 20);
  g_autoptr(BaiPerron) result = bai_perron(fit, 5, 3, NULL);

  assert_int_equal(result->count, 1);
}

/* 5,000 values, the most that are taken: memory stays linear and it takes about a second. */
static void
a_long_series(void **state)
{
  (void)state;
  g_autofree double *y = g_new(double, BREAKS_MOST_OBSERVATIONS);
  GError *error = NULL;

  lehmer(y, BREAKS_MOST_OBSERVATIONS);
  for (gsize i = 3100; i < BREAKS_MOST_OBSERVATIONS; i++)
    y[i] += 0.5;
  g_autoptr(Fit) fit = fit_over_time(y, BREAKS_MOST_OBSERVATIONS, FALSE);
  g_autoptr(BaiPerron) result = bai_perron(fit, 750, 5, &error);
  assert_no_error(error);
  assert_int_equal(result->by_bic, 1);
  assert_true(result->partitions[1].at[0] > 3090 && result->partitions[1].at[0] < 3110);
}

static void
bai_perron_errors(void **state)
{
  (void)state;
  GError *error = NULL;
  g_autoptr(Fit) fit = fit_nile(FALSE), line = fit_line();

  assert_null(bai_perron(fit, 15, 6, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
               "6 breaks of 100 observations with at least 15 in a regime: from 1 to 5 can be looked for");
  assert_null(bai_perron(fit, 15, 0, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
               "0 breaks of 100 observations with at least 15 in a regime: from 1 to 5 can be looked for");
  assert_null(bai_perron(fit, 1, 2, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
               "regimes of 1 observation for 1 coefficient, at least 2 are needed");
  assert_null(bai_perron(line, 5, 2, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, PERFECT);
  g_autofree double *y = g_new(double, BREAKS_MOST_OBSERVATIONS + 1);
  lehmer(y, BREAKS_MOST_OBSERVATIONS + 1);
  g_autoptr(Fit) large = fit_over_time(y, BREAKS_MOST_OBSERVATIONS + 1, FALSE);
  assert_null(bai_perron(large, 750, 2, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
               "5001 observations and 1 coefficient are too many for several breaks: at most 5000 observations, and "
               "observations times coefficients of at most 50000");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nile_mean),
      cmocka_unit_test(nile_trend),
      cmocka_unit_test(no_partition_is_better),
      cmocka_unit_test(levels_without_residuals),
      cmocka_unit_test(dependent_regimes_are_left_out),
      cmocka_unit_test(a_long_series),
      cmocka_unit_test(bai_perron_errors),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
