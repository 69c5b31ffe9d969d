#include "described.h"

static void
headers_that_do_not_match(void **state)
{
  (void)state;
  static const char schema[] = "fields: [{name: year, type: year}, {name: partner}, {name: value, type: number}]";
  assert_table_refused(schema, "year,partner\n2018,POL\n", DATA_ERROR_SCHEMA,
                       "t.csv:1:1: column 'value' of the descriptor is not in the file");
  assert_table_refused(schema, "year,partner,value,note\n2018,POL,1,x\n", DATA_ERROR_SCHEMA,
                       "t.csv:1:20: the descriptor has no field 'note'");
  assert_table_refused(schema, "yaer,partner,value\n2018,POL,1\n", DATA_ERROR_SCHEMA,
                       "t.csv:1:1: the descriptor has no field 'yaer', did you mean 'year'?");
  assert_table_refused(schema, "yaer,partner,value,year\n2018,POL,1,2018\n", DATA_ERROR_SCHEMA,
                       "t.csv:1:1: the descriptor has no field 'yaer'"); /* year is there */
  assert_table_refused(schema, "year,partner,value,year\n2018,POL,1,2018\n", DATA_ERROR_SCHEMA,
                       "t.csv:1:20: two columns are named 'year'");
  assert_table_refused(schema, "year,partner,value,\n2018,POL,1,2018\n", DATA_ERROR_SCHEMA,
                       "t.csv:1:20: a column has no name");
  assert_table_refused(schema, "\x1B[31m\n2018\n", DATA_ERROR_SCHEMA,
                       "t.csv:1:1: the descriptor has no field '\\x1B[31m'\n"
                       "t.csv:1:1: column 'year' of the descriptor is not in the file\n"
                       "t.csv:1:1: column 'partner' of the descriptor is not in the file\n"
                       "t.csv:1:1: column 'value' of the descriptor is not in the file");
}

