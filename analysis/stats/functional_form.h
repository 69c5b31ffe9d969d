/* functional_form.h - is the relation linear in the regressors? */
#pragma once

#include <glib.h>

#include "ols.h"
#include "test_result.h"

/* Ramsey, J. B. (1969), Journal of the Royal Statistical Society B 31, 350-371: powers 2 ... highest of the fitted values added to
 * the regression (3 in R's lmtest and gretl, 4 in Stata). Powers that depend on the rest are left out and do not count in df1.
 * Errors: DOMAIN (highest below 2 or above 6), TOO_FEW, CONSTANT (a perfect fit), COLLINEAR (no power adds anything). */
gboolean reset_test(const Fit *fit, gsize highest, TestResult *result, GError **error);

/* The n - k recursive residuals (Brown, R. L., J. Durbin and J. M. Evans (1975), Journal of the Royal Statistical Society B 37,
 * 149-192) in the order of the observations; transfer full. Errors: COLLINEAR (the first k observations do not determine the
 * coefficients, as with a step that begins later). */
double *recursive_residuals(const Fit *fit, GError **error);

/* Harvey, A. C. and P. Collier (1977), Journal of Econometrics 6, 103-119: t of the mean of the recursive residuals, given as its
 * absolute value. Errors: TOO_FEW (n < k + 2), CONSTANT (a perfect fit), COLLINEAR (as above). */
gboolean harvey_collier_test(const Fit *fit, TestResult *result, GError **error);
