#include "../test.h"

#include "plots/stems.h"
#include "samples.h"
#include "words.h"

/* A word of a panel and the box around it. */
static Box
word_box(const PanelLayout *panel, const char *text)
{
  const Words *word = find_word(panel->words, text);
  if (!word)
    fail_msg("'%s' is not written", text);
  return box_of(word);
}

static void
assert_within(const PanelLayout *panel, const char *text)
{
  const Box box = word_box(panel, text), frame = panel->frame;
  const double rounding = 1e-6;
  if (box.x0 < frame.x0 - rounding || box.x1 > frame.x1 + rounding || box.y0 < frame.y0 || box.y1 > frame.y1)
    fail_msg("'%s' leaves its panel: %g to %g, %g to %g", text, box.x0, box.x1, box.y0, box.y1);
}

static ChartLayer *
lone_layer(Chart *chart, LayerKind kind)
{
  return panel_add_layer(chart_add_panel(chart, "Panel"), kind, NULL, TONE_BLUE);
}

static void
labels_stand_beyond_the_heads(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("acf", AXIS_NUMBER);
  ChartLayer *layer = lone_layer(chart, LAYER_STEMS);
  layer_add_labelled(layer, 1, 1, 0.9, "0.90");
  layer_add_labelled(layer, 2, 2, -0.7, "−0.70");
  layer_add(layer, 3, 3, 0.1);
  g_autoptr(Layout) layout = layout_new(chart);
  const PanelLayout *panel = panel_at(layout, 0);
  assert_true(panel->y.low < -0.7 && panel->y.high > 0.9);
  assert_true(word_box(panel, "0.90").y1 < layout_y(panel, 0.9));
  assert_true(word_box(panel, "−0.70").y0 > layout_y(panel, -0.7));
  assert_digits(find_word(panel->words, "0.90")->x, layout_x(panel, 1), 12);
  assert_within(panel, "0.90");
  assert_within(panel, "−0.70");
  assert_apart(panel->words);
}

/* Many panels, all low: the labels of the highest and the lowest stem stay inside. */
static void
low_panels_make_room_for_labels(void **state)
{
  (void)state;
  for (guint shared = 0; shared < 2; shared++) {
    g_autoptr(Chart) chart = chart_new("low", AXIS_NUMBER);
    chart->shared_y = shared == 1;
    for (guint p = 0; p < 6; p++) {
      ChartLayer *layer = lone_layer(chart, LAYER_STEMS);
      layer_add_labelled(layer, 1, 1, 1.0, "top");
      layer_add_labelled(layer, 9, 9, p % 2 ? -1.0 : 0.5, "end");
    }
    g_autoptr(Layout) layout = layout_new(chart);
    for (guint p = 0; p < 6; p++) {
      assert_within(panel_at(layout, p), "top");
      assert_within(panel_at(layout, p), "end");
      assert_true(word_box(panel_at(layout, p), "top").y1 < layout_y(panel_at(layout, p), 1.0));
      assert_int_equal(panel_at(layout, p)->y.low == panel_at(layout, 1)->y.low, shared || p % 2);
    }
  }
}

static void
fixed_axes_stay_and_labels_stand_beside(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("fixed", AXIS_NUMBER);
  ChartLayer *layer = lone_layer(chart, LAYER_STEMS);
  ChartPanel *panel = g_ptr_array_index(chart->panels, 0);
  layer_add_labelled(layer, 1, 1, 1, "1.00");
  layer_add_labelled(layer, 5, 5, 3, "beyond");
  panel->y_min = -1;
  panel->y_max = 1;
  g_autoptr(Layout) layout = layout_new(chart);
  assert_true(panel_at(layout, 0)->y.low == -1 && panel_at(layout, 0)->y.high == 1);
  assert_within(panel_at(layout, 0), "1.00");
  assert_within(panel_at(layout, 0), "beyond");
  assert_true(word_box(panel_at(layout, 0), "1.00").x0 > layout_x(panel_at(layout, 0), 1));
  assert_true(word_box(panel_at(layout, 0), "beyond").x1 < layout_x(panel_at(layout, 0), 5)); /* no room to its right */
  assert_true(stems_extent(panel, (Extent){-1, 1}, 10).high == 1); /* no height for labels at all */
}

/* Labels wider than the distance of their stems: none covers another, and those that are moved out are joined to their heads. */
static void
crowded_labels_keep_apart(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("crowd", AXIS_CATEGORY);
  ChartLayer *layer = lone_layer(chart, LAYER_STEMS);
  for (int i = 0; i < 30; i++) {
    g_autofree char *label = g_strdup_printf("label %d", i);
    g_ptr_array_add(chart->categories, g_strdup("x"));
    layer_add_labelled(layer, i, i, cos(i) - 0.2, label);
  }
  g_autoptr(Layout) layout = layout_new(chart);
  const PanelLayout *panel = panel_at(layout, 0);
  guint n = 0;
  for (guint i = 0; i < panel->words->len; i++) {
    const char *text = g_array_index(panel->words, Words, i).text;
    if (!g_str_has_prefix(text, "label"))
      continue;
    assert_within(panel, text);
    n++;
  }
  assert_true(n >= 20);
  assert_true(panel->marks->len > 0);
  assert_apart(panel->words);
}

