#include "../test.h"

#include "stats/interval_agreement.h"

#define EXACT(v) ((ValueRange){v, v, FALSE, FALSE})
#define ABOVE(v) ((ValueRange){v, INFINITY, TRUE, FALSE})
#define LEAST(v) ((ValueRange){v, INFINITY, FALSE, FALSE})
#define BELOW(v) ((ValueRange){-INFINITY, v, FALSE, TRUE})
#define MOST(v)  ((ValueRange){-INFINITY, v, FALSE, FALSE})
#define IN(a, b) ((ValueRange){a, b, TRUE, TRUE})
#define ON(a, b) ((ValueRange){a, b, FALSE, FALSE})

#define assert_sign(range, want)                                                                                       \
  do {                                                                                                                 \
    const ValueRange range_ = range;                                                                                   \
    assert_int_equal(range_sign(&range_), want);                                                                       \
  } while (0)

/* A limit at zero decides where it is excluded, and only there. */
static void
signs_of_ranges(void **state)
{
  (void)state;
  assert_sign(EXACT(0.001), 1);
  assert_sign(EXACT(-3), -1);
  assert_sign(EXACT(0), 0);
  assert_sign(EXACT(-0.0), 0);
  assert_sign(ABOVE(0), 1);
  assert_sign(LEAST(0), 0);
  assert_sign(LEAST(1e-9), 1);
  assert_sign(BELOW(0), -1);
  assert_sign(MOST(0), 0);
  assert_sign(MOST(-2), -1);
  assert_sign(ABOVE(-31), 0);
  assert_sign(BELOW(5), 0);
  assert_sign(IN(-9, 36), 0);
  assert_sign(IN(0, 36), 1);
  assert_sign(ON(0, 36), 0);
  assert_sign(IN(-4, 0), -1);
  assert_sign(ON(-4, 0), 0);
  assert_sign(((ValueRange){-INFINITY, INFINITY, FALSE, FALSE}), 0);
}

#define assert_pair(x, y, want)                                                                                        \
  do {                                                                                                                 \
    const ValueRange x_ = x, y_ = y;                                                                                   \
    assert_int_equal(range_signs(&x_, &y_), want);                                                                     \
    assert_int_equal(range_signs(&y_, &x_), want);                                                                     \
  } while (0)

static void
pairs_of_ranges(void **state)
{
  (void)state;
  assert_pair(ABOVE(0), EXACT(1310.7), SIGNS_SAME);
  assert_pair(ABOVE(0), EXACT(-1310.7), SIGNS_OPPOSITE);
  assert_pair(BELOW(0), EXACT(-2), SIGNS_SAME);
  assert_pair(BELOW(0), ABOVE(0), SIGNS_OPPOSITE);
  assert_pair(LEAST(0), EXACT(2), SIGNS_UNDECIDED);  /* may be 0 */
  assert_pair(LEAST(0), EXACT(-2), SIGNS_UNDECIDED); /* not the same, and not opposite if it is 0 */
  assert_pair(IN(-9, 36), EXACT(2028), SIGNS_UNDECIDED);
  assert_pair(IN(0, 36), EXACT(3223), SIGNS_SAME);
  assert_pair(EXACT(0), EXACT(0), SIGNS_UNDECIDED);
}

static void
counts(void **state)
{
  (void)state;
  const ValueRange x[] = {ABOVE(0), EXACT(-9), IN(-9, 36), EXACT(0), BELOW(0), LEAST(0), EXACT(4)};
  const ValueRange y[] = {EXACT(5), EXACT(2795), EXACT(3), EXACT(7), BELOW(0), EXACT(0), EXACT(6)};
  SignAgreement got;

  interval_agreement(x, y, 7, &got);
  assert_int_equal(got.same, 3);
  assert_int_equal(got.opposite, 1);
  assert_int_equal(got.zero, 2);
  assert_int_equal(got.undecided, 1);
  assert_digits(got.share, 0.75, 15);
  assert_digits(got.expected, 0.5 * 0.75 + 0.5 * 0.25, 15); /* 2 of 4 and 3 of 4 above zero */
  interval_agreement(x, y, 0, &got);
  assert_int_equal(got.same + got.opposite + got.zero + got.undecided, 0);
  assert_true(isnan(got.share) && isnan(got.expected));
  interval_agreement(&x[2], &y[2], 1, &got);
  assert_int_equal(got.undecided, 1);
  assert_true(isnan(got.share));
}

/* Exact values give what sign_agreement gives; exchange and a common scale change nothing. */
static void
exact_values_as_before(void **state)
{
  (void)state;
  const double x[] = {1, -2, 3, -4, 0, 6, 7, -1}, y[] = {2, -1, -3, -4, 5, 0, 9, 2};
  ValueRange a[8], b[8];
  SignAgreement plain, ranges, turned;

  for (gsize i = 0; i < 8; i++) {
    a[i] = EXACT(10 * x[i]);
    b[i] = EXACT(y[i]);
  }
  sign_agreement(x, y, 8, &plain);
  interval_agreement(a, b, 8, &ranges);
  interval_agreement(b, a, 8, &turned);
  assert_int_equal(ranges.same, plain.same);
  assert_int_equal(ranges.opposite, plain.opposite);
  assert_int_equal(ranges.zero, plain.zero);
  assert_int_equal(plain.undecided + ranges.undecided, 0);
  assert_digits(ranges.share, plain.share, 17);
  assert_digits(ranges.expected, plain.expected, 17);
  assert_digits(turned.expected, plain.expected, 17);
}

static void
differences_of_ranks(void **state)
{
  (void)state;
  const double x[] = {35, -9, -9, 36, 25}, y[] = {2034, 2795, 1788, 2076, 2808};
  double got[5];

  rank_differences(x, y, 5, got);
  assert_digits(got[0], 4 - 2, 17);
  assert_digits(got[1], 1.5 - 4, 17);
  assert_digits(got[2], 1.5 - 1, 17);
  assert_digits(got[3], 5 - 3, 17);
  assert_digits(got[4], 3 - 5, 17);
  rank_differences(x, y, 0, got);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(signs_of_ranges),        cmocka_unit_test(pairs_of_ranges),      cmocka_unit_test(counts),
      cmocka_unit_test(exact_values_as_before), cmocka_unit_test(differences_of_ranks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
