/* contrast.h - a weighted sum of coefficients under any covariance of them, for instance HAC */
#pragma once

#include <gsl/gsl_matrix.h>

#include "ols.h"

/* sum w_j b_j over the k coefficients of a fit, its standard error sqrt(w' V w), t and p of the null that it is 0, and the interval of
 * the given level, with n - k degrees of freedom. */
Coefficient contrast(const Fit *fit, const gsl_matrix *covariance, const double *weights, double level);
