#include "columns.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>
#include <math.h>

#include "gsl_auto.h"
#include "ols.h"

#define RELATION_TOLERANCE 1e-6 /* of a unit column: a smaller part in a combination is rounding */

static gboolean
column_varies(const gsl_vector *column)
{
  for (gsize i = 1; i < column->size; i++)
    if (gsl_vector_get(column, i) != gsl_vector_get(column, 0))
      return TRUE;
  return FALSE;
}

static gboolean
check_column_finite(const gsl_vector *column, const char *name, GError **error)
{
  g_autofree double *values = g_new(double, column->size);
  gsl_vector_view copy = gsl_vector_view_array(values, column->size);

  return stats_check_gsl(gsl_vector_memcpy(&copy.vector, column), error) &&
         stats_check_finite(values, column->size, name, error);
}

gboolean
columns_check(const gsl_matrix *design, const char *const *names, gboolean intercept, GError **error)
{
  for (gsize j = 0; j < design->size2; j++) {
    const gsl_vector_const_view column = gsl_matrix_const_column(design, j);

    if (!check_column_finite(&column.vector, names[j], error))
      return FALSE;
    if (gsl_vector_isnull(&column.vector)) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "%s: all %zu observations are zero", names[j],
                  design->size1);
      return FALSE;
    }
    if (intercept && j > 0 && !column_varies(&column.vector)) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "%s: all %zu observations are equal, as in the intercept",
                  names[j], design->size1);
      return FALSE;
    }
  }
  return TRUE;
}

/* The design with each column divided by its length. */
static gsl_matrix *
scale_columns(const gsl_matrix *design, const char *const *names, gsl_vector *length, GError **error)
{
  g_autoptr(gsl_matrix) scaled = gsl_matrix_alloc(design->size1, design->size2);

  if (!stats_check_gsl(gsl_matrix_memcpy(scaled, design), error))
    return NULL;
  for (gsize j = 0; j < design->size2; j++) {
    gsl_vector_view column = gsl_matrix_column(scaled, j);
    const double norm = gsl_blas_dnrm2(&column.vector);
    if (!isfinite(norm * norm) || norm * norm < G_MINDOUBLE) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_NUMERIC,
                  "%s: its squares are outside the range of doubles, rescale it", names[j]);
      return NULL;
    }
    gsl_vector_set(length, j, norm);
    for (gsize i = 0; i < design->size1; i++)
      gsl_vector_set(&column.vector, i, gsl_vector_get(&column.vector, i) / norm);
  }
  return g_steal_pointer(&scaled);
}

/* Coefficients of the columns listed (m of them) that come nearest to column j, and the distance that is left. */
static double
distance_from(const gsl_matrix *scaled, const gsize *listed, gsize m, gsize j, gsl_vector *part)
{
  const gsize n = scaled->size1;
  g_autoptr(gsl_matrix) basis = gsl_matrix_alloc(n, m);
  g_autoptr(gsl_vector) tau = gsl_vector_alloc(m);
  g_autoptr(gsl_vector) residual = gsl_vector_alloc(n);
  const gsl_vector_const_view target = gsl_matrix_const_column(scaled, j);
  gsl_vector_view solution = gsl_vector_subvector(part, 0, m);

  for (gsize c = 0; c < m; c++) {
    const gsl_vector_const_view column = gsl_matrix_const_column(scaled, listed[c]);
    gsl_matrix_set_col(basis, c, &column.vector);
  }
  if (gsl_linalg_QR_decomp(basis, tau) != GSL_SUCCESS ||
      gsl_linalg_QR_lssolve(basis, tau, &target.vector, &solution.vector, residual) != GSL_SUCCESS)
    return 1;
  return gsl_blas_dnrm2(residual);
}

