#include "model.h"

#include <math.h>
#include <string.h>

#include "datasets/problems.h"
#include "model_errors.h"
#include "outlook.h"
#include "stats/columns.h"
#include "stats/wald.h"

static void
predicted_point_free(gpointer data)
{
  PredictedPoint *point = data;
  g_free(point->at);
  g_free(point);
}

static void
forecast_free(Forecast *forecast)
{
  if (!forecast)
    return;
  g_free(forecast->periods);
  fan_free(forecast->fan);
  g_free(forecast);
}

static void
free_results(Regression *regression)
{
  fit_free(regression->fit);
  prais_winsten_free(regression->prais_winsten);
  robust_fit_free(regression->robust);
  g_free(regression->residuals);
  g_free(regression->fitted);
  bootstrap_free(regression->bootstrap);
  if (regression->covariance)
    gsl_matrix_free(regression->covariance);
  g_free(regression->coefficients);
  g_free(regression->plain);
  g_free(regression->effects);
  diagnostics_free(regression->diagnostics);
  influence_report_free(regression->influence);
  g_strfreev(regression->dropped);
  ledger_free(regression->left_out);
  if (regression->bases)
    g_array_unref(regression->bases);
  g_ptr_array_unref(regression->predictions);
  forecast_free(regression->forecast);
}

void
regression_free(gpointer data)
{
  Regression *regression = data;
  if (!regression)
    return;
  free_results(regression);
  g_free(regression->name);
  g_free(regression->formula);
  g_free(regression->response_label);
  g_free(regression->response_unit);
  g_free(regression->source);
  g_free(regression->periods);
  g_free(regression->grid);
  g_free(regression->response);
  g_free(regression->weights);
  g_free(regression->cluster);
  g_free(regression);
}

void
comparison_free(gpointer data)
{
  Comparison *comparison = data;
  if (!comparison)
    return;
  g_free(comparison->name);
  g_free(comparison->models);
  g_free(comparison);
}

/* The entries that a scope's ledger holds for this model, as a ledger of its own. */
static Ledger *
entries_about(const Ledger *ledger, const char *name)
{
  Ledger *own = ledger_new();
  for (guint i = 0; ledger && i < ledger->entries->len; i++) {
    const LedgerEntry *entry = g_ptr_array_index(ledger->entries, i);
    if (!g_str_equal(entry->subject, name))
      continue;
    ledger_add(own, entry->subject, entry->reason, entry->count, NULL, 0);
    LedgerEntry *copy = g_ptr_array_index(own->entries, own->entries->len - 1);
    if (!copy->periods)
      copy->periods = g_strdup(entry->periods);
  }
  return own;
}

static Regression *
regression_of(const Scope *scope, const char *name, const char *text, const Design *design, const ModelOptions *options)
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
  regression->response = g_memdup2(frame->columns[0], frame->n * sizeof(double));
  regression->frequency = series_frequency(design->response);
  regression->cross_section = scope->cross_section;
  regression->lagged_response = design->lagged_response;
  regression->estimator = options->estimator;
  regression->weights = g_strdup(options->weights);
  regression->dropped = g_new0(char *, 1);
  regression->left_out = entries_about(scope->ledger, name);
  regression->predictions = g_ptr_array_new_with_free_func(predicted_point_free);
  return regression;
}

static void
name_dropped(Regression *regression, const ModelMatrix *model, const gboolean *keep, Ledger *ledger)
{
  const char *const *names = model_matrix_names(model);
  g_autoptr(GPtrArray) dropped = g_ptr_array_new();
  for (gsize j = 0; j < model->k; j++)
    if (!keep[j])
      g_ptr_array_add(dropped, g_strdup(names[j]));
  g_ptr_array_add(dropped, NULL);
  g_strfreev(regression->dropped);
  regression->dropped = (char **)g_ptr_array_free(g_steal_pointer(&dropped), FALSE);
  for (char **name = regression->dropped; *name; name++) {
    g_autofree char *reason =
        g_strdup_printf("term '%s' left out: it is constant or depends on those before it", *name);
    ledger_add(ledger, regression->name, reason, 1, NULL, 0);
    ledger_add(regression->left_out, regression->name, reason, 1, NULL, 0);
  }
}

/* The model without the columns that depend on others (transfer full). */
static ModelMatrix *
independent_columns(Regression *regression, const Design *design, Ledger *ledger, GError **error)
{
  gsl_matrix *rounded = model_matrix_rounded(design->model);
  g_autofree gboolean *keep = columns_independent(rounded, model_matrix_names(design->model), design->intercept, error);
  gsl_matrix_free(rounded);
  if (!keep)
    return NULL;
  name_dropped(regression, design->model, keep, ledger);
  return model_matrix_select(design->model, keep);
}

