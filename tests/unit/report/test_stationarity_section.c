#include "blocks.h"

#include "../study/lagged_case.h"
#include "report/analysis_reports.h"
#include "report/json_value.h"

static Document *
section_of(LaggedCase *one, const char *path, const char *kind, const char *of, const char *sample, const char *options)
{
  lagged_case(one, path, kind, of, "", sample, options);
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

static void
reads(const char *path, const char *kind, const char *of, const char *sample, const char *options, const char *text)
{
  g_auto(LaggedCase) one;
  g_autoptr(Document) document = section_of(&one, path, kind, of, sample, options);
  assert_text(last_text(document), text);
}

#define NOTHING_PROVED " A test that does not reject proves nothing."
#define SELDOM         " A test that does not reject proves nothing, and with fewer than 50 observations it seldom rejects."

/* The numbers are those of stats/test_unit_root.c and its neighbours, checked against R and gretl there. */
static void
tables_of_the_nile(void **state)
{
  (void)state;
  g_auto(LaggedCase) one;
  g_autoptr(Document) document = section_of(&one, NILE, "stationarity", "volume", NULL, "");
  const Block *table = table_of(document, "volume: does it wander or come back?");

  assert_text(block_of(document, BLOCK_METHOD, 0)->text,
              "ADF and DF-GLS with lagged differences by AIC; Zivot–Andrews with those of ADF; the long-run variances "
              "of Phillips–Perron and KPSS with floor(4 (n/100)^(1/4)) lags. A unit root is rejected below the 5 % "
              "value: MacKinnon’s (2010) for n as it is, of DF-GLS with a trend those of Elliott, Rothenberg and "
              "Stock, of Zivot–Andrews their own for large n. KPSS rejects above it. p is for large n, from the law of "
              "each test itself; that of KPSS is not clipped to 0.01–0.10 as R’s is, and its verdict goes by p. A "
              "break is dated by the last period before it; that a unit root is rejected does not show that there was "
              "one.");
  assert_text(block_of(document, BLOCK_METHOD, 1)->text,
              "volume: 1871–1970, yearly, n = 100. Levels are tested with a constant and a trend, since the series has "
              "a trend (Mann–Kendall, p < 0.0001); first differences with a constant.");
  assert_heads(table, "Of | Test | Null | Lags | Statistic | 5 % value | p | At 5 %");
  assert_row(table, 0, "levels | ADF | a unit root | 1 | −4.791 | −3.456 | 0.000450 | rejected");
  assert_row(table, 1, "levels | DF-GLS | a unit root | 1 | −4.709 | −3.030 | – | rejected");
  assert_row(table, 2, "levels | Phillips–Perron | a unit root | 3 | −6.690 | −3.456 | < 0.0001 | rejected");
  assert_row(table, 3, "levels | KPSS | stationary about a trend | 4 | 0.238 | 0.146 | 0.00643 | rejected");
  assert_row(table, 4,
             "levels | Zivot–Andrews, level and trend break | a unit root, no break | 1 | −6.842 | −5.080 | – | "
             "rejected (break after 1898)");
  assert_row(table, 8, "changes | KPSS | stationary about a mean | 3 | 0.023 | 0.463 | 0.993 | not rejected");
  assert_int_equal(table->rows->len, 10);
  assert_int_equal(count_of(document, BLOCK_WARNING), 0);
  assert_text(last_text(document),
              "volume: ADF rejects a unit root (−4.79 against −3.46 at 5 %) but KPSS rejects that it keeps to a trend "
              "(p = 0.00643): the two contradict each other, as they do with a break or with long memory. Allowing for "
              "one break (after 1898), Zivot–Andrews rejects a unit root. Of its changes, ADF rejects a unit root "
              "(−4.68 against −2.89 at 5 %) and KPSS does not reject that it keeps to a mean (p = 0.993): both say "
              "that it comes back to its mean. A break would explain that: it is to be looked at before its levels are "
              "compared with another series." NOTHING_PROVED);
}

static void
a_series_that_wanders_and_one_that_is_not_clear(void **state)
{
  (void)state;

  reads(
      CHICKEGG_CSV, "stationarity", "egg chicken", NULL, "method=intercept",
      "egg: ADF does not reject a unit root (−1.63 against −3.50 at 5 %) and KPSS rejects that it keeps to a trend (p "
      "= "
      "0.00278): both say that it wanders (a unit root). Allowing for one break (after 1941), Zivot–Andrews rejects a "
      "unit root. Of its changes, ADF rejects a unit root (−4.75 against −2.92 at 5 %) and KPSS does not reject that "
      "it "
      "keeps to a mean (p = 0.370): both say that it comes back to its mean. Levels of such series correlate whether "
      "or "
      "not they have to do with each other: compare changes. chicken: ADF does not reject a unit root (−2.55 against "
      "−3.50 at 5 %) and KPSS does not reject that it keeps to a trend (p = 0.228): the data are too few to tell one "
      "from "
      "the other. Allowing for one break, Zivot–Andrews does not reject a unit root. Of its changes, ADF rejects a "
      "unit "
      "root (−4.42 against −2.92 at 5 %) and KPSS does not reject that it keeps to a mean (p = 0.851): both say that "
      "it "
      "comes back to its mean. Its changes are the safer ground for comparing it with another series." NOTHING_PROVED);
}

static void
a_series_that_comes_back(void **state)
{
  (void)state;
  char *path = write_pair(60, NULL, 0);

  reads(
      path, "stationarity", "a", NULL, "lags=1",
      "a: ADF rejects a unit root (−4.49 against −2.91 at 5 %) and KPSS does not reject that it keeps to a mean (p = "
      "0.342): both say that it comes back to its mean. Of its changes, ADF rejects a unit root (−8.61 against −2.91 "
      "at 5 %) and KPSS does not reject that it keeps to a mean (p = 0.825): both say that it comes back to its mean. "
      "Nothing here speaks against comparing its levels with another series." NOTHING_PROVED);
  /* Changes of 15 observations are too few to be judged. */
  reads(NILE, "stationarity", "volume", "1871..1885", "",
        "volume: ADF rejects a unit root (−3.32 against −3.13 at 5 %) and KPSS does not reject that it keeps to a mean "
        "(p = 0.309): both say that it comes back to its mean." SELDOM);
  remove_table(path);
}

static void
few_observations(void **state)
{
  (void)state;
  g_auto(LaggedCase) one;
  g_autoptr(Document) document = section_of(&one, NILE, "stationarity", "volume", "1871..1883", "");
  const Block *table = table_of(document, "volume: does it wander or come back?");

  assert_row(table, 0, "levels | ADF | a unit root | 2 | −4.013 |  |  | too few to judge");
  assert_row(
      table, 4,
      "levels | Zivot–Andrews, level breaks | a unit root, no break | 2 | −4.851 |  |  | too few to judge (least "
      "for a break after 1878)");
  assert_text(block_of(document, BLOCK_WARNING, 0)->text,
              "volume has only 13 observations. The statistics are shown as a description, without verdicts: below 15 "
              "the tests have no power to speak of.");
  assert_text(last_text(document),
              "volume has only 13 observations: the statistics describe it, and whether it wanders "
              "or comes back cannot be judged from them.");
}

static void
what_cannot_be_computed(void **state)
{
  (void)state;
  g_auto(LaggedCase) one;
  GString *text = g_string_new("year,x\n");
  for (int year = 2001; year <= 2020; year++)
    g_string_append_printf(text, "%d,7\n", year);
  char *path = write_table(text->str);
  g_autoptr(Document) document = section_of(&one, path, "stationarity", "x", NULL, "");
  const Block *table = table_of(document, "x: does it wander or come back?");

  assert_row(table, 3, "levels | KPSS |  |  |  |  |  | not computed: values: all 20 observations are equal");
  assert_text(last_text(document), "x could not be tested: see the table.");
  g_string_free(text, TRUE);
  remove_table(path);
}

/* One number of an object, by a path of keys. */
static double
number_at(const cJSON *object, const char *keys)
{
  g_auto(GStrv) path = g_strsplit(keys, ".", -1);
  for (char **key = path; *key; key++)
    object = cJSON_GetObjectItemCaseSensitive(object, *key);
  assert_non_null(object);
  return cJSON_IsNull(object) ? NAN : g_ascii_strtod(cJSON_IsRaw(object) ? object->valuestring : "nan", NULL);
}

static void
json_has_every_number(void **state)
{
  (void)state;
  g_auto(LaggedCase) one;
  lagged_case(&one, NILE, "stationarity", "volume", "", NULL, "lags=4 terms=trend");
  cJSON *object = cJSON_CreateObject();
  analysis_report(one.analysis.kind)->json(object, &one.analysis);
  const cJSON *series = cJSON_GetArrayItem(cJSON_GetObjectItem(object, "series"), 0);

  assert_digits(number_at(series, "levels.adf.statistic"), -3.365713914444, 12);
  assert_digits(number_at(series, "levels.adf.lags"), 4, 15);
  assert_digits(number_at(series, "levels.kpss.statistic"), 0.23758697599, 11.5);
  assert_digits(number_at(series, "levels.kpss.critical_2_5"), 0.176, 15);
  assert_digits(number_at(series, "levels.zivot_andrews.critical_5"), -5.08, 15);
  assert_true(isnan(number_at(series, "levels.df_gls.p")));
  assert_true(isnan(number_at(series, "levels.adf.error")));
  assert_string_equal(cJSON_GetObjectItem(object, "lags_chosen")->valuestring, "given");
  const cJSON *levels = cJSON_GetObjectItem(series, "levels");
  assert_string_equal(cJSON_GetObjectItem(levels, "terms")->valuestring, "trend");
  assert_string_equal(cJSON_GetObjectItem(levels, "joint")->valuestring, "unit_root");
  cJSON_Delete(object);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tables_of_the_nile),       cmocka_unit_test(a_series_that_wanders_and_one_that_is_not_clear),
      cmocka_unit_test(a_series_that_comes_back), cmocka_unit_test(few_observations),
      cmocka_unit_test(what_cannot_be_computed),  cmocka_unit_test(json_has_every_number),
  };
  return cmocka_run_group_tests(tests, gsl_handler_off, NULL);
}
