#include "indices.h"

#include "plots/gnuplot.h"
#include "report/figures.h"

static Chart *
drawn(IndexStudy *one)
{
  GError *error = NULL;
  Chart *chart = figure_new(one->results, g_ptr_array_index(one->study->charts, 0), &error);
  assert_no_error(error);
  g_autofree char *script = gnuplot_script(chart, &error);
  assert_no_error(error);
  assert_non_null(script);
  return chart;
}

#define AGREEMENT(of, keys)                                                                                            \
  "agreement:\n  - { name: both, of: [ " of " ] }\ncharts:\n  - { name: c, kind: agreement, of: both" keys " }\n"

static const ChartPanel *
panel_at(const Chart *chart, guint i)
{
  assert_true(i < chart->panels->len);
  return g_ptr_array_index(chart->panels, i);
}

static const ChartLayer *
layer_at(const Chart *chart, guint panel, guint i)
{
  assert_true(i < panel_at(chart, panel)->layers->len);
  return g_ptr_array_index(panel_at(chart, panel)->layers, i);
}

static const ChartPoint *
point_at(const ChartLayer *layer, guint i)
{
  assert_true(i < layer->points->len);
  return &g_array_index(layer->points, ChartPoint, i);
}

/* The index with its bounds above, the sums below, each on its own scale; in May and June 2018 the signs are opposite. */
static void
a_panel_for_each_index(void **state)
{
  (void)state;
  g_auto(IndexStudy) one = index_study(AGREEMENT("new_a, sum_a", ""));
  g_autoptr(Chart) chart = drawn(&one);
  assert_string_equal(chart->title, "Do New, A and Sum, A agree?");
  assert_string_equal(chart->subtitle, "3 periods in common: same sign in 1, opposite in 1, undecided in 1; fields: "
                                       "bounds, between which a value lies");
  assert_int_equal(chart->panels->len, 2);
  assert_false(chart->shared_y);
  assert_string_equal(panel_at(chart, 0)->title, "New, A, points");
  assert_string_equal(panel_at(chart, 1)->title, "Sum, A, score");
  assert_int_equal(layer_at(chart, 0, 0)->kind, LAYER_RANGES);
  assert_true(point_at(layer_at(chart, 0, 0), 0)->low == 0 && isinf(point_at(layer_at(chart, 0, 0), 0)->high));
  assert_int_equal(layer_at(chart, 0, 1)->points->len, 2);
  assert_int_equal(layer_at(chart, 1, 0)->kind, LAYER_BARS);
  assert_int_equal(layer_at(chart, 1, 0)->points->len, 4);
  for (guint p = 0; p < 2; p++) {
    const ChartSpan *span = &g_array_index(panel_at(chart, p)->spans, ChartSpan, 0);
    assert_int_equal(panel_at(chart, p)->spans->len, 1);
    assert_true(span->x0 == 17652 && span->x1 == 17713); /* 2018-05-01, 2018-07-01 */
    assert_int_equal(span->label != NULL, p == 0);
  }
}

/* Nothing to compare: both stand over their own years, and the words say why. */
static void
two_that_never_meet(void **state)
{
  (void)state;
  g_auto(IndexStudy) one = index_study(AGREEMENT("old_a, sum_a", ", title: Mine"));
  g_autoptr(Chart) chart = drawn(&one);
  assert_string_equal(chart->title, "Mine");
  assert_string_equal(chart->subtitle, "Nothing to compare: the two have no period in common: 2011 and 2018");
  assert_int_equal(chart->panels->len, 2);
  assert_int_equal(layer_at(chart, 1, 0)->points->len, 4);
  assert_int_equal(panel_at(chart, 0)->spans->len, 0);
}

static void
pooled_values_against_each_other(void **state)
{
  (void)state;
  g_auto(IndexStudy) one = index_study(AGREEMENT("new_a, sum_a, new_b, sum_b", ""));
  g_autoptr(Chart) chart = drawn(&one);
  const ChartPanel *panel = panel_at(chart, 0);
  assert_string_equal(chart->title, "Do New and Sum agree?");
  assert_string_equal(chart->subtitle,
                      "5 periods in common: same sign in 1, opposite in 2, undecided in 2; drawn are exact values");
  assert_string_equal(panel->x_label, "New, points");
  assert_string_equal(chart->y_label, "Sum, score");
  assert_int_equal(layer_at(chart, 0, 1)->points->len, 0); /* the one of the same sign is a bound */
  assert_int_equal(layer_at(chart, 0, 2)->points->len, 2);
  const ChartPoint *a = point_at(layer_at(chart, 0, 2), 0), *b = point_at(layer_at(chart, 0, 2), 1);
  assert_true(a->x0 == 35 && a->y == -4);
  assert_string_equal(a->label, "2018-05/P2M, A");
  assert_true(b->x0 == -9 && b->y == 9);
  const ChartPoint *upper_left = point_at(layer_at(chart, 0, 0), 0), *lower_right = point_at(layer_at(chart, 0, 0), 1);
  assert_true(upper_left->x0 == panel->x_min && upper_left->x1 == 0 && upper_left->low == 0);
  assert_true(lower_right->x0 == 0 && lower_right->x1 == panel->x_max && lower_right->high == 0);
  assert_true(panel->x_min < -9 && panel->x_max > 35 && panel->y_min < -4 && panel->y_max > 9);
}

/* Each panel over its own years; where nothing is known an empty one keeps its place. */
static void
panels_with_samples(void **state)
{
  (void)state;
  g_auto(IndexStudy) one =
      index_study("charts:\n  - name: c\n    kind: multiples\n    columns: 2\n    panels:\n"
                  "      - { title: Old, index: [ index_a ], sample: 2011..2011, minimum: -40, maximum: 45 }\n"
                  "      - { title: New, index: [ index_a ], sample: 2018..2019, minimum: -40, maximum: 45 }\n"
                  "      - { title: None, index: [ new_b ], sample: 2011..2011, minimum: -40, maximum: 45 }\n");
  g_autoptr(Chart) chart = drawn(&one);
  assert_int_equal(chart->panels->len, 3);
  assert_true(panel_at(chart, 0)->own_x && panel_at(chart, 0)->x_min == 14975 && panel_at(chart, 0)->x_max == 15340);
  assert_int_equal(layer_at(chart, 0, 0)->points->len, 2);
  assert_int_equal(layer_at(chart, 0, 1)->points->len, 1);
  assert_int_equal(layer_at(chart, 1, 0)->points->len, 1);
  assert_int_equal(layer_at(chart, 2, 0)->points->len, 1);
  assert_true(isnan(point_at(layer_at(chart, 2, 0), 0)->y));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_panel_for_each_index),
      cmocka_unit_test(two_that_never_meet),
      cmocka_unit_test(pooled_values_against_each_other),
      cmocka_unit_test(panels_with_samples),
  };
  return cmocka_run_group_tests(tests, gsl_stays_quiet, NULL);
}
