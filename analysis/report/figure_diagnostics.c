#include <math.h>

#include "figure_models.h"
#include "figure_parts.h"
#include "format.h"
#include "regression_words.h"
#include "stats/acf.h"

#define MOST_NAMES 6   /* observations named in a panel */
#define NAMED_SIZE 2.0 /* a studentised residual beyond it is named, and marked by dashes */
#define BAND_NORMAL                                                                                                    \
  1.959963984540054 /* 97.5 % quantile: 95 % of the autocorrelations of independent errors lie within it / sqrt(n) */
#define COLUMNS 2u

/* What the four panels share: the fit whose assumptions are in question, and its residuals in several forms. */
typedef struct {
  const Regression *r;
  const Fit *fit;
  Influence *influence;
  gsize *order; /* observations by their studentised residual, rising */
  Chart *chart;
} Panels;

static double
studentised(const Panels *panels, gsize i)
{
  const double value = panels->influence->studentised[i];
  return isnan(value) ? panels->influence->standardised[i] : value;
}

static gint
compare_residuals(gconstpointer a, gconstpointer b, gpointer data)
{
  const double x = studentised(data, *(const gsize *)a), y = studentised(data, *(const gsize *)b);
  return (x > y) - (x < y);
}

/* Observations without a residual of their own (leverage 1) come last and are not drawn. */
static gsize
order_residuals(Panels *panels)
{
  gsize n = 0;
  for (gsize i = 0; i < panels->fit->n; i++)
    if (isfinite(studentised(panels, i)))
      panels->order[n++] = i;
  g_qsort_with_data(panels->order, (gint)n, sizeof(gsize), compare_residuals, panels);
  return n;
}

static void
add_dashes(ChartPanel *panel, double x0, double y0, double x1, double y1)
{
  ChartLayer *line = panel_add_layer(panel, LAYER_LINE, NULL, TONE_STONE);
  line->dashed = TRUE;
  layer_add(line, x0, x0, y0);
  layer_add(line, x1, x1, y1);
}

static void
residual_panel(const Panels *panels)
{
  const Regression *r = panels->r;
  ChartPanel *panel =
      chart_add_panel(panels->chart, r->cross_section ? "Residuals by fitted value" : "Residuals over time");
  panel_own_axis(panel, r->cross_section ? AXIS_NUMBER : AXIS_TIME, NULL);
  ChartLayer *layer = panel_add_layer(panel, r->cross_section ? LAYER_POINTS : LAYER_BARS, NULL, TONE_BLUE);
  layer->signed_tone = TRUE;
  for (gsize i = 0; i < r->n; i++) {
    const double residual = gsl_vector_get(panels->fit->residuals, i), fitted = gsl_vector_get(panels->fit->fitted, i);
    layer_add(layer, r->cross_section ? fitted : figure_start(r->periods[i]),
              r->cross_section ? fitted : figure_end(r->periods[i]), residual);
  }
}

static void
quantile_panel(const Panels *panels, gsize n)
{
  ChartPanel *panel = chart_add_panel(panels->chart, "Studentised residuals by normal quantiles");
  g_autofree double *scores = g_new(double, MAX(n, 1));
  normal_scores(scores, n);
  panel_own_axis(panel, AXIS_NUMBER, "quantile of a normal sample");
  add_dashes(panel, scores[0], scores[0], scores[n - 1], scores[n - 1]);
  ChartLayer *points = panel_add_layer(panel, LAYER_POINTS, NULL, TONE_BLUE);
  for (gsize k = 0; k < n; k++) {
    const gboolean named = k == 0 || k == n - 1;
    g_autofree char *name = named ? observation_name(panels->r, panels->order[k]) : NULL;
    layer_add_labelled(points, scores[k], scores[k], studentised(panels, panels->order[k]), name);
  }
}

/* In a cross-section there is no order: the size of the residuals by fitted value shows unequal variances instead. */
static void
spread_panel(const Panels *panels)
{
  ChartPanel *panel = chart_add_panel(panels->chart, "Size of studentised residuals, square root");
  panel_own_axis(panel, AXIS_NUMBER, "fitted value");
  panel->y_min = 0;
  ChartLayer *points = panel_add_layer(panel, LAYER_POINTS, NULL, TONE_BLUE);
  for (gsize i = 0; i < panels->fit->n; i++) {
    const double fitted = gsl_vector_get(panels->fit->fitted, i);
    layer_add(points, fitted, fitted, sqrt(fabs(studentised(panels, i))));
  }
}

