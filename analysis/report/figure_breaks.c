#include "figure_breaks.h"

#include <math.h>

#include "breaks_words.h"
#include "figure_parts.h"
#include "format.h"

/* Height of the panel of F statistics to that of the series. */
#define F_WEIGHT 0.45

static void
add_line(ChartLayer *layer, const BreaksStudy *study, const double *values, gsize first, gsize n)
{
  for (gsize i = first; i < first + n; i++)
    layer_add(layer, figure_start(study->periods[i]), figure_end(study->periods[i]), values[i]);
}

/* A mean is a level over its regime, other fits are lines through their values. */
static void
add_regime(ChartPanel *panel, const BreaksStudy *study, const Regime *regime)
{
  const gboolean mean = study->terms == TERMS_CONSTANT;
  ChartLayer *layer = panel_add_layer(panel, mean ? LAYER_STEP : LAYER_LINE, NULL, TONE_INK);
  layer->dashed = TRUE;
  if (mean)
    layer_add(layer, figure_start(study->periods[regime->first]),
              figure_end(study->periods[regime->first + regime->n - 1]), regime->coefficients[0]);
  else
    add_line(layer, study, study->regimes->fitted, regime->first, regime->n);
}

/* A break stands at the end of the old regime's last period, so the interval reaches from the end of one period to that of
 * another; its period alone where no interval is known, or where it is no wider. */
static void
add_interval(Chart *chart, ChartPanel *panel, const BreaksStudy *study, gsize b)
{
  const BreakInterval *interval = &study->intervals[b];
  const gsize at = study->regimes->regimes[b + 1].first;
  g_autofree char *date = breaks_date(study, at), *label = g_strdup_printf("after %s", date);
  double from = figure_start(study->periods[at - 1]), to = figure_end(study->periods[at - 1]);
  if (interval->known && interval->lower < interval->upper) {
    from =
        interval->lower < 1 ? figure_start(study->periods[0]) : figure_end(study->periods[(gsize)interval->lower - 1]);
    to = figure_end(study->periods[(gsize)fmin(interval->upper, (double)study->n) - 1]);
  }
  panel_add_span(panel, from, to, NULL);
  chart_add_event(chart, figure_end(study->periods[at - 1]), label);
}

static void
add_series_panel(Chart *chart, const BreaksStudy *study)
{
  ChartPanel *panel = chart_add_panel(chart, study->label);
  for (gsize b = 0; b < breaks_count(study); b++)
    add_interval(chart, panel, study, b);
  ChartLayer *layer = panel_add_layer(panel, LAYER_LINE, NULL, TONE_BLUE);
  add_line(layer, study, study->response, 0, study->n);
  for (gsize r = 0; r < study->regimes->count; r++)
    add_regime(panel, study, &study->regimes->regimes[r]);
}

static void
add_f_panel(Chart *chart, const BreaksStudy *study)
{
  const SupF *f = study->sup_f;
  ChartPanel *panel = chart_add_panel(chart, "F of a break after each period");
  ChartLayer *layer = panel_add_layer(panel, LAYER_LINE, NULL, TONE_OCHRE);
  panel->weight = F_WEIGHT;
  panel->y_min = 0;
  for (gsize at = f->first; at <= f->last; at++)
    layer_add(layer, figure_start(study->periods[at - 1]), figure_end(study->periods[at - 1]),
              isfinite(f->f[at - f->first]) ? f->f[at - f->first] : NAN);
  if (!isnan(f->critical))
    panel_add_level(panel, f->critical, "5 %, independent errors");
  if (!study->lagged_response)
    panel_add_level(panel, study->bootstrap.critical, "5 %, AR(1) errors");
}

static char *
subtitle(const BreaksStudy *study)
{
  const gsize count = breaks_count(study);
  GString *text = g_string_new(study->unit ? study->unit : "");
  g_string_append(text, study->unit ? "; " : "");
  if (count)
    g_string_append_printf(text, "BIC takes %" G_GSIZE_FORMAT " break%s", count, count == 1 ? "" : "s");
  else
    g_string_append(text, "BIC takes no break");
  if (count && breaks_p(study) >= BREAKS_LEVEL)
    g_string_append(text, ", which the test of one does not bear out");
  g_string_append(text, "; dashed: fit within each regime");
  if (count)
    g_string_append(text,
                    "; fields: 95 % intervals of the breaks, which are named by the last period of the old regime");
  return g_string_free(text, FALSE);
}

gboolean
figure_breaks(const Analysis *analysis, Chart *chart, GError **error)
{
  const BreaksStudy *study = analysis->result;
  (void)error;
  add_series_panel(chart, study);
  add_f_panel(chart, study);
  if (!chart->title) {
    g_autofree char *subject = breaks_subject(study);
    chart->title = g_strdup_printf("Breaks in the %s", subject);
  }
  if (!chart->subtitle)
    chart->subtitle = subtitle(study);
  return TRUE;
}
