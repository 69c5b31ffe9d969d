/* hac.h - heteroskedasticity and autocorrelation consistent covariance of a least-squares fit
 *
 * Newey, W. K. and K. D. West (1987), Econometrica 55, 703-708: Bartlett kernel, so that the matrix stays
 * positive semidefinite. Default lag floor(4 (n/100)^(2/9)) as in Newey and West (1994) and gretl; small-sample factor
 * n / (n - k) as in Stata and R's adjust = TRUE. */
#pragma once

#include <glib.h>
#include <gsl/gsl_matrix.h>

#include "ols.h"

/* floor(4 (n/100)^(2/9)) */
gsize hac_default_lag(gsize n);

/* Covariance (k x k, transfer full: gsl_matrix_free) of the coefficients of fit, whose observations must stand in
 * time order. period[i] is the observation's place on the time grid, strictly increasing: products of scores are
 * taken only between observations that are j grid periods apart, so that a gap is not closed up; NULL: 0, 1, 2 ...
 * lag 0 gives White's HC0. small_sample multiplies by n / (n - k). Errors: DOMAIN (lag >= n; periods not increasing). */
gsl_matrix *hac_covariance(const Fit *fit, const gint64 *period, gsize lag, gboolean small_sample, GError **error);
