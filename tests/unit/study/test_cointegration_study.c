#include "lagged_case.h"

#include "study/cointegration_study.h"

static const Cointegration *
computed(LaggedCase *one, const char *path, const char *of, const char *sample, const char *options)
{
  lagged_case(one, path, "cointegration", of, "", sample, options);
  assert_no_error(one->error);
  return one->analysis.result;
}

/* R 4.2.2 and gretl 2022c, as in stats/test_cointegration.c. */
static void
each_series_is_the_response(void **state)
{
  (void)state;
  g_auto(LaggedCase) one;
  const Cointegration *result = computed(&one, CHICKEGG_CSV, "chicken egg", NULL, "lags=1 terms=constant");

  assert_int_equal(result->n, 54);
  assert_int_equal(result->k, 2);
  assert_string_equal(result->series[0].label, "chicken");
  assert_digits(result->series[0].test->test.statistic, -1.833691349644, 11);
  assert_digits(result->series[1].test->test.statistic, -1.834154964854, 11);
  assert_int_equal(result->series[0].integrated, INTEGRATED_NO);
  assert_int_equal(result->series[1].integrated, INTEGRATED_YES);
  assert_true(result->choice.given);
}

/* Both trend by Mann-Kendall, eggs more surely. */
static void
a_trend_stands_where_a_series_has_one(void **state)
{
  (void)state;
  g_auto(LaggedCase) one, plain;
  const Cointegration *result = computed(&one, CHICKEGG_CSV, "chicken egg", NULL, "lags=1");
  char *path = write_pair(60, NULL, 0);

  assert_int_equal(result->choice.terms, DF_TREND);
  assert_false(result->choice.given);
  assert_string_equal(result->trending, "egg");
  assert_digits(result->series[1].test->test.statistic, -0.7939416069156, 11);
  assert_int_equal(computed(&plain, path, "a b", NULL, "")->choice.terms, DF_CONSTANT);
  remove_table(path);
}

static void
periods_are_those_of_the_longest_run(void **state)
{
  (void)state;
  static const int missing[] = {1960, 1961};
  g_auto(LaggedCase) one;
  char *path = write_pair(50, missing, 2);
  const Cointegration *result = computed(&one, path, "a b", NULL, "");
  g_autofree char *first = period_print(result->first), *last = period_print(result->last);

  assert_int_equal(result->n, 38);
  assert_string_equal(first, "1962");
  assert_string_equal(last, "1999");
  const LedgerEntry *entry = g_ptr_array_index(one.table->ledger->entries, 0);
  assert_string_equal(entry->reason, "outside the longest run without a gap");
  assert_int_equal(entry->count, 10);
  remove_table(path);
}

static void
tests_that_cannot_be_computed_say_why(void **state)
{
  (void)state;
  g_auto(LaggedCase) one;
  const Cointegration *result = computed(&one, CHICKEGG_CSV, "chicken egg", "1930..1934", "lags=1 terms=constant");

  assert_null(result->series[0].test);
  assert_string_equal(result->series[0].why, "residuals: ADF: 5 observations, at least 6 are needed");
  assert_int_equal(result->series[0].integrated, INTEGRATED_NOT_KNOWN);
}

static void
refused(const char *of, const char *options, const char *text)
{
  g_auto(LaggedCase) one;
  lagged_case(&one, CHICKEGG_CSV, "cointegration", of, "", NULL, options);
  assert_error(one.error, DATA_ERROR, DATA_ERROR_SCHEMA, text);
}

static void
options_out_of_range(void **state)
{
  (void)state;
  refused("chicken egg", "terms=none",
          "terms is constant or trend, not 'none': without a constant no critical values are known");
  refused("chicken egg", "lags=999", "lags is 200 at most, not 999");
  refused("egg egg egg egg egg egg egg", "", "7 series are more than 6, for which critical values are known");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_series_is_the_response),
      cmocka_unit_test(a_trend_stands_where_a_series_has_one),
      cmocka_unit_test(periods_are_those_of_the_longest_run),
      cmocka_unit_test(tests_that_cannot_be_computed_say_why),
      cmocka_unit_test(options_out_of_range),
  };
  return cmocka_run_group_tests(tests, gsl_handler_off, NULL);
}
