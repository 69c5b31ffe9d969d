#include <cJSON.h>

#include "../study/studies.h"
#include "report/manifest.h"

#define STUDY "series:\n  - { name: a, from: trade, where: { partner: AAA, flow: export } }\n"

static const char *const two_files[] = {"charts/a.gp", "charts/a.csv", NULL};
static const char *const one_file[] = {"charts/b.gp", NULL};
static const char *const report_files[] = {"report.txt", NULL};

/* The outputs of a part as one text, "none" when it has no entry (transfer full). */
static char *
outputs_of(const char *manifest, const char *part)
{
  cJSON *json = cJSON_Parse(manifest);
  assert_non_null(json);
  const cJSON *list = cJSON_GetObjectItemCaseSensitive(cJSON_GetObjectItemCaseSensitive(json, "outputs"), part), *file;
  GString *text = g_string_new(list ? "" : "none");
  cJSON_ArrayForEach(file, list) g_string_append_printf(text, "%s%s", text->len ? " " : "", file->valuestring);
  cJSON_Delete(json);
  return g_string_free(text, FALSE);
}

#define assert_outputs(manifest, part, wanted)                                                                         \
  do {                                                                                                                 \
    g_autofree char *outputs_ = outputs_of(manifest, part);                                                            \
    assert_string_equal(outputs_, wanted);                                                                             \
  } while (0)

static void
one_part_after_another(void **state)
{
  (void)state;
  g_autoptr(Case) one = case_good(STUDY);
  g_autofree char *first = manifest_json(one->results, NULL, "charts", two_files, FALSE);
  assert_outputs(first, "charts", "charts/a.gp charts/a.csv");
  assert_outputs(first, "report", "none");
  g_autofree char *second = manifest_json(one->results, first, "report", report_files, FALSE);
  assert_outputs(second, "charts", "charts/a.gp charts/a.csv");
  assert_outputs(second, "report", "report.txt");
  g_autofree char *third = manifest_json(one->results, second, "charts", one_file, FALSE);
  assert_outputs(third, "charts", "charts/b.gp");
  assert_outputs(third, "report", "report.txt");
}

static void
some_files_of_a_part(void **state)
{
  (void)state;
  g_autoptr(Case) one = case_good(STUDY);
  g_autofree char *first = manifest_json(one->results, NULL, "charts", two_files, FALSE);
  g_autofree char *more = manifest_json(one->results, first, "charts", one_file, TRUE);
  assert_outputs(more, "charts", "charts/a.gp charts/a.csv charts/b.gp");
  g_autofree char *again = manifest_json(one->results, more, "charts", two_files, TRUE);
  assert_string_equal(again, more);
}

static void
manifests_of_another_study(void **state)
{
  (void)state;
  g_autoptr(Case) one = case_good(STUDY);
  g_autoptr(Case) other = case_good(STUDY "  - { name: e, from: euros }\n");
  g_autofree char *earlier = manifest_json(other->results, NULL, "report", report_files, FALSE);
  g_autofree char *got = manifest_json(one->results, earlier, "charts", two_files, FALSE);
  assert_outputs(got, "report", "none");
}

static void
broken_manifests(void **state)
{
  (void)state;
  g_autoptr(Case) one = case_good(STUDY);
  g_autofree char *wanted = manifest_json(one->results, NULL, "charts", two_files, FALSE);
  static const char *const broken[] = {"",
                                       "{",
                                       "[]",
                                       "null",
                                       "{\"inputs\": 3}",
                                       "\"text\"",
                                       "{\"inputs\": [3]}",
                                       "{\"inputs\": [{\"sha256\": 5}], \"outputs\": {}}"};
  for (gsize i = 0; i < G_N_ELEMENTS(broken); i++) {
    g_autofree char *got = manifest_json(one->results, broken[i], "charts", two_files, TRUE);
    assert_string_equal(got, wanted);
  }
  /* Of the same study, but with outputs that are none. */
  GString *odd = g_string_new(wanted);
  g_string_replace(odd, "[\"charts/a.gp\", \"charts/a.csv\"]", "7", 0);
  assert_string_not_equal(odd->str, wanted);
  g_autofree char *got = manifest_json(one->results, odd->str, "charts", two_files, TRUE);
  g_string_free(odd, TRUE);
  assert_string_equal(got, wanted);
}

static void
inputs_with_hash_rows_and_span(void **state)
{
  (void)state;
  g_autoptr(Case) one = case_good(STUDY);
  g_autofree char *text = manifest_json(one->results, NULL, "charts", two_files, FALSE);
  g_autofree char *study = NULL, *hash = NULL;
  gsize n;
  assert_true(g_file_get_contents(one->path, &study, &n, NULL));
  hash = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)study, n);
  cJSON *json = cJSON_Parse(text);
  const cJSON *inputs = cJSON_GetObjectItemCaseSensitive(json, "inputs"), *first = cJSON_GetArrayItem(inputs, 0),
              *table = cJSON_GetArrayItem(inputs, 2);
  assert_int_equal(cJSON_GetArraySize(inputs), 3); /* study, package, trade.csv */
  assert_string_equal(cJSON_GetObjectItemCaseSensitive(first, "path")->valuestring, "study.yaml");
  assert_string_equal(cJSON_GetObjectItemCaseSensitive(first, "sha256")->valuestring, hash);
  assert_int_equal(cJSON_GetObjectItemCaseSensitive(first, "bytes")->valueint, n);
  assert_int_equal(cJSON_GetObjectItemCaseSensitive(table, "rows")->valueint, 33);
  assert_string_equal(cJSON_GetObjectItemCaseSensitive(table, "first_day")->valuestring, "2000-01-01");
  assert_string_equal(cJSON_GetObjectItemCaseSensitive(table, "last_day")->valuestring, "2004-12-31");
  cJSON_Delete(json);
}

static void
no_absolute_path_for_a_relative_study(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  g_autoptr(Study) study = study_read("analysis/belarus-eu.yaml", &error);
  assert_no_error(error);
  g_autoptr(Results) results = results_new(study);
  assert_non_null(data_table(results->data, "events", &error));
  g_autofree char *text = manifest_json(results, NULL, "charts", two_files, FALSE);
  cJSON *json = cJSON_Parse(text);
  const cJSON *inputs = cJSON_GetObjectItemCaseSensitive(json, "inputs");
  static const char *const wanted[] = {"belarus-eu.yaml", "../datasets/belarus-eu/datapackage.json",
                                       "../datasets/belarus-eu/events.csv"};
  assert_int_equal(cJSON_GetArraySize(inputs), 3);
  for (int i = 0; i < 3; i++)
    assert_string_equal(cJSON_GetObjectItemCaseSensitive(cJSON_GetArrayItem(inputs, i), "path")->valuestring,
                        wanted[i]);
  g_autofree char *here = g_get_current_dir();
  assert_null(strstr(text, here));
  cJSON_Delete(json);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(one_part_after_another),         cmocka_unit_test(some_files_of_a_part),
      cmocka_unit_test(manifests_of_another_study),     cmocka_unit_test(broken_manifests),
      cmocka_unit_test(inputs_with_hash_rows_and_span), cmocka_unit_test(no_absolute_path_for_a_relative_study),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
