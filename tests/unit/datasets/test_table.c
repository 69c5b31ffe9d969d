#include "described.h"

static const char trade_schema[] = "fields: [{name: year, type: year, role: period}, {name: partner, role: key},\n"
                                   "  {name: value, type: number, decimalChar: ',', groupChar: '.', flags: true,\n"
                                   "   missingValues: ['', ':', {value: x, label: unreadable}]}]";

static const char trade_csv[] = "year,value,partner\n"
                                "2018,\"1.234,5\",POL\n"
                                "2018,: c,NA\n"
                                "2019,12 p,0101\n"
                                "2020,,DEU\n"
                                "2021,x,\n";

static void
cells_have_the_type_of_their_field(void **state)
{
  (void)state;
  g_auto(Described) d = read_described(trade_schema, trade_csv);
  assert_no_error(d.error);
  const Table *table = d.table;
  assert_int_equal(table->n_rows, 5);
  assert_int_equal(table->n_columns, 3);
  const Column *year = table_column(table, "year"), *value = table_column(table, "value");
  const Column *partner = table_role(table, ROLE_KEY);
  assert_ptr_equal(table_role(table, ROLE_MEASURE), value);
  assert_int_equal(value->at, 1); /* columns stand as in the file */
  assert_null(year->values);
  assert_null(partner->values);
  assert_null(value->periods);
  assert_digits(value->values[0], 1234.5, 17);
  assert_int_equal(value->missing[0], MISSING_NO);
  assert_true(isnan(value->values[1]));
  assert_int_equal(value->missing[1], MISSING_CONFIDENTIAL);
  assert_string_equal(value->flags[1], "c");
  assert_digits(value->values[2], 12, 17);
  assert_string_equal(value->flags[2], "p");
  assert_int_equal(value->missing[3], MISSING_NOT_PUBLISHED);
  assert_int_equal(value->missing[4], MISSING_UNREADABLE);
  assert_string_equal(table_text(table, 1, partner), "NA"); /* Namibia */
  assert_string_equal(table_text(table, 2, partner), "0101");
  assert_string_equal(table_text(table, 4, partner), "");
}

static void
names_and_places(void **state)
{
  (void)state;
  g_auto(Described) d = read_described(trade_schema, trade_csv);
  g_autofree const char **names = table_names(d.table);
  assert_string_equal(names[0], "year");
  assert_string_equal(names[1], "value");
  assert_string_equal(names[2], "partner");
  assert_null(names[3]);
  g_autofree char *place = table_place(d.table, 0, table_column(d.table, "partner"));
  assert_string_equal(place, "t.csv:2:16");
  assert_null(table_column(d.table, "none"));
  assert_null(table_role(d.table, ROLE_LABEL));
  table_free(NULL);
}

static void
assert_span(const Table *table, gsize row, const char *wanted)
{
  g_autofree char *text = period_print(table->spans[row]);
  assert_string_equal(text, wanted);
}

static void
rows_span_their_period(void **state)
{
  (void)state;
  g_auto(Described) d = read_described(trade_schema, trade_csv);
  assert_span(d.table, 0, "2018");
  assert_span(d.table, 4, "2021");
  assert_false(d.table->spans_unique); /* 2018 stands twice */
  g_auto(Described) once = read_described("fields: [{name: p, type: period, role: period}]", "p\n2018-02\n2018-01\n");
  assert_true(once.table->spans_unique);
}

static void
rows_span_from_start_to_end(void **state)
{
  (void)state;
  g_auto(Described) d =
      read_described("fields: [{name: a, type: yearmonth, role: start}, {name: b, type: yearmonth, role: end}]",
                     "a,b\n2011-01,2011-03\n2011-04,\n2011,2011-02\n2011-05,2011-05-20\n");
  assert_no_error(d.error);
  assert_span(d.table, 0, "2011-Q1");
  assert_span(d.table, 1, "2011-04"); /* without an end the start alone */
  assert_span(d.table, 2, "2011-01/P2M");
  assert_span(d.table, 3, "2011-05-01/2011-05-20");
  assert_true(d.table->spans_unique);
  g_auto(Described) until =
      read_described("fields: [{name: a, type: date, role: start}, {name: b, type: date, role: until}]",
                     "a,b\n1973-01-01,2020-02-01\n1995-01-01,\n");
  assert_no_error(until.error);
  assert_span(until.table, 0, "1973-01/P565M");
  assert_int_equal(until.table->spans[1].last, SPAN_OPEN);
}

