#include "reference_series.h"

#include <gsl/gsl_errno.h>

static Series *
evaluate_text(Shelf *shelf, const char *text, gsize *offset, GError **error)
{
  const Scope scope = shelf_scope(shelf);
  g_autoptr(Expr) expr = expr_parse(text, offset, error);
  return expr ? evaluate(&scope, text, expr, offset, error) : NULL;
}

static Series *
evaluated(Shelf *shelf, const char *text)
{
  GError *error = NULL;
  gsize offset;
  Series *series = evaluate_text(shelf, text, &offset, &error);
  assert_no_error(error);
  return series;
}

static double
value_at(Shelf *shelf, const char *text, gsize i)
{
  g_autoptr(Series) series = evaluated(shelf, text);
  return series_at(series, i)->value;
}

static void
assert_refused(Shelf *shelf, const char *text, const char *at, DataError code, const char *message)
{
  GError *error = NULL;
  gsize offset = 0;
  assert_null(evaluate_text(shelf, text, &offset, &error));
  assert_error(error, DATA_ERROR, (int)code, message);
  assert_string_equal(text + offset, at);
}

/* Figures as in tests/unit/stats/test_filters.c and test_decompose.c, by R 4.2.2. */
static void
trend_and_cycle(void **state)
{
  Shelf *shelf = *state;
  g_autoptr(Series) trend = evaluated(shelf, "hp_trend(nile)");

  assert_int_equal(series_length(trend), NILE);
  assert_string_equal(trend->unit, "10^8 m3");
  assert_string_equal(trend->name, "hp_trend(nile)");
  assert_digits(series_at(trend, 0)->value, 1114.611465127073, 13);
  assert_digits(value_at(shelf, "hp_trend(nile, 6.25)", 49), 837.407094987514, 13);
  assert_digits(value_at(shelf, "hp_trend(gas)", 53), 284.45348236555441, 13);
  assert_digits(value_at(shelf, "hp_trend(gas, 800 * 2)", 53), 284.45348236555441, 13);
  assert_digits(value_at(shelf, "hp_trend(nile, 100) + hp_cycle(nile, 100)", 7), value_at(shelf, "nile", 7), 14);
}

static void
hamilton(void **state)
{
  Shelf *shelf = *state;
  g_autoptr(Series) cycle = evaluated(shelf, "hamilton_cycle(nile)");

  assert_int_equal(series_at(cycle, 1)->missing, MISSING_UNDEFINED);
  assert_digits(series_at(cycle, 2)->value, -29.7056877611489, 12);
  assert_string_equal(cycle->unit, "10^8 m3");
  assert_digits(value_at(shelf, "hamilton_cycle(gas)", 11), -23.3594538315197, 12);
  assert_digits(value_at(shelf, "hamilton_cycle(gas, 8)", 107), -47.3969596070970, 12);
  assert_digits(value_at(shelf, "hamilton_cycle(nile, 2, 1)", 99), -93.6039047309985, 12);
}

static void
season_taken_out(void **state)
{
  Shelf *shelf = *state;
  assert_digits(value_at(shelf, "seasonal_adjust(gas)", 0), -15.0381009615385, 12);
  assert_digits(value_at(shelf, "seasonal_adjust(gas)", 107), 752.8292067307692, 13);
  assert_digits(value_at(shelf, "seasonal_adjust(air)", 119), 323.685358796296327, 14);
}

/* What lacks at the ends stays missing for its own reason; the filter sees the rest. */
static void
ends_may_be_missing(void **state)
{
  Shelf *shelf = *state;
  Series *late = shelf_copy(shelf, "nile", "late");

  *shelf_at(late, 0) = observation_missing(shelf_at(late, 0)->period, MISSING_CONFIDENTIAL);
  *shelf_at(late, 99) = observation_range(shelf_at(late, 99)->period, 1, 2, FALSE, FALSE);
  g_autoptr(Series) trend = evaluated(shelf, "hp_trend(late, 0)");
  assert_int_equal(series_at(trend, 0)->missing, MISSING_CONFIDENTIAL);
  assert_int_equal(series_at(trend, 99)->missing, MISSING_INTERVAL);
  assert_digits(series_at(trend, 1)->value, 1160, 15);
}

