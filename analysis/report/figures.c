#include "figures.h"

#include <math.h>
#include <string.h>

#include "datasets/problems.h"
#include "datasets/unit.h"
#include "figure_analyses.h"
#include "figure_claims.h"
#include "figure_models.h"
#include "figure_parts.h"
#include "figure_timeline.h"
#include "format.h"

typedef struct {
  Results *results;
  const ChartDef *definition;
  Chart *chart;
  ChartPanel *panel;
  const PanelDef *panel_definition;
  guint n_layers;      /* of this panel so far: the tone of a series without a colour */
  char *unit;          /* of all series so far, NULL when they differ */
  char *composition;   /* the same */
  gboolean noted;      /* a series has told them */
  GString *valuations; /* of all series, for the source line */
  GString *ranges;     /* what bands behind lines are, each once */
} Drawer;

static gboolean
tone_of(Drawer *drawer, const Phrase *phrase, Tone *tone, GError **error)
{
  static const Tone cycle[] = {TONE_BLUE, TONE_OCHRE, TONE_INK, TONE_RUST, TONE_TEAL, TONE_PLUM, TONE_SKY, TONE_STONE};
  const SeriesDef *series =
      phrase->expr->kind == EXPR_NAME ? study_series(drawer->results->study, phrase->expr->name) : NULL;
  *tone = cycle[drawer->n_layers++ % G_N_ELEMENTS(cycle)];
  if (!series || !series->colour || tone_from_name(series->colour, tone))
    return TRUE;
  g_autoptr(Problems) problems = problems_new();
  const YamlNode *node = yaml_get(series->node, "colour");
  const char *near = nearest_name(series->colour, tone_names);
  g_autofree char *all = g_strjoinv(", ", (char **)tone_names);
  yaml_problem(drawer->results->study->yaml, node, 0, DATA_ERROR_NAME, problems, "there is no colour '%s'%s%s%s (%s)",
               series->colour, near ? ", did you mean '" : "", near ? near : "", near ? "'?" : "", all);
  return problems_raise(problems, error);
}

static gboolean
unit_factor(Drawer *drawer, const Series *series, double *factor, GError **error)
{
  const char *unit = drawer->panel_definition->unit;
  *factor = 1;
  if (!unit || unit_rescale(series->unit, unit, factor))
    return TRUE;
  g_autoptr(Problems) problems = problems_new();
  yaml_problem(drawer->results->study->yaml, yaml_get(drawer->panel_definition->node, "unit"), 0, DATA_ERROR_UNIT,
               problems, "'%s' is in %s, which is not %s on another scale", series->name,
               series->unit ? series->unit : "plain numbers", unit);
  return problems_raise(problems, error);
}

/* "Exports FOB, Imports CIF", for the source line; what adds both up has no valuation of its own, nor has a ratio, and in several
 * panels one label may stand for both. */
static void
note_valuation(Drawer *drawer, const Series *series)
{
  if (!series->valuation || !series->unit || strstr(series->valuation, " and ") || drawer->definition->panels->len > 1)
    return;
  g_autofree char *note = g_strdup_printf("%s %s", series_label(series), series->valuation);
  if (!figure_is_listed(drawer->valuations->str, ", ", note))
    g_string_append_printf(drawer->valuations, "%s%s", drawer->valuations->len ? ", " : "", note);
}

/* Keeps what all series so far share. */
static void
note_common(char **common, const char *text, gboolean first)
{
  if (first)
    *common = g_strdup(text);
  else if (g_strcmp0(*common, text) != 0)
    g_clear_pointer(common, g_free);
}

/* The subtitle names a unit and a composition only where they hold for the whole chart. */
static void
note_subtitle(Drawer *drawer, const Series *series)
{
  const char *unit = drawer->panel_definition->unit ? drawer->panel_definition->unit : series->unit;
  note_common(&drawer->unit, unit, !drawer->noted);
  note_common(&drawer->composition, series->composition, !drawer->noted);
  drawer->noted = TRUE;
}

static gboolean
is_shown(const Drawer *drawer, Period period)
{
  return !drawer->definition->has_sample || period_within(period, drawer->definition->sample);
}

