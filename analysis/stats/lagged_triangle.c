#include "lagged_triangle.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>
#include <math.h>

#include "gsl_auto.h"

Triangle *
triangle_new(gsize n, gsize k, gsize series)
{
  Triangle *triangle = g_new0(Triangle, 1);

  *triangle = (Triangle){.n = n,
                         .k = k,
                         .series = series,
                         .work = gsl_matrix_alloc(n, k + series),
                         .tau = gsl_vector_alloc(MIN(n, k + series))};
  return triangle;
}

void
triangle_free(Triangle *triangle)
{
  if (!triangle)
    return;
  gsl_matrix_free(triangle->work);
  gsl_vector_free(triangle->tau);
  g_free(triangle);
}

gboolean
triangle_factor(Triangle *triangle)
{
  const gsize columns = triangle->k + triangle->series;
  g_autofree double *length = g_new(double, columns);

  for (gsize j = 0; j < columns; j++) {
    const gsl_vector_const_view column = gsl_matrix_const_column(triangle->work, j);
    length[j] = gsl_blas_dnrm2(&column.vector);
    if (!isfinite(length[j]))
      return FALSE;
  }
  if (gsl_linalg_QR_decomp(triangle->work, triangle->tau) != GSL_SUCCESS)
    return FALSE;
  for (gsize j = 0; j < columns; j++)
    if (!(fabs(gsl_matrix_get(triangle->work, j, j)) > TRIANGLE_DEPENDENT * length[j]))
      return FALSE;
  return TRUE;
}

double
triangle_log_determinant(const Triangle *triangle)
{
  double sum = -(double)triangle->series * log((double)triangle->n);

  for (gsize j = triangle->k; j < triangle->k + triangle->series; j++)
    sum += 2 * log(fabs(gsl_matrix_get(triangle->work, j, j)));
  return sum;
}

void
triangle_solve(const Triangle *triangle, double divisor, gsl_matrix *coefficients, gsl_matrix *root)
{
  const gsize k = triangle->k, m = triangle->series;

  for (gsize i = 0; coefficients && k > 0 && i < m; i++) {
    const gsl_matrix_const_view left = gsl_matrix_const_submatrix(triangle->work, 0, 0, k, k);
    const gsl_vector_const_view right = gsl_matrix_const_subcolumn(triangle->work, k + i, 0, k);
    gsl_vector_view solution = gsl_matrix_row(coefficients, i);
    gsl_vector_memcpy(&solution.vector, &right.vector);
    gsl_blas_dtrsv(CblasUpper, CblasNoTrans, CblasNonUnit, &left.matrix, &solution.vector);
  }
  for (gsize j = 0; root && j < m; j++) {
    const double sign = gsl_matrix_get(triangle->work, k + j, k + j) < 0 ? -1 : 1;
    for (gsize i = 0; i < m; i++)
      gsl_matrix_set(root, i, j, i < j ? 0 : sign * gsl_matrix_get(triangle->work, k + j, k + i) / sqrt(divisor));
  }
}
