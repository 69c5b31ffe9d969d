#include "../test.h"

#include "plots/gnuplot.h"
#include "plots/timeline.h"
#include "words.h"

#define YEAR 365.0

static const TimelineNames names = {"closer", "mixed", "worse", "lasts"};

static TimelineEvent
event_at(double day, int side, const char *text)
{
  return (TimelineEvent){.x0 = day, .x1 = day + 1, .side = side, .text = text};
}

/* No stem without words higher than others' words passes through these, and no two words overlap, over an axis of 0 to high. */
static void
assert_readable(const TimelineEvent *events, gsize n, double high)
{
  const double width = THEME_WIDTH - 2 * THEME_EDGE - text_width("2000", TEXT_BODY) / 2;
  for (gsize i = 0; i < n; i++)
    for (gsize k = 0; k < n; k++) {
      const double x = (events[i].x0 + 0.5) / high * width, other = (events[k].x0 + 0.5) / high * width;
      const double from = events[i].left ? x - 9 - events[i].width : x + 9, to = from + events[i].width;
      const double other_from = events[k].left ? other - 9 - events[k].width : other + 9;
      if (i == k || events[i].level == 0 || events[k].level == 0 || (events[i].side < 0) != (events[k].side < 0))
        continue;
      if (events[k].level >= events[i].level && other > from && other < to)
        fail_msg("the stem of '%s' passes through '%s'", events[k].text, events[i].text);
      if (events[k].level == events[i].level && from < other_from + events[k].width && other_from < to)
        fail_msg("'%s' and '%s' overlap", events[i].text, events[k].text);
      if (from < -1e-9 || to > width + 1e-9)
        fail_msg("'%s' leaves the panel", events[i].text);
    }
}

static void
events_far_apart_need_one_line(void **state)
{
  (void)state;
  TimelineEvent events[] = {event_at(10, 1, "First"), event_at(150, 1, "Second"), event_at(160, -1, "Worse"),
                            event_at(360, 1, "Last of all")};
  guint above, below;
  timeline_arrange(events, 4, 0, YEAR, &above, &below);
  assert_int_equal(above, 1);
  assert_int_equal(below, 1);
  assert_false(events[0].left);
  assert_true(events[3].left); /* no room to its right */
  assert_readable(events, 4, YEAR);
}

/* Stairs: the words of an earlier event stand above the heads of the later ones, or to the left. */
static void
events_close_together_stand_in_stairs(void **state)
{
  (void)state;
  TimelineEvent events[12];
  guint above, below;
  for (int i = 0; i < 12; i++)
    events[i] = event_at(150 + 4 * i, -1, "An event of some twenty letters");
  timeline_arrange(events, 12, 0, YEAR, &above, &below);
  assert_int_equal(above, 0);
  assert_int_equal(below, 6); /* half of them to the left, half to the right */
  for (int i = 0; i < 12; i++) {
    assert_true(events[i].level > 0);
    assert_int_equal(events[i].left, i < 6);
  }
  assert_readable(events, 12, YEAR);
}

/* Words wider than 360 pixels are shortened, unless the whole has room in the end. */
static void
long_words(void **state)
{
  (void)state;
  const char *text = "An event whose title is so long that it takes more than a third of the whole page";
  TimelineEvent alone = event_at(10, 1, text), two[] = {event_at(10, 1, text), event_at(160, 1, "Next")};
  guint above, below;
  timeline_arrange(&alone, 1, 0, YEAR, &above, &below);
  assert_digits(alone.width, text_width(text, TEXT_SMALL), 15);
  timeline_arrange(two, 2, 0, YEAR, &above, &below);
  assert_digits(two[0].width, 360, 15);
  assert_int_equal(above, 1);
}

static guint
named(const TimelineEvent *events, gsize n)
{
  guint count = 0;
  for (gsize i = 0; i < n; i++)
    count += events[i].level > 0;
  return count;
}

/* On one day 14 lines on either side of the stem have room; of more than a hundred events only stems are drawn. */
static void
too_many_events_go_without_words(void **state)
{
  (void)state;
  TimelineEvent events[101];
  guint above, below;
  for (int i = 0; i < 101; i++)
    events[i] = event_at(180 + 0.01 * i, 1, "A title of more than a few letters");
  timeline_arrange(events, 40, 0, YEAR, &above, &below);
  assert_int_equal(named(events, 40), 28);
  assert_int_equal(above, 14);
  timeline_arrange(events, 101, 0, YEAR, &above, &below);
  assert_int_equal(named(events, 101), 0);
  assert_int_equal(above, 0);
}

