/* var.h - vector autoregressions
 *
 * y_t = A_1 y_(t-1) + ... + A_p y_(t-p) + constant and trend + u_t, each equation by least squares: Luetkepohl, H. (2005), New
 * Introduction to Multiple Time Series Analysis, chapter 3. */
#pragma once

#include "lagged.h"
#include "ols.h"

typedef struct {
  gsize series, lags;
  gsize n, k; /* rows, and coefficients of an equation */
  DeterministicPart part;
  gsize *rows;               /* n: the observation of each row */
  Fit **equations;           /* series: columns as lagged.h orders them */
  gsl_matrix *coefficients;  /* series x k */
  gsl_matrix *residuals;     /* n x series */
  gsl_matrix *covariance;    /* of the residuals, series x series, divided by n - k */
  gsl_matrix *covariance_ml; /* the same divided by n */
  double log_likelihood;     /* Gaussian */
  double aic, hq, bic;       /* as in var_lags.h, over these n rows */
  double *moduli;            /* series * lags: of the roots of the companion matrix, falling */
  gboolean stable;           /* the largest is below 1: shocks die out */
} Var;

/* Errors: those of lagged_rows_for with a row to spare for each series; COLLINEAR, CONSTANT (a perfect fit), NUMERIC. */
Var *var_fit(const SeriesSet *set, gsize lags, DeterministicPart part, GError **error);
void var_free(Var *var); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Var, var_free)
