#include <math.h>
#include <string.h>

#include "analysis.h"
#include "study_reader.h"

/* Small multiples that fit beside each other. */
#define MOST_COLUMNS 10

static void
mark_clear(gpointer data)
{
  g_free(((MarkDef *)data)->label);
}

static void
panel_def_free(gpointer data)
{
  PanelDef *panel = data;
  GPtrArray *layers[] = {panel->bars,  panel->stacked, panel->lines, panel->points,
                         panel->index, panel->steps,   panel->areas};
  for (gsize i = 0; i < G_N_ELEMENTS(layers); i++)
    g_ptr_array_unref(layers[i]);
  g_free(panel->title);
  g_free(panel->zone_above);
  g_free(panel->zone_below);
  g_free(panel->unit);
  g_free(panel);
}

void
chart_def_free(gpointer data)
{
  ChartDef *chart = data;
  g_free(chart->name);
  g_free(chart->title);
  g_free(chart->subtitle);
  g_free(chart->note);
  g_free(chart->fit);
  g_free(chart->direction);
  g_ptr_array_unref(chart->panels);
  g_ptr_array_unref(chart->of);
  g_free(chart->analysis);
  g_strfreev(chart->models);
  g_array_unref(chart->events);
  g_array_unref(chart->spans);
  g_free(chart);
}

static void
read_zones(StudyReader *reader, const YamlNode *item, PanelDef *panel)
{
  g_auto(GStrv) zones = NULL;
  if (!yaml_read_texts(reader->yaml, item, "zones", &zones, reader->problems) || !zones)
    return;
  if (g_strv_length(zones) != 2) {
    reader_problem(reader, yaml_get(item, "zones"), DATA_ERROR_SCHEMA, "'zones' are two texts: above zero, below zero");
    return;
  }
  panel->zone_above = g_strdup(zones[0]);
  panel->zone_below = g_strdup(zones[1]);
}

/* What a panel, or a chart of one panel, may say of its panel. */
static PanelDef *
read_panel(StudyReader *reader, const YamlNode *item)
{
  PanelDef *panel = g_new0(PanelDef, 1);
  panel->node = item;
  panel->weight = 1;
  panel->minimum = panel->maximum = NAN;
  panel->bars = reader_phrases(reader, item, "bars");
  panel->stacked = reader_phrases(reader, item, "stacked");
  panel->lines = reader_phrases(reader, item, "lines");
  panel->points = reader_phrases(reader, item, "points");
  panel->index = reader_phrases(reader, item, "index");
  panel->steps = reader_phrases(reader, item, "steps");
  panel->areas = reader_phrases(reader, item, "areas");
  yaml_read_text(reader->yaml, item, "unit", &panel->unit, reader->problems);
  yaml_read_number(reader->yaml, item, "weight", &panel->weight, reader->problems);
  yaml_read_number(reader->yaml, item, "minimum", &panel->minimum, reader->problems);
  yaml_read_number(reader->yaml, item, "maximum", &panel->maximum, reader->problems);
  yaml_read_boolean(reader->yaml, item, "signed", &panel->signed_tone, reader->problems);
  read_zones(reader, item, panel);
  if (!(panel->weight > 0))
    reader_problem(reader, yaml_get(item, "weight"), DATA_ERROR_SCHEMA, "'weight' must be above 0");
  if (panel->minimum >= panel->maximum)
    reader_problem(reader, yaml_get(item, "maximum"), DATA_ERROR_SCHEMA, "'maximum' must be above 'minimum'");
  return panel;
}

static gboolean
has_layer(const YamlNode *panel)
{
  static const char *const layers[] = {"bars", "stacked", "lines", "points", "index", "steps", "areas"};
  for (gsize i = 0; i < G_N_ELEMENTS(layers); i++)
    if (yaml_get(panel, layers[i]))
      return TRUE;
  return FALSE;
}

