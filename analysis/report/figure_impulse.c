#include "figure_impulse.h"

#include <math.h>

#include "lagged_words.h"
#include "regression_words.h"
#include "study/var_study.h"
#include "var_reading.h"

/* Signs of titles that stand over panels beside each other without being cut. */
#define TITLE_SIGNS 66 /* in the whole width */
#define TITLE_GAP   2

static char *
named_title(const VectorAutoregression *v, gsize response, gsize shock)
{
  return response == shock ? g_strdup_printf("%s → itself", v->model->labels[shock]) : var_arrow(v, response, shock);
}

/* Where one would be cut, series are numbered in all titles, and the subtitle tells the numbers. */
static gboolean
titles_fit(const VectorAutoregression *v, gsize drawn)
{
  glong longest = 0;
  for (gsize response = 0; response < drawn; response++)
    for (gsize shock = 0; shock < drawn; shock++) {
      g_autofree char *title = named_title(v, response, shock);
      longest = MAX(longest, g_utf8_strlen(title, -1));
    }
  return (longest + TITLE_GAP) * (glong)drawn <= TITLE_SIGNS;
}

static void
draw_panel(const VectorAutoregression *v, Chart *chart, gsize response, gsize shock, gboolean named)
{
  const Impulse *impulse = v->impulse;
  const gsize last = impulse->options.steps;
  g_autofree char *title = named ? named_title(v, response, shock)
                                 : g_strdup_printf("%" G_GSIZE_FORMAT " → %" G_GSIZE_FORMAT, shock + 1, response + 1),
                  *label = g_strdup_printf("%s after the shock", period_word(v->model->frequency, 2));
  ChartPanel *panel = chart_add_panel(chart, title);
  panel_own_axis(panel, AXIS_NUMBER, label);
  panel->x_min = 0;
  panel->x_max = (double)last;
  ChartLayer *band = impulse->options.resamples ? panel_add_layer(panel, LAYER_BAND, NULL, TONE_BLUE) : NULL;
  ChartLayer *line = panel_add_layer(panel, LAYER_LINE, NULL, TONE_BLUE);
  for (gsize s = 0; s <= last; s++) {
    const gsize at = impulse_at(impulse, s, response, shock);
    const double x = (double)s;
    if (band)
      layer_add_range(band, x, x, impulse->response.lower[at], impulse->response.upper[at]);
    layer_add(line, x, x, impulse->response.value[at]);
  }
}

/* "Exports, Imports", or "1 Exports, 2 Imports"; with units where there are any. */
static char *
order_text(const VectorAutoregression *v, gboolean named)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (gsize j = 0; j < v->model->k; j++) {
    const char *unit = v->model->units[j];
    g_string_append(text, j ? ", " : "");
    if (!named)
      g_string_append_printf(text, "%" G_GSIZE_FORMAT " ", j + 1);
    g_string_append_printf(text, "%s%s%s%s", v->model->labels[j], unit ? " (" : "", unit ? unit : "", unit ? ")" : "");
  }
  return g_strdup(text->str);
}

static void
describe_chart(const VectorAutoregression *v, Chart *chart, gsize drawn, gboolean named)
{
  const ImpulseOptions *options = &v->impulse->options;
  g_autofree char *order = order_text(v, named), *level = level_text(options->level);
  if (!chart->subtitle)
    chart->subtitle = g_strdup_printf("Shock → response; shocks of one standard deviation, in the order: %s", order);
  g_autoptr(GString) note = g_string_new(NULL);
  if (options->resamples)
    g_string_append_printf(note, "Field: %s band from %" G_GSIZE_FORMAT " resamples of the residuals, seed %lu.", level,
                           options->resamples, options->seed);
  else
    g_string_append_printf(note, "n = %" G_GSIZE_FORMAT ": too few rows for bands, the responses are descriptive.",
                           v->var->n);
  if (drawn < v->var->series)
    g_string_append_printf(note, " The first %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " series are shown.", drawn,
                           v->var->series);
  if (chart->note)
    g_string_append_printf(note, " %s", chart->note);
  g_free(chart->note);
  chart->note = g_strdup(note->str);
}

gboolean
figure_impulse(const Analysis *analysis, Chart *chart, GError **error)
{
  const VectorAutoregression *v = analysis->result;
  const gsize drawn = MIN(v->var->series, IMPULSE_PANELS);
  const gboolean named = titles_fit(v, drawn);
  (void)error;
  chart->columns = (guint)drawn;
  for (gsize response = 0; response < drawn; response++)
    for (gsize shock = 0; shock < drawn; shock++)
      draw_panel(v, chart, response, shock, named);
  describe_chart(v, chart, drawn, named);
  return TRUE;
}
