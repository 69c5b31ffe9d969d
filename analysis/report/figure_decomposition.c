#include "figure_decomposition.h"

#include <math.h>

#include "figure_parts.h"
#include "format.h"
#include "regression_words.h"
#include "study/decomposition_study.h"

/* Of the heights of the panels: the observed values stand above the two parts. */
#define WEIGHT_OBSERVED 1.6

static void
add_line(ChartPanel *panel, const RegularRun *run, const double *values, const char *label, Tone tone)
{
  ChartLayer *layer = panel_add_layer(panel, LAYER_LINE, label, tone);
  for (gsize i = 0; i < run->n; i++)
    layer_add(layer, figure_start(run->periods[i]), figure_end(run->periods[i]), values[i]);
}

/* Differences are bars from zero; of factors bars would begin at zero too, so that they are a line about 1. */
static void
add_remainder(ChartPanel *panel, const DecompositionStudy *study)
{
  if (study->parts->multiplicative) {
    add_line(panel, &study->run, study->parts->remainder, NULL, TONE_STONE);
    panel_add_level(panel, 1, NULL);
    return;
  }
  ChartLayer *bars = panel_add_layer(panel, LAYER_BARS, NULL, TONE_STONE);
  for (gsize i = 0; i < study->run.n; i++)
    if (!isnan(study->parts->remainder[i]))
      layer_add(bars, figure_start(study->run.periods[i]), figure_end(study->run.periods[i]),
                study->parts->remainder[i]);
}

static void
add_words(const DecompositionStudy *study, Chart *chart)
{
  const RegularRun *run = &study->run;
  g_autofree char *strength = format_decimals(study->parts->season_strength, 2);
  if (!chart->title)
    chart->title = g_strdup_printf("%s: trend, season and remainder", run->label);
  if (!chart->subtitle)
    chart->subtitle =
        g_strdup_printf("%s, %s%s", run->unit ? run->unit : "plain numbers", frequency_name(run->frequency),
                        study->parts->multiplicative ? "; season and remainder are factors" : "");
  g_autofree char *note = g_strdup_printf(
      "Classical %s decomposition, n = %" G_GSIZE_FORMAT ", season of %" G_GSIZE_FORMAT
      ", its strength %s of 1. The trend is a centred average and ends half a cycle before the data do.%s%s",
      study->parts->multiplicative ? "multiplicative" : "additive", run->n, study->season, strength,
      chart->note ? " " : "", chart->note ? chart->note : "");
  g_free(chart->note);
  chart->note = g_steal_pointer(&note);
}

gboolean
figure_decomposition(const Analysis *analysis, Chart *chart, GError **error)
{
  const DecompositionStudy *study = analysis->result;
  ChartPanel *observed = chart_add_panel(chart, "Observed and trend"), *season = chart_add_panel(chart, "Season"),
             *remainder = chart_add_panel(chart, "Remainder");
  (void)error; /* drawn from what is there */
  observed->weight = WEIGHT_OBSERVED;
  add_line(observed, &study->run, study->run.values, "Observed", TONE_BLUE);
  add_line(observed, &study->run, study->parts->trend, "Trend", TONE_INK);
  add_line(season, &study->run, study->parts->seasonal, NULL, TONE_BLUE);
  if (study->parts->multiplicative)
    panel_add_level(season, 1, NULL);
  add_remainder(remainder, study);
  add_words(study, chart);
  figure_add_source(chart, analysis->source);
  return TRUE;
}
