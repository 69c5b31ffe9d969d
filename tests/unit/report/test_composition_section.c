#include "../study/composed.h"
#include "blocks.h"

#include "report/composition_section.h"
#include "report/json_value.h"
#include "report/result_tables.h"

#define CLOSE                                                                                                          \
  " Shares are of values: a price that rises makes a share larger without a ton more, and a share can fall while its " \
  "value grows. What moved them these numbers do not say."

#define DUNCAN                                                                                                         \
  " Dissimilarity of two periods: half the sum of the absolute differences of shares, from 0 (alike) to 1 (Duncan "    \
  "and Duncan 1955)."

static Document *
section_of(FolderStudy *one)
{
  GError *error = NULL;
  const Analysis *analysis = composed(one, &error);
  assert_no_error(error);
  Document *document = document_new("t");
  section_composition(document, analysis);
  const Block *last = g_ptr_array_index(document->blocks, document->blocks->len - 1);
  assert_int_equal(last->kind, BLOCK_READING);
  return document;
}

static void
a_flow_and_its_total(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(COMPOSED_FILES, COMPOSED("of: exports, top: 2"));
  g_autoptr(Document) document = section_of(one);
  assert_text(block_of(document, BLOCK_METHOD, 0)->text,
              "Composition in 2001, 2002 and 2003 (by rule: the first, the middle and the last that all flows have). "
              "Exports, by product, USD million, FOB: shares of the stated total (TOTAL)." DUNCAN);
  const Block *table = table_of(document, "Exports");
  assert_heads(table, "Part | 2001 | 2002 | 2003 | Change, points");
  assert_int_equal(table->rows->len, 5);
  assert_row(table, 0, "Fuels | 30.0 % | 50.0 % | 75.0 % | +45.0");
  assert_row(table, 1, "Food | 50.0 % | 30.0 % |  | ");
  assert_row(table, 2, "others | 20.0 % | 10.0 % | 25.0 % | +5.0");
  assert_row(table, 3, "unspecified | 0.0 % | 10.0 % | 0.0 % | 0.0");
  assert_row(table, 4, "the whole, USD million | 100.0 | 200.0 | 400.0 | ");
  assert_text(block_of(document, BLOCK_WARNING, 0)->text,
              "Exports: of the stated total no part has 10.0 % in 2002 (unspecified), the most of these periods.");
  assert_text(block_of(document, BLOCK_WARNING, 1)->text,
              "Exports: in 1 of 9 cells (a part in a period) there is no value; in sums and changes it counts as "
              "nothing.");
  assert_text(
      block_of(document, BLOCK_READING, 0)->text,
      "Exports: the largest share is that of Food in 2001 (50.0 %), Fuels in 2002 (50.0 %) and in 2003 (75.0 %). From "
      "2001 to 2003 Fuels gained most (+45.0 points) and Food lost most (−50.0 points); 50 % of the "
      "value would have to stand under other parts for the two to be made up alike (dissimilarity 0.500)." CLOSE);
}

/* Without a stated total, without a unit, and in a period alone. */
static void
a_lone_period(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(COMPOSED_FILES, COMPOSED("of: late, periods: [ 2002 ]"));
  g_autoptr(Document) document = section_of(one);
  assert_text(block_of(document, BLOCK_METHOD, 0)->text,
              "Composition in 2002 (as asked). late, by part: shares of the sum of the parts.");
  const Block *table = table_of(document, "late");
  assert_heads(table, "Part | 2002");
  assert_row(table, 0, "A | 100.0 %");
  assert_row(table, 1, "the whole | 1.000");
  assert_int_equal(count_of(document, BLOCK_WARNING), 0);
  assert_text(block_of(document, BLOCK_READING, 0)->text,
              "late: the largest share is that of A in 2002 (100.0 %)." CLOSE);
}

static void
two_flows(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(COMPOSED_FILES, COMPOSED("of: [ exports, imports ]"));
  g_autoptr(Document) document = section_of(one);
  assert_text(
      block_of(document, BLOCK_METHOD, 0)->text,
      "Composition in 2001 and 2003 (by rule: the first, the middle and the last that all flows have). Exports, "
      "by product, USD million, FOB: shares of the stated total (TOTAL). imports, by product, USD million, CIF: "
      "shares of the sum of the parts." DUNCAN);
  assert_row(table_of(document, "imports"), 0, "Machines | 75.0 % | 75.0 % | 0.0");
  assert_row(table_of(document, "imports"), 1, "D | 25.0 % | 25.0 % | 0.0");
  assert_row(table_of(document, "imports"), 2, "the whole, USD million | 80.00 | 40.00 | ");
  const char *reading = block_of(document, BLOCK_READING, 0)->text, *second = strstr(reading, "imports:");
  assert_non_null(second);
  assert_text(second, "imports: the largest share is that of Machines in 2001 (75.0 %) and in 2003 (75.0 %). From 2001 "
                      "to 2003 no share changed by as much as 0.1 points; 0 % of the value would have to stand under "
                      "other parts for the two to be made up alike (dissimilarity 0.000)." CLOSE);
}

