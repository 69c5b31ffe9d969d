#include "studies.h"

/* The column at which a piece of a line begins. */
static int
column_of(const char *line, const char *piece)
{
  const char *found = strstr(line, piece);
  if (!found)
    fail_msg("'%s' is not in '%s'", piece, line);
  return (int)(found - line) + 1;
}

#define CHART_ERROR(item, code, piece, message)                                                                        \
  assert_study_error_at("series:\n  - { name: m, from: months }\ncharts:\n  - { " item " }\n", code, 5,                \
                        column_of("  - { " item " }", piece), "  - { " item " }", message)

#define EVERY "name, kind, title, subtitle, note, events, spans, sample"

/* Kinds of its own, and behind them those that draw analyses. */
static char *
not_a_kind(const char *word, const char *near)
{
  GString *text = g_string_new("'kind' must be one of turnover, lines, bars, areas, index, panels, multiples, scatter, "
                               "trend, diagnostics, coefficients, forecast, claims, timeline");
  for (const AnalysisKind *kind = analysis_kinds; kind->key; kind++)
    for (gsize i = 0; i < G_N_ELEMENTS(kind->charts) && kind->charts[i]; i++)
      g_string_append_printf(text, ", %s", kind->charts[i]);
  g_string_append_printf(text, ", not '%s'; did you mean '%s'?", word, near);
  return g_string_free(text, FALSE);
}

static void
kinds(void **state)
{
  (void)state;
  g_autofree char *not_line = not_a_kind("line", "lines");
  CHART_ERROR("name: c, series: [ m ]", DATA_ERROR_SCHEMA, "{ name", "a chart needs a 'kind'");
  CHART_ERROR("name: c, kind: line, series: [ m ]", DATA_ERROR_SCHEMA, "line,", not_line);
  CHART_ERROR("name: C1, kind: lines, series: [ m ]", DATA_ERROR_SCHEMA, "C1",
              "'C1' cannot be a name here: small letters, digits and '-', a letter first");
  assert_study_error_at("series:\n  - { name: m, from: months }\ncharts:\n"
                        "  - { name: c, kind: lines, series: [ m ] }\n  - { name: c, kind: trend, of: m }\n",
                        DATA_ERROR_NAME, 6, 13, "  - { name: c, kind: trend, of: m }", "two charts are named 'c'");
}

/* A key that another kind of chart knows says nothing here, so it is refused. */
static void
keys_of_each_kind(void **state)
{
  (void)state;
  CHART_ERROR("name: c, kind: lines, series: [ m ], fit: line", DATA_ERROR_SCHEMA, "fit",
              "unknown key 'fit', expected one of: " EVERY ", series, unit, minimum, maximum, signed, zones");
  CHART_ERROR("name: c, kind: scatter, of: [ m, m ], unit: USD", DATA_ERROR_SCHEMA, "unit",
              "unknown key 'unit', expected one of: " EVERY ", of, fit");
  CHART_ERROR("name: c, kind: trend, of: m, titel: x", DATA_ERROR_SCHEMA, "titel",
              "unknown key 'titel', did you mean 'title'?");
  CHART_ERROR("name: c, kind: lines", DATA_ERROR_SCHEMA, "{ name", "a chart of this kind needs 'series'");
  CHART_ERROR("name: c, kind: scatter, of: m", DATA_ERROR_SCHEMA, "m }",
              "'of' must be a list of two series or expressions: x, y");
  CHART_ERROR("name: c, kind: scatter, of: [ m, m ], fit: curve", DATA_ERROR_SCHEMA, "curve",
              "'fit' must be one of line, not 'curve'");
  CHART_ERROR("name: c, kind: trend", DATA_ERROR_SCHEMA, "{ name", "'of' is missing: one series or expression");
  CHART_ERROR("name: c, kind: timeline", DATA_ERROR_SCHEMA, "{ name",
              "a timeline needs the study's 'events', a resource");
  CHART_ERROR("name: c, kind: panels, panels: [ { lines: m, sample: soon } ]", DATA_ERROR_PERIOD, "soon",
              "'sample' must be a range of periods such as 1998..2020 (no year of four digits)");
  CHART_ERROR("name: c, kind: lines, series: [ m, n ]", DATA_ERROR_NAME, "n ]", "there is no series 'n'");
}

static void
panels(void **state)
{
  (void)state;
  CHART_ERROR("name: c, kind: panels", DATA_ERROR_SCHEMA, "{ name", "a chart of this kind needs a list of 'panels'");
  CHART_ERROR("name: c, kind: panels, panels: []", DATA_ERROR_SCHEMA, "[]",
              "a chart of this kind needs a list of 'panels'");
  CHART_ERROR("name: c, kind: panels, panels: [ m ]", DATA_ERROR_SCHEMA, "m ]", "a panel must be a map");
  CHART_ERROR("name: c, kind: panels, panels: [ { title: x } ]", DATA_ERROR_SCHEMA, "{ title",
              "a panel needs bars, stacked, lines, points, index, steps or areas");
  CHART_ERROR("name: c, kind: panels, panels: [ { lines: m, weight: 0 } ]", DATA_ERROR_SCHEMA, "0 }",
              "'weight' must be above 0");
  CHART_ERROR("name: c, kind: panels, panels: [ { lines: m, minimum: 2, maximum: 1 } ]", DATA_ERROR_SCHEMA, "1 }",
              "'maximum' must be above 'minimum'");
  CHART_ERROR("name: c, kind: panels, panels: [ { lines: m, zones: [ up ] } ]", DATA_ERROR_SCHEMA, "[ up",
              "'zones' are two texts: above zero, below zero");
  CHART_ERROR("name: c, kind: panels, panels: [ { lines: m, signed: yes } ]", DATA_ERROR_SCHEMA, "yes",
              "'signed' must be true or false, not 'yes'");
  CHART_ERROR("name: c, kind: panels, panels: [ { lines: m + } ]", DATA_ERROR_SYNTAX, " } ]",
              "expected a number, a name or '(', but the expression ends");
  CHART_ERROR("name: c, kind: panels, panels: [ { line: m, bars: m } ]", DATA_ERROR_SCHEMA,
              "line:", "unknown key 'line', did you mean 'lines'?");
  CHART_ERROR("name: c, kind: multiples, columns: 2.5, panels: [ { bars: m } ]", DATA_ERROR_SCHEMA, "2.5",
              "'columns' is a whole number from 1 to 10");
}

static void
marks(void **state)
{
  (void)state;
  CHART_ERROR("name: c, kind: lines, series: m, events: 2001", DATA_ERROR_SCHEMA, "2001",
              "'events' must be a list, not '2001'");
  CHART_ERROR("name: c, kind: lines, series: m, events: [ soon ]", DATA_ERROR_PERIOD, "soon",
              "'soon' is not a period (no year of four digits)");
  CHART_ERROR("name: c, kind: lines, series: m, events: [ { label: x } ]", DATA_ERROR_PERIOD, "{ label",
              "'' is not a period (a date such as 2010-12-19)");
  CHART_ERROR("name: c, kind: lines, series: m, spans: [ { at: 2001, lable: x } ]", DATA_ERROR_SCHEMA, "lable",
              "unknown key 'lable', did you mean 'label'?");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(kinds),
      cmocka_unit_test(keys_of_each_kind),
      cmocka_unit_test(panels),
      cmocka_unit_test(marks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
