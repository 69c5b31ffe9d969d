#include "check_test.h"
#include "deaths.h"

#include "stats/bootstrap.h"
#include "stats/lag_maximum.h"
#include "stats/stationary_blocks.h"
#include "stats/stationary_bootstrap.h"

/* Each value is followed by its neighbour but where a block ends: as often as the mean length says. */
static void
lengths_of_blocks(void **state)
{
  (void)state;
  double from[100], to[100];
  gsize breaks = 0, firsts = 0;
  Blocks blocks;
  for (gsize i = 0; i < 100; i++)
    from[i] = (double)i;
  blocks_init(&blocks, 100, 5, 1);
  for (gsize b = 0; b < 2000; b++) {
    blocks_resample(&blocks, from, to);
    firsts += to[0] < 50 ? 1 : 0;
    for (gsize i = 1; i < 100; i++)
      breaks += (gsize)to[i] != ((gsize)to[i - 1] + 1) % 100 ? 1 : 0;
  }
  blocks_clear(&blocks);
  /* 198,000 places, of which a fifth begin a block, at its own neighbour once in a hundred; 2,000 starts. */
  assert_true(fabs((double)breaks / 198000 - 0.2 * 0.99) < 0.004);
  assert_true(fabs((double)firsts / 2000 - 0.5) < 0.04);
}

static void
a_block_a_value_and_a_block_for_all(void **state)
{
  (void)state;
  double from[8] = {0, 1, 2, 3, 4, 5, 6, 7}, to[8], other[8];
  gsize whole = 0;
  Blocks blocks;
  blocks_init(&blocks, 8, 1, 3);
  assert_int_equal(blocks.lengths, 0);
  blocks_clear(&blocks);
  blocks_init(&blocks, 8, 8, 3);
  for (gsize b = 0; b < 1000; b++) {
    gboolean one = TRUE;
    blocks_resample_pairs(&blocks, from, from, to, other);
    assert_memory_equal(to, other, sizeof to);
    for (gsize i = 1; i < 8; i++)
      one &= (gsize)to[i] == ((gsize)to[i - 1] + 1) % 8;
    whole += one ? 1 : 0;
  }
  blocks_clear(&blocks);
  /* Seven times 7/8 + 1/64 = 0.414 of the resamples hold no seam, or none that is seen. */
  assert_true(whole > 350 && whole < 500);
}

static void
ranks(void **state)
{
  (void)state;
  const double rising[] = {1, 2, 3, 4, 5, 6, 7, 8, 9};
  assert_true(ranked_value(rising, 9, 0.5) == 5);
  assert_true(ranked_value(rising, 9, 0.1) == 1 && ranked_value(rising, 9, 0.9) == 9);
  assert_true(ranked_value(rising, 9, 0.001) == 1 && ranked_value(rising, 9, 0.999) == 9);
}

/* The same resamples once more, one by one. */
static void
the_best_lag(void **state)
{
  (void)state;
  const LagBootstrapOptions options = {.resamples = 399, .level = 0.95};
  double x[REFERENCE_MOST], y[REFERENCE_MOST], statistics[399];
  MaxBootstrap result;
  gsize reached = 0, beyond = 0;
  Blocks blocks;
  g_autoptr(GError) error = NULL;
  read_chickegg(x, y);
  assert_true(max_bootstrap_test(x, y, CHICKEGG, 6, &options, &result, &error));
  assert_int_equal(result.options.block, 4); /* the cube root of 54 */
  assert_true(result.options.seed == BOOTSTRAP_SEED);
  g_autoptr(LagMaximum) maximum = lag_maximum_new(CHICKEGG, 6);
  double effective = 0;
  blocks_init(&blocks, CHICKEGG, 4, BOOTSTRAP_SEED);
  for (gsize b = 0; b < 399; b++) {
    blocks_resample(&blocks, x, maximum->x);
    blocks_resample(&blocks, y, maximum->y);
    assert_true(lag_maximum_take_x(maximum) && lag_maximum_take_y(maximum));
    statistics[b] = lag_maximum_of(maximum, NULL, NULL, NULL);
    reached += statistics[b] >= result.statistic ? 1 : 0;
  }
  blocks_clear(&blocks);
  assert_int_equal(result.reached, reached);
  assert_digits(result.p, (double)(1 + reached) / 400, 15);
  memcpy(maximum->x, x, CHICKEGG * sizeof *x);
  memcpy(maximum->y, y, CHICKEGG * sizeof *y);
  assert_true(lag_maximum_take_x(maximum) && lag_maximum_take_y(maximum));
  assert_digits(lag_maximum_of(maximum, NULL, NULL, &effective), result.statistic, 10);
  for (gsize b = 0; b < 399; b++)
    beyond += statistics[b] > result.needed * sqrt(effective) * (1 + 1e-9) ? 1 : 0;
  assert_int_equal(beyond, 19); /* and the sample itself: 20 of 400 */
}

