#include "figure_event_study.h"

#include <math.h>

#include "event_study_words.h"
#include "figure_parts.h"

/* Height of the panel of differences to that of the series. */
#define GAP_WEIGHT 0.55

typedef struct {
  const EventStudy *study;
  gboolean log;
} Drawing;

static double
in_levels(const Drawing *drawing, double value)
{
  return drawing->log ? exp(value) : value;
}

static double
as_difference(const Drawing *drawing, double value)
{
  return drawing->log ? 100 * expm1(value) : value;
}

/* Adds a value of the period at a place; a line is broken before it where periods are missing. */
static void
add_point(ChartLayer *layer, const EventStudy *study, gsize place, double value)
{
  const Period here = study->periods[place];
  if (place && layer->points->len && study->periods[place - 1].last + 1 != here.first)
    layer_add(layer, figure_end(study->periods[place - 1]), figure_start(here), NAN);
  layer_add(layer, figure_start(here), figure_end(here), value);
}

static void
add_band(const Drawing *drawing, ChartPanel *panel)
{
  const EventStudy *study = drawing->study;
  ChartLayer *band = panel_add_layer(panel, LAYER_BAND, NULL, TONE_OCHRE);
  for (gsize s = 0; s < study->path->steps; s++)
    layer_add_range(band, figure_start(study->periods[study->n_before + s]),
                    figure_end(study->periods[study->n_before + s]), in_levels(drawing, study->path->step[s].lower),
                    in_levels(drawing, study->path->step[s].upper));
}

static void
add_series(const Drawing *drawing, Chart *chart)
{
  const EventStudy *study = drawing->study;
  ChartPanel *panel = chart_add_panel(chart, NULL);
  const double end = figure_end(study->periods[study->n - 1]);
  panel_add_span(panel, figure_start(study->periods[study->n_before]), end, NULL);
  add_band(drawing, panel);
  ChartLayer *fitted = panel_add_layer(panel, LAYER_LINE, NULL, TONE_OCHRE);
  ChartLayer *expected = panel_add_layer(panel, LAYER_LINE, "Expected", TONE_OCHRE);
  ChartLayer *observed = panel_add_layer(panel, LAYER_LINE, "Observed", TONE_BLUE);
  expected->dashed = TRUE;
  for (gsize i = 0; i < study->n_before; i++)
    add_point(fitted, study, i, in_levels(drawing, gsl_vector_get(study->path->fit->fitted, i)));
  for (gsize s = 0; s < study->path->steps; s++)
    add_point(expected, study, study->n_before + s, in_levels(drawing, study->path->step[s].expected));
  for (gsize i = 0; i < study->n; i++)
    add_point(observed, study, i, in_levels(drawing, study->values[i]));
}

static void
add_differences(const Drawing *drawing, Chart *chart)
{
  const EventStudy *study = drawing->study;
  ChartPanel *panel =
      chart_add_panel(chart, drawing->log ? "Observed less expected, per cent" : "Observed less expected");
  ChartLayer *band = panel_add_layer(panel, LAYER_BAND, NULL, TONE_BLUE);
  ChartLayer *line = panel_add_layer(panel, LAYER_LINE, NULL, TONE_BLUE);
  panel->weight = GAP_WEIGHT;
  panel_add_span(panel, figure_start(study->periods[study->n_before]), figure_end(study->periods[study->n - 1]), NULL);
  for (gsize i = 0; i < study->n_before; i++)
    add_point(line, study, i, as_difference(drawing, gsl_vector_get(study->path->fit->residuals, i)));
  for (gsize s = 0; s < study->path->steps; s++) {
    const PathStep *step = &study->path->step[s];
    const gsize place = study->n_before + s;
    layer_add_range(band, figure_start(study->periods[place]), figure_end(study->periods[place]),
                    as_difference(drawing, step->gap_lower), as_difference(drawing, step->gap_upper));
    add_point(line, study, place, as_difference(drawing, step->gap));
  }
}

static void
add_words(const EventStudy *study, Chart *chart)
{
  g_autofree char *date = study->shape == EVENT_PULSE ? event_asked(study) : event_date(study),
                  *before = event_periods(study, study->n_before);
  if (!chart->title)
    chart->title = g_strdup_printf("%s around %s", study->label, date);
  if (!chart->subtitle)
    chart->subtitle = g_strdup_printf("%s%sdashed and band: expected from the %s before, with its 95 %% interval; "
                                      "field: window from the event on",
                                      study->unit ? study->unit : "", study->unit ? "; " : "", before);
  g_autofree char *note =
      g_strdup_printf("%s, fitted to the periods before the event; errors of an AR(1).%s%s%s%s", study->formula,
                      study->descriptive ? " Too few periods before the event for a test: the picture describes." : "",
                      study->others->len ? " Other events fall into the window." : "", chart->note ? " " : "",
                      chart->note ? chart->note : "");
  g_free(chart->note);
  chart->note = g_steal_pointer(&note);
  /* of several titles of one day the first: there is room for no more */
  g_auto(GStrv) titles = study->title ? g_strsplit(study->title, "; ", 2) : NULL;
  chart_add_event(chart, figure_start(study->periods[study->n_before]), titles ? titles[0] : date);
}

gboolean
figure_event_study(const Analysis *analysis, Chart *chart, GError **error)
{
  const EventStudy *study = analysis->result;
  const Drawing drawing = {.study = study, .log = study->log};
  (void)error; /* drawn from what is there */
  add_series(&drawing, chart);
  add_differences(&drawing, chart);
  add_words(study, chart);
  figure_add_source(chart, study->source);
  return TRUE;
}
