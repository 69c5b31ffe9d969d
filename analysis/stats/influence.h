/* influence.h - what each observation does to a fit, all from one fit
 *
 * Belsley, Kuh and Welsch (1980), Regression Diagnostics; Cook (1977), Technometrics 19, 15-18. Definitions as in R's rstandard,
 * rstudent, cooks.distance and dfbetas. The leverage is in the fit. */
#pragma once

#include "ols.h"

typedef struct {
  gsize n, k;
  double *standardised; /* e sqrt(w) / (sigma sqrt(1 - h)) */
  double *studentised;  /* the same with the sigma of the fit without the observation; NaN where n - k = 1 */
  double *sigma;        /* of the fit without the observation; NaN where n - k = 1 */
  double *cook;         /* standardised^2 h / ((1 - h) k) */
  gsl_matrix *without;  /* n x k: the coefficients of the fit without the observation */
  gsl_matrix *dfbetas;  /* n x k: (coefficient - without) / (the sigma without it times the root of bread[j][j]) */
} Influence;

/* An observation of leverage 1 has a coefficient to itself: without it there is none, and all its figures are NaN (transfer full). */
Influence *influence_of(const Fit *fit);
void influence_free(Influence *influence); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Influence, influence_free)

/* The observation (from 0) that coefficient j changes most without; n where all changes are NaN. */
gsize influence_strongest(const Influence *influence, const Fit *fit, gsize j);
