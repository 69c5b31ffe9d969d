#include "../study/mirror_case.h"

#include "blocks.h"
#include "report/analysis_reports.h"
#include "report/csv_tables.h"
#include "report/json_value.h"
#include "report/mirror_section.h"

#define BOTH "of: exports, mirror: mirror"

static Document *
section(FolderStudy *one)
{
  Document *document = document_new("t");
  section_mirror(document, mirror_analysis(one));
  return document;
}

static void
methods(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = mirror_case(BOTH, ""), back = mirror_case("of: imports, mirror: their_exports", ""),
                         asked = mirror_case(BOTH ", allowance: 0.2", "");
  g_autoptr(Document) document = section(one), imports = section(back), twenty = section(asked);
  assert_text(
      block_of(document, BLOCK_METHOD, 0)->text,
      "Mirror statistics: reported is Exports (FOB), mirrored is Imports of partners (CIF); USD million; 2001–2006, "
      "yearly, 6 years, 4 partners. Ratio: reported over mirrored, sums over the partners that both sides report in a "
      "year; lowest and highest: with any one of them left out. They are all there are and no sample, so that there is "
      "no confidence interval. Expected ratio 0.909: exports FOB over imports CIF, 1/(1 + a) with an allowance a of "
      "10 % for freight and insurance (the convention of the IMF’s Direction of Trade Statistics; its 6 % since 2017 "
      "give 0.943). Excess: reported less the expected ratio times mirrored.");
  assert_text(
      block_of(document, BLOCK_METHOD, 1)->text,
      "Order of the partners: by the sum of their excesses without signs; one way: the sum with signs as a share of "
      "it. p: exact sign test, two-sided, its null: above and below zero are equally likely, each year on its own "
      "(which it is not, so that p is too small: read it as a description). z: modified z-score of the log ratio, by "
      "median "
      "and median absolute deviation from 5 values on; beyond 3.5 an outlier (Iglewicz and Hoaglin 1993).");
  assert_text(
      block_of(imports, BLOCK_METHOD, 0)->text,
      "Mirror statistics: reported is imports (CIF), mirrored is their_exports (FOB); USD million; 2001–2002, yearly, "
      "2 years, 2 partners. Ratio: reported over mirrored, sums over the partners that both sides report in a year; "
      "lowest and highest: with any one of them left out. They are all there are and no sample, so that there is no "
      "confidence interval. Expected ratio 1.100: imports CIF over exports FOB, 1 + a with an allowance a of 10 % for "
      "freight and insurance (the convention of the IMF’s Direction of Trade Statistics; its 6 % since 2017 give "
      "1.060). Excess: reported less the expected ratio times mirrored.");
  assert_text(
      block_of(twenty, BLOCK_METHOD, 0)->text,
      "Mirror statistics: reported is Exports (FOB), mirrored is Imports of partners (CIF); USD million; 2001–2006, "
      "yearly, 6 years, 4 partners. Ratio: reported over mirrored, sums over the partners that both sides report in a "
      "year; lowest and highest: with any one of them left out. They are all there are and no sample, so that there is "
      "no confidence interval. Expected ratio 0.833: exports FOB over imports CIF, 1/(1 + a) with an allowance a of "
      "20 % for freight and insurance (as asked). Excess: reported less the expected ratio times mirrored.");
}

static void
tables(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = mirror_case(BOTH ", top: 2", "");
  g_autoptr(Document) document = section(one);
  const Block *sums = table_of(document, "Sums over partners that both sides report, USD million"),
              *partners = table_of(document, "2001–2006, the largest differences first, USD million"),
              *widest = table_of(document, "2004, the largest differences first, USD million"),
              *last = table_of(document, "2006, the largest differences first, USD million");
  assert_heads(sums, "Period | Pairs | Reported | Mirrored | Ratio | Lowest | Highest | Excess | All reported | All "
                     "mirrored");
  assert_int_equal(sums->rows->len, 6);
  assert_row(sums, 2, "2003 | 2 | 210 | 153 | 1.37 | 0.94 | 3.60 | 70.9 | 210 | 171");
  assert_heads(partners, "Name | Periods | Reported | Mirrored | Ratio | Excess | One way | Above | Below | p, were "
                         "they independent | Outliers");
  assert_int_equal(partners->rows->len, 2);
  assert_row(partners, 0, "Netherlands | 6 | 750 | 146 | 5.14 | 617 | 100 % | 6 | 0 | 0.0313 | 0");
  assert_heads(widest, "Name | Reported | Mirrored | Ratio | Excess | z among periods | z in this period");
  assert_int_equal(widest->rows->len, 2);
  assert_row(widest, 0, "Netherlands | 300 | 24.0 | 12.50 | 278 | 1.2 | –");
  assert_row(last, 0, "Netherlands | 100 | 30.0 | 3.33 | 72.7 | 0.0 | –");
  assert_text(block_of(document, BLOCK_PARAGRAPH, 0)->text, "The table shows 2 of 3 partners; all stand in the JSON.");
}

static void
one_partner(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = mirror_case("of: germany, mirror: mirror, sample: 2001", ""),
                         lone = mirror_case("of: imports, mirror: their_exports, sample: 2001", "");
  g_autoptr(Document) document = section(one), imports = section(lone);
  assert_non_null(strstr(block_of(document, BLOCK_METHOD, 0)->text, "; 2001, yearly, 1 year, 3 partners. Ratio:"));
  assert_non_null(strstr(block_of(imports, BLOCK_METHOD, 0)->text, "; 2001, yearly, 1 year, 1 partner. Ratio:"));
}

