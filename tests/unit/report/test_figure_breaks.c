#include "blocks.h"

#include "../study/broken.h"
#include "plots/gnuplot.h"
#include "report/figure_breaks.h"

static Chart *
chart_of(const Broken *broken)
{
  GError *error = NULL;
  Chart *chart = chart_new("b", AXIS_TIME);

  assert_true(figure_breaks(&broken->analysis, chart, &error));
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

static void
levels_and_their_break(void **state)
{
  (void)state;
  g_auto(Broken) broken;
  broken_good(&broken, NILE, "volume", NULL, "resamples=99");
  g_autoptr(Chart) chart = chart_of(&broken);
  const ChartPanel *series = g_ptr_array_index(chart->panels, 0), *f = g_ptr_array_index(chart->panels, 1);
  const ChartSpan *span = &g_array_index(series->spans, ChartSpan, 0);
  const ChartEvent *event = &g_array_index(chart->events, ChartEvent, 0);

  assert_int_equal(chart->panels->len, 2);
  assert_text(chart->title, "Breaks in the mean of volume");
  assert_text(
      chart->subtitle,
      "BIC takes 1 break; dashed: fit within each regime; fields: 95 % intervals of the breaks, which are named "
      "by the last period of the old regime");
  assert_int_equal(series->layers->len, 3);
  assert_int_equal(layer_at(chart, 0, 0)->points->len, 100);
  const ChartPoint *level = point_at(layer_at(chart, 0, 2), 0);
  assert_int_equal(layer_at(chart, 0, 2)->kind, LAYER_STEP);
  assert_digits(level->y, 849.972222222222, 13);
  assert_true(level->x0 == first_day("1899") && level->x1 == first_day("1971"));
  assert_int_equal(series->spans->len, 1);
  assert_true(span->x0 == first_day("1896") && span->x1 == first_day("1903")); /* the ends of 1895 and 1902 */
  assert_true(event->x == first_day("1899"));
  assert_text(event->label, "after 1898");
  assert_int_equal(layer_at(chart, 1, 0)->points->len, 71);
  assert_digits(point_at(layer_at(chart, 1, 0), 13)->y, 75.92976943, 9);
  assert_int_equal(f->levels->len, 2);
}

static void
lines_of_a_formula(void **state)
{
  (void)state;
  g_auto(Broken) broken;
  const BreaksStudy *study = broken_good(&broken, NILE, "volume ~ lag(volume)", NULL, "");
  g_autoptr(Chart) chart = chart_of(&broken);
  const ChartPanel *f = g_ptr_array_index(chart->panels, 1);

  assert_int_equal(layer_at(chart, 0, 1)->kind, LAYER_LINE);
  assert_digits(point_at(layer_at(chart, 0, 1), 3)->y, study->regimes->fitted[3], 15);
  assert_int_equal(f->levels->len, 1); /* no bootstrap */
}

static void
without_a_break(void **state)
{
  (void)state;
  g_auto(Broken) broken;
  broken_good(&broken, NILE, "volume", "1901..1970", "resamples=99");
  g_autoptr(Chart) chart = chart_of(&broken);

  assert_text(chart->subtitle, "BIC takes no break; dashed: fit within each regime");
  assert_int_equal(chart->events->len, 0);
}

/* What the study gives is kept; limits outside the sample end with it, and where none is known the period stands alone. */
static void
given_words_and_odd_limits(void **state)
{
  (void)state;
  g_auto(Broken) broken;
  BreaksStudy *study = (BreaksStudy *)broken_good(&broken, NILE, "volume", "1885..1912", "");
  study->intervals[0].lower = -5;
  study->intervals[1].known = FALSE;
  g_autoptr(Chart) chart = chart_new("b", AXIS_TIME);
  chart->title = g_strdup("Mine");
  chart->subtitle = g_strdup("my own words");
  assert_true(figure_breaks(&broken.analysis, chart, NULL));
  const GArray *spans = ((const ChartPanel *)g_ptr_array_index(chart->panels, 0))->spans;

  assert_text(chart->title, "Mine");
  assert_text(chart->subtitle, "my own words");
  assert_true(g_array_index(spans, ChartSpan, 0).x0 == first_day("1885"));
  assert_true(g_array_index(spans, ChartSpan, 1).x0 == first_day("1898"));
  assert_true(g_array_index(spans, ChartSpan, 1).x1 == first_day("1899"));
  g_autoptr(Chart) plain = chart_of(&broken);
  assert_true(g_str_has_prefix(plain->subtitle, "BIC takes 2 breaks, which the test of one does not bear out; "));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(levels_and_their_break),
      cmocka_unit_test(lines_of_a_formula),
      cmocka_unit_test(without_a_break),
      cmocka_unit_test(given_words_and_odd_limits),
  };

  return cmocka_run_group_tests(tests, gsl_handler_off, NULL);
}