/* Evaluates, cuts to the chart's span, and notes source and unit. */
static Series *
series_for(Drawer *drawer, const Phrase *phrase, GError **error)
{
  Series *series = results_phrase(drawer->results, phrase, error);
  if (!series)
    return NULL;
  if (drawer->definition->has_sample)
    series_cut(series, drawer->definition->sample);
  if (drawer->panel_definition->has_sample)
    series_cut(series, drawer->panel_definition->sample);
  figure_add_source(drawer->chart, series->source);
  note_valuation(drawer, series);
  note_subtitle(drawer, series);
  return series;
}

/* A line's range lies as a band behind it. */
static void
draw_range(Drawer *drawer, const Series *series, Tone tone, double factor)
{
  if (!series->range)
    return;
  figure_add_range(drawer->panel, series, tone, factor);
  if (!figure_is_listed(drawer->ranges->str, ", ", series->range))
    g_string_append_printf(drawer->ranges, "%s%s", drawer->ranges->len ? ", " : "", series->range);
}

static gboolean
draw_layer(Drawer *drawer, const GPtrArray *phrases, LayerKind kind, gboolean stacked, GError **error)
{
  for (guint i = 0; i < phrases->len; i++) {
    const Phrase *phrase = g_ptr_array_index(phrases, i);
    Tone tone;
    double factor;
    g_autoptr(Series) series = series_for(drawer, phrase, error);
    if (!series || !tone_of(drawer, phrase, &tone, error) || !unit_factor(drawer, series, &factor, error))
      return FALSE;
    if (kind == LAYER_LINE)
      draw_range(drawer, series, tone, factor);
    figure_add_series(drawer->panel, kind, series, tone, factor);
    ChartLayer *layer = g_ptr_array_index(drawer->panel->layers, drawer->panel->layers->len - 1);
    layer->stacked = stacked && i > 0;
    layer->signed_tone = drawer->panel_definition->signed_tone;
  }
  return TRUE;
}

static gboolean
draw_index(Drawer *drawer, GError **error)
{
  const GPtrArray *phrases = drawer->panel_definition->index;
  for (guint i = 0; i < phrases->len; i++) {
    const Phrase *phrase = g_ptr_array_index(phrases, i);
    Tone tone;
    double factor;
    g_autoptr(Series) series = series_for(drawer, phrase, error);
    if (!series || !tone_of(drawer, phrase, &tone, error) || !unit_factor(drawer, series, &factor, error))
      return FALSE;
    figure_add_index(drawer->panel, series, tone, factor);
  }
  return TRUE;
}

/* A panel's title names its only layer (with its band) better than a label could. */
static void
drop_label(ChartPanel *panel)
{
  ChartLayer *named = NULL;
  guint n = 0;
  for (guint l = 0; l < panel->layers->len; l++) {
    ChartLayer *layer = g_ptr_array_index(panel->layers, l);
    named = layer->label ? layer : named;
    n += layer->label ? 1 : 0;
  }
  if (panel->title && n == 1)
    g_clear_pointer(&named->label, g_free);
}

/* One of several panels stays where nothing is known, so that the others keep their places. */
static void
fill_empty(ChartPanel *panel, Period sample)
{
  for (guint i = 0; i < panel->layers->len; i++)
    if (((const ChartLayer *)g_ptr_array_index(panel->layers, i))->points->len)
      return;
  if (panel->layers->len)
    layer_add(g_ptr_array_index(panel->layers, 0), figure_start(sample), figure_end(sample), NAN);
}

static gboolean
draw_panel(Drawer *drawer, const PanelDef *definition, GError **error)
{
  drawer->panel_definition = definition;
  drawer->n_layers = 0;
  drawer->panel = chart_add_panel(drawer->chart, definition->title);
  drawer->panel->weight = definition->weight;
  drawer->panel->y_min = definition->minimum;
  drawer->panel->y_max = definition->maximum;
  drawer->panel->zone_above = g_strdup(definition->zone_above);
  drawer->panel->zone_below = g_strdup(definition->zone_below);
  if (definition->has_sample) {
    panel_own_axis(drawer->panel, AXIS_TIME, NULL);
    drawer->panel->x_min = figure_start(definition->sample);
    drawer->panel->x_max = figure_end(definition->sample);
  }
  return draw_layer(drawer, definition->areas, LAYER_AREAS, FALSE, error) &&
         draw_layer(drawer, definition->bars, LAYER_BARS, FALSE, error) &&
         draw_layer(drawer, definition->stacked, LAYER_BARS, TRUE, error) &&
         draw_layer(drawer, definition->steps, LAYER_STEP, FALSE, error) &&
         draw_layer(drawer, definition->lines, LAYER_LINE, FALSE, error) &&
         draw_layer(drawer, definition->points, LAYER_POINTS, FALSE, error) && draw_index(drawer, error);
}

