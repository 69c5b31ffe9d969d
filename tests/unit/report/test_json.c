#include <cJSON.h>

#include "../study/studies.h"
#include "report/json.h"

#define STUDY                                                                                                          \
  "title: Trade – “small”\n"                                                                                     \
  "series:\n"                                                                                                          \
  "  - { name: a, label: Exports, from: trade, where: { partner: AAA, flow: export } }\n"                              \
  "  - { name: i, from: trade, where: { partner: AAA, flow: import } }\n"                                              \
  "  - { name: c, from: trade, where: { partner: CCC, flow: export } }\n"                                              \
  "  - { name: t, from: [ index-values, index-limits ], where: { partner: AAA } }\n"                                   \
  "  - { name: m, from: months }\n"                                                                                    \
  "  - { name: m2, expr: \"bimonthly(m, sum, partial)\" }\n"                                                           \
  "trends:\n"                                                                                                          \
  "  - { name: growing, of: a }\n"                                                                                     \
  "  - { name: turned, of: 0 - a }\n"                                                                                  \
  "regressions:\n"                                                                                                     \
  "  - { name: fit, formula: a ~ i }\n"                                                                                \
  "  - { name: plain, formula: log(a) ~ trend, errors: plain }\n"                                                      \
  "correlations:\n"                                                                                                    \
  "  - { name: pair, of: [ a, i ] }\n"

/* Numbers apart, of which cJSON writes other digits. */
static char *
without_numbers(const char *text)
{
  g_autoptr(GRegex) number = g_regex_new("-?[0-9][0-9.e+-]*", 0, 0, NULL);
  return g_regex_replace_literal(number, text, -1, 0, "#", 0, NULL);
}

/* A member that must be there. */
static const cJSON *
member(const cJSON *object, const char *key)
{
  const cJSON *found = cJSON_GetObjectItemCaseSensitive(object, key);
  if (!found)
    fail_msg("there is no '%s'", key);
  return found;
}

/* The item of a list whose key has that text. */
static const cJSON *
item_by(const cJSON *list, const char *key, const char *text)
{
  const cJSON *item;
  cJSON_ArrayForEach(item, list) if (g_str_equal(member(item, key)->valuestring, text)) return item;
  fail_msg("no item has the %s '%s'", key, text);
  return NULL;
}

#define assert_number(object, key, wanted)                                                                             \
  do {                                                                                                                 \
    const cJSON *number_ = member(object, key);                                                                        \
    assert_true(cJSON_IsNumber(number_));                                                                              \
    if (number_->valuedouble != (double)(wanted))                                                                      \
      fail_msg("%s is %.17g, not %.17g", key, number_->valuedouble, (double)(wanted));                                 \
  } while (0)

#define assert_text(object, key, wanted) assert_string_equal(member(object, key)->valuestring, wanted)
#define assert_null_at(object, key)      assert_true(cJSON_IsNull(member(object, key)))

typedef struct {
  Case *one;
  cJSON *json;
} Parsed;

static int
parse_study(void **state)
{
  Parsed *parsed = g_new0(Parsed, 1);
  parsed->one = case_good(STUDY);
  g_autofree char *text = report_json(parsed->one->results, NULL);
  parsed->json = cJSON_ParseWithOpts(text, NULL, TRUE);
  assert_non_null(parsed->json);
  assert_true(g_str_has_suffix(text, "}\n"));
  *state = parsed;
  return 0;
}

static int
free_study(void **state)
{
  Parsed *parsed = *state;
  cJSON_Delete(parsed->json);
  case_free(parsed->one);
  g_free(parsed);
  return 0;
}

static void
head(void **state)
{
  const Parsed *parsed = *state;
  assert_text(parsed->json, "title", "Trade – “small”");
  assert_text(parsed->json, "version", BYTRADE_VERSION);
  assert_number(parsed->json, "confidence_level", 0.95);
  static const char *const lists[] = {"series", "trends", "regressions", "correlations", "ledger"};
  for (gsize i = 0; i < G_N_ELEMENTS(lists); i++)
    assert_true(cJSON_IsArray(member(parsed->json, lists[i])));
}

static void
looks_as_cjson_prints_it(void **state)
{
  const Parsed *parsed = *state;
  char *printed = cJSON_Print(parsed->json);
  g_autofree char *report = report_json(parsed->one->results, NULL), *line = g_strconcat(printed, "\n", NULL);
  g_autofree char *got = without_numbers(report), *wanted = without_numbers(line);
  assert_string_equal(got, wanted);
  cJSON_free(printed);
}

