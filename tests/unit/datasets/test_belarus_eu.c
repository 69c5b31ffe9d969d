#include "../test.h"

#include "datasets/bloc.h"
#include "datasets/table.h"

static const struct {
  const char *name;
  gsize n_rows, n_columns;
} tables[] = {
    {"trade-annual", 8069, 5},
    {"trade-annual-mirror", 6329, 5},
    {"eu-members", 29, 4},
    {"trade-monthly", 2880, 6},
    {"trade-products", 4466, 6},
    {"eu-exports-annual", 182, 6},
    {"world-products-annual", 572, 6},
    {"wits-indicators-annual", 66, 4},
    {"icews-annual", 1589, 7},
    {"gdelt-daily", 2149, 38},
    {"index-published", 16, 7},
    {"index-bounds", 67, 9},
    {"events", 92, 6},
    {"sanctions-listings", 19, 5},
    {"macro", 1370, 5},
    {"claims", 19, 9},
};

static Package *
read_package(void)
{
  g_autoptr(GError) error = NULL;
  Package *package = package_read("datasets/belarus-eu/datapackage.json", &error);
  assert_no_error(error);
  assert_non_null(package);
  return package;
}

static void
every_table_loads(void **state)
{
  (void)state;
  g_autoptr(Package) package = read_package();
  assert_int_equal(package->resources->len, G_N_ELEMENTS(tables));
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
    g_autoptr(GError) error = NULL;
    const Resource *resource = package_find(package, tables[i].name);
    assert_non_null(resource);
    assert_non_null(resource->source);
    g_autoptr(Table) table = table_read(resource, &error);
    assert_no_error(error);
    assert_int_equal(table->n_rows, tables[i].n_rows);
    assert_int_equal(table->n_columns, tables[i].n_columns);
    assert_true(table->spans != NULL || g_str_equal(tables[i].name, "claims"));
  }
}

static Table *
read_table(const Package *package, const char *name)
{
  g_autoptr(GError) error = NULL;
  Table *table = table_read(package_find(package, name), &error);
  assert_no_error(error);
  return table;
}

/* The published indices: issue 1 of the Foreign Policy Index covers January to March 2011. */
static void
issues_of_the_index_keep_their_length(void **state)
{
  (void)state;
  g_autoptr(Package) package = read_package();
  g_autoptr(Table) table = read_table(package, "index-bounds");
  g_autofree char *first = period_print(table->spans[0]), *second = period_print(table->spans[1]);
  assert_string_equal(first, "2011-Q1");
  assert_string_equal(second, "2011-04/P2M");
  const Column *lower = table_role(table, ROLE_LOWER), *upper = table_role(table, ROLE_UPPER);
  assert_int_equal(lower->missing[0], MISSING_NOT_PUBLISHED);
  assert_digits(upper->values[0], 0, 17);
  assert_string_equal(table_text(table, 0, table_role(table, ROLE_STRICT)), "strict");
}

static gsize
count_codes(const Bloc *bloc)
{
  g_autofree char *codes = bloc_codes(bloc);
  g_auto(GStrv) each = g_strsplit(codes, ", ", -1);
  return g_strv_length(each);
}

static Period
year(int number)
{
  return period_of_months(number, 1, 12);
}

/* European Union, "History of the EU": 27 members from 1 January 2007, Croatia the 28th on 1 July 2013, the United Kingdom
 * left at the end of 31 January 2020. BLX stands beside Belgium and Luxembourg. */
static void
the_union_has_its_members(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  g_autoptr(Package) package = read_package();
  g_autoptr(Table) members = read_table(package, "eu-members");
  g_autoptr(Bloc) of_2007 = bloc_new("EU", members, 2007, &error);
  g_autoptr(Bloc) of_2020 = bloc_new("EU", members, 2020, &error);
  g_autoptr(Bloc) in_force = bloc_new("EU", members, 0, &error);
  assert_int_equal(count_codes(of_2007), 27 + 1);
  assert_int_equal(count_codes(of_2020), 27 + 1);
  assert_int_equal(count_codes(in_force), 28 + 1);
  assert_true(bloc_has(of_2007, "GBR", year(2024)));
  assert_false(bloc_has(of_2007, "HRV", year(2024)));
  assert_false(bloc_has(of_2020, "GBR", year(1992)));
  assert_true(bloc_has(of_2020, "HRV", year(1992)));
  assert_true(bloc_has(in_force, "HRV", year(2013))); /* joined on 1 July, the middle day is 2 July */
  assert_false(bloc_has(in_force, "HRV", year(2012)));
  assert_true(bloc_has(in_force, "GBR", year(2019)));
  assert_false(bloc_has(in_force, "GBR", year(2020)));
  assert_true(bloc_has(in_force, "GBR", period_of_months(2020, 1, 1)));
  assert_false(bloc_has(in_force, "GBR", period_of_months(2020, 2, 1)));
  for (int code = 0; code < 3; code++)
    assert_true(bloc_has(of_2007, ((const char *[]){"BLX", "BEL", "LUX"})[code], year(2010)));
  assert_false(bloc_lists(of_2007, "CSK"));
}

static void
values_come_with_their_unit(void **state)
{
  (void)state;
  g_autoptr(Package) package = read_package();
  const Resource *macro = package_find(package, "macro"), *trade = package_find(package, "trade-annual");
  assert_string_equal(by_key_text(&macro->unit, "brent"), "USD per barrel");
  assert_string_equal(by_key_text(&trade->unit, NULL), "USD million");
  assert_string_equal(by_key_text(&trade->valuation, "export"), "FOB");
  g_autoptr(Table) daily = read_table(package, "gdelt-daily");
  assert_string_equal(table_column(daily, "nonzero_partners")->field->unit, "partners");
  assert_true(daily->spans_unique);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_table_loads),
      cmocka_unit_test(issues_of_the_index_keep_their_length),
      cmocka_unit_test(the_union_has_its_members),
      cmocka_unit_test(values_come_with_their_unit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
