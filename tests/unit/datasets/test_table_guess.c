#include "folder.h"

#include "datasets/table.h"

static Table *
guess_with(const char *csv, const GuessOptions *options)
{
  g_autoptr(GError) error = NULL;
  write_file("t.csv", csv);
  Table *table = table_guess("t.csv", options, &error);
  assert_no_error(error);
  assert_non_null(table);
  return table;
}

static Table *
guess(const char *csv)
{
  const GuessOptions options = {0};
  return guess_with(csv, &options);
}

static void
assert_guess_refused(const char *csv, const GuessOptions *options, DataError code, const char *message)
{
  GError *error = NULL;
  write_file("t.csv", csv);
  assert_null(table_guess("t.csv", options, &error));
  assert_error(error, DATA_ERROR, (int)code, message);
}

static void
assert_values(const Table *table, const char *name, const double *wanted)
{
  const Column *column = table_column(table, name);
  assert_non_null(column);
  assert_non_null(column->values);
  for (gsize i = 0; i < table->n_rows; i++)
    assert_digits(column->values[i], wanted[i], 17);
}

static void
assert_period_column(const Table *table, const char *name)
{
  const Column *column = table_role(table, ROLE_PERIOD);
  if (!name) {
    assert_null(column);
    assert_null(table->spans);
    return;
  }
  assert_non_null(column);
  assert_string_equal(column->field->name, name);
  assert_non_null(table->spans);
}

static void
delimiter_and_decimal_sign_are_proved(void **state)
{
  (void)state;
  g_autoptr(Table) comma = guess("year,x,y\n2018,1.5,a\n2019,2,b\n");
  assert_values(comma, "x", (const double[]){1.5, 2});
  assert_int_equal(comma->csv->delimiter, ',');
  g_autoptr(Table) semicolon = guess("year;x;y\n2018;1,5;a\n2019;-2;b\n");
  assert_values(semicolon, "x", (const double[]){1.5, -2});
  assert_true(semicolon->csv->decided);
  g_autoptr(Table) grouped = guess("year\tx\n2018\t1.234.567,8\n2019\t1.234\n");
  assert_values(grouped, "x", (const double[]){1234567.8, 1234}); /* the first proves what the point is */
  g_autoptr(Table) flagged = guess("year,x\n2018,12 p\n2019,: c\n");
  assert_string_equal(table_column(flagged, "x")->flags[0], "p");
  assert_int_equal(table_column(flagged, "x")->missing[1], MISSING_CONFIDENTIAL);
}

static void
what_proves_nothing_is_refused(void **state)
{
  (void)state;
  const GuessOptions options = {0};
  assert_guess_refused(
      "year;x\n2018;1,234\n2019;-2,345\n", &options, DATA_ERROR_NUMBER,
      "t.csv:1:6: column 'x': '1,234' may be 1.234 or 1234, and no cell of the column tells which: give "
      "--decimal ',' or --decimal '.'");
  assert_guess_refused("year;x\n2018;1,5\n2019;7\n2020;2.5\n", &options, DATA_ERROR_NUMBER,
                       "t.csv:4:6: column 'x': '2.5' (line 4) has a decimal point, '1,5' (line 2) a decimal comma");
  assert_guess_refused(
      "a;b\n1,234;1.5\n2,345;2,5\n", &options, DATA_ERROR_NUMBER,
      "t.csv:1:1: column 'a': '1,234' may be 1.234 or 1234, and no cell of the column tells which: give "
      "--decimal ',' or --decimal '.'\n"
      "t.csv:3:7: column 'b': '1.5' (line 2) has a decimal point, '2,5' (line 3) a decimal comma");
}

static void
a_given_decimal_sign_decides(void **state)
{
  (void)state;
  const GuessOptions comma = {.decimal = ','}, point = {.decimal = '.'};
  g_autoptr(Table) fraction = guess_with("year;x\n2018;1,234\n2019;2\n", &comma);
  assert_values(fraction, "x", (const double[]){1.234, 2});
  g_autoptr(Table) thousand = guess_with("year;x\n2018;1,234\n2019;2\n", &point);
  assert_values(thousand, "x", (const double[]){1234, 2});
  g_autoptr(Table) points = guess_with("year;x\n2018;1.234\n2019;2\n", &comma);
  assert_values(points, "x", (const double[]){1234, 2});
  g_autoptr(Table) text = guess_with("year;x\n2018;a\n2019;2\n", &comma);
  assert_null(table_column(text, "x")->values);
  assert_guess_refused("year;x\n2018;1,5\n2019;2.5\n", &point, DATA_ERROR_NUMBER,
                       "t.csv:2:6: column 'x': '1,5' is not a number (a comma where the decimal sign is a point)");
}

static void
codes_stay_text(void **state)
{
  (void)state;
  g_autoptr(Table) table = guess("code,iso,empty,n\n0101,NA,,1\n8703,BY,..,2\n");
  const Column *code = table_column(table, "code"), *iso = table_column(table, "iso");
  assert_null(code->values);
  assert_int_equal(code->field->role, ROLE_KEY);
  assert_string_equal(table_text(table, 0, code), "0101");
  assert_null(iso->values);
  assert_string_equal(table_text(table, 0, iso), "NA"); /* Namibia, not a missing value */
  assert_int_equal(table_column(table, "empty")->missing[1], MISSING_NOT_PUBLISHED);
  assert_int_equal(table_column(table, "n")->field->role, ROLE_MEASURE);
}

