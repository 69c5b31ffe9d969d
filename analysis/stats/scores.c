#include "scores.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>

#include "gsl_auto.h"

/* Householder's factors of the design with its columns divided by their lengths. */
static int
factor(const Fit *fit, gsl_matrix *qr, gsl_vector *tau, gsl_vector *length)
{
  int status = gsl_matrix_memcpy(qr, fit->design);

  for (gsize j = 0; !status && j < fit->k; j++) {
    gsl_vector_view column = gsl_matrix_column(qr, j);
    gsl_vector_set(length, j, gsl_blas_dnrm2(&column.vector));
    status = gsl_vector_scale(&column.vector, 1 / gsl_vector_get(length, j));
  }
  return status ? status : gsl_linalg_QR_decomp(qr, tau);
}

/* Columns first, first + 1 ... of the square orthogonal matrix, as many as columns has. */
static int
unpack(const gsl_matrix *qr, const gsl_vector *tau, gsize first, gsl_matrix *columns)
{
  g_autoptr(gsl_vector) unit = gsl_vector_alloc(qr->size1);
  int status = GSL_SUCCESS;

  for (gsize j = 0; !status && j < columns->size2; j++) {
    gsl_vector_set_basis(unit, first + j);
    status = gsl_linalg_QR_Qvec(qr, tau, unit);
    if (!status)
      status = gsl_matrix_set_col(columns, j, unit);
  }
  return status;
}

static int
set_root(const gsl_matrix *qr, const gsl_vector *length, gsl_matrix *root)
{
  const gsize k = root->size1;
  const gsl_matrix_const_view top = gsl_matrix_const_submatrix(qr, 0, 0, k, k);

  gsl_matrix_set_identity(root);
  const int status = gsl_blas_dtrsm(CblasLeft, CblasUpper, CblasNoTrans, CblasNonUnit, 1, &top.matrix, root);
  for (gsize i = 0; i < k; i++)
    for (gsize j = 0; j < k; j++)
      gsl_matrix_set(root, i, j, gsl_matrix_get(root, i, j) / gsl_vector_get(length, i));
  return status;
}

Basis *
basis_new(const Fit *fit, GError **error)
{
  g_autoptr(gsl_matrix) qr = gsl_matrix_alloc(fit->n, fit->k);
  g_autoptr(gsl_vector) tau = gsl_vector_alloc(fit->k);
  g_autoptr(gsl_vector) length = gsl_vector_alloc(fit->k);
  g_autoptr(Basis) basis = g_new0(Basis, 1);

  basis->basis = gsl_matrix_alloc(fit->n, fit->k);
  basis->root = gsl_matrix_alloc(fit->k, fit->k);
  if (!stats_check_gsl(factor(fit, qr, tau, length), error) ||
      !stats_check_gsl(unpack(qr, tau, 0, basis->basis), error) ||
      !stats_check_gsl(set_root(qr, length, basis->root), error))
    return NULL;
  return g_steal_pointer(&basis);
}

void
basis_free(Basis *basis)
{
  if (!basis)
    return;
  gsl_matrix_free(basis->basis);
  gsl_matrix_free(basis->root);
  g_free(basis);
}

double
basis_leverage(const Basis *basis, gsize i)
{
  const gsl_vector_const_view row = gsl_matrix_const_row(basis->basis, i);
  double leverage = 0;

  gsl_blas_ddot(&row.vector, &row.vector, &leverage);
  return leverage;
}

gsl_matrix *
complement_new(const Fit *fit, GError **error)
{
  g_autoptr(gsl_matrix) qr = gsl_matrix_alloc(fit->n, fit->k);
  g_autoptr(gsl_vector) tau = gsl_vector_alloc(fit->k);
  g_autoptr(gsl_vector) length = gsl_vector_alloc(fit->k);
  g_autoptr(gsl_matrix) complement = gsl_matrix_alloc(fit->n, fit->n - fit->k);

  if (!stats_check_gsl(factor(fit, qr, tau, length), error) ||
      !stats_check_gsl(unpack(qr, tau, fit->k, complement), error))
    return NULL;
  return g_steal_pointer(&complement);
}

gsl_matrix *
basis_scores(const Basis *basis, const Fit *fit)
{
  gsl_matrix *scores = gsl_matrix_alloc(fit->n, fit->k);

  for (gsize i = 0; i < fit->n; i++)
    for (gsize j = 0; j < fit->k; j++)
      gsl_matrix_set(scores, i, j, gsl_matrix_get(basis->basis, i, j) * gsl_vector_get(fit->residuals, i));
  return scores;
}

gsl_matrix *
basis_sandwich(const Basis *basis, const gsl_matrix *meat, double scale, GError **error)
{
  const gsize k = meat->size1;
  g_autoptr(gsl_matrix) half = gsl_matrix_calloc(k, k);
  g_autoptr(gsl_matrix) covariance = gsl_matrix_calloc(k, k);

  if (!stats_check_gsl(gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, basis->root, meat, 0, half), error) ||
      !stats_check_gsl(gsl_blas_dgemm(CblasNoTrans, CblasTrans, scale, half, basis->root, 0, covariance), error))
    return NULL;
  for (gsize i = 0; i < k; i++)
    for (gsize j = 0; j < i; j++) {
      const double mean = (gsl_matrix_get(covariance, i, j) + gsl_matrix_get(covariance, j, i)) / 2;
      gsl_matrix_set(covariance, i, j, mean);
      gsl_matrix_set(covariance, j, i, mean);
    }
  return g_steal_pointer(&covariance);
}
