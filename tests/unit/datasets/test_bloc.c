#include "described.h"

#include "datasets/bloc.h"

static const char until_fields[] = "fields: [{name: code, role: key}, {name: name, role: label},\n"
                                   "  {name: joined, type: date, role: start}, {name: left, type: date, role: until}]";

static const char members_csv[] = "code,name,joined,left\n"
                                  "AUT,Austria,1995-01-01,\n"
                                  "HRV,Croatia,2013-07-01,\n"
                                  "GBR,United Kingdom,1973-01-01,2020-02-01\n"
                                  "XXX,Left and back,1990-01-01,2000-01-01\n"
                                  "XXX,Left and back,2010-01-01,\n";

static Bloc *
bloc_of(const Described *described, int as_of)
{
  g_autoptr(GError) error = NULL;
  assert_no_error(described->error);
  Bloc *bloc = bloc_new("EU", described->table, as_of, &error);
  assert_no_error(error);
  assert_non_null(bloc);
  return bloc;
}

static void
assert_codes(const Bloc *bloc, const char *wanted)
{
  g_autofree char *codes = bloc_codes(bloc);
  assert_string_equal(codes, wanted);
}

static Period
months(int year, int month, int n)
{
  return period_of_months(year, month, n);
}

static void
a_fixed_composition_is_that_of_1_july(void **state)
{
  (void)state;
  g_auto(Described) d = read_described(until_fields, members_csv);
  g_autoptr(Bloc) bloc = bloc_of(&d, 2013);
  assert_codes(bloc, "AUT, HRV, GBR, XXX"); /* Croatia on the very day */
  g_autofree char *composition = bloc_composition(bloc);
  assert_string_equal(composition, "EU as composed on 1 July 2013");
  assert_true(bloc_has(bloc, "HRV", months(1992, 1, 12)));
  assert_true(bloc_has(bloc, "GBR", months(2024, 1, 12)));
  assert_false(bloc_has(bloc, "POL", months(2024, 1, 12)));
  g_autoptr(Bloc) earlier = bloc_of(&d, 2012);
  assert_codes(earlier, "AUT, GBR, XXX");
  g_autoptr(Bloc) between = bloc_of(&d, 2005);
  assert_codes(between, "AUT, GBR");
  g_autoptr(Bloc) later = bloc_of(&d, 2020);
  assert_codes(later, "AUT, HRV, XXX");
  assert_false(bloc->in_force);
  assert_int_equal(later->as_of, 2020);
  bloc_free(NULL);
}

static void
in_force_is_by_the_middle_day(void **state)
{
  (void)state;
  g_auto(Described) d = read_described(until_fields, members_csv);
  g_autoptr(Bloc) bloc = bloc_of(&d, 0);
  g_autofree char *composition = bloc_composition(bloc);
  assert_string_equal(composition, "EU as composed in each period");
  assert_codes(bloc, "AUT, HRV, GBR, XXX"); /* each once */
  assert_true(bloc->in_force);
  assert_true(bloc_has(bloc, "HRV", months(2013, 1, 12))); /* the middle day is 2 July */
  assert_true(bloc_has(bloc, "HRV", months(2013, 6, 2)));  /* 1 July */
  assert_false(bloc_has(bloc, "HRV", months(2013, 5, 2)));
  assert_true(bloc_has(bloc, "HRV", months(2013, 7, 2)));
  assert_true(bloc_has(bloc, "GBR", months(2020, 1, 1)));
  assert_true(bloc_has(bloc, "GBR", months(2020, 1, 2))); /* 30 January */
  assert_false(bloc_has(bloc, "GBR", months(2020, 1, 3)));
  assert_false(bloc_has(bloc, "GBR", months(2020, 1, 12)));
  assert_false(bloc_has(bloc, "GBR", months(1972, 1, 12)));
  assert_false(bloc_has(bloc, "XXX", months(2005, 1, 12))); /* left, and not yet back */
  assert_true(bloc_has(bloc, "XXX", months(2015, 1, 12)));
}

static void
codes_that_ever_belong(void **state)
{
  (void)state;
  g_auto(Described) d = read_described(until_fields, members_csv);
  g_autoptr(Bloc) bloc = bloc_of(&d, 2020);
  assert_true(bloc_lists(bloc, "GBR"));
  assert_false(bloc_lists(bloc, "CSK"));
  assert_false(bloc_lists(bloc, "gbr"));
  const Member *member = &g_array_index(bloc->members, Member, 2);
  assert_string_equal(member->name, "United Kingdom");
  g_autofree char *membership = period_print(member->membership);
  assert_string_equal(membership, "1973-01/P565M");
}

static void
a_membership_without_an_end_is_open(void **state)
{
  (void)state;
  g_auto(Described) start = read_described("fields: [{name: c, role: key}, {name: s, type: date, role: start}]",
                                           "c,s\nARM,2015-01-02\nBLR,2015\n");
  g_autoptr(Bloc) alone = bloc_of(&start, 2024);
  assert_codes(alone, "ARM, BLR");
  assert_string_equal(g_array_index(alone->members, Member, 0).name, "ARM"); /* no label: the code */
  g_auto(Described) end = read_described("fields: [{name: c, role: key}, {name: s, type: date, role: start},\n"
                                         "  {name: e, type: date, role: end}]",
                                         "c,s,e\nARM,2015-01-02,\nBLR,2015,2020-06-30\nUKR,2015,2020-07-01\n");
  g_autoptr(Bloc) inclusive = bloc_of(&end, 2020);
  assert_codes(inclusive, "ARM, UKR");
}

static void
a_year_that_is_none_has_no_members(void **state)
{
  (void)state;
  g_auto(Described) d = read_described(until_fields, members_csv);
  g_autoptr(Bloc) beyond = bloc_of(&d, 20070);
  g_autoptr(Bloc) before = bloc_of(&d, -1);
  assert_codes(beyond, "");
  assert_codes(before, "");
}

static void
tables_that_list_no_members(void **state)
{
  (void)state;
  static const char *const schemas[] = {"fields: [{name: c}, {name: s, type: date, role: start}]",
                                        "fields: [{name: c, role: key}, {name: s}]",
                                        "fields: [{name: c, role: key}, {name: s, type: date, role: period}]"};
  for (gsize i = 0; i < G_N_ELEMENTS(schemas); i++) {
    GError *error = NULL;
    g_auto(Described) d = read_described(schemas[i], "c,s\nARM,2015\n");
    assert_no_error(d.error);
    assert_null(bloc_new("EU", d.table, 2007, &error));
    assert_error(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                 "t.csv: members of a bloc need a column with the role 'key' and one with the role 'start'");
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_fixed_composition_is_that_of_1_july),
      cmocka_unit_test(in_force_is_by_the_middle_day),
      cmocka_unit_test(codes_that_ever_belong),
      cmocka_unit_test(a_membership_without_an_end_is_open),
      cmocka_unit_test(a_year_that_is_none_has_no_members),
      cmocka_unit_test(tables_that_list_no_members),
  };
  return cmocka_run_group_tests(tests, folder_enter, folder_leave);
}
