#include "../test.h"

#include "plots/scale.h"
#include "plots/shapes.h"

static const Extent axis = {-20, 50};

static ChartLayer *
add_layer(Chart *chart, LayerKind kind)
{
  if (chart->panels->len == 0)
    chart_add_panel(chart, NULL);
  return panel_add_layer(g_ptr_array_index(chart->panels, 0), kind, "x", TONE_BLUE);
}

static Shape *
shape_of(const Chart *chart, guint l)
{
  return shape_new(g_ptr_array_index(chart->panels, 0), l, chart->x_axis, axis);
}

static Rect
rect_at(const Shape *shape, guint i)
{
  assert_true(i < shape->rects->len);
  return g_array_index(shape->rects, Rect, i);
}

static Vertex
vertex_at(const GArray *path, guint i)
{
  assert_true(i < path->len);
  return g_array_index(path, Vertex, i);
}

static void
bars_stand_side_by_side(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("c", AXIS_TIME);
  layer_add(add_layer(chart, LAYER_BARS), 0, 100, 3);
  layer_add(add_layer(chart, LAYER_BARS), 0, 100, -4);
  g_autoptr(Shape) first = shape_of(chart, 0), second = shape_of(chart, 1);
  assert_digits(rect_at(first, 0).x0, 10, 12);
  assert_digits(rect_at(first, 0).x1, 50, 12);
  assert_digits(rect_at(second, 0).x0, 50, 12);
  assert_digits(rect_at(second, 0).x1, 90, 12);
  assert_true(rect_at(second, 0).y0 == 0 && rect_at(second, 0).y1 == -4);
}

static void
stacked_bars_stand_on_those_of_their_sign(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("c", AXIS_TIME);
  ChartLayer *base = add_layer(chart, LAYER_BARS), *upper = add_layer(chart, LAYER_BARS);
  upper->stacked = TRUE;
  layer_add(base, 0, 10, 3);
  layer_add(base, 10, 20, -2);
  layer_add(base, 20, 30, NAN);
  layer_add(upper, 0, 10, 4);
  layer_add(upper, 10, 20, 5);
  layer_add(upper, 20, 30, 6);
  g_autoptr(Shape) shape = shape_of(chart, 1);
  assert_true(rect_at(shape, 0).y0 == 3 && rect_at(shape, 0).y1 == 7);
  assert_true(rect_at(shape, 1).y0 == 0 && rect_at(shape, 1).y1 == 5);
  assert_true(rect_at(shape, 2).y0 == 0 && rect_at(shape, 2).y1 == 6);
  assert_digits(rect_at(shape, 0).x1 - rect_at(shape, 0).x0, 8, 12);
}

static void
open_ranges_reach_the_edge(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("c", AXIS_TIME);
  ChartLayer *layer = add_layer(chart, LAYER_RANGES);
  layer->signed_tone = TRUE;
  layer_add_range(layer, 0, 10, 0, INFINITY);
  layer_add_range(layer, 10, 20, -INFINITY, 0);
  layer_add_range(layer, 20, 30, -5, 7);
  layer_add_range(layer, 30, 40, NAN, NAN);
  g_autoptr(Shape) shape = shape_of(chart, 0);
  assert_int_equal(shape->rects->len, 4);
  assert_true(rect_at(shape, 0).y0 == 0 && rect_at(shape, 0).y1 == 50);
  assert_true(rect_at(shape, 1).y0 == 0 && rect_at(shape, 1).y1 == -20);
  assert_true(rect_at(shape, 2).y0 == 0 && rect_at(shape, 2).y1 == -5); /* one on each side of zero */
  assert_true(rect_at(shape, 3).y0 == 0 && rect_at(shape, 3).y1 == 7);
}

static void
a_range_of_one_number_is_still_seen(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("c", AXIS_TIME);
  layer_add_range(add_layer(chart, LAYER_RANGES), 0, 10, 7, 7);
  g_autoptr(Shape) shape = shape_of(chart, 0);
  assert_true(rect_at(shape, 0).y0 < 7 && rect_at(shape, 0).y1 > 7);
}

static void
gaps_break_lines_and_lone_values_are_dots(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("c", AXIS_TIME);
  ChartLayer *layer = add_layer(chart, LAYER_LINE);
  const double y[] = {1, 2, NAN, 3, NAN, NAN, 4, 5};
  for (int i = 0; i < 8; i++)
    layer_add(layer, i * 10, i * 10 + 10, y[i]);
  layer_add(layer, 120, 130, 6); /* no points at all between 80 and 120 */
  g_autoptr(Shape) shape = shape_of(chart, 0);
  assert_int_equal(shape->dots->len, 2);
  assert_true(vertex_at(shape->dots, 0).y == 3 && vertex_at(shape->dots, 1).y == 6);
  assert_digits(vertex_at(shape->path, 0).x, 5, 12); /* the middle of the span */
  assert_true(isnan(vertex_at(shape->path, 2).y));
  assert_true(isnan(vertex_at(shape->path, shape->path->len - 2).y));
}

