#include "functional_form.h"

#include <math.h>

#include "auxiliary.h"
#include "gsl_auto.h"
#include "sum.h"

#define RESET_HIGHEST 6 /* beyond it powers of standardised values only repeat one another */

/* n x (k + highest - 1): the regressors and the powers. Fitted values are moved to their mean where the constant takes that up. */
static gsl_matrix *
with_powers(const Fit *fit, gsize highest)
{
  gsl_matrix *design = gsl_matrix_alloc(fit->n, fit->k + highest - 1);
  g_autofree double *fitted = g_memdup2(fit->fitted->data, fit->n * sizeof *fitted);
  double largest = 0;

  if (fit->intercept)
    mean_and_deviations(fitted, fit->n, fitted);
  for (gsize i = 0; i < fit->n; i++)
    largest = fmax(largest, fabs(fitted[i]));
  for (gsize i = 0; i < fit->n; i++) {
    const double value = largest > 0 ? fitted[i] / largest : 0;
    for (gsize j = 0; j < fit->k; j++)
      gsl_matrix_set(design, i, j, gsl_matrix_get(fit->design, i, j));
    for (gsize power = 2; power <= highest; power++)
      gsl_matrix_set(design, i, fit->k + power - 2, pow(value, (double)power));
  }
  return design;
}

static gboolean
check_reset(const Fit *fit, gsize highest, GError **error)
{
  if (highest >= 2 && highest <= RESET_HIGHEST)
    return auxiliary_check_count("RESET", fit->n, fit->k + highest, error) && auxiliary_check_residuals(fit, error);
  g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "RESET: the highest power is %zu, not between 2 and %d", highest,
              RESET_HIGHEST);
  return FALSE;
}

gboolean
reset_test(const Fit *fit, gsize highest, TestResult *result, GError **error)
{
  Auxiliary auxiliary;

  if (!check_reset(fit, highest, error))
    return FALSE;

  g_autoptr(gsl_matrix) design = with_powers(fit, highest);
  if (!auxiliary_fit(fit->residuals->data, design, &auxiliary, error))
    return FALSE;
  if (auxiliary.rank <= fit->k) {
    g_set_error_literal(error, STATS_ERROR, STATS_ERROR_COLLINEAR,
                        "RESET: powers of the fitted values add nothing to the regressors");
    return FALSE;
  }
  const gsize added = auxiliary.rank - fit->k, freedom = fit->n - auxiliary.rank;
  const double f = auxiliary.explained / (double)added / (auxiliary.ssr / (double)freedom);
  *result = test_f("RESET", "powers of the fitted values add nothing", fit->n, highest, f, added, freedom);
  return TRUE;
}

/* Turns a row into the triangle by Givens rotations, Gentleman, W. M. (1973), IMA Journal of Applied Mathematics 12, 329-336. What
 * is left of the response is the recursive residual, with its sign since no cosine is negative. */
static double
rotate_in(gsl_matrix *triangle, gsl_vector *right, double *row, double response)
{
  const gsize k = triangle->size1;

  for (gsize j = 0; j < k; j++) {
    const double diagonal = gsl_matrix_get(triangle, j, j);
    if (row[j] == 0)
      continue;
    const double length = copysign(hypot(diagonal, row[j]), diagonal);
    const double cosine = diagonal / length, sine = row[j] / length;
    for (gsize l = j; l < k; l++) {
      const double above = gsl_matrix_get(triangle, j, l), below = row[l];
      gsl_matrix_set(triangle, j, l, cosine * above + sine * below);
      row[l] = cosine * below - sine * above;
    }
    const double above = gsl_vector_get(right, j);
    gsl_vector_set(right, j, cosine * above + sine * response);
    response = cosine * response - sine * above;
  }
  return response;
}

/* Lengths of the design's columns. */
static double *
column_lengths(const Fit *fit)
{
  double *length = g_new0(double, fit->k);

  for (gsize i = 0; i < fit->n; i++)
    for (gsize j = 0; j < fit->k; j++)
      length[j] = hypot(length[j], gsl_matrix_get(fit->design, i, j));
  return length;
}

static gboolean
check_start(const gsl_matrix *triangle, GError **error)
{
  for (gsize j = 0; j < triangle->size1; j++)
    if (!(fabs(gsl_matrix_get(triangle, j, j)) > RANK_TOLERANCE)) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR,
                  "recursive residuals: the first %zu observations do not determine %zu coefficients", triangle->size1,
                  triangle->size1);
      return FALSE;
    }
  return TRUE;
}

double *
recursive_residuals(const Fit *fit, GError **error)
{
  g_autoptr(gsl_matrix) triangle = gsl_matrix_calloc(fit->k, fit->k);
  g_autoptr(gsl_vector) right = gsl_vector_calloc(fit->k);
  g_autofree double *row = g_new(double, fit->k), *length = column_lengths(fit);
  g_autofree double *recursive = g_new(double, fit->n - fit->k);

  for (gsize i = 0; i < fit->n; i++) {
    if (i == fit->k && !check_start(triangle, error))
      return NULL;
    for (gsize j = 0; j < fit->k; j++)
      row[j] = gsl_matrix_get(fit->design, i, j) / length[j];
    /* Those of the residuals are those of the response, without its size. */
    const double left = rotate_in(triangle, right, row, gsl_vector_get(fit->residuals, i));
    if (i >= fit->k)
      recursive[i - fit->k] = left;
  }
  return g_steal_pointer(&recursive);
}

gboolean
harvey_collier_test(const Fit *fit, TestResult *result, GError **error)
{
  const gsize count = fit->n - fit->k;

  if (!auxiliary_check_count("Harvey-Collier", fit->n, fit->k + 2, error) || !auxiliary_check_residuals(fit, error))
    return FALSE;

  g_autofree double *recursive = recursive_residuals(fit, error);
  if (!recursive)
    return FALSE;
  const double mean = mean_and_deviations(recursive, count, recursive);
  const double variance = sum_products(recursive, recursive, count) / (double)(count - 1);
  *result = test_t("Harvey-Collier", "the relation is linear: recursive residuals have mean zero", fit->n,
                   fabs(mean) * sqrt((double)count / variance), count - 1);
  return TRUE;
}
