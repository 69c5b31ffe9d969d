#include "serial.h"

#include <math.h>

#include "auxiliary.h"
#include "gsl_auto.h"
#include "sum.h"

static gboolean
check_lags(const char *what, const gint64 *period, gsize n, gsize lags, GError **error)
{
  if (lags > 0)
    return grid_check(period, n, error);
  g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "%s: at least 1 lag is needed", what);
  return FALSE;
}

/* n x (k + lags): the regressors and the lagged residuals. */
static gsl_matrix *
with_lagged_residuals(const Fit *fit, const gint64 *period, gsize lags)
{
  gsl_matrix *design = gsl_matrix_calloc(fit->n, fit->k + lags);
  gsize before = 0;

  for (gsize i = 0; i < fit->n; i++) {
    for (gsize j = 0; j < fit->k; j++)
      gsl_matrix_set(design, i, j, gsl_matrix_get(fit->design, i, j));
    for (gsize lag = 1; lag <= lags; lag++)
      if (grid_before(period, i, lag, &before))
        gsl_matrix_set(design, i, fit->k + lag - 1, gsl_vector_get(fit->residuals, before));
  }
  return design;
}

gboolean
breusch_godfrey_test(const Fit *fit, const gint64 *period, gsize lags, BreuschGodfrey *result, GError **error)
{
  const char *name = "Breusch-Godfrey", *null = "the errors have no autocorrelation up to this order";
  Auxiliary auxiliary;

  if (!check_lags(name, period, fit->n, lags, error) ||
      !auxiliary_check_count(name, fit->n, fit->k + lags + 1, error) || !auxiliary_check_residuals(fit, error))
    return FALSE;

  g_autoptr(gsl_matrix) design = with_lagged_residuals(fit, period, lags);
  if (!auxiliary_fit(fit->residuals->data, design, &auxiliary, error))
    return FALSE;
  if (auxiliary.rank < fit->k + lags) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR,
                "%s: a lag of the residuals up to %zu depends on the regressors or on the other lags", name, lags);
    return FALSE;
  }
  const gsize freedom = fit->n - fit->k - lags;
  const double total = auxiliary.explained + auxiliary.ssr;
  const double f = auxiliary.explained / (double)lags / (auxiliary.ssr / (double)freedom);
  result->lm = test_chi_square(name, null, fit->n, lags, (double)fit->n * auxiliary.explained / total, lags);
  result->f = test_f(name, null, fit->n, lags, f, lags, freedom);
  return TRUE;
}

/* Sum of products of x with x lag periods before, and how many there are. */
static double
lagged_products(const double *x, const gint64 *period, gsize n, gsize lag, gsize *pairs)
{
  Sum sum = {0};
  gsize before = 0;

  *pairs = 0;
  for (gsize i = 0; i < n; i++)
    if (grid_before(period, i, lag, &before)) {
      sum_add(&sum, x[i] * x[before]);
      ++*pairs;
    }
  return sum_value(&sum);
}

static gboolean
check_series(const double *x, const gint64 *period, gsize n, gsize lags, gsize fitted, const char *name, GError **error)
{
  if (!check_lags(name, period, n, lags, error) || !auxiliary_check_count(name, n, lags + 1, error) ||
      !stats_check_finite(x, n, name, error) || !stats_check_varies(x, n, name, error))
    return FALSE;
  if (lags > fitted)
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
              "%s: %zu lag%s for %zu fitted parameter%s, at least %zu are needed", name, lags, lags == 1 ? "" : "s",
              fitted, fitted == 1 ? "" : "s", fitted + 1);
  return FALSE;
}

gboolean
portmanteau_test(const double *x, const gint64 *period, gsize n, gsize lags, gsize fitted, Portmanteau kind,
                 TestResult *result, GError **error)
{
  const char *name = kind == PORTMANTEAU_LJUNG_BOX ? "Ljung-Box" : "Box-Pierce";
  const double size = (double)n;
  g_autofree double *deviation = g_new(double, n);
  Sum sum = {0};

  if (!check_series(x, period, n, lags, fitted, name, error))
    return FALSE;
  scaled_deviations(x, n, deviation);
  const double squares = sum_products(deviation, deviation, n);
  for (gsize lag = 1; lag <= lags; lag++) {
    gsize pairs = 0;
    const double r = lagged_products(deviation, period, n, lag, &pairs) / squares;
    if (pairs == 0) {
      g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "%s: no two observations are %zu period%s apart", name, lag,
                  lag == 1 ? "" : "s");
      return FALSE;
    }
    sum_add(&sum, kind == PORTMANTEAU_LJUNG_BOX ? size * (size + 2) * r * r / (double)pairs : size * r * r);
  }
  *result = test_chi_square(name, "the series has no autocorrelation up to this order", n, lags, sum_value(&sum),
                            lags - fitted);
  return TRUE;
}

/* Row of a constant and the lagged squares; FALSE where one of the lags is missing. */
static gboolean
set_arch_row(const double *squares, const gint64 *period, gsize i, gsize lags, gsl_matrix *design, gsize row)
{
  gsize before = 0;

  gsl_matrix_set(design, row, 0, 1);
  for (gsize lag = 1; lag <= lags; lag++) {
    if (!grid_before(period, i, lag, &before))
      return FALSE;
    gsl_matrix_set(design, row, lag, squares[before]);
  }
  return TRUE;
}

gboolean
arch_test(const Fit *fit, const gint64 *period, gsize lags, TestResult *result, GError **error)
{
  const char *name = "ARCH";
  gsize rows = 0;
  Auxiliary auxiliary;

  if (!check_lags(name, period, fit->n, lags, error) || !auxiliary_check_count(name, fit->n, 2 * lags + 2, error) ||
      !auxiliary_check_residuals(fit, error))
    return FALSE;
  g_autofree double *squares = auxiliary_squares(name, fit, error);
  if (!squares)
    return FALSE;

  g_autoptr(gsl_matrix) design = gsl_matrix_alloc(fit->n, lags + 1);
  g_autofree double *response = g_new(double, fit->n);
  for (gsize i = 0; i < fit->n; i++)
    if (set_arch_row(squares, period, i, lags, design, rows))
      response[rows++] = squares[i];
  if (rows < lags + 2) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
                "%s: %zu observations have all %zu lags, at least %zu are needed", name, rows, lags, lags + 2);
    return FALSE;
  }
  const gsl_matrix_const_view used = gsl_matrix_const_submatrix(design, 0, 0, rows, lags + 1);
  mean_and_deviations(response, rows, response);
  if (!auxiliary_fit(response, &used.matrix, &auxiliary, error))
    return FALSE;
  const double share = auxiliary.explained / (auxiliary.explained + auxiliary.ssr);
  *result = test_chi_square(name, "the variance of the errors does not follow from their recent size", rows, lags,
                            (double)rows * share, auxiliary.rank - 1);
  return TRUE;
}
