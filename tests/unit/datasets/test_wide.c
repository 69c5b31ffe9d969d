#include "csv_text.h"
#include "folder.h"

#include "datasets/table.h"
#include "datasets/wide.h"

static gboolean
is_wide(const char *text)
{
  g_autoptr(Csv) csv = read_text(text);
  return csv_is_wide(csv);
}

static void
two_heads_that_are_periods_make_it_wide(void **state)
{
  (void)state;
  assert_true(is_wide("geo,2018,2019\nBY,1,2\n"));
  assert_true(is_wide("2018-01,2018-02\n1,2\n"));
  assert_true(is_wide("geo,2018Q1,2018Q2,note\nBY,1,2,x\n"));
  assert_false(is_wide("geo,2018,x\nBY,1,2\n"));
  assert_false(is_wide("geo,2018,2019\n"));            /* no rows */
  assert_false(is_wide("year,2018,2019\n2018,1,2\n")); /* a column is the period already */
  assert_true(is_wide("geo,1500,2199\nBY,1,2\n"));
  assert_false(is_wide("geo,1499,2200\nBY,1,2\n"));
  assert_false(is_wide("geo,8703,2709\nBY,1,2\n")); /* products of the HS */
  assert_false(is_wide("geo,0101,0102\nBY,1,2\n"));
}

static void
every_cell_keeps_its_place(void **state)
{
  (void)state;
  g_autoptr(Csv) csv = csv_wide_to_long(read_text("geo,2018,unit,2019\nBY,1,EUR,2\nPL,3,USD,\n"));
  assert_int_equal(csv->n_columns, 4);
  assert_int_equal(csv->n_records, 5);
  assert_cell(csv, 0, 0, "geo", 1, 1);
  assert_cell(csv, 0, 1, "unit", 1, 10);
  assert_cell(csv, 0, 2, "period", 1, 1);
  assert_cell(csv, 0, 3, "value", 1, 1);
  assert_cell(csv, 1, 0, "BY", 2, 1);
  assert_cell(csv, 1, 1, "EUR", 2, 6);
  assert_cell(csv, 1, 2, "2018", 1, 5); /* the head */
  assert_cell(csv, 1, 3, "1", 2, 4);
  assert_cell(csv, 2, 2, "2019", 1, 15);
  assert_cell(csv, 2, 3, "2", 2, 10);
  assert_cell(csv, 3, 0, "PL", 3, 1);
  assert_cell(csv, 4, 3, "", 3, 10); /* an empty cell is a row too */
}

static void
a_guessed_table_is_long(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  const GuessOptions options = {0};
  write_file("w.csv", "geo;2018;2019\nBY;1,5;:\n");
  g_autoptr(Table) table = table_guess("w.csv", &options, &error);
  assert_no_error(error);
  assert_true(table->wide && table->spans_unique);
  assert_int_equal(table->n_rows, 2);
  const Column *value = table_column(table, "value");
  assert_digits(value->values[0], 1.5, 17);
  assert_int_equal(value->missing[1], MISSING_NOT_PUBLISHED);
  assert_string_equal(table_role(table, ROLE_PERIOD)->field->name, "period");
  g_autofree char *place = table_place(table, 1, value);
  assert_string_equal(place, "w.csv:2:8");
}

static void
options_keep_it_as_it_is(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  const GuessOptions section = {.no_period = TRUE};
  write_file("w.csv", "geo,2018,2019\nBY,1,2\n");
  g_autoptr(Table) table = table_guess("w.csv", &section, &error);
  assert_no_error(error);
  assert_false(table->wide);
  assert_int_equal(table->n_columns, 3);
}

static void
heads_that_stand_twice(void **state)
{
  (void)state;
  GError *error = NULL;
  const GuessOptions options = {0};
  write_file("w.csv", "geo,2018,2019,2018\nBY,1,2,3\n");
  assert_null(table_guess("w.csv", &options, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "w.csv:1:15: two columns are named '2018'");
  write_file("w.csv", "value,2018,2019\nBY,1,2\n");
  assert_null(table_guess("w.csv", &options, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "w.csv:1:1: two columns are named 'value'");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(two_heads_that_are_periods_make_it_wide),
      cmocka_unit_test(every_cell_keeps_its_place),
      cmocka_unit_test(a_guessed_table_is_long),
      cmocka_unit_test(options_keep_it_as_it_is),
      cmocka_unit_test(heads_that_stand_twice),
  };
  return cmocka_run_group_tests(tests, folder_enter, folder_leave);
}
