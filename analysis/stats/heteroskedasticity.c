#include "heteroskedasticity.h"

#include <math.h>

#include "auxiliary.h"
#include "gsl_auto.h"
#include "sum.h"

static gsize
count_slopes(const Fit *fit)
{
  return fit->k - (fit->intercept ? 1 : 0);
}

static gboolean
check_input(const char *name, const Fit *fit, gsize columns, GError **error)
{
  if (count_slopes(fit) > 0)
    return auxiliary_check_count(name, fit->n, columns + 1, error) && auxiliary_check_residuals(fit, error);
  g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "%s: there is no regressor beside the constant", name);
  return FALSE;
}

/* A constant, and the regressors about their means in units of their spread, so that their squares stay apart from them;
 * room for columns in all. */
static gsl_matrix *
standardised_regressors(const Fit *fit, gsize columns)
{
  const gsize first = fit->k - count_slopes(fit);
  gsl_matrix *design = gsl_matrix_calloc(fit->n, columns);
  g_autofree double *values = g_new(double, fit->n);

  for (gsize i = 0; i < fit->n; i++)
    gsl_matrix_set(design, i, 0, 1);
  for (gsize j = first; j < fit->k; j++) {
    for (gsize i = 0; i < fit->n; i++)
      values[i] = gsl_matrix_get(fit->design, i, j);
    scaled_deviations(values, fit->n, values);
    const double length = sqrt(sum_products(values, values, fit->n) / (double)fit->n);
    for (gsize i = 0; i < fit->n && length > 0; i++)
      gsl_matrix_set(design, i, j - first + 1, values[i] / length);
  }
  return design;
}

gboolean
breusch_pagan_test(const Fit *fit, gboolean studentised, TestResult *result, GError **error)
{
  const char *name = studentised ? "Breusch-Pagan (Koenker)" : "Breusch-Pagan";
  const double n = (double)fit->n, variance = fit->ssr / n;
  Auxiliary auxiliary;

  if (!check_input(name, fit, count_slopes(fit) + 1, error))
    return FALSE;

  g_autofree double *squares = auxiliary_squares(name, fit, error);
  if (!squares)
    return FALSE;
  g_autoptr(gsl_matrix) design = standardised_regressors(fit, count_slopes(fit) + 1);
  if (!auxiliary_fit(squares, design, &auxiliary, error))
    return FALSE;
  const double statistic = studentised ? n * auxiliary.explained / (auxiliary.explained + auxiliary.ssr)
                                       : auxiliary.explained / (2 * variance * variance);
  *result = test_chi_square(name, "the variance of the errors does not depend on the regressors", fit->n, 0, statistic,
                            auxiliary.rank - 1);
  return TRUE;
}

/* Fills the columns after the regressors with their squares and products. */
static void
add_products(gsl_matrix *design, gsize slopes)
{
  gsize column = slopes + 1;

  for (gsize a = 1; a <= slopes; a++)
    for (gsize b = a; b <= slopes; b++, column++)
      for (gsize i = 0; i < design->size1; i++)
        gsl_matrix_set(design, i, column, gsl_matrix_get(design, i, a) * gsl_matrix_get(design, i, b));
}

gboolean
white_test(const Fit *fit, TestResult *result, GError **error)
{
  const char *name = "White";
  const gsize slopes = count_slopes(fit), columns = 1 + slopes + slopes * (slopes + 1) / 2;
  Auxiliary auxiliary;

  if (!check_input(name, fit, columns, error))
    return FALSE;

  g_autofree double *squares = auxiliary_squares(name, fit, error);
  if (!squares)
    return FALSE;
  g_autoptr(gsl_matrix) design = standardised_regressors(fit, columns);
  add_products(design, slopes);
  if (!auxiliary_fit(squares, design, &auxiliary, error))
    return FALSE;
  const double share = auxiliary.explained / (auxiliary.explained + auxiliary.ssr);
  *result =
      test_chi_square(name, "the variance of the errors does not depend on the regressors, their squares or products",
                      fit->n, 2, (double)fit->n * share, auxiliary.rank - 1);
  return TRUE;
}
