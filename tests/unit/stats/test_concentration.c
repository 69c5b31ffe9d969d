#include "../test.h"

#include "stats/bootstrap.h"
#include "stats/concentration.h"
#include "stats/concentration_bootstrap.h"

#define SHARES(...)                                                                                                    \
  (const double[])                                                                                                     \
  {                                                                                                                    \
    __VA_ARGS__                                                                                                        \
  }

/* U.S. Department of Justice, "Herfindahl-Hirschman Index": a market of four firms with shares of 30, 30, 20 and 20 percent has an HHI of
 * 2,600 points (of 10,000). */
static void
four_firms_of_the_justice_department(void **state)
{
  (void)state;
  const double *firms = SHARES(30, 30, 20, 20);
  assert_digits(concentration_hhi(firms, 4), 0.26, 15);
  assert_digits(concentration_effective_number(firms, 4), 1 / 0.26, 15);
  assert_digits(concentration_ratio(firms, 4, 1), 0.3, 15);
  assert_digits(concentration_ratio(firms, 4, 3), 0.8, 15);
}

/* Investopedia, "Herfindahl-Hirschman Index": eight participants, 1,296 points. */
static void
eight_participants(void **state)
{
  (void)state;
  assert_digits(concentration_hhi(SHARES(10, 9, 12, 15, 12, 11, 15, 16), 8), 0.1296, 15);
}

/* R 4.2.2: x <- c(50, 30, 20, 7, 3); p <- x / sum(x); sum(p^2); (sum(p^2) - 1/5) / (1 - 1/5); 1 / sum(p^2); -sum(p * log(p)) */
static void
five_parts_in_r(void **state)
{
  (void)state;
  const double *x = SHARES(7, 50, 3, 30, 20);
  assert_digits(concentration_hhi(x, 5), 0.31884297520661153, 15);
  assert_digits(concentration_normalised(x, 5), 0.14855371900826439, 14.5);
  assert_digits(concentration_effective_number(x, 5), 3.13634007257646497, 15);
  assert_digits(concentration_entropy(x, 5), 1.29621741032202253, 15);
  assert_digits(concentration_ratio(x, 5, 2), 80.0 / 110, 15);
}

/* n equal parts: 1/n, 0, n, ln n. */
static void
equal_parts(void **state)
{
  (void)state;
  double values[200];
  for (gsize n = 1; n <= G_N_ELEMENTS(values); n++) {
    for (gsize i = 0; i < n; i++)
      values[i] = 0.1;
    assert_int_equal(concentration_parts(values, n), n);
    assert_digits(concentration_hhi(values, n), 1 / (double)n, 14.5);
    assert_digits(concentration_effective_number(values, n), (double)n, 14.5);
    assert_true(fabs(concentration_entropy(values, n) - log((double)n)) < 1e-14);
    assert_true(n == 1 ? isnan(concentration_normalised(values, n))
                       : fabs(concentration_normalised(values, n)) < 1e-15);
    assert_digits(concentration_ratio(values, n, 4), fmin(4 / (double)n, 1), 14.5);
  }
}

static void
parts_that_change_nothing(void **state)
{
  (void)state;
  const double *plain = SHARES(5, 3, 2), *filled = SHARES(NAN, 2, 0, 5, NAN, 3, 0);
  assert_int_equal(concentration_parts(filled, 7), 3);
  assert_true(concentration_hhi(filled, 7) == concentration_hhi(plain, 3));
  assert_digits(concentration_entropy(filled, 7), concentration_entropy(plain, 3), 15);
  assert_digits(concentration_normalised(filled, 7), concentration_normalised(plain, 3), 15);
  assert_digits(concentration_ratio(filled, 7, 2), 0.8, 15);
  assert_digits(concentration_hhi(SHARES(5e300, 3e300, 2e300), 3), 0.38, 15); /* squares beyond doubles */
  assert_digits(concentration_hhi(SHARES(5e-300, 3e-300, 2e-300), 3), 0.38, 15);
}

/* Two parts made one: the index grows by twice the product of their shares. */
static void
a_merger(void **state)
{
  (void)state;
  const double before = concentration_hhi(SHARES(50, 30, 15, 5), 4), after = concentration_hhi(SHARES(50, 30, 20), 3);
  assert_digits(after - before, 2 * 0.15 * 0.05, 13);
}

static void
assert_all_undefined(const double *values, gsize n)
{
  double without[3];
  assert_true(isnan(concentration_hhi(values, n)));
  assert_true(isnan(concentration_normalised(values, n)));
  assert_true(isnan(concentration_effective_number(values, n)));
  assert_true(isnan(concentration_entropy(values, n)));
  assert_true(isnan(concentration_ratio(values, n, 1)));
  assert_true(isnan(concentration_dissimilarity(values, SHARES(1, 2, 3), n)));
  assert_true(isnan(concentration_dissimilarity(SHARES(1, 2, 3), values, n)));
  concentration_hhi_without(values, n, without);
  for (gsize i = 0; i < n; i++)
    assert_true(isnan(without[i]));
  concentration_entropy_without(values, n, without);
  for (gsize i = 0; i < n; i++)
    assert_true(isnan(without[i]));
  concentration_ratio_without(values, n, 1, without);
  for (gsize i = 0; i < n; i++)
    assert_true(isnan(without[i]));
}

