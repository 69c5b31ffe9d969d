#include "durbin_watson.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_eigen.h>
#include <math.h>

#include "auxiliary.h"
#include "gsl_auto.h"
#include "quadratic_form.h"
#include "scores.h"
#include "sum.h"

#define CLEARLY_SMALLER 0.4 /* a tail below this leaves more to the other, whatever the rounding */

G_DEFINE_AUTOPTR_CLEANUP_FUNC(gsl_eigen_symm_workspace, gsl_eigen_symm_free)

/* out = D'D in, with D the differences of observations one period apart. */
static void
second_difference(const gint64 *period, const gsl_vector *in, gsl_vector *out)
{
  gsl_vector_set_zero(out);
  for (gsize i = 1; i < in->size; i++)
    if (grid_apart(period, i, i - 1) == 1) {
      const double difference = gsl_vector_get(in, i) - gsl_vector_get(in, i - 1);
      gsl_vector_set(out, i, gsl_vector_get(out, i) + difference);
      gsl_vector_set(out, i - 1, gsl_vector_get(out, i - 1) - difference);
    }
}

static double
statistic_of(const Fit *fit, const gint64 *period)
{
  Sum sum = {0};

  for (gsize i = 1; i < fit->n; i++)
    if (grid_apart(period, i, i - 1) == 1) {
      const double difference = gsl_vector_get(fit->residuals, i) - gsl_vector_get(fit->residuals, i - 1);
      sum_add(&sum, difference * difference);
    }
  return sum_value(&sum) / fit->ssr;
}

/* columns' D'D columns, and (unless NULL) the columns D'D columns themselves. */
static int
project(const gint64 *period, const gsl_matrix *columns, gsl_matrix *turned, gsl_matrix *projected)
{
  g_autoptr(gsl_vector) out = gsl_vector_alloc(columns->size1);

  for (gsize j = 0; j < columns->size2; j++) {
    const gsl_vector_const_view column = gsl_matrix_const_column(columns, j);
    second_difference(period, &column.vector, out);
    gsl_matrix_set_col(turned, j, out);
  }
  return gsl_blas_dgemm(CblasTrans, CblasNoTrans, 1, columns, turned, 0, projected);
}

static gboolean
is_positive_on_average(const gsl_vector *weight)
{
  double sum = 0;

  for (gsize i = 0; i < weight->size; i++)
    sum += gsl_vector_get(weight, i);
  return sum > 0;
}

/* The n - k eigenvalues of the ratio's upper form, less the statistic: its law is that of the sign of their sum of squares. The
 * tail on whose side the statistic lies is integrated, and the other one is the rest of it unless both are about a half. */
static gboolean
exact_tails(const Fit *fit, const gint64 *period, double statistic, double *below, double *above, GError **error)
{
  const gsize m = fit->n - fit->k;
  g_autoptr(gsl_matrix) complement = complement_new(fit, error);
  g_autoptr(gsl_matrix) turned = gsl_matrix_alloc(fit->n, m);
  g_autoptr(gsl_matrix) form = gsl_matrix_calloc(m, m);
  g_autoptr(gsl_vector) weight = gsl_vector_alloc(m);
  g_autoptr(gsl_eigen_symm_workspace) work = gsl_eigen_symm_alloc(m);

  if (!complement || !stats_check_gsl(project(period, complement, turned, form), error) ||
      !stats_check_gsl(gsl_eigen_symm(form, weight, work), error))
    return FALSE;
  gsl_vector_add_constant(weight, -statistic);
  const gboolean low = is_positive_on_average(weight);
  double *smaller = low ? below : above, *larger = low ? above : below;
  if (low)
    gsl_vector_scale(weight, -1);
  if (!quadratic_form_above_zero(weight->data, m, smaller, error))
    return FALSE;
  *larger = 1 - *smaller;
  if (*smaller < CLEARLY_SMALLER)
    return TRUE;
  gsl_vector_scale(weight, -1);
  return quadratic_form_above_zero(weight->data, m, larger, error);
}

/* Traces of M A and of its square, A = D'D and M = I - QQ', without any n x n matrix. */
static int
traces(const gint64 *period, const gsl_matrix *basis, double *first, double *second)
{
  const gsize n = basis->size1, k = basis->size2;
  g_autoptr(gsl_matrix) turned = gsl_matrix_alloc(n, k);
  g_autoptr(gsl_matrix) projected = gsl_matrix_calloc(k, k);
  const int status = project(period, basis, turned, projected);

  *first = *second = 0;
  for (gsize i = 0; i < n; i++) {
    const gboolean back = i > 0 && grid_apart(period, i, i - 1) == 1;
    const gboolean ahead = i + 1 < n && grid_apart(period, i + 1, i) == 1;
    const double diagonal = back + ahead;
    *first += diagonal;
    *second += diagonal * diagonal + diagonal;
  }
  for (gsize j = 0; j < k; j++) {
    *first -= gsl_matrix_get(projected, j, j);
    for (gsize l = 0; l < k; l++)
      *second += gsl_matrix_get(projected, j, l) * gsl_matrix_get(projected, l, j);
    for (gsize i = 0; i < n; i++)
      *second -= 2 * gsl_matrix_get(turned, i, j) * gsl_matrix_get(turned, i, j);
  }
  return status;
}

static gboolean
normal_tails(const Fit *fit, const gint64 *period, double statistic, double *below, double *above, GError **error)
{
  const double m = (double)(fit->n - fit->k);
  g_autoptr(Basis) basis = basis_new(fit, error);
  double first = 0, second = 0;

  if (!basis || !stats_check_gsl(traces(period, basis->basis, &first, &second), error))
    return FALSE;
  const double mean = first / m, deviation = sqrt(2 / (m * (m + 2)) * (second - first * mean));
  *below = gsl_cdf_gaussian_P(statistic - mean, deviation);
  *above = gsl_cdf_gaussian_Q(statistic - mean, deviation);
  return TRUE;
}

static gboolean
check_input(const Fit *fit, const gint64 *period, GError **error)
{
  if (!grid_check(period, fit->n, error) || !auxiliary_check_count("Durbin-Watson", fit->n, fit->k + 2, error) ||
      !auxiliary_check_residuals(fit, error))
    return FALSE;
  if (grid_pairs(period, fit->n, 1) > 0)
    return TRUE;
  g_set_error_literal(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
                      "Durbin-Watson: no two observations are neighbours on the time grid");
  return FALSE;
}

gboolean
durbin_watson_test(const Fit *fit, const gint64 *period, Autocorrelation alternative, DurbinWatsonMethod method,
                   TestResult *result, GError **error)
{
  const gboolean exact =
      method == DURBIN_WATSON_EXACT || (method == DURBIN_WATSON_AUTOMATIC && fit->n <= DURBIN_WATSON_EXACT_MOST);
  double below = 0, above = 0;

  if (!check_input(fit, period, error))
    return FALSE;
  const double statistic = statistic_of(fit, period);
  if (!(exact ? exact_tails : normal_tails)(fit, period, statistic, &below, &above, error))
    return FALSE;

  *result = (TestResult){.name = "Durbin-Watson",
                         .null = "the errors have no first-order autocorrelation",
                         .n = fit->n,
                         .order = 1,
                         .law = exact ? TEST_QUADRATIC_FORM : TEST_NORMAL,
                         .statistic = statistic,
                         .df1 = NAN,
                         .df2 = NAN};
  if (alternative == AUTOCORRELATION_ANY)
    result->p = fmin(2 * fmin(below, above), 1);
  else
    result->p = alternative == AUTOCORRELATION_POSITIVE ? below : above;
  return TRUE;
}
