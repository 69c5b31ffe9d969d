#include "folder.h"

#include "datasets/package.h"

/* The descriptor is refused with exactly that. */
static void
assert_refused(const char *text, DataError code, const char *message)
{
  GError *error = NULL;
  write_file("d.yaml", text);
  g_autoptr(Package) package = package_read("d.yaml", &error);
  assert_null(package);
  assert_error(error, DATA_ERROR, (int)code, message);
}

/* A line of a resource's node (line 3, from column 5) is refused with that text at that column. */
static void
assert_resource_refused(const char *line, guint column, const char *what)
{
  g_autofree char *text = g_strdup_printf("resources:\n  - {name: a, path: a.csv}\n  - %s\n", line);
  g_autofree char *message =
      g_strdup_printf("d.yaml:3:%u: %s\n      - %s\n    %*s^", column, what, line, column - 1, "");
  assert_refused(text, DATA_ERROR_SCHEMA, message);
}

/* The same for a field, on line 6 from column 9. */
static void
assert_field_refused(const char *line, guint column, const char *what)
{
  g_autofree char *text = g_strdup_printf("resources:\n"
                                          "  - name: a\n"
                                          "    path: a.csv\n"
                                          "    schema:\n"
                                          "      fields:\n"
                                          "      - %s\n"
                                          "      - {name: partner}\n",
                                          line);
  g_autofree char *message =
      g_strdup_printf("d.yaml:6:%u: %s\n          - %s\n    %*s^", column, what, line, column - 1, "");
  assert_refused(text, DATA_ERROR_SCHEMA, message);
}

static void
the_whole_package(void **state)
{
  (void)state;
  GError *error = NULL;
  assert_null(package_read("none.json", &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_FILE, "none.json: No such file or directory");
  assert_refused("", DATA_ERROR_SYNTAX, "d.yaml: the file is empty");
  assert_refused("name: x\n", DATA_ERROR_SCHEMA,
                 "d.yaml:1:1: a data package needs a list of 'resources'\n    name: x\n    ^");
  assert_refused("resources: ~\n", DATA_ERROR_SCHEMA,
                 "d.yaml:1:1: a data package needs a list of 'resources'\n    resources: ~\n    ^");
  assert_refused("resources: x\n", DATA_ERROR_SCHEMA,
                 "d.yaml:1:12: 'resources' must be a list, not 'x'\n    resources: x\n               ^");
  assert_refused("resurces: []\nresources: []\ntitle: [a]\n", DATA_ERROR_SCHEMA,
                 "d.yaml:1:1: unknown key 'resurces', did you mean 'resources'?\n    resurces: []\n    ^\n"
                 "d.yaml:3:8: 'title' must be text, not a list\n    title: [a]\n           ^");
  assert_refused("resources: []\nsources: [{x: 1}]\n", DATA_ERROR_SCHEMA,
                 "d.yaml:2:11: a source needs a 'title'\n    sources: [{x: 1}]\n              ^");
}

static void
resources_without_name_or_path(void **state)
{
  (void)state;
  assert_resource_refused("text", 5, "a resource needs a 'name' and a 'path'");
  assert_resource_refused("{name: b}", 5, "a resource needs a 'name' and a 'path'");
  assert_resource_refused("{name: b, path: [x.csv, y.csv]}", 21, "'path' must be text, not a list");
  assert_resource_refused("{name: a, path: b.csv}", 12, "two resources are named 'a'");
  assert_resource_refused("{name: b, path: b.csv, pathe: x}", 28, "unknown key 'pathe', did you mean 'path'?");
}

static void
paths_that_leave_the_folder(void **state)
{
  (void)state;
  static const char *const paths[] = {"/etc/passwd", "../b.csv", "x/../../b.csv", "http://x.org/b.csv",
                                      "file:///b.csv"};
  for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
    g_autofree char *line = g_strdup_printf("{name: b, path: '%s'}", paths[i]);
    assert_resource_refused(line, 21, "'path' must lie in the folder of the descriptor");
  }
}

