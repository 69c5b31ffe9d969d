/* ols.h - least squares
 *
 * QR by GSL on columns scaled to unit length, the rank judged on the scaled columns. Definitions as in R's lm and
 * gretl's ols; without an intercept R-squared is 1 - SSR / sum(y^2). */
#pragma once

#include <glib.h>
#include <gsl/gsl_matrix.h>

#include "stats_error.h"

/* Of the scaled columns' largest pivot: below it a column is a combination of the others. */
#define RANK_TOLERANCE 1e-13

typedef struct {
  gsize n, k;               /* observations, coefficients */
  gboolean intercept;       /* column 0 is the constant */
  char **names;             /* k names, NULL-terminated */
  gsl_matrix *design;       /* n x k, as given */
  gsl_vector *coefficients; /* k */
  gsl_vector *fitted;       /* n */
  gsl_vector *residuals;    /* n */
  gsl_matrix *bread;        /* k x k: (X'X)^-1 */
  double condition;         /* ratio of the largest to the smallest singular value of the scaled columns */
  double ssr, tss;          /* sum of squared residuals; of deviations of y (of y without an intercept) */
  double sigma;             /* sqrt(ssr / (n - k)) */
  double r_squared, adjusted;
  double f, f_p;                       /* all slopes zero; NaN when there is no slope */
  double log_likelihood, aic, bic, hq; /* Gaussian; AIC and BIC count k coefficients, as gretl does */
  double durbin_watson;
} Fit;

/* y has n values, design n rows and k columns (the constant is column 0 when intercept), names k strings (copied).
 * Errors: TOO_FEW (n <= k), NOT_FINITE (column and row named; y is called "response"), CONSTANT (a column or y without variation
 * beside the intercept, or all zero), COLLINEAR (the dependent columns named, with those they depend on), NUMERIC (numbers too
 * large or too small for squares of doubles). Where the fit is perfect to the last digit, the log-likelihood is infinite and the
 * Durbin-Watson statistic NaN. */
Fit *ols_fit(const double *y, const gsl_matrix *design, const char *const *names, gboolean intercept, GError **error);
void fit_free(Fit *fit); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fit, fit_free)

/* Classical covariance sigma^2 (X'X)^-1, k x k (transfer full: gsl_matrix_free). */
gsl_matrix *ols_covariance(const Fit *fit);

/* One line of a coefficient table. */
typedef struct {
  double estimate, standard_error, t, p, lower, upper;
} Coefficient;

/* Inference on coefficient i from a covariance matrix: t and p (two-sided) and the interval of the given level
 * from Student's t with n - k degrees of freedom. */
Coefficient coefficient_inference(const Fit *fit, const gsl_matrix *covariance, gsize i, double level);

/* Fitted value and its standard error at x (k values) under a covariance of the coefficients. */
void fit_predict(const Fit *fit, const gsl_matrix *covariance, const double *x, double *mean, double *standard_error);
