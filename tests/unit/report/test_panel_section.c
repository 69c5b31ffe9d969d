#include "../study/panel_case.h"
#include "blocks.h"

#include "report/analysis_reports.h"
#include "report/json_value.h"
#include "report/panel_section.h"
#include "report/result_tables.h"

static Document *
section_of(FolderStudy *one)
{
  const Analysis *analysis = panel_analysis(one);
  Document *document = document_new("t");
  analysis_report(analysis->kind)->section(document, analysis);
  return document;
}

static const char *
text_of(const Document *document, BlockKind kind, guint i)
{
  const Block *block = block_of(document, kind, i);
  return block ? block->text : NULL;
}

static void
assert_reading(const char *keys, const char *want)
{
  g_autoptr(FolderStudy) one = panel_case(keys, "");
  g_autofree char *reading = read_panel(panel_of(one));
  assert_text(reading, want);
}

#define CLOSE                                                                                                          \
  " This is no cause: the response may move the terms as they move it, and whatever else changes along with them is "  \
  "not held fixed."
#define BOTH                                                                                                           \
  " The partner effects take out all that stays the same for a partner, as size or distance, and the year effects "    \
  "all that partners share in a year: a partner’s own changes are set against those of the others in the same year."
#define FEW(n) " With only " n " partners the intervals are more likely too narrow than too wide."
#define UNTOLD ", which the data do not tell from zero."
#define WARN_ABSENT                                                                                                    \
  "No value in 6 of 36 pairs: nothing is known of them, and they are not taken as zeros. What is found holds for "     \
  "pairs that are there."

static void
logarithms(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = panel_case("formula: log(exports) ~ log(1 + good) + log(1 + bad)", "");
  g_autoptr(Document) document = section_of(one);
  assert_text(text_of(document, BLOCK_METHOD, 0),
              "Least squares of log(exports) on log(1 + good) and log(1 + bad) over pairs of partner and year, "
              "2001–2006, n = 28, with partner and year effects, taken out exactly (Wansbeek and Kapteyn 1989). Errors "
              "clustered by partner (CR1, times G/(G−1) (n−1)/(n−K) with G = 5 and K = 8: coefficients, constant and "
              "year effects; the partner effects lie within the clusters and are not counted); t with 4 degrees of "
              "freedom. The null of each p: the coefficient is zero, the effects being in the model. Plain errors "
              "beside them: equal variances, no dependence.");
  const Block *table = table_of(document, "Coefficients");
  assert_heads(table, "Term | Estimate | Std. error | t | p | 95 % lower | 95 % upper | Plain std. error");
  assert_row(table, 0, "log(1 + good) | 0.1363 | 0.04483 | 3.04 | 0.0384 | 0.01182 | 0.2608 | 0.06709");
  assert_row(table, 1, "log(1 + bad) | 0.06101 | 0.01929 | 3.16 | 0.0341 | 0.007448 | 0.1146 | 0.04819");
  assert_text(text_of(document, BLOCK_PARAGRAPH, 0),
              "The terms account for 23.0\u00a0% of the variance that the effects leave (within R²); R² with the "
              "effects 0.996. Standard deviation of the errors: 0.1119.");
  const Block *last = g_ptr_array_index(document->blocks, document->blocks->len - 1);
  assert_int_equal(last->kind, BLOCK_READING);
  assert_int_equal(count_of(document, BLOCK_READING), 1);
  assert_text(last->text,
              "Over 5 partners and 6 years: 1\u00a0% more (1 + good) goes with 0.136\u00a0% more exports (95\u00a0% "
              "interval 0.0118\u00a0% to 0.261\u00a0%). 1\u00a0% more (1 + bad) goes with 0.0610\u00a0% more exports "
              "(95\u00a0% interval 0.00745\u00a0% to 0.115\u00a0%)." BOTH FEW("5") CLOSE);
}

