#include "../test.h"

#include "stats/modified_z.h"

/* R 4.2.2: 0.6745 * (x - median(x)) / mad(x, constant = 1), the missing value left out before */
static void
scores_as_r_has_them(void **state)
{
  (void)state;
  const double values[] = {12.1, 11.8, 12.4, NAN, 30, 12.0, 11.9, 2.5, 12.2}, even[] = {5, 1, 2, 4, 3, 9};
  double scores[9];
  assert_int_equal(modified_z(values, 9, 1, scores), 2);
  assert_digits(scores[0], 0.168625, 11);
  assert_digits(scores[2], 1.180375, 11);
  assert_true(isnan(scores[3]));
  assert_digits(scores[4], 60.536375, 11);
  assert_digits(scores[7], -32.207375, 11);
  assert_int_equal(modified_z(even, 6, 1, scores), 0);
  assert_digits(scores[0], 0.6745, 14);
  assert_digits(scores[1], -1.12416666666666676, 14);
  assert_digits(scores[5], 2.47316666666666674, 14);
}

/* What lies between neighbours is neither read nor written. */
static void
a_stride_passes_over_others(void **state)
{
  (void)state;
  const double values[] = {5, -1e9, 1, 1e9, 2, 0, 4, 0, 3, 0, 9, 0};
  double scores[12] = {0, 7, 0, 7, 0, 7, 0, 7, 0, 7, 0, 7};
  assert_int_equal(modified_z(values, 6, 2, scores), 0);
  assert_digits(scores[10], 2.47316666666666674, 14);
  for (gsize i = 1; i < 12; i += 2)
    assert_true(scores[i] == 7);
}

/* Shift and scale do not move them; one wild value moves no other by much. */
static void
scores_have_no_unit(void **state)
{
  (void)state;
  const double values[] = {5, 1, 2, 4, 3, 9, 6};
  double moved[7], wild[7], scores[7], other[7];
  for (gsize i = 0; i < 7; i++) {
    moved[i] = 1000 - 250 * values[i];
    wild[i] = i == 5 ? 1e12 : values[i];
  }
  modified_z(values, 7, 1, scores);
  modified_z(moved, 7, 1, other);
  for (gsize i = 0; i < 7; i++)
    assert_digits(other[i] + 1, 1 - scores[i], 14);
  assert_int_equal(modified_z(wild, 7, 1, other), 1);
  for (gsize i = 0; i < 7; i++)
    if (i != 5)
      assert_true(other[i] == scores[i]);
}

static void
without_a_scale_there_is_no_outlier(void **state)
{
  (void)state;
  const double few[] = {1, 2, 3, 400, NAN}, equal[] = {2, 2, 2, 2, 90}, half[] = {2, 2, 2, 3, 4, 90};
  double scores[6];
  assert_int_equal(modified_z(few, 5, 1, scores), 0);
  for (gsize i = 0; i < 5; i++)
    assert_true(isnan(scores[i]));
  assert_int_equal(modified_z(equal, 5, 1, scores), 0);
  assert_true(isnan(scores[4]));
  assert_int_equal(modified_z(half, 6, 1, scores), 1); /* half of them are equal, no more: the MAD is 1/2 */
  assert_digits(scores[5], 0.6745 * 87.5 / 0.5, 13);
  assert_int_equal(modified_z(few, 0, 1, scores), 0);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(scores_as_r_has_them),
      cmocka_unit_test(a_stride_passes_over_others),
      cmocka_unit_test(scores_have_no_unit),
      cmocka_unit_test(without_a_scale_there_is_no_outlier),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
