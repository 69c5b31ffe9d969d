/* bootstrap.h - block bootstrap of the coefficients of a regression
 *
 * Blocks of neighbouring periods are drawn, so that dependence over time goes along: of whole rows (response and regressors
 * together), or of residuals put beside the regressors as they are. Rows allow for unequal variances and for regressors that vary by
 * chance; a trend does not, and rows drawn from it overstate its error (the Nile's slope: 0.87, residuals 0.76, HAC with as many
 * lags 0.70). Moving blocks: Kuensch, H. R. (1989), Annals of Statistics 17, 1217-1241; stationary: Politis, D. N. and J. P. Romano
 * (1994), Journal of the American Statistical Association 89, 1303-1313, blocks of geometric length that wrap round the end. A
 * block begins at an observation and spans grid periods: missing ones in it yield no row and are not closed up. Blocks are drawn
 * until there are n rows, the last one is cut. */
#pragma once

#include <glib.h>
#include <gsl/gsl_matrix.h>

#include "ols.h"

#define BOOTSTRAP_RESAMPLES 1999
#define BOOTSTRAP_SEED      19870603 /* any number does; it is fixed so that a report can be made again */

typedef enum { BLOCKS_MOVING, BLOCKS_STATIONARY } BlockScheme;
typedef enum { RESAMPLE_ROWS, RESAMPLE_RESIDUALS } Resampled;

typedef struct {
  BlockScheme scheme;
  Resampled resampled;
  gsize resamples; /* 0: BOOTSTRAP_RESAMPLES */
  gsize block;     /* length, or mean length, in grid periods; 0: bootstrap_block_length */
  gulong seed;     /* of gsl_rng_mt19937; 0: BOOTSTRAP_SEED */
  double level;    /* of the interval, 0.95 for instance */
} BootstrapOptions;

typedef struct {
  BootstrapOptions options; /* as applied, zeros filled in */
  gsize rejected;           /* resamples drawn again because a column did not vary in them, or depended on others */
  gsl_matrix *covariance;   /* k x k, of the resampled coefficients; standard errors are the roots of its diagonal */
  double *lower, *upper; /* k: percentiles (B + 1) alpha / 2 and (B + 1)(1 - alpha / 2) of the ordered coefficients */
} Bootstrap;

/* n^(1/3), rounded, at least 1: the order that is best for a variance (Hall, Horowitz and Jing 1995, Biometrika 82, 561-574). */
gsize bootstrap_block_length(gsize n);

/* period as in grid.h, or NULL. Errors: DOMAIN (level; block longer than the span; fewer resamples than 2 / (1 - level) - 1; periods
 * not increasing), COLLINEAR (more resamples rejected than kept: a column rests on too few observations). */
Bootstrap *bootstrap_coefficients(const Fit *fit, const gint64 *period, const BootstrapOptions *options,
                                  GError **error);
void bootstrap_free(Bootstrap *bootstrap); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Bootstrap, bootstrap_free)
