#include "../test.h"

#include "stats/dissimilarity.h"

static void
alike_and_nothing_in_common(void **state)
{
  (void)state;
  const double one[] = {0.5, 0.3, 0.2, 0}, other[] = {0, 0, 0, 1};
  assert_true(dissimilarity(one, one, 4) == 0);
  assert_digits(dissimilarity(one, other, 4), 1, 15);
  assert_digits(dissimilarity(other, one, 4), 1, 15);
}

/* By hand: (0.2 + 0.1 + 0.1) / 2; the order of the parts does not matter, and a part cut in two alike neither. */
static void
half_the_sum_of_differences(void **state)
{
  (void)state;
  const double one[] = {0.5, 0.3, 0.2}, other[] = {0.7, 0.2, 0.1}, turned[] = {0.2, 0.5, 0.3},
               turned_too[] = {0.1, 0.7, 0.2}, cut[] = {0.25, 0.25, 0.3, 0.2}, cut_too[] = {0.35, 0.35, 0.2, 0.1};
  assert_digits(dissimilarity(one, other, 3), 0.2, 14);
  assert_digits(dissimilarity(turned, turned_too, 3), 0.2, 14);
  assert_digits(dissimilarity(cut, cut_too, 4), 0.2, 14);
}

/* Finger and Kreinin's similarity is the sum of the smaller shares: 1 less the dissimilarity of shares that add up to 1. */
static void
one_less_the_similarity(void **state)
{
  (void)state;
  const double one[] = {0.10, 0.35, 0.15, 0.40}, other[] = {0.25, 0.05, 0.30, 0.40};
  double similarity = 0;
  for (gsize i = 0; i < 4; i++)
    similarity += fmin(one[i], other[i]);
  assert_digits(dissimilarity(one, other, 4), 1 - similarity, 14);
}

static void
what_is_not_known(void **state)
{
  (void)state;
  const double one[] = {0.6, NAN, 0.4}, other[] = {NAN, NAN, 1}, endless[] = {INFINITY, 0, 0};
  assert_digits(dissimilarity(one, other, 3), 0.6, 14);
  assert_true(isnan(dissimilarity(one, endless, 3)));
  assert_true(isnan(dissimilarity(one, other, 0)));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(alike_and_nothing_in_common),
      cmocka_unit_test(half_the_sum_of_differences),
      cmocka_unit_test(one_less_the_similarity),
      cmocka_unit_test(what_is_not_known),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
