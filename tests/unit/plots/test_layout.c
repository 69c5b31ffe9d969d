#include "../test.h"

#include "plots/events.h"
#include "plots/layout.h"
#include "plots/text.h"
#include "samples.h"
#include "words.h"

static void
one_panel_fills_the_page(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = sample_turnover();
  g_autoptr(Layout) layout = layout_new(chart);
  const PanelLayout *panel = panel_at(layout, 0);
  assert_true(layout->width == 1200 && layout->height == 640);
  assert_on_page(layout, layout->words);
  assert_on_page(layout, panel->words);
  assert_apart(layout->words);
  assert_apart(panel->words);
  assert_true(find_word(layout->words, chart->title)->x == panel->frame.x0);
  assert_true(find_word(panel->words, "Exports")->x > panel->frame.x1);
  assert_true(find_word(panel->words, "Visa bans")->y < panel->frame.y0);
}

static void
long_words_are_wrapped_and_the_page_grows(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = sample_turnover();
  GString *text = g_string_new(NULL);
  for (int i = 0; i < 60; i++)
    g_string_append(text, "Заўвага пра даныя ");
  chart->note = g_string_free(text, FALSE);
  g_free(chart->title);
  chart->title =
      g_strdup("A title that is far too long to be set in one line above a chart, and goes on and on about it");
  g_autoptr(Layout) layout = layout_new(chart);
  assert_true(layout->height > 640);
  assert_on_page(layout, layout->words);
  assert_apart(layout->words);
  const Words *first = &g_array_index(layout->words, Words, 0), *second = &g_array_index(layout->words, Words, 1);
  assert_true(first->style == TEXT_TITLE && second->style == TEXT_TITLE);
  assert_true(text_width(second->text, TEXT_TITLE) > 0.8 * text_width(first->text, TEXT_TITLE));
}

static void
panels_stand_below_each_other(void **state)
{
  (void)state;
  const char *labels[] = {"one", "two", "three", "four"};
  g_autoptr(Chart) chart = sample_everything(labels, 4);
  ((ChartPanel *)g_ptr_array_index(chart->panels, 0))->weight = 2;
  g_autoptr(Layout) layout = layout_new(chart);
  for (guint p = 0; p < 3; p++) {
    const Box frame = panel_at(layout, p)->frame;
    assert_true(frame.y1 - frame.y0 >= 90);
    assert_on_page(layout, panel_at(layout, p)->words);
    if (p > 0) /* the title has its line between the frames */
      assert_true(find_word(panel_at(layout, p)->words, labels[p])->y - 9 > panel_at(layout, p - 1)->frame.y1);
  }
  const Box first = panel_at(layout, 0)->frame, second = panel_at(layout, 1)->frame;
  assert_digits(first.y1 - first.y0, 2 * (second.y1 - second.y0), 6);
}

static void
small_multiples_print_a_shared_scale_once(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("multiples", AXIS_TIME);
  chart->columns = 3;
  chart->shared_y = TRUE;
  for (int p = 0; p < 5; p++)
    sample_fill(panel_add_layer(chart_add_panel(chart, "Partner"), LAYER_BARS, NULL, TONE_BLUE), 6, p + 1);
  g_autoptr(Layout) layout = layout_new(chart);
  for (guint p = 0; p < 5; p++) {
    const PanelLayout *panel = panel_at(layout, p);
    assert_true(panel->y.high == panel_at(layout, 0)->y.high);
    assert_int_equal(panel->y_named, p % 3 == 0);
    assert_true(panel->frame.x1 < 1200 && panel->frame.x1 - panel->frame.x0 > 250);
    /* years stand under the lowest panel of each column */
    assert_int_equal(find_word(panel->words, "1994") != NULL, p >= 2);
  }
}

/* Six series that end at nearly one height: their names stand apart, in the order of the values. */
static void
names_at_ends_stand_apart(void **state)
{
  (void)state;
  const char *const names[] = {"EU-12", "EU-15", "EU-25", "EU-27", "EU-28", "EU-27 (2020)"};
  g_autoptr(Chart) chart = chart_new("compositions", AXIS_TIME);
  ChartPanel *panel = chart_add_panel(chart, NULL);
  for (int i = 0; i < 6; i++)
    sample_fill(panel_add_layer(panel, LAYER_LINE, names[i], (Tone)i), 10, 1 + 0.002 * i);
  g_autoptr(Layout) layout = layout_new(chart);
  const GArray *words = panel_at(layout, 0)->words;
  assert_apart(words);
  for (int i = 1; i < 6; i++)
    assert_true(find_word(words, names[i])->y < find_word(words, names[i - 1])->y - theme_text_size(TEXT_BODY));
  assert_true(panel_at(layout, 0)->marks->len >= 4); /* those that were pushed away are joined to their lines */
}

static void
names_that_do_not_fit_become_a_legend(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("many", AXIS_TIME);
  ChartPanel *panel = chart_add_panel(chart, NULL);
  for (int i = 0; i < 30; i++) {
    g_autofree char *name = g_strdup_printf("Partner %d", i);
    sample_fill(panel_add_layer(panel, LAYER_LINE, name, (Tone)(i % N_TONES)), 10, 1 + 0.002 * i);
  }
  g_autoptr(Layout) layout = layout_new(chart);
  assert_null(find_word(panel_at(layout, 0)->words, "Partner 29"));
  assert_non_null(find_word(layout->words, "Partner 29"));
  assert_on_page(layout, layout->words);
  assert_apart(layout->words);
}

