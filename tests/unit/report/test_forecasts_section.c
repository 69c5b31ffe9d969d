#include "analysis_blocks.h"

#include <gsl/gsl_errno.h>

static Analysis *
of(void **state, const char *series, const char *options)
{
  return analysed_well(*state, "forecasts", series, options);
}

#define POLITICS                                                                                                       \
  " It carries the past on and knows nothing of politics: a sanction, a war or an agreement is not in it."
#define NO_TEST " Errors of neighbouring origins are alike, so this is a comparison and no test."

static void
better_than_naive(void **state)
{
  g_autoptr(Analysis) analysis = of(state, "nile", "method=simple");
  g_autoptr(Document) document = section_of(analysis);
  const Block *forecasts = block_of(document, BLOCK_TABLE, 0), *held = block_of(document, BLOCK_TABLE, 1);

  assert_block(
      document, BLOCK_METHOD, 0,
      "Forecast of nile (10^8 m3): 1871–1970, yearly, n = 100. By simple exponential smoothing; α = 0.247 "
      "minimises the squared one-step errors, start values as in R’s HoltWinters. Intervals: normal, the variance "
      "of Chatfield and Yar (1991), parameters and start values taken as known, errors as independent.");
  assert_block(
      document, BLOCK_METHOD, 1,
      "Held out: from each of 33 origins, the first just before 1938, the method is estimated anew on what was "
      "known by then and judged by what followed; naive: repeating the last value. Errors are mean absolute ones.");
  assert_heads(forecasts, "Period | Forecast | Low 50 % | High 50 % | Low 80 % | High 80 % | Low 95 % | High 95 %");
  assert_row(forecasts, 0, "1971 | 805.0 | 708.1 | 901.9 | 620.9 | 989.1 | 523.5 | 1087");
  assert_heads(held, "Steps ahead | Values | Error | Naive error | Ratio | Inside 95 %");
  assert_row(held, 0, "1 | 33 | 97.64 | 121.5 | 0.80 | 100\u00a0%");
  assert_row(held, 3, "all | 96 | 100.1 | 123.9 | 0.81 | 100\u00a0%");
  assert_int_equal(count_of(document, BLOCK_WARNING), 0);
  assert_reading(
      document,
      "nile is forecast at 805.0 10^8 m3 for 1971 (95 % interval 523.5 to 1087) and 805.0 10^8 m3 for 1973 (95 "
      "% interval 506.9 to 1103). On 96 held-out values from 33 origins it missed by 100.1 on average, "
      "repeating the last value by 123.9: it beats the naive forecast by 19\u00a0%." NO_TEST POLITICS);
}

/* A season that the method does not know is known to the naive forecast. */
static void
worse_than_naive_and_too_narrow(void **state)
{
  g_autoptr(Analysis) analysis = of(state, "gas", "method=simple steps=1");
  g_autoptr(Document) document = section_of(analysis);

  assert_holds(block_of(document, BLOCK_METHOD, 1)->text,
               "naive: repeating the value of 4 periods before (the better of the last value and the last cycle).");
  assert_row(block_of(document, BLOCK_TABLE, 1), 0, "1 | 36 | 248.5 | 42.42 | 5.86 | 53\u00a0%");
  assert_reading(
      document,
      "gas is forecast at 646.2 million therms for 1987-Q1 (95 % interval 299.5 to 992.8). On 36 held-out "
      "values from 36 origins it missed by 248.5 on average, repeating the value of 4 periods before by 42.42: it "
      "is worse than the naive forecast, which should be preferred." NO_TEST
      " The 95 % intervals held only 53\u00a0% of them: they are too narrow." POLITICS);
}

static void
no_better_than_naive(void **state)
{
  Shelf *shelf = *state;
  double walk[60];
  lehmer(walk, 60);
  for (gsize i = 1; i < 60; i++)
    walk[i] += walk[i - 1] - 0.5;
  g_ptr_array_add(shelf->all, series_of_values("walk", NULL, period_of_months(1950, 1, 12), walk, 60));
  g_autoptr(Analysis) analysis = of(state, "walk", "method=simple steps=2");
  g_autoptr(Document) document = section_of(analysis);

  assert_holds(block_of(document, BLOCK_READING, 0)->text,
               ": it does no better than the naive forecast." NO_TEST POLITICS);
}

