#include "evaluated.h"

static void
units_follow_the_operators(void **state)
{
  const Case *one = *state;
  assert_unit(one, "a + c", "USD million");
  assert_unit(one, "a - 1", "USD million");
  assert_unit(one, "1 + a", "USD million");
  assert_unit(one, "-a", "USD million");
  assert_unit(one, "100 * a", "USD million");
  assert_unit(one, "a / 2", "USD million");
  assert_unit(one, "a / c", "none");
  assert_unit(one, "1 / a", "1 per USD million");
  assert_unit(one, "a * eur", "USD million × EUR million");
  assert_unit(one, "a * eur / eur", "USD million");
  assert_unit(one, "a * eur / a", "EUR million");
  assert_unit(one, "a / events_a", "USD million per events");
  assert_unit(one, "a ^ 2", "(USD million)^2");
  assert_unit(one, "a ^ 1", "USD million");
  assert_unit(one, "2 ^ share(a, c)", "none");
  assert_unit(one, "a - max(a)", "USD million");
}

static void
units_follow_the_functions(void **state)
{
  const Case *one = *state;
  assert_unit(one, "log(a)", "none");
  assert_unit(one, "growth(a)", "none");
  assert_unit(one, "share(a, c)", "none");
  assert_unit(one, "rank(a, c)", "none");
  assert_unit(one, "pct(a)", "percent");
  assert_unit(one, "yoy(a)", "percent");
  assert_unit(one, "diff(a)", "USD million");
  assert_unit(one, "lag(a)", "USD million");
  assert_unit(one, "abs(a)", "USD million");
  assert_unit(one, "sqrt(a)", "(USD million)^0.5");
  assert_unit(one, "ma(a, 3)", "USD million");
  assert_unit(one, "annual(m, sum)", "USD million");
  assert_unit(one, "max(a, c)", "USD million");
  assert_unit(one, "pct(a) - pct(eur)", "percent");
}

/* USD million by EUR per USD are EUR million: 10 at 1.25 are 12.5. */
static void
a_rate_converts(void **state)
{
  (void)state;
  g_autoptr(Case) one = case_good(SMALL_STUDY "  - { name: rate, from: rates, where: { series: eur_per_usd } }\n");
  assert_unit(one, "a * rate", "EUR million");
  assert_unit(one, "rate * a", "EUR million");
  assert_unit(one, "eur / rate", "USD million");
  assert_unit(one, "bn * rate", "EUR billion");
  assert_unit(one, "oil * rate", "USD per barrel × EUR per USD");
  assert_value(one, "a * rate + eur", "2000", 21.5);
  assert_value(one, "a + eur / rate", "2000", 17.2);
}

static void
unlike_units_name_what_to_convert_by(void **state)
{
  const Case *one = *state;
  assert_evaluate_error(
      one, "a + eur", "eur", DATA_ERROR_UNIT,
      "unlike units, 'USD million' and 'EUR million': convert one of them by the series in EUR per USD "
      "(from: rates, where: { series: eur_per_usd })");
  assert_evaluate_error(
      one, "c + a - 2 * eur", "2 * eur", DATA_ERROR_UNIT,
      "unlike units, 'USD million' and 'EUR million': convert one of them by the series in EUR per USD "
      "(from: rates, where: { series: eur_per_usd })");
  g_autoptr(Case) known = case_good(SMALL_STUDY "  - { name: rate, from: rates, where: { series: eur_per_usd } }\n");
  assert_evaluate_error(
      known, "eur < a", "a", DATA_ERROR_UNIT,
      "unlike units, 'EUR million' and 'USD million': convert one of them by the series in EUR per USD "
      "(rate)");
}

static void
unlike_units_of_other_kinds(void **state)
{
  const Case *one = *state;
  assert_evaluate_error(one, "a + bn", "bn", DATA_ERROR_UNIT,
                        "unlike units, 'USD million' and 'USD billion': they differ by a factor of 1000, so give both "
                        "one scale in the data package");
  assert_evaluate_error(one, "a + events_a", "events_a", DATA_ERROR_UNIT,
                        "unlike units, 'USD million' and 'events': only like units are added or compared (log, growth "
                        "and ratios are plain numbers)");
  assert_evaluate_error(one, "a + a / c", "a / c", DATA_ERROR_UNIT,
                        "unlike units, 'USD million' and 'plain number': only like units are added or compared (log, "
                        "growth and ratios are plain numbers)");
  assert_evaluate_error(one, "a > events_a", "events_a", DATA_ERROR_UNIT,
                        "unlike units, 'USD million' and 'events': only like units are added or compared (log, growth "
                        "and ratios are plain numbers)");
  assert_evaluate_error(one, "share(a, events_a)", "events_a)", DATA_ERROR_UNIT,
                        "unlike units, 'USD million' and 'events': only like units are added or compared (log, growth "
                        "and ratios are plain numbers)");
  assert_evaluate_error(one, "max(1, a, events_a)", "events_a)", DATA_ERROR_UNIT,
                        "unlike units, 'USD million' and 'events': only like units are added or compared (log, growth "
                        "and ratios are plain numbers)");
  assert_evaluate_error(one, "if(a > 1, a, events_a)", "events_a)", DATA_ERROR_UNIT,
                        "unlike units, 'USD million' and 'events': only like units are added or compared (log, growth "
                        "and ratios are plain numbers)");
  assert_evaluate_error(one, "2 ^ a", "a", DATA_ERROR_UNIT, "an exponent is a plain number, not 'USD million'");
  assert_evaluate_error(one, "a ^ share(a, c)", "share(a, c)", DATA_ERROR_UNIT,
                        "the exponent of 'USD million' must be one number");
}

static void
a_rate_that_nothing_holds(void **state)
{
  (void)state;
  g_autoptr(Case) one = case_good(SMALL_STUDY);
  Series *gbp = series_copy(series_named(one->results, "eur"));
  series_set(&gbp->unit, "GBP");
  g_hash_table_insert(one->results->by_name, (gpointer) "gbp", gbp);
  assert_evaluate_error(one, "a + gbp", "gbp", DATA_ERROR_UNIT,
                        "unlike units, 'USD million' and 'GBP': convert one of them by a series in USD per GBP");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(units_follow_the_operators),
      cmocka_unit_test(units_follow_the_functions),
      cmocka_unit_test(a_rate_converts),
      cmocka_unit_test(unlike_units_name_what_to_convert_by),
      cmocka_unit_test(unlike_units_of_other_kinds),
      cmocka_unit_test(a_rate_that_nothing_holds),
  };
  return cmocka_run_group_tests(tests, small_study, small_study_free);
}
