#include "ols.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "columns.h"
#include "gsl_auto.h"
#include "solve.h"
#include "sum.h"

/* A response that the intercept, or nothing at all, fits exactly would leave rounding as the only residual. */
static gboolean
check_response(const double *y, gsize n, gboolean intercept, GError **error)
{
  if (intercept)
    return stats_check_varies(y, n, "response", error);
  for (gsize i = 0; i < n; i++)
    if (y[i] != 0)
      return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "response: all %zu observations are zero", n);
  return FALSE;
}

static gboolean
check_size(gsize n, gsize k, GError **error)
{
  if (k == 0) {
    g_set_error_literal(error, STATS_ERROR, STATS_ERROR_DOMAIN, "the model has no columns");
    return FALSE;
  }
  if (n > k)
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
              "%zu observation%s for %zu coefficient%s, at least %zu are needed", n, n == 1 ? "" : "s", k,
              k == 1 ? "" : "s", k + 1);
  return FALSE;
}

static gboolean
check_weights(const double *weights, gsize n, GError **error)
{
  if (weights && !stats_check_finite(weights, n, "weights", error))
    return FALSE;
  for (gsize i = 0; weights && i < n; i++)
    if (weights[i] <= 0) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "weights: observation %zu is %g, weights must be above zero",
                  i + 1, weights[i]);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_finite(const Fit *fit)
{
  for (gsize i = 0; i < fit->k; i++)
    if (!isfinite(gsl_vector_get(fit->coefficients, i)) || !isfinite(gsl_matrix_get(fit->bread, i, i)))
      return FALSE;
  return isfinite(fit->ssr) && isfinite(fit->tss) && fit->tss >= G_MINDOUBLE;
}

static void
set_criteria(Fit *fit)
{
  const double n = (double)fit->n, k = (double)fit->k;

  fit->log_likelihood = -n / 2 * (1 + log(2 * M_PI) + log(fit->ssr / n));
  for (gsize i = 0; fit->weights && i < fit->n; i++)
    fit->log_likelihood += log(fit->weights[i]) / 2;
  fit->aic = -2 * fit->log_likelihood + 2 * k;
  fit->bic = -2 * fit->log_likelihood + k * log(n);
  fit->hq = -2 * fit->log_likelihood + 2 * k * log(log(n));
}

static void
set_f_test(Fit *fit)
{
  const gsize slopes = fit->k - (fit->intercept ? 1 : 0);

  fit->f = fit->f_p = NAN;
  if (slopes == 0)
    return;
  fit->f = fit->explained / (double)slopes / (fit->sigma * fit->sigma);
  fit->f_p = gsl_cdf_fdist_Q(fit->f, (double)slopes, (double)(fit->n - fit->k));
}

static void
set_summary(Fit *fit)
{
  const double freedom = (double)(fit->n - fit->k), unexplained = fit->ssr / fit->tss;

  fit->sigma = sqrt(fit->ssr / freedom);
  fit->adjusted = 1 - unexplained * (double)(fit->n - (fit->intercept ? 1 : 0)) / freedom;
  set_f_test(fit);
  set_criteria(fit);
}

static Fit *
fit_new(const ModelMatrix *model, gsl_matrix *design, const double *weights, gboolean intercept)
{
  Fit *fit = g_new0(Fit, 1);

  fit->n = model->n;
  fit->k = model->k;
  fit->intercept = intercept;
  fit->names = g_strdupv((char **)model->names->pdata);
  fit->model = model_matrix_select(model, NULL);
  fit->design = design;
  fit->weights = weights ? g_memdup2(weights, fit->n * sizeof *weights) : NULL;
  fit->coefficients = gsl_vector_alloc(fit->k);
  fit->fitted = gsl_vector_alloc(fit->n);
  fit->residuals = gsl_vector_alloc(fit->n);
  fit->bread = gsl_matrix_alloc(fit->k, fit->k);
  fit->basis = gsl_matrix_alloc(fit->n, fit->k);
  fit->root = gsl_matrix_alloc(fit->k, fit->k);
  fit->leverage = gsl_vector_alloc(fit->n);
  return fit;
}

/* sqrt(w) times each row. */
static gsl_matrix *
weighted_design(const gsl_matrix *design, const double *weights)
{
  gsl_matrix *weighted = gsl_matrix_alloc(design->size1, design->size2);

  for (gsize i = 0; i < design->size1; i++)
    for (gsize j = 0; j < design->size2; j++)
      gsl_matrix_set(weighted, i, j, (weights ? sqrt(weights[i]) : 1) * gsl_matrix_get(design, i, j));
  return weighted;
}