static void
series_and_their_points(void **state)
{
  const Parsed *parsed = *state;
  const cJSON *list = member(parsed->json, "series"), *a = item_by(list, "name", "a"), *c = item_by(list, "name", "c");
  assert_int_equal(cJSON_GetArraySize(list), 6);
  assert_text(a, "label", "Exports");
  assert_text(a, "unit", "USD million");
  assert_text(a, "valuation", "FOB");
  assert_text(a, "source", "Customs");
  assert_text(a, "frequency", "yearly");
  assert_null_at(a, "composition");
  assert_number(a, "n", 5);
  assert_number(a, "mean", 12.2);
  const cJSON *first = cJSON_GetArrayItem(member(a, "points"), 0), *last = cJSON_GetArrayItem(member(c, "points"), 4);
  assert_text(first, "period", "2000");
  assert_number(first, "value", 10);
  assert_null(cJSON_GetObjectItemCaseSensitive(first, "missing"));
  assert_null_at(last, "value");
  assert_text(last, "missing", "not published");
}

static void
ranges_and_coverage(void **state)
{
  const Parsed *parsed = *state;
  const cJSON *list = member(parsed->json, "series"), *t = item_by(list, "name", "t"), *m = item_by(list, "name", "m2");
  const cJSON *below = cJSON_GetArrayItem(member(t, "points"), 0), *may = cJSON_GetArrayItem(member(m, "points"), 8);
  assert_text(below, "period", "2011-Q1");
  assert_null_at(below, "value");
  assert_null_at(below, "lower");
  assert_number(below, "upper", 0);
  assert_true(cJSON_IsTrue(member(below, "upper_open")));
  assert_text(below, "index", "Old");
  assert_null_at(t, "mean");
  assert_text(may, "period", "2001-05/P2M");
  assert_number(may, "days_present", 31);
  assert_number(may, "days", 61);
}

static void
regressions_to_the_last_digit(void **state)
{
  const Parsed *parsed = *state;
  const Regression *fit = g_ptr_array_index(parsed->one->results->regressions, 0);
  const cJSON *item = item_by(member(parsed->json, "regressions"), "name", "fit"), *terms = member(item, "terms");
  assert_number(item, "n", 5);
  assert_number(item, "r_squared", fit->fit->r_squared);
  assert_number(item, "durbin_watson", fit->fit->durbin_watson);
  assert_int_equal(cJSON_GetArraySize(terms), 2);
  for (int i = 0; i < 2; i++) {
    const cJSON *term = cJSON_GetArrayItem(terms, i);
    assert_text(term, "term", i ? "i" : "(Intercept)");
    assert_number(term, "estimate", fit->coefficients[i].estimate);
    assert_number(term, "std_error", fit->coefficients[i].standard_error);
    assert_number(term, "t", fit->coefficients[i].t);
    assert_number(term, "p", fit->coefficients[i].p);
    assert_number(term, "ci_low", fit->coefficients[i].lower);
    assert_number(term, "ci_high", fit->coefficients[i].upper);
  }
  const cJSON *errors = member(item, "errors");
  assert_text(errors, "method", "newey-west");
  assert_number(errors, "lag", 2);
  assert_number(errors, "factor", 5.0 / 3);
}

static void
plain_errors_have_no_lag(void **state)
{
  const Parsed *parsed = *state;
  const cJSON *item = item_by(member(parsed->json, "regressions"), "name", "plain"), *errors = member(item, "errors");
  assert_text(errors, "method", "plain");
  assert_null_at(errors, "kernel");
  assert_null_at(errors, "lag");
  assert_null_at(errors, "factor");
  assert_null_at(item, "response_unit");
  assert_text(item, "first", "2000");
  assert_text(item, "last", "2004");
}

static void
correlations_one_a_method(void **state)
{
  const Parsed *parsed = *state;
  const CorrelationReport *report = g_ptr_array_index(parsed->one->results->correlations, 0);
  const cJSON *list = member(parsed->json, "correlations");
  assert_int_equal(cJSON_GetArraySize(list), 6);
  static const char *const methods[] = {"pearson", "spearman", "kendall"};
  for (int i = 0; i < 6; i++) {
    const cJSON *item = cJSON_GetArrayItem(list, i);
    const Correlation *wanted = &report->on[i / 3].results[i % 3];
    assert_text(item, "name", "pair");
    assert_text(item, "method", methods[i % 3]);
    assert_text(item, "on", i < 3 ? "levels" : "changes");
    assert_number(item, "n", i < 3 ? 5 : 4);
    assert_number(item, "r", wanted->r);
    assert_number(item, "p", wanted->p);
    assert_number(item, "n_effective", wanted->n_effective);
    assert_text(item, "null", "no association");
    assert_true(cJSON_IsArray(member(item, "warnings")));
  }
  const cJSON *pearson = cJSON_GetArrayItem(list, 0), *kendall = cJSON_GetArrayItem(list, 2);
  assert_number(pearson, "ci_low", report->on[0].results[0].lower);
  assert_number(pearson, "ci_high", report->on[0].results[0].upper);
  assert_null_at(kendall, "ci_low");
  assert_null_at(kendall, "ci_high");
  assert_number(pearson, "ci_low_effective", report->on[0].results[0].lower_effective);
  assert_number(pearson, "ci_high_effective", report->on[0].results[0].upper_effective);
  assert_number(pearson, "detectable", report->on[0].detectable);
  assert_null_at(kendall, "detectable");
  static const char *const too_short[] = {"p_shift", "shifts", "p_bootstrap", "resamples", "block", "seed"};
  for (gsize i = 0; i < G_N_ELEMENTS(too_short); i++)
    assert_null_at(pearson, too_short[i]);
  assert_string_equal(cJSON_GetArrayItem(member(pearson, "warnings"), 0)->valuestring,
                      "With only 5 pairs a correlation weaker than ±0.88 cannot be told from none.");
}

