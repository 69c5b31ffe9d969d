/* stationary_bootstrap.h - the best lag, and correlations at given lags, judged by resampling blocks of neighbouring periods
 *
 * Politis, D. N. and J. P. Romano (1994), Journal of the American Statistical Association 89, 1303-1313: blocks begin anywhere, their
 * lengths are geometric, and they go on from the end at the beginning. */
#pragma once

#include "lag_maximum.h"

/* What is computed at most, by the products of two numbers that it takes: half a minute; and for the memory's sake. */
#define BOOTSTRAP_PRODUCTS       1e11
#define BOOTSTRAP_RESAMPLES_MOST 1e7

typedef struct {
  gsize resamples; /* 0: BOOTSTRAP_RESAMPLES, as below (bootstrap.h) */
  gsize block;     /* mean length in periods; 0: bootstrap_block_length */
  gulong seed;     /* of gsl_rng_mt19937; 0: BOOTSTRAP_SEED */
  double level;    /* of intervals, and of `needed` */
} LagBootstrapOptions;

typedef struct {
  LagBootstrapOptions options; /* as applied, zeros filled in */
  gsize n, lags;
  int best; /* k > 0: x leads y by k periods */
  double r; /* at it */
  double statistic;
  gsize reached; /* resamples with a statistic as large */
  double p;      /* (1 + reached) / (1 + resamples) */
  double needed; /* the |r| of the best lag beyond which p is at most 1 - level; NaN where none would do */
} MaxBootstrap;

/* The null: x and y have nothing to do with each other at any lag. The blocks of x and of y are drawn apart from each other, which
 * leaves each its own autocorrelation; the statistic is that of lag_maximum.h, the window -lags ... lags. Errors: those of
 * lag_maximum_check; DOMAIN (block longer than n; level; too few resamples for it, or too many), CONSTANT (more
 * resamples do not vary than do). */
gboolean max_bootstrap_test(const double *x, const double *y, gsize n, gsize lags, const LagBootstrapOptions *options,
                            MaxBootstrap *result, GError **error);

typedef struct {
  int lag;
  gsize n;             /* pairs */
  double r;            /* Pearson's, of these pairs about their own means */
  double lower, upper; /* percentiles of the resampled r */
} LagInterval;

/* For each of count lags (put into intervals by the caller): blocks of the pairs x(t), y(t + lag). An interval for a lag that was chosen
 * as the largest does not know of the choice. Errors: as above; TOO_FEW (fewer than LAG_MAXIMUM_LEAST pairs at a lag). */
gboolean lag_bootstrap_intervals(const double *x, const double *y, gsize n, const LagBootstrapOptions *options,
                                 LagInterval *intervals, gsize count, GError **error);