static gboolean
draw_whole_panel(Drawer *drawer, const PanelDef *definition, GError **error)
{
  if (!draw_panel(drawer, definition, error))
    return FALSE;
  drop_label(drawer->panel);
  if (definition->has_sample)
    fill_empty(drawer->panel, definition->sample);
  return TRUE;
}

/* The title of the event that begins on a mark's date, from the study's table of events. */
static const char *
event_title(const Table *events, Period at)
{
  const Column *label = events ? table_role(events, ROLE_LABEL) : NULL;
  for (gsize row = 0; label && events->spans && row < events->n_rows; row++)
    if (events->spans[row].first == at.first)
      return table_text(events, row, label);
  return NULL;
}

static gboolean
draw_events(Drawer *drawer, GError **error)
{
  const Study *study = drawer->results->study;
  const Table *events = NULL;
  if (study->events && drawer->definition->events->len) {
    events = data_table(drawer->results->data, study->events, error);
    if (!events)
      return FALSE;
  }
  for (guint i = 0; i < drawer->definition->events->len; i++) {
    const MarkDef *mark = &g_array_index(drawer->definition->events, MarkDef, i);
    const Period day = {mark->at.first, mark->at.first};
    const char *label = mark->label ? mark->label : event_title(events, mark->at);
    if (is_shown(drawer, day))
      chart_add_event(drawer->chart, figure_start(day), label ? label : "");
  }
  return TRUE;
}

static void
draw_spans(Drawer *drawer)
{
  for (guint i = 0; i < drawer->definition->spans->len; i++) {
    const MarkDef *mark = &g_array_index(drawer->definition->spans, MarkDef, i);
    ChartPanel *first = g_ptr_array_index(drawer->chart->panels, 0);
    panel_add_span(first, figure_start(mark->at), figure_end(mark->at), mark->label);
  }
}

static gboolean
draw_panels(Drawer *drawer, GError **error)
{
  for (guint i = 0; i < drawer->definition->panels->len; i++)
    if (!draw_whole_panel(drawer, g_ptr_array_index(drawer->definition->panels, i), error))
      return FALSE;
  if (drawer->definition->kind == CHART_MULTIPLES) {
    drawer->chart->columns = drawer->definition->columns;
    drawer->chart->shared_y = TRUE;
  }
  if (drawer->definition->has_sample) {
    drawer->chart->x_min = figure_start(drawer->definition->sample);
    drawer->chart->x_max = figure_end(drawer->definition->sample);
  }
  draw_spans(drawer);
  return draw_events(drawer, error);
}

static gboolean
draw_analysis(Drawer *drawer, GError **error)
{
  const Analysis *analysis = results_analysis(drawer->results, drawer->definition->models[0], error);
  if (!analysis)
    return FALSE;
  if (!figure_of_analysis(drawer->definition->analysis)->draw(analysis, drawer->chart, error))
    return FALSE;
  if (!drawer->chart->source) /* a figure may draw less than the analysis rests on */
    figure_add_source(drawer->chart, analysis->source);
  if (!drawer->chart->title)
    drawer->chart->title = g_strdup(analysis->name);
  return draw_events(drawer, error);
}

