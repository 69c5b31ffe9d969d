/* hc.h - covariances of a least-squares fit that allow for errors of unequal variance, or errors shared within groups
 *
 * White, H. (1980), Econometrica 48, 817-838; MacKinnon, J. G. and H. White (1985), Journal of Econometrics 29, 305-325;
 * HC4: Cribari-Neto, F. (2004), Computational Statistics & Data Analysis 45, 215-233. Figures as R's sandwich::vcovHC and
 * vcovCL. */
#pragma once

#include <glib.h>
#include <gsl/gsl_matrix.h>

#include "ols.h"

/* The squared residual is multiplied by (h is the leverage): */
typedef enum {
  HC0, /* 1 */
  HC1, /* n / (n - k) */
  HC2, /* 1 / (1 - h) */
  HC3, /* 1 / (1 - h)^2 */
  HC4  /* 1 / (1 - h)^d, d = min(4, n h / k) */
} HcType;

/* Above it HC2, HC3 and HC4 would multiply rounding. */
#define LEVERAGE_LIMIT (1 - 1e-10)

/* k x k (transfer full: gsl_matrix_free). t has n - k degrees of freedom, see coefficient_inference. Errors: DOMAIN (an observation
 * of leverage 1 with HC2, HC3 or HC4, numbered). */
gsl_matrix *hc_covariance(const Fit *fit, HcType type, GError **error);

/* One way of clusters: cluster[i] is the group of observation i, any numbers, in any order. CR1: the sum over groups of the outer
 * products of their summed scores, times G / (G - 1) (n - 1) / (n - k) for G groups, as in Stata's vce(cluster) and sandwich's
 * vcovCL. *groups receives G: t has G - 1 degrees of freedom, see wald_coefficient. Errors: TOO_FEW (fewer than 2 groups). */
gsl_matrix *cluster_covariance(const Fit *fit, const gint64 *cluster, gsize *groups, GError **error);