static void
pairs_and_warnings(void **state)
{
  (void)state;
  static const char *const rows[] = {"possible: 6 partners with a value in the sample, 6 years | 36 | 100.0\u00a0%",
                                     "with exports above zero | 29 | 80.6\u00a0%",
                                     "with zero | 1 | 2.8\u00a0%",
                                     "without a row or a value | 6 | 16.7\u00a0%",
                                     "left out: no row or no value | 6 | 16.7\u00a0%",
                                     "left out: a zero, of which the response is not defined | 1 | 2.8\u00a0%",
                                     "left out: a term has no value | 8 | 22.2\u00a0%",
                                     "left out: alone, so that an effect fits it by itself | 0 | 0.0\u00a0%",
                                     "used | 21 | 58.3\u00a0%"};
  static const char *const warnings[] = {
      WARN_ABSENT,
      "Left out: 1 pair with zero, of which the response is not defined. method: ppml, of the response without its "
      "logarithm, keeps such pairs.",
      "Zeros throughout in good, since the table has no row of one partner and absent rows mean zero there: EEE. Where "
      "its source does not cover one this is wrong: 'without' leaves it out, and 'covered: yes' all such.",
      "5 partners are few clusters: with fewer than 30 clustered errors are often too small, and so is p (Cameron, "
      "Gelbach and Miller 2008).",
      "A lag of the response stands beside partner effects: its coefficient is biased, the more the fewer years there "
      "are (Nickell 1981), and the others with it."};
  g_autoptr(FolderStudy) one = panel_case("formula: log(exports) ~ lag(log(exports)) + good", "");
  g_autoptr(Document) document = section_of(one);
  const Block *table = table_of(document, "Pairs of partner and year");
  assert_heads(table, "Pairs | Number | Share");
  assert_int_equal(table->rows->len, G_N_ELEMENTS(rows));
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
    assert_row(table, i, rows[i]);
  assert_int_equal(count_of(document, BLOCK_WARNING), G_N_ELEMENTS(warnings));
  for (guint i = 0; i < G_N_ELEMENTS(warnings); i++)
    assert_text(text_of(document, BLOCK_WARNING, i), warnings[i]);
}

static void
parts_left_out(void **state)
{
  (void)state;
  static const char *const rows[] = {"without a row or a value | 6 | 16.7\u00a0%",
                                     "left out: partners without any row in good | 6 | 16.7\u00a0%",
                                     "left out: no row or no value | 6 | 16.7\u00a0%"};
  g_autoptr(FolderStudy) one = panel_case("formula: log(exports) ~ good, covered: yes", "");
  g_autoptr(FolderStudy) two = panel_case("formula: log(exports) ~ bad + milder, covered: yes, effects: none", "");
  g_autoptr(Document) document = section_of(one), second = section_of(two);
  const Block *table = table_of(document, "Pairs of partner and year");
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
    assert_row(table, 3 + i, rows[i]);
  assert_int_equal(count_of(document, BLOCK_WARNING), 4);
  assert_text(text_of(document, BLOCK_WARNING, 0),
              "No value in 6 of 30 pairs: nothing is known of them, and they are not taken as zeros. What is found "
              "holds for pairs that are there.");
  assert_text(text_of(document, BLOCK_WARNING, 2),
              "Left out: one partner without any row in good, where absent rows mean zero: EEE. A partner with nothing "
              "but zeros and one that the source does not cover look the same there. What is found holds for those "
              "with rows.");
  assert_row(table_of(second, "Pairs of partner and year"), 4,
             "left out: partners without any row in one of bad, milder | 12 | 33.3\u00a0%");
  assert_text(text_of(second, BLOCK_WARNING, 2),
              "Left out: 2 partners without any row in one of bad, milder, where absent rows mean zero: by size EEE "
              "and DDD. A partner with nothing but zeros and one that the source does not cover look the same there. "
              "What is found holds for those with rows.");
}

static void
counts(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one =
      panel_case("formula: exports ~ lag(log(1 + good)) + bad, method: ppml, effects: period", "");
  g_autoptr(Document) document = section_of(one);
  assert_text(text_of(document, BLOCK_METHOD, 0),
              "Poisson pseudo-maximum likelihood (Santos Silva and Tenreyro 2006) of exports on lag(log(1 + good)) and "
              "bad over pairs of partner and year, 2002–2006, n = 25, with year effects, taken out by their means. "
              "Linear in terms and effects is the logarithm of the mean. Errors clustered by partner (CR1, times "
              "G/(G−1) with G = 6); t with 5 degrees of freedom. The null of each p: the coefficient is zero, the "
              "effects being in the model. Plain errors beside them: variance in proportion to the mean, no "
              "dependence.");
  assert_text(text_of(document, BLOCK_PARAGRAPH, 0),
              "The terms account for 83.5\u00a0% of the deviance that the effects leave. Squared correlation of "
              "response and fit: 0.947. Variance over the mean: 27.42. Converged after 6 steps.");
}