static void
a_long_label_at_the_edge_is_moved_inside(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("edge", AXIS_NUMBER);
  ChartLayer *layer = lone_layer(chart, LAYER_STEMS);
  layer_add_labelled(layer, 0, 0, -2, "a label that begins at the left edge");
  layer_add_labelled(layer, 10, 10, 2, "a label that ends at the right edge");
  layer->label = g_strdup("Cross-correlation");
  g_autoptr(Layout) layout = layout_new(chart);
  assert_within(panel_at(layout, 0), "a label that begins at the left edge");
  assert_within(panel_at(layout, 0), "a label that ends at the right edge");
  const Words *name = find_word(panel_at(layout, 0)->words, "Cross-correlation"); /* named at its end */
  assert_true(name->x > panel_at(layout, 0)->frame.x1);
}

/* Levels and spans */

static Chart *
f_statistics(void)
{
  Chart *chart = chart_new("breaks", AXIS_TIME);
  ChartLayer *line = lone_layer(chart, LAYER_LINE);
  for (int i = 0; i < 20; i++)
    layer_add(line, 365 * i, 365 * (i + 1), 5 * exp(-(i - 9) * (i - 9) / 20.0));
  return chart;
}

static void
levels_are_in_sight_and_named_at_their_right_end(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = f_statistics();
  ChartPanel *model = g_ptr_array_index(chart->panels, 0);
  panel_add_level(model, 8.85, "5 % critical value");
  panel_add_level(model, 12.29, "1 % critical value");
  panel_add_level(model, 12.2, "so near that it stands below");
  panel_add_level(model, NAN, "nowhere");
  g_autoptr(Layout) layout = layout_new(chart);
  const PanelLayout *panel = panel_at(layout, 0);
  assert_true(panel->y.high > 12.29);
  assert_within(panel, "5 % critical value");
  assert_within(panel, "1 % critical value");
  assert_true(word_box(panel, "1 % critical value").y1 < layout_y(panel, 12.29));
  assert_true(word_box(panel, "so near that it stands below").y0 > layout_y(panel, 12.2));
  assert_digits(find_word(panel->words, "5 % critical value")->x, panel->frame.x1 - 6, 12);
  assert_null(find_word(panel->words, "nowhere"));
  assert_apart(panel->words);
  /* the level alone is no value: such a panel says that it has none */
  g_autoptr(Chart) empty = chart_new("empty", AXIS_TIME);
  layer_add(lone_layer(empty, LAYER_LINE), 0, 365, NAN);
  panel_add_level(g_ptr_array_index(empty->panels, 0), 3, "level");
  g_autoptr(Layout) nothing = layout_new(empty);
  assert_non_null(find_word(panel_at(nothing, 0)->words, "no data"));
}

static void
levels_outside_a_fixed_axis_are_not_named(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = f_statistics();
  ChartPanel *model = g_ptr_array_index(chart->panels, 0);
  model->y_max = 6;
  panel_add_level(model, 8.85, "critical value");
  g_autoptr(Layout) layout = layout_new(chart);
  assert_null(find_word(panel_at(layout, 0)->words, "critical value"));
}

/* Intervals of break dates: narrow, at both edges, one without width; their names are whole and apart. */
static void
names_of_narrow_spans_are_whole(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = f_statistics();
  ChartPanel *model = g_ptr_array_index(chart->panels, 0);
  panel_add_span(model, 0, 60, "first");
  panel_add_span(model, 365 * 5, 365 * 5 + 30, "2009-11 (2009-06 to 2010-01), by the sequential method");
  panel_add_span(model, 365 * 12, 365 * 12, "break");
  panel_add_span(model, 365 * 20 - 40, 365 * 20, "last");
  panel_add_span(model, 365 * 40, 365 * 41, "outside");
  g_autoptr(Layout) layout = layout_new(chart);
  const PanelLayout *panel = panel_at(layout, 0);
  g_autoptr(GString) all = g_string_new(NULL);
  for (guint i = 0; i < panel->words->len; i++)
    g_string_append_printf(all, "%s ", g_array_index(panel->words, Words, i).text);
  assert_non_null(strstr(all->str, "2009-11 (2009-06 to 2010-01), by the sequential method"));
  assert_within(panel, "first");
  assert_within(panel, "last");
  assert_null(find_word(panel->words, "outside"));
  const Box name = word_box(panel, "break");
  assert_true(name.x0 > layout_x(panel, 365 * 12) || name.x1 < layout_x(panel, 365 * 12));
  assert_apart(panel->words);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(labels_stand_beyond_the_heads),
      cmocka_unit_test(low_panels_make_room_for_labels),
      cmocka_unit_test(fixed_axes_stay_and_labels_stand_beside),
      cmocka_unit_test(crowded_labels_keep_apart),
      cmocka_unit_test(a_long_label_at_the_edge_is_moved_inside),
      cmocka_unit_test(levels_are_in_sight_and_named_at_their_right_end),
      cmocka_unit_test(levels_outside_a_fixed_axis_are_not_named),
      cmocka_unit_test(names_of_narrow_spans_are_whole),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
