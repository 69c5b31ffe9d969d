#include "figure_decomposition.h"
#include "figure_parts.h"
#include "forecasts_section.h"
#include "format.h"
#include "regression_words.h"

static void
add_fan(ChartPanel *panel, const ForecastsStudy *study)
{
  const Fan *fan = study->fan;
  for (gsize l = fan->levels; l-- > 0;) {
    g_autofree char *percent = level_text(fan->level[l]);
    ChartLayer *layer = panel_add_layer(panel, fan->steps > 1 ? LAYER_BAND : LAYER_RANGES, percent, TONE_BLUE);
    for (gsize step = 0; step < fan->steps; step++)
      layer_add_range(layer, figure_start(study->ahead[step]), figure_end(study->ahead[step]),
                      fan->lower[step * fan->levels + l], fan->upper[step * fan->levels + l]);
  }
}

/* The ends of these lines lie before the fan, where no label has room: the subtitle names them. */
static void
add_lines(ChartPanel *panel, const ForecastsStudy *study)
{
  const RegularRun *run = &study->run;
  ChartLayer *observed = panel_add_layer(panel, LAYER_LINE, NULL, TONE_BLUE),
             *fitted = panel_add_layer(panel, LAYER_LINE, NULL, TONE_OCHRE),
             *ahead = panel_add_layer(panel, LAYER_LINE, "Forecast", TONE_INK);
  ahead->dashed = TRUE;
  for (gsize i = 0; i < run->n; i++) {
    const double start = figure_start(run->periods[i]), end = figure_end(run->periods[i]);
    layer_add(observed, start, end, run->values[i]);
    if (i >= study->fit->start)
      layer_add(fitted, start, end, study->fit->fitted[i]);
  }
  for (gsize step = 0; step < study->fan->steps; step++)
    layer_add(ahead, figure_start(study->ahead[step]), figure_end(study->ahead[step]), study->fan->mean[step]);
}

static char *
held_words(const ForecastsStudy *study)
{
  const HoldOut *held = study->held_out;
  if (!held)
    return g_strdup("Not tried on held-out values.");
  g_autofree char *error = format_significant(held->all.error, 3), *naive = format_significant(held->all.naive, 3);
  return g_strdup_printf("Mean absolute error on %" G_GSIZE_FORMAT " held-out values: %s, of %s %s.", held->all.count,
                         error, held->season == 1 ? "the last value repeated" : "the cycle before repeated", naive);
}

static void
add_words(const ForecastsStudy *study, Chart *chart)
{
  const RegularRun *run = &study->run;
  g_autofree char *words = smoothing_words(study->fit), *held = held_words(study);
  if (!chart->title)
    chart->title = g_strdup_printf("%s: forecast by smoothing", run->label);
  if (!chart->subtitle)
    chart->subtitle = g_strdup_printf("%s, %s: observed (blue), fitted one step ahead (ochre), and the forecast",
                                      run->unit ? run->unit : "plain numbers", frequency_name(run->frequency));
  g_autofree char *note =
      g_strdup_printf("By %s, n = %" G_GSIZE_FORMAT
                      ". Fields: prediction intervals that take the smoothing parameters as known and the "
                      "errors as independent. %s It knows nothing of politics.%s%s",
                      words, run->n, held, chart->note ? " " : "", chart->note ? chart->note : "");
  g_free(chart->note);
  chart->note = g_steal_pointer(&note);
}

gboolean
figure_holt_winters(const Analysis *analysis, Chart *chart, GError **error)
{
  const ForecastsStudy *study = analysis->result;
  ChartPanel *panel = chart_add_panel(chart, NULL);
  (void)error; /* drawn from what is there */
  add_fan(panel, study);
  add_lines(panel, study);
  add_words(study, chart);
  chart_add_event(chart, figure_start(study->ahead[0]), "forecast");
  figure_add_source(chart, analysis->source);
  return TRUE;
}
