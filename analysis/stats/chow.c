#include "chow.h"

#include "auxiliary.h"
#include "gsl_auto.h"
#include "hac.h"
#include "hc.h"
#include "wald.h"

#define NULL_HYPOTHESIS "the coefficients are the same before and after the date"

static gboolean
check_sides(const Fit *fit, gsize at, GError **error)
{
  if (at > fit->k && at < fit->n && fit->n - at > fit->k)
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
              "a break after observation %zu of %zu: at least %zu are needed on either side", at, fit->n, fit->k + 1);
  return FALSE;
}

/* The columns, and the same columns from observation at + 1 on. */
static Fit *
fit_interacted(const Fit *fit, gsize at, GError **error)
{
  const gsize n = fit->n, k = fit->k;
  g_autoptr(gsl_matrix) design = gsl_matrix_calloc(n, 2 * k);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  g_autofree double *y = g_new(double, n);

  for (gsize i = 0; i < n; i++) {
    y[i] = gsl_vector_get(fit->fitted, i) + gsl_vector_get(fit->residuals, i);
    for (gsize j = 0; j < k; j++) {
      gsl_matrix_set(design, i, j, gsl_matrix_get(fit->design, i, j));
      gsl_matrix_set(design, i, k + j, i < at ? 0 : gsl_matrix_get(fit->design, i, j));
    }
  }
  for (gsize j = 0; j < k; j++)
    g_ptr_array_add(names, g_strdup(fit->names[j]));
  for (gsize j = 0; j < k; j++)
    g_ptr_array_add(names, g_strdup_printf("%s in the new regime", fit->names[j]));
  return ols_fit(y, design, (const char *const *)names->pdata, fit->intercept, error);
}

/* The coefficients of the new regime's own columns; covariance may be NULL. */
static TestResult
test_change(const Fit *both, const gsl_matrix *covariance, const char *name)
{
  const gsize k = both->k / 2;
  g_autofree gsize *which = g_new(gsize, k);
  TestResult result = {0};

  for (gsize j = 0; j < k; j++)
    which[j] = k + j;
  if (!covariance || !wald_test(both, covariance, which, k, both->n - both->k, &result, NULL))
    result = (TestResult){0};
  result.name = name;
  result.null = NULL_HYPOTHESIS;
  return result;
}

gboolean
chow_test(const Fit *fit, gsize at, Chow *chow, GError **error)
{
  if (!check_sides(fit, at, error) || !auxiliary_check_residuals(fit, error))
    return FALSE;
  g_autoptr(Fit) both = fit_interacted(fit, at, error);
  if (!both || !auxiliary_check_residuals(both, error))
    return FALSE;
  const gsize lag = hac_default_lag(fit->n);
  g_autoptr(gsl_matrix) classical = ols_covariance(both);
  g_autoptr(gsl_matrix) hc = hc_covariance(both, HC3, NULL);
  g_autoptr(gsl_matrix) hac = hac_covariance(both, NULL, lag, TRUE, NULL);
  *chow = (Chow){.at = at,
                 .f = test_change(both, classical, "Chow"),
                 .robust = test_change(both, hc, "Chow, HC3"),
                 .hac = test_change(both, hac, "Chow, Newey-West"),
                 .lag = lag};
  return TRUE;
}
