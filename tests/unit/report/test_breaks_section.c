#include "blocks.h"

#include "../study/broken.h"
#include "report/breaks_reading.h"
#include "report/breaks_section.h"

#define ENDING " A date says nothing about a cause, and a gradual change looks like a break as well."

static BreaksStudy *
study_of(Broken *broken, const char *text, const char *sample, const char *options)
{
  return (BreaksStudy *)broken_good(broken, NILE, text, sample, options);
}

#define assert_reading(study, wanted)                                                                                  \
  do {                                                                                                                 \
    g_autofree char *reading_ = read_breaks(study);                                                                    \
    assert_text(reading_, wanted);                                                                                     \
  } while (0)

static void
a_break_is_found(void **state)
{
  (void)state;
  g_auto(Broken) broken;
  assert_reading(study_of(&broken, "volume", NULL, ""),
                 "The mean of volume changed: BIC takes 1 break, after 1898 (95 % interval 1895 to 1902). It was 1098 "
                 "in 1871–1898, then 850.0 in 1899–1970 (−247.8). And the largest F of a single break, 75.93 after "
                 "1898, is more than errors as autocorrelated as these (0.53) bring by chance (p ≤ 0.0005; null: no "
                 "break)." ENDING);
}

static void
a_trend_breaks(void **state)
{
  (void)state;
  g_auto(Broken) broken;
  BreaksStudy *study = study_of(&broken, "volume", NULL, "terms=trend");
  series_set(&study->unit, "10^8 m3");
  assert_reading(
      study, "The linear trend of volume changed: BIC takes 1 break, after 1898 (95 % interval 1896 to 1901). It "
             "went by +1.160 10^8 m3 a year in 1871–1898, then, after a step of −289.1, by +0.6905 in 1899–1970. "
             "And the largest F of a single break, 38.95 after 1898, is more than errors as autocorrelated as these "
             "(0.41) bring by chance (p = 0.0095; null: no break)." ENDING);
}

static void
lags_of_the_response(void **state)
{
  (void)state;
  g_auto(Broken) broken;
  BreaksStudy *study = study_of(&broken, "volume ~ lag(volume)", NULL, "");
  assert_reading(study,
                 "The relation volume ~ lag(volume) changed: BIC takes 1 break, after 1898 (95 % interval 1894 to "
                 "1903). The table has the coefficients of each regime. And the largest F of a single break, 31.56 "
                 "after 1898, is more than independent errors bring by chance (Hansen’s p < 0.0001; null: no "
                 "break)." ENDING);
}

/* Eleven coefficients, for which there is no p-value. */
static void
many_coefficients(void **state)
{
  (void)state;
  g_auto(Broken) broken;
  const BreaksStudy *study = study_of(&broken, "volume ~ lag(volume, 1:10)", NULL, "");
  g_autoptr(Document) document = document_new("t");
  section_breaks(document, &broken.analysis);

  assert_true(isnan(study->sup_f->sup_p));
  assert_text(block_of(document, BLOCK_WARNING, 0)->text,
              "Lags of the response are among the regressors: the bootstrap is not made for them and was not run.");
  assert_text(block_of(document, BLOCK_WARNING, 1)->text,
              "Hansen’s p-values stand for 10 coefficients at most, and there are 11.");
  assert_reading(
      study,
      "No break in the relation volume ~ lag(volume, 1:10) is found: BIC takes none, and the largest F of a single "
      "break, 39.58 after 1903, has no p-value, as there are more than 10 coefficients. A small change, or one "
      "near either end, can have been missed.");
}

static void
nothing_is_found(void **state)
{
  (void)state;
  g_auto(Broken) broken;
  assert_reading(
      study_of(&broken, "volume", "1901..1970", ""),
      "No break in the mean of volume is found: BIC takes none, and the largest F of a single break, 2.734 "
      "after 1953, is no more than errors as autocorrelated as these (0.20) bring by chance (p = 0.75; null: "
      "no break). A small change, or one near either end, can have been missed.");
}

static void
a_few_years(void **state)
{
  (void)state;
  g_auto(Broken) one;
  g_auto(Broken) two;
  assert_reading(
      study_of(&one, "volume", "1871..1925", ""),
      "The mean of volume is described best with 1 break, after 1898 (95 % interval 1894 to 1901). It was "
      "1098 in 1871–1898, then 833.9 in 1899–1925 (−263.8). And the largest F of a single break, 49.40 after "
      "1898, is more than errors as autocorrelated as these (0.57) bring by chance (p = 0.0060; null: no "
      "break). With n = 55 and regimes of 8 years or more this is a description: the p-values and "
      "intervals, which hold for long series, are rough." ENDING);
  assert_reading(
      study_of(&two, "volume", "1885..1912", ""),
      "For the mean of volume BIC takes 2 breaks, after 1889 (95 % interval 1887 to 1895), after 1898 (95 % "
      "interval 1896 to 1899), but that is not borne out: the largest F of a single break, 27.60 after 1898, "
      "is no more than errors as autocorrelated as these (0.63) bring by chance (p = 0.10; null: no break). "
      "LWZ, a criterion that is slower to take a break, takes 1. With n = 28 and regimes of 4 years or more "
      "this is a description: the p-values and intervals, which hold for long series, are rough." ENDING);
}

