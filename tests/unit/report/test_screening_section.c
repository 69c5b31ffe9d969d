#include "../study/asked.h"
#include "blocks.h"

#include "report/analysis_reports.h"
#include "report/autocorrelation_section.h"
#include "report/json_value.h"
#include "report/screening_section.h"

#define NILE_CSV "tests/data/reference/nile.csv"

static char *
flat_json(const Analysis *analysis)
{
  cJSON *object = cJSON_CreateObject();
  analysis_report(analysis->kind)->json(object, analysis);
  g_autofree char *text = json_print(object);
  g_autoptr(GRegex) blanks = g_regex_new("\\s+", 0, 0, NULL);
  return g_regex_replace_literal(blanks, text, -1, 0, "", 0, NULL);
}

static void
assert_piece(const char *text, const char *piece)
{
  if (!strstr(text, piece))
    fail_msg("'%s' is not in %.2000s", piece, text);
}

static Document *
section(const Analysis *analysis)
{
  Document *document = document_new("t");
  analysis_report(analysis->kind)->section(document, analysis);
  return document;
}

static const char *
last_text(const Document *document)
{
  const Block *block = g_ptr_array_index(document->blocks, document->blocks->len - 1);
  assert_int_equal(block->kind, BLOCK_READING);
  return block->text;
}

#define CLOSE " A trend, a break or a season shows here as memory too; which of them it is these numbers do not say."

static void
memory_of_the_nile(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask("autocorrelation", NILE_CSV, TRUE, "volume; 0 * volume", "", "lags=5");
  assert_no_error(asked.error);
  g_autoptr(Document) document = section(asked.analysis);
  const Block *table = table_of(document, "volume, 1871–1970, n = 100");
  assert_heads(table, "Lag | r | Band ± | Partial r | Its band ± | Q | p");
  assert_row(table, 0, "1 | 0.4984 | 0.1960 | 0.4984 | 0.1960 | 25.59 | < 0.0001");
  assert_row(table, 4, "5 | 0.2284 | 0.2855 | 0.0650 | 0.1960 | 63.97 | < 0.0001");
  assert_text(
      block_of(document, BLOCK_METHOD, 0)->text,
      "Autocorrelation of 2 series, each over its longest run without a gap, about its mean, over n at every lag; "
      "lags as asked. Band: 95 %, Bartlett’s formula for a series that is correlated at the lags before; of the "
      "partial autocorrelation (Durbin–Levinson) z over the root of n. Q: Ljung–Box up to that lag, its null: the "
      "series is not autocorrelated.");
  assert_text(block_of(document, BLOCK_WARNING, 0)->text,
              "0 * volume: not computed: autocorrelations: all 100 observations are equal.");
  assert_text(
      last_text(document),
      "volume: neighbouring years correlate with 0.50 over 100 values, where chance stays within ±0.20; Ljung–Box "
      "up to lag 5 gives p < 0.0001. It remembers up to 3 years back: its values are not independent. 0 * volume: "
      "not computed (autocorrelations: all 100 observations are equal)." CLOSE);
  g_autofree char *json = flat_json(asked.analysis);
  assert_piece(json, "\"lags_by_rule\":false,\"series\":[{\"label\":\"volume\",\"why_not\":null,\"n\":100,\"first\":"
                     "\"1871\",\"last\":\"1970\"");
  assert_piece(json, "{\"lag\":2,\"r\":0.38457690390487");
  assert_piece(json, "\"why_not\":\"autocorrelations:all100observationsareequal\"}");
}

static void
readings_of_memory(void **state)
{
  (void)state;
  static char label[] = "Index";
  double r[] = {0.5, 0.4}, band[] = {0.3, 0.3}, partial[2] = {0};
  TestResult tests[2] = {{.p = 0.01}, {.p = 0.003}};
  Correlogram one = {.label = label,
                     .n = 40,
                     .lags = 2,
                     .frequency = FREQUENCY_MONTH,
                     .r = r,
                     .partial = partial,
                     .white = 0.31,
                     .band = band,
                     .ljung_box = tests};
  const AutocorrelationStudy study = {.k = 1, .series = &one};
  g_autofree char *all = read_autocorrelation(&study);
  assert_text(all, "Index: neighbouring months correlate with 0.50 over 40 values, where chance stays within ±0.31; "
                   "Ljung–Box up to lag 2 gives p = 0.00300. It remembers at least 2 months back: its values are not "
                   "independent." CLOSE);
  r[0] = 0.1;
  g_autofree char *later = read_autocorrelation(&study);
  assert_text(later, "Index: neighbouring months correlate with 0.10 over 40 values, where chance stays within ±0.31; "
                     "Ljung–Box up to lag 2 gives p = 0.00300. It is autocorrelated, though not from one month to the "
                     "next." CLOSE);
  tests[1].p = 0.2;
  one.n = 12;
  g_autofree char *none = read_autocorrelation(&study);
  assert_text(none, "Index: neighbouring months correlate with 0.10 over 12 values, where chance stays within ±0.31; "
                    "Ljung–Box up to lag 2 gives p = 0.200. The data do not tell it from a series without memory. 12 "
                    "values are few." CLOSE);
}

