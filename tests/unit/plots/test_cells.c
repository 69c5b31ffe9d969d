#include "../test.h"

#include "plots/cells.h"
#include "samples.h"
#include "words.h"

/* Contrast ratio of WCAG 2.1; the luminances are those of sRGB. */
static double
luminance(guint32 color)
{
  const double weights[] = {0.2126, 0.7152, 0.0722};
  double sum = 0;
  for (int i = 0; i < 3; i++) {
    const double c = ((color >> (16 - 8 * i)) & 0xff) / 255.0;
    sum += weights[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
  }
  return sum;
}

static double
contrast(guint32 a, guint32 b)
{
  const double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
  return x > y ? x / y : y / x;
}

static void
colors_diverge_from_zero_or_rise_from_the_low_end(void **state)
{
  (void)state;
  const Colors both = {-2, 2, FALSE}, up = {0, 100, FALSE}, high = {50, 100, FALSE}, root = {0, 100, TRUE};
  assert_int_equal(cells_color(both, 0), 0xf7f7f5);
  assert_int_equal(cells_color(both, 2), theme_color(TONE_BLUE, FALSE));
  assert_int_equal(cells_color(both, -2), theme_color(TONE_RUST, FALSE));
  assert_int_equal(cells_color(both, -3), cells_color(both, -2));
  assert_int_equal(cells_color(both, 1e300), cells_color(both, 2));
  assert_int_equal(cells_color(up, 0), cells_color(both, 0));
  assert_int_equal(cells_color(up, -1), cells_color(both, 0));
  assert_int_equal(cells_color(up, 50), cells_color(both, 1));
  assert_int_equal(cells_color(high, 50), cells_color(both, 0));
  assert_int_equal(cells_color(high, 0), cells_color(both, 0));
  assert_int_equal(cells_color(root, 25), cells_color(up, 50));
  assert_int_equal(cells_color(root, 100), cells_color(up, 100));
  for (double value = 0.1; value <= 2; value += 0.1) { /* darker outward, on both sides */
    assert_true(luminance(cells_color(both, value)) < luminance(cells_color(both, value - 0.1)));
    assert_true(luminance(cells_color(both, -value)) < luminance(cells_color(both, 0.1 - value)));
  }
}

static void
words_can_be_read_on_every_color(void **state)
{
  (void)state;
  for (double value = -1; value <= 1; value += 0.01) {
    const guint32 fill = cells_color((Colors){-1, 1, FALSE}, value);
    if (contrast(fill, cells_word_color(fill)) < 4.3)
      fail_msg("words at %g have a contrast of %.2f", value, contrast(fill, cells_word_color(fill)));
  }
  assert_int_equal(cells_word_color(theme_color(TONE_BLUE, FALSE)), 0xffffff);
  assert_int_equal(cells_word_color(theme_color(TONE_RUST, FALSE)), 0xffffff);
}

/* A heatmap of one row with these values; ends of NaN leave its colours to the data. */
static Chart *
row_of(const double *values, guint n, double low, double high)
{
  Chart *chart = chart_new("row", AXIS_CATEGORY);
  ChartPanel *panel = chart_add_panel(chart, NULL);
  ChartLayer *layer = panel_add_layer(panel, LAYER_CELLS, NULL, TONE_BLUE);
  panel->y_min = low;
  panel->y_max = high;
  for (guint i = 0; i < n; i++) {
    g_ptr_array_add(chart->categories, g_strdup("column"));
    layer_add_cell(layer, i, 0, values[i], NULL);
  }
  return chart;
}

static void
assert_colors(double a, double b, double low, double high, double from, double to)
{
  const double values[] = {a, b};
  g_autoptr(Chart) chart = row_of(values, 2, low, high);
  g_autoptr(Scale) scale = scale_new(chart);
  const Colors colors = g_array_index(scale->colors, Colors, 0);
  if (fabs(colors.low - from) > 1e-12 * fabs(from) || fabs(colors.high - to) > 1e-12 * to)
    fail_msg("the colours of %g and %g run from %.17g to %.17g, not from %g to %g", a, b, colors.low, colors.high, from,
             to);
}

static void
ends_of_colors_are_round_and_symmetric(void **state)
{
  (void)state;
  assert_colors(-0.3, 0.87, NAN, NAN, -1, 1);
  assert_colors(-0.3, 0.2, -1, 1, -1, 1);
  assert_colors(-0.3, 0.2, NAN, 0.5, -0.5, 0.5);
  assert_colors(-0.9, 0.2, NAN, 0.5, -0.9, 0.9); /* no value beyond the end */
  assert_colors(0.2, 0.3, -1, NAN, -1, 1);
  assert_colors(120, 4312.7, NAN, NAN, 0, 5000);
  assert_colors(120, 4312.7, 100, 4000, 100, 4000);
  assert_colors(-5, 4312.7, 0, NAN, 0, 5000);
  assert_colors(0, 0, NAN, NAN, 0, 0.2);
  assert_colors(NAN, INFINITY, NAN, NAN, 0, 1);
  assert_colors(3, 3, 7, NAN, 7, 8);
}

static void
a_shared_scale_is_one_for_all_heatmaps(void **state)
{
  (void)state;
  const char *names[] = {"a", "b", "c"};
  g_autoptr(Chart) chart = sample_heatmaps(names, 3, 3, 3);
  ChartPanel *second = g_ptr_array_index(chart->panels, 1);
  layer_add_cell(g_ptr_array_index(second->layers, 0), 0, 0, -40, NULL);
  g_autoptr(Scale) apart = scale_new(chart);
  chart->shared_y = TRUE;
  g_autoptr(Scale) shared = scale_new(chart);
  assert_true(g_array_index(apart->colors, Colors, 0).high == 1 && g_array_index(apart->colors, Colors, 1).high == 40);
  assert_true(g_array_index(shared->colors, Colors, 0).high == 40 &&
              g_array_index(shared->colors, Colors, 1).low == -40);
  assert_true(g_array_index(shared->y, Extent, 0).low == -2.5 && g_array_index(shared->y, Extent, 0).high == 0.5);
}

static void
rows_run_from_top_to_bottom_beside_their_names(void **state)
{
  (void)state;
  const char *names[] = {"Exports", "Imports", "Turnover"};
  g_autoptr(Chart) chart = sample_heatmaps(names, 3, 3, 3);
  g_autoptr(Layout) layout = layout_new(chart);
  for (guint p = 0; p < 2; p++) {
    const PanelLayout *panel = panel_at(layout, p);
    const Shape *shape = g_ptr_array_index(panel->shapes, 0);
    const Cell *first = &g_array_index(shape->cells, Cell, 0), *last = &g_array_index(shape->cells, Cell, 8);
    assert_true(layout_y(panel, first->rect.y1) == panel->frame.y0 &&
                layout_x(panel, first->rect.x0) == panel->frame.x0);
    assert_true(layout_y(panel, last->rect.y0) == panel->frame.y1 && layout_x(panel, last->rect.x1) == panel->frame.x1);
    assert_on_page(layout, panel->words);
  }
  const GArray *words = panel_at(layout, 0)->words;
  const Words *row = find_word(words, "Turnover"); /* the first row */
  assert_true(row->align == ALIGN_RIGHT && row->x < panel_at(layout, 0)->frame.x0);
  assert_true(row->y > panel_at(layout, 0)->frame.y0 && row->y < find_word(words, "Imports")->y);
  /* the second panel has the same rows and does not repeat them, but names its own columns */
  assert_true(find_word(panel_at(layout, 1)->words, "Turnover")->align == ALIGN_CENTRE);
}

/* Names of many sizes: none leaves the page, none covers another, none is cut before its third line. */
static void
long_names_are_wrapped_not_clipped(void **state)
{
  (void)state;
  const char *names[] = {"Verbal co-operation with the European Union", "Polarity", "Imports from the EU",
                         "Real effective exchange rate of the Belarusian rouble", "Індэкс знешняй палітыкі"};
  for (guint n = 1; n <= 8; n++) {
    g_autoptr(Chart) chart = sample_heatmaps(names, 5, n, n);
    chart->columns = 1 + n % 2;
    g_autoptr(Layout) layout = layout_new(chart);
    assert_on_page(layout, layout->words);
    assert_apart(layout->words);
    for (guint p = 0; p < 2; p++) {
      const GArray *words = panel_at(layout, p)->words;
      assert_on_page(layout, words);
      for (guint i = 0; i < words->len; i++) {
        const Words *word = &g_array_index(words, Words, i);
        if (word->align == ALIGN_RIGHT && !word->slanted && strstr(word->text, "…"))
          fail_msg("the name of a row was cut: %s", word->text);
      }
      assert_true(panel_at(layout, p)->frame.x1 - panel_at(layout, p)->frame.x0 <= n * CELL_MOST_WIDTH + 1e-9);
    }
  }
}

/* Number of words that read like that. */
static guint
count_words(const GArray *words, const char *text)
{
  guint n = 0;
  for (guint i = 0; i < words->len; i++)
    n += strcmp(g_array_index(words, Words, i).text, text) == 0;
  return n;
}

static void
fill_rows(Chart *chart, guint n_columns, const char *label)
{
  ChartPanel *panel = chart_add_panel(chart, NULL);
  ChartLayer *layer = panel_add_layer(panel, LAYER_CELLS, NULL, TONE_BLUE);
  for (guint r = 0; r < 2; r++) {
    panel_add_row(panel, "row");
    for (guint c = 0; c < n_columns; c++)
      layer_add_cell(layer, c, r, r == 0 ? -1.0 : c == 0 ? NAN : 1.0, c == 0 && r == 1 ? NULL : label);
  }
  for (guint c = 0; c < n_columns; c++)
    panel_add_column(panel, "c");
}

static void
labels_stand_in_cells_that_hold_them(void **state)
{
  (void)state;
  g_autoptr(Chart) wide = chart_new("wide", AXIS_TIME), narrow = chart_new("narrow", AXIS_TIME);
  fill_rows(wide, 8, "−0.52*");
  fill_rows(narrow, 40, "−0.52*");
  g_autoptr(Layout) some = layout_new(wide), many = layout_new(narrow);
  const GArray *labelled = panel_at(some, 0)->words, *signs = panel_at(many, 0)->words;
  assert_int_equal(count_words(labelled, "−0.52*"), 15);
  assert_int_equal(count_words(labelled, "–"), 1);
  assert_int_equal(find_word(labelled, "–")->color, THEME_COLOR_EVENT);
  assert_int_equal(find_word(labelled, "−0.52*")->color, 0xffffff); /* on the darkest rust */
  assert_apart(labelled);
  assert_int_equal(count_words(signs, "−0.52*"), 0);
  assert_int_equal(count_words(signs, "−"), 40); /* what is below zero shows in grey too */
  assert_int_equal(count_words(signs, "–"), 1);
}

/* Names that would touch each other when slanted are thinned. */
static void
names_of_many_columns_are_thinned(void **state)
{
  (void)state;
  g_autoptr(Chart) some = chart_new("some", AXIS_TIME), many = chart_new("many", AXIS_TIME);
  fill_rows(some, 33, "x");
  fill_rows(many, 150, "x");
  for (guint p = 0; p < 2; p++) {
    const Chart *chart = p ? many : some;
    const ChartPanel *panel = g_ptr_array_index(chart->panels, 0);
    for (guint c = 0; c < panel->columns->len; c++) {
      g_free(panel->columns->pdata[c]);
      panel->columns->pdata[c] = g_strdup("1992");
    }
    g_autoptr(Layout) layout = layout_new(chart);
    assert_int_equal(count_words(panel_at(layout, 0)->words, "1992"), p ? 38 : 33); /* each fourth of 150 */
  }
}

static void
cells_that_have_no_place_are_left_out(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("odd", AXIS_TIME);
  fill_rows(chart, 2, "x");
  ChartPanel *panel = g_ptr_array_index(chart->panels, 0);
  ChartLayer *layer = g_ptr_array_index(panel->layers, 0);
  layer_add_cell(layer, 0, 2, 1, "no row");
  layer_add_cell(layer, 2, 0, 1, "no column");
  layer_add_range(layer, 0.5, 0.5, 0, 0);
  layer_add_range(layer, NAN, NAN, 0, 0);
  g_autoptr(Layout) layout = layout_new(chart);
  const Shape *shape = g_ptr_array_index(panel_at(layout, 0)->shapes, 0);
  assert_int_equal(shape->cells->len, 5); /* the column is the axis' affair */
  assert_null(find_word(panel_at(layout, 0)->words, "no row"));
  assert_null(find_word(panel_at(layout, 0)->words, "no column"));
}

/* One key for heatmaps of one scale; panels that differ in scale are told apart by their titles. */
static void
keys_name_the_ends_of_the_colors(void **state)
{
  (void)state;
  const char *names[] = {"Levels", "Changes", "Levels"};
  g_autoptr(Chart) chart = sample_heatmaps(names, 3, 2, 2);
  ChartLayer *second = g_ptr_array_index(((ChartPanel *)g_ptr_array_index(chart->panels, 1))->layers, 0);
  g_free(second->label);
  second->label = g_strdup("Changes");
  g_autoptr(Layout) one = layout_new(chart);
  assert_int_equal(count_words(one->words, "−1"), 1);
  assert_int_equal(count_words(one->words, "1"), 1);
  assert_int_equal(count_words(one->words, "Changes"), 1);
  layer_add_cell(second, 0, 0, 30, NULL);
  g_autoptr(Layout) two = layout_new(chart);
  assert_int_equal(count_words(two->words, "Levels"), 2); /* the title of the page, and of a key */
  assert_int_equal(count_words(two->words, "Changes"), 1);
  assert_int_equal(count_words(two->words, "−30"), 1);
  assert_true(two->marks->len == 2 * one->marks->len);
  assert_on_page(two, two->words);
  assert_apart(two->words);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(colors_diverge_from_zero_or_rise_from_the_low_end),
      cmocka_unit_test(words_can_be_read_on_every_color),
      cmocka_unit_test(ends_of_colors_are_round_and_symmetric),
      cmocka_unit_test(a_shared_scale_is_one_for_all_heatmaps),
      cmocka_unit_test(rows_run_from_top_to_bottom_beside_their_names),
      cmocka_unit_test(long_names_are_wrapped_not_clipped),
      cmocka_unit_test(labels_stand_in_cells_that_hold_them),
      cmocka_unit_test(names_of_many_columns_are_thinned),
      cmocka_unit_test(cells_that_have_no_place_are_left_out),
      cmocka_unit_test(keys_name_the_ends_of_the_colors),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