static gboolean
correlation_panel(const Panels *panels, GError **error)
{
  const Regression *r = panels->r;
  const gsize lags = MIN(MAX(portmanteau_lags(r->frequency, r->n), 4), r->n - 1);
  const double limit = BAND_NORMAL / sqrt((double)r->n);
  g_autofree double *values = g_new(double, lags);
  if (!autocorrelations(panels->fit->residuals->data, r->grid, r->n, lags, values, error))
    return FALSE;
  ChartPanel *panel = chart_add_panel(panels->chart, "Autocorrelation of the residuals");
  g_autofree char *label = g_strdup_printf("lag in %s", period_word(r->frequency, 2));
  panel_own_axis(panel, AXIS_NUMBER, label);
  panel->x_min = 0;
  panel->x_max = (double)lags + 0.5;
  add_dashes(panel, 0, limit, (double)lags + 0.5, limit);
  add_dashes(panel, 0, -limit, (double)lags + 0.5, -limit);
  ChartLayer *stems = panel_add_layer(panel, LAYER_BARS, NULL, TONE_BLUE);
  ChartLayer *heads = panel_add_layer(panel, LAYER_POINTS, NULL, TONE_BLUE);
  for (gsize j = 1; j <= lags; j++) {
    layer_add(stems, (double)j, (double)j, values[j - 1]);
    layer_add(heads, (double)j, (double)j, values[j - 1]);
  }
  return TRUE;
}

/* The observations worth a name: the largest Cook's distances among those that stand out on either axis. */
static gboolean
is_named(const Panels *panels, gsize i, double limit)
{
  const double *cook = panels->influence->cook;
  gsize larger = 0;
  for (gsize k = 0; k < panels->fit->n; k++)
    larger += cook[k] > cook[i] ? 1 : 0;
  return larger == 0 || (larger < MOST_NAMES && (fabs(studentised(panels, i)) > NAMED_SIZE ||
                                                 gsl_vector_get(panels->fit->leverage, i) > limit));
}

static void
leverage_panel(const Panels *panels)
{
  ChartPanel *panel = chart_add_panel(panels->chart, "Studentised residuals by leverage");
  const double limit = 2.0 * (double)panels->fit->k / (double)panels->fit->n;
  double most = limit;
  panel_own_axis(panel, AXIS_NUMBER, "leverage");
  for (gsize i = 0; i < panels->fit->n; i++)
    most = fmax(most, gsl_vector_get(panels->fit->leverage, i));
  panel->x_min = 0;
  panel->x_max = most * 1.08;
  double low = -NAMED_SIZE, high = NAMED_SIZE;
  for (gsize i = 0; i < panels->fit->n; i++) {
    const double y = studentised(panels, i);
    low = fmin(low, isnan(y) ? low : y);
    high = fmax(high, isnan(y) ? high : y);
  }
  add_dashes(panel, 0, NAMED_SIZE, panel->x_max, NAMED_SIZE);
  add_dashes(panel, 0, -NAMED_SIZE, panel->x_max, -NAMED_SIZE);
  add_dashes(panel, limit, low, limit, high);
  ChartLayer *points = panel_add_layer(panel, LAYER_POINTS, NULL, TONE_BLUE);
  for (gsize i = 0; i < panels->fit->n; i++) {
    const double leverage = gsl_vector_get(panels->fit->leverage, i);
    g_autofree char *name = is_named(panels, i, limit) ? observation_name(panels->r, i) : NULL;
    layer_add_labelled(points, leverage, leverage, studentised(panels, i), name);
  }
}

static void
describe_panels(const Panels *panels)
{
  const Regression *r = panels->r;
  Chart *chart = panels->chart;
  if (!chart->subtitle) {
    g_autofree char *sample = describe_sample(r);
    chart->subtitle = g_strdup_printf("%s; %s", r->formula, sample);
  }
  g_autofree char *note = g_strdup_printf(
      "Dashes: the line of a normal sample; %s±2 and twice the mean leverage.%s%s%s",
      r->cross_section ? "" : "±1.96/√n, within which 95 % of the autocorrelations of independent errors lie; ",
      r->prais_winsten                   ? " Residuals of the transformed observations."
      : r->estimator == ESTIMATOR_ROBUST ? " Residuals of least squares."
                                         : "",
      chart->note ? " " : "", chart->note ? chart->note : "");
  g_free(chart->note);
  chart->note = g_steal_pointer(&note);
}

gboolean
diagnostics_panels(const Regression *r, Chart *chart, GError **error)
{
  const Fit *fit = r->prais_winsten ? r->prais_winsten->fit : r->fit;
  g_autoptr(Influence) influence = influence_of(fit);
  Panels panels = {.r = r, .fit = fit, .influence = influence, .chart = chart};
  g_autofree gsize *order = g_new(gsize, fit->n);
  panels.order = order;
  const gsize n = order_residuals(&panels);
  chart->columns = COLUMNS;
  residual_panel(&panels);
  if (n > 0)
    quantile_panel(&panels, n);
  if (r->cross_section)
    spread_panel(&panels);
  else if (!correlation_panel(&panels, error))
    return FALSE;
  leverage_panel(&panels);
  describe_panels(&panels);
  return TRUE;
}

gboolean
figure_diagnostics(Results *results, const ChartDef *definition, Chart *chart, GError **error)
{
  const Regression *r = results_regression(results, definition->models[0], error);
  if (!r || !diagnostics_panels(r, chart, error))
    return FALSE;
  figure_add_source(chart, r->source);
  return TRUE;
}