static void
words_of_a_resource(void **state)
{
  (void)state;
  assert_resource_refused("{name: b, path: b.csv, absent: none}", 36,
                          "'absent' must be 'missing' or 'zero', not 'none'");
  assert_resource_refused("{name: b, path: b.csv, measure: stock}", 37,
                          "'measure' must be 'flow' or 'level', not 'stock'");
  assert_resource_refused("{name: b, path: b.csv, absent: [zero]}", 36, "'absent' must be text, not a list");
  assert_resource_refused("{name: b, path: b.csv, encoding: [x]}", 38, "'encoding' must be text, not a list");
  assert_resource_refused("{name: b, path: b.csv, dialect: x}", 37, "'dialect' must be a map, not 'x'");
  assert_resource_refused("{name: b, path: b.csv, dialect: {delimiter: ;;}}", 49, "'delimiter' must be one byte");
  assert_resource_refused("{name: b, path: b.csv, dialect: {header: false}}", 46,
                          "a table without a header is not read: write one");
  assert_resource_refused("{name: b, path: b.csv, dialect: {doubleQuote: false}}", 51,
                          "a quote in a quoted field is doubled, nothing else is read");
  assert_resource_refused("{name: b, path: b.csv, dialect: {quoteChar: \"'\"}}", 49, "'quoteChar' must be '\"'");
  assert_resource_refused("{name: b, path: b.csv, dialect: {delimeter: ';'}}", 38,
                          "unknown key 'delimeter', did you mean 'delimiter'?");
}

static void
units_by_key(void **state)
{
  (void)state;
  assert_resource_refused("{name: b, path: b.csv, unit: [USD]}", 34,
                          "'unit' must be text, {column: unit} or {by: column, code: unit}");
  assert_resource_refused("{name: b, path: b.csv, valuation: {x: FOB}}", 39,
                          "'valuation' must be text or {by: column, code: valuation}");
  assert_resource_refused("{name: b, path: b.csv, unit: {by: flow}}", 39, "b has no field 'flow'");
  assert_resource_refused("{name: b, path: b.csv, schema: {fields: [{name: flow}]}, unit: {by: flwo}}", 73,
                          "b has no field 'flwo', did you mean 'flow'?");
  assert_resource_refused("{name: b, path: b.csv, schema: {fields: [{name: flow}]}, unit: {flwo: USD}}", 69,
                          "b has no field 'flwo', did you mean 'flow'?");
  assert_resource_refused("{name: b, path: b.csv, schema: {fields: [{name: flow}]}, unit: {by: flow, x: [1]}}", 82,
                          "'x' must be text, not a list");
}

static void
schemas_and_keys(void **state)
{
  (void)state;
  assert_resource_refused("{name: b, path: b.csv, schema: x.json}", 36, "'schema' must be a map, not 'x.json'");
  assert_resource_refused("{name: b, path: b.csv, schema: {fields: {}}}", 45, "'fields' must be a list, not a map");
  assert_resource_refused("{name: b, path: b.csv, schema: {primaryKey: year}}", 49, "b has no field 'year'");
  assert_resource_refused("{name: b, path: b.csv, schema: {fields: [{name: year}], primaryKey: [year, yaer]}}", 80,
                          "b has no field 'yaer', did you mean 'year'?");
  assert_resource_refused("{name: b, path: b.csv, schema: {foreignKeys: []}}", 37,
                          "unknown key 'foreignKeys', expected one of: fields, missingValues, primaryKey");
}