static void
screening_of_indices(void **state)
{
  (void)state;
  g_auto(Asked) asked = ask_text("screening", INDICES, TRUE, "a; b; c", "", "lags=1 method=levels");
  assert_no_error(asked.error);
  g_autoptr(Document) document = section(asked.analysis);
  assert_text(
      block_of(document, BLOCK_METHOD, 0)->text,
      "Screening of 2 series against a, levels: 2001–2013, yearly, n = 13, lags −1 to +1; above zero a leads. 6 "
      "tests, each of the null that there is no correlation at that lag: Pearson’s r of the pairs of that lag about "
      "their own means, by Student’s t for the effective number of pairs (Pyper and Peterman 1998); adjusted p: "
      "Benjamini and Hochberg over all of them.");
  const Block *table = table_of(document, "The lag with the smallest p of each series");
  assert_heads(table, "Series | Lag | r | p | Adjusted p");
  assert_int_equal(table->rows->len, 2);
  assert_row(table, 0, "b | 0 | 0.8020 | 0.00330 | 0.0198");
  assert_text(block_of(document, BLOCK_WARNING, 0)->text, "13 years are few for 6 tests.");
  g_autofree char *json = flat_json(asked.analysis);
  assert_piece(json, "\"index\":\"a\",\"on\":\"levels\",\"convention\":\"lagk>0:theindexleadstheseriesbykperiods\"");
  assert_piece(json, "\"tests\":6,\"below_5_percent\":");
  assert_piece(json, "{\"series\":\"c\",\"lag\":-1,\"r\":");
}

static void
readings_of_screenings(void **state)
{
  (void)state;
  static char index[] = "Index", one[] = "Fuels", two[] = "Food";
  char *labels[] = {one, two, NULL};
  ScreenedCell cells[6] = {{0.1, 0.5, 0.6}, {0.1, 0.04, 0.12}, {0.1, 0.5, 0.6},
                           {0.1, 0.5, 0.6}, {0.1, 0.6, 0.6},   {-0.41, 0.001, 0.006}};
  ScreeningStudy study = {.index = index,
                          .labels = labels,
                          .n_series = 2,
                          .n = 60,
                          .lags = 1,
                          .changes = TRUE,
                          .cells = cells,
                          .tests = 6,
                          .alone = 2,
                          .found = 1};
  g_autofree char *found = read_screening(&study);
  assert_text(found,
              "Of 6 correlations of Index with 2 series 2 have a p below 0.05, where chance alone gives about 0.3; 1 "
              "is left when their number is taken into account, the first of them Food at lag +1 (r = −0.41, "
              "adjusted p = 0.00600). Over many such screenings the share of false findings is at most 5 % on average, "
              "if the tests do not depend on each other in an unfavourable way; what it is in this one is not known. A "
              "screening finds what to look at next; it shows no cause.");
  study.alone = study.found = 0;
  study.changes = FALSE;
  study.tests = 500;
  g_autofree char *none = read_screening(&study);
  assert_text(none,
              "Of 500 correlations of Index with 2 series none has a p below 0.05, where chance alone gives about 25; "
              "none is left when their number is taken into account: nothing is told from chance. These are levels: "
              "two series that trend correlate whether or not they have to do with each other. A screening finds "
              "what to look at next; it shows no cause.");
}

/* Forty-one series: the table holds forty and says so. */
static void
long_tables_are_cut(void **state)
{
  (void)state;
  GString *of = g_string_new("a");
  for (guint i = 0; i < 41; i++)
    g_string_append_printf(of, "; b + %u", i);
  g_autofree char *text = g_string_free(of, FALSE);
  g_auto(Asked) asked = ask_text("screening", INDICES, TRUE, text, "", "lags=0");
  assert_no_error(asked.error);
  g_autoptr(Document) document = section(asked.analysis);
  assert_int_equal(table_of(document, "The lag with the smallest p of each series")->rows->len, 40);
  assert_text(block_of(document, BLOCK_PARAGRAPH, 0)->text,
              "The table shows the 40 series with the smallest p of 41; all cells stand in the JSON.");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(memory_of_the_nile),   cmocka_unit_test(readings_of_memory),
      cmocka_unit_test(screening_of_indices), cmocka_unit_test(readings_of_screenings),
      cmocka_unit_test(long_tables_are_cut),
  };
  return cmocka_run_group_tests(tests, no_gsl_handler, NULL);
}
