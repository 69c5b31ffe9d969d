#include "../test.h"

#include "stats/mirror.h"

/* IMF, Direction of Trade Statistics Yearbook 2017, Introduction: "Reported imports CIF are divided by 1.06 ... to give partner country
 * estimates of exports FOB. Similarly, reported exports FOB are multiplied by 1.06". */
static void
expected_ratios(void **state)
{
  (void)state;
  assert_digits(mirror_expected(MIRROR_FOB_CIF, MIRROR_ALLOWANCE_NEW), 1 / 1.06, 15);
  assert_digits(mirror_expected(MIRROR_CIF_FOB, MIRROR_ALLOWANCE_NEW), 1.06, 15);
  assert_digits(mirror_expected(MIRROR_FOB_CIF, MIRROR_ALLOWANCE), 0.90909090909090909, 15);
  assert_true(mirror_expected(MIRROR_CIF_FOB, 0) == 1);
  assert_true(mirror_expected(MIRROR_ALIKE, 0.1) == 1);
  assert_true(mirror_expected(MIRROR_UNKNOWN, 0.1) == 1);
}

static void
log_ratios_need_two_amounts(void **state)
{
  (void)state;
  assert_digits(mirror_log_ratio(7.55, 0.19), log(7.55 / 0.19), 14);
  assert_true(mirror_log_ratio(3, 3) == 0);
  assert_digits(mirror_log_ratio(2, 5), -mirror_log_ratio(5, 2), 15);
  assert_true(isnan(mirror_log_ratio(0, 5)));
  assert_true(isnan(mirror_log_ratio(5, 0)));
  assert_true(isnan(mirror_log_ratio(NAN, 5)));
}

static void
estimates_of_the_other_side_are_seen(void **state)
{
  (void)state;
  assert_true(mirror_is_estimate(123.456789, 123.456789 * 1.06));
  assert_true(mirror_is_estimate(123.456789 * 1.06, 123.456789));
  assert_true(mirror_is_estimate(0.9, 0.99));
  assert_false(mirror_is_estimate(100, 100));
  assert_false(mirror_is_estimate(100, 105.99));
  assert_false(mirror_is_estimate(0, 0));
  assert_false(mirror_is_estimate(NAN, 3));
}

static void
a_period_over_its_parts(void **state)
{
  (void)state;
  const double x[] = {100, 20, NAN, 30, 5}, y[] = {40, 25, 7, NAN, 0};
  const MirrorTotal total = mirror_total(x, y, 5, 1 / 1.1);
  assert_int_equal(total.pairs, 3);
  assert_true(total.reported == 125 && total.mirrored == 65);
  assert_digits(total.ratio, 125.0 / 65, 15);
  assert_digits(total.ratio, mirror_ratio(x, y, 5), 15);
  assert_digits(total.low, 25.0 / 25, 15);   /* without the first */
  assert_digits(total.high, 105.0 / 40, 15); /* without the second */
  assert_digits(total.excess, 125 - 65 / 1.1, 14);
  assert_int_equal(total.alone_x, 1);
  assert_int_equal(total.alone_y, 1);
  assert_true(total.all_x == 155 && total.all_y == 72);
}

static void
empty_sums(void **state)
{
  (void)state;
  const double none[] = {NAN, NAN}, x[] = {3, NAN}, zero[] = {0, 0}, two[] = {3, 4};
  const MirrorTotal nothing = mirror_total(none, none, 2, 1), apart = mirror_total(x, none, 2, 1),
                    lone = mirror_total(x, two, 2, 1), zeros = mirror_total(two, zero, 2, 1);
  assert_int_equal(nothing.pairs, 0);
  assert_true(isnan(nothing.ratio) && isnan(nothing.all_x) && isnan(nothing.all_y));
  assert_true(apart.all_x == 3 && isnan(apart.all_y) && isnan(apart.ratio));
  assert_true(lone.ratio == 1 && isnan(lone.low) && isnan(lone.high));
  assert_true(isnan(zeros.ratio) && isnan(zeros.low) && zeros.excess == 7);
  assert_true(isnan(mirror_ratio(none, none, 2)));
  assert_true(isnan(mirror_ratio(two, zero, 2)));
  assert_true(isnan(mirror_ratio(NULL, NULL, 0)));
}

/* What is beyond the range of doubles is nothing: no infinite ratio, sum or excess, and none that is left by a sum that is none. */
static void
beyond_the_range(void **state)
{
  (void)state;
  const double large[] = {1e308, 2}, small[] = {1e-308, 1}, huge[] = {1.5e308, 1.5e308}, ones[] = {1, 1};
  assert_true(isnan(mirror_quotient(1e308, 1e-308)));
  assert_true(isnan(mirror_quotient(INFINITY, 1)));
  assert_true(mirror_quotient(3, 2) == 1.5 && mirror_quotient(0, 2) == 0);
  assert_true(isnan(mirror_excess_of(1, 1.5e308, 1.5)));
  assert_true(mirror_excess_of(1, 4, 0.5) == -1);
  const MirrorTotal total = mirror_total(large, small, 2, 1), lone = mirror_total(large, small, 1, 1),
                    sums = mirror_total(huge, ones, 2, 1), back = mirror_total(ones, huge, 2, 1.5);
  assert_true(total.ratio == 1e308);
  assert_true(total.low == 2 && total.high == 2); /* without the second the ratio is beyond the range */
  assert_true(isnan(lone.ratio) && lone.excess == 1e308);
  assert_true(isnan(sums.reported) && isnan(sums.all_x) && isnan(sums.ratio) && isnan(sums.excess));
  assert_true(isnan(sums.low) && isnan(sums.high));
  assert_true(isnan(back.mirrored) && isnan(back.ratio) && isnan(back.excess) && isnan(back.low));
  assert_true(isnan(mirror_ratio(large, small, 1)) && isnan(mirror_ratio(huge, ones, 2)));
  const MirrorSum sum = mirror_sum(ones, huge, 2, 1, 1.5);
  assert_true(isnan(sum.mirrored) && isnan(sum.excess) && isnan(sum.gross) && isnan(sum.one_way));
  assert_int_equal(sum.below, 2);
}

