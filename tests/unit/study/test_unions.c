#include "folder_study.h"

static const char package[] =
    "resources:\n"
    "  - name: t\n"
    "    path: t.csv\n"
    "    schema: {fields: [{name: year, type: year, role: period},\n"
    "      {name: code, role: key, aggregates: [WLD]}, {name: value, type: number}]}\n"
    "  - name: members\n"
    "    path: members.csv\n"
    "    schema: {fields: [{name: code, role: key}, {name: joined, type: date, role: start}]}\n";

#define MEMBERS "code,joined\nBEL,1958-01-01\nBLX,1958-01-01\nDEU,1958-01-01\n"
#define STUDY                                                                                                          \
  "blocs: { EU: { members: members, as-of: 2005 } }\nseries:\n"                                                        \
  "  - { name: x, from: t, where: { code: EU } }\n  - { name: all, from: t, where: { code: all } }\n"

static FolderStudy *
study_over(const char *rows)
{
  g_autofree char *csv = g_strconcat("year,code,value\n", rows, NULL);
  const char *files[] = {"datapackage.json", package, "t.csv", csv, "members.csv", MEMBERS, NULL};
  FolderStudy *one = folder_study_new(files, STUDY);
  assert_no_error(one->error);
  return one;
}

static const Series *
look_up(FolderStudy *one, const char *name, GError **error)
{
  const Scope scope = results_scope(one->results);
  return scope.lookup(scope.data, name, error);
}

static void
one_after_the_other_is_a_bloc(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = study_over("1996,BLX,3\n1996,DEU,4\n1997,BEL,2\n1997,DEU,4\n1997,RUS,9\n1997,WLD,15\n");
  const Series *x = look_up(one, "x", NULL), *all = look_up(one, "all", NULL);
  assert_true(value_at(x, "1996") == 7 && value_at(x, "1997") == 6);
  assert_true(value_at(all, "1996") == 7 && value_at(all, "1997") == 15); /* every code but the aggregate */
}

static void
both_in_one_year_count_twice(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = study_over("1996,BLX,3\n1997,BEL,2\n1997,BLX,4\n1998,LUX,1\n");
  g_autoptr(GError) error = NULL;
  assert_null(look_up(one, "x", &error));
  g_autofree char *message = folder_study_message(one, error);
  assert_string_equal(
      message, "t.csv:4:6: 1997 holds BLX (Belgium and Luxembourg together) beside BEL, which would count twice");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(one_after_the_other_is_a_bloc),
      cmocka_unit_test(both_in_one_year_count_twice),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
