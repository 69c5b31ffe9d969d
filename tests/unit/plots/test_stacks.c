/* Bars on each other in panels beside each other: labels in the bars, names at the end of each row. */
#include "../test.h"
#include "words.h"

#include "plots/cells.h"
#include "plots/gnuplot.h"
#include "plots/shapes.h"
#include "plots/text.h"

static const char *const names[] = {"Fuels", "Machinery and transport equipment", "Other commodities"};

/* Panels of stacks at n_places of a category axis; heights 60, 30, 10, each with a label. */
static Chart *
stacks(guint n_panels, guint columns, guint n_places, const char *label)
{
  static const double heights[] = {60, 30, 10};
  Chart *chart = chart_new("c", AXIS_CATEGORY);
  for (guint t = 0; t < n_places; t++)
    g_ptr_array_add(chart->categories, g_strdup_printf("%u", 1995 + t));
  for (guint p = 0; p < n_panels; p++) {
    ChartPanel *panel = chart_add_panel(chart, n_panels > 1 ? "Exports to the EU" : NULL);
    panel->y_min = 0;
    panel->y_max = 100;
    panel->weight = 2;
    for (guint l = 0; l < 3; l++) {
      ChartLayer *layer = panel_add_layer(panel, LAYER_BARS, names[l], (Tone)(TONE_BLUE + l));
      layer->stacked = l > 0;
      for (guint t = 0; t < n_places; t++)
        layer_add_labelled(layer, t, t, heights[l], label);
    }
  }
  chart->columns = columns;
  chart->shared_y = chart->ends_named = TRUE;
  return chart;
}

static guint
count_words(const GArray *words, const char *text)
{
  guint n = 0;
  for (guint i = 0; i < words->len; i++)
    n += strcmp(g_array_index(words, Words, i).text, text) == 0;
  return n;
}

static void
which_layers_are_in_a_stack(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("c", AXIS_TIME);
  ChartPanel *panel = chart_add_panel(chart, NULL);
  static const struct {
    LayerKind kind;
    gboolean stacked, wanted;
  } layers[] = {{LAYER_BARS, FALSE, FALSE}, {LAYER_BARS, FALSE, TRUE},  {LAYER_LINE, FALSE, FALSE},
                {LAYER_BARS, TRUE, TRUE},   {LAYER_BARS, FALSE, FALSE}, {LAYER_LINE, FALSE, FALSE}};
  for (gsize l = 0; l < G_N_ELEMENTS(layers); l++)
    panel_add_layer(panel, layers[l].kind, NULL, TONE_BLUE)->stacked = layers[l].stacked;
  for (guint l = 0; l < G_N_ELEMENTS(layers); l++)
    assert_int_equal(shape_in_stack(panel, l), layers[l].wanted);
}

/* A label stands in the middle of its bar, in the colour that is read on it. */
static void
labels_stand_in_their_bars(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = stacks(1, 1, 3, "42");
  Layout *layout = layout_new(chart);
  const PanelLayout *panel = panel_at(layout, 0);
  assert_int_equal(count_words(panel->words, "42"), 9);
  for (guint i = 0; i < panel->words->len; i++) {
    const Words *word = &g_array_index(panel->words, Words, i);
    const double middles[] = {30, 75, 95};
    double nearest = INFINITY;
    guint bar = 0;
    if (strcmp(word->text, "42") != 0)
      continue;
    for (guint l = 0; l < 3; l++)
      if (fabs(word->y - layout_y(panel, middles[l])) < nearest) {
        nearest = fabs(word->y - layout_y(panel, middles[l]));
        bar = l;
      }
    assert_true(nearest < 1e-9);
    assert_int_equal(word->color, cells_word_color(theme_color((Tone)(TONE_BLUE + bar), FALSE)));
  }
  assert_on_page(layout, panel->words);
  assert_apart(panel->words);
  layout_free(layout);
}

/* A low bar goes without, and where one label is too wide all do. */
static void
labels_that_do_not_fit(void **state)
{
  (void)state;
  g_autoptr(Chart) low = stacks(1, 1, 3, "42"), wide = stacks(1, 1, 3, "42"), narrow = stacks(1, 1, 60, "42");
  ChartPanel *panel = g_ptr_array_index(low->panels, 0);
  const ChartLayer *top = g_ptr_array_index(panel->layers, 2);
  g_array_index(top->points, ChartPoint, 0).y = 1;
  const ChartLayer *base = g_ptr_array_index(((ChartPanel *)g_ptr_array_index(wide->panels, 0))->layers, 0);
  char **label = &g_array_index(base->points, ChartPoint, 1).label;
  g_free(*label);
  *label = g_strnfill(60, 'W');
  Layout *layouts[] = {layout_new(low), layout_new(wide), layout_new(narrow)};
  assert_int_equal(count_words(panel_at(layouts[0], 0)->words, "42"), 8);
  assert_int_equal(count_words(panel_at(layouts[1], 0)->words, "42"), 0);
  assert_int_equal(count_words(panel_at(layouts[2], 0)->words, "42"), 0);
  for (gsize i = 0; i < G_N_ELEMENTS(layouts); i++)
    layout_free(layouts[i]);
}

/* A bar without a value has no rectangle: the labels of the others stay theirs. */
static void
bars_that_are_not_there(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = stacks(1, 1, 2, NULL);
  const ChartLayer *base = g_ptr_array_index(((ChartPanel *)g_ptr_array_index(chart->panels, 0))->layers, 0);
  g_array_index(base->points, ChartPoint, 0).y = NAN;
  g_array_index(base->points, ChartPoint, 0).label = g_strdup("none");
  g_array_index(base->points, ChartPoint, 1).label = g_strdup("one");
  Layout *layout = layout_new(chart);
  const PanelLayout *panel = panel_at(layout, 0);
  assert_null(find_word(panel->words, "none"));
  const Words *word = find_word(panel->words, "one");
  assert_non_null(word);
  assert_digits(word->x, layout_x(panel, 1), 12);
  layout_free(layout);
}

