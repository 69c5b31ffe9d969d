#include "../study/studies.h"
#include "report/figure_parts.h"

#define SERIES                                                                                                         \
  "events: levels\n"                                                                                                   \
  "blocs:\n"                                                                                                           \
  "  AB: { members: members, as-of: 2003 }\n"                                                                          \
  "series:\n"                                                                                                          \
  "  - { name: a, label: Exports, colour: rust, from: trade, where: { partner: AAA, flow: export } }\n"                \
  "  - { name: i, label: Imports, from: trade, where: { partner: AAA, flow: import } }\n"                              \
  "  - { name: sum, label: Both, expr: a + i }\n"                                                                      \
  "  - { name: ab, from: trade, where: { partner: AB, flow: export } }\n"                                              \
  "  - { name: ba, from: trade, where: { partner: AB, flow: import } }\n"                                              \
  "  - { name: e, from: euros }\n"                                                                                     \
  "  - { name: t, from: [ index-values, index-limits ], where: { partner: AAA } }\n"                                   \
  "  - { name: m, from: months }\n"                                                                                    \
  "charts:\n"                                                                                                          \
  "  - "

/* The only chart of a study (transfer full), or NULL with the error of the case set. */
static Chart *
chart_of(Case **one, const char *definition)
{
  g_autofree char *text = g_strconcat(SERIES, definition, "\n", NULL);
  *one = case_good(text);
  Chart *chart = figure_new((*one)->results, g_ptr_array_index((*one)->study->charts, 0), &(*one)->error);
  case_shorten(*one);
  return chart;
}

static Chart *
good_chart(const char *definition)
{
  g_autoptr(Case) one = NULL;
  Chart *chart = chart_of(&one, definition);
  assert_no_error(one->error);
  return chart;
}

static const ChartLayer *
layer_of(const Chart *chart, guint panel, guint layer)
{
  const ChartPanel *of = g_ptr_array_index(chart->panels, panel);
  assert_true(layer < of->layers->len);
  return g_ptr_array_index(of->layers, layer);
}

static const ChartPoint *
point_of(const ChartLayer *layer, guint i)
{
  assert_true(i < layer->points->len);
  return &g_array_index(layer->points, ChartPoint, i);
}

static void
bars_and_line_in_another_scale(void **state)
{
  (void)state;
  g_autoptr(Chart) chart =
      good_chart("{ name: flows, kind: turnover, title: Flows, series: [ a, i, sum ], unit: USD billion, note: N }");
  assert_string_equal(chart->title, "Flows");
  assert_string_equal(chart->subtitle, "USD billion");
  assert_string_equal(chart->note, "N");
  assert_string_equal(chart->source, "Source: Customs; Exports FOB, Imports CIF");
  assert_int_equal(chart->x_axis, AXIS_TIME);
  const ChartLayer *exports = layer_of(chart, 0, 0), *imports = layer_of(chart, 0, 1), *both = layer_of(chart, 0, 2);
  assert_int_equal(exports->kind, LAYER_BARS);
  assert_int_equal(imports->kind, LAYER_BARS);
  assert_int_equal(both->kind, LAYER_LINE);
  assert_string_equal(exports->label, "Exports");
  assert_int_equal(exports->tone, TONE_RUST);
  assert_int_equal(imports->tone, TONE_OCHRE);
  assert_int_equal(both->tone, TONE_INK);
  assert_int_equal(exports->points->len, 5);
  assert_digits(point_of(exports, 1)->y, 0.011, 15);
  assert_digits(point_of(both, 4)->y, 0.021, 15);
  const Period year = period_of("2001");
  assert_true(point_of(exports, 1)->x0 == year.first && point_of(exports, 1)->x1 == year.last + 1);
}

static void
lines_break_at_gaps(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = good_chart("{ name: months, kind: lines, series: [ m ] }");
  assert_string_equal(chart->title, "months");
  const ChartLayer *layer = layer_of(chart, 0, 0);
  assert_int_equal(layer->points->len, 24); /* 23 months and the gap */
  const ChartPoint *gap = point_of(layer, 17);
  const Period june = period_of("2001-06");
  assert_true(isnan(gap->y));
  assert_true(gap->x0 == june.first && gap->x1 == june.last + 1);
  assert_string_equal(layer->label, "m");
}

/* No line runs from one published index into another, even where one ends on the eve of the other. */
static void
lines_break_between_indices(void **state)
{
  (void)state;
  g_autoptr(Series) series = series_new("t");
  Observation before = observation_exact(period_of("2011"), 1), after = observation_exact(period_of("2012"), 2);
  before.index = g_intern_string("Old");
  after.index = g_intern_string("New");
  series_add(series, before);
  series_add(series, after);
  g_autoptr(Chart) chart = chart_new("x", AXIS_TIME);
  figure_add_series(chart_add_panel(chart, NULL), LAYER_LINE, series, TONE_INK, 1);
  assert_int_equal(layer_of(chart, 0, 0)->points->len, 3);
  assert_true(isnan(point_of(layer_of(chart, 0, 0), 1)->y));
}

