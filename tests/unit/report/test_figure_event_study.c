#include "../study/event_case.h"

#include "blocks.h"
#include "plots/gnuplot.h"
#include "report/figure_event_study.h"

static Chart *
chart_of(const EventCase *one)
{
  GError *error = NULL;
  Chart *chart = chart_new("e", AXIS_TIME);

  event_result(one, 0);
  assert_true(figure_event_study(g_ptr_array_index(one->results->analyses, 0), chart, &error));
  g_autofree char *script = gnuplot_script(chart, &error);
  assert_no_error(error);
  assert_non_null(script);
  return chart;
}

static const ChartLayer *
layer_at(const Chart *chart, guint panel, guint layer)
{
  const ChartPanel *in = g_ptr_array_index(chart->panels, panel);
  assert_true(in->layers->len > layer);
  return g_ptr_array_index(in->layers, layer);
}

static const ChartPoint *
point_at(const ChartLayer *layer, guint i)
{
  assert_true(layer->points->len > i);
  return &g_array_index(layer->points, ChartPoint, i);
}

static double
first_day(const char *period)
{
  Period read;
  const char *why = NULL;
  assert_true(period_parse(period, strlen(period), &read, &why));
  return read.first;
}

enum { BAND, FITTED, EXPECTED, OBSERVED };

/* The band begins with the event; what was fitted stands before it, what was expected behind; the window is a field. */
static void
observed_and_expected(void **state)
{
  (void)state;
  g_auto(EventCase) one = event_case("  - { name: item, of: volume, at: 1899, window: 10 }", "1899-03-01,,dam\n");
  g_autoptr(Chart) chart = chart_of(&one);
  const ChartPanel *panel = g_ptr_array_index(chart->panels, 0);
  const ChartSpan *span = &g_array_index(panel->spans, ChartSpan, 0);
  const ChartEvent *event = &g_array_index(chart->events, ChartEvent, 0);

  assert_int_equal(chart->panels->len, 2);
  assert_int_equal(layer_at(chart, 0, BAND)->points->len, 10);
  assert_int_equal(layer_at(chart, 0, FITTED)->points->len, 28);
  assert_int_equal(layer_at(chart, 0, EXPECTED)->points->len, 10);
  assert_int_equal(layer_at(chart, 0, OBSERVED)->points->len, 38);
  assert_true(layer_at(chart, 0, EXPECTED)->dashed);
  /* the limits as in test_expected_path.c */
  assert_digits(point_at(layer_at(chart, 0, BAND), 9)->low, 774.094418469975, 9);
  assert_digits(point_at(layer_at(chart, 0, BAND), 9)->high, 1475.90448683928, 9);
  assert_digits(point_at(layer_at(chart, 0, EXPECTED), 0)->y, 1114.56349206349, 10);
  assert_true(point_at(layer_at(chart, 0, OBSERVED), 28)->y == 774);
  assert_true(span->x0 == first_day("1899") && span->x1 == first_day("1909"));
  assert_true(event->x == first_day("1899"));
  assert_text(event->label, "1899");
  assert_text(chart->title, "Flow around 1899");
  assert_text(chart->subtitle, "m3; dashed and band: expected from the 28 years before, with its 95 % interval; field: "
                               "window from the event on");
  assert_text(chart->note, "volume ~ trend, fitted to the periods before the event; errors of an AR(1). Other events "
                           "fall into the window.");
  assert_text(chart->source, "Source: Cobb");
}

/* Below: residuals before the event, differences with their interval from it on. */
static void
differences(void **state)
{
  (void)state;
  g_auto(EventCase) one =
      event_case("  - { name: item, of: volume, at: 1899-03-01, window: 10 }", "1899-03-01,,dam\n1899-03-01,,lock\n");
  g_autoptr(Chart) chart = chart_of(&one);
  const ChartPanel *panel = g_ptr_array_index(chart->panels, 1);

  assert_text(panel->title, "Observed less expected");
  assert_int_equal(layer_at(chart, 1, 0)->points->len, 10);
  assert_int_equal(layer_at(chart, 1, 1)->points->len, 38);
  assert_digits(point_at(layer_at(chart, 1, 1), 28)->y, -340.563492063493, 10);
  assert_digits(point_at(layer_at(chart, 1, 0), 9)->low, 1020 - 1475.90448683928, 9);
  assert_text(g_array_index(chart->events, ChartEvent, 0).label, "dam");
}

/* A logarithm is drawn in levels, differences in per cent; words that are there stay. */
static void
logarithms(void **state)
{
  (void)state;
  g_auto(EventCase) one = event_case("  - { name: item, of: log(volume), at: 1885..1886, method: pulse }", NULL);
  event_result(&one, 0);
  g_autoptr(Chart) chart = chart_new("e", AXIS_TIME);
  GError *error = NULL;
  const EventStudy *study = event_result(&one, 0);
  chart->title = g_strdup("Title");
  chart->subtitle = g_strdup("Subtitle");
  chart->note = g_strdup("Note");
  assert_true(figure_event_study(g_ptr_array_index(one.results->analyses, 0), chart, &error));

  assert_digits(point_at(layer_at(chart, 0, OBSERVED), 0)->y, 1120, 12);
  assert_digits(point_at(layer_at(chart, 0, EXPECTED), 0)->y, exp(study->path->step[0].expected), 12);
  assert_digits(point_at(layer_at(chart, 1, 1), 14)->y, 100 * expm1(study->path->step[0].gap), 10);
  assert_text(((const ChartPanel *)g_ptr_array_index(chart->panels, 1))->title, "Observed less expected, per cent");
  assert_text(chart->title, "Title");
  assert_text(chart->subtitle, "Subtitle");
  assert_text(chart->note, "log(volume) ~ trend, fitted to the periods before the event; errors of an AR(1). Too few "
                           "periods before the event for a test: the picture describes. Note");
  assert_text(g_array_index(chart->events, ChartEvent, 0).label, "1885–1886");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(observed_and_expected),
      cmocka_unit_test(differences),
      cmocka_unit_test(logarithms),
  };
  return cmocka_run_group_tests(tests, event_gsl_off, NULL);
}
