#include "analysed.h"

#include <gsl/gsl_errno.h>

#include "study/aggregation_study.h"

/* R 4.2.2, sandwich 3.0-2: s <- tapply(co2[1:120], (0:119) %/% k, sum), k = 1, 2, 3, 12; lm(log(s) ~ t), its
 * NeweyWest(lag = floor(4 (n/100)^(2/9)), prewhite = FALSE, adjust = TRUE); lm(log(s[-1]) ~ log(s[-n])). */
static void
sums_at_four_frequencies(void **state)
{
  Shelf *shelf = *state;
  static const struct {
    Frequency frequency;
    gsize n;
    double slope, error, lagged;
  } rows[] = {{FREQUENCY_MONTH, 120, 0.000186133751351116, 2.4731916079338e-05, 0.916954623562083},
              {FREQUENCY_TWO_MONTH, 60, 0.000372300233323437, 3.82938864727043e-05, 0.740963926809009},
              {FREQUENCY_QUARTER, 40, 0.000558564808363136, 2.76809100781287e-05, 0.587849208108685},
              {FREQUENCY_YEAR, 10, 0.00236213985940221, 6.92959794179295e-05, 1.01099326689994}};
  g_autoptr(Analysis) trend = analysed_well(shelf, "aggregation", "log(air) ~ trend", "");
  g_autoptr(Analysis) lagged = analysed_well(shelf, "aggregation", "log(air) ~ lag(log(air))", "method=mean");
  const AggregationStudy *a = trend->result, *b = lagged->result;

  assert_int_equal(a->n, 4);
  assert_int_equal(a->rule, CONVERT_SUM);
  assert_int_equal(b->rule, CONVERT_MEAN);
  for (gsize i = 0; i < 4; i++) {
    assert_int_equal(a->models[i].frequency, rows[i].frequency);
    assert_int_equal(a->models[i].model->n, rows[i].n);
    assert_digits(a->models[i].model->coefficients[1].estimate, rows[i].slope, 11);
    assert_digits(a->models[i].model->coefficients[1].standard_error, rows[i].error, 10);
    assert_int_equal(b->models[i].model->n, rows[i].n - 1);
  }
  assert_digits(b->models[0].model->coefficients[1].estimate, rows[0].lagged, 11);
  assert_string_equal(trend->source, "Source of air");
  assert_string_equal(a->formula, "log(air) ~ trend");
  assert_int_equal(a->series->len, 1);
  const AggregatedSeries *air = g_ptr_array_index(a->series, 0);
  assert_string_equal(air->name, "air");
  assert_string_equal(air->unit, "ppm");
  assert_int_equal(air->frequency, FREQUENCY_MONTH);
  assert_false(air->rate);
}

/* A sum of logs of sums is that of means but for a constant: slopes on a log agree. */
static void
rules_and_asked_frequencies(void **state)
{
  Shelf *shelf = *state;
  g_autoptr(Analysis) sum = analysed_well(shelf, "aggregation", "log(air) ~ trend", "frequencies=annual,quarterly");
  g_autoptr(Analysis) mean =
      analysed_well(shelf, "aggregation", "log(air) ~ trend", "method=mean frequencies=annual sample=1960..1966");
  g_autoptr(Analysis) part =
      analysed_well(shelf, "aggregation", "log(air) ~ trend", "frequencies=annual sample=1960..1966");
  const AggregationStudy *a = sum->result, *b = mean->result, *c = part->result;

  assert_int_equal(a->n, 2);
  assert_int_equal(a->models[0].frequency, FREQUENCY_QUARTER);
  assert_int_equal(a->models[1].frequency, FREQUENCY_YEAR);
  assert_int_equal(b->models[0].model->n, 7);
  assert_digits(b->models[0].model->coefficients[1].estimate, c->models[0].model->coefficients[1].estimate, 11);
}

