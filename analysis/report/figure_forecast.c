#include <math.h>

#include "datasets/problems.h"
#include "figure_models.h"
#include "figure_parts.h"
#include "format.h"
#include "regression_words.h"

/* A forecast of a logarithm is drawn in levels: its interval's ends keep their probability, its middle is the median. */
typedef struct {
  const Regression *r;
  gboolean log;
  ChartPanel *panel;
} Drawing;

static double
in_levels(const Drawing *drawing, double value)
{
  return drawing->log ? exp(value) : value;
}

static void
add_fan(const Drawing *drawing, gsize level)
{
  const Forecast *forecast = drawing->r->forecast;
  const Fan *fan = forecast->fan;
  g_autofree char *percent = level_text(fan->level[level]);
  ChartLayer *layer = panel_add_layer(drawing->panel, fan->steps > 1 ? LAYER_BAND : LAYER_RANGES, percent, TONE_BLUE);
  for (gsize step = 0; step < fan->steps; step++)
    layer_add_range(layer, figure_start(forecast->periods[step]), figure_end(forecast->periods[step]),
                    in_levels(drawing, fan->lower[step * fan->levels + level]),
                    in_levels(drawing, fan->upper[step * fan->levels + level]));
}

/* The fitted line goes on into the forecast, dashed there. */
static void
add_lines(const Drawing *drawing)
{
  const Regression *r = drawing->r;
  ChartLayer *fitted = panel_add_layer(drawing->panel, LAYER_LINE, NULL, TONE_INK);
  ChartLayer *ahead = panel_add_layer(drawing->panel, LAYER_LINE, drawing->log ? "Median" : "Forecast", TONE_INK);
  ahead->dashed = TRUE;
  fitted->pale = TRUE;
  for (gsize i = 0; i < r->n; i++)
    layer_add(fitted, figure_start(r->periods[i]), figure_end(r->periods[i]), in_levels(drawing, r->fitted[i]));
  for (gsize step = 0; step < r->forecast->fan->steps; step++)
    layer_add(ahead, figure_start(r->forecast->periods[step]), figure_end(r->forecast->periods[step]),
              in_levels(drawing, r->forecast->fan->mean[step]));
}

static void
add_history(const Drawing *drawing, const char *label)
{
  const Regression *r = drawing->r;
  ChartLayer *points = panel_add_layer(drawing->panel, LAYER_POINTS, label, TONE_BLUE);
  for (gsize i = 0; i < r->n; i++)
    layer_add(points, figure_start(r->periods[i]), figure_end(r->periods[i]), in_levels(drawing, r->response[i]));
}

static void
add_words(const Drawing *drawing, const char *label, const Series *series, Chart *chart)
{
  const char *unit = series ? series->unit : drawing->log ? NULL : drawing->r->response_unit;
  if (!chart->subtitle)
    chart->subtitle = g_strdup_printf("%s%s%s", label, unit ? ", " : "", unit ? unit : "");
  g_autofree char *note = g_strdup_printf(
      "%s, fitted by least squares, n = %" G_GSIZE_FORMAT
      ". Fields: prediction intervals, for errors that are independent and of one variance and a relation that lasts; "
      "autocorrelated errors make them too narrow.%s%s",
      drawing->r->formula, drawing->r->n, chart->note ? " " : "", chart->note ? chart->note : "");
  g_free(chart->note);
  chart->note = g_steal_pointer(&note);
}

void
forecast_panel(const Regression *r, const Series *series, Chart *chart)
{
  g_autofree char *response = response_text(r), *inside = inside_log(response);
  const Drawing drawing = {.r = r, .log = inside != NULL, .panel = chart_add_panel(chart, NULL)};
  const char *label = series ? series_label(series) : inside ? inside : response;
  for (gsize level = r->forecast->fan->levels; level-- > 0;)
    add_fan(&drawing, level);
  add_lines(&drawing);
  add_history(&drawing, NULL);
  add_words(&drawing, label, series, chart);
  chart_add_event(chart, figure_start(r->forecast->periods[0]), "forecast");
}

/* The series of the response in levels: that of a trend, or one of the study. */
static const Series *
response_series(Results *results, const Regression *r, const char *name)
{
  for (guint i = 0; i < results->trends->len; i++) {
    const Trend *trend = g_ptr_array_index(results->trends, i);
    if (g_str_equal(trend->name, name) && !study_model(results->study->regressions, name))
      return trend->series;
  }
  const Scope scope = results_scope(results);
  g_autofree char *response = response_text(r), *inside = inside_log(response);
  const char *of = inside ? inside : response;
  return study_series(results->study, of) ? scope.lookup(scope.data, of, NULL) : NULL;
}

gboolean
figure_forecast(Results *results, const ChartDef *definition, Chart *chart, GError **error)
{
  const Regression *r = results_regression(results, definition->models[0], error);
  if (!r)
    return FALSE;
  if (!r->forecast) {
    g_autoptr(Problems) problems = problems_new();
    yaml_problem(results->study->yaml, yaml_get(definition->node, "of"), 0, DATA_ERROR_SCHEMA, problems,
                 "'%s' has no forecast: give it one, such as 'forecast: 5'", definition->models[0]);
    return problems_raise(problems, error);
  }
  forecast_panel(r, response_series(results, r, definition->models[0]), chart);
  figure_add_source(chart, r->source);
  return TRUE;
}
