#include "../study/composed.h"
#include "drawn.h"

#include "report/figure_structure.h"
#include "study/structure_study.h"

#define STRUCTURE(item, kind)                                                                                          \
  COMPOSED_BREAKDOWNS "indicators: [ { name: made, kind: structure, " item " } ]\n"                                    \
                      "charts: [ { name: c, kind: " kind ", of: made } ]\n"

static void
the_index_and_its_range(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(COMPOSED_FILES, STRUCTURE("of: exports", "hhi"));
  g_autoptr(Chart) chart = drawn_chart(one->results);
  assert_string_equal(chart->title, "How concentrated: Exports");
  assert_string_equal(chart->subtitle,
                      "Herfindahl–Hirschman index, sum of squared shares (1: one product has all); pale: with each "
                      "product left out in turn, the smallest and the largest value, which is no confidence interval");
  assert_int_equal(panel_of(chart, 0)->layers->len, 2);
  const ChartLayer *band = layer_of(chart, 0, 0), *line = layer_of(chart, 0, 1);
  assert_true(band->kind == LAYER_BAND && band->label == NULL && line->kind == LAYER_LINE);
  assert_string_equal(line->label, "Exports");
  /* 0.5² + 0.3² + 0.2² = 0.38; without A (0.6, 0.4) 0.52, without B (5, 2 of 7) 29/49, without C (5, 3 of 8) 34/64 */
  assert_digits(point_of(line, 0)->y, 0.38, 14);
  assert_digits(point_of(band, 0)->low, 0.52, 14);
  assert_digits(point_of(band, 0)->high, 29.0 / 49.0, 14);
  assert_true(point_of(line, 0)->x0 == period_of("2001").first && point_of(line, 2)->x1 == period_of("2004").first);
  assert_null(chart->note);
}

/* Where the mirror lacks large parts it is broken off, and the note says so; intervals are dashed. */
static void
mirror_and_intervals(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(COMPOSED_FILES, STRUCTURE("of: exports, mirror: imports", "hhi"));
  GError *error = NULL;
  const Analysis *analysis = results_analysis(one->results, "made", &error);
  assert_no_error(error);
  StructureStudy *study = analysis->result;
  const double mirrors[] = {0.4, 0.5, 0.6}, uncovered[] = {0.01, 0.3, 0.0499};
  for (gsize t = 0; t < 3; t++) {
    study->rows[t].mirror = mirrors[t];
    study->rows[t].uncovered = uncovered[t];
    study->rows[t].lower = t == 1 ? NAN : 0.3;
    study->rows[t].upper = t == 1 ? NAN : 0.7;
  }
  g_autoptr(Chart) chart = drawn_chart(one->results);
  assert_int_equal(panel_of(chart, 0)->layers->len, 5);
  const ChartLayer *lower = layer_of(chart, 0, 1), *upper = layer_of(chart, 0, 2), *mirror = layer_of(chart, 0, 3);
  assert_true(lower->dashed && upper->dashed && mirror->dashed && mirror->tone == TONE_STONE);
  assert_true(point_of(lower, 0)->y == 0.3 && point_of(upper, 0)->y == 0.7 && isnan(point_of(lower, 1)->y));
  assert_string_equal(mirror->label, "Mirror");
  assert_true(point_of(mirror, 0)->y == 0.4 && isnan(point_of(mirror, 1)->y) && point_of(mirror, 2)->y == 0.6);
  assert_true(g_str_has_suffix(chart->subtitle, "; dashed: the middle 95 % of resamples of the year's months"));
  assert_string_equal(chart->note, "The mirror is not drawn where it lacks parts with 5 % of the sum or more: 2002.");
}

static void
parts_by_periods(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(COMPOSED_FILES, STRUCTURE("of: exports, top: 2", "heatmap"));
  g_autoptr(Chart) chart = drawn_chart(one->results);
  const ChartLayer *cells = layer_of(chart, 0, 0);
  assert_string_equal(chart->title, "Exports: shares of the largest");
  assert_string_equal(chart->subtitle,
                      "Share of the stated total in percent, the colour by its square root; – : no value");
  /* 50 of 100, 120 of 200, 400 of 400 */
  assert_string_equal(chart->note,
                      "The 2 largest of 3 over all periods together; of the whole they have 50 % to 100 %.");
  assert_int_equal(chart->categories->len, 3);
  assert_int_equal(panel_of(chart, 0)->rows->len, 2);
  assert_string_equal(g_ptr_array_index(panel_of(chart, 0)->rows, 0), "Fuels");
  assert_int_equal(cells->points->len, 6);
  assert_true(point_of(cells, 1)->x0 == 1 && point_of(cells, 1)->low == 0);
  assert_digits(point_of(cells, 1)->y, 50, 14);
  assert_string_equal(point_of(cells, 1)->label, "50.0");
  assert_string_equal(point_of(cells, 5)->label, "25.0");
}

