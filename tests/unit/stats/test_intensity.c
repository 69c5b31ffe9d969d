#include "../test.h"

#include "stats/intensity.h"

static Intensity
sum_of(const double *scores, gsize n)
{
  Intensity sum = {.events = 0};
  for (gsize i = 0; i < n; i++)
    intensity_add(&sum, scores[i], 1);
  return sum;
}

static void
a_period_adds_up(void **state)
{
  (void)state;
  const double scores[] = {2, -3, 0, 4.5, -0.5};
  const Intensity sum = sum_of(scores, G_N_ELEMENTS(scores));
  assert_digits(intensity_positive(&sum), 6.5, 17);
  assert_digits(intensity_negative(&sum), -3.5, 17);
  assert_digits(intensity_balance(&sum), 3, 17);
  assert_digits(intensity_absolute(&sum), 10, 17);
  assert_digits(intensity_mean(&sum), 0.6, 16);
  assert_digits(intensity_polarity(&sum), 0.3, 16);
  assert_digits(sum.events, 5, 17);
}

static void
nothing_has_no_mean(void **state)
{
  (void)state;
  const Intensity nothing = {.events = 0};
  assert_digits(intensity_balance(&nothing), 0, 17);
  assert_true(isnan(intensity_mean(&nothing)));
  assert_true(isnan(intensity_polarity(&nothing)));
  const Intensity neutral = sum_of((const double[]){0, 0}, 2);
  assert_digits(intensity_mean(&neutral), 0, 17);
  assert_true(isnan(intensity_polarity(&neutral)));
}

static void
decimals_stay_decimal(void **state)
{
  (void)state;
  const Intensity two = sum_of((const double[]){1.9, 2.8}, 2);
  assert_true(intensity_balance(&two) == 4.7);
  Intensity many = {.events = 0};
  for (int i = 0; i < 1000000; i++)
    intensity_add(&many, i % 2 ? -0.7 : 1.1, 1);
  assert_true(intensity_balance(&many) == 200000);
  assert_true(intensity_negative(&many) == -350000);
  const Intensity thirds = sum_of((const double[]){1.0 / 3, 1.0 / 3}, 2);
  assert_true(intensity_balance(&thirds) == 2.0 / 3);
  const Intensity huge = sum_of((const double[]){1e300, 0.5}, 2);
  assert_true(intensity_balance(&huge) == 1e300);
}

static void
a_share_counts_as_much(void **state)
{
  (void)state;
  Intensity sum = {.events = 0};
  intensity_add(&sum, -5, 1);
  intensity_add(&sum, -5, -0.5);
  intensity_add(&sum, 2.5, 0.5);
  assert_digits(sum.events, 1, 17);
  assert_digits(intensity_negative(&sum), -2.5, 17);
  assert_digits(intensity_positive(&sum), 1.25, 17);
}

/* By hand: lambda = 1/2 for a half-life of 1 period, and its square root for 2. */
static void
a_stock_decays(void **state)
{
  (void)state;
  GError *error = NULL;
  const double flow[] = {4, 0, NAN, 2, -1};
  double stock[5];
  assert_true(intensity_stock(flow, 5, 1, stock, &error));
  assert_no_error(error);
  assert_digits(stock[0], 4, 17);
  assert_digits(stock[1], 2, 17);
  assert_true(isnan(stock[2])); /* and 1 is left of it */
  assert_digits(stock[3], 2.5, 17);
  assert_digits(stock[4], 0.25, 17);
  assert_true(intensity_stock(flow, 2, 2, stock, &error));
  assert_digits(stock[1], 4 * M_SQRT1_2, 15);
  assert_true(intensity_stock(flow, 2, 1e-300, stock, &error)); /* gone at once */
  assert_digits(stock[1], 0, 17);
}

static void
half_of_a_stock_is_left_after_a_half_life(void **state)
{
  (void)state;
  double values[8] = {16};
  assert_true(intensity_stock(values, 8, 7, values, NULL));
  assert_digits(values[7], 8, 14);
}

