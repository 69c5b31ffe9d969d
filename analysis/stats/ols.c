#include "ols.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_linalg.h>
#include <math.h>

#include "columns.h"
#include "gsl_auto.h"
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
check_input(const double *y, const gsl_matrix *design, const char *const *names, gboolean intercept, GError **error)
{
  const gsize n = design->size1, k = design->size2;

  if (n <= k) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
                "%zu observation%s for %zu coefficient%s, at least %zu are needed", n, n == 1 ? "" : "s", k,
                k == 1 ? "" : "s", k + 1);
    return FALSE;
  }
  return stats_check_finite(y, n, "response", error) && check_response(y, n, intercept, error) &&
         columns_check(design, names, intercept, error);
}

/* (X'X)^-1 = P R^-1 R^-T P', with the scaling undone on both sides. */
static int
invert(const Factor *factor, gsl_matrix *bread)
{
  const gsize k = bread->size1;
  const gsl_matrix_const_view top = gsl_matrix_const_submatrix(factor->qr, 0, 0, k, k);
  g_autoptr(gsl_matrix) inverse = gsl_matrix_alloc(k, k);
  g_autoptr(gsl_matrix) product = gsl_matrix_calloc(k, k);
  int status = gsl_matrix_memcpy(inverse, &top.matrix);

  if (!status)
    status = gsl_linalg_tri_invert(CblasUpper, CblasNonUnit, inverse);
  for (gsize i = 1; i < k; i++) /* Householder's vectors are stored below the diagonal */
    for (gsize j = 0; j < i; j++)
      gsl_matrix_set(inverse, i, j, 0);
  if (!status)
    status = gsl_blas_dgemm(CblasNoTrans, CblasTrans, 1, inverse, inverse, 0, product);
  for (gsize i = 0; i < k; i++)
    for (gsize j = 0; j < k; j++) {
      const gsize row = gsl_permutation_get(factor->permutation, i),
                  column = gsl_permutation_get(factor->permutation, j);
      const double value = gsl_matrix_get(product, i, j) / gsl_vector_get(factor->length, row);
      gsl_matrix_set(bread, row, column, value / gsl_vector_get(factor->length, column));
    }
  return status;
}

/* y - X b, each product and sum with its rounding error (Ogita, Rump and Oishi 2005, SIAM J. Sci. Comput. 26, 1955-1988). */
static void
set_residuals(const gsl_vector *y, Fit *fit)
{
  for (gsize i = 0; i < fit->n; i++) {
    Sum residual = {0};
    sum_add(&residual, gsl_vector_get(y, i));
    for (gsize j = 0; j < fit->k; j++) {
      const double x = gsl_matrix_get(fit->design, i, j), b = gsl_vector_get(fit->coefficients, j);
      sum_add(&residual, -x * b);
      sum_add(&residual, -fma(x, b, -(x * b)));
    }
    gsl_vector_set(fit->residuals, i, sum_value(&residual));
  }
}

/* Adds the coefficients that the residuals still hold. */
static int
refine(const Factor *factor, const gsl_vector *y, Fit *fit)
{
  g_autoptr(gsl_vector) step = gsl_vector_alloc(fit->k);
  g_autoptr(gsl_vector) rest = gsl_vector_alloc(fit->n);

  set_residuals(y, fit);
  int status = gsl_linalg_QRPT_lssolve(factor->qr, factor->tau, factor->permutation, fit->residuals, step, rest);
  if (!status)
    status = gsl_vector_div(step, factor->length);
  if (!status)
    status = gsl_vector_add(fit->coefficients, step);
  set_residuals(y, fit);
  return status;
}

/* The least-squares solution in double precision: coefficients, residuals and bread of the fit. A more precise method takes the
 * place of this function alone. */
static int
solve(const Factor *factor, const gsl_vector *y, Fit *fit)
{
  gsl_vector_set_zero(fit->coefficients);
  int status = refine(factor, y, fit);

  if (!status) /* once more from accurate residuals: up to eight digits where the fit is close */
    status = refine(factor, y, fit);
  return status ? status : invert(factor, fit->bread);
}

static gboolean
is_finite(const Fit *fit)
{
  for (gsize i = 0; i < fit->k; i++)
    if (!isfinite(gsl_vector_get(fit->coefficients, i)) || !isfinite(gsl_matrix_get(fit->bread, i, i)))
      return FALSE;
  return isfinite(fit->ssr) && isfinite(fit->tss) && fit->tss >= G_MINDOUBLE;
}

/* Sum of squares of values: about their mean with an intercept, about zero without. */
static double
variation(const double *values, gsize n, gboolean intercept)
{
  g_autofree double *deviation = g_memdup2(values, n * sizeof *values);

  if (intercept)
    mean_and_deviations(values, n, deviation);
  return sum_products(deviation, deviation, n);
}

