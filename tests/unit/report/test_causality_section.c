#include "blocks.h"

#include "../study/lagged_case.h"
#include "report/analysis_reports.h"
#include "report/causality_reading.h"

#define NBSP "\xC2\xA0"

static Document *
section_of(const LaggedCase *one)
{
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

#define TESTS "Tests of the lags. Null of A → B: lags of A add nothing to the forecast of B"
#define CAUSE                                                                                                          \
  " To help to forecast is not to cause: a third thing may move both, and what is expected shows before it happens."

/* lmtest: F 8.8175, p .00056017 and .87998, .42151; see stats/test_granger.c for the rest */
static void
one_direction_helps(void **state)
{
  (void)state;
  g_auto(LaggedCase) one;
  lagged_case(&one, CHICKEGG_CSV, "causality", "egg chicken", "", NULL, "method=levels");
  g_autoptr(Document) document = section_of(&one);
  assert_text(
      block_of(document, BLOCK_METHOD, 0)->text,
      "Granger causality of egg and chicken, both ways; 1930–1983, yearly, 54 periods, 52 rows with 2 lags "
      "before them. Least squares on a constant and the lags of both series: 2 lags, chosen by BIC among 1 to 7 "
      "over 47 common rows. F and Wald take the errors to be independent and of one variance; Newey–West: "
      "Bartlett kernel, lag 3 by the rule floor(4 (n/100)^(2/9)), factor n/(n−k). Two directions, two nulls.");
  assert_heads(table_of(document, TESTS), "Direction | F(2, 47) | p | χ²(2) | p | Newey–West F(2, 47) | p");
  assert_row(table_of(document, TESTS), 0, "egg → chicken | 8.817 | 0.000560 | 17.63 | 0.000148 | 3.024 | 0.0582");
  assert_row(table_of(document, TESTS), 1, "chicken → egg | 0.8800 | 0.422 | 1.760 | 0.415 | 1.151 | 0.325");
  assert_row(table_of(document, "What the lags add"), 0, "egg → chicken | 0.720 | 0.797 | 0.273 | 0.165 | 0.411");
  assert_text(block_of(document, BLOCK_WARNING, 0)->text,
              "In levels, as asked, although egg looked integrated (ADF does not reject a unit root, KPSS rejects that "
              "there is none): the laws of F and Wald do not hold then. method: toda-yamamoto, or changes in place of "
              "levels, would be valid.");
  assert_text(last_text(document),
              "Past values of egg help to forecast chicken beyond its own past (egg → chicken: F(2, 47) = 8.82, p = "
              "0.000560; null: lags of egg add nothing to the forecast of chicken): they take 27.3" NBSP
              "% of the variance that the rest leaves. Newey–West errors, which allow for autocorrelation and unequal "
              "variances, give p = 0.0582: the finding does not hold with them. In the reverse direction it is not "
              "shown that past values of chicken help to forecast egg (chicken → egg: F(2, 47) = 0.880, p = 0.422; "
              "null: lags of chicken add nothing to the forecast of egg): they take 3.6" NBSP
              "% of the variance that the rest leaves, and less than 16.5" NBSP
              "% would mostly be missed. Two tests are made, and each rejects a true null once in twenty times. The "
              "lags were chosen by BIC, a choice that the p-values do not count." CAUSE);
}

static void
integrated_series_are_said(void **state)
{
  (void)state;
  g_auto(LaggedCase) one, asked;
  lagged_case(&one, CHICKEGG_CSV, "causality", "chicken egg", "", NULL, "lags=2");
  lagged_case(&asked, CHICKEGG_CSV, "causality", "chicken egg", "", NULL, "lags=2 method=toda-yamamoto");
  g_autoptr(Document) document = section_of(&one), other = section_of(&asked);
  assert_non_null(strstr(block_of(document, BLOCK_METHOD, 0)->text,
                         "the lags of both series: 2 lags, as asked. One lag more of each series is in the regressions "
                         "and is not tested (Toda and Yamamoto), because egg looked integrated."));
  assert_non_null(strstr(block_of(other, BLOCK_METHOD, 0)->text, "is not tested (Toda and Yamamoto), as asked."));
  assert_null(block_of(document, BLOCK_WARNING, 0));
  assert_row(table_of(document, TESTS), 1, "egg → chicken | 5.401 | 0.00799 | 10.80 | 0.00451 | 2.245 | 0.118");
  assert_text(
      last_text(document),
      "It is not shown that past values of chicken help to forecast egg (chicken → egg: F(2, 44) = 0.461, p = 0.634; "
      "null: lags of chicken add nothing to the forecast of egg): they take 2.1" NBSP
      "% of the variance that the rest leaves, and less than 16.8" NBSP
      "% would mostly be missed. In the reverse direction past values of egg help to forecast chicken beyond its own "
      "past (egg → chicken: F(2, 44) = 5.40, p = 0.00799; null: lags of egg add nothing to the forecast of chicken): "
      "they take 19.7" NBSP
      "% of the variance that the rest leaves. Newey–West errors, which allow for autocorrelation and unequal "
      "variances, give p = 0.118: the finding does not hold with them. Two tests are made, and each rejects a true "
      "null once in twenty times. As egg looked integrated, one lag more is allowed for and not tested (Toda and "
      "Yamamoto)." CAUSE);
}

static void
few_rows_have_no_p(void **state)
{
  (void)state;
  g_auto(LaggedCase) one;
  lagged_case(&one, CHICKEGG_CSV, "causality", "egg chicken", "", "1930..1940", "");
  g_autoptr(Document) document = section_of(&one);
  assert_row(table_of(document, TESTS), 0, "egg → chicken | 1.137 | – | 1.137 | – | 2.027 | –");
  assert_row(table_of(document, "What the lags add"), 1, "chicken → egg | 0.523 | 0.784 | 0.548 | 0.517 | 0.349");
  assert_text(block_of(document, BLOCK_WARNING, 0)->text,
              "10 rows for an equation are fewer than 20: the results are descriptive, and no p-value is printed for "
              "them.");
  assert_text(block_of(document, BLOCK_WARNING, 1)->text,
              "Whether all series are stationary could not be told (egg: 11 observations, at least 12 are needed). The "
              "tests take them as they are.");
  assert_text(
      last_text(document),
      "With 10 rows for an equation, fewer than 20, the numbers describe these periods and no more: no p-value is "
      "given. In them lags of egg take 14.0" NBSP "% of the variance of chicken that the rest leaves (egg → "
      "chicken: R² 0.33 in place of 0.23); in the reverse direction lags of chicken take 54.8" NBSP
      "% of the variance of egg that the rest leaves (chicken → egg: R² 0.78 in place of 0.52). Even a share of "
      "51.7" NBSP "% would be found only four times in five." CAUSE);
}

static void
gaps_and_given_are_said(void **state)
{
  (void)state;
  static const int without[] = {1960, 1975};
  char *path = write_pair(40, without, 2);
  g_auto(LaggedCase) one, given;
  lagged_case(&one, path, "causality", "a b", "", NULL, "lags=1");
  remove_table(path);
  lagged_case(&given, GERMANY_CSV, "causality", "income consumption", "investment", NULL,
              "lags=aic max-lags=2 terms=trend method=levels");
  g_autoptr(Document) gaps = section_of(&one), with = section_of(&given);
  assert_text(block_of(gaps, BLOCK_WARNING, 0)->text,
              "2 rows are left out because a lag falls into a gap: gaps are not closed up.");
  assert_true(
      g_str_has_prefix(block_of(with, BLOCK_METHOD, 0)->text,
                       "Granger causality of income and consumption, both ways, given investment; "
                       "1960-Q1–1982-Q4, quarterly, 92 periods, 91 rows with 1 lag before them. Least squares on a "
                       "constant, a trend and the lags of all series: 1 lag, chosen by AIC among 1 to 2 over "
                       "90 common rows."));
  const Block *table =
      table_of(with, "Lags by criterion: ln |Σ| + penalty m / n over 90 common rows, the smallest is best");
  assert_heads(table, "Lags | AIC | HQ | BIC | Choice");
  assert_row(table, 0, "1 | 15.738 | 15.906 | 16.154 | chosen by AIC");
  assert_row(table, 1, "2 | 15.742 | 16.011 | 16.409 | ");
  /* R: summary(lm())$r.squared of both, 0.99952201 and 0.99955618 */
  assert_row(table_of(with, "What the lags add"), 0,
             "income → consumption | 0.999522 | 0.999556 | 0.071 | 0.081 | 0.610");
}

static cJSON *
json_of(const LaggedCase *one)
{
  assert_no_error(one->error);
  cJSON *object = cJSON_CreateObject();
  analysis_report(one->analysis.kind)->json(object, &one->analysis);
  return object;
}

static double
number_in(const cJSON *object, const char *key)
{
  const cJSON *item = cJSON_GetObjectItem(object, key);
  assert_non_null(item);
  return g_ascii_strtod(cJSON_IsRaw(item) ? item->valuestring : "nan", NULL);
}

static void
json_has_all_digits(void **state)
{
  (void)state;
  g_auto(LaggedCase) one, few;
  lagged_case(&one, CHICKEGG_CSV, "causality", "egg chicken", "", NULL, "lags=2 method=levels");
  lagged_case(&few, CHICKEGG_CSV, "causality", "egg chicken", "", "1930..1940", "");
  cJSON *object = json_of(&one), *small = json_of(&few);
  const cJSON *first = cJSON_GetArrayItem(cJSON_GetObjectItem(object, "directions"), 0),
              *f = cJSON_GetObjectItem(first, "f");
  assert_string_equal(cJSON_GetObjectItem(first, "direction")->valuestring, "egg → chicken");
  assert_string_equal(cJSON_GetObjectItem(first, "null")->valuestring,
                      "lags of egg add nothing to the forecast of chicken");
  assert_digits(number_in(f, "statistic"), 8.81747280331767, 10);
  assert_digits(number_in(f, "p"), 0.000560165105043592, 9);
  assert_digits(number_in(f, "df2"), 47, 15);
  assert_string_equal(cJSON_GetObjectItem(object, "method")->valuestring, "levels");
  assert_true(cJSON_IsNull(cJSON_GetObjectItem(object, "lags_chosen_by")));
  assert_true(cJSON_IsFalse(cJSON_GetObjectItem(object, "descriptive")));
  const cJSON *described = cJSON_GetArrayItem(cJSON_GetObjectItem(small, "directions"), 1);
  assert_true(cJSON_IsTrue(cJSON_GetObjectItem(small, "descriptive")));
  assert_true(cJSON_IsNull(cJSON_GetObjectItem(cJSON_GetObjectItem(described, "f"), "p")));
  assert_true(cJSON_IsNull(cJSON_GetObjectItem(cJSON_GetObjectItem(described, "wald"), "p")));
  assert_true(number_in(described, "partial_r_squared") > 0);
  cJSON_Delete(object);
  cJSON_Delete(small);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(one_direction_helps), cmocka_unit_test(integrated_series_are_said),
      cmocka_unit_test(few_rows_have_no_p),  cmocka_unit_test(gaps_and_given_are_said),
      cmocka_unit_test(json_has_all_digits),
  };
  return cmocka_run_group_tests(tests, gsl_handler_off, NULL);
}