static void
read_panels(StudyReader *reader, const YamlNode *item, ChartDef *chart)
{
  static const char *const allowed[] = {"title", "bars",   "stacked", "lines",   "points", "index", "steps",  "areas",
                                        "unit",  "weight", "minimum", "maximum", "signed", "zones", "sample", NULL};
  const YamlNode *panels = yaml_get(item, "panels");
  if (!panels || panels->kind != YAML_LIST || panels->items->len == 0) {
    reader_problem(reader, panels ? panels : item, DATA_ERROR_SCHEMA, "a chart of this kind needs a list of 'panels'");
    return;
  }
  for (guint i = 0; i < panels->items->len; i++) {
    const YamlNode *node = g_ptr_array_index(panels->items, i);
    if (node->kind != YAML_MAP) {
      reader_problem(reader, node, DATA_ERROR_SCHEMA, "a panel must be a map");
      continue;
    }
    yaml_check_keys(reader->yaml, node, allowed, reader->problems);
    PanelDef *panel = read_panel(reader, node);
    yaml_read_text(reader->yaml, node, "title", &panel->title, reader->problems);
    reader_sample(reader, node, "sample", &panel->has_sample, &panel->sample);
    if (!has_layer(node))
      reader_problem(reader, node, DATA_ERROR_SCHEMA,
                     "a panel needs bars, stacked, lines, points, index, steps or areas");
    g_ptr_array_add(chart->panels, panel);
  }
}

/* A mark is a date, or {at, label}; without a label it borrows that of the event on that date. */
static void
read_mark(StudyReader *reader, const YamlNode *node, GArray *marks)
{
  static const char *const allowed[] = {"at", "label", NULL};
  const char *at = node->kind == YAML_MAP ? yaml_get_text(node, "at") : node->text;
  MarkDef mark = {0};
  const char *why = "a date such as 2010-12-19";
  if (node->kind == YAML_MAP) {
    yaml_check_keys(reader->yaml, node, allowed, reader->problems);
    yaml_read_text(reader->yaml, node, "label", &mark.label, reader->problems);
  }
  if (!at || !period_parse_range(at, strlen(at), &mark.at, &why)) {
    reader_problem(reader, node, DATA_ERROR_PERIOD, "'%s' is not a period (%s)", at ? at : "", why);
    g_free(mark.label);
    return;
  }
  g_array_append_val(marks, mark);
}

static GArray *
read_marks(StudyReader *reader, const YamlNode *item, const char *key)
{
  GArray *marks = g_array_new(FALSE, FALSE, sizeof(MarkDef));
  g_array_set_clear_func(marks, mark_clear);
  const YamlNode *list = yaml_expect(reader->yaml, item, key, YAML_LIST, reader->problems);
  for (guint i = 0; list && i < list->items->len; i++)
    read_mark(reader, g_ptr_array_index(list->items, i), marks);
  return marks;
}

/* The kinds that are one panel put all their series into one layer; "turnover" draws two flows as bars, the rest as lines. */
static void
read_simple(StudyReader *reader, const YamlNode *item, const char *kind, ChartDef *chart)
{
  PanelDef *panel = read_panel(reader, item);
  g_ptr_array_add(chart->panels, panel);
  GPtrArray *series = reader_phrases(reader, item, "series");
  g_ptr_array_set_free_func(series, NULL);
  if (series->len == 0 && yaml_get(item, "series") == NULL)
    reader_problem(reader, item, DATA_ERROR_SCHEMA, "a chart of this kind needs 'series'");
  for (guint i = 0; i < series->len; i++) {
    const gboolean bars = g_str_equal(kind, "bars") || (g_str_equal(kind, "turnover") && i < 2);
    GPtrArray *layer = bars                         ? panel->bars
                       : g_str_equal(kind, "areas") ? panel->areas
                       : g_str_equal(kind, "index") ? panel->index
                                                    : panel->lines;
    g_ptr_array_add(layer, g_ptr_array_index(series, i));
  }
  g_ptr_array_unref(series);
}

/* The kinds of charts, and beside the keys of every chart those of each. */
#define PANEL_KEYS "series", "unit", "minimum", "maximum", "signed", "zones", NULL
static const char *const kind_names[] = {"turnover",     "lines",     "bars",    "areas",    "index",
                                         "panels",       "multiples", "scatter", "trend",    "diagnostics",
                                         "coefficients", "forecast",  "claims",  "timeline", NULL};
