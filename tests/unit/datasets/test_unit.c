#include "../test.h"

#include "datasets/unit.h"

static void
units_are_equal_as_texts(void **state)
{
  (void)state;
  assert_true(unit_equal("USD", "USD"));
  assert_false(unit_equal("USD", "usd"));
  assert_false(unit_equal("USD million", "USD billion"));
  assert_true(unit_equal(NULL, NULL));
  assert_true(unit_equal(NULL, ""));
  assert_true(unit_equal("", NULL));
  assert_false(unit_equal("USD", NULL));
  assert_false(unit_equal("", "USD"));
}

static void
assert_unit(char *got, const char *wanted)
{
  if (wanted)
    assert_string_equal(got, wanted);
  else
    assert_null(got);
  g_free(got);
}

static void
products_and_ratios(void **state)
{
  (void)state;
  assert_unit(unit_product("USD", "barrel"), "USD × barrel");
  assert_unit(unit_product("USD", NULL), "USD");
  assert_unit(unit_product("", "USD"), "USD");
  assert_unit(unit_product(NULL, ""), NULL);
  assert_unit(unit_ratio("USD", "barrel"), "USD per barrel");
  assert_unit(unit_ratio("USD", "USD"), NULL);
  assert_unit(unit_ratio("USD", NULL), "USD");
  assert_unit(unit_ratio(NULL, "USD"), "1 per USD");
  assert_unit(unit_ratio("", NULL), NULL);
  assert_unit(unit_ratio("USD million", "USD billion"), "USD million per USD billion");
}

static void
scales_are_changed_currencies_are_not(void **state)
{
  (void)state;
  static const struct {
    const char *from, *to;
    double factor; /* 0: unlike */
  } cases[] = {
      {"USD billion", "USD million", 1000},
      {"USD million", "USD billion", 1e-3},
      {"USD thousand", "USD", 1000},
      {"USD", "USD billion", 1e-9},
      {"USD", "USD", 1},
      {NULL, "", 1},
      {"USD million", "EUR million", 0},
      {"USD", NULL, 0},
      {"billion", "million", 0},
      {"USD billions", "USD", 0},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    double factor;
    assert_int_equal(unit_rescale(cases[i].from, cases[i].to, &factor), cases[i].factor != 0);
    if (cases[i].factor != 0)
      assert_digits(factor, cases[i].factor, 15);
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(units_are_equal_as_texts),
      cmocka_unit_test(products_and_ratios),
      cmocka_unit_test(scales_are_changed_currencies_are_not),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