/* "balance depends on exports, imports": a column with those it is a combination of. */
static void
append_relation(GString *text, const char *const *names, gsize j, const gsize *listed, gsize m, const gsl_vector *part)
{
  const char *separator = " depends on ";

  g_string_append_printf(text, "%s%s", text->len ? "; " : "", names[j]);
  for (gsize c = 0; c < m; c++)
    if (fabs(gsl_vector_get(part, c)) > RELATION_TOLERANCE) {
      g_string_append_printf(text, "%s%s", separator, names[listed[c]]);
      separator = ", ";
    }
}

/* Each column that lies within tolerance of those before it, which are independent so far; NULL when there is none. dependent
 * (k, may be NULL) receives TRUE for them. */
static char *
find_relations(const gsl_matrix *scaled, const char *const *names, double tolerance, gboolean *dependent)
{
  const gsize k = scaled->size2;
  g_autoptr(GString) text = g_string_new(NULL);
  g_autoptr(gsl_vector) part = gsl_vector_alloc(k);
  g_autofree gsize *listed = g_new(gsize, k);
  gsize m = 0;

  for (gsize j = 0; j < k; j++) {
    const gboolean depends = m > 0 && distance_from(scaled, listed, m, j, part) <= tolerance;
    if (dependent)
      dependent[j] = depends;
    if (depends)
      append_relation(text, names, j, listed, m, part);
    else
      listed[m++] = j;
  }
  return text->len ? g_strdup(text->str) : NULL;
}

/* Pivoting finds a deficient rank a little sooner than going from left to right: the tolerance is widened until a
 * relation shows. */
static void
set_collinear(const gsl_matrix *scaled, const char *const *names, GError **error)
{
  g_autofree char *relations = NULL;

  for (double tolerance = RANK_TOLERANCE; !relations && tolerance < 10; tolerance *= 10)
    relations = find_relations(scaled, names, tolerance, NULL);
  g_set_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR, "collinear: %s", relations ? relations : "all columns");
}

static gboolean
is_full_rank(const gsl_matrix *qr)
{
  const double largest = fabs(gsl_matrix_get(qr, 0, 0));

  for (gsize j = 1; j < qr->size2; j++)
    if (!(fabs(gsl_matrix_get(qr, j, j)) > RANK_TOLERANCE * largest))
      return FALSE;
  return TRUE;
}

/* From the singular values of R, which are those of the scaled columns. */
static gboolean
set_condition(Factor *factor, GError **error)
{
  const gsize k = factor->qr->size2;
  g_autoptr(gsl_matrix) upper = gsl_matrix_calloc(k, k);
  g_autoptr(gsl_matrix) right = gsl_matrix_alloc(k, k);
  g_autoptr(gsl_vector) singular = gsl_vector_alloc(k);

  for (gsize i = 0; i < k; i++)
    for (gsize j = i; j < k; j++)
      gsl_matrix_set(upper, i, j, gsl_matrix_get(factor->qr, i, j));
  if (!stats_check_gsl(gsl_linalg_SV_decomp_jacobi(upper, right, singular), error))
    return FALSE;
  factor->condition = gsl_vector_get(singular, 0) / gsl_vector_get(singular, k - 1);
  return TRUE;
}

Factor *
columns_factor(const gsl_matrix *design, const char *const *names, GError **error)
{
  const gsize k = design->size2;
  g_autoptr(Factor) factor = g_new0(Factor, 1);
  g_autoptr(gsl_vector) work = gsl_vector_alloc(k);
  int sign;

  factor->tau = gsl_vector_alloc(k);
  factor->length = gsl_vector_alloc(k);
  factor->permutation = gsl_permutation_alloc(k);
  factor->qr = scale_columns(design, names, factor->length, error);
  if (!factor->qr)
    return NULL;
  g_autoptr(gsl_matrix) scaled = gsl_matrix_alloc(design->size1, k);
  if (!stats_check_gsl(gsl_matrix_memcpy(scaled, factor->qr), error) ||
      !stats_check_gsl(gsl_linalg_QRPT_decomp(factor->qr, factor->tau, factor->permutation, &sign, work), error))
    return NULL;
  if (!is_full_rank(factor->qr)) {
    set_collinear(scaled, names, error);
    return NULL;
  }
  return set_condition(factor, error) ? g_steal_pointer(&factor) : NULL;
}

