#include "model.h"

#include <math.h>
#include <string.h>

#include "datasets/problems.h"
#include "design.h"
#include "one_index.h"
#include "stats/hac.h"

void
regression_free(gpointer data)
{
  Regression *regression = data;
  if (!regression)
    return;
  g_free(regression->name);
  g_free(regression->formula);
  g_free(regression->response_label);
  g_free(regression->response_unit);
  g_free(regression->source);
  g_free(regression->periods);
  g_free(regression->grid);
  fit_free(regression->fit);
  if (regression->covariance)
    gsl_matrix_free(regression->covariance);
  g_free(regression->coefficients);
  g_free(regression->plain);
  g_free(regression);
}

static Coefficient *
infer(const Fit *fit, const gsl_matrix *covariance)
{
  Coefficient *coefficients = g_new(Coefficient, fit->k);
  for (gsize i = 0; i < fit->k; i++)
    coefficients[i] = coefficient_inference(fit, covariance, i, CONFIDENCE_LEVEL);
  return coefficients;
}

static gboolean
infer_errors(Regression *regression, int lag, GError **error)
{
  const Fit *fit = regression->fit;
  gsl_matrix *classical = ols_covariance(fit);
  regression->plain = infer(fit, classical);
  regression->factor = (double)fit->n / (double)(fit->n - fit->k);
  regression->lag_by_rule = lag < 0;
  regression->lag = lag < 0 ? MIN(hac_default_lag(fit->n), fit->n - 1) : (gsize)lag;
  if (regression->errors == ERRORS_PLAIN) {
    regression->covariance = classical;
  } else {
    gsl_matrix_free(classical);
    regression->covariance = hac_covariance(fit, regression->grid, regression->lag, TRUE, error);
  }
  if (!regression->covariance)
    return FALSE;
  regression->coefficients = infer(fit, regression->covariance);
  return TRUE;
}

static Regression *
regression_of(const Scope *scope, const char *name, const char *text, const Design *design)
{
  const Frame *frame = design->frame;
  Regression *regression = g_new0(Regression, 1);
  regression->name = g_strdup(name);
  regression->formula = g_strdup(text);
  regression->response_label = g_strdup(series_label(design->response));
  regression->response_unit = g_strdup(design->response->unit);
  regression->source = g_strdup(design->source);
  regression->n = frame->n;
  regression->periods = g_memdup2(frame->periods, frame->n * sizeof *frame->periods);
  regression->grid = g_memdup2(design->grid, frame->n * sizeof *design->grid);
  regression->frequency = series_frequency(design->response);
  regression->cross_section = scope->cross_section;
  return regression;
}

Regression *
regression_run(const Scope *scope, const char *name, const char *text, const Formula *formula, const Period *sample,
               ErrorsKind errors, int lag, gsize *offset, GError **error)
{
  g_autoptr(Design) design = design_new(scope, name, text, formula, sample, offset, error);
  if (!design)
    return NULL;
  Regression *regression = regression_of(scope, name, text, design);
  regression->errors = scope->cross_section ? ERRORS_PLAIN : errors;
  regression->fit = ols_fit(design->frame->columns[0], design->matrix, (const char *const *)design->names->pdata,
                            design->intercept, error);
  if (regression->fit && infer_errors(regression, lag, error))
    return regression;
  regression_free(regression);
  return NULL;
}

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
run_on_trend(const Trend *trend, const Scope *scope, const char *response, int lag, GError **error)
{
  /* No ledger: what falls out of the series was entered under its own name. */
  const Scope own = {.lookup = lookup_y, .data = trend->series, .cross_section = scope->cross_section};
  g_autofree char *source = g_strdup_printf("%s ~ trend", response);
  gsize offset = 0;
  g_autoptr(Formula) formula = formula_parse(source, &offset, error);
  if (!formula)
    return NULL;
  Regression *regression =
      regression_run(&own, trend->name, source, formula, NULL, ERRORS_NEWEY_WEST, lag, &offset, error);
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
compute_trend(Trend *trend, const Scope *scope, int lag, GError **error)
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
      !theil_sen(time, values, frame->n, CONFIDENCE_LEVEL, &trend->theil_sen, error) ||
      (trend->positive && !growth_rates(time, values, frame->n, &trend->growth, error)))
    return FALSE;
  trend->linear = run_on_trend(trend, scope, "y", lag, error);
  if (trend->linear && trend->positive)
    trend->log_linear = run_on_trend(trend, scope, "log(y)", lag, error);
  return trend->linear && (!trend->positive || trend->log_linear);
}

Trend *
trend_run(const Scope *scope, const char *name, const char *text, const Expr *expr, const Period *sample, int lag,
          gsize *offset, GError **error)
{
  Series *series = evaluate(scope, text, expr, offset, error);
  if (!series)
    return NULL;
  Trend *trend = g_new0(Trend, 1);
  trend->name = g_strdup(name);
  trend->of = expr_source(text, expr);
  trend->series = series;
  if (sample)
    series_cut(series, *sample);
  if (compute_trend(trend, scope, lag, error))
    return trend;
  trend_free(trend);
  return NULL;
}
