/* recursion.h - least squares observation by observation
 *
 * Each observation is turned into a triangular matrix by plane rotations (Gentleman, W. M. (1973), Journal of the Institute of
 * Mathematics and its Applications 12, 329-336), which needs no inverse and bears columns that are dependent at first. What is left of an
 * observation after the rotations is its recursive residual: its prediction error from the observations before it over the square root
 * of the prediction's variance factor (Brown, Durbin and Evans 1975). The squares of these add up to the sum of squared
 * residuals. Computed on the fit's orthonormal basis and its residuals, so that neither scale nor condition of the design costs digits. */
#pragma once

#include <glib.h>

#include "ols.h"

typedef struct {
  const Fit *fit;                 /* not owned */
  const double *response;         /* n, not owned: the fit's residuals, unless another is put in their place */
  gsize k, n;                     /* coefficients; observations taken in */
  gsize rank;                     /* of their regressors; k: the coefficients are determined */
  double ssr;                     /* of the least-squares fit to them */
  double *triangle, *right, *row; /* k x k upper triangular, k, k */
} Recursion;

/* Of an unweighted fit, which must stay; no observation yet (transfer full). */
Recursion *recursion_new(const Fit *fit);
void recursion_free(Recursion *recursion); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Recursion, recursion_free)

/* Begins anew. */
void recursion_restart(Recursion *recursion);

/* Takes in observation i, from 0. Its recursive residual; NaN where the rank grows, so that the observation is fitted exactly. */
double recursion_add(Recursion *recursion, gsize i);

/* k coefficients on the fit's basis, of the response; rank must be k. Where it is the fit's residuals, root of the
 * fit times these is what its coefficients lack. */
void recursion_solve(const Recursion *recursion, double *coefficients);

/* Sums of squared residuals of n observations up to this are rounding of the response. */
double recursion_rounding(const Fit *fit);
