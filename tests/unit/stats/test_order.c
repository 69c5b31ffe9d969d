#include "../test.h"

#include "stats/order.h"

static void
the_largest_comes_first_and_nan_last(void **state)
{
  (void)state;
  const double numbers[] = {2, NAN, 5, 2, -1, INFINITY};
  static const gsize wanted[] = {5, 2, 0, 3, 4, 1};
  gsize known = 0;
  g_autofree gsize *places = places_by_size(numbers, G_N_ELEMENTS(numbers), &known);
  for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++)
    assert_int_equal(places[i], wanted[i]);
  assert_int_equal(known, 5);
  g_autofree gsize *none = places_by_size(numbers, 0, NULL);
  assert_non_null(none);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(the_largest_comes_first_and_nan_last)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
