#include "analysis_blocks.h"

#include <gsl/gsl_errno.h>

#include "report/figure_analyses.h"

/* The picture of an analysis; title, subtitle and note as a study may have given them. */
static Chart *
drawn(Shelf *shelf, const char *chart_kind, const char *key, const char *of, const char *options, const char *title)
{
  GError *error = NULL;
  const FigureOfAnalysis *figure = figure_of_analysis(chart_kind);
  g_autoptr(Analysis) analysis = analysed_well(shelf, key, of, options);
  assert_non_null(figure);
  assert_int_equal(figure->axis, AXIS_TIME);
  assert_ptr_equal(analysis_kind_of_chart(chart_kind), analysis->kind);
  Chart *chart = chart_new("picture", figure->axis);
  chart->title = g_strdup(title);
  chart->subtitle = g_strdup(title);
  chart->note = g_strdup(title);
  assert_true(figure->draw(analysis, chart, &error));
  assert_no_error(error);
  return chart;
}

static const ChartPanel *
panel_of(const Chart *chart, guint i)
{
  assert_true(i < chart->panels->len);
  return g_ptr_array_index(chart->panels, i);
}

static const ChartLayer *
layer_of(const Chart *chart, guint panel, guint layer)
{
  assert_true(layer < panel_of(chart, panel)->layers->len);
  return g_ptr_array_index(panel_of(chart, panel)->layers, layer);
}

static const ChartPoint *
point_of(const ChartLayer *layer, guint i)
{
  assert_true(i < layer->points->len);
  return &g_array_index(layer->points, ChartPoint, i);
}

static void
three_panels(void **state)
{
  g_autoptr(Chart) chart = drawn(*state, "decomposition", "decomposition", "gas", "", NULL);
  const ChartLayer *observed = layer_of(chart, 0, 0), *trend = layer_of(chart, 0, 1), *season = layer_of(chart, 1, 0),
                   *remainder = layer_of(chart, 2, 0);

  assert_int_equal(chart->panels->len, 3);
  assert_string_equal(panel_of(chart, 0)->title, "Observed and trend");
  assert_string_equal(panel_of(chart, 1)->title, "Season");
  assert_string_equal(panel_of(chart, 2)->title, "Remainder");
  assert_true(panel_of(chart, 0)->weight > panel_of(chart, 1)->weight);
  assert_string_equal(observed->label, "Observed");
  assert_string_equal(trend->label, "Trend");
  assert_int_equal(observed->points->len, UKGAS);
  assert_digits(point_of(observed, 0)->y, 160.1, 15);
  assert_true(isnan(point_of(trend, 1)->y));
  assert_digits(point_of(trend, 2)->y, 123.675, 13);
  assert_digits(point_of(season, 4)->y, 175.1381009615385, 12);
  assert_int_equal(remainder->kind, LAYER_BARS);
  assert_int_equal(remainder->points->len, UKGAS - 4); /* none where there is no trend */
  assert_string_equal(chart->title, "gas: trend, season and remainder");
  assert_string_equal(chart->subtitle, "million therms, quarterly");
  assert_text(chart->note,
              "Classical additive decomposition, n = 108, season of 4, its strength 0.59 of 1. The trend is a "
              "centred average and ends half a cycle before the data do.");
  assert_string_equal(chart->source, "Source: Source of gas");
}

static void
factors_about_one(void **state)
{
  g_autoptr(Chart) chart = drawn(*state, "decomposition", "decomposition", "gas", "method=multiplicative", "Mine");

  assert_int_equal(layer_of(chart, 2, 0)->kind, LAYER_LINE);
  assert_digits(point_of(layer_of(chart, 1, 0), 0)->y, 1.453710655826259, 13);
  assert_string_equal(chart->title, "Mine");
  assert_string_equal(chart->subtitle, "Mine");
  assert_true(g_str_has_suffix(chart->note, "before the data do. Mine"));
}

static void
a_fan_that_begins_at_a_mark(void **state)
{
  g_autoptr(Chart) chart = drawn(*state, "holt-winters", "forecasts", "gas", "steps=6", NULL);
  const ChartLayer *widest = layer_of(chart, 0, 0), *narrow = layer_of(chart, 0, 2), *observed = layer_of(chart, 0, 3),
                   *fitted = layer_of(chart, 0, 4), *ahead = layer_of(chart, 0, 5);

  assert_int_equal(panel_of(chart, 0)->layers->len, 6);
  assert_string_equal(widest->label, "95 %");
  assert_string_equal(narrow->label, "50 %");
  assert_int_equal(widest->kind, LAYER_BAND);
  assert_int_equal(widest->points->len, 6);
  assert_true(point_of(widest, 5)->low < point_of(narrow, 5)->low);
  assert_int_equal(observed->points->len, UKGAS);
  assert_int_equal(fitted->points->len, UKGAS - 4);
  assert_int_equal(ahead->points->len, 6);
  assert_true(ahead->dashed);
  assert_digits(point_of(ahead, 0)->y, 1205.373355965081, 5); /* R: test_holt_winters.c */
  assert_int_equal(chart->events->len, 1);
  assert_digits(g_array_index(chart->events, ChartEvent, 0).x, (double)period_of_months(1987, 1, 3).first, 17);
  assert_string_equal(chart->title, "gas: forecast by smoothing");
  assert_string_equal(chart->subtitle,
                      "million therms, quarterly: observed (blue), fitted one step ahead (ochre), and the "
                      "forecast");
  assert_holds(chart->note,
               "By Holt–Winters smoothing with an additive season of 4, n = 108. Fields: prediction intervals "
               "that take the smoothing parameters as known and the errors as independent. Mean absolute error "
               "on ");
  assert_holds(chart->note, ", of the cycle before repeated 4");
}

static void
one_step_and_no_trial(void **state)
{
  g_autoptr(Chart) chart = drawn(*state, "holt-winters", "forecasts", "nile", "steps=1 sample=1871..1880", "Mine");

  assert_int_equal(layer_of(chart, 0, 0)->kind, LAYER_RANGES);
  assert_holds(chart->note, " Not tried on held-out values. It knows nothing of politics. Mine");
  assert_string_equal(chart->title, "Mine");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(three_panels, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(factors_about_one, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(a_fan_that_begins_at_a_mark, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(one_step_and_no_trial, shelf_make, shelf_free),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