/* BIC against a test that rejects: the regimes of no break are put in. */
static void
the_two_disagree(void **state)
{
  (void)state;
  g_auto(Broken) broken;
  BreaksStudy *study = study_of(&broken, "volume", NULL, "");
  regimes_free(study->regimes);
  study->regimes = regimes_fit(study->fit, NULL, 0, NULL);
  study->partitions->by_bic = 0;
  assert_reading(study,
                 "Whether the mean of volume changed is open: BIC takes no break, but the largest F of a single break, "
                 "75.93 after 1898, is more than errors as autocorrelated as these (0.53) bring by chance (p ≤ 0.0005; "
                 "null: no break). LWZ, a criterion that is slower to take a break, takes 1." ENDING);
}

static Document *
section_of(const Broken *broken)
{
  Document *document = document_new("t");
  section_breaks(document, &broken->analysis);
  return document;
}

static void
the_section(void **state)
{
  (void)state;
  g_auto(Broken) broken;
  study_of(&broken, "volume", NULL, "at=1898");
  g_autoptr(Document) document = section_of(&broken);
  const Block *first = g_ptr_array_index(document->blocks, 0),
              *last = g_ptr_array_index(document->blocks, document->blocks->len - 1);
  const Block *tests = table_of(document, "Tests for a break"),
              *best = table_of(document, "Best partition for each number of breaks"),
              *dates = table_of(document, "Breaks that BIC takes"), *regimes = table_of(document, "Regimes");

  assert_int_equal(first->kind, BLOCK_METHOD);
  assert_text(
      first->text,
      "Breaks in the mean of volume, 1871–1970, yearly, n = 100. A break is dated by the last period of the old "
      "regime; gretl names the first of the new one. Regimes of 15 years or more (trimming 0.15). Several "
      "breaks: least squares over all partitions (Bai and Perron), their number by BIC; 95 % intervals of the "
      "dates by Bai (1997). Chow’s p holds for a date that these data did not suggest. Bootstrap: 1999 series "
      "without a break, errors of an AR(1) whose coefficient is that of the residuals without a break, "
      "corrected for bias; seed 19870603.");
  assert_int_equal(last->kind, BLOCK_READING);
  assert_int_equal(count_of(document, BLOCK_READING), 1);
  assert_int_equal(count_of(document, BLOCK_WARNING), 0);
  assert_heads(tests, "Test | Statistic | After | p | Law | Null");
  assert_int_equal(tests->rows->len, 9);
  assert_row(tests, 0, "sup F | 75.93 | 1898 | ≤ 0.0005 | bootstrap, AR(1) 0.53 | no break, errors of an AR(1)");
  assert_row(
      tests, 1,
      "sup F | 75.93 | 1898 | < 0.0001 | Hansen (1997), k = 1 | no break, errors independent and of one variance");
  assert_row(tests, 5,
             "Recursive CUSUM | 2.067 | 1953 | < 0.0001 | Brownian motion | no drift, errors independent and of one "
             "variance");
  assert_row(tests, 8, "Chow, Newey–West, lag 4 | 61.26 | 1898 | < 0.0001 | F(1, 98) | no break then");
  assert_row(best, 1, "1 | 1597457 | 1270.08 | 9.931 | 1898 | BIC, LWZ");
  assert_row(best, 5, "5 | 1659994 | 1310.77 | 10.646 | 1885, 1900, 1915, 1938, 1953 | ");
  assert_row(dates, 0, "1898 | 1895 to 1902");
  assert_heads(regimes, "Regime | n | Mean | Residual SD");
  assert_row(regimes, 1, "1899–1970 | 72 | 850.0 | 124.8");
}

/* Limits that lie outside the sample, or are not known, and intervals that meet. */
static void
limits_of_the_sample(void **state)
{
  (void)state;
  g_auto(Broken) broken;
  BreaksStudy *study = study_of(&broken, "volume", "1871..1925", "");
  study->intervals[0].lower = -3;
  study->intervals[0].upper = 60;
  g_autoptr(Document) outside = section_of(&broken);
  assert_row(table_of(outside, "Breaks that BIC takes"), 0, "1898 | before 1871 to after 1925");
  study->intervals[0].known = FALSE;
  g_autoptr(Document) unknown = section_of(&broken);
  assert_row(table_of(unknown, "Breaks that BIC takes"), 0, "1898 | not known");
}

static void
assert_warning(const Document *document, guint i, const char *wanted)
{
  const Block *warning = block_of(document, BLOCK_WARNING, i);
  assert_text(warning ? warning->text : NULL, wanted);
}

