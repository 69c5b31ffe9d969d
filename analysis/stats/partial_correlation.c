#include "partial_correlation.h"

#include <math.h>

#include "correlation.h"
#include "ols.h"
#include "sum.h"

static gboolean
check_series(const double *x, const double *y, const double *const *given, gsize k, gsize n, const char *const *names,
             GError **error)
{
  for (gsize i = 0; i < k + 2; i++) {
    const double *values = i == 0 ? x : i == 1 ? y : given[i - 2];
    if (!stats_check_finite(values, n, names[i], error) || !stats_check_varies(values, n, names[i], error))
      return FALSE;
  }
  return TRUE;
}

static gsl_matrix *
design_of(const double *const *given, gsize k, gsize n)
{
  gsl_matrix *design = gsl_matrix_alloc(n, k + 1);
  for (gsize i = 0; i < n; i++) {
    gsl_matrix_set(design, i, 0, 1);
    for (gsize j = 0; j < k; j++)
      gsl_matrix_set(design, i, j + 1, given[j][i]);
  }
  return design;
}

/* What the others leave of a series; rounding is all that stays of one that is a combination of them. */
static Fit *
fit_others(const double *values, const gsl_matrix *design, const char *const *names, const char *name, GError **error)
{
  g_autoptr(Fit) fit = ols_fit(values, design, names, TRUE, error);
  if (!fit)
    return NULL;
  if (sqrt(fit->ssr) > RANK_TOLERANCE * sqrt(fit->tss))
    return g_steal_pointer(&fit);
  g_set_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR, "%s: nothing is left of it when the others are held fixed",
              name);
  return NULL;
}

static void
set_inference(PartialCorrelation *result, const double *x, const double *y)
{
  const double k = (double)result->k, pairs = (double)result->n - k;

  result->df = pairs - 2;
  result->t = result->r * sqrt(result->df / ((1 - result->r) * (1 + result->r)));
  result->p = correlation_p(result->r, pairs);
  result->n_effective = fmax(effective_pairs(x, y, result->n), 3 + k);
  result->p_effective = correlation_p(result->r, result->n_effective - k);
  result->lower = result->upper = result->lower_effective = result->upper_effective = NAN;
  if (pairs < 4)
    return;
  correlation_interval(result->r, pairs, 1, result->level, &result->lower, &result->upper);
  correlation_interval(result->r, result->n_effective - k, 1, result->level, &result->lower_effective,
                       &result->upper_effective);
}

gboolean
partial_correlate(const double *x, const double *y, const double *const *given, gsize k, gsize n,
                  const char *const *names, double level, PartialCorrelation *result, GError **error)
{
  if (k == 0) {
    g_set_error_literal(error, STATS_ERROR, STATS_ERROR_DOMAIN, "partial correlation: nothing is held fixed");
    return FALSE;
  }
  if (!stats_check_level(level, error) || !stats_check_count(n, 3 + k, error) ||
      !check_series(x, y, given, k, n, names, error))
    return FALSE;

  g_autofree const char **columns = g_new0(const char *, k + 2);
  columns[0] = "constant";
  for (gsize j = 0; j < k; j++)
    columns[j + 1] = names[j + 2];
  gsl_matrix *design = design_of(given, k, n);
  g_autoptr(Fit) x_fit = fit_others(x, design, columns, names[0], error);
  g_autoptr(Fit) y_fit = x_fit ? fit_others(y, design, columns, names[1], error) : NULL;
  gsl_matrix_free(design);
  if (!y_fit)
    return FALSE;

  g_autofree double *dx = g_new(double, n), *dy = g_new(double, n);
  scaled_deviations(x_fit->residuals->data, n, dx);
  scaled_deviations(y_fit->residuals->data, n, dy);
  *result = (PartialCorrelation){.n = n, .k = k, .level = level};
  result->r = CLAMP(sum_products(dx, dy, n) / sqrt(sum_products(dx, dx, n) * sum_products(dy, dy, n)), -1, 1);
  set_inference(result, dx, dy);
  return TRUE;
}