/* Twenty events in the middle of the third of five years, and as many in the next, more than one panel has lines for. */
static Chart *
chart_of_years(gsize *words)
{
  static const double places[] = {0, YEAR, 2 * YEAR, 3 * YEAR, 4 * YEAR, 5 * YEAR};
  TimelineEvent events[44];
  events[0] = event_at(100, 1, "Early");
  events[1] = (TimelineEvent){.x0 = 1.2 * YEAR, .x1 = 1.2 * YEAR + 200, .side = 0, .text = "Neither, and it lasts"};
  for (int i = 0; i < 40; i++)
    events[2 + i] = event_at((i < 20 ? 2.25 : 3.25) * YEAR + 9 * (i % 20), 1, "Something happened");
  events[42] = (TimelineEvent){.x0 = 4 * YEAR + 31, .x1 = 4 * YEAR + 59, .side = -1, .text = "Known to the month"};
  events[43] = event_at(4.9 * YEAR, -1, "Late");
  Chart *chart = chart_new("line", AXIS_TIME);
  *words = chart_add_timeline(chart, events, 44, places, 6, &names);
  return chart;
}

static const ChartPanel *
model_at(const Chart *chart, guint p)
{
  return g_ptr_array_index(chart->panels, p);
}

static const ChartLayer *
layer_at(const Chart *chart, guint p, guint l)
{
  return g_ptr_array_index(model_at(chart, p)->layers, l);
}

static void
panels_are_cut_where_the_words_ask_for_it(void **state)
{
  (void)state;
  gsize words;
  g_autoptr(Chart) chart = chart_of_years(&words);
  assert_int_equal(words, 44);
  static const double cuts[] = {0, 2 * YEAR, 3 * YEAR, 4 * YEAR, 5 * YEAR};
  assert_int_equal(chart->panels->len, 4);
  for (guint p = 0; p < 4; p++)
    assert_true(model_at(chart, p)->x_min == cuts[p] && model_at(chart, p)->x_max == cuts[p + 1]);
  const ChartPoint *lasting = &g_array_index(layer_at(chart, 0, 0)->points, ChartPoint, 0);
  const ChartPoint *on_line = &g_array_index(layer_at(chart, 0, 2)->points, ChartPoint, 0);
  const ChartPoint *month = &g_array_index(layer_at(chart, 3, 3)->points, ChartPoint, 0);
  assert_string_equal(layer_at(chart, 0, 0)->label, "lasts");
  assert_true(lasting->x1 - lasting->x0 == 200 && lasting->low < 0 && lasting->high > 0);
  assert_true(on_line->y == 0 && on_line->low == 1 && on_line->x1 == on_line->x0 + 1);
  assert_true(month->y == -1 && month->x1 - month->x0 == 28);
}

static void
the_page_has_no_vertical_axis_and_words_apart(void **state)
{
  (void)state;
  gsize words;
  GError *error = NULL;
  g_autoptr(Chart) chart = chart_of_years(&words);
  g_autoptr(Layout) layout = layout_new(chart);
  for (guint p = 0; p < chart->panels->len; p++) {
    const PanelLayout *panel = panel_at(layout, p);
    assert_int_equal(panel->y_ticks->len, 0);
    assert_digits(panel->frame.y1 - panel->frame.y0, timeline_height(model_at(chart, p)), 12);
    assert_on_page(layout, panel->words);
    assert_apart(panel->words);
  }
  assert_non_null(find_word(panel_at(layout, 0)->words, "Neither, and it lasts"));
  assert_int_equal(panel_at(layout, 0)->marks->len, 1); /* joins it to its place on the line */
  g_autofree char *script = gnuplot_script(chart, &error);
  assert_no_error(error);
  assert_non_null(strstr(script, "Something happened"));
}

/* Centuries of events, and none at all. */
static void
many_places_and_no_events(void **state)
{
  (void)state;
  g_autofree double *places = g_new(double, 3000);
  TimelineEvent events[] = {event_at(10, 1, "First"), event_at(2998 * YEAR, 1, "Last")};
  g_autoptr(Chart) chart = chart_new("long", AXIS_TIME), empty = chart_new("empty", AXIS_TIME);
  for (int i = 0; i < 3000; i++)
    places[i] = i * YEAR;
  assert_int_equal(chart_add_timeline(chart, events, 2, places, 3000, &names), 2);
  assert_int_equal(chart->panels->len, 1);
  assert_int_equal(chart_add_timeline(empty, NULL, 0, places, 3, &names), 0);
  assert_int_equal(empty->panels->len, 0);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(events_far_apart_need_one_line),
      cmocka_unit_test(events_close_together_stand_in_stairs),
      cmocka_unit_test(long_words),
      cmocka_unit_test(too_many_events_go_without_words),
      cmocka_unit_test(panels_are_cut_where_the_words_ask_for_it),
      cmocka_unit_test(the_page_has_no_vertical_axis_and_words_apart),
      cmocka_unit_test(many_places_and_no_events),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
