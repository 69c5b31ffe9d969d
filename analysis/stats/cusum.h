/* cusum.h - whether the coefficients of a regression drift away: cumulated residuals against a boundary
 *
 * Ploberger, W. and W. Kraemer (1992), Econometrica 60, 271-285 (residuals of the whole sample); Brown, R. L., J. Durbin and J. M. Evans
 * (1975), Journal of the Royal Statistical Society B 37, 149-192 (recursive residuals). As R's strucchange (efp, sctest): the
 * recursive residuals are divided by their standard deviation about their mean. Both take errors without autocorrelation. */
#pragma once

#include <glib.h>

#include "ols.h"

typedef struct {
  gsize count;        /* of values */
  gsize *observation; /* count: after which observation, from 1, each value stands */
  double *process;    /* count */
  double *boundary;   /* count: that |process| crosses somewhere with probability 5 % under the null */
  double statistic;   /* the largest |process|; recursive: over 1 + 2 t with t the share of recursive residuals */
  gsize at;           /* the observation, from 1, where it is reached */
  double p;           /* asymptotic */
} Cusum;

/* Brownian bridge; the boundary is level. Of an unweighted fit in time order. Errors: CONSTANT (a perfect fit). */
Cusum *cusum_ols(const Fit *fit, GError **error);

/* Brownian motion; the boundary is 0.948 (1 + 2 t). Observations that determine a coefficient have no recursive residual. Errors: CONSTANT
 * (a perfect fit; recursive residuals that are all equal), TOO_FEW (n <= k + 1). */
Cusum *cusum_recursive(const Fit *fit, GError **error);
void cusum_free(Cusum *cusum); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Cusum, cusum_free)

/* P(sup |B(t)| > x) of a Brownian bridge. */
double cusum_bridge_p(double x);
/* P(|W(t)| > x (1 + 2 t) for some t in [0, 1]) of a Brownian motion: both boundaries together, less what crosses the two; a straight line
 * below 0.3 where that is no approximation, as in strucchange. */
double cusum_motion_p(double x);