/* Parts add up to their total, in any order and unit. */
static void
parts_add_up(void **state)
{
  (void)state;
  double x[40], y[40], excess = 0;
  for (gsize i = 0; i < 40; i++) {
    x[i] = i % 7 == 3 ? NAN : 0.1 * (double)((i * 37) % 41);
    y[i] = i % 5 == 2 ? NAN : 0.3 * (double)((i * 11) % 23);
    if (!isnan(x[i]) && !isnan(y[i]))
      excess += x[i] - 0.9 * y[i];
  }
  const MirrorTotal total = mirror_total(x, y, 40, 0.9);
  assert_digits(total.excess, excess, 12);
  assert_true(total.low < total.ratio && total.ratio < total.high);
  for (gsize i = 0; i < 20; i++) {
    const double a = x[i], b = y[i];
    x[i] = x[39 - i], y[i] = y[39 - i];
    x[39 - i] = a, y[39 - i] = b;
  }
  for (gsize i = 0; i < 40; i++)
    x[i] *= 1e6, y[i] *= 1e6;
  const MirrorTotal turned = mirror_total(x, y, 40, 0.9);
  assert_digits(turned.ratio, total.ratio, 14);
  assert_digits(turned.low, total.low, 14);
  assert_digits(turned.excess, 1e6 * total.excess, 12);
}

static void
a_partner_over_its_periods(void **state)
{
  (void)state;
  const double x[] = {10, 0, 20, 0, 5, 0, NAN, 0, 8}, y[] = {4, 0, 30, 0, 5, 0, 1, 0, 2};
  const MirrorSum sum = mirror_sum(x, y, 5, 2, 1);
  assert_int_equal(sum.n, 4);
  assert_true(sum.reported == 43 && sum.mirrored == 41);
  assert_true(sum.excess == 2 && sum.gross == 22);
  assert_digits(sum.one_way, 2.0 / 22, 15);
  assert_int_equal(sum.above, 2);
  assert_int_equal(sum.below, 1); /* an excess of zero has no sign */
  assert_digits(sum.p, 1, 14);
}

static MirrorSum
signs(gsize above, gsize below)
{
  double x[64], y[64];
  for (gsize i = 0; i < above + below; i++) {
    x[i] = i < above ? 2 : 1;
    y[i] = i < above ? 1 : 2;
  }
  return mirror_sum(x, y, above + below, 1, 1);
}

/* R 4.2.2: binom.test(k, n)$p.value */
static void
sign_tests_as_r_has_them(void **state)
{
  (void)state;
  assert_digits(signs(26, 2).p, 3.0323863029480108e-06, 12);
  assert_digits(signs(2, 26).p, 3.0323863029480108e-06, 12);
  assert_digits(signs(3, 11).p, 0.057373046875, 13);
  assert_digits(signs(0, 5).p, 0.0625, 14);
  assert_digits(signs(4, 4).p, 1, 14);
  assert_digits(signs(1, 0).p, 1, 14);
  assert_true(signs(5, 0).one_way == 1);
}

static void
no_period_no_p(void **state)
{
  (void)state;
  const double x[] = {1, NAN}, y[] = {1, 4};
  const MirrorSum even = mirror_sum(x, y, 2, 1, 1), none = mirror_sum(x + 1, y + 1, 1, 1, 1);
  assert_int_equal(even.n, 1);
  assert_true(isnan(even.p) && isnan(even.one_way) && even.gross == 0);
  assert_int_equal(none.n, 0);
  assert_true(isnan(none.p));
}

static void
the_largest_difference_comes_first(void **state)
{
  (void)state;
  const MirrorSum sums[] = {{.gross = 3}, {.gross = 9, .excess = -9}, {.gross = 3}, {.gross = 0}, {.gross = 4}};
  const gsize wanted[] = {1, 4, 0, 2, 3};
  g_autofree gsize *order = mirror_rank(sums, 5), *none = mirror_rank(NULL, 0);
  assert_memory_equal(order, wanted, sizeof wanted);
  assert_non_null(none);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(expected_ratios),
      cmocka_unit_test(log_ratios_need_two_amounts),
      cmocka_unit_test(estimates_of_the_other_side_are_seen),
      cmocka_unit_test(a_period_over_its_parts),
      cmocka_unit_test(empty_sums),
      cmocka_unit_test(beyond_the_range),
      cmocka_unit_test(parts_add_up),
      cmocka_unit_test(a_partner_over_its_periods),
      cmocka_unit_test(sign_tests_as_r_has_them),
      cmocka_unit_test(no_period_no_p),
      cmocka_unit_test(the_largest_difference_comes_first),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
