#include "deaths.h"

#include "stats/correlation.h"
#include "stats/lag_pearson.h"
#include "stats/sum.h"

#define LAGS 9
#define MOST DEATHS

/* Two series and their windows. */
typedef struct {
  double x[MOST], y[MOST];
  LagWindow x_windows[2 * LAGS + 1], y_windows[2 * LAGS + 1];
} Two;

static LagPair
pair_of(Two *two, gsize n)
{
  lag_windows(two->x, n, LAGS, two->x_windows);
  lag_windows(two->y, n, LAGS, two->y_windows);
  return (LagPair){two->x, two->y, two->x_windows, two->y_windows, n, LAGS};
}

static void
assert_pairs_alone(const LagPair *pair, double digits)
{
  for (int lag = -LAGS; lag <= LAGS; lag++) {
    const gsize apart = (gsize)abs(lag);
    Correlation own;
    assert_true(correlate(CORRELATION_PEARSON, pair->x + (lag < 0 ? apart : 0), pair->y + (lag > 0 ? apart : 0),
                          pair->n - apart, 0.95, &own, NULL));
    assert_digits(lag_pearson(pair, lag), own.r, digits);
  }
}

static void
windows_by_hand(void **state)
{
  (void)state;
  const double values[] = {1, 2, 4, 9};
  LagWindow windows[5];
  lag_windows(values, 4, 2, windows);
  const LagWindow by_hand[] = {{6.5, 12.5}, {5, 26}, {4, 38}, {7. / 3, 14. / 3}, {1.5, 0.5}};
  for (gsize i = 0; i < G_N_ELEMENTS(by_hand); i++) {
    assert_digits(windows[i].mean, by_hand[i].mean, 15);
    assert_digits(windows[i].squares, by_hand[i].squares, 15);
  }
}

static void
as_pearson_of_the_pairs(void **state)
{
  (void)state;
  Two two;
  read_deaths(two.x, two.y);
  const LagPair all = pair_of(&two, DEATHS);
  assert_pairs_alone(&all, 13);
  const LagPair few = pair_of(&two, 2 * LAGS + 1);
  assert_pairs_alone(&few, 13);
}

/* Both series jump at an end by a thousand times their variation: the pairs without the jump are not lost beside it. */
static void
jumps_at_the_ends(void **state)
{
  (void)state;
  Two two;
  double noise[2 * MOST];
  lehmer(noise, 2 * MOST);
  for (gsize t = 0; t < MOST; t++) {
    noise[t] += t < LAGS ? 1000 : 0;
    noise[MOST + t] -= t >= MOST - LAGS ? 1e6 : 0;
  }
  scaled_deviations(noise, MOST, two.x);
  scaled_deviations(noise + MOST, MOST, two.y);
  const LagPair pair = pair_of(&two, MOST);
  assert_pairs_alone(&pair, 9);
}

/* A straight line has r = 1 at every lag; over n, and times n / (n - |k|), it would have 1 at lag 0 alone. */
static void
lines(void **state)
{
  (void)state;
  Two two;
  for (gsize t = 0; t < 21; t++) {
    two.x[t] = (double)t;
    two.y[t] = -3.0 * (double)t;
  }
  const LagPair pair = pair_of(&two, 21);
  for (int lag = -LAGS; lag <= LAGS; lag++)
    assert_digits(lag_pearson(&pair, lag), -1, 15);
}

/* y is constant but for its last value, of which x at leads knows nothing. */
static void
constant_pairs(void **state)
{
  (void)state;
  Two two;
  lehmer(two.x, 21);
  for (gsize t = 0; t < 21; t++)
    two.y[t] = t == 20 ? 1 : 0.1;
  const LagPair pair = pair_of(&two, 21);
  for (int lag = -LAGS; lag <= LAGS; lag++)
    assert_int_equal(isnan(lag_pearson(&pair, lag)), lag < 0);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(windows_by_hand), cmocka_unit_test(as_pearson_of_the_pairs), cmocka_unit_test(jumps_at_the_ends),
      cmocka_unit_test(lines),           cmocka_unit_test(constant_pairs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
