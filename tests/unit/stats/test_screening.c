#include "check_test.h"
#include "deaths.h"

#include "stats/correlation.h"
#include "stats/multiple_testing.h"
#include "stats/screening.h"

#define SERIES 30
#define N      60
#define LAGS   4
#define CELLS  (SERIES * (2 * LAGS + 1))

/* Noise, of which series 7 follows the index after two periods. */
static void
make(double *index, double values[SERIES][N], const double **series)
{
  static double noise[(SERIES + 1) * N];
  lehmer(noise, (SERIES + 1) * N);
  memcpy(index, noise, N * sizeof *index);
  for (gsize i = 0; i < SERIES; i++) {
    memcpy(values[i], noise + (i + 1) * N, N * sizeof *index);
    series[i] = values[i];
  }
  for (gsize t = 2; t < N; t++)
    values[7][t] += 2 * index[t - 2];
}

static void
one_series_of_thirty(void **state)
{
  (void)state;
  double index[N], values[SERIES][N], p[CELLS];
  const double *series[SERIES];
  ScreenedCell cells[CELLS];
  gsize tests, found = 0;
  g_autoptr(GError) error = NULL;
  make(index, values, series);
  assert_true(screen_lags(index, series, SERIES, N, LAGS, 1, cells, &tests, &error));
  assert_int_equal(tests, CELLS);
  for (gsize i = 0; i < CELLS; i++)
    p[i] = cells[i].p;
  adjust_bh(p, CELLS, p);
  for (gsize i = 0; i < CELLS; i++) {
    assert_true(cells[i].adjusted == p[i]);
    found += cells[i].adjusted < 0.05 ? 1 : 0;
  }
  assert_int_equal(found, 1);
  assert_true(cells[7 * (2 * LAGS + 1) + LAGS + 2].adjusted < 1e-6);
}

/* r of the pairs of a lag by themselves. */
static double
r_of_pairs(const double *x, const double *y, gsize n, int lag)
{
  const gsize apart = (gsize)abs(lag);
  Correlation own;
  assert_true(correlate(CORRELATION_PEARSON, x + (lag < 0 ? apart : 0), y + (lag > 0 ? apart : 0), n - apart, 0.95,
                        &own, NULL));
  return own.r;
}

/* r is Pearson's of the pairs there are; p that of Student's t for their effective number. */
static void
cells_by_hand(void **state)
{
  (void)state;
  double men[DEATHS], women[DEATHS];
  const double *series[] = {women};
  ScreenedCell cells[7];
  gsize tests;
  read_deaths(men, women);
  assert_true(screen_lags(men, series, 1, DEATHS, 3, 0, cells, &tests, NULL));
  const double effective = effective_pairs(men, women, DEATHS);
  for (int lag = -3; lag <= 3; lag++) {
    const double share = (72.0 - abs(lag)) / 72;
    const double r = r_of_pairs(men, women, DEATHS, lag);
    assert_digits(cells[3 + lag].r, r, 12);
    assert_digits(cells[3 + lag].p, correlation_p(r, effective * share), 9);
  }
}

static void
threads_change_nothing(void **state)
{
  (void)state;
  double index[N], values[SERIES][N];
  const double *series[SERIES];
  ScreenedCell one[CELLS], many[CELLS];
  gsize tests;
  make(index, values, series);
  assert_true(screen_lags(index, series, SERIES, N, LAGS, 1, one, &tests, NULL));
  for (guint threads = 2; threads < 200; threads += 37) {
    assert_true(screen_lags(index, series, SERIES, N, LAGS, threads, many, &tests, NULL));
    assert_memory_equal(one, many, sizeof one);
  }
}

/* A series that repeats the index leaves no doubt; a trend counts as so few pairs that there is no test. */
static void
p_at_the_ends(void **state)
{
  (void)state;
  double noise[40], trend[40];
  const double *same[] = {noise}, *slow[] = {trend};
  ScreenedCell cell, cells[7];
  gsize tests;
  lehmer(noise, 40);
  for (gsize i = 0; i < 40; i++)
    trend[i] = (double)i;
  assert_true(screen_lags(noise, same, 1, 40, 0, 1, &cell, &tests, NULL));
  assert_true(cell.r > 1 - 1e-14 && cell.p < 1e-9);
  assert_int_equal(tests, 1);
  assert_true(screen_lags(trend, slow, 1, 40, 3, 1, cells, &tests, NULL));
  assert_true(isnan(cells[3].p) && isnan(cells[3].adjusted) && cells[3].r > 1 - 1e-14);
  assert_int_equal(tests, 0);
}

