/* ols.h - least squares, plain and weighted
 *
 * The rank is judged by a pivoted QR in double precision of the columns scaled to unit length. The solution itself is computed
 * in quadruple precision where the condition asks for it, see QUAD_CONDITION; its figures are rounded once. Definitions as in R's lm
 * and gretl's ols; without an intercept R-squared is 1 - SSR / sum(y^2). */
#pragma once

#include <glib.h>
#include <gsl/gsl_matrix.h>

#include "model_matrix.h"
#include "stats_error.h"

/* Of the scaled columns' largest pivot: below it a column is a combination of the others. It belongs to double precision, in which
 * the data came, whatever the solution is computed in: what is left of a column below it is the rounding of its numbers.
 * NIST's Filip, the hardest of its sets, has 1.0e-9 and passes. */
#define RANK_TOLERANCE 1e-13

/* Double precision has 15.9 digits and loses the decimal logarithm of the condition of them: above this one fewer than 13 would
 * be left, with one to spare, and the solution is computed in quadruple precision. */
#define QUAD_CONDITION 100.0

/* n k^2 up to which quadruple precision is taken at any condition: 10,000 observations on 20 columns, for which it needs
 * about 0.2 s. Figures of small models then do not depend on a threshold. */
#define QUAD_WORK 4e6

typedef struct {
  gsize n, k;               /* observations, coefficients */
  gboolean intercept;       /* column 0 is the constant */
  char **names;             /* k names, NULL-terminated */
  ModelMatrix *model;       /* the columns as products of bases */
  gsl_matrix *design;       /* n x k, each cell rounded once */
  double *weights;          /* n; NULL: all 1 */
  gsl_vector *coefficients; /* k */
  gsl_vector *fitted;       /* n */
  gsl_vector *residuals;    /* n: response less fitted, not weighted */
  gsl_matrix *bread;        /* k x k: (X'WX)^-1 */
  /* Orthonormal columns that span sqrt(W) X, and the k x k matrix with sqrt(W) X root = basis and bread = root root'. A
   * covariance made as root (sum of e e' basis rows) root' keeps the digits that bread (X'...X) bread loses. */
  gsl_matrix *basis, *root;
  gsl_vector *leverage; /* n: diagonal of the hat matrix */
  double condition;     /* ratio of the largest to the smallest singular value of the scaled columns */
  gboolean quadruple;   /* computed in quadruple precision */
  /* Sums of squares, weighted: of residuals, of deviations of y (of y without an intercept), and tss - ssr. */
  double ssr, tss, explained;
  double sigma; /* sqrt(ssr / (n - k)) */
  double r_squared, adjusted;
  double f, f_p;                       /* all slopes zero; NaN when there is no slope */
  double log_likelihood, aic, bic, hq; /* Gaussian; AIC and BIC count k coefficients, as gretl does */
  double durbin_watson;                /* of the residuals, not weighted */
} Fit;

/* y has n values, of which column 0 of the model is the constant when intercept. weights (n, all above 0, or NULL) are inverse
 * to the variance of an observation, as in R's lm: sums of squares, sigma and leverage are those of sqrt(w) times both sides; the
 * log-likelihood has the term sum(log w) / 2.
 * Errors: DOMAIN (no column; a weight that is not above 0), TOO_FEW (n <= k), NOT_FINITE (column and row named; y is called
 * "response", weights "weights"), CONSTANT (a column or y without variation beside the intercept, or all zero), COLLINEAR (the
 * dependent columns named, with those they depend on), NUMERIC (numbers too large or too small for squares of doubles). Where the
 * fit is perfect to the last digit, the log-likelihood is infinite and the Durbin-Watson statistic NaN. */
Fit *ols_fit_model(const double *y, const ModelMatrix *model, const double *weights, gboolean intercept,
                   GError **error);

/* The same for a design of doubles, n rows and k columns, and k names (copied), without weights. */
Fit *ols_fit(const double *y, const gsl_matrix *design, const char *const *names, gboolean intercept, GError **error);
void fit_free(Fit *fit); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fit, fit_free)

/* Classical covariance sigma^2 (X'X)^-1, k x k (transfer full: gsl_matrix_free). */
gsl_matrix *ols_covariance(const Fit *fit);

/* One line of a coefficient table. */
typedef struct {
  double estimate, standard_error, t, p, lower, upper;
} Coefficient;

/* One line from its parts; degrees of freedom those of t. */
Coefficient coefficient_of(double estimate, double standard_error, double freedom, double level);

/* Inference on coefficient i from a covariance matrix: t and p (two-sided) and the interval of the given level
 * from Student's t with n - k degrees of freedom. */
Coefficient coefficient_inference(const Fit *fit, const gsl_matrix *covariance, gsize i, double level);

/* Fitted value and its standard error at x (k values) under a covariance of the coefficients. */
void fit_predict(const Fit *fit, const gsl_matrix *covariance, const double *x, double *mean, double *standard_error);
