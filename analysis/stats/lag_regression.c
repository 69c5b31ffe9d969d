#include "lag_regression.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>
#include <math.h>

#include "auxiliary.h"
#include "gsl_auto.h"
#include "sum.h"
#include "unit_root.h"

/* Cells of a design: 512 MiB. */
#define MOST_CELLS ((gsize)1 << 26)

gboolean
lag_regression_check(const char *what, gsize n, gsize columns, gsize lags, GError **error)
{
  if (lags > UNIT_ROOT_MOST) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "%s: %zu lags are more than %d", what, lags, UNIT_ROOT_MOST);
    return FALSE;
  }
  /* n - 1 - lags rows */
  if (!auxiliary_check_count(what, n, columns + lags + 3, error))
    return FALSE;
  if (n <= MOST_CELLS / columns)
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "%s: %zu observations are too many for %zu lags", what, n, lags);
  return FALSE;
}

/* What is left of a column once those before it are taken out, as a share of its length: below it the column depends on them. */
#define DEPENDENT 1e-12

/* Residuals that are a smaller share of the response are rounding: differences have fewer digits than what they are made from. */
#define PERFECT 1e-11

static gsize
count_independent(const gsl_matrix *qr, const double *length)
{
  gsize j = 0;

  while (j < qr->size2 && fabs(gsl_matrix_get(qr, j, j)) > DEPENDENT * length[j])
    j++;
  return j;
}

LagRegression *
lag_regression_new(gsl_matrix *design, gsl_vector *y, GError **error)
{
  g_autoptr(LagRegression) regression = g_new0(LagRegression, 1);
  g_autofree double *length = g_new(double, design->size2);

  *regression = (LagRegression){.n = design->size1, .k = design->size2, .qr = design, .turned = y};
  regression->tau = gsl_vector_alloc(design->size2);
  regression->total = sum_products(y->data, y->data, y->size);
  for (gsize j = 0; j < regression->k; j++) {
    const gsl_vector_const_view column = gsl_matrix_const_column(design, j);
    length[j] = gsl_blas_dnrm2(&column.vector);
  }
  if (!stats_check_gsl(gsl_linalg_QR_decomp(design, regression->tau), error) ||
      !stats_check_gsl(gsl_linalg_QR_QTvec(design, regression->tau, y), error))
    return NULL;
  regression->independent = count_independent(design, length);
  return g_steal_pointer(&regression);
}

void
lag_regression_free(LagRegression *regression)
{
  if (!regression)
    return;
  gsl_matrix_free(regression->qr);
  gsl_vector_free(regression->tau);
  gsl_vector_free(regression->turned);
  g_free(regression);
}

double
lag_regression_ssr(const LagRegression *regression, gsize m)
{
  const double *rest = regression->turned->data + m;

  return sum_products(rest, rest, regression->n - m);
}

gboolean
lag_regression_last(const LagRegression *regression, const char *what, LastColumn *last, GError **error)
{
  const gsize k = regression->k;
  const double ssr = lag_regression_ssr(regression, k), corner = gsl_matrix_get(regression->qr, k - 1, k - 1),
               turned = gsl_vector_get(regression->turned, k - 1);

  if (regression->independent < k) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR, "%s: its columns depend on one another", what);
    return FALSE;
  }
  if (ssr <= PERFECT * PERFECT * regression->total) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "%s: the regression fits perfectly", what);
    return FALSE;
  }
  last->coefficient = turned / corner;
  last->length = fabs(corner);
  last->t = last->coefficient * last->length / sqrt(ssr / (double)(regression->n - k));
  if (isfinite(last->t) && isfinite(last->coefficient))
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_NUMERIC, "%s: numbers too large or too small for their squares", what);
  return FALSE;
}

double *
lag_regression_residuals(const LagRegression *regression, GError **error)
{
  g_autofree double *residuals = g_new0(double, regression->n);
  gsl_vector_view view = gsl_vector_view_array(residuals, regression->n);

  for (gsize i = regression->k; i < regression->n; i++)
    residuals[i] = gsl_vector_get(regression->turned, i);
  return stats_check_gsl(gsl_linalg_QR_Qvec(regression->qr, regression->tau, &view.vector), error)
             ? g_steal_pointer(&residuals)
             : NULL;
}

double *
lag_regression_values(const double *x, gsize n, DickeyFullerTerms terms, GError **error)
{
  double largest = 0;
  int exponent = 0;

  if (!stats_check_finite(x, n, "values", error) || !stats_check_varies(x, n, "values", error))
    return NULL;
  double *values = g_new(double, n);
  if (terms != DF_NONE) {
    scaled_deviations(x, n, values);
    return values;
  }
  for (gsize i = 0; i < n; i++)
    largest = fmax(largest, fabs(x[i]));
  frexp(largest, &exponent);
  for (gsize i = 0; i < n; i++)
    values[i] = ldexp(x[i], -exponent);
  return values;
}

gsize
lag_regression_terms(DickeyFullerTerms terms)
{
  return terms == DF_NONE ? 0 : terms == DF_CONSTANT ? 1 : 2;
}

gsl_matrix *
lag_regression_design(const double *x, gsize n, DickeyFullerTerms terms, gsize lags, gsize first, gboolean level_last)
{
  const gsize rows = n - 1 - first, begin = lag_regression_terms(terms), level = begin + (level_last ? lags : 0),
              differences = begin + (level_last ? 0 : 1);
  gsl_matrix *design = gsl_matrix_alloc(rows, begin + lags + 1);

  for (gsize i = 0; i < rows; i++) {
    const gsize t = first + 1 + i;
    if (begin > 0)
      gsl_matrix_set(design, i, 0, 1);
    if (begin > 1)
      gsl_matrix_set(design, i, 1, ((double)i - (double)(rows - 1) / 2) / (double)rows);
    gsl_matrix_set(design, i, level, x[t - 1]);
    for (gsize j = 1; j <= lags; j++)
      gsl_matrix_set(design, i, differences + j - 1, x[t - j] - x[t - j - 1]);
  }
  return design;
}

gsl_vector *
lag_regression_response(const double *x, gsize n, gsize first)
{
  gsl_vector *response = gsl_vector_alloc(n - 1 - first);

  for (gsize i = 0; i < response->size; i++)
    gsl_vector_set(response, i, x[first + 1 + i] - x[first + i]);
  return response;
}
