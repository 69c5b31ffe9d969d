#include "../study/studies.h"
#include "report/figures.h"
#include "stats/band.h"

#define SERIES                                                                                                         \
  "series:\n"                                                                                                          \
  "  - { name: a, label: Exports, from: trade, where: { partner: AAA, flow: export } }\n"                              \
  "  - { name: bn, from: billions }\n"                                                                                 \
  "  - { name: oil, from: rates, where: { series: oil } }\n"                                                           \
  "regressions:\n"                                                                                                     \
  "  - { name: line, formula: bn ~ a }\n"                                                                              \
  "  - { name: slope, formula: a ~ trend }\n"                                                                          \
  "charts:\n"                                                                                                          \
  "  - "

#define NOTE                                                                                                             \
  "Fitted by least squares, n = 5; band: 95 % interval of the fitted mean by Newey–West errors (Bartlett kernel, lag " \
  "2 by the rule floor(4 (n/100)^(2/9)), factor n/(n−k) = 1.667)."

static Case *
chart_case(const char *definition, Chart **chart)
{
  g_autofree char *text = g_strconcat(SERIES, definition, "\n", NULL);
  Case *one = case_good(text);
  *chart = figure_new(one->results, g_ptr_array_index(one->study->charts, 0), &one->error);
  return one;
}

static const ChartLayer *
layer_of(const Chart *chart, guint i)
{
  const ChartPanel *panel = g_ptr_array_index(chart->panels, 0);
  assert_true(i < panel->layers->len);
  return g_ptr_array_index(panel->layers, i);
}

static const ChartPoint *
point_of(const ChartLayer *layer, guint i)
{
  assert_true(i < layer->points->len);
  return &g_array_index(layer->points, ChartPoint, i);
}

static void
scatter_with_line_and_band(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = NULL;
  g_autoptr(Case) one = chart_case("{ name: cloud, kind: scatter, of: [ a, bn ], fit: line }", &chart);
  assert_no_error(one->error);
  assert_int_equal(chart->x_axis, AXIS_NUMBER);
  assert_string_equal(chart->x_label, "Exports, USD million");
  assert_string_equal(chart->y_label, "bn, USD billion");
  assert_string_equal(chart->note, NOTE);
  assert_string_equal(chart->source, "Source: Customs");
  const ChartLayer *band = layer_of(chart, 0), *line = layer_of(chart, 1), *points = layer_of(chart, 2);
  assert_int_equal(band->kind, LAYER_BAND);
  assert_string_equal(line->label, "fitted line");
  const Regression *fit = g_ptr_array_index(one->results->regressions, 0);
  assert_int_equal(band->points->len, line->points->len);
  for (guint i = 0; i < band->points->len; i++) {
    const ChartPoint *field = point_of(band, i);
    const double row[] = {1, field->x0};
    const BandPoint wanted = fit_band(fit->fit, fit->covariance, row, CONFIDENCE_LEVEL);
    assert_digits(field->low, wanted.lower, 12);
    assert_digits(field->high, wanted.upper, 12);
    assert_digits(point_of(line, i)->y, wanted.mean, 12);
  }
  assert_true(point_of(band, 0)->x0 == 10);
  assert_digits(point_of(band, band->points->len - 1)->x0, 15, 15);
  assert_int_equal(points->points->len, 5);
  assert_true(point_of(points, 1)->x0 == 11 && point_of(points, 1)->y == 1.5);
  assert_string_equal(point_of(points, 1)->label, "2001");
}

static void
scatter_without_a_line(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = NULL;
  g_autoptr(Case) one = chart_case("{ name: cloud, kind: scatter, of: [ a, bn ], sample: 2001..2004 }", &chart);
  assert_no_error(one->error);
  assert_int_equal(((ChartPanel *)g_ptr_array_index(chart->panels, 0))->layers->len, 1);
  assert_int_equal(layer_of(chart, 0)->points->len, 4);
  assert_null(chart->note);
}

static void
trend_with_its_band(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = NULL;
  g_autoptr(Case) one = chart_case("{ name: slope, kind: trend, of: a, note: Own. }", &chart);
  assert_no_error(one->error);
  assert_string_equal(chart->subtitle, "Exports, USD million");
  assert_string_equal(chart->note, NOTE " Own.");
  const ChartLayer *band = layer_of(chart, 0), *line = layer_of(chart, 1), *points = layer_of(chart, 2);
  const Regression *fit = g_ptr_array_index(one->results->regressions, 1);
  for (guint i = 0; i < 5; i++) {
    const double row[] = {1, i};
    const BandPoint wanted = fit_band(fit->fit, fit->covariance, row, CONFIDENCE_LEVEL);
    assert_digits(point_of(band, i)->low, wanted.lower, 12);
    assert_digits(point_of(band, i)->high, wanted.upper, 12);
    assert_digits(point_of(line, i)->y, 9.8 + 1.2 * i, 12);
    assert_true(point_of(line, i)->x0 == fit->periods[i].first && point_of(line, i)->x1 == fit->periods[i].last + 1);
  }
  assert_int_equal(points->kind, LAYER_POINTS);
  assert_string_equal(points->label, "Exports");
  assert_true(point_of(points, 4)->y == 15);
}

static void
too_few_for_a_line(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = NULL;
  g_autoptr(Case) one =
      chart_case("{ name: cloud, kind: scatter, of: [ oil, bn ], sample: 2000..2001, fit: line }", &chart);
  assert_null(chart);
  assert_error(one->error, STATS_ERROR, STATS_ERROR_TOO_FEW,
               "2 observations for 2 coefficients, at least 3 are needed");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(scatter_with_line_and_band),
      cmocka_unit_test(scatter_without_a_line),
      cmocka_unit_test(trend_with_its_band),
      cmocka_unit_test(too_few_for_a_line),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