static gboolean
wants_quadruple(const Fit *fit)
{
  const double k = (double)fit->k;

  return fit->condition > QUAD_CONDITION || (double)fit->n * k * k <= QUAD_WORK;
}

/* The solution of a fit whose model, design and weights are set. */
static gboolean
solve(Fit *fit, const double *y, GError **error)
{
  g_autoptr(gsl_matrix) weighted = weighted_design(fit->design, fit->weights);
  g_autoptr(Factor) factor = columns_factor(weighted, (const char *const *)fit->names, error);

  if (!factor)
    return FALSE;
  fit->condition = factor->condition;
  if (wants_quadruple(fit)) {
    fit->quadruple = QUAD_IS_QUADRUPLE;
    solve_quad(y, fit);
  } else if (!stats_check_gsl(solve_double(factor, weighted, y, fit), error))
    return FALSE;
  set_summary(fit);
  if (is_finite(fit))
    return TRUE;
  g_set_error_literal(error, STATS_ERROR, STATS_ERROR_NUMERIC,
                      "response: its squares are outside the range of doubles, rescale it");
  return FALSE;
}

Fit *
ols_fit_model(const double *y, const ModelMatrix *model, const double *weights, gboolean intercept, GError **error)
{
  if (!check_size(model->n, model->k, error) || !check_weights(weights, model->n, error) ||
      !stats_check_finite(y, model->n, "response", error) || !check_response(y, model->n, intercept, error))
    return NULL;

  g_autoptr(Fit) fit = fit_new(model, model_matrix_rounded(model), weights, intercept);
  if (!columns_check(fit->design, (const char *const *)fit->names, intercept, error) || !solve(fit, y, error))
    return NULL;
  return g_steal_pointer(&fit);
}

Fit *
ols_fit(const double *y, const gsl_matrix *design, const char *const *names, gboolean intercept, GError **error)
{
  g_autoptr(ModelMatrix) model = model_matrix_of_design(design, names);

  return ols_fit_model(y, model, NULL, intercept, error);
}

void
fit_free(Fit *fit)
{
  if (!fit)
    return;
  g_strfreev(fit->names);
  model_matrix_free(fit->model);
  gsl_matrix_free(fit->design);
  g_free(fit->weights);
  gsl_vector_free(fit->coefficients);
  gsl_vector_free(fit->fitted);
  gsl_vector_free(fit->residuals);
  gsl_matrix_free(fit->bread);
  gsl_matrix_free(fit->basis);
  gsl_matrix_free(fit->root);
  gsl_vector_free(fit->leverage);
  g_free(fit);
}

gsl_matrix *
ols_covariance(const Fit *fit)
{
  gsl_matrix *covariance = gsl_matrix_alloc(fit->k, fit->k);

  for (gsize i = 0; i < fit->k; i++)
    for (gsize j = 0; j < fit->k; j++)
      gsl_matrix_set(covariance, i, j, fit->sigma * fit->sigma * gsl_matrix_get(fit->bread, i, j));
  return covariance;
}

Coefficient
coefficient_of(double estimate, double standard_error, double freedom, double level)
{
  const double t = estimate / standard_error;
  const double reach = gsl_cdf_tdist_Qinv((1 - level) / 2, freedom) * standard_error;

  return (Coefficient){.estimate = estimate,
                       .standard_error = standard_error,
                       .t = t,
                       .p = 2 * gsl_cdf_tdist_Q(fabs(t), freedom),
                       .lower = estimate - reach,
                       .upper = estimate + reach};
}

Coefficient
coefficient_inference(const Fit *fit, const gsl_matrix *covariance, gsize i, double level)
{
  return coefficient_of(gsl_vector_get(fit->coefficients, i), sqrt(gsl_matrix_get(covariance, i, i)),
                        (double)(fit->n - fit->k), level);
}

void
fit_predict(const Fit *fit, const gsl_matrix *covariance, const double *x, double *mean, double *standard_error)
{
  Sum fitted = {0}, variance = {0};

  for (gsize i = 0; i < fit->k; i++) {
    sum_add(&fitted, x[i] * gsl_vector_get(fit->coefficients, i));
    for (gsize j = 0; j < fit->k; j++)
      sum_add(&variance, x[i] * gsl_matrix_get(covariance, i, j) * x[j]);
  }
  *mean = sum_value(&fitted);
  *standard_error = sqrt(fmax(sum_value(&variance), 0));
}
