#include "../datasets/folder.h"

#include "datasets/problems.h"
#include "study/read_ahead.h"
#include "study/results.h"

#define DAYS 20000 /* 1970-01-01 to 2024-10-03: far more than a file that is worth a thread */

/* Files of days, of which the last cell of the large one may be spoilt, and a study of series from both. */
static void
write_study(const char *last_cell)
{
  g_autoptr(GString) large = g_string_new("date,value\n");
  for (gint32 day = 0; day < DAYS; day++) {
    period_append(large, (Period){day, day});
    g_string_append_printf(large, ",%s\n", day + 1 < DAYS ? "2.5" : last_cell);
  }
  write_file("large.csv", large->str);
  write_file("small.csv", "date,value\n1970-01-01,1\n1970-01-02,2\n");
  write_file("d.yaml",
             "resources:\n"
             "  - { name: small, path: small.csv, schema: { fields: [ { name: date, type: date, role: period }, "
             "{ name: value, type: number, role: measure } ] } }\n"
             "  - { name: large, path: large.csv, schema: { fields: [ { name: date, type: date, role: period }, "
             "{ name: value, type: number, role: measure } ] } }\n");
  write_file("s.yaml", "data: d.yaml\nseries:\n  - { name: a, from: small }\n  - { name: b, from: large }\n");
}

static Study *
read_study(void)
{
  GError *error = NULL;
  Study *study = study_read("s.yaml", &error);
  assert_no_error(error);
  return study;
}

static void
the_large_table_is_as_read_without_a_thread(void **state)
{
  (void)state;
  write_study("7");
  g_autoptr(Study) study = read_study();
  GError *error = NULL;
  ReadAhead *ahead = read_ahead_new(study);
  const Resource *large = package_find(study->package, "large");
  g_autoptr(Table) one = read_ahead_table(ahead, large, &error), again = read_ahead_table(ahead, large, &error);
  g_autoptr(Table) small = read_ahead_table(ahead, package_find(study->package, "small"), &error);
  g_autoptr(Table) alone = read_ahead_table(NULL, large, &error);
  assert_no_error(error);
  assert_int_equal(one->n_rows, DAYS);
  assert_int_equal(again->n_rows, DAYS);
  assert_int_equal(small->n_rows, 2);
  assert_string_equal(one->csv->sha256, alone->csv->sha256);
  assert_true(one->columns[1].values[DAYS - 1] == 7);
  read_ahead_free(ahead);
  read_ahead_free(NULL);
}

static void
a_table_that_nobody_asks_for_is_freed(void **state)
{
  (void)state;
  write_study("7");
  g_autoptr(Study) study = read_study();
  read_ahead_free(read_ahead_new(study));
}

static void
small_files_need_no_thread(void **state)
{
  (void)state;
  write_study("7");
  write_file("large.csv", "date,value\n1970-01-01,1\n");
  g_autoptr(Study) study = read_study();
  assert_null(read_ahead_new(study));
}

static void
an_error_arrives_with_the_series(void **state)
{
  (void)state;
  write_study("7x");
  g_autoptr(Study) study = read_study();
  g_autoptr(Results) results = results_new(study);
  GError *error = NULL;
  assert_false(results_series(results, &error));
  assert_non_null(error);
  assert_non_null(strstr(error->message, "large.csv:20001:12: column 'value': '7x' is not a number"));
  g_clear_error(&error);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(the_large_table_is_as_read_without_a_thread, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(a_table_that_nobody_asks_for_is_freed, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(small_files_need_no_thread, folder_enter, folder_leave),
      cmocka_unit_test_setup_teardown(an_error_arrives_with_the_series, folder_enter, folder_leave),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
