#include "influence.h"

#include <math.h>

#include "sum.h"

#define LEVERAGE_LEFT 1e-12 /* 1 - h below it is rounding of a leverage of 1 */

static Influence *
influence_new(gsize n, gsize k)
{
  Influence *influence = g_new0(Influence, 1);

  influence->n = n;
  influence->k = k;
  influence->standardised = g_new(double, n);
  influence->studentised = g_new(double, n);
  influence->sigma = g_new(double, n);
  influence->cook = g_new(double, n);
  influence->without = gsl_matrix_alloc(n, k);
  influence->dfbetas = gsl_matrix_alloc(n, k);
  return influence;
}

/* Row i of X (X'WX)^-1, from the orthonormal basis, so that the condition enters once and not squared. */
static double
projection(const Fit *fit, gsize i, gsize j)
{
  return sum_products(gsl_matrix_const_ptr(fit->root, j, 0), gsl_matrix_const_ptr(fit->basis, i, 0), fit->k);
}

/* left is 1 - h, residual the weighted one. */
static void
set_observation(Influence *influence, const Fit *fit, gsize i, double residual, double left)
{
  const double k = (double)fit->k, freedom = (double)(fit->n - fit->k) - 1;
  const double leverage = gsl_vector_get(fit->leverage, i), standardised = residual / (fit->sigma * sqrt(left));
  const double squares = fmax(fit->ssr - residual * residual / left, 0);
  const double sigma = freedom > 0 ? sqrt(squares / freedom) : NAN;

  influence->standardised[i] = standardised;
  influence->sigma[i] = sigma;
  influence->studentised[i] = residual / (sigma * sqrt(left));
  influence->cook[i] = standardised * standardised * leverage / (left * k);
  for (gsize j = 0; j < fit->k; j++) {
    const double change = projection(fit, i, j) * residual / left;
    gsl_matrix_set(influence->without, i, j, gsl_vector_get(fit->coefficients, j) - change);
    gsl_matrix_set(influence->dfbetas, i, j, change / (sigma * sqrt(gsl_matrix_get(fit->bread, j, j))));
  }
}

Influence *
influence_of(const Fit *fit)
{
  Influence *influence = influence_new(fit->n, fit->k);

  for (gsize i = 0; i < fit->n; i++) {
    const double weight = fit->weights ? fit->weights[i] : 1;
    const double left = 1 - gsl_vector_get(fit->leverage, i);
    set_observation(influence, fit, i, sqrt(weight) * gsl_vector_get(fit->residuals, i),
                    left > LEVERAGE_LEFT ? left : NAN);
  }
  return influence;
}

void
influence_free(Influence *influence)
{
  if (!influence)
    return;
  g_free(influence->standardised);
  g_free(influence->studentised);
  g_free(influence->sigma);
  g_free(influence->cook);
  gsl_matrix_free(influence->without);
  gsl_matrix_free(influence->dfbetas);
  g_free(influence);
}

gsize
influence_strongest(const Influence *influence, const Fit *fit, gsize j)
{
  const double estimate = gsl_vector_get(fit->coefficients, j);
  gsize strongest = influence->n;
  double most = -1;

  for (gsize i = 0; i < influence->n; i++) {
    const double change = fabs(gsl_matrix_get(influence->without, i, j) - estimate);
    if (change > most) {
      most = change;
      strongest = i;
    }
  }
  return strongest;
}