static void
nothing_to_divide_by(void **state)
{
  (void)state;
  assert_all_undefined(SHARES(0), 0);
  assert_all_undefined(SHARES(0, 0, 0), 3);
  assert_all_undefined(SHARES(NAN, NAN), 2);
  assert_all_undefined(SHARES(5, -1, 2), 3);
  assert_all_undefined(SHARES(5, INFINITY, 2), 3);
  assert_true(isnan(concentration_ratio(SHARES(1, 2), 2, 0)));
}

/* What leaving out gives is what computing it again gives, however large the part is. */
static void
each_part_left_out(void **state)
{
  (void)state;
  const double values[] = {1e9, 4, NAN, 2, 0, 4, 3};
  double hhi[7], entropy[7], ratio[8][7], rest[7];
  concentration_hhi_without(values, 7, hhi);
  concentration_entropy_without(values, 7, entropy);
  for (gsize m = 0; m < 8; m++)
    concentration_ratio_without(values, 7, m, ratio[m]);
  for (gsize i = 0; i < 7; i++) {
    memcpy(rest, values, sizeof rest);
    rest[i] = NAN;
    assert_true(isnan(hhi[i]) == isnan(values[i]) && isnan(entropy[i]) == isnan(values[i]));
    assert_true(isnan(ratio[0][i]));
    for (gsize m = 1; m < 8 && !isnan(values[i]); m++)
      assert_digits(ratio[m][i], concentration_ratio(rest, 7, m), 14);
    if (isnan(values[i]))
      continue;
    assert_digits(hhi[i], concentration_hhi(rest, 7), 14);
    assert_true(fabs(entropy[i] - concentration_entropy(rest, 7)) < 1e-14);
  }
  assert_digits(hhi[0], 45.0 / 169, 15);
  assert_digits(ratio[1][0], 4.0 / 13, 15);
}

/* Of two parts each leaves one, of one nothing is left. */
static void
few_parts_left_out(void **state)
{
  (void)state;
  double without[2];
  concentration_entropy_without(SHARES(7, 0.3), 2, without);
  assert_true(without[0] == 0 && without[1] == 0);
  concentration_ratio_without(SHARES(7, 0.3), 2, 1, without);
  assert_true(without[0] == 1 && without[1] == 1);
  concentration_hhi_without(SHARES(7, 0), 2, without);
  assert_true(isnan(without[0]) && without[1] == 1);
  concentration_hhi_without(SHARES(7), 1, without);
  assert_true(isnan(without[0]));
}

/* R 4.2.2: sum(abs(c(50, 30, 20, 7, 3) / 110 - c(.1, .2, .3, .4, 0))) / 2 */
static void
two_structures(void **state)
{
  (void)state;
  const double *x = SHARES(50, 30, 20, 7, 3), *y = SHARES(1, 2, 3, 4, NAN);
  assert_digits(concentration_dissimilarity(x, y, 5), 0.45454545454545453, 14);
  assert_true(concentration_dissimilarity(x, y, 5) == concentration_dissimilarity(y, x, 5));
  assert_true(concentration_dissimilarity(x, SHARES(100, 60, 40, 14, 6), 5) < 1e-15);
  assert_digits(concentration_dissimilarity(SHARES(1, 2, NAN, NAN), SHARES(NAN, 0, 5, 1), 4), 1, 15);
}

/* Months (1, 0) and (1, 1): both first, 1/4: H = 1; mixed, 1/2: H = 5/9; both second, 1/4: H = 1/2. */
static void
two_months(void **state)
{
  (void)state;
  const double months[] = {1, 0, 1, 1};
  double lower, upper;
  g_autoptr(GError) error = NULL;
  ConcentrationBootstrap options = {.block = 1, .level = 0.95};
  assert_true(concentration_interval(months, 2, 2, &options, &lower, &upper, &error));
  assert_digits(lower, 0.5, 15);
  assert_digits(upper, 1, 15);
  options.level = 0.4;
  assert_true(concentration_interval(months, 2, 2, &options, &lower, &upper, &error));
  assert_digits(lower, 5.0 / 9, 15);
  assert_digits(upper, 5.0 / 9, 15);
}

