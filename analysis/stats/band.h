/* band.h - interval of a fitted mean */
#pragma once

#include "ols.h"

typedef struct {
  double mean, lower, upper;
} BandPoint;

/* The fitted mean at x (k values) and its interval of the given level under a covariance of the coefficients: mean -+ t
 * times its standard error, t with n - k degrees of freedom. */
BandPoint fit_band(const Fit *fit, const gsl_matrix *covariance, const double *x, double level);
