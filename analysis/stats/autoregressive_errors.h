/* autoregressive_errors.h - residuals of least squares whose errors are an AR(1)
 *
 * Least squares takes up part of what makes neighbouring errors alike, and its residuals are less autocorrelated than the errors, the
 * more so the more regressors there are. With M = I - QQ' (Q orthonormal, of the regressors) and R the errors' correlations
 * rho^distance, the residuals' cross products have the mean sigma^2 M R M: rho is the one for which
 *   sum E[e(t-1) e(t)] / sum E[e(t-1)^2],  over neighbouring periods,
 * is what the residuals show. Kendall's correction (1954, Biometrika 41, 403-404) is its first order for a mean alone. */
#pragma once

#include <glib.h>
#include <gsl/gsl_matrix.h>

#include "ols.h"

#define RHO_MOST 0.98 /* with a root of 1 the errors have no variance */

/* The errors' correlations in the basis Q of a fit. */
typedef struct {
  gsl_matrix *product; /* n x k: R Q */
  gsl_matrix *middle;  /* k x k: Q' R Q */
} CorrelatedBasis;

/* Of an unweighted fit in time order; period as in grid.h, or NULL; rho from 0 to below 1. */
CorrelatedBasis *correlated_basis_new(const Fit *fit, const gint64 *period, double rho);
void correlated_basis_free(CorrelatedBasis *basis); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CorrelatedBasis, correlated_basis_free)

/* rho from 0 to RHO_MOST: 0 where the residuals are less autocorrelated than those of independent errors, RHO_MOST where they are more so
 * than that allows for, or where no two observations are neighbours. */
double errors_rho(const Fit *fit, const gint64 *period);

/* Their variance: SSR / (n - tr Q'RQ), which is unbiased for that rho. */
double errors_variance(const Fit *fit, const CorrelatedBasis *basis);

/* rho to the power of the grid periods between two observations. */
double errors_correlation(double rho, const gint64 *period, gsize later, gsize earlier);