/* What is finer than the data is passed over, unless it was asked for; a year that is not whole is missing. */
static void
only_what_the_data_allow(void **state)
{
  Shelf *shelf = *state;
  g_array_remove_index(shelf_copy(shelf, "air", "hole")->observations, 30); /* July 1961 */
  g_autoptr(Analysis) quarters = analysed_well(shelf, "aggregation", "log(gas) ~ trend", "");
  g_autoptr(Analysis) asked = analysed_well(shelf, "aggregation", "log(gas) ~ trend", "frequencies=monthly,annual");
  g_autoptr(Analysis) hole = analysed_well(shelf, "aggregation", "log(hole) ~ trend", "frequencies=annual");
  g_autoptr(Analysis) mixed = analysed_well(shelf, "aggregation", "log(air) ~ log(gas)", "");
  const AggregationStudy *a = quarters->result, *b = asked->result, *c = hole->result, *d = mixed->result;

  assert_int_equal(a->n, 2);
  assert_int_equal(a->models[0].frequency, FREQUENCY_QUARTER);
  assert_int_equal(a->models[0].model->n, UKGAS);
  assert_int_equal(b->n, 2);
  assert_null(b->models[0].model);
  assert_string_equal(b->models[0].why, "gas is quarterly");
  assert_non_null(b->models[1].model);
  assert_int_equal(c->models[0].model->n, 9);
  assert_int_equal(d->n, 2); /* quarterly 1960-1968, yearly */
  assert_int_equal(d->models[0].model->n, 36);
  assert_int_equal(d->models[1].model->n, 9);
}

/* Months in pairs do not make quarters, and a model may have too many columns for its few years. */
static void
frequencies_that_fail_alone(void **state)
{
  Shelf *shelf = *state;
  double values[30];
  for (gsize i = 0; i < 30; i++)
    values[i] = (double)(i * i % 11);
  g_ptr_array_add(shelf->all, series_of_values("pairs", "USD", period_of_months(2000, 1, 2), values, 30));
  g_autoptr(Analysis) got = analysed_well(shelf, "aggregation", "pairs ~ lag(pairs, 1:2)", "");
  const AggregationStudy *study = got->result;

  assert_int_equal(study->n, 3);
  assert_int_equal(study->models[0].frequency, FREQUENCY_TWO_MONTH);
  assert_non_null(study->models[0].model);
  assert_int_equal(study->models[1].frequency, FREQUENCY_QUARTER);
  assert_string_equal(study->models[1].why, "pairs: 2000-03/P2M does not lie inside one quarterly period");
  assert_int_equal(study->models[2].frequency, FREQUENCY_YEAR);
  assert_string_equal(study->models[2].why, "3 observations for 3 coefficients, at least 4 are needed");
}

static void
what_is_no_flow(void **state)
{
  Shelf *shelf = *state;
  static const struct {
    const char *name, *unit;
    double first;
    gboolean rate;
  } cases[] = {{"price", "USD per barrel", 3, TRUE}, {"pct", "percent", 3, TRUE},
               {"base", "2000=100", 3, TRUE},        {"count", NULL, 3, FALSE},
               {"ratio", NULL, 0.5, TRUE},           {"money", "USD million", 0.5, FALSE}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    double values[24];
    for (gsize j = 0; j < 24; j++)
      values[j] = cases[i].first + (double)(j * j % 7);
    g_ptr_array_add(shelf->all,
                    series_of_values(cases[i].name, cases[i].unit, period_of_months(2000, 1, 3), values, 24));
    g_autofree char *formula = g_strdup_printf("%s ~ trend", cases[i].name);
    g_autoptr(Analysis) got = analysed_well(shelf, "aggregation", formula, "");
    const AggregatedSeries *series = g_ptr_array_index(((AggregationStudy *)got->result)->series, 0);
    assert_int_equal(series->rate, cases[i].rate);
  }
}

static void
refused(void **state)
{
  Shelf *shelf = *state;

  assert_analysis_error(shelf, "aggregation", "air ~ trend", "method=median", DATA_ERROR, DATA_ERROR_SCHEMA,
                        "the method of an aggregation is sum, mean or last, not 'median'");
  assert_analysis_error(shelf, "aggregation", "air ~ wind", "", DATA_ERROR, DATA_ERROR_NAME,
                        "there is no series 'wind'");
  assert_analysis_error(shelf, "aggregation", "nile ~ trend", "frequencies=monthly", DATA_ERROR, DATA_ERROR_ALIGN,
                        "the model can be computed at no frequency: nile is yearly");
  assert_analysis_error(shelf, "aggregation", "air ~ trend", "sample=1800..1801", DATA_ERROR, DATA_ERROR_ALIGN,
                        "the model can be computed at no frequency: item, yearly: there is no period in which every "
                        "series has a value");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(sums_at_four_frequencies, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(rules_and_asked_frequencies, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(only_what_the_data_allow, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(frequencies_that_fail_alone, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(what_is_no_flow, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(refused, shelf_make, shelf_free),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