static void
types_and_roles(void **state)
{
  (void)state;
  assert_field_refused("{type: string}", 9, "a field needs a 'name'");
  assert_field_refused("x", 9, "a field needs a 'name'");
  assert_field_refused("{name: x, typ: number}", 19, "unknown key 'typ', did you mean 'type'?");
  assert_field_refused("{name: x, type: nubmer}", 25, "unknown type 'nubmer', did you mean 'number'?");
  assert_field_refused("{name: x, type: geopoint}", 25,
                       "unknown type 'geopoint', expected one of: string, number, integer, year, yearmonth, date, "
                       "period, any");
  assert_field_refused("{name: x, type: [number]}", 25, "'type' must be text, not a list");
  assert_field_refused("{name: x, role: mesure}", 25, "unknown role 'mesure', did you mean 'measure'?");
  assert_field_refused("{name: x, role: dimension}", 25,
                       "unknown role 'dimension', expected one of: none, period, start, end, until, key, actor, index, "
                       "measure, lower, upper, strict, source, label");
  assert_field_refused("{name: x, role: period}", 25,
                       "the role 'period' needs the type period, year, yearmonth or date");
  assert_field_refused("{name: x, role: until}", 25, "the role 'until' needs the type period, year, yearmonth or date");
  assert_field_refused("{name: x, role: end}", 25, "the role 'end' needs the type period, year, yearmonth or date");
  assert_field_refused("{name: x, role: lower}", 25, "the role 'lower' needs the type number or integer");
  assert_field_refused("{name: x, role: upper}", 25, "the role 'upper' needs the type number or integer");
  assert_field_refused("{name: x, type: year, role: measure}", 37,
                       "the role 'measure' needs the type number or integer");
}

static void
formats_markers_and_constraints(void **state)
{
  (void)state;
  assert_field_refused("{name: x, decimalChar: ';'}", 32, "'decimalChar' must be '.' or ',', not ';'");
  assert_field_refused("{name: x, groupChar: x}", 30,
                       "'groupChar' must be a blank, an apostrophe, '.' or ',', and not the decimal sign, not 'x'");
  assert_field_refused("{name: x, groupChar: .}", 30,
                       "'groupChar' must be a blank, an apostrophe, '.' or ',', and not the decimal sign, not '.'");
  assert_field_refused("{name: x, categories: [DEU]}", 32,
                       "a category is a map with 'value', the code, and 'label', its name");
  assert_field_refused("{name: x, categories: [{value: DEU}]}", 32,
                       "a category is a map with 'value', the code, and 'label', its name");
  assert_field_refused("{name: x, flags: 1}", 26, "'flags' must be true or false, not '1'");
  assert_field_refused("{name: x, missingValues: '-'}", 34, "'missingValues' must be a list, not '-'");
  assert_field_refused("{name: x, missingValues: [{value: c, label: x}]}", 53,
                       "unknown label 'x', expected one of: not published, confidential, not applicable, unreadable");
  assert_field_refused("{name: x, missingValues: [[a]]}", 35,
                       "a missing value is a text, or a map with 'value' and 'label'");
  assert_field_refused("{name: x, missingValues: [{value: c, label: confidental}]}", 53,
                       "unknown label 'confidental', did you mean 'confidential'?");
  assert_field_refused("{name: x, missingValues: [{value: c, label: [x]}]}", 53, "'label' must be text, not a list");
  assert_field_refused("{name: x, constraints: [required]}", 32, "'constraints' must be a map, not a list");
  assert_field_refused("{name: x, constraints: {requred: true}}", 33,
                       "unknown key 'requred', did you mean 'required'?");
  assert_field_refused("{name: x, constraints: {pattern: '[a'}}", 42,
                       "'[a' is not a regular expression (missing terminating ] for character class)");
  assert_field_refused("{name: x, constraints: {minimum: 1}}", 42, "'minimum' needs the type number or integer");
  assert_field_refused("{name: x, constraints: {maximum: 1}}", 42, "'maximum' needs the type number or integer");
  assert_field_refused("{name: x, type: number, constraints: {minimum: 2, maximum: 1}}", 56,
                       "'minimum' is above 'maximum'");
  assert_field_refused("{name: x, type: number, constraints: {minimum: a}}", 56, "'minimum' must be a number, not 'a'");
}

