#include "../test.h"

#include <gsl/gsl_randist.h>

#include "stats/max_shift.h"
#include "stats/stationary_bootstrap.h"

/* Pairs of independent autoregressive series: how often is a dependence found at 5 %? */
#define PAIRS     400
#define N         60
#define LAGS      6
#define RESAMPLES 199
#define MEMORY    0.5

static void
autoregressive(const gsl_rng *rng, double *values)
{
  double value = gsl_ran_gaussian(rng, 1) / sqrt(1 - MEMORY * MEMORY);

  for (gsize t = 0; t < N; t++) {
    values[t] = value;
    value = MEMORY * value + gsl_ran_gaussian(rng, 1);
  }
}

/* The largest |r| itself, as other programs take it. */
static double
largest_r(LagMaximum *maximum, const double *x, const double *y)
{
  double r;

  memcpy(maximum->x, x, N * sizeof *x);
  memcpy(maximum->y, y, N * sizeof *y);
  lag_maximum_take_x(maximum);
  lag_maximum_take_y(maximum);
  lag_maximum_of(maximum, NULL, &r, NULL);
  return fabs(r);
}

/* y in any order, as if its values were independent. */
static double
shuffle_p(const gsl_rng *rng, LagMaximum *maximum, const double *x, const double *y)
{
  const double r = largest_r(maximum, x, y);
  double mixed[N];
  gsize reached = 0;

  memcpy(mixed, y, sizeof mixed);
  for (gsize b = 0; b < RESAMPLES; b++) {
    gsl_ran_shuffle(rng, mixed, N, sizeof *mixed);
    reached += largest_r(maximum, x, mixed) >= r ? 1 : 0;
  }
  return (double)(1 + reached) / (1 + RESAMPLES);
}

/* Turns of y as a whole, but those that bring the series back into the window. */
static double
whole_turns_p(LagMaximum *maximum, const double *x, const double *y)
{
  const double r = largest_r(maximum, x, y);
  double turned[N];
  gsize reached = 0, turns = 0;

  for (gsize by = LAGS + 1; by < N - LAGS; by++) {
    memcpy(turned, y + by, (N - by) * sizeof *y);
    memcpy(turned + N - by, y, by * sizeof *y);
    turns++;
    reached += largest_r(maximum, x, turned) >= r ? 1 : 0;
  }
  return (double)(1 + reached) / (double)(1 + turns);
}

/* Rates of 400 pairs have a standard error of 1.1 percentage points at 5 %. */
static void
tests_keep_their_size(void **state)
{
  (void)state;
  const LagBootstrapOptions options = {.resamples = RESAMPLES, .level = 0.95};
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  g_autoptr(LagMaximum) maximum = lag_maximum_new(N, LAGS);
  double x[N], y[N];
  guint shifts = 0, blocks = 0, shuffled = 0, turned = 0;
  gsl_rng_set(rng, 1);
  for (guint i = 0; i < PAIRS; i++) {
    MaxShift shift;
    MaxBootstrap bootstrap;
    autoregressive(rng, x);
    autoregressive(rng, y);
    assert_true(max_shift_test(x, y, N, LAGS, 0, &shift, NULL));
    assert_true(max_bootstrap_test(x, y, N, LAGS, &options, &bootstrap, NULL));
    shifts += shift.p <= 0.05 ? 1 : 0;
    blocks += bootstrap.p <= 0.05 ? 1 : 0;
    shuffled += shuffle_p(rng, maximum, x, y) <= 0.05 ? 1 : 0;
    turned += whole_turns_p(maximum, x, y) <= 0.05 ? 1 : 0;
  }
  gsl_rng_free(rng);
  print_message("of %d at 5 %%: shifts %u, blocks %u, shuffled %u, whole turns %u\n", PAIRS, shifts, blocks, shuffled,
                turned);
  assert_in_range(shifts, PAIRS * 2 / 100, PAIRS * 8 / 100);
  assert_in_range(blocks, PAIRS * 2 / 100, PAIRS * 8 / 100);
  assert_true(shuffled > PAIRS * 15 / 100);
  assert_true(turned > PAIRS * 8 / 100);
}

/* A dependence that is there is found: y follows x after three periods. */
static void
tests_have_power(void **state)
{
  (void)state;
  const LagBootstrapOptions options = {.resamples = RESAMPLES, .level = 0.95};
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  double x[N], y[N];
  guint shifts = 0, blocks = 0, lags = 0;
  gsl_rng_set(rng, 2);
  for (guint i = 0; i < 50; i++) {
    MaxShift shift;
    MaxBootstrap bootstrap;
    autoregressive(rng, x);
    autoregressive(rng, y);
    for (gsize t = N; t-- > 3;)
      y[t] += x[t - 3];
    assert_true(max_shift_test(x, y, N, LAGS, 0, &shift, NULL));
    assert_true(max_bootstrap_test(x, y, N, LAGS, &options, &bootstrap, NULL));
    shifts += shift.p <= 0.05 ? 1 : 0;
    blocks += bootstrap.p <= 0.05 ? 1 : 0;
    lags += shift.best == 3 && bootstrap.best == 3 ? 1 : 0;
  }
  gsl_rng_free(rng);
  assert_true(shifts >= 45 && blocks >= 45 && lags >= 45);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tests_keep_their_size),
      cmocka_unit_test(tests_have_power),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
