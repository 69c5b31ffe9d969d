#include "blocks.h"

#include "../study/lagged_case.h"
#include "report/analysis_reports.h"

static Document *
section_of(LaggedCase *one, const char *path, const char *of, const char *sample, const char *options)
{
  lagged_case(one, path, "cointegration", of, "", sample, options);
  assert_no_error(one->error);
  Document *document = document_new("t");
  analysis_report(one->analysis.kind)->section(document, &one->analysis);
  return document;
}

static const char *
last_text(const Document *document)
{
  const Block *block = g_ptr_array_index(document->blocks, document->blocks->len - 1);
  assert_int_equal(block->kind, BLOCK_READING);
  return block->text;
}

#define CAUSE " Cointegration says neither which series moves first nor that one causes the other."

/* A walk from Lehmer's generator, twice the walk with noise, and another walk; 120 years from 1900. */
static char *
write_walks(guint64 seed)
{
  GString *text = g_string_new("year,walk,bound,other\n");
  guint64 x = seed;
  double walk = 10, other = 10;
  for (gsize i = 0; i < 120; i++) {
    double u[3];
    for (int k = 0; k < 3; k++) {
      x = x * 16807 % 2147483647;
      u[k] = (double)x / 2147483647 - 0.5;
    }
    walk += u[0];
    other += u[1];
    g_string_append_printf(text, "%d,%.6f,%.6f,%.6f\n", 1900 + (int)i, walk, 2 * walk + u[2], other);
  }
  char *path = write_table(text->str);
  g_string_free(text, TRUE);
  return path;
}

/* The numbers are those of stats/test_cointegration.c, checked against R and gretl there. */
static void
hens_and_eggs(void **state)
{
  (void)state;
  g_auto(LaggedCase) one;
  g_autoptr(Document) document = section_of(&one, CHICKEGG_CSV, "chicken egg", NULL, "lags=1");
  const Block *table = block_of(document, BLOCK_TABLE, 0);

  assert_text(
      block_of(document, BLOCK_METHOD, 0)->text,
      "Engle–Granger, 1930–1983, yearly, n = 54: least squares of each series on the others with a constant and a "
      "trend, since egg has a trend (Mann–Kendall, p < 0.0001), then ADF on the residuals with lagged differences "
      "as given. Null: no cointegration. 5 % values by MacKinnon (2010) for 2 variables and n as it is; p by "
      "MacKinnon (1994) for large n, to about three digits.");
  assert_heads(table, "Response | Long-run relation | R² | Lags | Statistic | 5 % value | p | At 5 %");
  assert_row(table, 0,
             "chicken | 311697 − 3358 · trend + 39.47 · egg | 0.436 | 1 | −1.672 | −3.968 | 0.882 | not rejected");
  assert_row(table, 1,
             "egg | 998.8 + 55.85 · trend + 0.005978 · chicken | 0.765 | 1 | −0.794 | −3.968 | 0.987 | not rejected");
  assert_text(block_of(document, BLOCK_WARNING, 0)->text,
              "chicken does not clearly wander by itself (ADF beside KPSS at 5 %); cointegration is a question about "
              "series that do.");
  assert_int_equal(count_of(document, BLOCK_WARNING), 1);
  assert_text(last_text(document),
              "chicken does not clearly wander by itself, which cointegration takes for granted: the "
              "test does not reject with any response, and nothing shows a common course." CAUSE);
}

static void
series_that_come_back(void **state)
{
  (void)state;
  g_auto(LaggedCase) one;
  char *path = write_pair(60, NULL, 0);
  g_autoptr(Document) document = section_of(&one, path, "a b", NULL, "");

  assert_int_equal(count_of(document, BLOCK_WARNING), 2);
  assert_non_null(strstr(block_of(document, BLOCK_METHOD, 0)->text,
                         "with a constant, no trend being found in any series (Mann–Kendall, p = 0.403), then"));
  assert_text(last_text(document),
              "a does not clearly wander by itself, which cointegration takes for granted: the test "
              "rejects with each response, as it would for series that come back by themselves." CAUSE);
  remove_table(path);
}