static gboolean
draw(Drawer *drawer, GError **error)
{
  switch (drawer->definition->kind) {
  case CHART_SCATTER:
    return figure_scatter(drawer->results, drawer->definition, drawer->chart, error);
  case CHART_TREND:
    return figure_trend(drawer->results, drawer->definition, drawer->chart, error);
  case CHART_DIAGNOSTICS:
    return figure_diagnostics(drawer->results, drawer->definition, drawer->chart, error);
  case CHART_COEFFICIENTS:
    return figure_coefficients(drawer->results, drawer->definition, drawer->chart, error);
  case CHART_FORECAST:
    return figure_forecast(drawer->results, drawer->definition, drawer->chart, error) && draw_events(drawer, error);
  case CHART_CLAIMS:
    return figure_claims(drawer->results, drawer->chart, error);
  case CHART_TIMELINE:
    return figure_timeline(drawer->results, drawer->definition, drawer->chart, error);
  case CHART_ANALYSIS:
    return draw_analysis(drawer, error);
  case CHART_PANELS:
  case CHART_MULTIPLES:
    break;
  }
  return draw_panels(drawer, error);
}

/* Behind the unit; where the study gives a subtitle, in the note. */
static void
say_ranges(const ChartDef *definition, Chart *chart, const char *ranges)
{
  if (!*ranges)
    return;
  char **text = definition->subtitle ? &chart->note : &chart->subtitle;
  char *joined = g_strdup_printf("%s%s: the smallest and the largest value %s", *text ? *text : "",
                                 *text ? "; pale" : "Pale", ranges);
  g_free(*text);
  *text = joined;
}

static AxisKind
axis_of(const ChartDef *definition)
{
  return definition->kind == CHART_ANALYSIS       ? figure_of_analysis(definition->analysis)->axis
         : definition->kind == CHART_SCATTER      ? AXIS_NUMBER
         : definition->kind == CHART_COEFFICIENTS ? AXIS_CATEGORY
         : definition->kind == CHART_CLAIMS       ? AXIS_CATEGORY
                                                  : AXIS_TIME;
}

Chart *
figure_new(Results *results, const ChartDef *definition, GError **error)
{
  g_autoptr(Chart) chart = chart_new(definition->name, axis_of(definition));
  chart->title = g_strdup(definition->title || definition->analysis ? definition->title : definition->name);
  chart->subtitle = g_strdup(definition->subtitle);
  chart->note = g_strdup(definition->note);
  g_autoptr(GString) valuations = g_string_new(NULL), ranges = g_string_new(NULL);
  Drawer drawer = {
      .results = results, .definition = definition, .chart = chart, .valuations = valuations, .ranges = ranges};
  const gboolean drawn = draw(&drawer, error);
  if (valuations->len)
    figure_add_source(chart, valuations->str);
  if (!chart->subtitle)
    chart->subtitle = figure_unit_text(drawer.unit, drawer.composition);
  say_ranges(definition, chart, ranges->str);
  g_free(drawer.unit);
  g_free(drawer.composition);
  return drawn ? g_steal_pointer(&chart) : NULL;
}

static gboolean
share_unit(const Series *const *series, gsize n)
{
  for (gsize i = 1; i < n; i++)
    if (!unit_equal(series[0]->unit, series[i]->unit))
      return FALSE;
  return TRUE;
}

Chart *
figure_of_series(const char *name, const Series *const *series, gsize n, const char *source, gboolean cross_section)
{
  static const Tone tones[] = {TONE_BLUE, TONE_OCHRE, TONE_INK, TONE_RUST, TONE_TEAL, TONE_PLUM, TONE_SKY, TONE_STONE};
  Chart *chart = chart_new(name, cross_section ? AXIS_NUMBER : AXIS_TIME);
  g_autoptr(GString) title = g_string_new(NULL);
  ChartPanel *panel = chart_add_panel(chart, NULL);
  const gboolean one_unit = share_unit(series, n);
  for (gsize i = 0; i < n; i++) {
    g_string_append_printf(title, "%s%s", i ? ", " : "", series_label(series[i]));
    figure_add_series(panel, LAYER_LINE, series[i], tones[i % G_N_ELEMENTS(tones)], 1);
    ChartLayer *layer = g_ptr_array_index(panel->layers, i);
    if (!one_unit && series[i]->unit) {
      g_free(layer->label);
      layer->label = g_strdup_printf("%s, %s", series_label(series[i]), series[i]->unit);
    }
  }
  chart->title = g_strdup(title->str);
  chart->subtitle = one_unit ? figure_unit_text(series[0]->unit, series[0]->composition) : NULL;
  chart->x_label = cross_section ? g_strdup("row") : NULL;
  figure_add_source(chart, source);
  return chart;
}