/* A ratio beyond the range of doubles is none, in text, CSV and JSON alike. */
static void
ratios_beyond_the_range(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = mirror_case("of: germany, mirror: mirror, sample: 2001..2002, periods: [ 2001 ]",
                                           "tables:\n  - { name: t, kind: mirror, of: m }\n");
  const MirrorStudy *study = mirror_of(one);
  GError *error = NULL;
  study->x[0] = study->partners[0].sum.reported = 1e308;
  study->y[0] = study->partners[0].sum.mirrored = 1e-308;
  g_autoptr(Document) document = section(one);
  assert_row(table_of(document, "2001–2002, the largest differences first, USD million"), 0,
             "Germany | 2 | 1.00e+308 | 1.00e−308 | – | 0.909 | 100 % | 1 | 0 | > 0.999 | 0");
  assert_row(table_of(document, "2001, the largest differences first, USD million"), 0,
             "Germany | 1.00e+308 | 1.00e−308 | – | 1.00e+308 | – | –");
  g_autofree char *csv = table_csv(one->results, study_table(one->study, "t"), &error);
  assert_no_error(error);
  g_auto(GStrv) lines = g_strsplit(csv, "\n", -1);
  assert_string_equal(lines[1], "2001,DEU,1e+308,1e-308,");
}

static void
doubts(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = mirror_case(BOTH ", bloc: EU, given: index", "");
  g_autoptr(Document) document = section(one);
  const Block *given = table_of(document, "Log ratio of the sums and Index");
  assert_text(
      block_of(document, BLOCK_METHOD, 2)->text,
      "ln(reported/mirrored) of the sums and Index: Pearson’s r; interval (95 %, Fisher) and p by the effective "
      "number of periods (Pyper and Peterman 1998), the null: no correlation.");
  assert_heads(given, "On | r | 95 % interval | n | n eff. | p | Note");
  assert_row(given, 0, "Levels | −0.99 | −0.9996 to −0.67 | 6 | 4.3 | 0.00704 | ");
  assert_row(given, 1, "Changes | −0.99 | −0.9997 to −0.79 | 5 | 4.4 | 0.00353 | ");
  assert_text(block_of(document, BLOCK_WARNING, 0)->text,
              "The sum is not called EU, of which these never were members: RUS.");
  assert_text(block_of(document, BLOCK_WARNING, 1)->text,
              "The ratios leave out what one side alone reports: 0.0 % of "
              "all that is reported, 5.1 % of all that is mirrored; a twentieth of a side or more, so that the "
              "sums are not those of other periods, in 2002, 2003.");
  assert_text(block_of(document, BLOCK_WARNING, 2)->text,
              "Pairs in the very ratio 1.10 or 1.06, by which the IMF estimates what one side does not report: 1 of "
              "17. Such a pair is hardly two reports.");
  assert_text(block_of(document, BLOCK_WARNING, 3)->text,
              "With only 6 pairs a correlation weaker than ±0.81 cannot be told from none; as autocorrelation leaves "
              "4.3 independent ones, ±0.93.");
}

static void
json(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = mirror_case(BOTH ", given: index", "");
  cJSON *object = cJSON_CreateObject();
  json_analysis(object, mirror_analysis(one));
  const cJSON *periods = cJSON_GetObjectItem(object, "periods"), *partners = cJSON_GetObjectItem(object, "partners"),
              *pairs = cJSON_GetObjectItem(object, "pairs");
  assert_int_equal(cJSON_GetArraySize(periods), 6);
  assert_int_equal(cJSON_GetArraySize(partners), 4);
  assert_int_equal(cJSON_GetArraySize(pairs), 19);
  g_autofree char *text = json_print(object);
  static const char *const pieces[] = {"\"kind\":\t\"mirror\"",
                                       "\"source\":\t\"Customs; Index; Partners\"",
                                       "\"valuation\":\t\"fob_against_cif\"",
                                       "\"allowance\":\t0.1",
                                       "\"expected_ratio\":\t0.9090909090909091",
                                       "\"sum_is\":\t\"all\"",
                                       "\"likely_estimates\":\t1",
                                       "\"n_pairs\":\t17",
                                       "\"only_mirrored\":\t1",
                                       "\"log_ratio\":\tnull",
                                       "\"null\":\t\"no correlation\""};
  for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++)
    if (!strstr(text, pieces[i]))
      fail_msg("'%s' is not in %.3000s", pieces[i], text);
}

static void
tables_of_the_study(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one =
      mirror_case("of: exports, mirror: members, bloc: EU, sample: 2002..2003",
                  "tables:\n  - { name: t, kind: mirror, of: m }\n  - { name: none, kind: mirror, of: n }\n");
  GError *error = NULL;
  assert_no_error(one->error);
  g_autofree char *csv = table_csv(one->results, study_table(one->study, "t"), &error);
  assert_no_error(error);
  assert_text(csv, "period,partner,reported,mirrored,ratio\n"
                   "2002,DEU,100,110,0.9090909090909091\n"
                   "2002,LVA,0,20,0\n"
                   "2002,NLD,40,21,1.9047619047619047\n"
                   "2002,EU,140,151,0.9271523178807947\n"
                   "2003,DEU,120,128,0.9375\n"
                   "2003,LVA,,18,\n"
                   "2003,NLD,90,25,3.6\n"
                   "2003,EU,210,171,1.2280701754385965\n");
  assert_null(table_csv(one->results, study_table(one->study, "none"), &error));
  g_autofree char *got = folder_study_message(one, error);
  assert_true(g_str_has_prefix(got, "study.yaml:21:37: none: there is no item 'n' of kind mirror"));
  g_clear_error(&error);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(methods),
      cmocka_unit_test(tables),
      cmocka_unit_test(one_partner),
      cmocka_unit_test(ratios_beyond_the_range),
      cmocka_unit_test(doubts),
      cmocka_unit_test(json),
      cmocka_unit_test(tables_of_the_study),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