static double
durbin_watson(const double *residuals, gsize n, double ssr)
{
  Sum sum = {0};

  for (gsize i = 1; i < n; i++)
    sum_add(&sum, (residuals[i] - residuals[i - 1]) * (residuals[i] - residuals[i - 1]));
  return sum_value(&sum) / ssr;
}

static void
set_criteria(Fit *fit)
{
  const double n = (double)fit->n, k = (double)fit->k;

  fit->log_likelihood = -n / 2 * (1 + log(2 * M_PI) + log(fit->ssr / n));
  fit->aic = -2 * fit->log_likelihood + 2 * k;
  fit->bic = -2 * fit->log_likelihood + k * log(n);
  fit->hq = -2 * fit->log_likelihood + 2 * k * log(log(n));
}

static void
set_f_test(Fit *fit)
{
  const gsize slopes = fit->k - (fit->intercept ? 1 : 0);
  const double explained = variation(fit->fitted->data, fit->n, fit->intercept);

  fit->f = fit->f_p = NAN;
  if (slopes == 0)
    return;
  fit->f = explained / (double)slopes / (fit->sigma * fit->sigma);
  fit->f_p = gsl_cdf_fdist_Q(fit->f, (double)slopes, (double)(fit->n - fit->k));
}

static void
set_summary(Fit *fit, const double *y)
{
  const double freedom = (double)(fit->n - fit->k), *residuals = fit->residuals->data;

  for (gsize i = 0; i < fit->n; i++)
    gsl_vector_set(fit->fitted, i, y[i] - residuals[i]);
  fit->ssr = sum_products(residuals, residuals, fit->n);
  fit->tss = variation(y, fit->n, fit->intercept);
  fit->sigma = sqrt(fit->ssr / freedom);
  fit->r_squared = 1 - fit->ssr / fit->tss;
  fit->adjusted = 1 - (1 - fit->r_squared) * (double)(fit->n - (fit->intercept ? 1 : 0)) / freedom;
  fit->durbin_watson = durbin_watson(residuals, fit->n, fit->ssr);
  set_f_test(fit);
  set_criteria(fit);
}

static Fit *
fit_new(const gsl_matrix *design, const char *const *names, gboolean intercept)
{
  Fit *fit = g_new0(Fit, 1);

  fit->n = design->size1;
  fit->k = design->size2;
  fit->intercept = intercept;
  fit->names = g_new0(char *, fit->k + 1);
  for (gsize j = 0; j < fit->k; j++)
    fit->names[j] = g_strdup(names[j]);
  fit->design = gsl_matrix_alloc(fit->n, fit->k);
  fit->coefficients = gsl_vector_alloc(fit->k);
  fit->fitted = gsl_vector_alloc(fit->n);
  fit->residuals = gsl_vector_alloc(fit->n);
  fit->bread = gsl_matrix_alloc(fit->k, fit->k);
  return fit;
}

Fit *
ols_fit(const double *y, const gsl_matrix *design, const char *const *names, gboolean intercept, GError **error)
{
  if (!check_input(y, design, names, intercept, error))
    return NULL;

  g_autoptr(Factor) factor = columns_factor(design, names, error);
  if (!factor)
    return NULL;

  const gsl_vector_const_view response = gsl_vector_const_view_array(y, design->size1);
  g_autoptr(Fit) fit = fit_new(design, names, intercept);
  if (!stats_check_gsl(gsl_matrix_memcpy(fit->design, design), error) ||
      !stats_check_gsl(solve(factor, &response.vector, fit), error))
    return NULL;
  fit->condition = factor->condition;
  set_summary(fit, y);
  if (!is_finite(fit)) {
    g_set_error_literal(error, STATS_ERROR, STATS_ERROR_NUMERIC,
                        "response: its squares are outside the range of doubles, rescale it");
    return NULL;
  }
  return g_steal_pointer(&fit);
}

void
fit_free(Fit *fit)
{
  if (!fit)
    return;
  g_strfreev(fit->names);
  gsl_matrix_free(fit->design);
  gsl_vector_free(fit->coefficients);
  gsl_vector_free(fit->fitted);
  gsl_vector_free(fit->residuals);
  gsl_matrix_free(fit->bread);
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
coefficient_inference(const Fit *fit, const gsl_matrix *covariance, gsize i, double level)
{
  const double freedom = (double)(fit->n - fit->k);
  const double estimate = gsl_vector_get(fit->coefficients, i);
  const double standard_error = sqrt(gsl_matrix_get(covariance, i, i));
  const double t = estimate / standard_error;
  const double reach = gsl_cdf_tdist_Qinv((1 - level) / 2, freedom) * standard_error;

  return (Coefficient){.estimate = estimate,
                       .standard_error = standard_error,
                       .t = t,
                       .p = 2 * gsl_cdf_tdist_Q(fabs(t), freedom),
                       .lower = estimate - reach,
                       .upper = estimate + reach};
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
