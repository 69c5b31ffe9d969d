/* expected_path.h - the path that earlier observations let expect, and what later ones differ from it
 *
 * Least squares on the first observations alone, carried on with the later values of the regressors. The errors are those of an AR(1)
 * with coefficient rho, so that a forecast error has the covariance
 *   sigma^2 (R22 - X2 A R12 - R21 A' X2' + X2 A R11 A' X2'),  A = (X1'X1)^-1 X1',
 * with R the correlations rho^distance on the time grid, gaps not closed up; sigma^2 and rho as in autoregressive_errors.h. rho is never
 * below 0: negative ones, of which short series have many by chance, would make intervals narrower. With rho = 0 these are the
 * prediction intervals of predict.h, and what is joined below is Chow's predictive test. */
#pragma once

#include <glib.h>

#include "ols.h"
#include "test_result.h"

/* Later observations are compared with each other, which takes the square of their number. */
#define PATH_MOST_STEPS 1000

typedef struct {
  double expected;     /* what the earlier observations let expect */
  double lower, upper; /* where a new observation was to be expected */
  double
      gap; /* observed less expected: the dummy's coefficient of Salkever (1976), Journal of Econometrics 4, 393-397 */
  double gap_error, gap_lower, gap_upper;
  double total; /* sum of the gaps so far */
  double total_error, total_lower, total_upper;
} PathStep;

typedef struct {
  Fit *fit; /* of the earlier observations */
  double rho, sigma;
  gsize steps;
  PathStep *step;
  gsl_matrix *covariance; /* steps x steps, of the gaps */
} ExpectedPath;

/* y and the rows of model in time order; the first `fitted` rows are earlier, the next `steps` later, rows behind these are not used. period:
 * places on the time grid (grid.h), or NULL. rho: NaN to estimate it, or a value from 0 to below 1. Errors: DOMAIN (level; rho; steps 0,
 * above PATH_MOST_STEPS or more than there are), TOO_FEW (fitted <= k), CONSTANT (a regressor that does not vary among the earlier
 * observations; a perfect fit), COLLINEAR, NOT_FINITE, NUMERIC. */
ExpectedPath *expected_path(const double *y, const ModelMatrix *model, gboolean intercept, const gint64 *period,
                            gsize fitted, gsize steps, double rho, double level, GError **error);
void expected_path_free(ExpectedPath *path); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ExpectedPath, expected_path_free)

/* All gaps together: g' V^-1 g / steps, from F(steps, n - k). Errors: NUMERIC. */
gboolean expected_path_test(const ExpectedPath *path, TestResult *result, GError **error);
