#include "../test.h"

#include "plots/chart.h"
#include "plots/theme.h"

static void
tones_have_names(void **state)
{
  (void)state;
  for (guint i = 0; i < N_TONES; i++) {
    Tone tone = N_TONES;
    assert_true(tone_from_name(tone_names[i], &tone));
    assert_int_equal(tone, i);
  }
  Tone tone = TONE_PLUM;
  assert_false(tone_from_name("mauve", &tone));
  assert_false(tone_from_name(NULL, &tone));
  assert_int_equal(tone, TONE_PLUM);
  assert_null(tone_names[N_TONES]);
}

static void
strings_are_copied(void **state)
{
  (void)state;
  char label[] = "Exports";
  g_autoptr(Chart) chart = chart_new("turnover", AXIS_TIME);
  ChartPanel *panel = chart_add_panel(chart, NULL);
  ChartLayer *layer = panel_add_layer(panel, LAYER_BARS, label, TONE_BLUE);
  layer_add_labelled(layer, 0, 365, 3.5, label);
  chart_add_event(chart, 10, label);
  panel_add_span(panel, 1, 2, label);
  panel_add_level(panel, 1, label);
  panel_add_row(panel, label);
  panel_add_column(panel, label);
  layer_add_cell(layer, 0, 0, 1, label);
  label[0] = '?';
  assert_string_equal(layer->label, "Exports");
  assert_string_equal(g_array_index(layer->points, ChartPoint, 0).label, "Exports");
  assert_string_equal(g_array_index(chart->events, ChartEvent, 0).label, "Exports");
  assert_string_equal(g_array_index(panel->spans, ChartSpan, 0).label, "Exports");
  assert_string_equal(g_array_index(panel->levels, ChartLevel, 0).label, "Exports");
  assert_string_equal(g_ptr_array_index(panel->rows, 0), "Exports");
  assert_string_equal(g_ptr_array_index(panel->columns, 0), "Exports");
  assert_string_equal(g_array_index(layer->points, ChartPoint, 1).label, "Exports");
}

static void
heatmaps_have_rows_and_columns(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("matrix", AXIS_TIME);
  ChartPanel *panel = chart_add_panel(chart, NULL);
  assert_false(panel_is_heatmap(panel));
  assert_int_equal(panel_axis(chart, panel), AXIS_TIME);
  assert_null(panel_categories(chart, panel));
  ChartLayer *layer = panel_add_layer(panel, LAYER_CELLS, NULL, TONE_BLUE);
  panel_add_row(panel, NULL);
  panel_add_column(panel, "one");
  panel_add_column(panel, NULL);
  layer_add_cell(layer, 1, 0, -0.5, NULL);
  const ChartPoint *cell = &g_array_index(layer->points, ChartPoint, 0);
  assert_true(panel_is_heatmap(panel));
  assert_int_equal(panel_axis(chart, panel), AXIS_CATEGORY);
  assert_int_equal(panel_categories(chart, panel)->len, 2);
  assert_string_equal(g_ptr_array_index(panel->columns, 1), "");
  assert_string_equal(g_ptr_array_index(panel->rows, 0), "");
  assert_true(cell->x0 == 1 && cell->x1 == 1 && cell->low == 0 && cell->y == -0.5 && isnan(cell->high));
  g_autoptr(Chart) named = chart_new("named", AXIS_CATEGORY);
  assert_ptr_equal(panel_categories(named, chart_add_panel(named, NULL)), named->categories);
}

static void
defaults_leave_the_scale_to_the_data(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("partners", AXIS_CATEGORY);
  ChartPanel *panel = chart_add_panel(chart, "Panel");
  ChartLayer *layer = panel_add_layer(panel, LAYER_RANGES, NULL, TONE_RUST);
  layer_add_range(layer, 1, 2, -INFINITY, 0);
  const ChartPoint *point = &g_array_index(layer->points, ChartPoint, 0);
  assert_true(isnan(chart->x_min) && isnan(chart->x_max) && isnan(panel->y_min) && isnan(panel->y_max));
  assert_true(panel->weight == 1.0);
  assert_int_equal(chart->columns, 1);
  assert_non_null(chart->categories);
  assert_true(isnan(point->y) && isinf(point->low) && point->high == 0);
  assert_null(layer->label);
  chart_free(NULL);
}

/* The measure of WCAG 2.1, contrast ratio: words need 4.5 on white. */
static double
contrast_on_white(guint32 color)
{
  const double weights[] = {0.2126, 0.7152, 0.0722};
  double luminance = 0;
  for (int i = 0; i < 3; i++) {
    const double c = ((color >> (16 - 8 * i)) & 0xff) / 255.0;
    luminance += weights[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
  }
  return 1.05 / (luminance + 0.05);
}

static void
words_can_be_read_on_white(void **state)
{
  (void)state;
  for (Tone tone = 0; tone < N_TONES; tone++)
    if (contrast_on_white(theme_word_color(tone)) < (tone == TONE_SKY ? 4.0 : 4.5))
      fail_msg("words in %s have a contrast of %.2f", tone_names[tone], contrast_on_white(theme_word_color(tone)));
}

static void
tones_are_those_of_the_house(void **state)
{
  (void)state;
  assert_int_equal(theme_color(TONE_BLUE, FALSE), 0x1f6f9f);
  assert_int_equal(theme_color(TONE_OCHRE, FALSE), 0xe0a84c);
  assert_int_equal(theme_color(TONE_RUST, FALSE), 0xb4552d);
  for (Tone tone = 0; tone < N_TONES; tone++)
    assert_true(contrast_on_white(theme_color(tone, TRUE)) < contrast_on_white(theme_color(tone, FALSE)));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tones_have_names),
      cmocka_unit_test(strings_are_copied),
      cmocka_unit_test(heatmaps_have_rows_and_columns),
      cmocka_unit_test(defaults_leave_the_scale_to_the_data),
      cmocka_unit_test(words_can_be_read_on_white),
      cmocka_unit_test(tones_are_those_of_the_house),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