/* Two rows of two: each row's names stand right of its last panel, in full and on the page; no legend repeats them. */
static void
names_at_the_end_of_each_row(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = stacks(3, 2, 3, "42");
  Layout *layout = layout_new(chart);
  assert_int_equal(layout->columns, 2);
  assert_int_equal(layout->marks->len, 0);
  assert_null(find_word(panel_at(layout, 0)->words, "Fuels"));
  for (guint p = 1; p < 3; p++) {
    const PanelLayout *panel = panel_at(layout, p);
    const Words *name = find_word(panel->words, "Fuels");
    assert_non_null(name);
    assert_true(name->x > panel->frame.x1);
    assert_on_page(layout, panel->words);
    assert_apart(panel->words);
  }
  layout_free(layout);
}

/* A name that was moved off its bar is joined to it, at its sign. */
static void
names_of_thin_bars(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = stacks(1, 1, 3, NULL);
  static const double heights[] = {98, 1, 1};
  for (guint l = 0; l < 3; l++) {
    const ChartLayer *layer = g_ptr_array_index(((ChartPanel *)g_ptr_array_index(chart->panels, 0))->layers, l);
    for (guint t = 0; t < 3; t++)
      g_array_index(layer->points, ChartPoint, t).y = heights[l];
  }
  Layout *layout = layout_new(chart);
  const PanelLayout *panel = panel_at(layout, 0);
  const double bar = layout_y(panel, 98.5);
  guint joined = 0;
  for (guint i = 0; i < panel->marks->len; i++) {
    const Mark *mark = &g_array_index(panel->marks, Mark, i);
    if (mark->kind != MARK_LINE || fabs(mark->box.y0 - bar) > 1e-6)
      continue;
    const Words *name = find_word(panel->words, "Machinery");
    assert_non_null(name);
    assert_digits(mark->box.y1, name->y, 12);
    joined++;
  }
  assert_int_equal(joined, 1);
  layout_free(layout);
}

/* Without the wish, and where the names do not fit, there is a legend with each name once. */
static void
names_in_a_legend(void **state)
{
  (void)state;
  g_autoptr(Chart) plain = stacks(2, 2, 3, NULL), full = stacks(2, 2, 3, NULL);
  plain->ends_named = FALSE;
  for (guint p = 0; p < 2; p++)
    for (guint l = 0; l < 30; l++) {
      g_autofree char *name = g_strdup_printf("Part %u", l);
      panel_add_layer(g_ptr_array_index(full->panels, p), LAYER_BARS, name, TONE_BLUE)->stacked = TRUE;
    }
  Layout *without = layout_new(plain), *crowded = layout_new(full);
  assert_int_equal(count_words(without->words, "Fuels"), 1);
  assert_int_equal(count_words(crowded->words, "Fuels"), 1);
  assert_int_equal(count_words(crowded->words, "Part 29"), 1);
  layout_free(without);
  layout_free(crowded);
}

/* White lines part bars on each other; a lone bar has none. */
static void
bars_are_parted(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = stacks(1, 1, 3, NULL), lone = chart_new("c", AXIS_CATEGORY);
  GError *error = NULL;
  g_ptr_array_add(lone->categories, g_strdup("a"));
  layer_add(panel_add_layer(chart_add_panel(lone, NULL), LAYER_BARS, "x", TONE_BLUE), 0, 0, 3);
  g_autofree char *script = gnuplot_script(chart, &error);
  assert_no_error(error);
  g_autofree char *other = gnuplot_script(lone, &error);
  assert_no_error(error);
  assert_non_null(strstr(script, "with boxxyerror fs solid border lc rgb 'white'"));
  assert_null(strstr(other, "border lc rgb 'white'"));
}

/* A panel's title takes a second line before it is shortened; titles of a row stand close to their panels. */
static void
titles_of_two_lines(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = stacks(2, 2, 3, NULL);
  ChartPanel *second = g_ptr_array_index(chart->panels, 1);
  g_free(second->title);
  second->title = g_strdup("Imports from the EU, as its members report them year by year");
  Layout *layout = layout_new(chart);
  const Words *one = find_word(panel_at(layout, 0)->words, "Exports to the EU");
  const Words *head = &g_array_index(panel_at(layout, 1)->words, Words, 0);
  assert_non_null(one);
  assert_true(g_str_has_prefix(head->text, "Imports from"));
  const Words *tail = &g_array_index(panel_at(layout, 1)->words, Words, 1);
  assert_true(g_str_has_suffix(tail->text, "year by year"));
  assert_true(head->y < tail->y && tail->y == one->y && tail->y < panel_at(layout, 1)->frame.y0);
  assert_on_page(layout, panel_at(layout, 1)->words);
  layout_free(layout);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(which_layers_are_in_a_stack),
      cmocka_unit_test(labels_stand_in_their_bars),
      cmocka_unit_test(labels_that_do_not_fit),
      cmocka_unit_test(bars_that_are_not_there),
      cmocka_unit_test(names_at_the_end_of_each_row),
      cmocka_unit_test(names_of_thin_bars),
      cmocka_unit_test(names_in_a_legend),
      cmocka_unit_test(bars_are_parted),
      cmocka_unit_test(titles_of_two_lines),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
