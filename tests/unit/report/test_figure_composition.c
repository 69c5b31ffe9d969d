#include "../study/composed.h"
#include "drawn.h"

#include "report/figure_composition.h"

#define CHART(keys) "charts: [ { name: c, kind: composition, of: made" keys " } ]\n"

/* Bars of a panel add up to 100. */
static void
assert_full(const Chart *chart)
{
  for (guint p = 0; p < chart->panels->len; p++)
    for (guint t = 0; t < chart->categories->len; t++) {
      double sum = 0;
      for (guint l = 0; l < panel_of(chart, p)->layers->len; l++) {
        const ChartPoint *point = point_of(layer_of(chart, p, l), t);
        assert_true(point->x0 == t && point->x1 == t);
        sum += point->y;
      }
      assert_digits(sum, 100, 13);
    }
}

static void
a_bar_a_period(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(COMPOSED_FILES, COMPOSED("of: exports") CHART(""));
  g_autoptr(Chart) chart = drawn_chart(one->results);
  assert_string_equal(chart->title, "Exports: 2001, 2002 and 2003");
  assert_string_equal(chart->subtitle,
                      "Share of the whole in percent; unspecified: in the stated total but in no part");
  assert_string_equal(chart->source, "Source: Customs");
  assert_int_equal(chart->x_axis, AXIS_CATEGORY);
  assert_int_equal(chart->panels->len, 1);
  assert_null(panel_of(chart, 0)->title);
  assert_true(panel_of(chart, 0)->y_min == 0 && panel_of(chart, 0)->y_max == 100);
  static const char *const labels[] = {"Fuels", "Food", "Machines", "Unspecified"};
  assert_int_equal(panel_of(chart, 0)->layers->len, 4);
  for (guint l = 0; l < 4; l++) {
    const ChartLayer *layer = layer_of(chart, 0, l);
    assert_string_equal(layer->label, labels[l]);
    assert_int_equal(layer->kind, LAYER_BARS);
    assert_int_equal(layer->stacked, l > 0);
    assert_int_equal(layer->pale, l == 3);
  }
  assert_string_equal(g_ptr_array_index(chart->categories, 2), "2003");
  assert_string_equal(point_of(layer_of(chart, 0, 0), 2)->label, "75");
  assert_null(point_of(layer_of(chart, 0, 1), 2)->label); /* no food in 2003 */
  assert_string_equal(point_of(layer_of(chart, 0, 3), 1)->label, "10");
  assert_full(chart);
}

/* All panels have the same fields in the same hues, which are named at the end of a row. */
static void
a_panel_a_flow(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one =
      folder_study_new(COMPOSED_FILES, COMPOSED("of: [ exports, imports ]") CHART(", title: Mine, subtitle: Own"));
  g_autoptr(Chart) chart = drawn_chart(one->results);
  assert_string_equal(chart->title, "Mine");
  assert_string_equal(chart->subtitle, "Own");
  assert_true(chart->columns == 2 && chart->shared_y && chart->ends_named);
  assert_string_equal(panel_of(chart, 0)->title, "Exports");
  assert_string_equal(panel_of(chart, 1)->title, "imports");
  assert_int_equal(panel_of(chart, 0)->layers->len, panel_of(chart, 1)->layers->len);
  for (guint l = 0; l < panel_of(chart, 0)->layers->len; l++) {
    assert_string_equal(layer_of(chart, 0, l)->label, layer_of(chart, 1, l)->label);
    assert_int_equal(layer_of(chart, 0, l)->tone, layer_of(chart, 1, l)->tone);
  }
  assert_full(chart);
}

/* Flows beside exports and imports, by other names. */
#define FLOWS(names)                                                                                                   \
  COMPOSED_BREAKDOWNS                                                                                                  \
  "  - { name: third, from: trade, where: { flow: export }, by: product }\n"                                           \
  "  - { name: fourth, from: trade, where: { flow: import }, by: product }\n"                                          \
  "  - { name: fifth, from: trade, where: { flow: export }, by: product }\n"                                           \
  "indicators:\n  - { name: made, kind: composition, of: [ " names " ] }\n" CHART("")

static void
columns_of_panels(void **state)
{
  (void)state;
  static const struct {
    const char *item;
    guint columns;
  } cases[] = {{FLOWS("exports, imports, third"), 3},
               {FLOWS("exports, imports, third, fourth"), 2},
               {FLOWS("exports, imports, third, fourth, fifth"), 3}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(FolderStudy) one = folder_study_new(COMPOSED_FILES, cases[i].item);
    g_autoptr(Chart) chart = drawn_chart(one->results);
    assert_int_equal(chart->columns, cases[i].columns);
    assert_string_equal(chart->title, "What flows are made of, 2001 and 2003");
    assert_string_equal(chart->subtitle, "Share of the whole in percent");
  }
}

/* Twelve parts: the largest seven that reach a twentieth of a bar, or as many as asked for; a lone rest keeps its name. */
static Chart *
twelve_parts(const char *keys)
{
  g_autoptr(GString) table = g_string_new("year,set,part,value\n2001,t,Z,0\n");
  for (int i = 0; i < 12; i++)
    g_string_append_printf(table, "2001,t,P%02d,%d\n", i, i < 6 ? 16 - i : 2);
  const char *const files[] = {"datapackage.json", composed_package, "trade.csv", composed_trade,
                               "odd.csv",          table->str,       NULL};
  g_autofree char *text = g_strdup_printf("breakdowns: [ { name: t, from: odd, where: { set: t }, by: part } ]\n"
                                          "indicators: [ { name: made, kind: composition, of: t%s } ]\n" CHART(""),
                                          keys);
  g_autoptr(FolderStudy) one = folder_study_new(files, text);
  return drawn_chart(one->results);
}

static void
small_parts_are_one_field(void **state)
{
  (void)state;
  g_autoptr(Chart) usual = twelve_parts(""), few = twelve_parts(", top: 2"), many = twelve_parts(", top: 1000000");
  assert_int_equal(panel_of(usual, 0)->layers->len, 7);
  assert_string_equal(layer_of(usual, 0, 5)->label, "P05");
  assert_string_equal(layer_of(usual, 0, 6)->label, "Others (6)");
  assert_int_equal(panel_of(few, 0)->layers->len, 3);
  assert_string_equal(layer_of(few, 0, 2)->label, "Others (10)");
  assert_int_equal(panel_of(many, 0)->layers->len, COMPOSITION_NAMED + 1);
  assert_string_equal(layer_of(many, 0, COMPOSITION_NAMED)->label, "Others (5)");
  assert_full(usual);
  assert_full(few);
  assert_full(many);
}

static void
a_lone_rest_keeps_its_name(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = folder_study_new(COMPOSED_FILES, COMPOSED("of: exports, top: 2") CHART(""));
  g_autoptr(Chart) chart = drawn_chart(one->results);
  assert_string_equal(layer_of(chart, 0, 2)->label, "Machines");
  assert_int_equal(layer_of(chart, 0, 2)->tone, TONE_STONE);
  assert_full(chart);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_bar_a_period),
      cmocka_unit_test(a_panel_a_flow),
      cmocka_unit_test(columns_of_panels),
      cmocka_unit_test(small_parts_are_one_field),
      cmocka_unit_test(a_lone_rest_keeps_its_name),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