static void
faults_of_the_csv_come_first(void **state)
{
  (void)state;
  assert_table_refused("fields: [{name: a}]", "a\nx,y\n", DATA_ERROR_SYNTAX,
                       "t.csv:2:3: 2 fields, expected 1 as in the header");
  GError *error = NULL;
  Resource *resource = resource_new("t", "none.csv");
  g_ptr_array_add(resource->fields, field_new("a", TYPE_TEXT));
  assert_null(table_read(resource, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_FILE, "none.csv: No such file or directory");
  resource_free(resource);
}

static void
cells_that_are_no_number(void **state)
{
  (void)state;
  assert_table_refused(
      "fields: [{name: a}, {name: exports, type: number}]", "a,exports\nx,1.2.3\ny,\"1,5\"\nz,NA\n", DATA_ERROR_NUMBER,
      "t.csv:2:3: column 'exports': '1.2.3' is not a number (two decimal signs)\n"
      "t.csv:3:3: column 'exports': '1,5' is not a number (a comma where the decimal sign is a point)");
  assert_table_refused("fields: [{name: n, type: integer}]", "n\n3\n2.5\n1e2\n", DATA_ERROR_NUMBER,
                       "t.csv:3:1: column 'n': '2.5' is not a whole number");
  assert_table_refused("fields: [{name: n, type: number, missingValues: ['-']}]", "n\n-\nNA\n", DATA_ERROR_NUMBER,
                       "t.csv:3:1: column 'n': 'NA' is not a number (text where digits belong)");
}

static void
cells_that_are_no_period(void **state)
{
  (void)state;
  assert_table_refused("fields: [{name: d, type: date, role: period}]", "d\n2018-13\n01/02/2018\n\"\"\n2018\n",
                       DATA_ERROR_PERIOD,
                       "t.csv:2:1: column 'd': '2018-13' is not a period (no such month)\n"
                       "t.csv:3:1: column 'd': '01/02/2018' is not a period (which is the day and which the month?)\n"
                       "t.csv:4:1: column 'd': '' is empty, but every row needs a period");
  assert_table_refused("fields: [{name: d, type: date, role: period, format: '%d.%m.%Y'}]", "d\n2018-01-31\n",
                       DATA_ERROR_PERIOD,
                       "t.csv:2:1: column 'd': '2018-01-31' is not a period (it does not follow the declared format)");
  assert_table_refused("fields: [{name: d, type: date, role: period, constraints: {required: true}}]", "d\n\"\"\n",
                       DATA_ERROR_SCHEMA, "t.csv:2:1: column 'd': '' is empty, but a value is required");
}

static void
spans_that_end_before_they_begin(void **state)
{
  (void)state;
  assert_table_refused("fields: [{name: a, type: date, role: start}, {name: b, type: date, role: end}]",
                       "a,b\n2018-03,2018-02\n2018-03,2018-03\n", DATA_ERROR_PERIOD,
                       "t.csv:2:9: column 'b': '2018-02' lies before the start of its row");
  assert_table_refused("fields: [{name: a, type: date, role: start}, {name: b, type: date, role: until}]",
                       "a,b\n2018-03-01,2018-03-01\n2018-03-01,2018-03-02\n2018-03-01,2017\n", DATA_ERROR_PERIOD,
                       "t.csv:2:12: column 'b': '2018-03-01' does not lie behind the start of its row\n"
                       "t.csv:4:12: column 'b': '2017' does not lie behind the start of its row");
}

static void
constraints_that_are_broken(void **state)
{
  (void)state;
  assert_table_refused("fields: [{name: flow, constraints: {enum: [export, import]}}]", "flow\nexprot\ntransit\n",
                       DATA_ERROR_SCHEMA,
                       "t.csv:2:1: column 'flow': 'exprot' is not allowed, did you mean 'export'?\n"
                       "t.csv:3:1: column 'flow': 'transit' is not one of: export, import");
  assert_table_refused("fields: [{name: c, constraints: {pattern: '[A-Z]{3}'}}]", "c\nPOL\nPOLAND\n\"POL\n\"\n",
                       DATA_ERROR_SCHEMA,
                       "t.csv:3:1: column 'c': 'POLAND' does not have the pattern of this column\n"
                       "t.csv:4:1: column 'c': 'POL\\x0A' does not have the pattern of this column");
  assert_table_refused("fields: [{name: v, type: number, constraints: {minimum: 0, maximum: 10}}]",
                       "v\n-0.5\n0\n10\n10.5\n\"\"\n", DATA_ERROR_SCHEMA,
                       "t.csv:2:1: column 'v': '-0.5' is below the column's minimum\n"
                       "t.csv:5:1: column 'v': '10.5' is above the column's maximum");
  assert_table_refused("fields: [{name: id, constraints: {unique: true}}]", "id\na\nb\na\n\"\"\n\"\"\n",
                       DATA_ERROR_SCHEMA, "t.csv:4:1: column 'id': 'a' stands twice in a column of unique values");
}

static void
required_cells_that_are_not_there(void **state)
{
  (void)state;
  assert_table_refused("fields: [{name: a, constraints: {required: true}},\n"
                       "  {name: v, type: number, constraints: {required: true}}]",
                       "a,v\n,1\nNA,..\nx,\n", DATA_ERROR_SCHEMA,
                       "t.csv:2:1: column 'a': '' is empty, but a value is required\n"
                       "t.csv:3:4: column 'v': '..' is a missing value, but one is required\n"
                       "t.csv:4:3: column 'v': '' is empty, but a value is required");
}

static void
rows_that_stand_twice(void **state)
{
  (void)state;
  assert_table_refused(
      "primaryKey: [year, flow], fields: [{name: v, type: number}, {name: year, type: year}, {name: flow}]",
      "v,year,flow\n1,2018,export\n2,2018,import\n3,2018,export\n", DATA_ERROR_SCHEMA,
      "t.csv:4:1: a row for (2018, export) stands twice");
  assert_table_refused("primaryKey: id, fields: [{name: id}]", "id\n\x1B\n\x1B\n", DATA_ERROR_SCHEMA,
                       "t.csv:3:1: a row for (\\x1B) stands twice");
}

static void
twenty_in_the_order_of_lines_and_the_others_counted(void **state)
{
  (void)state;
  g_autoptr(GString) csv = g_string_new("a,b\n"), wanted = g_string_new(NULL);
  for (int i = 2; i <= 51; i++)
    g_string_append(csv, "x,y\n");
  for (int i = 2; i <= 11; i++)
    g_string_append_printf(wanted,
                           "t.csv:%d:1: column 'a': 'x' is not a number (text where digits belong)\n"
                           "t.csv:%d:3: column 'b': 'y' is not a period (no year of four digits)\n",
                           i, i);
  g_string_append(wanted, "and 80 more");
  assert_table_refused("fields: [{name: a, type: number}, {name: b, type: year}]", csv->str, DATA_ERROR_NUMBER,
                       wanted->str);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(headers_that_do_not_match),
      cmocka_unit_test(faults_of_the_csv_come_first),
      cmocka_unit_test(cells_that_are_no_number),
      cmocka_unit_test(cells_that_are_no_period),
      cmocka_unit_test(spans_that_end_before_they_begin),
      cmocka_unit_test(constraints_that_are_broken),
      cmocka_unit_test(required_cells_that_are_not_there),
      cmocka_unit_test(rows_that_stand_twice),
      cmocka_unit_test(twenty_in_the_order_of_lines_and_the_others_counted),
  };
  return cmocka_run_group_tests(tests, folder_enter, folder_leave);
}
