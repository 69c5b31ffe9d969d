/* wald.h - tests on the coefficients of a fit under any covariance of them, for instance HAC */
#pragma once

#include <glib.h>
#include <gsl/gsl_matrix.h>

#include "ols.h"
#include "test_result.h"

/* Whether count coefficients, numbered from 0 in which, are all zero: W / count with W = b' V^-1 b, from F with count and
 * freedom degrees of freedom (n - k, or G - 1 for G clusters). Errors: DOMAIN (none asked for; no such coefficient; freedom 0),
 * COLLINEAR (the covariance of the coefficients is singular, as with fewer clusters than coefficients). */
gboolean wald_test(const Fit *fit, const gsl_matrix *covariance, const gsize *which, gsize count, gsize freedom,
                   TestResult *result, GError **error);

/* All coefficients but the constant. Errors: DOMAIN (no slope), COLLINEAR. */
gboolean wald_slopes(const Fit *fit, const gsl_matrix *covariance, gsize freedom, TestResult *result, GError **error);

/* As coefficient_inference, with t of so many degrees of freedom. */
Coefficient wald_coefficient(const Fit *fit, const gsl_matrix *covariance, gsize i, gsize freedom, double level);
