#include "unweighted.h"

#include <math.h>

Fit *
unweighted_fit(const Fit *fit, gboolean design)
{
  Fit *unweighted = g_new(Fit, 1);
  *unweighted = *fit;
  unweighted->weights = NULL;
  unweighted->design = gsl_matrix_alloc(fit->n, fit->k);
  unweighted->residuals = gsl_vector_alloc(fit->n);
  unweighted->fitted = gsl_vector_alloc(fit->n);
  unweighted->intercept = fit->intercept && !(design && fit->weights);
  for (gsize i = 0; i < fit->n; i++) {
    const double root = fit->weights ? sqrt(fit->weights[i]) : 1;
    gsl_vector_set(unweighted->residuals, i, root * gsl_vector_get(fit->residuals, i));
    gsl_vector_set(unweighted->fitted, i, root * gsl_vector_get(fit->fitted, i));
    for (gsize j = 0; j < fit->k; j++)
      gsl_matrix_set(unweighted->design, i, j, (design ? root : 1) * gsl_matrix_get(fit->design, i, j));
  }
  return unweighted;
}

void
unweighted_free(Fit *unweighted)
{
  if (!unweighted)
    return;
  gsl_matrix_free(unweighted->design);
  gsl_vector_free(unweighted->residuals);
  gsl_vector_free(unweighted->fitted);
  g_free(unweighted);
}
