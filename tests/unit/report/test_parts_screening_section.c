#include "../study/parts_case.h"
#undef NILE /* blocks.h has a file of that name */
#include "blocks.h"

#include "report/analysis_reports.h"
#include "report/json_value.h"
#include "report/parts_screening_section.h"

static Document *
section_of(const Analysis *analysis)
{
  Document *document = document_new("t");
  analysis_report(analysis->kind)->section(document, analysis);
  return document;
}

#define CHOSEN                                                                                                         \
  "Each interval is that of one correlation by itself. Those shown were chosen for their small p, and are on average " \
  "nearer to zero than they look. Parts that move together are found together: several of them need not be several "   \
  "pieces of evidence."

#define CLOSE " A screening finds what to look at next; it shows no cause."

#define AVERAGE                                                                                                        \
  " Over many such screenings the share of false findings is at most 5 % on average, if the tests do not depend on "   \
  "each other in an unfavourable way; what it is in this one is not known."

static void
section_of_growth(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = parts_study(", given: tone, lags: 1, top: 2, sample: 2001..2018");
  g_autoptr(Document) document = section_of(parts_analysis_well(one));
  assert_text(
      block_of(document, BLOCK_METHOD, 0)->text,
      "Screening of 3 parts of Exports (by partner) against Tone, taken as written: growth (changes of logs) of "
      "each part over its longest run beside the index; 2002–2018, yearly, n = 8 to 17; lags −1 to +1; above zero Tone "
      "leads. 9 tests, each of the null that there is no correlation at that lag: Pearson’s r of the pairs of that lag "
      "about their own means, by Student’s t for the effective number of pairs (Pyper and Peterman 1998); interval: 95 "
      "%, Fisher’s z with that number; "
      "adjusted p: Benjamini and Hochberg (1995) over all tests.");
  const Block *table = table_of(document, "The 2 parts with the smallest p, at the lag of that p");
  assert_heads(table, "Part | Lag | Pairs | r | 95 % interval | p | Adjusted p");
  assert_int_equal(table->rows->len, 2);
  assert_row(table, 0, "Alpha | +1 | 16 | 0.98 | 0.88 to 0.9960 | < 0.0001 | 0.000229");
  assert_row(table, 1, "Beta | −1 | 16 | 0.36 | −0.17 to 0.72 | 0.175 | 0.524");
  assert_int_equal(count_of(document, BLOCK_WARNING), 3);
  assert_text(block_of(document, BLOCK_WARNING, 0)->text,
              "Parts left out: 1 with fewer than 8 years in a row beside the index, 1 that does not vary.");
  assert_text(block_of(document, BLOCK_WARNING, 1)->text, "17 years are few for 9 tests.");
  assert_text(block_of(document, BLOCK_WARNING, 2)->text, CHOSEN);
  const Block *last = g_ptr_array_index(document->blocks, document->blocks->len - 1);
  assert_int_equal(last->kind, BLOCK_READING);
  assert_text(last->text, "Of 9 correlations of Tone with 3 parts of Exports 1 has a p below 0.05, where chance alone "
                          "gives about 0.5; 1 is left when their number is taken into account, the first of them Alpha "
                          "at lag +1 (r = 0.98, 95 % interval 0.88 to 0.9960, adjusted p = 0.000229)." AVERAGE CLOSE);
}

/* Runs of different length, the rule for lags. */
static void
extents(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = parts_study(", given: tone, top: 1");
  g_autoptr(Document) document = section_of(parts_analysis_well(one));
  const char *method = block_of(document, BLOCK_METHOD, 0)->text;
  assert_non_null(
      strstr(method, "2002–2024, yearly, n = 13 to 23; lags −5 to +5 (by rule: a quarter of n, at most 12);"));
  assert_non_null(table_of(document, "The part with the smallest p, at the lag of that p"));
  assert_text(block_of(document, BLOCK_WARNING, 0)->text,
              "Parts left out: 1 with fewer than 11 years in a row beside the index, 1 that does not vary.");
  assert_int_equal(count_of(document, BLOCK_WARNING), 2);
}

