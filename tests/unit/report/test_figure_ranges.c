/* Lines of series that have a range: a band behind them, and words for it. */
#include "../study/composed.h"
#include "drawn.h"

#define RANGED                                                                                                         \
  COMPOSED_BREAKDOWNS "series:\n"                                                                                      \
                      "  - { name: h, label: Concentration, indicator: hhi, of: exports }\n"                           \
                      "  - { name: i, indicator: hhi, of: imports }\n"                                                 \
                      "  - { name: plain, expr: h * 1 }\n"                                                             \
                      "charts:\n  - "

static Chart *
chart_of(const char *definition)
{
  g_autofree char *text = g_strconcat(RANGED, definition, "\n", NULL);
  g_autoptr(FolderStudy) one = folder_study_new(COMPOSED_FILES, text);
  assert_no_error(one->error);
  return drawn_chart(one->results);
}

static void
a_band_behind_its_line(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_of("{ name: c, kind: lines, series: [ h ] }");
  assert_int_equal(panel_of(chart, 0)->layers->len, 2);
  const ChartLayer *band = layer_of(chart, 0, 0), *line = layer_of(chart, 0, 1);
  assert_true(band->kind == LAYER_BAND && band->label == NULL && band->tone == line->tone);
  assert_true(line->kind == LAYER_LINE && line->points->len == 3 && band->points->len == 3);
  assert_digits(point_of(line, 0)->y, 0.38, 14);
  assert_digits(point_of(band, 0)->low, 0.52, 14);
  assert_digits(point_of(band, 0)->high, 29.0 / 49.0, 14);
  assert_string_equal(chart->subtitle, "Pale: the smallest and the largest value with any one product left out");
  assert_null(chart->note);
}

/* One partner is one words for both; what has no range has no band. */
static void
two_bands_and_none(void **state)
{
  (void)state;
  g_autoptr(Chart) both = chart_of("{ name: c, kind: lines, series: [ h, i ], subtitle: Own, note: Mine }"),
                   none = chart_of("{ name: c, kind: lines, series: [ plain ] }"),
                   bars = chart_of("{ name: c, kind: bars, series: [ h ] }");
  assert_int_equal(panel_of(both, 0)->layers->len, 4);
  assert_int_equal(layer_of(both, 0, 2)->kind, LAYER_BAND);
  assert_string_equal(both->subtitle, "Own");
  assert_string_equal(both->note, "Mine; pale: the smallest and the largest value with any one product left out");
  assert_int_equal(panel_of(none, 0)->layers->len, 1);
  assert_null(none->subtitle);
  assert_int_equal(panel_of(bars, 0)->layers->len, 1);
}

/* The year that imports lack breaks band and line alike. */
static void
gaps_break_bands(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_of("{ name: c, kind: lines, series: [ i ] }");
  const ChartLayer *band = layer_of(chart, 0, 0);
  assert_int_equal(band->points->len, 3);
  assert_true(isnan(point_of(band, 1)->low) && point_of(band, 1)->x0 == period_of("2002").first);
}

/* The title of a panel names its line though there is a band. */
static void
titles_name_lines_with_bands(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_of("{ name: c, kind: panels, panels: [ { title: One, lines: [ h ] } ] }");
  assert_null(layer_of(chart, 0, 1)->label);
}

/* An index of values FOB is not itself FOB. */
static void
a_ratio_has_no_valuation(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_of("{ name: c, kind: lines, series: [ h ] }");
  assert_string_equal(chart->source, "Source: Customs");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_band_behind_its_line),   cmocka_unit_test(two_bands_and_none),
      cmocka_unit_test(gaps_break_bands),         cmocka_unit_test(titles_name_lines_with_bands),
      cmocka_unit_test(a_ratio_has_no_valuation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