static const struct {
  ChartKind kind;
  const char *keys[8];
} kinds[] = {{CHART_PANELS, {PANEL_KEYS}},
             {CHART_PANELS, {PANEL_KEYS}},
             {CHART_PANELS, {PANEL_KEYS}},
             {CHART_PANELS, {PANEL_KEYS}},
             {CHART_PANELS, {PANEL_KEYS}},
             {CHART_PANELS, {"panels", NULL}},
             {CHART_MULTIPLES, {"panels", "columns", NULL}},
             {CHART_SCATTER, {"of", "fit", NULL}},
             {CHART_TREND, {"of", NULL}},
             {CHART_DIAGNOSTICS, {"of", NULL}},
             {CHART_COEFFICIENTS, {"of", NULL}},
             {CHART_FORECAST, {"of", NULL}},
             {CHART_CLAIMS, {NULL}},
             {CHART_TIMELINE, {"direction", NULL}}};

static void
check_keys(StudyReader *reader, const YamlNode *item, const char *const *own)
{
  static const char *const common[] = {"name", "kind", "title", "subtitle", "note", "events", "spans", "sample", NULL};
  g_autoptr(GPtrArray) allowed = g_ptr_array_new();
  for (guint i = 0; common[i]; i++)
    g_ptr_array_add(allowed, (gpointer)common[i]);
  for (guint i = 0; own[i]; i++)
    g_ptr_array_add(allowed, (gpointer)own[i]);
  g_ptr_array_add(allowed, NULL);
  yaml_check_keys(reader->yaml, item, (const char *const *)allowed->pdata, reader->problems);
}

static void
read_fit(StudyReader *reader, const YamlNode *item, ChartDef *chart)
{
  static const char *const fits[] = {"line", NULL};
  guint fit;
  if (reader_choice(reader, item, "fit", fits, &fit))
    chart->fit = g_strdup(fits[fit]);
}

/* Kinds whose 'of' names models, not expressions. */
static gboolean
draws_models(ChartKind kind)
{
  return kind == CHART_DIAGNOSTICS || kind == CHART_COEFFICIENTS || kind == CHART_FORECAST;
}

static gboolean
is_of_models(const YamlNode *item)
{
  const char *kind = yaml_get_text(item, "kind");
  if (kind && analysis_kind_of_chart(kind))
    return TRUE;
  for (guint i = 0; kind && kind_names[i]; i++)
    if (g_str_equal(kind_names[i], kind))
      return draws_models(kinds[i].kind);
  return FALSE;
}

/* One name, or for coefficients a list of them. */
static void
read_models(StudyReader *reader, const YamlNode *item, ChartDef *chart)
{
  const YamlNode *node = yaml_get(item, "of");
  yaml_read_texts(reader->yaml, item, "of", &chart->models, reader->problems);
  const guint n = chart->models ? g_strv_length(chart->models) : 0;
  if (n == 0 || (n > 1 && chart->kind != CHART_COEFFICIENTS))
    reader_problem(reader, node ? node : item, DATA_ERROR_SCHEMA, "a chart of this kind needs 'of', %s",
                   chart->kind == CHART_COEFFICIENTS ? "one or more names of regressions or trends"
                                                     : "the name of one regression or trend");
}

static void
read_analysis_chart(StudyReader *reader, const YamlNode *item, const char *word, ChartDef *chart)
{
  static const char *const own[] = {"of", NULL};
  check_keys(reader, item, own);
  chart->kind = CHART_ANALYSIS;
  chart->analysis = g_strdup(word);
  const YamlNode *of = yaml_get(item, "of");
  yaml_read_texts(reader->yaml, item, "of", &chart->models, reader->problems);
  if (!chart->models || g_strv_length(chart->models) != 1)
    reader_problem(reader, of ? of : item, DATA_ERROR_SCHEMA,
                   "a chart of this kind needs 'of', the name of one item of kind %s",
                   analysis_kind_of_chart(word)->key);
}

