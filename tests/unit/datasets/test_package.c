#include "folder.h"

#include "datasets/package.h"

static Package *
read_descriptor(const char *text)
{
  g_autoptr(GError) error = NULL;
  write_file("datapackage.json", text);
  Package *package = package_read("datapackage.json", &error);
  assert_no_error(error);
  assert_non_null(package);
  return package;
}

static const char trade[] =
    "name: x\n"
    "title: Trade of Belarus\n"
    "sources: [{title: Belstat}]\n"
    "resources:\n"
    "  - name: trade\n"
    "    path: data/trade.csv\n"
    "    title: Annual trade\n"
    "    description: by partner\n"
    "    unit: USD million\n"
    "    valuation: {by: flow, export: FOB, import: CIF}\n"
    "    measure: level\n"
    "    absent: zero\n"
    "    encoding: windows-1251\n"
    "    dialect: {delimiter: ';', header: true, quoteChar: '\"', doubleQuote: true}\n"
    "    sources: [{title: COMTRADE}, {path: 'http://x'}]\n"
    "    schema:\n"
    "      missingValues: ['', '-', {value: c, label: confidential}, {value: ':'}]\n"
    "      primaryKey: [year, flow]\n"
    "      fields:\n"
    "        - {name: year, type: year, role: period, format: '%Y'}\n"
    "        - {name: flow, type: string, role: key, constraints: {enum: [export, import], pattern: '[a-z]+'}}\n"
    "        - {name: value, type: number, decimalChar: ',', groupChar: ' ', flags: true,\n"
    "           constraints: {required: true, minimum: 0, maximum: 1e6}}\n"
    "        - {name: partners, type: integer, unit: partners, missingValues: [x], role: none}\n"
    "        - {name: code, unit: text, aggregates: [WLD], constraints: {unique: true}, format: uri,\n"
    "           categories: [{value: DEU, label: Germany}, {value: XXX, label: Elsewhere}]}\n"
    "        - {name: same, type: number, constraints: {minimum: 1, maximum: 1}}\n"
    "        - {name: date, type: date, format: any}\n"
    "  - {name: bare, path: b.csv}\n";

static void
a_resource_says_what_its_table_is(void **state)
{
  (void)state;
  g_autoptr(Package) package = read_descriptor(trade);
  const Resource *resource = package_find(package, "trade");
  assert_string_equal(package->title, "Trade of Belarus");
  assert_string_equal(resource->path, "data/trade.csv");
  assert_string_equal(resource->title, "Annual trade");
  assert_string_equal(resource->description, "by partner");
  assert_string_equal(resource->source, "COMTRADE; http://x");
  assert_true(resource->absent_zero && resource->level);
  assert_int_equal(resource->delimiter, ';');
  assert_string_equal(resource->encoding, "windows-1251");
  assert_string_equal(resource->primary_key[1], "flow");
  assert_int_equal(resource->line, 5);
  assert_int_equal(resource->column, 5);
  assert_string_equal(by_key_text(&resource->unit, NULL), "USD million");
  assert_string_equal(by_key_text(&resource->unit, "export"), "USD million");
  assert_string_equal(by_key_text(&resource->valuation, "import"), "CIF");
  assert_null(by_key_text(&resource->valuation, "transit"));
  assert_null(by_key_text(&resource->valuation, "by"));
  assert_null(by_key_text(&resource->valuation, NULL));
}

static void
a_resource_that_says_little(void **state)
{
  (void)state;
  g_autoptr(Package) package = read_descriptor(trade);
  const Resource *bare = package_find(package, "bare");
  assert_string_equal(bare->source, "Belstat"); /* that of the package */
  assert_int_equal(bare->delimiter, ',');
  assert_null(bare->encoding);
  assert_null(bare->primary_key);
  assert_int_equal(bare->fields->len, 0);
  assert_false(bare->absent_zero || bare->level);
  assert_null(by_key_text(&bare->unit, "x"));
  assert_null(package_find(package, "none"));
  g_autofree const char **names = package_names(package);
  assert_string_equal(names[0], "trade");
  assert_string_equal(names[1], "bare");
  assert_null(names[2]);
  package_free(NULL);
  resource_free(NULL);
}

static const Field *
field_of(const Package *package, const char *name)
{
  const Field *field = resource_field(package_find(package, "trade"), name);
  assert_non_null(field);
  return field;
}

