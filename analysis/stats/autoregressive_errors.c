#include "autoregressive_errors.h"

#include <math.h>

#include "grid.h"
#include "root.h"

void
correlated_basis_free(CorrelatedBasis *basis)
{
  if (!basis)
    return;
  gsl_matrix_free(basis->product);
  gsl_matrix_free(basis->middle);
  g_free(basis);
}

double
errors_correlation(double rho, const gint64 *period, gsize later, gsize earlier)
{
  return pow(rho, (double)grid_apart(period, later, earlier));
}

/* R times column j: correlations fall by a factor from observation to observation, so that two passes do. */
static void
correlate_column(const Fit *fit, const gint64 *period, double rho, gsize j, gsl_matrix *product)
{
  double sum = 0;

  for (gsize i = 0; i < fit->n; i++) {
    sum = (i ? errors_correlation(rho, period, i, i - 1) * sum : 0) + gsl_matrix_get(fit->basis, i, j);
    gsl_matrix_set(product, i, j, sum);
  }
  sum = 0;
  for (gsize i = fit->n - 1; i-- > 0;) {
    sum = errors_correlation(rho, period, i + 1, i) * (sum + gsl_matrix_get(fit->basis, i + 1, j));
    gsl_matrix_set(product, i, j, gsl_matrix_get(product, i, j) + sum);
  }
}

static double
column_product(const gsl_matrix *a, gsize i, const gsl_matrix *b, gsize j)
{
  double sum = 0;

  for (gsize row = 0; row < a->size1; row++)
    sum += gsl_matrix_get(a, row, i) * gsl_matrix_get(b, row, j);
  return sum;
}

CorrelatedBasis *
correlated_basis_new(const Fit *fit, const gint64 *period, double rho)
{
  CorrelatedBasis *basis = g_new0(CorrelatedBasis, 1);

  basis->product = gsl_matrix_alloc(fit->n, fit->k);
  basis->middle = gsl_matrix_alloc(fit->k, fit->k);
  for (gsize j = 0; j < fit->k; j++)
    correlate_column(fit, period, rho, j, basis->product);
  for (gsize i = 0; i < fit->k; i++)
    for (gsize j = 0; j < fit->k; j++)
      gsl_matrix_set(basis->middle, i, j, column_product(fit->basis, i, basis->product, j));
  return basis;
}

double
errors_variance(const Fit *fit, const CorrelatedBasis *basis)
{
  double trace = 0;

  for (gsize j = 0; j < fit->k; j++)
    trace += gsl_matrix_get(basis->middle, j, j);
  return fit->ssr / ((double)fit->n - trace);
}

/* Element (t, s) of M R M. */
static double
expected_product(const Fit *fit, const CorrelatedBasis *basis, double correlation, gsize t, gsize s)
{
  double sum = correlation;

  for (gsize i = 0; i < fit->k; i++) {
    double along = 0;
    for (gsize j = 0; j < fit->k; j++)
      along += gsl_matrix_get(basis->middle, i, j) * gsl_matrix_get(fit->basis, s, j);
    sum += gsl_matrix_get(fit->basis, t, i) * (along - gsl_matrix_get(basis->product, s, i)) -
           gsl_matrix_get(basis->product, t, i) * gsl_matrix_get(fit->basis, s, i);
  }
  return sum;
}

typedef struct {
  const Fit *fit;
  const gint64 *period;
} Residuals;

/* Less the residuals' autocorrelation that errors of such a rho bring: root_of_falling() wants it to fall. */
static double
less_expected(double rho, gconstpointer data)
{
  const Residuals *residuals = data;
  const Fit *fit = residuals->fit;
  g_autoptr(CorrelatedBasis) basis = correlated_basis_new(fit, residuals->period, rho);
  double products = 0, squares = 0;

  for (gsize i = 1; i < fit->n; i++) {
    if (grid_apart(residuals->period, i, i - 1) != 1)
      continue;
    products += expected_product(fit, basis, rho, i, i - 1);
    squares += expected_product(fit, basis, 1, i - 1, i - 1);
  }
  return -products / squares;
}

double
errors_rho(const Fit *fit, const gint64 *period)
{
  const Residuals residuals = {fit, period};
  double products = 0, squares = 0;

  for (gsize i = 1; i < fit->n; i++) {
    const double before = gsl_vector_get(fit->residuals, i - 1);
    if (grid_apart(period, i, i - 1) != 1)
      continue;
    products += before * gsl_vector_get(fit->residuals, i);
    squares += before * before;
  }
  return squares > 0 ? root_of_falling(less_expected, &residuals, -products / squares, 0, RHO_MOST) : RHO_MOST;
}
