/* heteroskedasticity.h - does the variance of the errors follow from the regressors? */
#pragma once

#include <glib.h>

#include "ols.h"
#include "test_result.h"

/* Breusch, T. S. and A. R. Pagan (1979), Econometrica 47, 1287-1294: half the explained sum of squares of e^2 / s^2 on a constant
 * and the regressors, which takes the errors to be normal; studentised by Koenker, R. (1981), Journal of Econometrics 17, 107-112:
 * n R^2 of the same regression, which does not. R's lmtest::bptest gives Koenker's, gretl's --breusch-pagan the plain one.
 * Errors: DOMAIN (no regressor beside the constant), TOO_FEW, CONSTANT (a perfect fit; squared residuals all equal). */
gboolean breusch_pagan_test(const Fit *fit, gboolean studentised, TestResult *result, GError **error);

/* White, H. (1980), Econometrica 48, 817-838: n R^2 of the squared residuals on a constant, the regressors, their squares and
 * products. Columns that depend on others (the square of an indicator) are left out and do not count in df1.
 * Errors: DOMAIN (as above), TOO_FEW (n not above the number of columns), CONSTANT. */
gboolean white_test(const Fit *fit, TestResult *result, GError **error);