/* The columns that are kept, in a matrix of their own; place[c] is where column c of it comes from. */
static gsl_matrix *
kept_columns(const gsl_matrix *design, const gboolean *keep, gsize *place)
{
  gsize count = 0;

  for (gsize j = 0; j < design->size2; j++)
    if (keep[j])
      place[count++] = j;
  gsl_matrix *kept = gsl_matrix_alloc(design->size1, count);
  for (gsize c = 0; c < count; c++)
    for (gsize i = 0; i < design->size1; i++)
      gsl_matrix_set(kept, i, c, gsl_matrix_get(design, i, place[c]));
  return kept;
}

/* Takes out those of the kept columns that depend on others; the tolerance is widened as in set_collinear(). */
static gboolean
drop_dependent(const gsl_matrix *design, const char *const *names, gboolean *keep, GError **error)
{
  const gsize k = design->size2;
  g_autofree gsize *place = g_new(gsize, k);
  g_autofree gboolean *dependent = g_new(gboolean, k);
  g_autofree const char **kept_names = g_new(const char *, k);
  g_autoptr(gsl_matrix) kept = kept_columns(design, keep, place);
  g_autoptr(gsl_vector) length = gsl_vector_alloc(k);

  for (gsize c = 0; c < kept->size2; c++)
    kept_names[c] = names[place[c]];
  g_autoptr(gsl_matrix) scaled = scale_columns(kept, kept_names, length, error);
  if (!scaled)
    return FALSE;
  g_autofree char *relations = NULL;
  for (double tolerance = RANK_TOLERANCE; !relations && tolerance < 10; tolerance *= 10)
    relations = find_relations(scaled, kept_names, tolerance, dependent);
  for (gsize c = 0; c < kept->size2; c++)
    if (dependent[c])
      keep[place[c]] = FALSE;
  return TRUE;
}

/* Whether the kept columns are of full rank; FALSE with an error where that cannot be told. */
static gboolean
kept_full_rank(const gsl_matrix *design, const char *const *names, const gboolean *keep, GError **error)
{
  g_autofree gsize *place = g_new(gsize, design->size2);
  g_autofree const char **kept_names = g_new(const char *, design->size2);
  g_autoptr(gsl_matrix) kept = kept_columns(design, keep, place);
  g_autoptr(GError) local = NULL;

  if (kept->size2 == 0)
    return TRUE;
  for (gsize c = 0; c < kept->size2; c++)
    kept_names[c] = names[place[c]];
  g_autoptr(Factor) factor = columns_factor(kept, kept_names, &local);
  if (!factor && !g_error_matches(local, STATS_ERROR, STATS_ERROR_COLLINEAR))
    g_propagate_error(error, g_steal_pointer(&local));
  return factor != NULL;
}

gboolean *
columns_independent(const gsl_matrix *design, const char *const *names, gboolean intercept, GError **error)
{
  g_autofree gboolean *keep = g_new(gboolean, design->size2);
  GError *local = NULL;

  for (gsize j = 0; j < design->size2; j++) {
    const gsl_vector_const_view column = gsl_matrix_const_column(design, j);
    if (!check_column_finite(&column.vector, names[j], error))
      return NULL;
    keep[j] = !gsl_vector_isnull(&column.vector) && !(intercept && j > 0 && !column_varies(&column.vector));
  }
  while (!kept_full_rank(design, names, keep, &local))
    if (local || !drop_dependent(design, names, keep, &local)) {
      g_propagate_error(error, local);
      return NULL;
    }
  return g_steal_pointer(&keep);
}

void
factor_free(Factor *factor)
{
  if (!factor)
    return;
  gsl_matrix_free(factor->qr);
  gsl_vector_free(factor->tau);
  gsl_permutation_free(factor->permutation);
  gsl_vector_free(factor->length);
  g_free(factor);
}
