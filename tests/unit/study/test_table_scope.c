#include "../test.h"

#include "datasets/problems.h"
#include "study/model.h"
#include "study/table_scope.h"

#define TABLES "tests/data/studies/"

static const Series *
look_up(TableScope *table, const char *name, GError **error)
{
  const Scope scope = table_scope(table);
  return scope.lookup(scope.data, name, error);
}

static void
columns_are_series_over_the_periods(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  const GuessOptions options = {0};
  g_autoptr(TableScope) table = table_scope_new(TABLES "euros.csv", &options, &error);
  assert_no_error(error);
  assert_false(table_scope(table).cross_section);
  const Series *value = look_up(table, "value", &error);
  assert_no_error(error);
  assert_int_equal(series_length(value), 5);
  assert_int_equal(series_frequency(value), FREQUENCY_YEAR);
  assert_digits(series_at(value, 4)->value, 5, 15);
}

static void
a_table_without_periods_is_a_cross_section(void **state)
{
  (void)state;
  GError *error = NULL;
  const GuessOptions options = {0};
  g_autoptr(TableScope) table = table_scope_new(TABLES "people.csv", &options, &error);
  assert_no_error(error);
  assert_true(table_scope(table).cross_section);
  assert_int_equal(series_length(look_up(table, "age", &error)), 2);
  assert_no_error(error);
  assert_null(look_up(table, "name", &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_NAME, "column 'name' holds text, not numbers");
  assert_null(look_up(table, "aeg", &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_NAME,
               "tests/data/studies/people.csv has no column 'aeg', did you mean 'age'?");
}

static void
periods_that_stand_twice_are_refused(void **state)
{
  (void)state;
  GError *error = NULL;
  const GuessOptions options = {0};
  assert_null(table_scope_new(TABLES "twice.csv", &options, &error));
  assert_error(
      error, DATA_ERROR, DATA_ERROR_ALIGN,
      "tests/data/studies/twice.csv: periods stand several times in column 'year': this is no plain time series; "
      "write a study that chooses rows by 'where', or give --no-period");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(columns_are_series_over_the_periods),
      cmocka_unit_test(a_table_without_periods_is_a_cross_section),
      cmocka_unit_test(periods_that_stand_twice_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
