#include "solve.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>
#include <math.h>

#include "gsl_auto.h"
#include "sum.h"

static double
weight_of(const Fit *fit, gsize i)
{
  return fit->weights ? fit->weights[i] : 1;
}

/* root = P R^-1 with the scaling undone, so that the weighted design times it is Q. */
static int
set_root(const Factor *factor, Fit *fit)
{
  const gsize k = fit->k;
  const gsl_matrix_const_view top = gsl_matrix_const_submatrix(factor->qr, 0, 0, k, k);
  g_autoptr(gsl_matrix) inverse = gsl_matrix_alloc(k, k);
  int status = gsl_matrix_memcpy(inverse, &top.matrix);

  if (!status)
    status = gsl_linalg_tri_invert(CblasUpper, CblasNonUnit, inverse);
  for (gsize i = 0; i < k; i++) {
    const gsize row = gsl_permutation_get(factor->permutation, i);
    for (gsize j = 0; j < k; j++) /* Householder's vectors are stored below the diagonal */
      gsl_matrix_set(fit->root, row, j,
                     i > j ? 0 : gsl_matrix_get(inverse, i, j) / gsl_vector_get(factor->length, row));
  }
  return status;
}

static int
set_basis(const Factor *factor, const gsl_matrix *weighted, Fit *fit)
{
  int status = set_root(factor, fit);

  if (!status)
    status = gsl_blas_dgemm(CblasNoTrans, CblasTrans, 1, fit->root, fit->root, 0, fit->bread);
  if (!status)
    status = gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, weighted, fit->root, 0, fit->basis);
  for (gsize i = 0; i < fit->n; i++) {
    const double *row = gsl_matrix_const_ptr(fit->basis, i, 0);
    gsl_vector_set(fit->leverage, i, sum_products(row, row, fit->k));
  }
  return status;
}

/* y - X b, each product and sum with its rounding error (Ogita, Rump and Oishi 2005, SIAM J. Sci. Comput. 26, 1955-1988). */
static void
set_residuals(const double *y, Fit *fit)
{
  for (gsize i = 0; i < fit->n; i++) {
    Sum residual = {0};
    sum_add(&residual, y[i]);
    for (gsize j = 0; j < fit->k; j++) {
      const double x = gsl_matrix_get(fit->design, i, j), b = gsl_vector_get(fit->coefficients, j);
      sum_add(&residual, -x * b);
      sum_add(&residual, -fma(x, b, -(x * b)));
    }
    gsl_vector_set(fit->residuals, i, sum_value(&residual));
    gsl_vector_set(fit->fitted, i, y[i] - sum_value(&residual));
  }
}

/* Adds the coefficients that the residuals still hold. */
static int
refine(const Factor *factor, const double *y, Fit *fit)
{
  g_autoptr(gsl_vector) step = gsl_vector_alloc(fit->k);
  g_autoptr(gsl_vector) rest = gsl_vector_alloc(fit->n);
  g_autoptr(gsl_vector) target = gsl_vector_alloc(fit->n);

  set_residuals(y, fit);
  for (gsize i = 0; i < fit->n; i++)
    gsl_vector_set(target, i, sqrt(weight_of(fit, i)) * gsl_vector_get(fit->residuals, i));
  int status = gsl_linalg_QRPT_lssolve(factor->qr, factor->tau, factor->permutation, target, step, rest);
  if (!status)
    status = gsl_vector_div(step, factor->length);
  if (!status)
    status = gsl_vector_add(fit->coefficients, step);
  set_residuals(y, fit);
  return status;
}

static double
weighted_mean(const Fit *fit, const double *values)
{
  Sum sum = {0}, weights = {0};

  for (gsize i = 0; i < fit->n; i++) {
    sum_add(&weights, weight_of(fit, i));
    sum_add(&sum, weight_of(fit, i) * values[i]);
  }
  return sum_value(&sum) / sum_value(&weights);
}

/* Weighted sum of squares: about the mean, or about zero. */
static double
variation(const Fit *fit, const double *values, gboolean about_mean)
{
  const double mean = about_mean ? weighted_mean(fit, values) : 0;
  g_autofree double *deviation = g_new(double, fit->n);

  for (gsize i = 0; i < fit->n; i++)
    deviation[i] = sqrt(weight_of(fit, i)) * (values[i] - mean);
  return sum_products(deviation, deviation, fit->n);
}

static void
set_sums(const double *y, Fit *fit)
{
  const double *residuals = fit->residuals->data;
  Sum steps = {0};

  fit->ssr = variation(fit, residuals, FALSE);
  fit->tss = variation(fit, y, fit->intercept);
  fit->explained = variation(fit, fit->fitted->data, fit->intercept);
  fit->r_squared = 1 - fit->ssr / fit->tss;
  for (gsize i = 1; i < fit->n; i++)
    sum_add(&steps, (residuals[i] - residuals[i - 1]) * (residuals[i] - residuals[i - 1]));
  fit->durbin_watson = sum_value(&steps) / sum_products(residuals, residuals, fit->n);
}

int
solve_double(const Factor *factor, const gsl_matrix *weighted, const double *y, Fit *fit)
{
  gsl_vector_set_zero(fit->coefficients);
  int status = refine(factor, y, fit);

  if (!status) /* once more from accurate residuals: up to eight digits where the fit is close */
    status = refine(factor, y, fit);
  if (!status)
    status = set_basis(factor, weighted, fit);
  set_sums(y, fit);
  return status;
}