static void
index_as_points_and_ranges(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = good_chart(
      "{ name: idx, kind: panels, panels: [ { title: Index, index: [ t ] } ], spans: [ { at: 2012, label: new } ] }");
  const ChartLayer *ranges = layer_of(chart, 0, 0), *points = layer_of(chart, 0, 1);
  assert_int_equal(ranges->kind, LAYER_RANGES);
  assert_int_equal(points->kind, LAYER_POINTS);
  assert_true(ranges->signed_tone);
  assert_int_equal(ranges->points->len, 4);
  assert_int_equal(points->points->len, 5);
  assert_true(isinf(point_of(ranges, 0)->low) && point_of(ranges, 0)->low < 0 && point_of(ranges, 0)->high == 0);
  assert_true(point_of(ranges, 2)->low == 1 && point_of(ranges, 2)->high == 4);
  assert_true(point_of(points, 0)->y == 3);
  assert_string_equal(point_of(points, 0)->label, "3");
  assert_string_equal(chart->subtitle, "points");
  const ChartPanel *panel = g_ptr_array_index(chart->panels, 0);
  const ChartSpan *span = &g_array_index(panel->spans, ChartSpan, 0);
  assert_string_equal(span->label, "new");
  assert_true(span->x0 == period_of("2012").first && span->x1 == period_of("2013").first);
}

static void
panels_keep_their_settings(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = good_chart(
      "{ name: two, kind: panels, sample: 2001..2003, panels: [ { title: One, lines: [ m ], weight: 2, minimum: -1, "
      "maximum: 30, zones: [ up, down ] }, { title: Two, stacked: [ a, i ], steps: [ sum ], signed: true } ] }");
  const ChartPanel *one = g_ptr_array_index(chart->panels, 0), *two = g_ptr_array_index(chart->panels, 1);
  assert_string_equal(one->title, "One");
  assert_true(one->weight == 2 && one->y_min == -1 && one->y_max == 30 && isnan(two->y_min));
  assert_string_equal(one->zone_above, "up");
  assert_string_equal(one->zone_below, "down");
  /* The title names the only layer of the first panel. */
  assert_null(layer_of(chart, 0, 0)->label);
  assert_string_equal(layer_of(chart, 1, 0)->label, "Exports");
  assert_false(layer_of(chart, 1, 0)->stacked);
  assert_true(layer_of(chart, 1, 1)->stacked && layer_of(chart, 1, 1)->signed_tone);
  assert_int_equal(layer_of(chart, 1, 2)->kind, LAYER_STEP);
  assert_int_equal(layer_of(chart, 1, 0)->points->len, 3);
  assert_true(chart->x_min == period_of("2001").first && chart->x_max == period_of("2004").first);
}

static void
multiples_share_a_scale(void **state)
{
  (void)state;
  g_autoptr(Chart) chart =
      good_chart("{ name: few, kind: multiples, columns: 2, panels: [ { areas: [ a ] }, { points: [ i ] } ] }");
  assert_int_equal(chart->columns, 2);
  assert_true(chart->shared_y);
  assert_int_equal(layer_of(chart, 0, 0)->kind, LAYER_AREAS);
  assert_int_equal(layer_of(chart, 1, 0)->kind, LAYER_POINTS);
  assert_string_equal(layer_of(chart, 1, 0)->label, "Imports");
}

#define assert_subtitle(definition, wanted)                                                                            \
  do {                                                                                                                 \
    g_autoptr(Chart) chart_ = good_chart(definition);                                                                  \
    assert_string_equal(chart_->subtitle ? chart_->subtitle : "none", wanted);                                         \
  } while (0)

static void
subtitles_tell_what_holds_for_all(void **state)
{
  (void)state;
  assert_subtitle("{ name: x, kind: lines, series: [ ab, ba ] }", "USD million; AB as composed on 1 July 2003");
  assert_subtitle("{ name: x, kind: lines, series: [ ab, a ] }", "USD million");
  assert_subtitle("{ name: x, kind: lines, series: [ a, ab ] }", "USD million");
  assert_subtitle("{ name: x, kind: panels, panels: [ { lines: [ a ] }, { lines: [ e ] } ] }", "none");
  assert_subtitle("{ name: x, kind: lines, series: [ ab ], subtitle: Own }", "Own");
}

static void
sources_are_told_once(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("x", AXIS_TIME);
  figure_add_source(chart, NULL);
  figure_add_source(chart, "");
  assert_null(chart->source);
  figure_add_source(chart, "EU Customs");
  figure_add_source(chart, "Customs");
  figure_add_source(chart, "Customs; Eurostat");
  figure_add_source(chart, "Eurostat; EU Customs");
  assert_string_equal(chart->source, "Source: EU Customs; Customs; Eurostat");
}

static void
events_with_and_without_words(void **state)
{
  (void)state;
  g_autoptr(Chart) chart =
      good_chart("{ name: x, kind: lines, series: [ a ], sample: 2001..2003, events: [ 2001-03-10, { "
                 "at: 2002-05, label: Visit }, { at: 1999-01-01, label: Before } ] }");
  assert_int_equal(chart->events->len, 2);
  const ChartEvent *bare = &g_array_index(chart->events, ChartEvent, 0),
                   *named = &g_array_index(chart->events, ChartEvent, 1);
  assert_true(bare->x == period_of("2001-03-10").first && named->x == period_of("2002-05").first);
  assert_string_equal(bare->label, "");
  assert_string_equal(named->label, "Visit");
}