static void
walks_bound_and_apart(void **state)
{
  (void)state;
  g_auto(LaggedCase) bound, apart, mixed;
  char *path = write_walks(10001), *other = write_walks(146001);
  g_autoptr(Document) together = section_of(&bound, path, "walk bound", NULL, "terms=constant");
  g_autoptr(Document) not_so = section_of(&apart, path, "walk other", NULL, "terms=constant");
  g_autoptr(Document) unclear = section_of(&mixed, other, "walk other", NULL, "terms=constant");

  assert_non_null(
      strstr(block_of(together, BLOCK_METHOD, 0)->text, "on the others with a constant, as asked for, then"));
  assert_int_equal(count_of(together, BLOCK_WARNING), 0);
  assert_text(last_text(together),
              "Whichever series is the response, the test finds them to wander together (cointegration, "
              "at 5 %), so that a regression of their levels has a meaning." CAUSE);
  assert_text(last_text(not_so),
              "Whichever series is the response, the test does not reject at 5 % that they wander apart: "
              "nothing shows cointegration, and a regression of their levels may be spurious." CAUSE);
  assert_text(last_text(unclear),
              "The answer depends on the response: at 5 % the test finds cointegration with other, not "
              "with walk. It is best taken as undecided." CAUSE);
  remove_table(path);
  remove_table(other);
}

static void
few_observations(void **state)
{
  (void)state;
  g_auto(LaggedCase) one, none;
  g_autoptr(Document) document = section_of(&one, CHICKEGG_CSV, "chicken egg", "1930..1945", "lags=1 terms=constant");
  g_autoptr(Document) nothing = section_of(&none, CHICKEGG_CSV, "chicken egg", "1930..1934", "lags=1 terms=constant");

  assert_row(block_of(document, BLOCK_TABLE, 0), 0,
             "chicken | 203707 + 65.24 · egg | 0.825 | 1 | −2.218 |  |  | too few to judge");
  assert_text(
      block_of(document, BLOCK_WARNING, 0)->text,
      "There are only 16 observations. The statistics are shown as a description, without verdicts: below 20 the "
      "test has no power to speak of.");
  assert_int_equal(count_of(document, BLOCK_WARNING), 1);
  assert_text(last_text(document), "With only 16 observations the statistics describe the series; whether they wander "
                                   "together cannot be judged from them." CAUSE);
  assert_row(block_of(nothing, BLOCK_TABLE, 0), 1,
             "egg |  |  |  |  |  |  | not computed: residuals: ADF: 5 observations, at least 6 are needed");
}

static void
json_has_every_number(void **state)
{
  (void)state;
  g_auto(LaggedCase) one;
  lagged_case(&one, CHICKEGG_CSV, "cointegration", "chicken egg", "", NULL, "lags=1 terms=constant");
  cJSON *object = cJSON_CreateObject();
  analysis_report(one.analysis.kind)->json(object, &one.analysis);
  const cJSON *tests = cJSON_GetObjectItem(object, "tests"), *first = cJSON_GetArrayItem(tests, 0);

  assert_int_equal(cJSON_GetArraySize(tests), 2);
  assert_string_equal(cJSON_GetObjectItem(first, "response")->valuestring, "chicken");
  assert_string_equal(cJSON_GetObjectItem(first, "null")->valuestring, "no cointegration");
  assert_true(cJSON_IsFalse(cJSON_GetObjectItem(first, "integrated")));
  assert_true(cJSON_IsTrue(cJSON_GetObjectItem(cJSON_GetArrayItem(tests, 1), "integrated")));
  const cJSON *statistic = cJSON_GetObjectItem(first, "statistic"),
              *slope = cJSON_GetObjectItem(cJSON_GetObjectItem(first, "coefficients"), "egg");
  assert_digits(g_ascii_strtod(statistic->valuestring, NULL), -1.833691349644, 11);
  assert_digits(g_ascii_strtod(slope->valuestring, NULL), -10.2191710961, 11);
  assert_string_equal(cJSON_GetObjectItem(object, "terms")->valuestring, "constant");
  cJSON_Delete(object);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(hens_and_eggs),         cmocka_unit_test(series_that_come_back),
      cmocka_unit_test(walks_bound_and_apart), cmocka_unit_test(few_observations),
      cmocka_unit_test(json_has_every_number),
  };
  return cmocka_run_group_tests(tests, gsl_handler_off, NULL);
}
