#include "hc.h"

#include <gsl/gsl_blas.h>
#include <math.h>

#include "gsl_auto.h"
#include "scores.h"

static double
multiplier(const Fit *fit, HcType type, double leverage)
{
  const double n = (double)fit->n, k = (double)fit->k;

  switch (type) {
  case HC0:
    return 1;
  case HC1:
    return n / (n - k);
  case HC2:
    return 1 / (1 - leverage);
  case HC3:
    return 1 / ((1 - leverage) * (1 - leverage));
  case HC4:
    return pow(1 - leverage, -fmin(4, n * leverage / k));
  }
  return NAN;
}

static gboolean
check_leverage(const Basis *basis, HcType type, GError **error)
{
  for (gsize i = 0; type >= HC2 && i < basis->basis->size1; i++)
    if (basis_leverage(basis, i) > LEVERAGE_LIMIT) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                  "HC%d is not defined: observation %zu has leverage 1, a coefficient rests on it alone", (int)type,
                  i + 1);
      return FALSE;
    }
  return TRUE;
}

gsl_matrix *
hc_covariance(const Fit *fit, HcType type, GError **error)
{
  g_autoptr(Basis) basis = basis_new(fit, error);

  if (!basis || !check_leverage(basis, type, error))
    return NULL;

  g_autoptr(gsl_matrix) scores = basis_scores(basis, fit);
  g_autoptr(gsl_matrix) meat = gsl_matrix_calloc(fit->k, fit->k);
  for (gsize i = 0; i < fit->n; i++) {
    const gsl_vector_const_view row = gsl_matrix_const_row(scores, i);
    gsl_blas_dger(multiplier(fit, type, basis_leverage(basis, i)), &row.vector, &row.vector, meat);
  }
  return basis_sandwich(basis, meat, 1, error);
}

/* group[i] from 0 in order of first appearance; returns how many there are. */
static gsize
number_groups(const gint64 *cluster, gsize n, gsize *group)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_int64_hash, g_int64_equal);
  gsize groups = 0;

  for (gsize i = 0; i < n; i++) {
    gpointer number = NULL;
    if (!g_hash_table_lookup_extended(seen, &cluster[i], NULL, &number)) {
      number = GSIZE_TO_POINTER(groups++);
      g_hash_table_insert(seen, (gpointer)&cluster[i], number);
    }
    group[i] = GPOINTER_TO_SIZE(number);
  }
  return groups;
}

gsl_matrix *
cluster_covariance(const Fit *fit, const gint64 *cluster, gsize *groups, GError **error)
{
  const double n = (double)fit->n, k = (double)fit->k;
  g_autofree gsize *group = g_new(gsize, fit->n);

  *groups = number_groups(cluster, fit->n, group);
  if (*groups < 2) {
    g_set_error_literal(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
                        "all observations are in one cluster, at least 2 are needed");
    return NULL;
  }
  g_autoptr(Basis) basis = basis_new(fit, error);
  if (!basis)
    return NULL;

  g_autoptr(gsl_matrix) scores = basis_scores(basis, fit);
  g_autoptr(gsl_matrix) sums = gsl_matrix_calloc(*groups, fit->k);
  g_autoptr(gsl_matrix) meat = gsl_matrix_calloc(fit->k, fit->k);
  for (gsize i = 0; i < fit->n; i++) {
    const gsl_vector_const_view row = gsl_matrix_const_row(scores, i);
    gsl_vector_view sum = gsl_matrix_row(sums, group[i]);
    gsl_vector_add(&sum.vector, &row.vector);
  }
  if (!stats_check_gsl(gsl_blas_dgemm(CblasTrans, CblasNoTrans, 1, sums, sums, 0, meat), error))
    return NULL;
  const double g = (double)*groups;
  return basis_sandwich(basis, meat, g / (g - 1) * (n - 1) / (n - k), error);
}