static void
spans_of_unlike_length_are_joined(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("c", AXIS_TIME);
  ChartLayer *layer = add_layer(chart, LAYER_LINE);
  layer_add(layer, 0, 90, 1);
  layer_add(layer, 90, 150, 2);
  layer_add(layer, 150, 240, 3);
  layer_add(layer, 240, 300, 4);
  g_autoptr(Shape) shape = shape_of(chart, 0);
  assert_int_equal(shape->path->len, 4);
}

static void
steps_areas_and_bands(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("c", AXIS_TIME);
  layer_add(add_layer(chart, LAYER_STEP), 0, 10, 4);
  layer_add(add_layer(chart, LAYER_AREAS), 0, 10, 30);
  layer_add(add_layer(chart, LAYER_AREAS), 0, 10, 5);
  layer_add_range(add_layer(chart, LAYER_BAND), 0, 10, -INFINITY, 9);
  g_autoptr(Shape) step = shape_of(chart, 0), area = shape_of(chart, 2), band = shape_of(chart, 3);
  assert_true(vertex_at(step->path, 0).x == 0 && vertex_at(step->path, 1).x == 10);
  assert_int_equal(step->dots->len, 0);
  assert_true(vertex_at(area->path, 0).low == 30 && vertex_at(area->path, 0).y == 35);
  assert_true(vertex_at(band->path, 0).low == -20 && vertex_at(band->path, 0).y == 9);
}

static void
what_is_no_number_is_not_drawn(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("c", AXIS_NUMBER);
  ChartLayer *layer = add_layer(chart, LAYER_POINTS);
  layer_add(layer, NAN, NAN, 1);
  layer_add(layer, 1, 1, INFINITY);
  layer_add(layer, 2, 2, 1e306);
  layer_add(layer, 3, 3, 8);
  g_autoptr(Shape) shape = shape_of(chart, 0);
  assert_int_equal(shape->dots->len, 1);
}

static Extent
scale_of(const double *y, int n, LayerKind kind)
{
  g_autoptr(Chart) chart = chart_new("c", AXIS_TIME);
  ChartLayer *layer = add_layer(chart, kind);
  for (int i = 0; i < n; i++)
    layer_add(layer, i, i + 1, y[i]);
  g_autoptr(Scale) scale = scale_new(chart);
  return g_array_index(scale->y, Extent, 0);
}

static void
scales_hold_their_data(void **state)
{
  (void)state;
  const double sets[][3] = {
      {1, 2, 3},    {-5, -4, -7},  {5, 5, 5},          {0, 0, 0},       {1e12, 2e12, 3e12},
      {1e-6, 0, 0}, {NAN, 3, NAN}, {-1e300, 0, 1e300}, {NAN, NAN, NAN}, {1000001, 1000002, 1000001}};
  for (guint s = 0; s < G_N_ELEMENTS(sets); s++)
    for (int kind = LAYER_LINE; kind <= LAYER_BARS; kind++) {
      const Extent extent = scale_of(sets[s], 3, (LayerKind)kind);
      assert_true(isfinite(extent.low) && isfinite(extent.high) && extent.low < extent.high);
      for (int i = 0; i < 3; i++)
        assert_false(sets[s][i] < extent.low || sets[s][i] > extent.high);
      if (kind == LAYER_BARS)
        assert_true(extent.low <= 0 && extent.high >= 0);
    }
}

static void
what_the_study_fixes_is_kept(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("c", AXIS_TIME);
  layer_add(add_layer(chart, LAYER_LINE), 0, 1, 0.3);
  ((ChartPanel *)g_ptr_array_index(chart->panels, 0))->y_min = -1;
  ((ChartPanel *)g_ptr_array_index(chart->panels, 0))->y_max = 1;
  chart->x_min = -10;
  g_autoptr(Scale) scale = scale_new(chart);
  const Extent y = g_array_index(scale->y, Extent, 0);
  assert_true(y.low == -1 && y.high == 1 && scale->x.low == -10);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(bars_stand_side_by_side),
      cmocka_unit_test(stacked_bars_stand_on_those_of_their_sign),
      cmocka_unit_test(open_ranges_reach_the_edge),
      cmocka_unit_test(a_range_of_one_number_is_still_seen),
      cmocka_unit_test(gaps_break_lines_and_lone_values_are_dots),
      cmocka_unit_test(spans_of_unlike_length_are_joined),
      cmocka_unit_test(steps_areas_and_bands),
      cmocka_unit_test(what_is_no_number_is_not_drawn),
      cmocka_unit_test(scales_hold_their_data),
      cmocka_unit_test(what_the_study_fixes_is_kept),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
