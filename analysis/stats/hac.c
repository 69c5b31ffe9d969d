#include "hac.h"

#include <gsl/gsl_blas.h>
#include <math.h>

#include "gsl_auto.h"

/* Bartlett weight, so that the covariance stays positive semidefinite. */
static double
bartlett(guint64 apart, gsize lag)
{
  return 1 - (double)apart / ((double)lag + 1);
}

gsize
hac_default_lag(gsize n)
{
  return (gsize)floor(4 * pow((double)n / 100, 2.0 / 9));
}

static gboolean
check_input(const Fit *fit, const gint64 *period, gsize lag, GError **error)
{
  if (lag >= fit->n) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "lag %zu is not below the number of observations, %zu", lag,
                fit->n);
    return FALSE;
  }
  for (gsize i = 1; period && i < fit->n; i++)
    if (period[i] <= period[i - 1]) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "period: observation %zu is not after observation %zu", i + 1,
                  i);
      return FALSE;
    }
  return TRUE;
}

/* n x k: each row of the design times its residual. */
static gsl_matrix *
scores_new(const Fit *fit)
{
  gsl_matrix *scores = gsl_matrix_alloc(fit->n, fit->k);

  for (gsize i = 0; i < fit->n; i++)
    for (gsize j = 0; j < fit->k; j++)
      gsl_matrix_set(scores, i, j, gsl_matrix_get(fit->design, i, j) * gsl_vector_get(fit->residuals, i));
  return scores;
}

/* Adds weight (a b' + b a'), or weight a a' when both are the same observation. */
static int
add_products(gsl_matrix *meat, const gsl_matrix *scores, gsize a, gsize b, double weight)
{
  const gsl_vector_const_view first = gsl_matrix_const_row(scores, a), second = gsl_matrix_const_row(scores, b);

  if (a == b)
    return gsl_blas_dger(weight, &first.vector, &first.vector, meat);
  const int status = gsl_blas_dger(weight, &first.vector, &second.vector, meat);
  return status ? status : gsl_blas_dger(weight, &second.vector, &first.vector, meat);
}

static int
set_meat(gsl_matrix *meat, const gsl_matrix *scores, const gint64 *period, gsize lag)
{
  int status = GSL_SUCCESS;

  for (gsize t = 0; !status && t < scores->size1; t++)
    for (gsize s = t + 1; !status && s-- > 0;) {
      const guint64 apart = period ? (guint64)period[t] - (guint64)period[s] : t - s;
      if (apart > lag)
        break;
      status = add_products(meat, scores, t, s, bartlett(apart, lag));
    }
  return status;
}

gsl_matrix *
hac_covariance(const Fit *fit, const gint64 *period, gsize lag, gboolean small_sample, GError **error)
{
  if (!check_input(fit, period, lag, error))
    return NULL;

  g_autoptr(gsl_matrix) scores = scores_new(fit);
  g_autoptr(gsl_matrix) meat = gsl_matrix_calloc(fit->k, fit->k);
  g_autoptr(gsl_matrix) half = gsl_matrix_calloc(fit->k, fit->k);
  g_autoptr(gsl_matrix) covariance = gsl_matrix_calloc(fit->k, fit->k);
  const double factor = small_sample ? (double)fit->n / (double)(fit->n - fit->k) : 1;

  if (!stats_check_gsl(set_meat(meat, scores, period, lag), error) ||
      !stats_check_gsl(gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, fit->bread, meat, 0, half), error) ||
      !stats_check_gsl(gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, factor, half, fit->bread, 0, covariance), error))
    return NULL;
  return g_steal_pointer(&covariance);
}