static EventPlan *
plan_of(guint n, double apart, const char *label)
{
  g_autoptr(Chart) chart = sample_turnover();
  g_array_set_size(chart->events, 0);
  for (guint i = 0; i < n; i++)
    chart_add_event(chart, 8100 + apart * i, label);
  chart_add_event(chart, 99999, "outside the axis");
  return event_plan_new(chart, (Extent){8035, 11687}, 60, 1060);
}

static void
events_are_whole_then_short_then_numbers(void **state)
{
  (void)state;
  const char *label = "Commissioner visits Minsk for talks";
  g_autoptr(EventPlan) whole = plan_of(2, 1500, label);
  assert_int_equal(whole->n_rows, 1);
  assert_string_equal(g_array_index(whole->events, PlannedEvent, 0).text, label);
  assert_null(whole->list);
  g_autoptr(EventPlan) rows = plan_of(3, 200, label);
  assert_int_equal(rows->n_rows, 3);
  assert_string_equal(g_array_index(rows->events, PlannedEvent, 2).text, label);
  g_autoptr(EventPlan) shorter = plan_of(5, 750, label);
  assert_true(g_str_has_suffix(g_array_index(shorter->events, PlannedEvent, 4).text, "…"));
  assert_null(shorter->list);
  g_autoptr(EventPlan) numbers = plan_of(12, 250, label);
  assert_string_equal(g_array_index(numbers->events, PlannedEvent, 11).text, "12");
  assert_non_null(strstr(numbers->list, "12\u00a0Commissioner visits Minsk for talks"));
  g_autoptr(EventPlan) crowd = plan_of(200, 1, label);
  assert_true(crowd->n_rows >= 1);
  assert_non_null(strstr(crowd->list, "200\u00a0Commissioner"));
  assert_int_equal(crowd->events->len, 200);
  assert_string_equal(g_array_index(crowd->events, PlannedEvent, 0).text, "1–200");
}

static void
zone_words_and_spans_keep_clear_of_bars(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("zones", AXIS_TIME);
  ChartPanel *panel = chart_add_panel(chart, NULL);
  ChartLayer *layer = panel_add_layer(panel, LAYER_BARS, NULL, TONE_BLUE);
  for (int i = 5; i < 10; i++)
    layer_add(layer, 8035 + 365 * i, 8400 + 365 * i, 3);
  chart->x_min = 8035;
  panel->zone_above = g_strdup("positive zone");
  panel->y_min = -1;
  panel_add_span(panel, 8035 + 365, 8035 + 730, "no index");
  g_autoptr(Layout) layout = layout_new(chart);
  const PanelLayout *laid = panel_at(layout, 0);
  assert_true(find_word(laid->words, "positive zone")->x <= layout_x(laid, 8035 + 365 * 5 + 40));
  assert_true(find_word(laid->words, "no index")->y > laid->frame.y0);
}

static void
fill_line(ChartPanel *panel, double from, double to)
{
  ChartLayer *layer = panel_add_layer(panel, LAYER_LINE, NULL, TONE_BLUE);
  layer_add(layer, from, from, 1);
  layer_add(layer, to, to, 2);
}

/* Each panel on its own axis is named under it, also where another stands below. */
static void
panels_may_have_axes_of_their_own(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("own", AXIS_TIME);
  chart->columns = 2;
  ChartPanel *numbers = chart_add_panel(chart, "numbers"), *shared = chart_add_panel(chart, "shared"),
             *limited = chart_add_panel(chart, "limited");
  panel_own_axis(numbers, AXIS_NUMBER, "leverage");
  panel_own_axis(limited, AXIS_NUMBER, NULL);
  limited->x_min = 0;
  limited->x_max = 8;
  fill_line(numbers, 0.1, 0.5);
  fill_line(shared, 8035, 8400);
  fill_line(limited, 1, 3);
  chart_add_event(chart, 8100, "Visa bans");
  g_autoptr(Layout) layout = layout_new(chart);
  const PanelLayout *first = panel_at(layout, 0), *second = panel_at(layout, 1), *third = panel_at(layout, 2);
  assert_true(first->x.low > 0 && first->x.high < 1);
  assert_true(second->x.low > 8000 && second->x.high < 8500);
  assert_true(third->x.low == 0 && third->x.high == 8);
  assert_true(layout_x(third, 4) == (third->frame.x0 + third->frame.x1) / 2);
  const Words *label = find_word(first->words, "leverage");
  assert_non_null(label);
  assert_true(label->y > first->frame.y1 && label->y < third->frame.y0);
  assert_non_null(find_word(third->words, "8"));
  assert_int_equal(panel_axis(chart, numbers), AXIS_NUMBER);
  assert_int_equal(panel_axis(chart, shared), AXIS_TIME);
  assert_null(find_word(first->words, "Visa bans")); /* it has no place on this axis */
  assert_int_equal(layout->events->len, 0);
  assert_on_page(layout, first->words);
  assert_apart(first->words);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(one_panel_fills_the_page),
      cmocka_unit_test(panels_may_have_axes_of_their_own),
      cmocka_unit_test(long_words_are_wrapped_and_the_page_grows),
      cmocka_unit_test(panels_stand_below_each_other),
      cmocka_unit_test(small_multiples_print_a_shared_scale_once),
      cmocka_unit_test(names_at_ends_stand_apart),
      cmocka_unit_test(names_that_do_not_fit_become_a_legend),
      cmocka_unit_test(events_are_whole_then_short_then_numbers),
      cmocka_unit_test(zone_words_and_spans_keep_clear_of_bars),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