/* The numbers of the resamples, over as many years as they need. */
static void
correlations_by_resampling(void **state)
{
  (void)state;
  g_autoptr(Case) one =
      case_good("title: T\nseries:\n  - { name: m, from: months }\n"
                "correlations:\n  - { name: long, of: [ log(m), (m - 9) ^ 2 ], sample: 2000-01..2001-05 }\n");
  g_autofree char *text = report_json(one->results, NULL);
  cJSON *json = cJSON_Parse(text);
  const cJSON *list = member(json, "correlations"), *item = item_by(list, "name", "long");
  const CorrelationReport *report = g_ptr_array_index(one->results->correlations, 0);
  assert_number(item, "p_shift", report->on[0].resampled[0].p_shift);
  assert_number(item, "shifts", 8 * 9 - 1);
  assert_number(item, "p_bootstrap", report->on[0].resampled[0].p_bootstrap);
  assert_number(item, "resamples", 1999);
  assert_number(item, "block", 3);
  assert_number(item, "seed", 19870603);
  cJSON_Delete(json);
}

static void
trends_with_and_without_logarithms(void **state)
{
  const Parsed *parsed = *state;
  const Trend *trend = g_ptr_array_index(parsed->one->results->trends, 0);
  const cJSON *list = member(parsed->json, "trends"), *growing = item_by(list, "name", "growing"),
              *turned = item_by(list, "name", "turned");
  assert_text(growing, "of", "a");
  assert_number(growing, "cagr", trend->growth.cagr);
  assert_number(member(growing, "theil_sen"), "slope", trend->theil_sen.slope);
  assert_number(member(growing, "mann_kendall"), "s", 10);
  assert_number(member(growing, "mann_kendall"), "p", trend->mann_kendall.p);
  assert_int_equal(cJSON_GetArraySize(member(member(growing, "log_linear"), "terms")), 2);
  assert_null_at(turned, "log_linear");
  assert_null_at(turned, "cagr");
}

static void
what_was_left_out(void **state)
{
  const Parsed *parsed = *state;
  const cJSON *entry = item_by(member(parsed->json, "ledger"), "subject", "m");
  assert_text(entry, "reason", "two-month period incomplete: what is there was taken (partial)");
  assert_number(entry, "count", 1);
  assert_text(entry, "periods", "2001-05/P2M");
}

static void
documents_of_one_model(void **state)
{
  const Parsed *parsed = *state;
  const Results *results = parsed->one->results;
  g_autofree char *fit = regressions_json((const Regression *const *)results->regressions->pdata, 1, NULL),
                  *pair = correlation_json(g_ptr_array_index(results->correlations, 0), results->ledger);
  cJSON *one = cJSON_Parse(fit), *two = cJSON_Parse(pair);
  assert_text(one, "title", "a ~ i");
  assert_int_equal(cJSON_GetArraySize(member(one, "regressions")), 1);
  assert_int_equal(cJSON_GetArraySize(member(one, "ledger")), 0);
  assert_text(two, "title", "a and i");
  assert_int_equal(cJSON_GetArraySize(member(two, "correlations")), 6);
  assert_int_equal(cJSON_GetArraySize(member(two, "ledger")), (int)results->ledger->entries->len);
  cJSON_Delete(one);
  cJSON_Delete(two);
}

static void
names_leave_out_the_series(void **state)
{
  const Parsed *parsed = *state;
  static const char *const names[] = {"fit", NULL};
  g_autofree char *text = report_json(parsed->one->results, names);
  cJSON *json = cJSON_Parse(text);
  assert_int_equal(cJSON_GetArraySize(member(json, "series")), 0);
  assert_int_equal(cJSON_GetArraySize(member(json, "regressions")), 1);
  assert_int_equal(cJSON_GetArraySize(member(json, "trends")), 0);
  assert_int_equal(cJSON_GetArraySize(member(json, "correlations")), 0);
  cJSON_Delete(json);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(head),
      cmocka_unit_test(looks_as_cjson_prints_it),
      cmocka_unit_test(series_and_their_points),
      cmocka_unit_test(ranges_and_coverage),
      cmocka_unit_test(regressions_to_the_last_digit),
      cmocka_unit_test(plain_errors_have_no_lag),
      cmocka_unit_test(correlations_one_a_method),
      cmocka_unit_test(correlations_by_resampling),
      cmocka_unit_test(trends_with_and_without_logarithms),
      cmocka_unit_test(what_was_left_out),
      cmocka_unit_test(documents_of_one_model),
      cmocka_unit_test(names_leave_out_the_series),
  };
  return cmocka_run_group_tests(tests, parse_study, free_study);
}
