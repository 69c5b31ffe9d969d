#include "prewhiten.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_complex_math.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <math.h>

#include "gsl_auto.h"
#include "ols.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(gsl_vector_complex, gsl_vector_complex_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(gsl_eigen_nonsymm_workspace, gsl_eigen_nonsymm_free)

/* now: rows with a neighbour before them, which is copied into before. */
static void
take_pairs(const gsl_matrix *scores, const gint64 *period, Whitened *whitened, gsl_matrix *before)
{
  gsize row = 0, earlier = 0;

  for (gsize i = 0; i < scores->size1; i++)
    if (grid_before(period, i, 1, &earlier)) {
      for (gsize j = 0; j < scores->size2; j++) {
        gsl_matrix_set(whitened->scores, row, j, gsl_matrix_get(scores, i, j));
        gsl_matrix_set(before, row, j, gsl_matrix_get(scores, earlier, j));
      }
      whitened->period[row++] = period ? period[i] : (gint64)i;
    }
}

/* A regressor that is not 0 in one period only has a score of nothing but rounding. */
static gboolean
has_full_rank(const gsl_matrix *qr)
{
  double smallest = INFINITY, largest = 0;

  for (gsize j = 0; j < qr->size2; j++) {
    smallest = fmin(smallest, fabs(gsl_matrix_get(qr, j, j)));
    largest = fmax(largest, fabs(gsl_matrix_get(qr, j, j)));
  }
  return smallest > RANK_TOLERANCE * largest;
}

/* Least squares of each column on all of before; whitened->scores is left with the residuals. */
static int
autoregress(Whitened *whitened, const gsl_matrix *before, gsl_matrix *coefficients)
{
  const gsize pairs = before->size1, k = before->size2;
  g_autoptr(gsl_matrix) qr = gsl_matrix_alloc(pairs, k);
  g_autoptr(gsl_vector) tau = gsl_vector_alloc(k);
  g_autoptr(gsl_vector) solution = gsl_vector_alloc(k);
  g_autoptr(gsl_vector) rest = gsl_vector_alloc(pairs);

  gsl_matrix_memcpy(qr, before);
  int status = gsl_linalg_QR_decomp(qr, tau);
  if (!status && !has_full_rank(qr))
    status = GSL_ESING;
  for (gsize j = 0; !status && j < k; j++) {
    gsl_vector_view column = gsl_matrix_column(whitened->scores, j);
    status = gsl_linalg_QR_lssolve(qr, tau, &column.vector, solution, rest);
    if (!status)
      status = gsl_vector_memcpy(&column.vector, rest);
    if (!status)
      status = gsl_matrix_set_row(coefficients, j, solution);
  }
  return status;
}

static int
largest_root(const gsl_matrix *coefficients, double *root)
{
  const gsize k = coefficients->size1;
  g_autoptr(gsl_matrix) copy = gsl_matrix_alloc(k, k);
  g_autoptr(gsl_vector_complex) roots = gsl_vector_complex_alloc(k);
  g_autoptr(gsl_eigen_nonsymm_workspace) work = gsl_eigen_nonsymm_alloc(k);

  gsl_matrix_memcpy(copy, coefficients);
  const int status = gsl_eigen_nonsymm(copy, roots, work);
  *root = 0;
  for (gsize j = 0; j < k; j++)
    *root = MAX(*root, gsl_complex_abs(gsl_vector_complex_get(roots, j)));
  return status;
}

/* (I - A)^-1 */
static int
set_colour(const gsl_matrix *coefficients, gsl_matrix *colour)
{
  const gsize k = coefficients->size1;
  g_autoptr(gsl_matrix) rest = gsl_matrix_alloc(k, k);
  g_autoptr(gsl_permutation) permutation = gsl_permutation_alloc(k);
  int sign = 0;

  gsl_matrix_set_identity(rest);
  gsl_matrix_sub(rest, coefficients);
  const int status = gsl_linalg_LU_decomp(rest, permutation, &sign);
  return status ? status : gsl_linalg_LU_invert(rest, permutation, colour);
}

static Whitened *
whitened_new(gsize pairs, gsize k)
{
  Whitened *whitened = g_new0(Whitened, 1);

  whitened->scores = gsl_matrix_alloc(pairs, k);
  whitened->period = g_new(gint64, pairs);
  whitened->colour = gsl_matrix_alloc(k, k);
  return whitened;
}

Whitened *
prewhiten(const gsl_matrix *scores, const gint64 *period, GError **error)
{
  const gsize k = scores->size2, pairs = grid_pairs(period, scores->size1, 1);
  double root = 0;

  if (pairs <= k) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
                "prewhitening: %zu pair%s of neighbouring observations, at least %zu are needed", pairs,
                pairs == 1 ? "" : "s", k + 1);
    return NULL;
  }

  g_autoptr(Whitened) whitened = whitened_new(pairs, k);
  g_autoptr(gsl_matrix) before = gsl_matrix_alloc(pairs, k);
  g_autoptr(gsl_matrix) coefficients = gsl_matrix_alloc(k, k);
  take_pairs(scores, period, whitened, before);
  const int status = autoregress(whitened, before, coefficients);
  if (status == GSL_ESING) {
    g_set_error_literal(
        error, STATS_ERROR, STATS_ERROR_COLLINEAR,
        "prewhitening: the scores are collinear (a column that marks a single observation?), leave it off");
    return NULL;
  }
  if (!stats_check_gsl(status, error) || !stats_check_gsl(largest_root(coefficients, &root), error))
    return NULL;
  if (!(root < 1)) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_NUMERIC,
                "prewhitening: the scores do not settle (largest root %.3g), leave it off", root);
    return NULL;
  }
  return stats_check_gsl(set_colour(coefficients, whitened->colour), error) ? g_steal_pointer(&whitened) : NULL;
}

void
whitened_free(Whitened *whitened)
{
  if (!whitened)
    return;
  gsl_matrix_free(whitened->scores);
  g_free(whitened->period);
  gsl_matrix_free(whitened->colour);
  g_free(whitened);
}