/* A series that wanders: cumulated flow. */
static void
warnings(void **state)
{
  (void)state;
  g_auto(Broken) one;
  g_auto(Broken) two;
  study_of(&one, "cum(volume)", "1871..1890", "");
  g_autoptr(Document) document = section_of(&one);
  assert_warning(
      document, 0,
      "The residuals within the regimes are autocorrelated (0.24): BIC, Hansen’s p-values, CUSUM and the "
      "intervals take them as independent, and find breaks too readily and too exactly. The bootstrap allows "
      "for it.");
  assert_warning(document, 1,
                 "Hansen’s p-value rejects at 5 % and the bootstrap does not: autocorrelation alone can bring an F as "
                 "large as this.");
  assert_warning(document, 2,
                 "The residuals without a break are as persistent (AR(1) 0.98) as those of a series that wanders "
                 "without any: from its levels alone the two cannot be told apart; see its changes too.");
  assert_warning(document, 3,
                 "n = 20, and regimes may have as few as 3 years: tests and intervals rest on laws for long series (a "
                 "rule: n of 30, regimes of 10).");
  BreaksStudy *study = study_of(&two, "volume", "1885..1912", "");
  study->intervals[1].lower = study->intervals[0].upper;
  g_autoptr(Document) other = section_of(&two);
  assert_warning(other, 2, "Intervals of neighbouring breaks overlap: one of them may be too many.");
}

static double
number_at(const cJSON *object, const char *key, const char *inner)
{
  const cJSON *item = cJSON_GetObjectItem(cJSON_GetObjectItem(object, key), inner);
  assert_non_null(item);
  return g_ascii_strtod(item->valuestring ? item->valuestring : "", NULL);
}

static void
the_json(void **state)
{
  (void)state;
  g_auto(Broken) broken;
  BreaksStudy *study = study_of(&broken, "volume", NULL, "at=1898");
  cJSON *object = cJSON_CreateObject();
  json_breaks(object, &broken.analysis);

  assert_true(number_at(object, "sup_f", "statistic") == study->sup_f->sup);
  assert_true(number_at(object, "bootstrap", "p") == study->bootstrap.p);
  assert_string_equal(cJSON_GetObjectItem(object, "break_is")->valuestring, "the last period of the old regime");
  assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(object, "f_statistics")), 71);
  assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(object, "partitions")), 6);
  const cJSON *at = cJSON_GetArrayItem(cJSON_GetObjectItem(object, "breaks"), 0);
  assert_string_equal(cJSON_GetObjectItem(at, "at")->valuestring, "1898");
  assert_string_equal(cJSON_GetObjectItem(at, "lower")->valuestring, "1895");
  assert_string_equal(cJSON_GetObjectItem(at, "upper")->valuestring, "1902");
  const cJSON *chow = cJSON_GetObjectItem(object, "chow");
  assert_true(number_at(chow, "newey_west", "lag") == 4);
  assert_true(number_at(chow, "f", "p") == study->chow.f.p);
  assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(cJSON_GetObjectItem(object, "ols_cusum"), "process")), 100);
  cJSON_Delete(object);
}

static void
missing_in_json(void **state)
{
  (void)state;
  g_auto(Broken) broken;
  BreaksStudy *study = study_of(&broken, "volume ~ lag(volume)", NULL, "");
  study->intervals[0].lower = 0;
  cJSON *object = cJSON_CreateObject();
  json_breaks(object, &broken.analysis);

  assert_true(cJSON_IsNull(cJSON_GetObjectItem(object, "bootstrap")));
  assert_true(cJSON_IsNull(cJSON_GetObjectItem(object, "chow")));
  assert_true(cJSON_IsNull(cJSON_GetObjectItem(object, "terms")));
  assert_string_equal(cJSON_GetObjectItem(object, "formula")->valuestring, "volume ~ lag(volume)");
  const cJSON *at = cJSON_GetArrayItem(cJSON_GetObjectItem(object, "breaks"), 0);
  assert_true(cJSON_IsNull(cJSON_GetObjectItem(at, "lower")));
  assert_string_equal(cJSON_GetObjectItem(at, "upper")->valuestring, "1903");
  cJSON_Delete(object);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_break_is_found),  cmocka_unit_test(a_trend_breaks),   cmocka_unit_test(lags_of_the_response),
      cmocka_unit_test(many_coefficients), cmocka_unit_test(nothing_is_found), cmocka_unit_test(a_few_years),
      cmocka_unit_test(the_two_disagree),  cmocka_unit_test(the_section),      cmocka_unit_test(limits_of_the_sample),
      cmocka_unit_test(warnings),          cmocka_unit_test(the_json),         cmocka_unit_test(missing_in_json),
  };

  return cmocka_run_group_tests(tests, gsl_handler_off, NULL);
}