/* A series that moves in its first year alone is constant beside the years before: no r there, no p, and no test. */
static void
a_constant_side(void **state)
{
  (void)state;
  double index[12], step[12] = {1}, effective;
  const double *series[] = {step};
  ScreenedCell cells[5], row[5];
  gsize tests;
  lehmer(index, 12);
  assert_true(screen_lags(index, series, 1, 12, 2, 1, cells, &tests, NULL));
  assert_true(screen_series(index, step, 12, 2, row, &effective, NULL));
  assert_int_equal(tests, 3);
  for (int lag = -2; lag <= 2; lag++) {
    const ScreenedCell *cell = &cells[2 + lag];
    const CellInterval interval = screening_interval(&row[2 + lag], lag, 12, effective, 0.95);
    assert_int_equal(isnan(cell->r), lag > 0);
    assert_int_equal(isnan(cell->p), lag > 0);
    assert_int_equal(isnan(cell->adjusted), lag > 0);
    assert_int_equal(isnan(interval.r), lag > 0);
    assert_int_equal(isnan(interval.lower), lag > 0);
    assert_int_equal(isnan(interval.upper), lag > 0);
    if (lag <= 0)
      assert_digits(cell->r, r_of_pairs(index, step, 12, lag), 12);
  }
}

/* A series by itself has the cells of its row, and intervals by the pairs of each lag. */
static void
one_series_by_itself(void **state)
{
  (void)state;
  double index[N], values[SERIES][N], effective;
  const double *series[SERIES];
  ScreenedCell all[CELLS], row[2 * LAGS + 1];
  gsize tests;
  make(index, values, series);
  assert_true(screen_lags(index, series, SERIES, N, LAGS, 1, all, &tests, NULL));
  assert_true(screen_series(index, values[7], N, LAGS, row, &effective, NULL));
  assert_digits(effective, effective_pairs(index, values[7], N), 12);
  for (int lag = -LAGS; lag <= LAGS; lag++) {
    const ScreenedCell *cell = &row[lag + LAGS], *same = &all[7 * (2 * LAGS + 1) + (gsize)(lag + LAGS)];
    const double share = (double)(N - abs(lag)) / N;
    const CellInterval interval = screening_interval(cell, lag, N, effective, 0.95);
    double lower, upper;
    assert_true(cell->r == same->r && cell->p == same->p && isnan(cell->adjusted));
    correlation_interval(cell->r, effective * share, 1, 0.95, &lower, &upper);
    assert_true(interval.r == cell->r);
    assert_digits(cell->r, r_of_pairs(index, values[7], N, lag), 12);
    assert_digits(interval.lower, lower, 14);
    assert_digits(interval.upper, upper, 14);
  }
  assert_int_equal(screening_adjust(all, CELLS), CELLS);
}

static void
errors(void **state)
{
  (void)state;
  double x[20], same[20] = {0}, effective;
  const double *series[] = {x, same};
  ScreenedCell cells[2 * 7];
  gsize tests;
  GError *error = NULL;
  lehmer(x, 20);
  check_refused(screen_lags(x, series, 2, 20, 10, 1, cells, &tests, &error), &error, STATS_ERROR_DOMAIN,
                "lags 10: 20 observations allow 0 to 9");
  check_refused(screen_lags(x, series, 2, 7, 3, 1, cells, &tests, &error), &error, STATS_ERROR_TOO_FEW,
                "7 observations, at least 8 are needed");
  check_refused(screen_lags(x, series, 2, 20, 3, 1, cells, &tests, &error), &error, STATS_ERROR_CONSTANT,
                "series 2: all 20 observations are equal");
  same[4] = NAN;
  check_refused(screen_lags(x, series, 2, 20, 3, 1, cells, &tests, &error), &error, STATS_ERROR_NOT_FINITE,
                "series 2: observation 5 is not finite");
  check_refused(screen_lags(same, series, 1, 20, 3, 1, cells, &tests, &error), &error, STATS_ERROR_NOT_FINITE,
                "index: observation 5 is not finite");
  check_refused(screen_series(x, same, 20, 3, cells, &effective, &error), &error, STATS_ERROR_NOT_FINITE,
                "series: observation 5 is not finite");
  same[4] = 0;
  check_refused(screen_series(same, x, 20, 3, cells, &effective, &error), &error, STATS_ERROR_CONSTANT,
                "index: all 20 observations are equal");
  check_refused(screen_series(x, same, 20, 3, cells, &effective, &error), &error, STATS_ERROR_CONSTANT,
                "series: all 20 observations are equal");
  check_refused(screen_series(x, x, 20, 10, cells, &effective, &error), &error, STATS_ERROR_DOMAIN,
                "lags 10: 20 observations allow 0 to 9");
  check_refused(screen_lags(same, series, 1, 20, 3, 1, cells, &tests, &error), &error, STATS_ERROR_CONSTANT,
                "index: all 20 observations are equal");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(one_series_of_thirty),
      cmocka_unit_test(cells_by_hand),
      cmocka_unit_test(threads_change_nothing),
      cmocka_unit_test(p_at_the_ends),
      cmocka_unit_test(a_constant_side),
      cmocka_unit_test(one_series_by_itself),
      cmocka_unit_test(errors),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
