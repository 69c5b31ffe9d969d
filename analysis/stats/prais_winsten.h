/* prais_winsten.h - regression with errors of first-order autocorrelation
 *
 * Prais and Winsten (1954, Cowles Commission Discussion Paper 383), iterated as in gretl's ar1 --pwe: rho from the residuals
 * of each round, sum e[t] e[t-1] / sum e[t-1]^2, generalised least squares with it, until it settles. Over a gap the
 * transformation is the exact one of an AR(1) observed j periods later: (x[t] - rho^j x[t-j]) sqrt((1 - rho^2) / (1 - rho^2j)), so
 * that gaps are neither closed up nor start the series anew. */
#pragma once

#include "ols.h"

typedef struct {
  double rho;
  gsize iterations;
  /* Least squares on the transformed observations: coefficients, bread, sigma (of the innovations) and residuals (the innovations)
   * are those of the model, so ols_covariance() and coefficient_inference() are right. The constant is transformed too:
   * fit->intercept is FALSE, and r_squared, f and what stands on them are about zero. */
  Fit *fit;
  double *residuals; /* n: y less the model's columns times the coefficients */
  double *fitted;    /* n */
  double r_squared;  /* squared correlation of the response with fitted; NaN where fitted does not vary */
} PraisWinsten;

/* period: places on the time grid, strictly increasing (NULL: 0, 1, 2 ...). Errors: as ols_fit_model; TOO_FEW (fewer
 * than two pairs of neighbouring periods), DOMAIN (periods not increasing), NUMERIC (rho not below 1 in size, rho that does
 * not settle, a perfect fit). */
PraisWinsten *prais_winsten(const double *y, const ModelMatrix *model, const gint64 *period, gboolean intercept,
                            GError **error);
void prais_winsten_free(PraisWinsten *result); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PraisWinsten, prais_winsten_free)
