#include "studies.h"

#include <unistd.h>

#define BASE "series:\n  - { name: m, from: months }\n  - { name: a, from: euros }\n"

static void
series_that_rest_on_themselves(void **state)
{
  (void)state;
  assert_study_error_at("series:\n  - { name: x, expr: 1 + x }\n", DATA_ERROR_NAME, 3, 26,
                        "  - { name: x, expr: 1 + x }", "1 + x: series 'x' is defined by itself");
  assert_study_error_at("series:\n  - { name: x, expr: 2 * y }\n  - { name: y, expr: z }\n"
                        "  - { name: z, expr: lag(x) - 1 }\n",
                        DATA_ERROR_NAME, 5, 26, "  - { name: z, expr: lag(x) - 1 }",
                        "lag(x) - 1: series 'x' is defined by itself");
}

/* In order, any number of series may rest on each other; backwards, each waits for the next. */
static void
long_chains(void **state)
{
  (void)state;
  g_autoptr(GString) forwards = g_string_new(BASE), backwards = g_string_new("series:\n");
  for (int i = 1; i <= 60; i++) {
    g_string_append_printf(forwards, "  - { name: s%d, expr: %s%d + 1 }\n", i, i == 1 ? "a + " : "s",
                           i == 1 ? 0 : i - 1);
    g_string_append_printf(backwards, "  - { name: s%d, expr: s%d + 1 }\n", i, i + 1);
  }
  g_string_append(backwards, "  - { name: s61, from: euros }\n");
  g_autoptr(Case) fine = case_good(forwards->str);
  assert_digits(value_of(fine, "s60", "2000"), 69, 15);
  assert_study_error_at(backwards->str, DATA_ERROR_NAME, 42, 24, "  - { name: s40, expr: s41 + 1 }",
                        "s41 + 1: more than 40 series rest one upon another: define 's41' before them");
}

/* An error that came through other series keeps the place of its cause. */
static void
the_cause_is_told_once(void **state)
{
  (void)state;
  assert_study_error_at(
      "series:\n  - { name: z, expr: y + 1 }\n  - { name: y, expr: a + m }\n"
      "  - { name: m, from: months }\n  - { name: a, from: euros }\n",
      DATA_ERROR_UNIT, 4, 26, "  - { name: y, expr: a + m }",
      "a + m: unlike units, 'EUR million' and 'USD million': convert one of them by the series in EUR "
      "per USD (from: rates, where: { series: eur_per_usd })");
  assert_study_error_at(
      BASE "  - { name: y, expr: \"m / a\" }\n", DATA_ERROR_ALIGN, 5, 27, "  - { name: y, expr: \"m / a\" }",
      "m / a: m is monthly and a is yearly: convert the shorter one, annual(m, sum) or annual(m, mean)");
}

static void
models_say_where(void **state)
{
  (void)state;
  assert_study_error_at(BASE "regressions:\n  - { name: r, formula: a ~ trend + share(a) }\n", DATA_ERROR_SCHEMA, 6, 37,
                        "  - { name: r, formula: a ~ trend + share(a) }", "r: share takes 2 arguments, not 1");
  assert_study_error_at(BASE "regressions:\n  - { name: r, formula: a ~ m }\n", DATA_ERROR_ALIGN, 6, 25,
                        "  - { name: r, formula: a ~ m }",
                        "r: a is yearly and m is monthly: convert the shorter one, annual(m, sum) or annual(m, mean)");
  assert_study_error_at(BASE "correlations:\n  - { name: c, of: [ a, lag(a) + lgo ] }\n", DATA_ERROR_NAME, 6, 34,
                        "  - { name: c, of: [ a, lag(a) + lgo ] }", "there is no series 'lgo'");
  assert_study_error_at(BASE "correlations:\n  - { name: c, of: [ a, log(a) * \"2\" ] }\n", DATA_ERROR_SYNTAX, 6, 34,
                        "  - { name: c, of: [ a, log(a) * \"2\" ] }", "expected a number, a name or '(', not '\"'");
  assert_study_error_at(BASE "trends:\n  - { name: t, of: abs(a) - 1 / 0 }\n", DATA_ERROR_SCHEMA, 6, 33,
                        "  - { name: t, of: abs(a) - 1 / 0 }", "t: the result is not a finite number");
  assert_study_error_at(BASE "tables:\n  - { name: t, columns: [ a, m ] }\n", DATA_ERROR_ALIGN, 6, 5,
                        "  - { name: t, columns: [ a, m ] }",
                        "t: a is yearly and m is monthly: convert the shorter one, annual(m, sum) or annual(m, mean)");
}

/* A file that is called like a series: the message begins with the name, not with a place. */
static void
a_file_named_like_a_series(void **state)
{
  (void)state;
  g_autofree char *here = g_get_current_dir(), *folder = g_dir_make_tmp("bytrade-XXXXXX", NULL);
  g_autofree char *text =
      g_strdup_printf("data: %s/" STUDY_DATA "datapackage.json\n" BASE "  - { name: y, expr: a / m }\n", here);
  assert_int_equal(g_chdir(folder), 0);
  g_file_set_contents("a", text, -1, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(Study) study = study_read("a", &error);
  g_autoptr(Results) results = study ? results_new(study) : NULL;
  const gboolean computed = results && results_series(results, &error);
  g_unlink("a");
  assert_int_equal(g_chdir(here), 0);
  g_rmdir(folder);
  assert_false(computed);
  assert_true(g_str_has_prefix(error->message, "a:5:26: a / m: a is yearly and m is monthly"));
}

/* A statistic that cannot be computed keeps its own kind of error, and gets the place. */
static void
statistics_say_where(void **state)
{
  (void)state;
  g_autoptr(Case) one = case_new(BASE "trends:\n  - { name: t, of: a, sample: 2000..2001 }\n");
  assert_true(g_error_matches(one->error, STATS_ERROR, STATS_ERROR_TOO_FEW));
  assert_string_equal(one->error->message, "study.yaml:6:20: t: 2 observations, at least 3 are needed\n"
                                           "      - { name: t, of: a, sample: 2000..2001 }\n"
                                           "                       ^");
}

static void
tables_that_cannot_be_read(void **state)
{
  (void)state;
  assert_study_error("series:\n  - { name: x, from: broken }\n", DATA_ERROR_NUMBER,
                     "broken.csv:3:6: column 'value': '1.2.3' is not a number (two decimal signs)");
  assert_study_error("series:\n  - { name: x, from: nofile }\n  - { name: y, expr: x }\n", DATA_ERROR_FILE,
                     "nofile.csv: No such file or directory");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(series_that_rest_on_themselves), cmocka_unit_test(long_chains),
      cmocka_unit_test(the_cause_is_told_once),         cmocka_unit_test(models_say_where),
      cmocka_unit_test(statistics_say_where),           cmocka_unit_test(a_file_named_like_a_series),
      cmocka_unit_test(tables_that_cannot_be_read),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
