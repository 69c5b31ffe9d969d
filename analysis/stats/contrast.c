#include "contrast.h"

#include <math.h>

#include "sum.h"

Coefficient
contrast(const Fit *fit, const gsl_matrix *covariance, const double *weights, double level)
{
  Sum estimate = {0}, variance = {0};

  for (gsize i = 0; i < fit->k; i++) {
    sum_add(&estimate, weights[i] * gsl_vector_get(fit->coefficients, i));
    for (gsize j = 0; j < fit->k; j++)
      sum_add(&variance, weights[i] * weights[j] * gsl_matrix_get(covariance, i, j));
  }
  return coefficient_of(sum_value(&estimate), sqrt(fmax(sum_value(&variance), 0)), (double)(fit->n - fit->k), level);
}