static void
too_short_to_be_tried(void **state)
{
  g_autoptr(Analysis) analysis = of(state, "nile", "sample=1871..1880");
  g_autoptr(Document) document = section_of(analysis);

  assert_holds(block_of(document, BLOCK_METHOD, 0)->text,
               "By Holt’s smoothing with a trend (chosen by frequency and length); α = 0.088, β = 1.000 minimise the");
  assert_block(document, BLOCK_WARNING, 0,
               "Not tried on held-out values: 10 observations are too few to hold out 5 behind the first 7.");
  assert_block(
      document, BLOCK_WARNING, 1,
      "With only 10 values the smoothing parameters are uncertain, which the intervals leave out: they are too "
      "narrow.");
  assert_int_equal(count_of(document, BLOCK_TABLE), 1);
  assert_reading(
      document,
      "nile is forecast at 1158 10^8 m3 for 1881 (95 % interval 780.8 to 1536) and 1148 10^8 m3 for 1883 (95 % "
      "interval 751.3 to 1544). It could not be tried on held-out values, so nothing is known of how well it "
      "does." POLITICS);
}

static void
below_zero(void **state)
{
  g_autoptr(Analysis) analysis = of(state, "gas", "sample=1960..1966 method=holt");
  g_autoptr(Document) document = section_of(analysis);

  assert_block(document, BLOCK_WARNING, 1,
               "An interval reaches below zero, where the series has never been: forecast log(...) of it instead.");
  assert_row(block_of(document, BLOCK_TABLE, 0), 3, "1967-Q4 | 122.2 | 72.21 | 172.1 | 27.23 | 217.1 | −23.02 | 267.4");
}

static void
seasons_in_words_and_a_long_table(void **state)
{
  g_autoptr(Analysis) factor = of(state, "gas", "method=holt-winters-multiplicative");
  g_autoptr(Analysis) sum = of(state, "air", "steps=24");
  g_autoptr(Document) factors = section_of(factor), sums = section_of(sum);

  assert_holds(block_of(factors, BLOCK_METHOD, 0)->text,
               "By Holt–Winters smoothing with a multiplicative season of 4; α = 0.024, β = 1.000, γ = 0.783 minimise");
  assert_holds(block_of(sums, BLOCK_METHOD, 0)->text,
               "By Holt–Winters smoothing with an additive season of 12 (chosen by frequency and length); α = 0.366");
  assert_int_equal(block_of(sums, BLOCK_TABLE, 0)->rows->len, 24);
  assert_int_equal(block_of(sums, BLOCK_TABLE, 1)->rows->len, 13);
}

static void
in_json(void **state)
{
  g_autoptr(Analysis) analysis = of(state, "nile", "method=simple");
  g_autoptr(Analysis) few = of(state, "nile", "sample=1871..1880");
  g_autofree char *json = json_of(analysis), *short_json = json_of(few);

  assert_holds(json,
               "\"kind\":\t\"forecasts\",\"source\":\t\"Source of nile\",\"of\":\t\"nile\",\"unit\":\t\"10^8 m3\","
               "\"frequency\":\t\"yearly\",\"n\":\t100,\"method\":\t\"simple\",\"season\":\t1,\"alpha\":\t0.24656");
  assert_holds(json, "\"beta\":\tnull,\"gamma\":\tnull,\"sse\":\t2038871.8328");
  assert_holds(json, "\"trend\":\tnull,\"forecasts\":\t[{\"period\":\t\"1971\",\"value\":\t805.036");
  assert_holds(json, "\"low_50\":\t708.14");
  assert_holds(json, "\"high_95\":\t1086.59");
  assert_holds(json, "\"held_out\":\t{\"origins\":\t33,\"first\":\t\"1938\",\"naive_season\":\t1,\"all\":\t{\"n\":\t96,"
                     "\"mean_absolute_error\":\t100.0991");
  assert_holds(json, "\"naive\":\t123.88541666666667,\"inside_95\":\t96},\"by_step\":\t[{\"n\":\t33,");
  assert_holds(json, "\"points\":\t[{\"period\":\t\"1871\",\"value\":\t1120,\"fitted\":\tnull}, {\"period\":\t\"1872\","
                     "\"value\":\t1160,\"fitted\":\t1120}");
  assert_holds(short_json,
               "\"held_out\":\tnull,\"not_held_out\":\t\"10 observations are too few to hold out 5 behind the "
               "first 7\"");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(better_than_naive, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(worse_than_naive_and_too_narrow, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(no_better_than_naive, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(too_short_to_be_tried, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(below_zero, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(seasons_in_words_and_a_long_table, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(in_json, shelf_make, shelf_free),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
