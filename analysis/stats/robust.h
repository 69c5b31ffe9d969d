/* robust.h - regression that outlying responses do not govern: an M-estimator by GSL
 *
 * Tukey's bisquare, by weights that are renewed until they settle: of residuals divided by sqrt(1 - h) and by their scale, the
 * median of their absolute values over 0.6745 (of all but the k - 1 smallest). Covariance sigma^2 (X'X)^-1 with the sigma of
 * DuMouchel and O'Brien (1989, Computer Science and Statistics: 21st Symposium on the Interface, 297-301). All as GSL's
 * gsl_multifit_robust does it, which takes the scale behind sigma from residuals not divided by sqrt(1 - h). R's MASS::rlm never
 * divides and can differ in the first digit where few observations have much leverage (stackloss: 0.65 against 0.94). Outlying
 * regressors are not guarded against, nor are autocorrelated errors. */
#pragma once

#include "ols.h"

#define ROBUST_TUNING 4.685 /* 95 % of the efficiency of least squares where errors are normal */

typedef struct {
  gsize n, k;
  char **names;             /* k names, NULL-terminated */
  gsl_vector *coefficients; /* k */
  gsl_matrix *covariance;   /* k x k */
  gsl_vector *residuals;    /* n */
  gsl_vector *weights;      /* n: 1 counts whole, 0 not at all */
  double
      sigma; /* the scale behind the covariance: the larger of the robust one and a mean with that of least squares */
  double tuning;
  gsize iterations;
  gsize silenced; /* observations of weight 0 */
} RobustFit;

/* Arguments and errors as ols_fit_model, without weights; DOMAIN (tuning not above 0), NUMERIC (weights that do not settle). To
 * about eight digits, which is where the weights are taken as settled. */
RobustFit *robust_fit(const double *y, const ModelMatrix *model, gboolean intercept, double tuning, GError **error);
void robust_fit_free(RobustFit *fit); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RobustFit, robust_fit_free)
