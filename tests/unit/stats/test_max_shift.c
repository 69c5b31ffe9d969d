#include "check_test.h"
#include "deaths.h"

#include "stats/bootstrap.h"
#include "stats/correlation.h"
#include "stats/cross_correlation.h"
#include "stats/lag_products.h"
#include "stats/max_shift.h"

#define MOST 40

/* Whole numbers, so that sums are exact in any order. */
static void
products_at_any_number_of_lags(void **state)
{
  (void)state;
  double a[MOST], b[2 * MOST] = {0}, sums[MOST];
  for (gsize i = 0; i < MOST; i++) {
    a[i] = (double)(i * i % 17) - 8;
    b[i] = (double)(i * 7 % 13) - 6;
  }
  for (gsize count = 1; count <= 30; count++) {
    memset(sums, 0, sizeof sums);
    lag_products(a, b, MOST - 1, count, sums);
    for (gsize j = 0; j < count; j++) {
      double wanted = 0;
      for (gsize t = 0; t < MOST - 1; t++)
        wanted += a[t] * b[t + j];
      assert_true(sums[j] == wanted);
    }
    for (gsize j = lag_room(count); j < MOST; j++)
      assert_true(sums[j] == 0);
  }
}

/* y turned within its halves by a and by b. */
static void
turned(const double *y, gsize n, gsize a, gsize b, double *to)
{
  const gsize half = n / 2, rest = n - half;
  for (gsize i = 0; i < half; i++)
    to[i] = y[(i + a) % half];
  for (gsize i = 0; i < rest; i++)
    to[half + i] = y[half + (i + b) % rest];
}

/* The statistic from the cross-correlations themselves. */
static double
statistic_of(const double *x, const double *y, gsize n, gsize lags, int *best)
{
  double largest = -1;
  g_autoptr(CrossCorrelation) r = cross_correlation_new(x, y, n, lags, 0.95, NULL);
  for (int lag = -(int)lags; lag <= (int)lags; lag++)
    if (fabs(cross_correlation_at(r, lag)) > largest) {
      largest = fabs(cross_correlation_at(r, lag));
      *best = lag;
    }
  return largest * sqrt(effective_pairs(x, y, n));
}

static void
shifts_counted_one_by_one(void **state)
{
  (void)state;
  double x[REFERENCE_MOST], y[REFERENCE_MOST], other[REFERENCE_MOST];
  MaxShift result;
  int best = 0, none;
  gsize reached = 0;
  g_autoptr(GError) error = NULL;
  read_chickegg(x, y);
  assert_true(max_shift_test(x, y, 27, 5, 0, &result, &error));
  const double statistic = statistic_of(x, y, 27, 5, &best);
  for (gsize a = 0; a < 13; a++)
    for (gsize b = 0; b < 14; b++) {
      turned(y, 27, a, b, other);
      reached += statistic_of(x, other, 27, 5, &none) >= statistic * (1 - 1e-9) ? 1 : 0;
    }
  assert_digits(result.statistic, statistic, 12);
  assert_int_equal(result.best, best);
  assert_int_equal(result.shifts, 13 * 14 - 1);
  assert_false(result.drawn);
  assert_int_equal(result.reached, reached - 1);
  assert_digits(result.p, (double)reached / (13 * 14), 15);
  assert_digits(result.smallest, 1.0 / (13 * 14), 15);
}

static void
many_shifts_are_drawn(void **state)
{
  (void)state;
  double x[200], y[200];
  MaxShift one, again, other;
  lehmer(x, 200);
  for (gsize i = 0; i < 200; i++)
    y[i] = x[(i * 37) % 200] + (i > 2 ? 0.4 * x[i - 3] : 0);
  assert_true(max_shift_test(x, y, 200, 6, 0, &one, NULL));
  assert_true(max_shift_test(x, y, 200, 6, BOOTSTRAP_SEED, &again, NULL));
  assert_true(max_shift_test(x, y, 200, 6, 5, &other, NULL));
  assert_true(one.drawn);
  assert_int_equal(one.shifts, SHIFTS_MOST);
  assert_int_equal(one.best, 3);
  assert_memory_equal(&one, &again, sizeof one);
  assert_true(other.seed == 5 && other.reached != one.reached && fabs(other.p - one.p) < 0.02);
}

/* Thirteen years: 41 shifts besides the true alignment, so that no p below 1/42 can come out. */
static void
thirteen_years(void **state)
{
  (void)state;
  double x[13], y[13];
  MaxShift result;
  lehmer(x, 13);
  for (gsize i = 0; i < 13; i++)
    y[i] = i == 0 ? 4 : 5 - 2 * x[i - 1];
  assert_true(max_shift_test(x, y, 13, 3, 0, &result, NULL));
  assert_int_equal(result.best, 1);
  assert_true(result.r < -0.8);
  assert_int_equal(result.shifts, 41);
  assert_digits(result.smallest, 1.0 / 42, 15);
  assert_true(result.p >= result.smallest);
}

/* Neither scale nor shift matters; the other way round the lag changes its sign. Equal values at +1 and -1: the first that is met. */
static void
scale_shift_and_window(void **state)
{
  (void)state;
  double men[DEATHS], women[DEATHS], other[DEATHS];
  MaxShift one, two, none;
  read_deaths(men, women);
  for (gsize i = 0; i < DEATHS; i++)
    other[i] = 1e6 - 1e-3 * women[i];
  assert_true(max_shift_test(men, women, DEATHS, 12, 0, &one, NULL));
  assert_true(max_shift_test(men, other, DEATHS, 12, 0, &two, NULL));
  assert_int_equal(one.reached, two.reached);
  assert_digits(one.r, 0.9762412512225, 12);
  assert_digits(two.r, -one.r, 7); /* 1e6 leaves so many */
  assert_true(max_shift_test(men, women, DEATHS, 0, 0, &none, NULL));
  assert_int_equal(none.best, 0);
  assert_digits(none.r, one.r, 14);
}

static void
errors(void **state)
{
  (void)state;
  double x[20], same[20] = {0};
  MaxShift result;
  GError *error = NULL;
  lehmer(x, 20);
  check_refused(max_shift_test(x, x, 7, 1, 0, &result, &error), &error, STATS_ERROR_TOO_FEW,
                "7 observations, at least 8 are needed");
  check_refused(max_shift_test(x, x, 20, 1000000, 0, &result, &error), &error, STATS_ERROR_DOMAIN,
                "lags 1000000: 20 observations allow 0 to 9");
  check_refused(max_shift_test(same, x, 20, 3, 0, &result, &error), &error, STATS_ERROR_CONSTANT,
                "x: all 20 observations are equal");
  x[19] = INFINITY;
  check_refused(max_shift_test(same, x, 20, 3, 0, &result, &error), &error, STATS_ERROR_NOT_FINITE,
                "y: observation 20 is not finite");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(products_at_any_number_of_lags), cmocka_unit_test(shifts_counted_one_by_one),
      cmocka_unit_test(many_shifts_are_drawn),          cmocka_unit_test(thirteen_years),
      cmocka_unit_test(scale_shift_and_window),         cmocka_unit_test(errors),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