/* Parts that exceed their total a little; a share that only falls, since the rest is unspecified. */
static void
totals_that_do_not_fit(void **state)
{
  (void)state;
  static const char table[] = "year,set,part,value\n2001,t,TOTAL,100\n2001,t,A,60\n2001,t,B,41\n"
                              "2002,t,TOTAL,100\n2002,t,A,30\n2002,t,B,41\n";
  const char *const files[] = {
      "datapackage.json", composed_package, "trade.csv", composed_trade, "odd.csv", table, NULL};
  g_autoptr(FolderStudy) one =
      folder_study_new(files, "breakdowns: [ { name: t, from: odd, where: { set: t }, by: part, total: TOTAL } ]\n"
                              "indicators: [ { name: made, kind: composition, of: t } ]\n");
  g_autoptr(Document) document = section_of(one);
  assert_text(block_of(document, BLOCK_WARNING, 0)->text,
              "t: of the stated total no part has 29.0 % in 2002 (unspecified), the most of these periods.");
  assert_text(block_of(document, BLOCK_WARNING, 1)->text,
              "t: the parts add up to 1.0 % more than the stated total in 2001, so that their shares exceed 100 %.");
  assert_text(
      block_of(document, BLOCK_READING, 0)->text,
      "t: the largest share is that of A in 2001 (60.0 %) and B in 2002 (41.0 %). From 2001 to 2002 A lost most "
      "(−30.0 points); 30 % of the value would have to stand under other parts for the two to be made up alike "
      "(dissimilarity 0.295)." CLOSE);
}

/* Thirty years: twelve columns, the first and the last among them, and a reading of the ends. */
static void
many_periods(void **state)
{
  (void)state;
  g_autoptr(GString) table = g_string_new("year,set,part,value\n"), periods = g_string_new(NULL);
  for (int i = 0; i < 30; i++) {
    g_string_append_printf(table, "%d,t,A,%d\n%d,t,B,%d\n", 1991 + i, 60 - i, 1991 + i, 40 + i);
    g_string_append_printf(periods, "%s%d", i ? ", " : "", 1991 + i);
  }
  const char *const files[] = {"datapackage.json", composed_package, "trade.csv", composed_trade,
                               "odd.csv",          table->str,       NULL};
  g_autofree char *text = g_strdup_printf("breakdowns: [ { name: t, from: odd, where: { set: t }, by: part } ]\n"
                                          "indicators: [ { name: made, kind: composition, of: t, periods: [ %s ] } ]\n",
                                          periods->str);
  g_autoptr(FolderStudy) one = folder_study_new(files, text);
  g_autoptr(Document) document = section_of(one);
  assert_heads(table_of(document, "t"), "Part | 1991 | 1993 | 1996 | 1998 | 2001 | 2004 | 2006 | 2009 | 2012 | 2014 | "
                                        "2017 | 2020 | Change, points");
  assert_text(block_of(document, BLOCK_PARAGRAPH, 0)->text,
              "The tables show 12 of 30 periods, spread evenly; all stand in the JSON.");
  assert_true(g_str_has_prefix(block_of(document, BLOCK_METHOD, 0)->text,
                               "Composition in 30 periods, 1991–2020 (as asked). t, by part"));
  assert_true(
      g_str_has_prefix(block_of(document, BLOCK_READING, 0)->text,
                       "t: the largest share is that of A in 1991 (60.0 %) and B in 2020 (69.0 %). From 1991 to "
                       "2020 B gained most (+29.0 points) and A lost most (−29.0 points); 29 % of"));
}

static void
everything_in_json(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(COMPOSED_FILES, COMPOSED("of: exports, periods: [ 2002, 2003 ]"));
  GError *error = NULL;
  const Analysis *analysis = composed(one, &error);
  assert_no_error(error);
  cJSON *object = cJSON_CreateObject();
  json_composition(object, analysis);
  g_autofree char *text = json_print(object);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++)
    g_strdelimit(g_strstrip(*line), "\t", ' ');
  g_autofree char *flat = g_strjoinv("", lines);
  static const char *const pieces[] = {
      "{\"periods_by_rule\": false,\"top\": 3,\"flows\": [{\"breakdown\": \"exports\",\"label\": \"Exports\",\"by\": "
      "\"product\",\"unit\": \"USD million\",\"valuation\": \"FOB\",\"composition\": null,\"total\": "
      "\"TOTAL\",\"dissimilarity\": 0.39999999999999997,\"rows\": [",
      "{\"period\": \"2002\",\"stated_total\": 200,\"sum_of_parts\": 180,\"whole\": 200,\"unspecified\": 20,\"parts\": "
      "[{\"code\": \"B\",\"label\": \"Fuels\",\"value\": 100,\"share\": 0.5}",
      "{\"period\": \"2003\",\"stated_total\": 400,\"sum_of_parts\": 400,\"whole\": 400,\"unspecified\": 0,",
      "{\"code\": \"A\",\"label\": \"Food\",\"value\": null,\"share\": null}"};
  for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++)
    if (!strstr(flat, pieces[i]))
      fail_msg("'%s' is not in %s", pieces[i], flat);
}