static void
wrong_half_lives_are_refused(void **state)
{
  (void)state;
  GError *error = NULL;
  double values[] = {1, INFINITY};
  assert_false(intensity_stock(values, 1, 0, values, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "half-life 0 is not above 0");
  assert_false(intensity_stock(values, 1, NAN, values, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "half-life nan is not above 0");
  assert_false(intensity_stock(values, 2, 3, values, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "flow: observation 2 is not finite");
  double large[] = {1.7e308, 1.7e308};
  assert_false(intensity_stock(large, 2, 100, large, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NUMERIC, "the stock leaves the range of doubles at observation 2");
}

/* By hand, N = 9: 0 + 3 (9 - 0)/9 = 3; 3 + 3 (6/9) - 1 (12/9) = 11/3. */
static void
a_level_nears_its_bound(void **state)
{
  (void)state;
  GError *error = NULL;
  const double positive[] = {3, 3, NAN, 0}, negative[] = {0, -1, NAN, -3};
  double level[4];
  gsize held = 1;
  assert_true(intensity_level(positive, negative, 4, 9, 0, level, &held, &error));
  assert_no_error(error);
  assert_digits(level[0], 3, 17);
  assert_digits(level[1], 11.0 / 3, 15);
  assert_true(isnan(level[2]));
  assert_digits(level[3], 11.0 / 3 - 3 * (9 + 11.0 / 3) / 9, 15);
  assert_int_equal(held, 0);
}

static void
a_level_keeps_within_its_bound(void **state)
{
  (void)state;
  const double positive[] = {20, 5, 0}, negative[] = {0, -9, -100};
  double level[3];
  gsize held;
  assert_true(intensity_level(positive, negative, 3, 9, 4.5, level, &held, NULL));
  assert_digits(level[0], 9, 17);  /* 4.5 + 20/2 would be 14.5 */
  assert_digits(level[1], -9, 17); /* 9 + 0 - 9 * 2 = -9 exactly: no step beyond */
  assert_digits(level[2], -9, 17); /* and there nothing moves it down */
  assert_int_equal(held, 1);
}

static void
wrong_bounds_are_refused(void **state)
{
  (void)state;
  GError *error = NULL;
  double value[] = {1};
  gsize held;
  assert_false(intensity_level(value, value, 1, 0, 0, value, &held, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
               "a level on -N to N needs N above 0 and a start within, not 0 and 0");
  assert_false(intensity_level(value, value, 1, 9, -10, value, &held, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
               "a level on -N to N needs N above 0 and a start within, not 9 and -10");
  value[0] = INFINITY;
  assert_false(intensity_level(value, value, 1, 9, 0, value, &held, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "positive: observation 1 is not finite");
}

/* Five weeks: every day has 100 rows, Sundays (the seventh) 60; two days are thin, one is missing. */
static void
thin_days_are_told_by_their_weekday(void **state)
{
  (void)state;
  double rows[35];
  gboolean thin[35];
  for (gsize i = 0; i < 35; i++)
    rows[i] = i % 7 == 6 ? 60 : 100;
  rows[9] = 49;
  rows[10] = 50; /* half is not less than half */
  rows[20] = 29; /* a Sunday */
  rows[30] = NAN;
  intensity_thin_days(rows, 35, 8, 3, thin);
  for (gsize i = 0; i < 35; i++)
    assert_int_equal(thin[i], i == 9 || i == 20);
}

static void
a_few_weeks_prove_nothing(void **state)
{
  (void)state;
  double rows[15] = {[0] = 100, [7] = 1, [14] = 100};
  gboolean thin[15];
  for (gsize i = 0; i < 15; i++)
    rows[i] = i % 7 ? NAN : rows[i];
  intensity_thin_days(rows, 15, 8, 3, thin);
  assert_false(thin[7]);
  intensity_thin_days(rows, 15, 8, 2, thin);
  assert_true(thin[7]);
  intensity_thin_days(rows, 15, 0, 0, thin); /* nothing to compare with */
  assert_false(thin[7]);
  intensity_thin_days(rows, 0, 8, 2, thin);
}

static void
far_weeks_play_no_part(void **state)
{
  (void)state;
  double rows[7 * 4] = {0};
  gboolean thin[7 * 4];
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
    rows[i] = NAN;
  rows[0] = 100;
  rows[7] = 10;
  rows[14] = 12;
  rows[21] = 100;
  intensity_thin_days(rows, G_N_ELEMENTS(rows), 1, 1, thin);
  assert_true(thin[7]);  /* 10 against the median of 100 and 12 */
  assert_true(thin[14]); /* 12 against 10 and 100 */
  assert_false(thin[0]); /* 100 against 10 */
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_period_adds_up),
      cmocka_unit_test(nothing_has_no_mean),
      cmocka_unit_test(decimals_stay_decimal),
      cmocka_unit_test(a_share_counts_as_much),
      cmocka_unit_test(a_stock_decays),
      cmocka_unit_test(half_of_a_stock_is_left_after_a_half_life),
      cmocka_unit_test(wrong_half_lives_are_refused),
      cmocka_unit_test(a_level_nears_its_bound),
      cmocka_unit_test(a_level_keeps_within_its_bound),
      cmocka_unit_test(wrong_bounds_are_refused),
      cmocka_unit_test(thin_days_are_told_by_their_weekday),
      cmocka_unit_test(a_few_weeks_prove_nothing),
      cmocka_unit_test(far_weeks_play_no_part),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
