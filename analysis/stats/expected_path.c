#include "expected_path.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_linalg.h>
#include <math.h>

#include "autoregressive_errors.h"
#include "auxiliary.h"
#include "event_terms.h"
#include "grid.h"
#include "gsl_auto.h"

#define AS_EXPECTED "these periods are as those before them let expect"

void
expected_path_free(ExpectedPath *path)
{
  if (!path)
    return;
  fit_free(path->fit);
  g_free(path->step);
  gsl_matrix_free(path->covariance);
  g_free(path);
}

static gboolean
check_input(const ModelMatrix *model, gsize fitted, gsize steps, double rho, double level, GError **error)
{
  if (!stats_check_level(level, error))
    return FALSE;
  if (!isnan(rho) && !(rho >= 0 && rho < 1))
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "rho %g is not from 0 to below 1", rho);
  else if (steps == 0 || steps > PATH_MOST_STEPS)
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "%zu periods to compare, 1 to %d can be", steps,
                PATH_MOST_STEPS);
  else if (fitted > model->n || steps > model->n - fitted)
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "%zu and %zu observations of %zu", fitted, steps, model->n);
  else
    return TRUE;
  return FALSE;
}

/* The later rows in terms of the basis, X2 root; and X2 itself. */
static gboolean
later_rows(const ExpectedPath *path, const ModelMatrix *model, gsl_matrix *rows, gsl_matrix *turned, GError **error)
{
  g_autofree double *bases = g_new(double, model->bases + 1);

  for (gsize s = 0; s < path->steps; s++) {
    for (gsize b = 0; b < model->bases; b++)
      bases[b] = ((const double *)model->values->pdata[b])[path->fit->n + s];
    if (!stats_check_finite(bases, model->bases, "later values", error))
      return FALSE;
    model_matrix_row(model, bases, gsl_matrix_ptr(rows, s, 0));
  }
  return stats_check_gsl(gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, rows, path->fit->root, 0, turned), error);
}

/* See the head of expected_path.h; A = root Q'. */
static gboolean
set_covariance(ExpectedPath *path, const gint64 *period, const CorrelatedBasis *earlier, const gsl_matrix *turned,
               GError **error)
{
  const gsize n = path->fit->n, m = path->steps;
  g_autoptr(gsl_matrix) half = gsl_matrix_alloc(m, path->fit->k);
  g_autoptr(gsl_vector) link = gsl_vector_alloc(m);
  const gsl_vector_const_view last = gsl_matrix_const_row(earlier->product, n - 1);
  path->covariance = gsl_matrix_alloc(m, m);
  int status = gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, turned, earlier->middle, 0, half);

  if (!status)
    status = gsl_blas_dgemm(CblasNoTrans, CblasTrans, 1, half, turned, 0, path->covariance);
  if (!status)
    status = gsl_blas_dgemv(CblasNoTrans, 1, turned, &last.vector, 0, link);
  if (!stats_check_gsl(status, error))
    return FALSE;
  for (gsize s = 0; s < m; s++)
    for (gsize u = 0; u <= s; u++) {
      const double far = errors_correlation(path->rho, period, n + s, n - 1),
                   near = errors_correlation(path->rho, period, n + u, n - 1),
                   value = gsl_matrix_get(path->covariance, s, u) +
                           errors_correlation(path->rho, period, n + s, n + u) - near * gsl_vector_get(link, s) -
                           far * gsl_vector_get(link, u);
      gsl_matrix_set(path->covariance, s, u, path->sigma * path->sigma * value);
      gsl_matrix_set(path->covariance, u, s, path->sigma * path->sigma * value);
    }
  return TRUE;
}

static void
set_steps(ExpectedPath *path, const double *y, const gsl_matrix *rows, double level)
{
  const double reach = gsl_cdf_tdist_Qinv((1 - level) / 2, (double)(path->fit->n - path->fit->k));
  double total = 0, variance = 0;

  path->step = g_new0(PathStep, path->steps);
  for (gsize s = 0; s < path->steps; s++) {
    PathStep *step = &path->step[s];
    const gsl_vector_const_view row = gsl_matrix_const_row(rows, s);
    gsl_blas_ddot(&row.vector, path->fit->coefficients, &step->expected);
    step->gap = y[path->fit->n + s] - step->expected;
    step->gap_error = sqrt(gsl_matrix_get(path->covariance, s, s));
    total += step->gap;
    variance += gsl_matrix_get(path->covariance, s, s);
    for (gsize u = 0; u < s; u++)
      variance += 2 * gsl_matrix_get(path->covariance, s, u);
    step->total = total;
    step->total_error = sqrt(variance);
    step->lower = step->expected - reach * step->gap_error;
    step->upper = step->expected + reach * step->gap_error;
    step->gap_lower = step->gap - reach * step->gap_error;
    step->gap_upper = step->gap + reach * step->gap_error;
    step->total_lower = total - reach * step->total_error;
    step->total_upper = total + reach * step->total_error;
  }
}

ExpectedPath *
expected_path(const double *y, const ModelMatrix *model, gboolean intercept, const gint64 *period, gsize fitted,
              gsize steps, double rho, double level, GError **error)
{
  if (!check_input(model, fitted, steps, rho, level, error) || !grid_check(period, fitted + steps, error) ||
      !stats_check_finite(y, fitted + steps, "response", error))
    return NULL;
  g_autoptr(ModelMatrix) head = model_matrix_head(model, fitted);
  g_autoptr(ExpectedPath) path = g_new0(ExpectedPath, 1);
  path->fit = ols_fit_model(y, head, NULL, intercept, error);
  if (!path->fit || !auxiliary_check_residuals(path->fit, error))
    return NULL;
  path->steps = steps;
  path->rho = isnan(rho) ? errors_rho(path->fit, period) : rho;
  g_autoptr(CorrelatedBasis) earlier = correlated_basis_new(path->fit, period, path->rho);
  path->sigma = sqrt(errors_variance(path->fit, earlier));
  g_autoptr(gsl_matrix) rows = gsl_matrix_alloc(steps, model->k), turned = gsl_matrix_alloc(steps, model->k);
  if (!later_rows(path, model, rows, turned, error) || !set_covariance(path, period, earlier, turned, error))
    return NULL;
  set_steps(path, y, rows, level);
  return g_steal_pointer(&path);
}

gboolean
expected_path_test(const ExpectedPath *path, TestResult *result, GError **error)
{
  g_autoptr(gsl_matrix) factor = gsl_matrix_alloc(path->steps, path->steps);
  g_autoptr(gsl_vector) gaps = gsl_vector_alloc(path->steps);
  double form = 0;

  gsl_matrix_memcpy(factor, path->covariance);
  for (gsize s = 0; s < path->steps; s++)
    gsl_vector_set(gaps, s, path->step[s].gap);
  int status = gsl_linalg_cholesky_decomp1(factor);
  if (!status)
    status = gsl_blas_dtrsv(CblasLower, CblasNoTrans, CblasNonUnit, factor, gaps);
  if (!status)
    status = gsl_blas_ddot(gaps, gaps, &form);
  if (!stats_check_gsl(status, error))
    return FALSE;
  *result = test_f("Expected path", AS_EXPECTED, path->fit->n, path->steps, form / (double)path->steps, path->steps,
                   path->fit->n - path->fit->k);
  return TRUE;
}