static void
take_residuals(Regression *regression)
{
  const gsize n = regression->n;
  regression->residuals = g_new(double, n);
  regression->fitted = g_new(double, n);
  for (gsize i = 0; i < n; i++) {
    const double residual = regression->prais_winsten ? regression->prais_winsten->residuals[i]
                            : regression->robust      ? gsl_vector_get(regression->robust->residuals, i)
                                                      : gsl_vector_get(regression->fit->residuals, i);
    regression->residuals[i] = residual;
    regression->fitted[i] = regression->estimator == ESTIMATOR_OLS ? gsl_vector_get(regression->fit->fitted, i)
                                                                   : regression->response[i] - residual;
  }
}

/* Least squares, and the other estimator beside it. */
static gboolean
estimate(Regression *regression, const ModelMatrix *model, const Design *design, GError **error)
{
  const double *y = regression->response;
  if (regression->estimator == ESTIMATOR_PRAIS_WINSTEN && regression->cross_section) {
    g_set_error_literal(error, DATA_ERROR, DATA_ERROR_ALIGN, "prais-winsten needs periods, and this table has none");
    return FALSE;
  }
  regression->fit = ols_fit_model(y, model, design->weights, design->intercept, error);
  if (!regression->fit)
    return FALSE;
  regression->k = regression->fit->k;
  if (regression->estimator == ESTIMATOR_PRAIS_WINSTEN)
    regression->prais_winsten = prais_winsten(y, model, regression->grid, design->intercept, error);
  if (regression->estimator == ESTIMATOR_ROBUST)
    regression->robust = robust_fit(y, model, design->intercept, ROBUST_TUNING, error);
  if (regression->estimator != ESTIMATOR_OLS && !regression->prais_winsten && !regression->robust)
    return FALSE;
  take_residuals(regression);
  return TRUE;
}

static void
infer(Regression *regression)
{
  const Fit shown = regression_shown(regression);
  gsl_matrix *classical = ols_covariance(regression->fit);
  regression->coefficients = g_new(Coefficient, regression->k);
  regression->plain = g_new(Coefficient, regression->k);
  for (gsize i = 0; i < regression->k; i++) {
    regression->coefficients[i] =
        wald_coefficient(&shown, regression->covariance, i, regression->freedom, CONFIDENCE_LEVEL);
    regression->plain[i] = coefficient_inference(regression->fit, classical, i, CONFIDENCE_LEVEL);
  }
  gsl_matrix_free(classical);
  if (!wald_slopes(&shown, regression->covariance, regression->freedom, &regression->slopes, NULL))
    regression->slopes = (TestResult){.statistic = NAN, .df1 = NAN, .df2 = NAN, .p = NAN};
}

/* Sizes are linear in the coefficient, so those of least squares are scaled to the estimator's. */
static gboolean
measure_effects(Regression *regression, GError **error)
{
  regression->effects =
      effects_of(regression->fit, regression->response, regression->covariance, EFFECT_ALPHA, EFFECT_POWER, error);
  for (gsize i = 0; regression->effects && i < regression->k; i++) {
    Effect *effect = &regression->effects[i];
    const double ratio = regression->coefficients[i].estimate / regression->plain[i].estimate;
    if (regression->estimator != ESTIMATOR_OLS) {
      effect->standardised *= ratio;
      effect->elasticity *= ratio;
    }
    effect->detectable = detectable_effect(regression->coefficients[i].standard_error, (double)regression->freedom,
                                           EFFECT_ALPHA, EFFECT_POWER);
  }
  return regression->effects != NULL;
}

static gboolean
compute(Regression *regression, Design *design, const ModelOptions *options, Ledger *ledger, GError **error)
{
  g_autoptr(ModelMatrix) model = options->drop_collinear ? independent_columns(regression, design, ledger, error)
                                                         : model_matrix_select(design->model, NULL);
  if (!model || !estimate(regression, model, design, error) ||
      !regression_set_errors(regression, &options->errors, design->cluster, error))
    return FALSE;
  infer(regression);
  const DiagnoseOptions diagnosed = {.grid = regression->grid,
                                     .frequency = regression->frequency,
                                     .cross_section = regression->cross_section,
                                     .lagged_response = regression->lagged_response};
  regression->diagnostics =
      diagnose(regression->prais_winsten ? regression->prais_winsten->fit : regression->fit, &diagnosed);
  regression->influence = influence_report(regression->fit);
  regression->bases = g_steal_pointer(&design->bases);
  return measure_effects(regression, error) &&
         (!options->forecast.steps || regression_forecast(regression, &options->forecast, error));
}

Regression *
regression_run(const Scope *scope, const char *name, const char *text, const Formula *formula,
               const ModelOptions *options, gsize *offset, GError **error)
{
  g_auto(ModelOptions) defaults;
  model_options_init(&defaults);
  const ModelOptions *used = options ? options : &defaults;
  const DesignOptions asked = {
      .sample = used->has_sample ? &used->sample : NULL, .weights = used->weights, .cluster = used->errors.cluster};
  g_autoptr(Design) design = design_new(scope, name, text, formula, &asked, offset, error);
  if (!design)
    return NULL;
  Regression *regression = regression_of(scope, name, text, design, used);
  if (compute(regression, design, used, scope->ledger, error))
    return regression;
  regression_free(regression);
  return NULL;
}