static void
intervals_of_pairs(void **state)
{
  (void)state;
  const LagBootstrapOptions options = {.level = 0.95}, other = {.level = 0.95, .seed = 9, .block = 12};
  double men[DEATHS], women[DEATHS];
  LagInterval at[] = {{.lag = 0}, {.lag = 2}, {.lag = -2}}, again[] = {{.lag = 2}}, seeded[] = {{.lag = 2}};
  g_autoptr(GError) error = NULL;
  read_deaths(men, women);
  assert_true(lag_bootstrap_intervals(men, women, DEATHS, &options, at, 3, &error));
  assert_true(lag_bootstrap_intervals(men, women, DEATHS, &options, again, 1, &error));
  assert_true(lag_bootstrap_intervals(men, women, DEATHS, &other, seeded, 1, &error));
  /* R 4.2.2: x <- as.numeric(mdeaths); y <- as.numeric(fdeaths); cor(x, y), cor(x[1:70], y[3:72]), cor(x[3:72], y[1:70]) */
  assert_digits(at[0].r, 0.976241251222476, 12);
  assert_digits(at[1].r, 0.419217002972869, 12);
  assert_digits(at[2].r, 0.372714181240665, 12);
  assert_true(at[0].n == 72 && at[1].n == 70 && at[2].n == 70);
  for (gsize i = 0; i < 3; i++)
    assert_true(at[i].lower < at[i].r && at[i].r < at[i].upper);
  assert_true(at[0].lower > 0.94 && at[1].lower > 0.2 && at[1].upper < 0.6);
  assert_memory_equal(&at[1], &again[0], sizeof again[0]);
  assert_true(seeded[0].lower != again[0].lower && seeded[0].r == again[0].r);
}

/* Of independent pairs blocks of one give the interval that Fisher's transformation does, more or less. */
static void
interval_of_independent_pairs(void **state)
{
  (void)state;
  const LagBootstrapOptions options = {.resamples = 3999, .level = 0.95, .block = 1};
  double values[200], x[100], y[100];
  LagInterval at = {.lag = 0};
  lehmer(values, 200);
  for (gsize i = 0; i < 100; i++) {
    x[i] = values[i];
    y[i] = values[i] + values[100 + i];
  }
  assert_true(lag_bootstrap_intervals(x, y, 100, &options, &at, 1, NULL));
  assert_true(fabs(at.lower - tanh(atanh(at.r) - 1.96 / sqrt(97))) < 0.05);
  assert_true(fabs(at.upper - tanh(atanh(at.r) + 1.96 / sqrt(97))) < 0.05);
}

static void
errors(void **state)
{
  (void)state;
  double x[20], spike[20] = {0};
  MaxBootstrap result;
  LagInterval far = {.lag = -13};
  GError *error = NULL;
  LagBootstrapOptions options = {.level = 0.95, .block = 21};
  lehmer(x, 20);
  check_refused(max_bootstrap_test(x, x, 20, 3, &options, &result, &error), &error, STATS_ERROR_DOMAIN,
                "bootstrap: blocks of 21 periods in 20 observations");
  options = (LagBootstrapOptions){.level = 0.95, .resamples = 38};
  check_refused(max_bootstrap_test(x, x, 20, 3, &options, &result, &error), &error, STATS_ERROR_DOMAIN,
                "bootstrap: 38 resamples; level 0.95 and 20 observations ask for 39 to 10000000");
  options.resamples = G_MAXSIZE;
  check_refused(lag_bootstrap_intervals(x, x, 20, &options, &far, 1, &error), &error, STATS_ERROR_DOMAIN,
                "bootstrap: 18446744073709551615 resamples; level 0.95 and 20 observations ask for 39 to 10000000");
  g_autofree double *day = g_new0(double, 20000);
  day[7] = 1;
  options.resamples = 10000;
  check_refused(max_bootstrap_test(day, day, 20000, 366, &options, &result, &error), &error, STATS_ERROR_DOMAIN,
                "bootstrap: 10000 resamples; level 0.95 and 20000 observations ask for 39 to 6402");
  check_refused(max_bootstrap_test(day, day, 20000, 367, &options, &result, &error), &error, STATS_ERROR_DOMAIN,
                "lags 367: 20000 observations allow 0 to 366");
  options = (LagBootstrapOptions){.level = 1};
  check_refused(max_bootstrap_test(x, x, 20, 3, &options, &result, &error), &error, STATS_ERROR_DOMAIN,
                "level 1 is not between 0 and 1");
  options.level = 0.95;
  check_refused(max_bootstrap_test(x, x, 20, 10, &options, &result, &error), &error, STATS_ERROR_DOMAIN,
                "lags 10: 20 observations allow 0 to 9");
  check_refused(lag_bootstrap_intervals(x, x, 20, &options, &far, 1, &error), &error, STATS_ERROR_TOO_FEW,
                "7 observations, at least 8 are needed");
  far.lag = 3;
  spike[1] = 1; /* which leads no pair: y(t + 3) begins behind it */
  check_refused(lag_bootstrap_intervals(x, spike, 20, &options, &far, 1, &error), &error, STATS_ERROR_CONSTANT,
                "bootstrap: in 1 of 1 resamples a series does not vary: too few of its values differ");
  options.block = 20;
  options.resamples = 99;
  spike[1] = 0;
  spike[19] = 1;
  assert_true(max_bootstrap_test(x, spike, 20, 3, &options, &result, NULL));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lengths_of_blocks),
      cmocka_unit_test(a_block_a_value_and_a_block_for_all),
      cmocka_unit_test(ranks),
      cmocka_unit_test(the_best_lag),
      cmocka_unit_test(intervals_of_pairs),
      cmocka_unit_test(interval_of_independent_pairs),
      cmocka_unit_test(errors),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
