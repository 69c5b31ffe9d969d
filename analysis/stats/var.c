#include "var.h"

#include <gsl/gsl_complex_math.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_sort.h>
#include <math.h>

#include "auxiliary.h"
#include "gsl_auto.h"
#include "sum.h"
#include "var_lags.h"

static gboolean
fit_equations(Var *var, const SeriesSet *set, GError **error)
{
  g_autoptr(gsl_matrix) design = lagged_design(set, var->part, var->lags, var->rows, var->n);
  g_auto(GStrv) names = lagged_names(set, var->part, var->lags);
  g_autofree double *y = g_new(double, var->n);

  for (gsize j = 0; j < var->series; j++) {
    for (gsize r = 0; r < var->n; r++)
      y[r] = set->values[j][var->rows[r]];
    Fit *fit = ols_fit(y, design, (const char *const *)names, var->part != REGRESS_NONE, error);
    var->equations[j] = fit;
    if (!fit || !auxiliary_check_residuals(fit, error))
      return FALSE;
    gsl_vector_view row = gsl_matrix_row(var->coefficients, j), column = gsl_matrix_column(var->residuals, j);
    gsl_vector_memcpy(&row.vector, fit->coefficients);
    gsl_vector_memcpy(&column.vector, fit->residuals);
  }
  return TRUE;
}

static void
set_covariances(Var *var)
{
  for (gsize i = 0; i < var->series; i++)
    for (gsize j = 0; j < var->series; j++) {
      const double product =
          sum_products(var->equations[i]->residuals->data, var->equations[j]->residuals->data, var->n);
      gsl_matrix_set(var->covariance, i, j, product / (double)(var->n - var->k));
      gsl_matrix_set(var->covariance_ml, i, j, product / (double)var->n);
    }
}

/* ln |covariance| from its correlations, so that units cannot spoil the decomposition. */
static gboolean
log_determinant(const gsl_matrix *covariance, double *value, GError **error)
{
  const gsize m = covariance->size1;
  g_autoptr(gsl_matrix) root = gsl_matrix_alloc(m, m);

  *value = 0;
  for (gsize i = 0; i < m; i++) {
    *value += log(gsl_matrix_get(covariance, i, i));
    for (gsize j = 0; j < m; j++)
      gsl_matrix_set(root, i, j,
                     gsl_matrix_get(covariance, i, j) / sqrt(gsl_matrix_get(covariance, i, i)) /
                         sqrt(gsl_matrix_get(covariance, j, j)));
  }
  gboolean regular = gsl_linalg_cholesky_decomp1(root) == GSL_SUCCESS;
  for (gsize i = 0; i < m && regular; i++) {
    const double pivot = gsl_matrix_get(root, i, i);
    regular = pivot > sqrt(RANK_TOLERANCE);
    *value += 2 * log(pivot);
  }
  if (!regular)
    g_set_error_literal(
        error, STATS_ERROR, STATS_ERROR_COLLINEAR,
        "the residuals of one equation follow from those of the others: a series is a combination of others");
  return regular;
}

static gboolean
set_likelihood(Var *var, GError **error)
{
  const double n = (double)var->n, m = (double)var->series, count = m * (double)var->k;
  double determinant;

  if (!log_determinant(var->covariance_ml, &determinant, error))
    return FALSE;
  var->log_likelihood = -n / 2 * (m * (1 + log(2 * G_PI)) + determinant);
  var->aic = determinant + 2 * count / n;
  var->hq = determinant + 2 * log(log(n)) * count / n;
  var->bic = determinant + log(n) * count / n;
  return TRUE;
}

/* The autoregression as one of order 1 of y_t, y_(t-1), ... beneath each other. */
static gsl_matrix *
companion(const Var *var)
{
  const gsize size = var->series * var->lags;
  gsl_matrix *matrix = gsl_matrix_calloc(size, size);

  for (gsize i = 0; i < var->series; i++)
    for (gsize j = 0; j < size; j++)
      gsl_matrix_set(matrix, i, j, gsl_matrix_get(var->coefficients, i, deterministic_columns(var->part) + j));
  for (gsize i = var->series; i < size; i++)
    gsl_matrix_set(matrix, i, i - var->series, 1);
  return matrix;
}

static gboolean
set_roots(Var *var, GError **error)
{
  const gsize size = var->series * var->lags;
  g_autoptr(gsl_matrix) matrix = companion(var);
  gsl_vector_complex *values = gsl_vector_complex_alloc(size);
  gsl_eigen_nonsymm_workspace *work = gsl_eigen_nonsymm_alloc(size);

  gsl_eigen_nonsymm_params(0, 1, work);
  const int status = gsl_eigen_nonsymm(matrix, values, work);
  for (gsize i = 0; i < size && !status; i++)
    var->moduli[i] = -gsl_complex_abs(gsl_vector_complex_get(values, i));
  gsl_eigen_nonsymm_free(work);
  gsl_vector_complex_free(values);
  if (!stats_check_gsl(status, error))
    return FALSE;
  gsl_sort(var->moduli, 1, size);
  for (gsize i = 0; i < size; i++)
    var->moduli[i] = fabs(var->moduli[i]);
  var->stable = var->moduli[0] < 1;
  return TRUE;
}

Var *
var_fit(const SeriesSet *set, gsize lags, DeterministicPart part, GError **error)
{
  gsize n = 0;
  gsize *rows = lagged_rows_for(set, part, lags, set->k, &n, error);

  if (!rows)
    return NULL;
  g_autoptr(Var) var = g_new0(Var, 1);
  const gsize k = deterministic_columns(part) + set->k * lags;
  *var = (Var){.series = set->k,
               .lags = lags,
               .n = n,
               .k = k,
               .part = part,
               .rows = rows,
               .equations = g_new0(Fit *, set->k),
               .coefficients = gsl_matrix_alloc(set->k, k),
               .residuals = gsl_matrix_alloc(n, set->k),
               .covariance = gsl_matrix_alloc(set->k, set->k),
               .covariance_ml = gsl_matrix_alloc(set->k, set->k),
               .moduli = g_new0(double, set->k *lags)};
  if (!fit_equations(var, set, error))
    return NULL;
  set_covariances(var);
  return set_likelihood(var, error) && set_roots(var, error) ? g_steal_pointer(&var) : NULL;
}

void
var_free(Var *var)
{
  if (!var)
    return;
  for (gsize j = 0; j < var->series; j++)
    fit_free(var->equations[j]);
  g_free(var->equations);
  g_free(var->rows);
  g_free(var->moduli);
  gsl_matrix_free(var->coefficients);
  gsl_matrix_free(var->residuals);
  gsl_matrix_free(var->covariance);
  gsl_matrix_free(var->covariance_ml);
  g_free(var);
}
