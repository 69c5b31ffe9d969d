#include "folder_study.h"

#include "study/breakdown_checks.h"

static const char package[] = "resources:\n"
                              "  - name: t\n"
                              "    path: t.csv\n"
                              "    schema: {fields: [{name: year, type: year, role: period},\n"
                              "      {name: code, role: key, aggregates: [WLD]}, {name: value, type: number}]}\n";

/* What comes of a table of codes; NULL when nothing is wrong with it (transfer full). */
static char *
fault_of(const char *rows, const char *keys)
{
  g_autofree char *csv = g_strconcat("year,code,value\n", rows, NULL);
  g_autofree char *study = g_strdup_printf("breakdowns:\n  - { name: b, from: t, by: code%s }\n", keys);
  const char *files[] = {"datapackage.json", package, "t.csv", csv, NULL};
  g_autoptr(FolderStudy) one = folder_study_new(files, study);
  g_autoptr(GError) error = NULL;
  assert_no_error(one->error);
  const Scope scope = results_scope(one->results);
  if (scope.breakdown(scope.data, "b", &error))
    return NULL;
  char *message = folder_study_message(one, error);
  *strchr(message, '\n') = '\0';
  return message;
}

#define assert_caught(rows, keys, wanted)                                                                              \
  do {                                                                                                                 \
    g_autofree char *got_ = fault_of(rows, keys);                                                                      \
    assert_non_null(got_);                                                                                             \
    assert_string_equal(got_, "study.yaml:3:5: b: " wanted);                                                           \
  } while (0)
#define assert_passes(rows, keys) assert_null(fault_of(rows, keys))

static void
nested_products_count_twice(void **state)
{
  (void)state;
  assert_caught(
      "2001,27,10\n2001,2710,8\n2001,84,5\n", "",
      "'27' and '2710' both have a value in 2001, and the second seems to be a part of the first: they would count "
      "twice; leave one out by 'without'");
  assert_caught(
      "2001,SITC3,10\n2002,SITC33,8\n2002,SITC3,9\n", "",
      "'SITC3' and 'SITC33' both have a value in 2002, and the second seems to be a part of the first: they would "
      "count twice; leave one out by 'without'");
  assert_passes("2001,27,10\n2001,2710,8\n2001,84,5\n", ", without: [ '27' ]");
  /* One level of detail in one year and another in the next is no overlap, nor are codes that are merely counted, nor names. */
  assert_passes("2001,27,10\n2002,2710,8\n2001,84,5\n2002,84,5\n", "");
  assert_passes("2001,HS1,10\n2001,HS10,80\n", "");
  assert_passes("2001,IRL,10\n2001,IRLA,8\n2001,84,5\n", "");
}

static void
unions_and_blocs_stand_beside_no_member(void **state)
{
  (void)state;
  assert_caught(
      "1999,BLX,10\n1999,BEL,8\n1999,DEU,5\n", "",
      "'BLX' and 'BEL' both have a value in 1999, and the first is Belgium and Luxembourg together: they would "
      "count twice; leave one out by 'without'");
  assert_passes("1996,BLX,10\n1997,BEL,8\n1996,DEU,5\n1997,DEU,5\n", "");
  assert_caught("1999,EU27_2020,10\n1999,DEU,8\n1999,RUS,5\n", "",
                "'EU27_2020' and 'DEU' both have a value in 1999, and the second is a member of the first: they would "
                "count twice; leave one out by 'without'");
  assert_passes("1999,EU27_2020,10\n1999,RUS,5\n1999,USA,4\n", "");
  assert_caught("2010,EU,10\n2010,PL,8\n2010,RU,5\n", "",
                "'EU' and 'PL' both have a value in 2010, and the second is a member of the first: they would count "
                "twice; leave one out by 'without'");
  assert_caught("2018,EAEU,10\n2018,KAZ,8\n2018,USA,5\n", "",
                "'EAEU' and 'KAZ' both have a value in 2018, and the second is a member of the first: they would count "
                "twice; leave one out by 'without'");
  assert_passes("1999,EU,10\n1999,POL,8\n1999,RUS,5\n", ""); /* Poland was no member */
  assert_passes("2019,EU27_2020,10\n2019,GBR,8\n2019,RUS,5\n", "");
}

static void
parts_are_held_against_the_stated_total(void **state)
{
  (void)state;
  assert_caught("2001,WLD,10\n2001,DEU,8\n2001,RUS,5\n", "",
                "the parts of 'b' add up to 130.0 % of the stated total 'WLD' in 2001: they overlap, so choose one "
                "grouping by 'where', or leave codes out by 'without'");
  assert_passes("2001,WLD,1000\n2001,DEU,515\n2001,RUS,500\n", "");
  assert_passes("2001,WLD,20\n2001,DEU,8\n2001,RUS,5\n", "");
}

static void
sums_must_be_numbers(void **state)
{
  (void)state;
  assert_caught("2001,DEU,1e308\n2001,RUS,1e308\n", "",
                "the parts of 'b' add up to more than a number can hold in 2001");
  assert_caught("2001,WLD,-5\n2001,DEU,8\n2001,RUS,5\n", "",
                "the stated total 'WLD' is -5 in 2001, and the parts of 'b' are above zero");
  assert_caught("2001,WLD,0\n2001,DEU,8\n2001,RUS,5\n", "",
                "the stated total 'WLD' is 0 in 2001, and the parts of 'b' are above zero");
}

static void
codes_that_are_merely_counted_are_parts(void **state)
{
  (void)state;
  assert_passes("2001,P1,10\n2001,P10,8\n2001,P11,8\n", ""); /* 16 do not fit into 10 */
}

static void
a_total_that_nobody_called_one_is_found(void **state)
{
  (void)state;
  assert_caught(
      "2001,ALL,13\n2001,DEU,8\n2001,RUS,5\n2002,ALL,4\n2002,DEU,3\n2002,RUS,1\n2003,ALL,2\n2003,RUS,1\n2003,DEU,1\n",
      "",
      "'ALL' is as large as all other parts of 'b' together in each period: it is their total, so name it by "
      "'total', or leave it out by 'without'");
  assert_passes("2001,ALL,13\n2001,DEU,8\n2001,RUS,5\n", ", total: ALL");
  assert_passes("2001,ALL,13\n2001,DEU,8\n2001,RUS,5\n", ""); /* one period may be chance */
  assert_passes("2001,DEU,13\n2001,POL,8\n2001,RUS,5\n2002,DEU,5\n2002,POL,3\n2002,RUS,1\n", "");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nested_products_count_twice),
      cmocka_unit_test(unions_and_blocs_stand_beside_no_member),
      cmocka_unit_test(parts_are_held_against_the_stated_total),
      cmocka_unit_test(sums_must_be_numbers),
      cmocka_unit_test(codes_that_are_merely_counted_are_parts),
      cmocka_unit_test(a_total_that_nobody_called_one_is_found),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