/* Where all parts are drawn there is nothing to note; the sum of the parts is the whole without a stated one. */
static void
all_parts_by_periods(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(COMPOSED_FILES, STRUCTURE("of: imports", "heatmap")),
                         two = folder_study_new(COMPOSED_FILES, STRUCTURE("of: exports", "heatmap"));
  g_autoptr(Chart) chart = drawn_chart(one->results), gap = drawn_chart(two->results);
  assert_string_equal(chart->subtitle,
                      "Share of the sum of the parts in percent, the colour by its square root; – : no value");
  assert_null(chart->note);
  assert_digits(point_of(layer_of(chart, 0, 0), 0)->y, 75, 14);
  const ChartPoint *food = point_of(layer_of(gap, 0, 0), 8); /* there is none in 2003 */
  assert_true(isnan(food->y) && food->label == NULL);
}

static FolderStudy *
many_parts(int parts, int years, const char *kind)
{
  g_autoptr(GString) table = g_string_new("year,set,part,value\n");
  for (int y = 0; y < years; y++)
    for (int i = 0; i < parts; i++)
      g_string_append_printf(table, "%d,t,P%02d,%d\n", 1991 + y, i, 100 - i);
  const char *const files[] = {"datapackage.json", composed_package, "trade.csv", composed_trade,
                               "odd.csv",          table->str,       NULL};
  g_autofree char *text = g_strdup_printf("breakdowns: [ { name: t, from: odd, where: { set: t }, by: part } ]\n"
                                          "indicators: [ { name: made, kind: structure, of: t, top: 1000000 } ]\n"
                                          "charts: [ { name: c, kind: %s, of: made, note: Mine. } ]\n",
                                          kind);
  return folder_study_new(files, text);
}

/* No more rows than can be read, and no numbers in narrow cells. */
static void
a_large_heatmap(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = many_parts(60, 13, "heatmap");
  g_autoptr(Chart) chart = drawn_chart(one->results);
  assert_int_equal(panel_of(chart, 0)->rows->len, HEATMAP_ROWS);
  assert_null(point_of(layer_of(chart, 0, 0), 0)->label);
  /* 100 + ... + 61 of 100 + ... + 41 */
  assert_string_equal(chart->note,
                      "The 40 largest of 60 over all periods together; of the whole they have 76 % in each. Mine.");
}

static void
a_panel_a_part(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(COMPOSED_FILES, STRUCTURE("of: exports", "members"));
  g_autoptr(Chart) chart = drawn_chart(one->results);
  assert_string_equal(chart->title, "Exports: the largest");
  assert_string_equal(chart->subtitle, "USD million; one scale, the largest first");
  assert_true(chart->shared_y && chart->columns == 3);
  assert_int_equal(chart->panels->len, 3);
  assert_string_equal(panel_of(chart, 0)->title, "Fuels");
  assert_string_equal(panel_of(chart, 2)->title, "Food");
  assert_true(point_of(layer_of(chart, 0, 0), 1)->y == 100);
  assert_true(isnan(point_of(layer_of(chart, 2, 0), 2)->y));
  assert_null(layer_of(chart, 0, 0)->label);
}

/* Years that are not there break the line. */
static void
gaps_between_periods(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(COMPOSED_FILES, STRUCTURE("of: imports", "members"));
  g_autoptr(Chart) chart = drawn_chart(one->results);
  const ChartLayer *line = layer_of(chart, 0, 0);
  assert_int_equal(line->points->len, 3); /* 2001, the gap, 2003 */
  assert_true(isnan(point_of(line, 1)->y) && point_of(line, 1)->x0 == period_of("2002").first);
}

static void
many_members(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = many_parts(30, 2, "members"), few = many_parts(10, 2, "members");
  g_autoptr(Chart) chart = drawn_chart(one->results), ten = drawn_chart(few->results);
  assert_int_equal(chart->panels->len, MEMBERS_MOST);
  assert_int_equal(chart->columns, 6);
  assert_int_equal(ten->columns, 5);
  assert_string_equal(ten->note, "Mine.");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_index_and_its_range), cmocka_unit_test(mirror_and_intervals),
      cmocka_unit_test(parts_by_periods),        cmocka_unit_test(all_parts_by_periods),
      cmocka_unit_test(a_large_heatmap),         cmocka_unit_test(a_panel_a_part),
      cmocka_unit_test(gaps_between_periods),    cmocka_unit_test(many_members),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
