#include "figure_lead_lag.h"

#include <math.h>

#include "correlation_words.h"
#include "lead_lag_words.h"
#include "regression_words.h"

#define BESIDE 0.5 /* of a lag: the axis goes on by so much on either side of the window */

static void
add_band(ChartPanel *panel, const LeadLagSide *side)
{
  ChartLayer *band = panel_add_layer(panel, LAYER_BAND, NULL, TONE_STONE);
  for (int lag = -(int)side->lags; lag <= (int)side->lags; lag++) {
    const double reach = cross_correlation_band(side->correlation, lag);
    layer_add_range(band, lag, lag, -reach, reach);
  }
}

/* Apart from the others, so that it has a tone of its own. */
static void
add_stems(ChartPanel *panel, const LeadLagSide *side)
{
  ChartLayer *stems = panel_add_layer(panel, LAYER_STEMS, NULL, TONE_BLUE),
             *best = panel_add_layer(panel, LAYER_STEMS, NULL, TONE_RUST);
  g_autofree char *r = r_words(side->shift.r), *p = p_words(side->shift.p), *label = g_strdup_printf("%s, %s", r, p);
  for (int lag = -(int)side->lags; lag <= (int)side->lags; lag++)
    if (lag == side->shift.best)
      layer_add_labelled(best, lag, lag, side->shift.r, label);
    else
      layer_add(stems, lag, lag, cross_correlation_at(side->correlation, lag));
}

/* Characters that fit under a panel. */
#define AXIS_MOST 88

/* Which way the lags run, with as much of the names as fits. */
static char *
axis_text(const LeadLagStudy *study)
{
  const char *periods = period_word(study->frequency, 2);
  char *text = g_strdup_printf("%s leads by … %s (below zero %s leads)", study->x, periods, study->y);
  if (g_utf8_strlen(text, -1) <= AXIS_MOST)
    return text;
  g_free(text);
  return g_strdup_printf("%s leads by … %s (below zero: the other leads)", study->x, periods);
}

static void
add_panel(Chart *chart, const LeadLagStudy *study, const LeadLagSide *side)
{
  g_autofree char *title = g_strdup_printf("%s, n = %" G_GSIZE_FORMAT, side->on == ON_LEVELS ? "Levels" : "Changes",
                                           side->n),
                  *axis = axis_text(study);
  ChartPanel *panel = chart_add_panel(chart, title);
  panel_own_axis(panel, AXIS_NUMBER, axis);
  panel->x_min = -(double)side->lags - BESIDE;
  panel->x_max = (double)side->lags + BESIDE;
  add_band(panel, side);
  add_stems(panel, side);
}

static void
name(Chart *chart, const LeadLagStudy *study)
{
  if (!chart->title)
    chart->title = g_strdup_printf("Leads and lags of %s and %s", study->x, study->y);
  if (!chart->subtitle)
    chart->subtitle = g_strdup("Correlation at each lag; pale: 95 % of what chance gives at one lag, allowing for both "
                               "autocorrelations; p: the best lag judged as the largest, by circular shifts");
  if (!chart->note)
    chart->note = warn_lead_lag_few(study);
}

gboolean
figure_lead_lag(const Analysis *analysis, Chart *chart, GError **error)
{
  const LeadLagStudy *study = analysis->result;
  (void)error;
  for (guint i = 0; i < N_ON; i++)
    if (!study->on[i].why)
      add_panel(chart, study, &study->on[i]);
  chart->shared_y = TRUE;
  name(chart, study);
  return TRUE;
}
