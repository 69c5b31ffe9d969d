#include "figure_rolling.h"

#include <math.h>

#include "figure_parts.h"
#include "format.h"
#include "regression_words.h"
#include "rolling_section.h"

/* A window stands at its last period; a window without a correlation breaks line and band. */
static void
add_windows(const RollingStudy *study, ChartPanel *panel)
{
  const Rolling *rolling = study->rolling;
  ChartLayer *band = panel_add_layer(panel, LAYER_BAND, NULL, TONE_BLUE);
  ChartLayer *line = panel_add_layer(panel, LAYER_LINE, NULL, TONE_BLUE);
  for (gsize i = 0; i < rolling->n; i++) {
    const RollingWindow *w = &rolling->windows[i];
    if (w->n == 0)
      continue;
    const double start = figure_start(study->periods[w->last]), end = figure_end(study->periods[w->last]);
    layer_add_range(band, start, end, w->lower, w->upper);
    layer_add(line, start, end, w->r);
  }
}

/* "n 8 in every window", or "n 4 to 10 in a window". */
static char *
sizes_words(const Rolling *rolling)
{
  gsize fewest = G_MAXSIZE, most = 0;
  for (gsize i = 0; i < rolling->n; i++)
    if (!isnan(rolling->windows[i].r)) {
      fewest = MIN(fewest, rolling->windows[i].n);
      most = MAX(most, rolling->windows[i].n);
    }
  return fewest == most ? g_strdup_printf("n = %" G_GSIZE_FORMAT " in every window", most)
                        : g_strdup_printf("n = %" G_GSIZE_FORMAT " to %" G_GSIZE_FORMAT " in a window", fewest, most);
}

static void
add_words(const RollingStudy *study, Chart *chart)
{
  g_autofree char *windows = windows_words(study), *sizes = sizes_words(study->rolling);
  if (!chart->subtitle)
    chart->subtitle = g_strdup_printf("%s and %s: Pearson’s r in %s, each at its last %s", study->x, study->y, windows,
                                      period_word(study->frequency, 1));
  g_autofree char *note = g_strdup_printf("%s. Band: 95 %% interval of each window for itself, allowing for "
                                          "autocorrelation. Neighbouring windows share all but "
                                          "one period; no change is tested.%s%s",
                                          sizes, chart->note ? " " : "", chart->note ? chart->note : "");
  g_free(chart->note);
  chart->note = g_steal_pointer(&note);
}

gboolean
figure_rolling(const Analysis *analysis, Chart *chart, GError **error)
{
  const RollingStudy *study = analysis->result;
  ChartPanel *panel = chart_add_panel(chart, NULL);
  g_autofree char *r = format_decimals(study->whole.r, 2), *whole = g_strdup_printf("all periods: %s", r);
  (void)error; /* drawn from what is there */
  panel->y_min = -1;
  panel->y_max = 1;
  add_windows(study, panel);
  panel_add_level(panel, study->whole.r, whole);
  add_words(study, chart);
  figure_add_source(chart, analysis->source);
  return TRUE;
}