static void
fields_have_type_role_and_constraints(void **state)
{
  (void)state;
  g_autoptr(Package) package = read_descriptor(trade);
  const Field *year = field_of(package, "year"), *flow = field_of(package, "flow"), *value = field_of(package, "value");
  assert_int_equal(year->type, TYPE_PERIOD);
  assert_int_equal(year->role, ROLE_PERIOD);
  assert_string_equal(year->format, "%Y");
  assert_int_equal(year->line, 20);
  assert_int_equal(flow->type, TYPE_TEXT);
  assert_int_equal(flow->role, ROLE_KEY);
  assert_string_equal(flow->one_of[1], "import");
  assert_true(g_regex_match(flow->pattern, "abc", 0, NULL));
  assert_false(g_regex_match(flow->pattern, "abc1", 0, NULL)); /* the whole cell */
  assert_false(g_regex_match(flow->pattern, "abc\n", 0, NULL));
  assert_int_equal(value->type, TYPE_NUMBER);
  assert_int_equal(value->role, ROLE_MEASURE); /* a number that says nothing else */
  assert_true(value->required && value->number.flags && value->number.grouped);
  assert_int_equal(value->number.decimal, ',');
  assert_digits(value->maximum, 1e6, 17);
  assert_true(isnan(year->maximum));
  assert_int_equal(field_of(package, "partners")->role, ROLE_NONE);
  assert_int_equal(field_of(package, "partners")->type, TYPE_INTEGER);
  const Field *code = field_of(package, "code");
  assert_int_equal(code->role, ROLE_NONE);
  assert_string_equal(code->aggregates[0], "WLD");
  assert_string_equal(g_hash_table_lookup(code->labels, "XXX"), "Elsewhere");
  assert_null(flow->labels);
  assert_true(code->unique);
  assert_null(code->format); /* of periods only */
  assert_null(field_of(package, "date")->format);
  assert_digits(field_of(package, "same")->minimum, 1, 17);
}

static void
assert_marker(const Field *field, const char *text, Missing reason)
{
  const MissingMarker *marker = number_find_marker(field->number.markers, text, strlen(text));
  assert_int_equal(marker ? marker->reason : MISSING_NO, reason);
}

static void
markers_come_with_their_reason(void **state)
{
  (void)state;
  g_autoptr(Package) package = read_descriptor(trade);
  const Field *value = field_of(package, "value"), *partners = field_of(package, "partners");
  assert_marker(value, "c", MISSING_CONFIDENTIAL);
  assert_marker(value, "-", MISSING_NOT_PUBLISHED);
  assert_marker(value, ":", MISSING_NOT_PUBLISHED);
  assert_marker(value, "", MISSING_NOT_PUBLISHED);
  assert_marker(value, "NA", MISSING_NO); /* the list is whole: what is not on it is no marker */
  assert_marker(partners, "x", MISSING_NOT_PUBLISHED);
  assert_marker(partners, "c", MISSING_NO);
}

static void
units_may_stand_by_column_or_by_key(void **state)
{
  (void)state;
  g_autoptr(Package) package =
      read_descriptor("{\"resources\": [{\"name\": \"trade\", \"path\": \"t.csv\",\n"
                      "  \"unit\": {\"usd\": \"USD\", \"eur\": \"EUR\"},\n"
                      "  \"schema\": {\"fields\": [{\"name\": \"usd\", \"type\": \"number\"},\n"
                      "    {\"name\": \"eur\", \"type\": \"number\", \"unit\": \"EUR million\"}]}},\n"
                      " {\"name\": \"m\", \"path\": \"m.csv\", \"unit\": {\"by\": \"series\", \"brent\": \"USD\"},\n"
                      "  \"schema\": {\"fields\": [{\"name\": \"series\"}]}},\n"
                      " {\"name\": \"n\", \"path\": \"n.csv\", \"unit\": null, \"encoding\": \"UTF-8\"}]}");
  assert_string_equal(field_of(package, "usd")->unit, "USD");
  assert_string_equal(field_of(package, "eur")->unit, "EUR million"); /* its own word counts */
  assert_null(by_key_text(&package_find(package, "trade")->unit, "usd"));
  assert_string_equal(by_key_text(&package_find(package, "m")->unit, "brent"), "USD");
  assert_null(by_key_text(&package_find(package, "n")->unit, NULL));
  assert_null(package_find(package, "n")->encoding); /* the usual one */
}

static void
paths_start_at_the_descriptor(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  g_autofree char *here = g_get_current_dir(), *path = g_build_filename(here, "datapackage.json", NULL);
  write_file("datapackage.json", "resources: [{name: a, path: x/y.csv}, {name: b, path: '-'}]\n");
  g_autoptr(Package) package = package_read(path, &error);
  assert_no_error(error);
  g_autofree char *wanted = g_build_filename(here, "x/y.csv", NULL);
  assert_string_equal(package_find(package, "a")->path, wanted);
  g_autoptr(Package) beside = package_read("datapackage.json", &error);
  assert_no_error(error);
  assert_string_equal(package_find(beside, "a")->path, "x/y.csv");
  assert_string_equal(package_find(beside, "b")->path, "./-"); /* a file, not standard input */
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_resource_says_what_its_table_is),     cmocka_unit_test(a_resource_that_says_little),
      cmocka_unit_test(fields_have_type_role_and_constraints), cmocka_unit_test(markers_come_with_their_reason),
      cmocka_unit_test(units_may_stand_by_column_or_by_key),   cmocka_unit_test(paths_start_at_the_descriptor),
  };
  return cmocka_run_group_tests(tests, folder_enter, folder_leave);
}
