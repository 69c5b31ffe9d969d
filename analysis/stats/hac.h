/* hac.h - heteroskedasticity and autocorrelation consistent covariance of a least-squares fit
 *
 * Newey, W. K. and K. D. West (1987), Econometrica 55, 703-708; Andrews, D. W. K. (1991), Econometrica 59, 817-858;
 * prewhitening: Andrews, D. W. K. and J. C. Monahan (1992), Econometrica 60, 953-966. What R, Stata and gretl do differently
 * is a preset. The observations of the fit must stand in time order; lags are grid periods (see grid.h), so that a gap is not
 * closed up. All three kernels keep the matrix positive semidefinite. */
#pragma once

#include <glib.h>
#include <gsl/gsl_matrix.h>

#include "grid.h"
#include "ols.h"

/* Weight of lag j: k(j / S), with S the bandwidth in Andrews's sense. Bartlett and Parzen are zero from lag S on, the quadratic
 * spectral kernel never is. L lags of Newey and West are S = L + 1: weights 1 - j / (L + 1). */
typedef enum { KERNEL_BARTLETT, KERNEL_PARZEN, KERNEL_QUADRATIC_SPECTRAL } HacKernel;

typedef enum {
  BANDWIDTH_FIXED,      /* HacOptions.bandwidth */
  BANDWIDTH_RULE,       /* floor(4 (n/100)^(2/9)) */
  BANDWIDTH_CUBE_ROOT,  /* floor(0.75 n^(1/3)), gretl's rule */
  BANDWIDTH_NEWEY_WEST, /* from the data: Newey and West (1994), Review of Economic Studies 61, 631-653 */
  BANDWIDTH_ANDREWS     /* from the data: Andrews (1991), an AR(1) for each column of scores */
} HacRule;

typedef struct {
  HacKernel kernel;
  HacRule rule;
  double bandwidth;   /* for BANDWIDTH_FIXED: lags L for Bartlett and Parzen, 0 among them; S for quadratic spectral */
  gboolean prewhiten; /* fit a VAR(1) to the scores first, and put its dynamics back after */
  gboolean small_sample; /* multiply by n / (n - k) */
} HacOptions;

/* How others compute it: the program's own default (Bartlett, BANDWIDTH_RULE, factor), R's sandwich::NeweyWest (Bartlett,
 * Newey-West 1994, prewhitened, no factor), Stata's newey (Bartlett, factor; Stata asks for the lag, BANDWIDTH_RULE here) and
 * gretl's --robust (Bartlett, cube root, no factor). */
typedef enum { HAC_OWN, HAC_LIKE_R, HAC_LIKE_STATA, HAC_LIKE_GRETL } HacPreset;
HacOptions hac_preset(HacPreset preset);

/* What was done. */
typedef struct {
  HacOptions options; /* as asked */
  double selected;    /* what the rule gave, before it was made a whole number of lags: "6.494"; NaN when fixed */
  double bandwidth;   /* S; 0 for quadratic spectral leaves White's matrix */
  gsize lags;         /* the largest lag with a weight above 0, at most n - 1 */
  double factor;      /* n / (n - k), or 1 */
  gsize n;            /* rows of scores: the observations, less the first of each stretch when prewhitened */
} HacUsed;

/* floor(4 (n/100)^(2/9)) */
gsize hac_default_lag(gsize n);

/* Covariance (k x k, transfer full: gsl_matrix_free) of the coefficients; used may be NULL.
 * Newey and West's bandwidth becomes a whole number of lags for Bartlett and Parzen, as in their paper and in
 * sandwich::NeweyWest; Andrews's stays as it is, as in sandwich::kernHAC. Both put weight 1 on each regressor and 0 on the
 * constant, so that with several regressors they depend on units: measure the regressors alike.
 * Prewhitening takes the pairs of neighbouring observations only; where gaps leave fewer than n - 1 of them, the matrix is raised
 * by (n - 1) / pairs.
 * Errors: DOMAIN (a bandwidth below 0 or not below n, chosen or given; periods not increasing), TOO_FEW (prewhitening or
 * Andrews with too few neighbours), COLLINEAR (prewhitening scores that depend on one another), NUMERIC (a VAR(1) that is not stationary; scores that leave nothing to choose a bandwidth from). */
gsl_matrix *hac_estimate(const Fit *fit, const gint64 *period, const HacOptions *options, HacUsed *used,
                         GError **error);

/* Bartlett with that many lags, no prewhitening; lag 0 gives White's HC0. Errors: DOMAIN (lag >= n; periods not increasing). */
gsl_matrix *hac_covariance(const Fit *fit, const gint64 *period, gsize lag, gboolean small_sample, GError **error);
