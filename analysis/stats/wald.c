#include "wald.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_linalg.h>
#include <math.h>

#include "gsl_auto.h"

/* Reciprocal condition of the correlations below which the covariance of coefficients counts as singular: a rank-deficient
 * one made in doubles comes out near 1e-16. */
#define SINGULAR 1e-13

static gboolean
check_input(const Fit *fit, const gsize *which, gsize count, gsize freedom, GError **error)
{
  if (count == 0 || freedom == 0) {
    g_set_error_literal(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                        count == 0 ? "no coefficient to test" : "no degrees of freedom are left for a test");
    return FALSE;
  }
  for (gsize i = 0; i < count; i++)
    if (which[i] >= fit->k) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "coefficient %zu of %zu cannot be tested", which[i] + 1,
                  fit->k);
      return FALSE;
    }
  return TRUE;
}

/* Correlations of the chosen coefficients, and their t-values: units fall out, which a condition could not bear. */
static void
set_standardised(const Fit *fit, const gsl_matrix *covariance, const gsize *which, gsl_matrix *correlation,
                 gsl_vector *t)
{
  for (gsize i = 0; i < t->size; i++) {
    const double error = sqrt(gsl_matrix_get(covariance, which[i], which[i]));
    gsl_vector_set(t, i, gsl_vector_get(fit->coefficients, which[i]) / error);
    for (gsize j = 0; j < t->size; j++)
      gsl_matrix_set(correlation, i, j,
                     gsl_matrix_get(covariance, which[i], which[j]) / error /
                         sqrt(gsl_matrix_get(covariance, which[j], which[j])));
  }
}

/* t' R^-1 t */
static int
quadratic(gsl_matrix *correlation, gsl_vector *t, double *value)
{
  g_autoptr(gsl_vector) work = gsl_vector_alloc(3 * t->size);
  double reciprocal = 0;
  int status = gsl_linalg_cholesky_decomp1(correlation);

  if (!status)
    status = gsl_linalg_cholesky_rcond(correlation, &reciprocal, work);
  if (!status && !(reciprocal > SINGULAR))
    status = GSL_ESING;
  if (!status)
    status = gsl_blas_dtrsv(CblasLower, CblasNoTrans, CblasNonUnit, correlation, t);
  return status ? status : gsl_blas_ddot(t, t, value);
}

gboolean
wald_test(const Fit *fit, const gsl_matrix *covariance, const gsize *which, gsize count, gsize freedom,
          TestResult *result, GError **error)
{
  double value = 0;

  if (!check_input(fit, which, count, freedom, error))
    return FALSE;

  g_autoptr(gsl_matrix) correlation = gsl_matrix_alloc(count, count);
  g_autoptr(gsl_vector) t = gsl_vector_alloc(count);
  set_standardised(fit, covariance, which, correlation, t);
  if (quadratic(correlation, t, &value) != GSL_SUCCESS) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR,
                "the covariance of the %zu coefficients is singular: they cannot be tested together", count);
    return FALSE;
  }
  *result = test_f("Wald", "the coefficients are all zero", fit->n, 0, value / (double)count, count, freedom);
  return TRUE;
}

gboolean
wald_slopes(const Fit *fit, const gsl_matrix *covariance, gsize freedom, TestResult *result, GError **error)
{
  const gsize first = fit->intercept ? 1 : 0;
  g_autofree gsize *which = g_new(gsize, fit->k);

  for (gsize i = first; i < fit->k; i++)
    which[i - first] = i;
  return wald_test(fit, covariance, which, fit->k - first, freedom, result, error);
}

Coefficient
wald_coefficient(const Fit *fit, const gsl_matrix *covariance, gsize i, gsize freedom, double level)
{
  const double estimate = gsl_vector_get(fit->coefficients, i);
  const double standard_error = sqrt(gsl_matrix_get(covariance, i, i));
  const double t = estimate / standard_error;
  const double reach = gsl_cdf_tdist_Qinv((1 - level) / 2, (double)freedom) * standard_error;

  return (Coefficient){.estimate = estimate,
                       .standard_error = standard_error,
                       .t = t,
                       .p = 2 * gsl_cdf_tdist_Q(fabs(t), (double)freedom),
                       .lower = estimate - reach,
                       .upper = estimate + reach};
}
