#include <math.h>

#include "datasets/problems.h"
#include "figure_parts.h"
#include "format.h"
#include "regression_words.h"
#include "stats/band.h"

/* Points of a fitted line and its band: enough for a smooth curve at any size. */
#define LINE_POINTS 61

/* Two evaluated series under the names x and y, so that a formula can be fitted whatever the expressions were. */
typedef struct {
  const Series *x, *y;
} Pair;

static const Series *
lookup_pair(gpointer data, const char *name, GError **error)
{
  const Pair *pair = data;
  const Series *series = g_str_equal(name, "y") ? pair->y : g_str_equal(name, "x") ? pair->x : NULL;
  if (!series)
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "there is no series '%s'", name);
  return series;
}

static Regression *
fit_pair(Results *results, const ChartDef *definition, const Series *x, const Series *y, const char *text,
         GError **error)
{
  Pair pair = {.x = x, .y = y};
  const Scope scope = {.lookup = lookup_pair, .data = &pair, .ledger = results->ledger};
  gsize offset = 0;
  g_autoptr(Formula) formula = formula_parse(text, &offset, error);
  g_auto(ModelOptions) options;
  model_options_init(&options);
  options.has_sample = definition->has_sample;
  options.sample = definition->sample;
  return formula ? regression_run(&scope, definition->name, text, formula, &options, &offset, error) : NULL;
}

static void
add_note(Chart *chart, const Regression *regression)
{
  g_autofree char *errors = describe_errors(regression);
  g_autofree char *note = g_strdup_printf(
      "Fitted by least squares, n = %" G_GSIZE_FORMAT "; band: 95 %% interval of the fitted mean by %s.%s%s",
      regression->n, errors, chart->note ? " " : "", chart->note ? chart->note : "");
  g_free(chart->note);
  chart->note = g_steal_pointer(&note);
}

static char *
axis_label(const Series *series)
{
  return series->unit ? g_strdup_printf("%s, %s", series_label(series), series->unit) : g_strdup(series_label(series));
}

/* Line and band of y on x from one end of the data to the other. */
static void
draw_line(ChartPanel *panel, const Regression *regression, double from, double to)
{
  ChartLayer *band = panel_add_layer(panel, LAYER_BAND, "95 % band", TONE_BLUE);
  ChartLayer *line = panel_add_layer(panel, LAYER_LINE, "fitted line", TONE_INK);
  for (int i = 0; i < LINE_POINTS; i++) {
    const double x = from + (to - from) * i / (LINE_POINTS - 1), row[] = {1, x};
    const BandPoint point = fit_band(regression->fit, regression->covariance, row, CONFIDENCE_LEVEL);
    layer_add_range(band, x, x, point.lower, point.upper);
    layer_add(line, x, x, point.mean);
  }
}

gboolean
figure_scatter(Results *results, const ChartDef *definition, Chart *chart, GError **error)
{
  g_autoptr(Series) x = results_phrase(results, g_ptr_array_index(definition->of, 0), error);
  g_autoptr(Series) y = x ? results_phrase(results, g_ptr_array_index(definition->of, 1), error) : NULL;
  Regression *regression = y ? fit_pair(results, definition, x, y, "y ~ x", error) : NULL;
  if (!regression)
    return FALSE;
  ChartPanel *panel = chart_add_panel(chart, NULL);
  double from = INFINITY, to = -INFINITY;
  for (gsize i = 0; i < regression->n; i++) {
    const double value = series_find(x, regression->periods[i])->value;
    from = MIN(from, value);
    to = MAX(to, value);
  }
  if (definition->fit) {
    draw_line(panel, regression, from, to);
    add_note(chart, regression);
  }
  ChartLayer *points = panel_add_layer(panel, LAYER_POINTS, NULL, TONE_BLUE);
  for (gsize i = 0; i < regression->n; i++) {
    const double value = series_find(x, regression->periods[i])->value;
    g_autofree char *label = period_print(regression->periods[i]);
    layer_add_labelled(points, value, value, series_find(y, regression->periods[i])->value, label);
  }
  chart->x_label = axis_label(x);
  chart->y_label = axis_label(y);
  figure_add_source(chart, x->source);
  figure_add_source(chart, y->source);
  regression_free(regression);
  return TRUE;
}

gboolean
figure_trend(Results *results, const ChartDef *definition, Chart *chart, GError **error)
{
  g_autoptr(Series) series = results_phrase(results, g_ptr_array_index(definition->of, 0), error);
  Regression *regression = series ? fit_pair(results, definition, series, series, "y ~ trend", error) : NULL;
  if (!regression)
    return FALSE;
  ChartPanel *panel = chart_add_panel(chart, NULL);
  ChartLayer *band = panel_add_layer(panel, LAYER_BAND, NULL, TONE_BLUE);
  ChartLayer *line = panel_add_layer(panel, LAYER_LINE, "Trend", TONE_INK);
  for (gsize i = 0; i < regression->n; i++) {
    const double row[] = {1, (double)regression->grid[i]};
    const BandPoint point = fit_band(regression->fit, regression->covariance, row, CONFIDENCE_LEVEL);
    const double start = figure_start(regression->periods[i]), end = figure_end(regression->periods[i]);
    layer_add_range(band, start, end, point.lower, point.upper);
    layer_add(line, start, end, point.mean);
  }
  ChartLayer *points = panel_add_layer(panel, LAYER_POINTS, series_label(series), TONE_BLUE);
  for (gsize i = 0; i < regression->n; i++)
    layer_add(points, figure_start(regression->periods[i]), figure_end(regression->periods[i]),
              series_find(series, regression->periods[i])->value);
  if (!chart->subtitle) {
    g_autofree char *unit = figure_unit_text(series->unit, series->composition);
    chart->subtitle = g_strdup_printf("%s%s%s", series_label(series), unit ? ", " : "", unit ? unit : "");
  }
  add_note(chart, regression);
  figure_add_source(chart, series->source);
  regression_free(regression);
  return TRUE;
}