/* Words of all kinds of charts, those of analyses behind (free the array alone). */
static const char **
all_kinds(void)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new();
  for (gsize i = 0; kind_names[i]; i++)
    g_ptr_array_add(words, (gpointer)kind_names[i]);
  for (const AnalysisKind *kind = analysis_kinds; kind->key; kind++)
    for (gsize i = 0; i < G_N_ELEMENTS(kind->charts) && kind->charts[i]; i++)
      g_ptr_array_add(words, (gpointer)kind->charts[i]);
  g_ptr_array_add(words, NULL);
  return (const char **)g_ptr_array_free(g_steal_pointer(&words), FALSE);
}

static void
read_timeline(StudyReader *reader, const YamlNode *item, ChartDef *chart)
{
  yaml_read_text(reader->yaml, item, "direction", &chart->direction, reader->problems);
  if (!reader->study->events)
    reader_problem(reader, item, DATA_ERROR_SCHEMA, "a timeline needs the study's 'events', a resource");
}

static void
read_kind(StudyReader *reader, const YamlNode *item, ChartDef *chart)
{
  guint kind;
  g_autofree const char **words = all_kinds();
  if (!reader_choice(reader, item, "kind", words, &kind)) {
    if (!reader_is_given(item, "kind"))
      reader_problem(reader, item, DATA_ERROR_SCHEMA, "a chart needs a 'kind'");
    return;
  }
  if (kind >= G_N_ELEMENTS(kinds)) {
    read_analysis_chart(reader, item, words[kind], chart);
    return;
  }
  check_keys(reader, item, kinds[kind].keys);
  chart->kind = kinds[kind].kind;
  if (draws_models(chart->kind))
    read_models(reader, item, chart);
  else if (chart->kind == CHART_SCATTER)
    reader_check_of(reader, item, 2, "a list of two series or expressions: x, y");
  else if (chart->kind == CHART_TREND)
    reader_check_of(reader, item, 1, "one series or expression");
  else if (chart->kind == CHART_CLAIMS)
    return;
  else if (chart->kind == CHART_TIMELINE)
    read_timeline(reader, item, chart);
  else if (g_str_equal(kinds[kind].keys[0], "panels"))
    read_panels(reader, item, chart);
  else
    read_simple(reader, item, kind_names[kind], chart);
}

static void
read_columns(StudyReader *reader, const YamlNode *item, ChartDef *chart)
{
  double columns = 1;
  yaml_read_number(reader->yaml, item, "columns", &columns, reader->problems);
  if (columns < 1 || columns > MOST_COLUMNS || columns != floor(columns))
    reader_problem(reader, yaml_get(item, "columns"), DATA_ERROR_SCHEMA, "'columns' is a whole number from 1 to %d",
                   MOST_COLUMNS);
  chart->columns = (guint)CLAMP(columns, 1, MOST_COLUMNS);
}

void
read_chart_def(StudyReader *reader, const YamlNode *item)
{
  char *name = reader_name(reader, item, FALSE);
  if (*name && study_chart(reader->study, name))
    reader_problem(reader, yaml_get(item, "name"), DATA_ERROR_NAME, "two charts are named '%s'", name);
  ChartDef *chart = g_new0(ChartDef, 1);
  g_ptr_array_add(reader->study->charts, chart);
  chart->name = name;
  chart->node = item;
  chart->panels = g_ptr_array_new_with_free_func(panel_def_free);
  chart->of = is_of_models(item) ? g_ptr_array_new() : reader_phrases(reader, item, "of");
  chart->events = read_marks(reader, item, "events");
  chart->spans = read_marks(reader, item, "spans");
  yaml_read_text(reader->yaml, item, "title", &chart->title, reader->problems);
  yaml_read_text(reader->yaml, item, "subtitle", &chart->subtitle, reader->problems);
  yaml_read_text(reader->yaml, item, "note", &chart->note, reader->problems);
  read_fit(reader, item, chart);
  read_columns(reader, item, chart);
  reader_sample(reader, item, "sample", &chart->has_sample, &chart->sample);
  read_kind(reader, item, chart);
}
