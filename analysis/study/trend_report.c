#include "model.h"

#include <math.h>

#include "datasets/problems.h"
#include "one_index.h"

void
trend_free(gpointer data)
{
  Trend *trend = data;
  if (!trend)
    return;
  g_free(trend->name);
  g_free(trend->of);
  series_free(trend->series);
  regression_free(trend->linear);
  regression_free(trend->log_linear);
  g_free(trend);
}

/* The series of a trend under the name "y", so that its formulas need no quoting of the expression. */
static const Series *
lookup_y(gpointer data, const char *name, GError **error)
{
  if (g_str_equal(name, "y"))
    return data;
  g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "there is no series '%s'", name);
  return NULL;
}

static Regression *
run_on_trend(const Trend *trend, const Scope *scope, const char *response, const ModelOptions *options, GError **error)
{
  /* No ledger: what falls out of the series was entered under its own name. */
  const Scope own = {.lookup = lookup_y, .data = trend->series, .cross_section = scope->cross_section};
  g_autofree char *source = g_strdup_printf("%s ~ trend", response);
  gsize offset = 0;
  g_autoptr(Formula) formula = formula_parse(source, &offset, error);
  if (!formula)
    return NULL;
  ModelOptions whole = *options; /* the series is cut already */
  whole.has_sample = FALSE;
  Regression *regression = regression_run(&own, trend->name, source, formula, &whole, &offset, error);
  if (!regression)
    return NULL;
  g_free(regression->formula);
  const gboolean log = !g_str_equal(response, "y");
  regression->formula = g_strdup_printf(log ? "log(%s) ~ trend" : "%s ~ trend", trend->of);
  g_free(regression->response_label);
  regression->response_label = g_strdup_printf(log ? "log(%s)" : "%s", series_label(trend->series));
  return regression;
}

static gboolean
all_positive(const double *values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!(values[i] > 0))
      return FALSE;
  return TRUE;
}

static gboolean
compute_trend(Trend *trend, const Scope *scope, const ModelOptions *options, GError **error)
{
  const Series *one[] = {trend->series};
  g_autoptr(Frame) frame = frame_new(one, 1, FRAME_INNER, NULL, trend->name, scope->ledger, error);
  if (!frame || !frame_check_index(frame, one, error))
    return FALSE;
  g_autofree gint64 *grid = frame_grid(frame);
  g_autofree double *time = g_new(double, frame->n);
  for (gsize i = 0; i < frame->n; i++)
    time[i] = (double)grid[i];
  const double *values = frame->columns[0];
  trend->n = frame->n;
  trend->positive = all_positive(values, frame->n);
  trend->growth = (Growth){.cagr = NAN, .average = NAN};
  if (!describe(values, frame->n, &trend->description, error) ||
      !mann_kendall(values, frame->n, &trend->mann_kendall, error) ||
      !hamed_rao(values, grid, frame->n, &trend->hamed_rao, error) ||
      !theil_sen(time, values, frame->n, CONFIDENCE_LEVEL, &trend->theil_sen, error) ||
      (trend->positive && !growth_rates(time, values, frame->n, &trend->growth, error)))
    return FALSE;
  trend->linear = run_on_trend(trend, scope, "y", options, error);
  if (trend->linear && trend->positive)
    trend->log_linear = run_on_trend(trend, scope, "log(y)", options, error);
  return trend->linear && (!trend->positive || trend->log_linear);
}

Trend *
trend_run(const Scope *scope, const char *name, const char *text, const Expr *expr, const ModelOptions *options,
          gsize *offset, GError **error)
{
  g_auto(ModelOptions) defaults;
  model_options_init(&defaults);
  const ModelOptions *used = options ? options : &defaults;
  Series *series = evaluate(scope, text, expr, offset, error);
  if (!series)
    return NULL;
  Trend *trend = g_new0(Trend, 1);
  trend->name = g_strdup(name);
  trend->of = expr_source(text, expr);
  trend->series = series;
  if (used->has_sample)
    series_cut(series, used->sample);
  if (compute_trend(trend, scope, used, error))
    return trend;
  trend_free(trend);
  return NULL;
}
