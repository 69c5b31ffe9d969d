#include "../study/contribution_case.h"
#include "blocks.h"

#include "plots/gnuplot.h"
#include "report/csv_tables.h"
#include "report/figure_contributions.h"
#include "report/figures.h"

static Chart *
drawn(FolderStudy *one)
{
  GError *error = NULL;
  Chart *chart = figure_new(one->results, g_ptr_array_index(one->study->charts, 0), &error);
  assert_no_error(error);
  g_autofree char *script = gnuplot_script(chart, &error);
  assert_no_error(error);
  assert_non_null(script);
  return chart;
}

#define CHART(keys) ITEM("kind: contributions, " keys) "charts: [ { name: c, kind: contributions, of: item } ]\n"

static const ChartLayer *
layer_at(const Chart *chart, guint i)
{
  const ChartPanel *panel = g_ptr_array_index(chart->panels, 0);
  assert_true(i < panel->layers->len);
  return g_ptr_array_index(panel->layers, i);
}

#define assert_chart_block(layer, i, place, from, to, words)                                                           \
  do {                                                                                                                 \
    assert_true((i) < (layer)->points->len);                                                                           \
    const ChartPoint *point_ = &g_array_index((layer)->points, ChartPoint, (i));                                       \
    assert_true(point_->x0 == (place) && point_->low == fmin(from, to) && point_->high == fmax(from, to));             \
    assert_text(point_->label, words);                                                                                 \
  } while (0)

/* Each block begins where the one before ended, and the last one ends at the last total. */
static void
from_the_first_total_to_the_last(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = contribution_case(CHART("of: exports, at: 2001..2004, parts: [ POL, RUS, GBR ]"));
  g_autoptr(Chart) chart = drawn(one);
  static const char *const names[] = {"2001",       "Poland",      "Russia", "United Kingdom",
                                      "Others (2)", "Unspecified", "2004"};
  const ChartLayer *joints = layer_at(chart, 0), *totals = layer_at(chart, 1), *falls = layer_at(chart, 2),
                   *rises = layer_at(chart, 3);
  assert_int_equal(chart->categories->len, G_N_ELEMENTS(names));
  for (guint i = 0; i < chart->categories->len; i++)
    assert_string_equal(g_ptr_array_index(chart->categories, i), names[i]);
  assert_chart_block(totals, 0, 0, 0, 200, "200.0");
  assert_chart_block(rises, 0, 1, 200, 224, "+24.0 (+12.0)");
  assert_chart_block(rises, 1, 2, 224, 244, "+20.0 (+10.0)");
  assert_chart_block(falls, 0, 3, 244, 234, "−10.0 (−5.0)");
  assert_chart_block(falls, 1, 4, 234, 229, "−5.0 (−2.5)");
  assert_chart_block(falls, 2, 5, 229, 220, "−9.0 (−4.5)");
  assert_chart_block(totals, 1, 6, 0, 220, "220.0");
  assert_int_equal(joints->kind, LAYER_STEP);
  assert_int_equal(joints->points->len, 12); /* six, each with the break behind it */
  assert_int_equal(falls->tone, TONE_RUST);
  assert_int_not_equal(rises->tone, falls->tone);
  assert_string_equal(chart->title, "Exports: contributions to the change, 2001–2004");
  assert_string_equal(chart->subtitle, "USD million; in brackets: percentage points of the total’s growth");
  assert_string_equal(chart->source, "Source: Customs");
}

/* The file of the chart names places, and leaves out where lines are broken. */
static void
the_chart_as_numbers(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = contribution_case(CHART("of: exports, at: 2001..2002, top: 1"));
  g_autoptr(Chart) chart = drawn(one);
  g_autofree char *csv = chart_csv(chart);
  assert_text(csv, "panel,layer,period,start,end,value,lower,upper,label\n,,,0.37,0.63,200,,,\n,,,1.37,1.63,210,,,\n"
                   ",,,2.37,2.63,200,,,\n,,,3.37,3.63,190,,,\n,,2001,0,0,,0,200,200.0\n,,2002,4,4,,0,190,190.0\n"
                   ",,Others (4),2,2,,200,210,−10.0 (−5.0)\n,,Unspecified,3,3,,190,200,−10.0 (−5.0)\n"
                   ",,Germany,1,1,,200,210,'+10.0 (+5.0)\n");
}

/* Without growth there are no points; of many parts by name the smallest go with the others. */
static void
no_points_and_many_parts(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = contribution_case(CHART("of: kinds"));
  g_autoptr(Chart) chart = drawn(one);
  assert_null(chart->subtitle);
  assert_chart_block(layer_at(chart, 1), 0, 0, 0, -1, "−1.000");
  assert_chart_block(layer_at(chart, 3), 0, 1, -1, 9.5, "+10.500");
  g_autoptr(GString) rows = g_string_new("year,partner,value\n");
  for (guint i = 0; i < 20; i++)
    g_string_append_printf(rows, "2001,P%02u,%u\n2002,P%02u,%u\n", i, i + 1, i, 3 * i + 1);
  const char *files[G_N_ELEMENTS(contribution_files)];
  for (gsize i = 0; i < G_N_ELEMENTS(files); i++)
    files[i] = i > 0 && contribution_files[i - 1] && g_str_equal(contribution_files[i - 1], "trade.csv")
                   ? rows->str
                   : contribution_files[i];
  g_autoptr(FolderStudy) many = folder_study_new(files, CONTRIBUTION_STUDY CHART("of: exports, top: 20"));
  assert_no_error(many->error);
  g_autoptr(Chart) wide = drawn(many);
  assert_int_equal(wide->categories->len, CONTRIBUTIONS_DRAWN + 3);
  assert_string_equal(g_ptr_array_index(wide->categories, 1), "P19");
  assert_string_equal(g_ptr_array_index(wide->categories, CONTRIBUTIONS_DRAWN + 1), "Others (12)");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(from_the_first_total_to_the_last),
      cmocka_unit_test(the_chart_as_numbers),
      cmocka_unit_test(no_points_and_many_parts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
