#include "../test.h"

#include "plots/blocks.h"
#include "plots/gnuplot.h"
#include "samples.h"
#include "words.h"

/* A waterfall from 100 to 80 with a fall of 50 and a rise of 30, and as many places more as are asked for. */
static Chart *
waterfall(const char *label, guint more)
{
  Chart *chart = chart_new("waterfall", AXIS_CATEGORY);
  ChartLayer *layer = panel_add_layer(chart_add_panel(chart, NULL), LAYER_BLOCKS, NULL, TONE_RUST);
  const double ends[][2] = {{0, 100}, {100, 50}, {50, 80}};
  for (guint i = 0; i < 3 + more; i++) {
    g_ptr_array_add(chart->categories, g_strdup("place"));
    layer_add_block(layer, i, ends[MIN(i, 2)][0], ends[MIN(i, 2)][1], i == 1 ? label : "+30");
  }
  return chart;
}

static Box
word_box(const PanelLayout *panel, const char *text)
{
  const Words *word = find_word(panel->words, text);
  if (!word)
    fail_msg("'%s' is not written", text);
  return box_of(word);
}

static const Rect *
rect_at(const PanelLayout *panel, guint i)
{
  const Shape *shape = g_ptr_array_index(panel->shapes, 0);
  assert_true(i < shape->rects->len);
  return &g_array_index(shape->rects, Rect, i);
}

static void
blocks_float_between_two_heights(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = waterfall("−50 (−50.0)", 0);
  g_autoptr(Layout) layout = layout_new(chart);
  const PanelLayout *panel = panel_at(layout, 0);
  assert_true(rect_at(panel, 0)->y0 == 0 && rect_at(panel, 0)->y1 == 100);
  assert_true(rect_at(panel, 1)->y0 == 50 && rect_at(panel, 1)->y1 == 100);
  assert_true(rect_at(panel, 2)->y0 == 50 && rect_at(panel, 2)->y1 == 80);
  assert_digits(rect_at(panel, 1)->x1 - rect_at(panel, 1)->x0, BLOCK_WIDTH, 12);
  assert_true(panel->y.low == 0);
}

/* In one line where there is room, above its block; the axis rises so far that it is not cut. */
static void
labels_stand_above(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = waterfall("−50 (−50.0)", 0);
  g_autoptr(Layout) layout = layout_new(chart);
  const PanelLayout *panel = panel_at(layout, 0);
  const Box box = word_box(panel, "−50 (−50.0)");
  assert_true(box.y1 < layout_y(panel, 100) && box.y0 >= panel->frame.y0);
  assert_digits((box.x0 + box.x1) / 2, layout_x(panel, 1), 12);
  assert_apart(panel->words);
}

/* Narrow places: a line for each word, both between the block and the frame; still narrower ones: the first word of all labels, or none. */
static void
labels_give_way_together(void **state)
{
  (void)state;
  g_autoptr(Chart) two = waterfall("−12345 (−50.0)", 9), one = waterfall("−50 (−12345.0)", 14),
                   none = waterfall("x", 40);
  g_autoptr(Layout) in_two = layout_new(two), in_one = layout_new(one), in_none = layout_new(none);
  const Box first = word_box(panel_at(in_two, 0), "−12345"), second = word_box(panel_at(in_two, 0), "(−50.0)");
  assert_true(first.y1 <= second.y0 + 3 && second.y1 < layout_y(panel_at(in_two, 0), 100));
  assert_true(first.y0 >= panel_at(in_two, 0)->frame.y0);
  assert_non_null(find_word(panel_at(in_one, 0)->words, "−50"));
  assert_non_null(find_word(panel_at(in_one, 0)->words, "+30"));
  assert_null(find_word(panel_at(in_one, 0)->words, "(−12345.0)"));
  assert_null(find_word(panel_at(in_none, 0)->words, "x"));
  assert_null(find_word(panel_at(in_none, 0)->words, "+30"));
  assert_apart(panel_at(in_two, 0)->words);
}

/* What hangs from zero is labelled below it, and the axis goes down so far. */
static void
hanging_blocks_are_labelled_below(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = waterfall("−50", 0);
  ChartPanel *model = g_ptr_array_index(chart->panels, 0);
  layer_add_block(g_ptr_array_index(model->layers, 0), 2, 0, -40, "hangs");
  g_autoptr(Layout) layout = layout_new(chart);
  const PanelLayout *panel = panel_at(layout, 0);
  const Box box = word_box(panel, "hangs");
  assert_true(panel->y.low < -40);
  assert_true(box.y0 > layout_y(panel, -40) && box.y1 <= panel->frame.y1);
}

/* An end that is fixed stays, and what has no room is not written; a panel too low for labels keeps its axis. */
static void
fixed_ends_and_low_panels(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = waterfall("−50", 0);
  ChartPanel *model = g_ptr_array_index(chart->panels, 0);
  assert_true(blocks_extent(model, (Extent){0, 100}, 300).high > 100);
  assert_true(blocks_extent(model, (Extent){0, 100}, 20).high == 100);
  assert_true(blocks_extent(model, (Extent){0, 500}, 300).high == 500);
  model->y_max = 100;
  g_autoptr(Layout) layout = layout_new(chart);
  assert_true(panel_at(layout, 0)->y.high == 100);
  assert_null(find_word(panel_at(layout, 0)->words, "−50"));
}

/* No block: infinite or missing ends, empty labels, hostile ones. */
static void
what_is_no_block(void **state)
{
  (void)state;
  GError *error = NULL;
  g_autoptr(Chart) chart = waterfall("", 0);
  ChartLayer *layer = g_ptr_array_index(((ChartPanel *)g_ptr_array_index(chart->panels, 0))->layers, 0);
  layer_add_block(layer, 2, NAN, NAN, "nowhere");
  layer_add_block(layer, 2, 0, INFINITY, "endless");
  for (guint i = 0; i < G_N_ELEMENTS(hostile_labels); i++)
    layer_add_block(layer, i % 3, 0, i, hostile_labels[i]);
  g_autoptr(Layout) layout = layout_new(chart);
  assert_null(find_word(panel_at(layout, 0)->words, "nowhere"));
  assert_null(find_word(panel_at(layout, 0)->words, "endless"));
  assert_true(isfinite(panel_at(layout, 0)->y.high));
  g_autofree char *script = gnuplot_script(chart, &error);
  assert_no_error(error);
  assert_non_null(strstr(script, "# from to low high\n$panel1_layer1 << END\n-0.37 0.37 0 100\n"));
  assert_non_null(strstr(script, "with boxxyerror fs solid noborder"));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(blocks_float_between_two_heights), cmocka_unit_test(labels_stand_above),
      cmocka_unit_test(labels_give_way_together),         cmocka_unit_test(hanging_blocks_are_labelled_below),
      cmocka_unit_test(fixed_ends_and_low_panels),        cmocka_unit_test(what_is_no_block),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
