#include "filters.h"

#include <gsl/gsl_linalg.h>

#include "gsl_auto.h"
#include "ols.h"
#include "sum.h"

double
hodrick_prescott_lambda(double per_year)
{
  return 1600 * pow(per_year / 4, 4);
}

static double
second_difference(const double *x, gsize i)
{
  return (x[i] - x[i + 1]) - (x[i + 1] - x[i + 2]);
}

/* (I / lambda + D D') w = D x, of the n - 2 second differences D x. Its matrix stays definite however large lambda is, which that of
 * the textbook, I + lambda D'D, does not in doubles. */
static gsl_vector *
solve_multipliers(const double *x, gsize n, double lambda, GError **error)
{
  static const double band[] = {6, -4, 1};
  const gsize m = n - 2, width = MIN(m, G_N_ELEMENTS(band));
  g_autoptr(gsl_matrix) system = gsl_matrix_calloc(m, width);
  g_autoptr(gsl_vector) differences = gsl_vector_alloc(m), w = gsl_vector_alloc(m);
  for (gsize i = 0; i < m; i++) {
    gsl_vector_set(differences, i, second_difference(x, i));
    for (gsize j = 0; j < width; j++)
      gsl_matrix_set(system, i, j, band[j] + (j == 0 ? 1 / lambda : 0));
  }
  if (!stats_check_gsl(gsl_linalg_cholesky_band_decomp(system), error) ||
      !stats_check_gsl(gsl_linalg_cholesky_band_solve(system, differences, w), error))
    return NULL;
  return g_steal_pointer(&w);
}

/* The cycle is D'w. */
static gboolean
smooth(const double *x, gsize n, double lambda, double *trend, GError **error)
{
  g_autoptr(gsl_vector) w = solve_multipliers(x, n, lambda, error);
  if (!w)
    return FALSE;
  for (gsize i = 0; i < n; i++) {
    const double here = i < n - 2 ? gsl_vector_get(w, i) : 0,
                 before = i > 0 && i < n - 1 ? gsl_vector_get(w, i - 1) : 0,
                 first = i > 1 ? gsl_vector_get(w, i - 2) : 0;
    trend[i] = x[i] - (here - 2 * before + first);
    if (!isfinite(trend[i])) {
      g_set_error_literal(error, STATS_ERROR, STATS_ERROR_NUMERIC,
                          "Hodrick-Prescott: numbers beyond the range of doubles");
      return FALSE;
    }
  }
  return TRUE;
}

gboolean
hodrick_prescott(const double *x, gsize n, double lambda, double *trend, GError **error)
{
  if (!stats_check_count(n, 3, error) || !stats_check_finite(x, n, "Hodrick-Prescott", error))
    return FALSE;
  if (!(lambda >= 0) || !isfinite(lambda)) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "lambda %g is not a number of 0 or more", lambda);
    return FALSE;
  }
  if (isfinite(1 / lambda))
    return smooth(x, n, lambda, trend, error);
  for (gsize i = 0; i < n; i++)
    trend[i] = x[i];
  return TRUE;
}

void
hamilton_orders(gsize per_year, gsize *horizon, gsize *lags)
{
  *horizon = 2 * per_year;
  *lags = per_year;
}

static gsl_matrix *
lagged_design(const double *x, gsize rows, gsize lags)
{
  gsl_matrix *design = gsl_matrix_alloc(rows, lags + 1);
  for (gsize i = 0; design && i < rows; i++) {
    gsl_matrix_set(design, i, 0, 1);
    for (gsize j = 0; j < lags; j++)
      gsl_matrix_set(design, i, j + 1, x[i + lags - 1 - j]);
  }
  return design;
}

static char **
lag_names(gsize horizon, gsize lags)
{
  char **names = g_new0(char *, lags + 2);
  names[0] = g_strdup("const");
  for (gsize j = 0; j < lags; j++)
    names[j + 1] = g_strdup_printf("lag %" G_GSIZE_FORMAT, horizon + j);
  return names;
}

gboolean
hamilton_cycle(const double *x, gsize n, gsize horizon, gsize lags, double *cycle, GError **error)
{
  if (horizon == 0 || lags == 0) {
    g_set_error_literal(error, STATS_ERROR, STATS_ERROR_DOMAIN, "Hamilton's filter: horizon and lags are 1 or more");
    return FALSE;
  }
  if (lags > HAMILTON_MOST_LAGS) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                "Hamilton's filter: %" G_GSIZE_FORMAT " lags, at most %d are taken", lags, HAMILTON_MOST_LAGS);
    return FALSE;
  }
  /* Compared one by one, so that no sum of huge options wraps round. */
  if (horizon >= n || lags >= n || n - horizon < 2 * lags + 1) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
                "%" G_GSIZE_FORMAT " observation%s, more than horizon + 2 lags = %" G_GSIZE_FORMAT
                " + 2 x %" G_GSIZE_FORMAT " are needed",
                n, n == 1 ? "" : "s", horizon, lags);
    return FALSE;
  }
  const gsize skipped = horizon + lags - 1;
  if (!stats_check_finite(x, n, "Hamilton's filter", error))
    return FALSE;
  g_autoptr(gsl_matrix) design = lagged_design(x, n - skipped, lags);
  g_auto(GStrv) names = lag_names(horizon, lags);
  g_autoptr(Fit) fit = design ? ols_fit(x + skipped, design, (const char *const *)names, TRUE, error) : NULL;
  for (gsize i = 0; fit && i < n; i++)
    cycle[i] = i < skipped ? NAN : gsl_vector_get(fit->residuals, i - skipped);
  return fit != NULL;
}

static double
average_around(const double *x, gsize i, gsize width)
{
  const gsize half = width / 2;
  const double edge = width % 2 ? 1 : 0.5;
  Sum sum = {0};
  for (gsize j = i - half; j <= i + half; j++)
    sum_add(&sum, (j == i - half || j == i + half) && half ? edge * x[j] : x[j]);
  return sum_value(&sum) / (double)width;
}

gboolean
centred_average(const double *x, gsize n, gsize width, double *average, GError **error)
{
  if (width == 0) {
    g_set_error_literal(error, STATS_ERROR, STATS_ERROR_DOMAIN, "moving average: a width of 0");
    return FALSE;
  }
  if (!stats_check_count(n, width % 2 ? width : width + 1, error) || !stats_check_finite(x, n, "moving average", error))
    return FALSE;
  const gsize half = width / 2;
  for (gsize i = 0; i < n; i++)
    average[i] = i < half || i + half >= n ? NAN : average_around(x, i, width);
  return TRUE;
}
