/* regimes.h - a regression within the regimes between given breaks */
#pragma once

#include <glib.h>

#include "ols.h"

typedef struct {
  gsize first, n;       /* from observation first, counted from 0 */
  double *coefficients; /* k, of the response on the design */
  double *turned;       /* k, of the residuals on the fit's basis: differences between regimes in its terms */
  double ssr;
} Regime;

typedef struct {
  gsize n, k, count;
  Regime *regimes;            /* count: one more than the breaks */
  double *fitted, *residuals; /* n */
  double ssr;
  /* Of the residuals at lag 1, pairs within a regime only, over all their squares; biased downward in short regimes. NaN where the
   * regimes fit perfectly. */
  double autocorrelation;
} Regimes;

/* Least squares in each of breaks + 1 regimes that end with observations at[0] < at[1] < ... (numbers of observations up to there)
 * and n. Of an unweighted fit in time order. Errors: COLLINEAR (a regime does not determine its coefficients, with its place). */
Regimes *regimes_fit(const Fit *fit, const gsize *at, gsize breaks, GError **error);
void regimes_free(Regimes *regimes); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Regimes, regimes_free)