/* The table of events of the default study names the day. */
static void
event_named_by_its_table(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  g_autoptr(Study) study = study_read("analysis/belarus-eu.yaml", &error);
  assert_no_error(error);
  g_autoptr(Results) results = results_new(study);
  ChartDef *definition = g_ptr_array_index(study->charts, 0);
  MarkDef *mark = &g_array_index(definition->events, MarkDef, 0);
  const Table *events = data_table(results->data, "events", &error);
  assert_no_error(error);
  const char *title = table_text(events, 3, table_role(events, ROLE_LABEL));
  assert_true(strlen(title) > 0);
  g_clear_pointer(&mark->label, g_free);
  mark->at = events->spans[3];
  g_autoptr(Chart) chart = figure_new(results, definition, &error);
  assert_no_error(error);
  gboolean found = FALSE;
  for (guint i = 0; i < chart->events->len; i++)
    found = found || g_str_equal(g_array_index(chart->events, ChartEvent, i).label, title);
  assert_true(found);
}

#define assert_chart_error(definition, code, message)                                                                  \
  do {                                                                                                                 \
    g_autoptr(Case) one_ = NULL;                                                                                       \
    assert_null(chart_of(&one_, definition));                                                                          \
    assert_error(one_->error, DATA_ERROR, code, message);                                                              \
  } while (0)

static void
wrong_units(void **state)
{
  (void)state;
  assert_chart_error("{ name: x, kind: lines, series: [ a, e ], unit: USD billion }", DATA_ERROR_UNIT,
                     "study.yaml:15:53: 'e' is in EUR million, which is not USD billion on another scale\n"
                     "      - { name: x, kind: lines, series: [ a, e ], unit: USD billion }\n"
                     "                                                        ^");
  assert_chart_error("{ name: x, kind: panels, panels: [ { index: [ t ], unit: USD billion } ] }", DATA_ERROR_UNIT,
                     "study.yaml:15:62: 't' is in points, which is not USD billion on another scale\n"
                     "      - { name: x, kind: panels, panels: [ { index: [ t ], unit: USD billion } ] }\n"
                     "                                                                 ^");
}

static void
unknown_colours(void **state)
{
  (void)state;
  g_autoptr(Case) one = case_new("series:\n"
                                 "  - { name: a, colour: plumm, from: billions }\n"
                                 "charts:\n"
                                 "  - { name: x, kind: lines, series: [ a ] }\n");
  assert_no_error(one->error);
  Chart *chart = figure_new(one->results, g_ptr_array_index(one->study->charts, 0), &one->error);
  assert_null(chart);
  case_shorten(one);
  assert_error(one->error, DATA_ERROR, DATA_ERROR_NAME,
               "study.yaml:3:24: there is no colour 'plumm', did you mean 'plum'? (ink, blue, ochre, rust, teal, plum, "
               "stone, sky)\n"
               "      - { name: a, colour: plumm, from: billions }\n"
               "                           ^");
}

static void
charts_without_a_study(void **state)
{
  (void)state;
  g_autoptr(Series) a = series_new("a"), b = series_new("b");
  const Series *both[] = {a, b};
  series_add(a, observation_exact(period_of("2001"), 1));
  series_add(b, observation_exact(period_of("2001"), 2));
  series_set(&a->unit, "USD");
  series_set(&b->unit, "USD");
  g_autoptr(Chart) one = figure_of_series("a-b", both, 2, "file.csv", FALSE);
  assert_string_equal(one->title, "a, b");
  assert_string_equal(one->subtitle, "USD");
  assert_string_equal(one->source, "Source: file.csv");
  assert_null(one->x_label);
  assert_string_equal(layer_of(one, 0, 0)->label, "a");
  series_set(&b->unit, "EUR");
  g_autoptr(Chart) two = figure_of_series("a-b", both, 2, NULL, TRUE);
  assert_null(two->subtitle);
  assert_null(two->source);
  assert_int_equal(two->x_axis, AXIS_NUMBER);
  assert_string_equal(two->x_label, "row");
  assert_string_equal(layer_of(two, 0, 1)->label, "b, EUR");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(bars_and_line_in_another_scale),
      cmocka_unit_test(lines_break_at_gaps),
      cmocka_unit_test(lines_break_between_indices),
      cmocka_unit_test(index_as_points_and_ranges),
      cmocka_unit_test(panels_keep_their_settings),
      cmocka_unit_test(multiples_share_a_scale),
      cmocka_unit_test(subtitles_tell_what_holds_for_all),
      cmocka_unit_test(sources_are_told_once),
      cmocka_unit_test(events_with_and_without_words),
      cmocka_unit_test(event_named_by_its_table),
      cmocka_unit_test(wrong_units),
      cmocka_unit_test(unknown_colours),
      cmocka_unit_test(charts_without_a_study),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