static void
readings(void **state)
{
  (void)state;
  assert_reading("formula: exports ~ lag(log(1 + good)) + bad, method: ppml, effects: period",
                 "Over 6 partners and 5 years: 1\u00a0% more (1 + good) one year before goes with 0.895\u00a0% more "
                 "exports (95\u00a0% interval 0.301\u00a0% to 1.49\u00a0%). One more unit of bad goes with "
                 "−5.22\u00a0% in exports (95\u00a0% interval −14.0\u00a0% to 4.45\u00a0%)" UNTOLD
                 " The year effects take out what all partners share in a year; what sets them apart for good, as size "
                 "or distance, is not taken out." FEW("6") CLOSE);
  assert_reading("formula: 'log(exports) ~ lag(good, 2) + log(bad + 1)', effects: partner",
                 "Over 5 partners and 4 years: One more unit of good 2 years before goes with +3.36\u00a0% in exports "
                 "(95\u00a0% interval −4.32\u00a0% to 11.7\u00a0%)" UNTOLD
                 " 1\u00a0% more (bad + 1) goes with 0.00810\u00a0% more exports (95\u00a0% interval −0.232\u00a0% to "
                 "0.248\u00a0%)" UNTOLD
                 " The partner effects take out all that stays the same for a partner, as size or distance; what all "
                 "partners share in a year is not taken out." FEW("5") CLOSE);
  assert_reading("formula: exports ~ log(1 + good), effects: none",
                 "Over 6 partners and 6 years: 1\u00a0% more (1 + good) goes with 0.8345 USD million more exports "
                 "(95\u00a0% interval 0.2120 to 1.457). No effects are taken out: what sets partners apart for good "
                 "and what they share in a year are both in these figures." FEW("6") CLOSE);
  assert_reading("formula: exports ~ good + bad:good",
                 "Over 5 partners and 6 years: One more unit of good goes with 4.969 USD million more exports "
                 "(95\u00a0% interval 3.389 to 6.549). One more unit of bad:good goes with 0.3343 USD million less "
                 "exports (95\u00a0% interval −0.4985 to −0.1701). Where a term is part of a product too, its own "
                 "figure is that at zero of the other factor." BOTH FEW("5") CLOSE);
}

/* What only other data bring: many clusters, several sets, many codes, parts that are pairs. */
static void
other_panels(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = panel_case("formula: log(exports) ~ log(1 + good)", "");
  PanelStudy *study = (PanelStudy *)panel_of(one);
  PanelZeros *zeros = g_ptr_array_index(study->rows->zeros, 0);
  g_strfreev(zeros->codes);
  zeros->codes = g_strsplit("A,B,C,D,E,F,G,H,I,J,K,L,M,N", ",", -1);
  g_free(study->rows->by);
  study->rows->by = g_strdup("product and partner");
  study->fit->entities = 40;
  study->fit->sets = 2;
  g_autoptr(Document) document = section_of(one);
  assert_int_equal(count_of(document, BLOCK_WARNING), 4);
  assert_text(text_of(document, BLOCK_WARNING, 2),
              "Zeros throughout in good, since the table has no row of 14 parts and absent rows mean zero there: by "
              "size A, B, C, D, E, F, G, H, I, J, K, L and 2 more. Where its source does not cover one this is wrong: "
              "'without' leaves it out, and 'covered: yes' all such.");
  assert_text(text_of(document, BLOCK_WARNING, 3),
              "The parts fall into 2 sets that share no year: each is compared within itself.");
  g_autofree char *reading = read_panel(study);
  assert_true(g_str_has_prefix(reading, "Over 40 parts and 6 years: "));
  assert_null(strstr(reading, "too narrow"));
  g_free(study->rows->by);
  study->rows->by = g_strdup("country");
  g_autofree char *many = panel_noun(study, 2), *single = panel_noun(study, 1);
  assert_text(many, "countries");
  assert_text(single, "country");
}

static char *
flat_json(FolderStudy *one)
{
  cJSON *object = cJSON_CreateObject();
  json_analysis(object, panel_analysis(one));
  g_autofree char *text = json_print(object);
  g_autoptr(GRegex) blanks = g_regex_new("\\s+", 0, 0, NULL);
  return g_regex_replace_literal(blanks, text, -1, 0, "", 0, NULL);
}

#define assert_holds(text, piece)                                                                                      \
  do {                                                                                                                 \
    if (!strstr(text, piece))                                                                                          \
      fail_msg("'%s' is not in:\n%.3000s", piece, text);                                                               \
  } while (0)

