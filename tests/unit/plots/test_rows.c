#include "../test.h"

#include "plots/gnuplot.h"
#include "samples.h"
#include "words.h"

/* Lines over time above, ranges in three rows on an axis of numbers below. */
static Chart *
ranges_in_rows(void)
{
  static const char *const names[] = {"Netherlands", "Latvia", "Germany"};
  Chart *chart = chart_new("rows", AXIS_TIME);
  ChartPanel *above = chart_add_panel(chart, "Over time"), *panel = chart_add_panel(chart, "By partner");
  ChartLayer *range, *from, *to;
  sample_fill(panel_add_layer(above, LAYER_LINE, "Sum", TONE_BLUE), 10, 1);
  panel_own_axis(panel, AXIS_NUMBER, "USD billion");
  panel->x_min = -1;
  panel->x_max = 9;
  range = panel_add_layer(panel, LAYER_RANGES, NULL, TONE_STONE);
  from = panel_add_layer(panel, LAYER_POINTS, "Mirrored", TONE_OCHRE);
  to = panel_add_layer(panel, LAYER_POINTS, "Reported", TONE_BLUE);
  for (int i = 0; i < 3; i++) {
    panel_add_row(panel, names[i]);
    layer_add_range(range, 1, 8 - 2 * i, -i - 0.1, -i + 0.1);
    layer_add_labelled(from, 1, 1, -i, "1.00");
    layer_add_labelled(to, 8 - 2 * i, 8 - 2 * i, -i, "much");
  }
  return chart;
}

static void
rows_are_named_beside_the_axis(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = ranges_in_rows();
  g_autoptr(Layout) layout = layout_new(chart);
  const PanelLayout *panel = panel_at(layout, 1);
  const ChartPanel *above = g_ptr_array_index(chart->panels, 0), *model = g_ptr_array_index(chart->panels, 1);
  assert_false(panel_has_rows(above));
  assert_true(panel_has_rows(model));
  assert_false(panel_is_heatmap(model));
  assert_true(panel->y.low == -2.5 && panel->y.high == 0.5);
  for (int i = 0; i < 3; i++) {
    const Words *name = find_word(panel->words, g_ptr_array_index(model->rows, (guint)i));
    assert_non_null(name);
    assert_true(name->align == ALIGN_RIGHT && name->x < panel->frame.x0);
    assert_true(fabs(name->y - layout_y(panel, -i)) < 1);
  }
  assert_true(find_word(panel->words, "Netherlands")->y < find_word(panel->words, "Latvia")->y);
  assert_on_page(layout, panel->words);
  assert_apart(panel->words);
}

/* Neither numbers nor a zero line at the first row, but a line for each. */
static void
rows_have_lines_and_no_numbers(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = ranges_in_rows();
  g_autoptr(Layout) layout = layout_new(chart);
  const GArray *ticks = panel_at(layout, 1)->y_ticks;
  GError *error = NULL;
  assert_int_equal(ticks->len, 3);
  for (guint i = 0; i < ticks->len; i++) {
    assert_true(g_array_index(ticks, Tick, i).at == -(double)i);
    assert_string_equal(g_array_index(ticks, Tick, i).label, "");
  }
  g_autofree char *script = gnuplot_script(chart, &error);
  assert_no_error(error);
  const char *below = strstr(script, "# Panel 2");
  assert_non_null(below);
  assert_non_null(strstr(script, "title 'zero'"));
  assert_null(strstr(below, "title 'zero'"));
  assert_null(strstr(below, "unset border"));
}

/* Labels stand outside the range: the larger end's to its right, the smaller one's to its left. */
static void
labels_stand_beyond_the_ends(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = ranges_in_rows();
  g_autoptr(Layout) layout = layout_new(chart);
  const PanelLayout *panel = panel_at(layout, 1);
  assert_true(find_word(panel->words, "1.00")->x < layout_x(panel, 1));
  assert_true(find_word(panel->words, "much")->x > layout_x(panel, 8));
}

/* A panel above one with another axis names its own. */
static void
each_axis_is_named(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = ranges_in_rows();
  g_autoptr(Layout) layout = layout_new(chart);
  assert_true(panel_at(layout, 0)->x_named && panel_at(layout, 1)->x_named);
  assert_non_null(find_word(panel_at(layout, 0)->words, "1995"));
  assert_non_null(find_word(panel_at(layout, 1)->words, "USD billion"));
  assert_true(panel_at(layout, 1)->frame.y0 > find_word(panel_at(layout, 0)->words, "1995")->y);
}

/* A shared scale is of the panels with numbers. */
static void
rows_do_not_stretch_a_shared_scale(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = ranges_in_rows();
  g_autoptr(Layout) alone = layout_new(chart);
  chart->shared_y = TRUE;
  g_autoptr(Layout) shared = layout_new(chart);
  assert_true(panel_at(shared, 0)->y.low == panel_at(alone, 0)->y.low);
  assert_true(panel_at(shared, 0)->y.high == panel_at(alone, 0)->y.high);
  assert_true(panel_at(shared, 1)->y.low == -2.5 && panel_at(shared, 1)->y.high == 0.5);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rows_are_named_beside_the_axis),     cmocka_unit_test(rows_have_lines_and_no_numbers),
      cmocka_unit_test(labels_stand_beyond_the_ends),       cmocka_unit_test(each_axis_is_named),
      cmocka_unit_test(rows_do_not_stretch_a_shared_scale),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
