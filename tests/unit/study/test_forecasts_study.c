#include "analysed.h"

#include <gsl/gsl_errno.h>

#include "study/forecasts_study.h"

static void
assert_period(Period period, const char *wanted)
{
  g_autofree char *text = period_print(period);
  assert_string_equal(text, wanted);
}

/* Figures as in tests/unit/stats/test_holt_winters.c, by R 4.2.2. */
static void
a_season_by_default(void **state)
{
  Shelf *shelf = *state;
  g_autoptr(Analysis) got = analysed_well(shelf, "forecasts", "air", "");
  const ForecastsStudy *study = got->result;

  assert_true(study->by_default);
  assert_int_equal(study->fit->smoothing, SMOOTHING_ADDITIVE);
  assert_digits(study->fit->sse, 12.08697536481661672, 11);
  assert_int_equal(study->fan->steps, 12);
  assert_int_equal(study->fan->levels, 3);
  assert_digits(study->fan->upper[2], 324.087779889703, 8);
  assert_period(study->ahead[0], "1969-01");
  assert_period(study->ahead[11], "1969-12");
  assert_non_null(study->held_out);
  assert_null(study->why);
  assert_int_equal(study->held_out->season, 12);
  assert_int_equal(study->held_out->origins, 40);
  assert_true(study->held_out->all.error < study->held_out->all.naive);
}

static void
methods_by_length(void **state)
{
  Shelf *shelf = *state;
  static const struct {
    const char *of, *options;
    Smoothing smoothing;
    gsize steps, season;
  } cases[] = {{"nile", "", SMOOTHING_HOLT, 3, 1},
               {"nile", "sample=1871..1879", SMOOTHING_SIMPLE, 3, 1},
               {"nile", "season=11", SMOOTHING_ADDITIVE, 3, 11},
               {"gas", "", SMOOTHING_ADDITIVE, 4, 4},
               {"gas", "sample=1960..1962", SMOOTHING_ADDITIVE, 4, 4},
               {"gas", "sample=1960-Q2..1962", SMOOTHING_HOLT, 4, 1},
               {"gas", "method=simple steps=7", SMOOTHING_SIMPLE, 7, 1},
               {"gas", "method=holt-winters-multiplicative", SMOOTHING_MULTIPLICATIVE, 4, 4}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(Analysis) got = analysed_well(shelf, "forecasts", cases[i].of, cases[i].options);
    const ForecastsStudy *study = got->result;
    assert_int_equal(study->fit->smoothing, cases[i].smoothing);
    assert_int_equal(study->fan->steps, cases[i].steps);
    assert_int_equal(study->fit->season, cases[i].season);
    assert_int_equal(study->by_default, !strstr(cases[i].options, "method"));
  }
}

static void
too_short_to_be_tried(void **state)
{
  Shelf *shelf = *state;
  g_autoptr(Analysis) got = analysed_well(shelf, "forecasts", "nile", "sample=1871..1880");
  const ForecastsStudy *study = got->result;

  assert_null(study->held_out);
  assert_string_equal(study->why, "10 observations are too few to hold out 5 behind the first 7");
}

static void
refused(void **state)
{
  Shelf *shelf = *state;

  assert_analysis_error(shelf, "forecasts", "gas", "method=arima", DATA_ERROR, DATA_ERROR_SCHEMA,
                        "the method of a forecast is one of simple, holt, holt-winters or holt-winters-multiplicative, "
                        "not 'arima'");
  assert_analysis_error(shelf, "forecasts", "nile", "method=holt-winters", DATA_ERROR, DATA_ERROR_ALIGN,
                        "nile is yearly and has no season: take the method holt, or give the periods of a cycle as "
                        "'season'");
  assert_analysis_error(shelf, "forecasts", "nile", "steps=1000000", DATA_ERROR, DATA_ERROR_SCHEMA,
                        "1000000 steps are more than the 100 values they rest on");
  assert_analysis_error(shelf, "forecasts", "nile", "sample=1871..1872", STATS_ERROR, STATS_ERROR_TOO_FEW,
                        "2 observations, at least 3 are needed");
  assert_analysis_error(shelf, "forecasts", "gas - gas", "", STATS_ERROR, STATS_ERROR_CONSTANT,
                        "exponential smoothing: all 108 observations are equal");
  assert_analysis_error(shelf, "forecasts", "log(0 - gas)", "", STATS_ERROR, STATS_ERROR_TOO_FEW,
                        "log(0 - gas): there are no exact values");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_season_by_default, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(methods_by_length, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(too_short_to_be_tried, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(refused, shelf_make, shelf_free),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