static void
gaps_are_refused_by_name(void **state)
{
  Shelf *shelf = *state;
  Series *hole = shelf_copy(shelf, "nile", "hole"), *row = shelf_copy(shelf, "air", "row"),
         *two = shelf_copy(shelf, "nile", "two"), *odd = shelf_copy(shelf, "nile", "odd"),
         *range = shelf_copy(shelf, "nile", "range");

  *shelf_at(hole, 30) = observation_missing(shelf_at(hole, 30)->period, MISSING_NOT_PUBLISHED);
  *shelf_at(range, 30) = observation_range(shelf_at(range, 30)->period, 1, 2, FALSE, FALSE);
  g_array_remove_index(row->observations, 13);
  for (gsize i = 0; i < NILE; i++)
    shelf_at(two, i)->index = g_intern_string(i < 50 ? "Old" : "New");
  shelf_at(odd, 99)->period.last += 3;
  assert_refused(shelf, "hp_trend(hole)", "hole)", DATA_ERROR_SCHEMA,
                 "hp_trend allows no gap, and hole has no value in 1901 (not published)");
  assert_refused(shelf, "hp_cycle(2 * range, 1)", "2 * range, 1)", DATA_ERROR_SCHEMA,
                 "hp_cycle allows no gap, and 2 * range has no value in 1901 (interval)");
  assert_refused(shelf, "seasonal_adjust(row)", "row)", DATA_ERROR_SCHEMA,
                 "seasonal_adjust allows no gap, and row has no value in 1960-02 (no row)");
  assert_refused(shelf, "hamilton_cycle(two)", "two)", DATA_ERROR_ALIGN,
                 "hamilton_cycle over two published indices, which have no common scale");
  assert_refused(shelf, "hp_trend(odd)", "hp_trend(odd)", DATA_ERROR_ALIGN,
                 "hp_trend needs periods of one length, not irregular ones");
}

static void
arguments_are_checked(void **state)
{
  Shelf *shelf = *state;
  double days[800];
  for (gsize i = 0; i < 800; i++)
    days[i] = (double)(i * i % 17);
  const Period first = {0, 0};
  g_ptr_array_add(shelf->all, series_of_values("days", NULL, first, days, 800));
  g_ptr_array_add(shelf->all, series_of_values("short", NULL, period_of_months(2000, 1, 3), days, 7));
  assert_refused(shelf, "hp_trend(nile, -1)", "hp_trend(nile, -1)", DATA_ERROR_SCHEMA,
                 "hp_trend: lambda -1 is not a number of 0 or more");
  assert_refused(shelf, "hp_trend(nile, gas)", "gas)", DATA_ERROR_SCHEMA, "lambda is a number, not a series");
  assert_refused(shelf, "hp_trend(days)", "hp_trend(days)", DATA_ERROR_SCHEMA,
                 "hp_trend of daily values needs a lambda, as in hp_trend(x, 1600)");
  assert_refused(shelf, "hamilton_cycle(days, 5)", "hamilton_cycle(days, 5)", DATA_ERROR_SCHEMA,
                 "hamilton_cycle of daily values needs h and p, as in hamilton_cycle(x, 730, 7)");
  assert_refused(shelf, "hamilton_cycle(nile, 0)", "0)", DATA_ERROR_SCHEMA, "h of hamilton_cycle must be 1 or more");
  assert_refused(shelf, "hamilton_cycle(nile, 2, 0.5)", "0.5)", DATA_ERROR_SCHEMA, "a whole number is needed here");
  assert_refused(shelf, "hamilton_cycle(nile, 1, 61)", "hamilton_cycle(nile, 1, 61)", DATA_ERROR_SCHEMA,
                 "hamilton_cycle: Hamilton's filter: 61 lags, at most 60 are taken");
  assert_refused(shelf, "seasonal_adjust(nile)", "seasonal_adjust(nile)", DATA_ERROR_ALIGN,
                 "seasonal_adjust needs half-yearly, quarterly, two-month or monthly values, not yearly ones");
  assert_refused(shelf, "seasonal_adjust(short)", "seasonal_adjust(short)", DATA_ERROR_SCHEMA,
                 "seasonal_adjust: 7 observations, less than two whole cycles of 4");
  assert_refused(shelf, "hp_trend(log(0 - nile))", "hp_trend(log(0 - nile))", DATA_ERROR_SCHEMA,
                 "hp_trend: 0 observations, at least 3 are needed");
  assert_true(g_strv_contains(evaluate_functions(), "hp_trend"));
  assert_true(g_strv_contains(evaluate_functions(), "hp_cycle"));
  assert_true(g_strv_contains(evaluate_functions(), "hamilton_cycle"));
  assert_true(g_strv_contains(evaluate_functions(), "seasonal_adjust"));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(trend_and_cycle, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(hamilton, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(season_taken_out, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(ends_may_be_missing, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(gaps_are_refused_by_name, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(arguments_are_checked, shelf_make, shelf_free),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