static void
readings(void **state)
{
  (void)state;
  static char index[] = "Tone", label[] = "Exports", name[] = "Alpha";
  ScreenedCell cells[3] = {{0.1, 0.5, 0.6}, {-0.5, 0.001, 0.003}, {0.1, 0.04, 0.06}};
  ScreenedPart part = {.label = name, .n = 30, .effective = 30, .cells = cells, .best = 0, .p = 0.001};
  PartsScreening study = {.label = label,
                          .index = index,
                          .lags = 1,
                          .n_parts = 1,
                          .parts = &part,
                          .cells = cells,
                          .tests = 3,
                          .alone = 2,
                          .found = 1};
  g_autofree char *found = read_parts_screening(&study);
  assert_text(found,
              "Of 3 correlations of Tone with 1 part of Exports 2 have a p below 0.05, where chance alone gives "
              "about 0.2; 1 is left when their number is taken into account, the first of them Alpha at lag 0 (r = "
              "−0.50, 95 % interval −0.73 to −0.17, adjusted p = 0.00300)." AVERAGE CLOSE);
  study.n_parts = 1200;
  study.tests = 3600;
  study.found = 0;
  study.method = PARTS_LEVELS;
  cells[1].adjusted = 0.7;
  g_autofree char *none = read_parts_screening(&study);
  assert_text(none,
              "Of 3600 correlations of Tone with 1200 parts of Exports 2 have a p below 0.05, where chance alone gives "
              "about 180; none is left when their number is taken into account: nothing is told from chance. The "
              "smallest p is that of Alpha at lag 0 (r = −0.50, 95 % interval −0.73 to −0.17, adjusted p = 0.700). "
              "These are levels: two series that trend correlate whether or not they have to do with each "
              "other." CLOSE);
  study.n_parts = 1;
  study.method = PARTS_GROWTH;
  study.tests = study.alone = 0;
  part.p = NAN;
  g_autofree char *untested = read_parts_screening(&study);
  assert_text(untested, "No part of Exports has pairs enough for a test: autocorrelation leaves fewer than 4 that are "
                        "independent." CLOSE);
}

static void
json_has_all_cells(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = parts_study(", given: tone, lags: 1, top: 1");
  const Analysis *analysis = parts_analysis_well(one);
  const PartsScreening *study = analysis->result;
  g_autoptr(GString) got = g_string_new(NULL);
  cJSON *object = cJSON_CreateObject();
  analysis_report(analysis->kind)->json(object, analysis);
  g_autofree char *text = json_print(object);
  cJSON *parsed = cJSON_Parse(text);
  for (const cJSON *member = parsed->child; member; member = member->next)
    g_string_append_printf(got, "%s ", member->string);
  assert_text(got->str, "breakdown by index on convention null lags parts_screened parts_too_short parts_constant "
                        "values_without_logarithm tests below_5_percent below_5_percent_adjusted parts ");
  const cJSON *parts = cJSON_GetObjectItem(parsed, "parts"), *first = cJSON_GetArrayItem(parts, 0),
              *cells = cJSON_GetObjectItem(first, "cells"), *last = cJSON_GetArrayItem(cells, 2);
  assert_int_equal(cJSON_GetArraySize(parts), 3);
  assert_int_equal(cJSON_GetArraySize(cells), 3);
  assert_text(cJSON_GetObjectItem(first, "code")->valuestring, "AAA");
  assert_text(cJSON_GetObjectItem(first, "first")->valuestring, "2002");
  assert_true(cJSON_GetObjectItem(first, "n")->valuedouble == 23);
  assert_true(cJSON_GetObjectItem(last, "lag")->valuedouble == 1);
  assert_true(cJSON_GetObjectItem(last, "pairs")->valuedouble == 22);
  assert_true(cJSON_GetObjectItem(last, "p")->valuedouble == study->parts[0].p);
  assert_true(cJSON_GetObjectItem(last, "lower")->valuedouble < cJSON_GetObjectItem(last, "r")->valuedouble);
  assert_true(cJSON_GetObjectItem(parsed, "values_without_logarithm")->valuedouble == 1);
  assert_text(cJSON_GetObjectItem(parsed, "on")->valuestring, "growth");
  cJSON_Delete(parsed);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(section_of_growth),
      cmocka_unit_test(extents),
      cmocka_unit_test(readings),
      cmocka_unit_test(json_has_all_cells),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