static void
json(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) ols = panel_case("formula: log(exports) ~ log(1 + good)", "");
  g_autoptr(FolderStudy) ppml = panel_case("formula: exports ~ good, method: ppml, effects: none", "");
  g_autoptr(FolderStudy) covered = panel_case("formula: exports ~ milder, effects: none, covered: yes", "");
  g_autoptr(FolderStudy) alone = panel_case("formula: exports ~ lag(exports), effects: none", "");
  g_autofree char *one = flat_json(ols), *two = flat_json(ppml), *three = flat_json(covered), *four = flat_json(alone);
  assert_holds(one,
               "\"name\":\"made\",\"kind\":\"panel\",\"source\":\"Customs;Wires\",\"formula\":\"log(exports)~log(1+"
               "good)\",\"method\":\"ols\",\"effects\":\"both\",\"by\":\"partner\",\"response\":\"log(exports)\","
               "\"unit\":null,\"errors\":\"clusteredbypart(CR1)\",\"null\":\"thecoefficientiszero\",\"first\":"
               "\"2001\",\"last\":\"2006\",\"n\":28,\"partners\":5,\"periods\":6,\"parameters\":11,\"sets\":1,"
               "\"within_r_squared\":");
  assert_holds(one, "\"coefficients\":[{\"term\":\"log(1+good)\",\"estimate\":");
  assert_holds(one, "\"pairs_possible\":36,\"pairs_above_zero\":29,\"pairs_zero\":1,\"pairs_below_zero\":0,"
                    "\"pairs_absent\":6,\"partners_uncovered\":1,\"left_out_uncovered\":0,\"left_out_absent\":6,\"left_"
                    "out_zero\":1,\"left_out_undefined\":0,"
                    "\"left_out_without_term\":0,\"left_out_singletons\":1,\"left_out_only_zero\":0,"
                    "\"left_out_separated\":0,\"pairs_used\":28,\"taken_as_zeros\":[{\"breakdowns\":\"good\","
                    "\"codes\":[\"EEE\"]}],\"covered\":false,\"uncovered\":[\"EEE\"]}");
  assert_holds(three, "\"partners_uncovered\":2,\"left_out_uncovered\":12,");
  assert_holds(three, "\"taken_as_zeros\":[],\"covered\":true,\"uncovered\":[\"EEE\",\"DDD\"]}");
  assert_holds(four, "\"partners_uncovered\":0,\"left_out_uncovered\":0,");
  assert_holds(four, "\"covered\":false,\"uncovered\":[]}");
  assert_holds(two, "\"method\":\"ppml\",\"effects\":\"none\"");
  assert_holds(two, "\"unit\":\"USDmillion\"");
  assert_holds(two, "\"within_deviance\":0.");
  assert_holds(two, "\"dispersion\":");
  assert_holds(two, "{\"term\":\"(Intercept)\",");
}

static void
table(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = panel_case("formula: log(exports) ~ log(1 + good) + log(1 + bad)",
                                          "tables:\n  - { name: panel, kind: panel, of: made }\n");
  GError *error = NULL;
  const TableDef *def = study_table(one->study, "panel");
  g_autofree char *csv = result_table(def->kind)->csv(one->results, def, &error);
  assert_no_error(error);
  g_auto(GStrv) lines = g_strsplit(csv, "\n", -1);
  assert_int_equal(g_strv_length(lines), 4);
  assert_text(lines[0],
              "term,estimate,std_error,t,p,lower,upper,n,partners,periods,plain_std_error,within,name,response,"
              "method,effects,pairs_possible,pairs_above_zero,pairs_zero,pairs_below_zero,pairs_absent,"
              "partners_uncovered,left_out_uncovered,left_out_absent,left_out_zero,left_out_undefined,left_out_without_"
              "term,left_out_singletons,"
              "left_out_only_zero,left_out_separated,pairs_used");
  assert_true(g_str_has_prefix(lines[1], "log(1 + good),0.136297556543"));
  assert_true(g_str_has_prefix(lines[2], "log(1 + bad),0.0610079277553"));
  assert_true(g_str_has_suffix(lines[2], ",made,log(exports),ols,both,36,29,1,0,6,1,0,6,1,0,0,1,0,0,28"));
  g_auto(GStrv) heads = g_strsplit(lines[0], ",", -1), cells = g_strsplit(lines[2], ",", -1);
  assert_int_equal(g_strv_length(heads), g_strv_length(cells));
}

static void
table_without_its_item(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one =
      panel_case("formula: log(exports) ~ good", "tables:\n  - { name: panel, kind: panel, of: mode }\n");
  GError *error = NULL;
  const TableDef *def = study_table(one->study, "panel");
  assert_null(result_table(def->kind)->csv(one->results, def, &error));
  g_autofree char *message = folder_study_message(one, error);
  *strchr(message, '\n') = '\0';
  assert_text(message, "study.yaml:16:37: panel: there is no item 'mode' of kind panel, did you mean "
                       "'made'?");
  g_error_free(error);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(logarithms), cmocka_unit_test(pairs_and_warnings),     cmocka_unit_test(counts),
      cmocka_unit_test(readings),   cmocka_unit_test(other_panels),           cmocka_unit_test(json),
      cmocka_unit_test(table),      cmocka_unit_test(table_without_its_item), cmocka_unit_test(parts_left_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