/* Table */

static char *
table_csv(FolderStudy *one, GError **error)
{
  assert_no_error(one->error);
  const TableDef *table = g_ptr_array_index(one->study->tables, 0);
  return result_table(table->kind)->csv(one->results, table, error);
}

static void
a_row_a_part(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(
      COMPOSED_FILES,
      COMPOSED("of: [ exports, imports ], top: 1, periods: [ 2001, 2003 ]") "tables: [ { name: t, kind: composition, "
                                                                            "of: made } ]\n");
  GError *error = NULL;
  g_autofree char *csv = table_csv(one, &error);
  assert_no_error(error);
  assert_string_equal(csv, "period,flow,section,value,share,name\n"
                           "2001,Exports,A,50,0.5,Food\n2001,Exports,B,30,0.3,Fuels\n2001,Exports,C,20,0.2,Machines\n"
                           "2001,imports,C,60,0.75,Machines\n2001,imports,D,20,0.25,D\n"
                           "2003,Exports,A,,,Food\n2003,Exports,B,300,0.75,Fuels\n2003,Exports,C,100,0.25,Machines\n"
                           "2003,imports,C,30,0.75,Machines\n2003,imports,D,10,0.25,D\n");
}

static void
what_no_part_has(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(
      COMPOSED_FILES,
      COMPOSED("of: exports, periods: [ 2002 ]") "tables: [ { name: t, kind: composition, of: made } ]\n");
  GError *error = NULL;
  g_autofree char *csv = table_csv(one, &error);
  assert_no_error(error);
  assert_string_equal(csv, "period,flow,section,value,share,name\n"
                           "2002,Exports,A,60,0.3,Food\n2002,Exports,B,100,0.5,Fuels\n2002,Exports,C,20,0.1,Machines\n"
                           "2002,Exports,unspecified,20,0.1,\n");
}

static void
assert_table_refused(const char *table, int code, const char *wanted)
{
  g_autofree char *text = g_strdup_printf(
      COMPOSED("of: exports") "autocorrelation: [ { name: memory, of: s } ]\n"
                              "series: [ { name: s, from: odd, where: { set: full, part: A } } ]\ntables:\n  - %s\n",
      table);
  g_autoptr(FolderStudy) one = folder_study_new(COMPOSED_FILES, text);
  GError *error = NULL;
  assert_null(table_csv(one, &error));
  g_autofree char *message = folder_study_message(one, error);
  assert_text(message, wanted);
  assert_true(g_error_matches(error, DATA_ERROR, code));
  g_error_free(error);
}

static void
tables_that_hold_nothing(void **state)
{
  (void)state;
  assert_table_refused("{ name: t, kind: composition }", DATA_ERROR_SCHEMA,
                       "study.yaml:15:5: t: a table of this kind needs 'of': the name of an item of kind composition\n"
                       "      - { name: t, kind: composition }\n        ^");
  assert_table_refused("{ name: t, kind: composition, of: mode }", DATA_ERROR_NAME,
                       "study.yaml:15:39: t: there is no item 'mode' of kind composition, did you mean 'made'?\n"
                       "      - { name: t, kind: composition, of: mode }\n"
                       "                                          ^");
  assert_table_refused("{ name: t, kind: composition, of: memory }", DATA_ERROR_SCHEMA,
                       "study.yaml:15:39: t: 'memory' is of kind autocorrelation, and the table holds one of kind "
                       "composition\n"
                       "      - { name: t, kind: composition, of: memory }\n"
                       "                                          ^");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_flow_and_its_total),
      cmocka_unit_test(a_lone_period),
      cmocka_unit_test(two_flows),
      cmocka_unit_test(totals_that_do_not_fit),
      cmocka_unit_test(many_periods),
      cmocka_unit_test(everything_in_json),
      cmocka_unit_test(a_row_a_part),
      cmocka_unit_test(what_no_part_has),
      cmocka_unit_test(tables_that_hold_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