/* Months alike in structure, though not in size, leave nothing to vary; the seed repeats a result, and 0 is the usual one. */
static void
what_a_resample_can_move(void **state)
{
  (void)state;
  double months[12 * 3], lower[3], upper[3];
  const gulong seeds[] = {BOOTSTRAP_SEED, 0, 7};
  g_autoptr(GError) error = NULL;
  ConcentrationBootstrap options = {.block = 3, .level = 0.95};
  for (gsize t = 0; t < 12; t++)
    for (gsize i = 0; i < 3; i++)
      months[3 * t + i] = (double)((t + 1) * (i + 1));
  assert_true(concentration_interval(months, 12, 3, &options, &lower[0], &upper[0], &error));
  assert_digits(lower[0], 14.0 / 36, 14);
  assert_digits(upper[0], 14.0 / 36, 14);
  for (gsize t = 0; t < 12; t++)
    months[3 * t] += (double)(t * t);
  for (gsize i = 0; i < 3; i++) {
    options.seed = seeds[i];
    assert_true(concentration_interval(months, 12, 3, &options, &lower[i], &upper[i], &error));
    assert_true(lower[i] < upper[i]);
  }
  assert_true(lower[0] == lower[1] && upper[0] == upper[1]);
  assert_true(lower[0] != lower[2] || upper[0] != upper[2]);
}

static void
months_without_values(void **state)
{
  (void)state;
  double lower, upper;
  g_autoptr(GError) error = NULL;
  const ConcentrationBootstrap options = {.block = 1, .level = 0.95};
  assert_true(concentration_interval(SHARES(NAN, NAN, 1, 1), 2, 2, &options, &lower, &upper, &error));
  assert_digits(lower, 0.5, 15); /* a quarter of the resamples is empty */
  assert_digits(upper, 0.5, 15);
  assert_true(concentration_interval(SHARES(NAN, NAN, 0, 0), 2, 2, &options, &lower, &upper, &error));
  assert_true(isnan(lower) && isnan(upper));
}

#define assert_refused(n, k, options, code, message)                                                                   \
  do {                                                                                                                 \
    GError *error_ = NULL;                                                                                             \
    double lower_, upper_;                                                                                             \
    const ConcentrationBootstrap options_ = options;                                                                   \
    assert_false(concentration_interval(SHARES(1, 2, 3, 4), n, k, &options_, &lower_, &upper_, &error_));              \
    assert_error(error_, STATS_ERROR, code, message);                                                                  \
  } while (0)

static void
intervals_that_are_refused(void **state)
{
  (void)state;
#define OPTIONS(resamples, block, level) ((ConcentrationBootstrap){resamples, block, 0, level})
  assert_refused(1, 4, OPTIONS(0, 1, 0.95), STATS_ERROR_TOO_FEW, "1 observation, at least 2 are needed");
  assert_refused(2, 2, OPTIONS(0, 1, 95), STATS_ERROR_DOMAIN, "level 95 is not between 0 and 1");
  assert_refused(2, 2, OPTIONS(0, 3, 0.95), STATS_ERROR_DOMAIN,
                 "block: 3 is not between 1 and the 2 periods resampled");
  assert_refused(2, 2, OPTIONS(0, 0, 0.95), STATS_ERROR_DOMAIN,
                 "block: 0 is not between 1 and the 2 periods resampled");
  assert_refused(2, 2, OPTIONS(38, 1, 0.95), STATS_ERROR_DOMAIN,
                 "resamples: 38 are too few for an interval of 95 %, which needs 39");
  assert_refused(2, 2, OPTIONS(20000000, 1, 0.95), STATS_ERROR_DOMAIN,
                 "resamples: 20000000 of 2 periods with 2 parts take too long, at most 10000000");
  assert_refused(2, 1000000, OPTIONS(1001, 1, 0.95), STATS_ERROR_DOMAIN,
                 "resamples: 1001 of 2 periods with 1000000 parts take too long, at most 1000");
}

static void
thirty_nine_are_enough(void **state)
{
  (void)state;
  double lower, upper;
  g_autoptr(GError) error = NULL;
  const ConcentrationBootstrap options = {.resamples = 39, .block = 1, .level = 0.95};
  assert_true(concentration_interval(SHARES(1, 0, 1, 1), 2, 2, &options, &lower, &upper, &error));
  assert_true(lower <= upper);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(four_firms_of_the_justice_department),
      cmocka_unit_test(eight_participants),
      cmocka_unit_test(five_parts_in_r),
      cmocka_unit_test(equal_parts),
      cmocka_unit_test(parts_that_change_nothing),
      cmocka_unit_test(a_merger),
      cmocka_unit_test(nothing_to_divide_by),
      cmocka_unit_test(each_part_left_out),
      cmocka_unit_test(few_parts_left_out),
      cmocka_unit_test(two_structures),
      cmocka_unit_test(two_months),
      cmocka_unit_test(what_a_resample_can_move),
      cmocka_unit_test(months_without_values),
      cmocka_unit_test(intervals_that_are_refused),
      cmocka_unit_test(thirty_nine_are_enough),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
