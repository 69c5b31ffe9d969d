#include "auxiliary.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>
#include <math.h>

#include "gsl_auto.h"
#include "sum.h"

gboolean
auxiliary_check_residuals(const Fit *fit, GError **error)
{
  double size = 0;

  for (gsize i = 0; i < fit->n; i++)
    size = hypot(size, gsl_vector_get(fit->fitted, i) + gsl_vector_get(fit->residuals, i));
  if (sqrt(fit->ssr) > PERFECT_FIT * size)
    return TRUE;
  g_set_error_literal(error, STATS_ERROR, STATS_ERROR_CONSTANT, "the fit is perfect: its residuals are only rounding");
  return FALSE;
}

gboolean
auxiliary_check_count(const char *what, gsize n, gsize needed, GError **error)
{
  if (n >= needed)
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "%s: %zu observation%s, at least %zu are needed", what, n,
              n == 1 ? "" : "s", needed);
  return FALSE;
}

/* To unit length; a column of zeros stays, and counts as dependent. */
static void
scale_columns(gsl_matrix *matrix)
{
  for (gsize j = 0; j < matrix->size2; j++) {
    gsl_vector_view column = gsl_matrix_column(matrix, j);
    const double length = gsl_blas_dnrm2(&column.vector);
    if (length > 0)
      gsl_vector_scale(&column.vector, 1 / length);
  }
}

static gsize
rank_of(const gsl_matrix *qr)
{
  const double largest = fabs(gsl_matrix_get(qr, 0, 0));
  gsize rank = 0;

  while (rank < MIN(qr->size1, qr->size2) && fabs(gsl_matrix_get(qr, rank, rank)) > RANK_TOLERANCE * largest)
    rank++;
  return rank;
}

gboolean
auxiliary_fit(const double *y, const gsl_matrix *design, Auxiliary *result, GError **error)
{
  const gsize n = design->size1, p = design->size2;
  const gsl_vector_const_view response = gsl_vector_const_view_array(y, n);
  g_autoptr(gsl_matrix) qr = gsl_matrix_alloc(n, p);
  g_autoptr(gsl_vector) tau = gsl_vector_alloc(MIN(n, p));
  g_autoptr(gsl_vector) norm = gsl_vector_alloc(p);
  g_autoptr(gsl_vector) turned = gsl_vector_alloc(n);
  g_autoptr(gsl_permutation) permutation = gsl_permutation_alloc(p);
  int sign = 0;

  gsl_matrix_memcpy(qr, design);
  gsl_vector_memcpy(turned, &response.vector);
  scale_columns(qr);
  if (!stats_check_gsl(gsl_linalg_QRPT_decomp(qr, tau, permutation, &sign, norm), error) ||
      !stats_check_gsl(gsl_linalg_QR_QTvec(qr, tau, turned), error))
    return FALSE;
  const gsize rank = rank_of(qr);
  result->rank = rank;
  result->explained = sum_products(turned->data, turned->data, rank);
  result->ssr = sum_products(turned->data + rank, turned->data + rank, n - rank);
  return TRUE;
}

/* Differences between squared residuals below this share of them are rounding. */
#define EQUAL_SQUARES 1e-12

double *
auxiliary_squares(const char *what, const Fit *fit, GError **error)
{
  g_autofree double *squares = g_new(double, fit->n);
  double largest = 0;

  for (gsize i = 0; i < fit->n; i++)
    squares[i] = gsl_vector_get(fit->residuals, i) * gsl_vector_get(fit->residuals, i);
  const double mean = mean_and_deviations(squares, fit->n, squares);
  for (gsize i = 0; i < fit->n; i++)
    largest = fmax(largest, fabs(squares[i]));
  if (largest > EQUAL_SQUARES * mean)
    return g_steal_pointer(&squares);
  g_set_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "%s: the squared residuals are all equal", what);
  return NULL;
}
