#include "robust.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_multifit.h>
#include <math.h>

#include "gsl_auto.h"

#define MOST_ITERATIONS 500

G_DEFINE_AUTOPTR_CLEANUP_FUNC(gsl_multifit_robust_workspace, gsl_multifit_robust_free)

static RobustFit *
robust_fit_new(const Fit *start, double tuning)
{
  RobustFit *fit = g_new0(RobustFit, 1);

  fit->n = start->n;
  fit->k = start->k;
  fit->names = g_strdupv(start->names);
  fit->tuning = tuning;
  fit->coefficients = gsl_vector_alloc(fit->k);
  fit->covariance = gsl_matrix_alloc(fit->k, fit->k);
  fit->residuals = gsl_vector_alloc(fit->n);
  fit->weights = gsl_vector_alloc(fit->n);
  return fit;
}

/* Coefficients and covariance of the orthonormal basis become those of the columns: b = root g, V = root C root'. */
static int
set_coefficients(RobustFit *fit, const Fit *start, const gsl_vector *along, const gsl_matrix *spread)
{
  g_autoptr(gsl_matrix) half = gsl_matrix_alloc(fit->k, fit->k);
  int status = gsl_blas_dgemv(CblasNoTrans, 1, start->root, along, 0, fit->coefficients);

  if (!status)
    status = gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, start->root, spread, 0, half);
  return status ? status : gsl_blas_dgemm(CblasNoTrans, CblasTrans, 1, half, start->root, 0, fit->covariance);
}

static int
set_statistics(RobustFit *fit, const gsl_multifit_robust_workspace *work)
{
  const gsl_multifit_robust_stats statistics = gsl_multifit_robust_statistics(work);
  int status = gsl_vector_memcpy(fit->residuals, statistics.r);

  if (!status)
    status = gsl_vector_memcpy(fit->weights, statistics.weights);
  fit->sigma = statistics.sigma;
  fit->iterations = statistics.numit;
  for (gsize i = 0; i < fit->n; i++)
    fit->silenced += gsl_vector_get(fit->weights, i) == 0;
  return status;
}

/* On the basis that least squares found, as GSL does not scale columns here. */
static int
estimate(RobustFit *fit, const Fit *start, const double *y)
{
  const gsl_vector_const_view response = gsl_vector_const_view_array(y, fit->n);
  g_autoptr(gsl_multifit_robust_workspace) work =
      gsl_multifit_robust_alloc(gsl_multifit_robust_bisquare, fit->n, fit->k);
  g_autoptr(gsl_vector) along = gsl_vector_alloc(fit->k);
  g_autoptr(gsl_matrix) spread = gsl_matrix_alloc(fit->k, fit->k);

  if (!work)
    return GSL_ENOMEM;
  int status = gsl_multifit_robust_tune(fit->tuning, work);
  if (!status)
    status = gsl_multifit_robust_maxiter(MOST_ITERATIONS, work);
  if (!status)
    status = gsl_multifit_robust(start->basis, &response.vector, along, spread, work);
  if (!status)
    status = set_coefficients(fit, start, along, spread);
  return status ? status : set_statistics(fit, work);
}

RobustFit *
robust_fit(const double *y, const ModelMatrix *model, gboolean intercept, double tuning, GError **error)
{
  if (!(tuning > 0 && isfinite(tuning))) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "tuning %g is not above zero", tuning);
    return NULL;
  }
  g_autoptr(Fit) start = ols_fit_model(y, model, NULL, intercept, error);
  if (!start)
    return NULL;

  g_autoptr(RobustFit) fit = robust_fit_new(start, tuning);
  const int status = estimate(fit, start, y);
  if (status == GSL_EMAXITER) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_NUMERIC, "robust weights did not settle in %d iterations",
                MOST_ITERATIONS);
    return NULL;
  }
  return stats_check_gsl(status, error) ? g_steal_pointer(&fit) : NULL;
}

void
robust_fit_free(RobustFit *fit)
{
  if (!fit)
    return;
  g_strfreev(fit->names);
  gsl_vector_free(fit->coefficients);
  gsl_matrix_free(fit->covariance);
  gsl_vector_free(fit->residuals);
  gsl_vector_free(fit->weights);
  g_free(fit);
}