static void
periods_by_a_declared_format(void **state)
{
  (void)state;
  g_auto(Described) d =
      read_described("fields: [{name: d, type: date, role: period, format: '%d.%m.%Y'}]", "d\n31.12.2018\n1.2.2019\n");
  assert_no_error(d.error);
  assert_span(d.table, 0, "2018-12-31");
  assert_span(d.table, 1, "2019-02-01");
}

static void
a_table_without_rows_keeps_its_columns(void **state)
{
  (void)state;
  g_auto(Described) d = read_described(trade_schema, "year,partner,value\n");
  assert_no_error(d.error);
  assert_int_equal(d.table->n_rows, 0);
  assert_non_null(d.table->spans);
  assert_true(d.table->spans_unique);
  assert_non_null(table_column(d.table, "value")->values);
}

static void
a_table_without_a_period_has_no_spans(void **state)
{
  (void)state;
  g_auto(Described) d = read_described("fields: [{name: a}, {name: b, type: integer}]", "a,b\nx,1\n");
  assert_no_error(d.error);
  assert_null(d.table->spans);
  assert_false(d.table->spans_unique);
}

static void
a_resource_without_a_schema_is_guessed(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  write_file("g.yaml", "resources: [{name: g, path: g.csv, unit: USD, dialect: {delimiter: ';'}}]\n");
  write_file("g.csv", "year;value\n2018;1,5\n2019;2,5\n");
  g_autoptr(Package) package = package_read("g.yaml", &error);
  assert_no_error(error);
  const Resource *resource = package_find(package, "g");
  g_autoptr(Table) table = table_read(resource, &error);
  assert_no_error(error);
  assert_ptr_equal(table->resource, resource); /* its unit and source hold */
  assert_digits(table_column(table, "value")->values[1], 2.5, 17);
  assert_true(table->spans_unique);
}

static void
constraints_that_hold(void **state)
{
  (void)state;
  g_auto(Described) d =
      read_described("primaryKey: [a, b], fields: [{name: a, constraints: {enum: [x, y], required: true}},\n"
                     " {name: b, type: integer, constraints: {minimum: 0, maximum: 9, unique: true}},\n"
                     " {name: c, constraints: {pattern: '[A-Z]{3}', unique: true}}]",
                     "a,b,c\nx,0,POL\nx,9,\ny,1,\ny,,DEU\n");
  assert_no_error(d.error);
  assert_int_equal(d.table->n_rows, 4);
}

/* ("a", "b, c") and ("a, b", "c") are two keys. */
static void
keys_are_not_joined_by_chance(void **state)
{
  (void)state;
  g_auto(Described) d =
      read_described("primaryKey: [a, b], fields: [{name: a}, {name: b}]", "a,b\na,\"b, c\"\n\"a, b\",c\n");
  assert_no_error(d.error);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cells_have_the_type_of_their_field),
      cmocka_unit_test(names_and_places),
      cmocka_unit_test(rows_span_their_period),
      cmocka_unit_test(rows_span_from_start_to_end),
      cmocka_unit_test(periods_by_a_declared_format),
      cmocka_unit_test(a_table_without_rows_keeps_its_columns),
      cmocka_unit_test(a_table_without_a_period_has_no_spans),
      cmocka_unit_test(a_resource_without_a_schema_is_guessed),
      cmocka_unit_test(constraints_that_hold),
      cmocka_unit_test(keys_are_not_joined_by_chance),
  };
  return cmocka_run_group_tests(tests, folder_enter, folder_leave);
}