/* Fields that do not go together are told at their list. */
static void
fields_that_exclude_each_other(void **state)
{
  (void)state;
  static const struct {
    const char *fields, *message;
  } cases[] = {
      {"[{name: x, type: year, role: period}, {name: y, type: year, role: period}]",
       "two fields have the role 'period'"},
      {"[{name: x, role: index}, {name: y, role: index}]", "two fields have the role 'index'"},
      {"[{name: x, role: actor}, {name: y, role: actor}, {name: z, role: actor}]",
       "more than two fields have the role 'actor'"},
      {"[{name: x, type: year, role: period}, {name: y, type: year, role: start}]",
       "beside the role 'period' there is none of 'start', 'end' and 'until'"},
      {"[{name: x, type: year, role: period}, {name: y, type: year, role: end}]",
       "beside the role 'period' there is none of 'start', 'end' and 'until'"},
      {"[{name: x, type: year, role: period}, {name: y, type: year, role: until}]",
       "beside the role 'period' there is none of 'start', 'end' and 'until'"},
      {"[{name: x, type: year, role: end}]", "the role 'end' needs a field with the role 'start'"},
      {"[{name: x, type: year, role: until}]", "the role 'until' needs a field with the role 'start'"},
      {"[{name: x, type: year, role: start}, {name: y, type: year, role: end}, {name: z, type: year, role: until}]",
       "a span ends by the role 'end' or by 'until', not by both"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    GError *error = NULL;
    g_autofree char *text =
        g_strdup_printf("resources: [{name: b, path: b.csv, schema: {\n fields: %s}}]\n", cases[i].fields);
    g_autofree char *wanted = g_strdup_printf("d.yaml:2:10: %s\n", cases[i].message);
    write_file("d.yaml", text);
    assert_null(package_read("d.yaml", &error));
    assert_true(g_error_matches(error, DATA_ERROR, DATA_ERROR_SCHEMA));
    error->message[strlen(wanted)] = '\0'; /* the source line follows */
    assert_string_equal(error->message, wanted);
    g_clear_error(&error);
  }
}

static void
all_faults_are_told_in_one_go(void **state)
{
  (void)state;
  assert_refused("resources:\n"
                 "  - {name: a, path: /a.csv, absent: no}\n"
                 "  - {name: a, path: b.csv, schema: {fields: [{name: x, type: t}, {name: x}]}}\n",
                 DATA_ERROR_SCHEMA,
                 "d.yaml:2:21: 'path' must lie in the folder of the descriptor\n"
                 "      - {name: a, path: /a.csv, absent: no}\n"
                 "                        ^\n"
                 "d.yaml:2:37: 'absent' must be 'missing' or 'zero', not 'no'\n"
                 "      - {name: a, path: /a.csv, absent: no}\n"
                 "                                        ^\n"
                 "d.yaml:3:12: two resources are named 'a'\n"
                 "      - {name: a, path: b.csv, schema: {fields: [{name: x, type: t}, {name: x}]}}\n"
                 "               ^\n"
                 "d.yaml:3:62: unknown type 't', expected one of: string, number, integer, year, yearmonth, date, "
                 "period, any\n"
                 "      - {name: a, path: b.csv, schema: {fields: [{name: x, type: t}, {name: x}]}}\n"
                 "                                                                 ^\n"
                 "d.yaml:3:73: two fields are named 'x'\n"
                 "      - {name: a, path: b.csv, schema: {fields: [{name: x, type: t}, {name: x}]}}\n"
                 "                                                                            ^");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_whole_package),
      cmocka_unit_test(resources_without_name_or_path),
      cmocka_unit_test(paths_that_leave_the_folder),
      cmocka_unit_test(words_of_a_resource),
      cmocka_unit_test(units_by_key),
      cmocka_unit_test(schemas_and_keys),
      cmocka_unit_test(types_and_roles),
      cmocka_unit_test(formats_markers_and_constraints),
      cmocka_unit_test(fields_that_exclude_each_other),
      cmocka_unit_test(all_faults_are_told_in_one_go),
  };
  return cmocka_run_group_tests(tests, folder_enter, folder_leave);
}