static void
a_period_column_is_found_by_its_name(void **state)
{
  (void)state;
  static const struct {
    const char *csv, *period;
  } cases[] = {
      {"x,year\n1,2018\n2,2019\n", "year"}, {"Date,x\n2018-01-31,1\n2018-02-28,2\n", "Date"},
      {"MONTH,x\n201801,1\n", "MONTH"},     {"quarter,x\n2018Q1,1\n", "quarter"},
      {"time,x\n2018-S1,1\n", "time"},      {"period,x\n2018-01/P2M,1\n", "period"},
      {"Jahr,x\n2018,1\n", NULL},           {"year,x\n2018,1\nsum,2\n", NULL}, /* not all are periods */
      {"month,year,x\n1,2018,1\n", "year"}, {"year,x\n", NULL},
      {"year,x\n2018,1\n,2\n", NULL},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(Table) table = guess(cases[i].csv);
    assert_period_column(table, cases[i].period);
  }
}

/* A panel has each year more than once: its spans are no time axis by themselves. */
static void
each_once_makes_a_time_series(void **state)
{
  (void)state;
  g_autoptr(Table) series = guess("year,x\n2019,1\n2018,2\n");
  assert_true(series->spans_unique);
  g_autoptr(Table) panel = guess("year,c,x\n2018,A,1\n2018,B,2\n");
  assert_period_column(panel, "year");
  assert_false(panel->spans_unique);
  g_autoptr(Table) both = guess("year,date,x\n2018,2018-01,1\n2018,2018-02,2\n");
  assert_period_column(both, "date"); /* of two the one that is unique */
  assert_true(both->spans_unique);
}

static void
a_year_is_a_number_too(void **state)
{
  (void)state;
  g_autoptr(Table) years = guess("year,x\n2018,1\n2019,2\n");
  assert_values(years, "year", (const double[]){2018, 2019});
  assert_int_equal(table_column(years, "year")->missing[1], MISSING_NO);
  assert_null(table_column(years, "year")->flags);
  g_autoptr(Table) months = guess("month,x\n201801,1\n201802,2\n");
  assert_null(table_column(months, "month")->values); /* 201801 is no quantity */
  const GuessOptions no_period = {.no_period = TRUE};
  g_autoptr(Table) section = guess_with("year,x\n2018,1\n2018,2\n", &no_period);
  assert_period_column(section, NULL);
  assert_values(section, "year", (const double[]){2018, 2018});
}

static void
a_period_column_may_be_named(void **state)
{
  (void)state;
  const GuessOptions jahr = {.period = "Jahr"};
  g_autoptr(Table) table = guess_with("year,Jahr,x\n2018,2019,1\n", &jahr);
  assert_period_column(table, "Jahr");
  g_autoptr(Table) empty = guess_with("Jahr,x\n", &jahr);
  assert_period_column(empty, "Jahr");
  assert_guess_refused(
      "Jahr,x\n2018,1\n01/02/2018,2\n", &jahr, DATA_ERROR_PERIOD,
      "t.csv:3:1: column 'Jahr': '01/02/2018' is not a period (which is the day and which the month?)");
  assert_guess_refused("Jarh,x\n2018,1\n", &jahr, DATA_ERROR_NAME,
                       "t.csv: no column is named 'Jahr', did you mean 'Jarh'?");
  assert_guess_refused("a,x\n2018,1\n", &jahr, DATA_ERROR_NAME, "t.csv: no column is named 'Jahr'");
}

static void
other_faults(void **state)
{
  (void)state;
  const GuessOptions options = {0};
  GError *error = NULL;
  assert_null(table_guess("none.csv", &options, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_FILE, "none.csv: No such file or directory");
  assert_guess_refused("x,,x\n1,2,3\n", &options, DATA_ERROR_SCHEMA,
                       "t.csv:1:3: a column has no name\nt.csv:1:4: two columns are named 'x'");
  assert_guess_refused(
      "a,b;c\n1,2;3\n", &options, DATA_ERROR_SYNTAX,
      "t.csv: the delimiter may be comma (2 fields) or semicolon (2 fields): choose it by --delimiter");
  const GuessOptions semicolon = {.csv = {.delimiter = ';'}};
  g_autoptr(Table) table = guess_with("a,b;c\n1,2;3\n", &semicolon);
  assert_values(table, "a,b", (const double[]){1.2});
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(delimiter_and_decimal_sign_are_proved),
      cmocka_unit_test(what_proves_nothing_is_refused),
      cmocka_unit_test(a_given_decimal_sign_decides),
      cmocka_unit_test(codes_stay_text),
      cmocka_unit_test(a_period_column_is_found_by_its_name),
      cmocka_unit_test(each_once_makes_a_time_series),
      cmocka_unit_test(a_year_is_a_number_too),
      cmocka_unit_test(a_period_column_may_be_named),
      cmocka_unit_test(other_faults),
  };
  return cmocka_run_group_tests(tests, folder_enter, folder_leave);
}
