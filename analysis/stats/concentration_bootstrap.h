/* concentration_bootstrap.h - how much the index of a year hangs on single months
 *
 * The months of a year are drawn in blocks, all parts of a month together, added up, and the Herfindahl-Hirschman index is taken of the
 * sums; the interval holds the middle of the resampled indices. Stationary bootstrap: Politis, D. N. and J. P. Romano (1994), Journal of
 * the American Statistical Association 89, 1303-1313: blocks begin anywhere, their lengths are geometric, and they go on from the end at
 * the beginning. The parts are the population; only the months vary.
 *
 * It is no confidence interval: of twelve independent months with six parts a level of 0.95 covers the expected index of a year in 87 % of
 * cases, with autocorrelation 0.6 in 65 % (block 3), as percentiles of so few blocks are too narrow; and real months have a season. */
#pragma once

#include "stats_error.h"

#define CONCENTRATION_RESAMPLES 999

/* Additions at most, a few seconds of them; and resamples, for the memory's sake. */
#define CONCENTRATION_ADDITIONS      2e9
#define CONCENTRATION_RESAMPLES_MOST 1e7

typedef struct {
  gsize resamples; /* 0: CONCENTRATION_RESAMPLES */
  gsize block;     /* mean length in months, 1 to n */
  gulong seed;     /* of gsl_rng_mt19937; 0: BOOTSTRAP_SEED (bootstrap.h) */
  double level;    /* of the interval, 0.95 for instance */
} ConcentrationBootstrap;

/* values: n months of k parts, month by month, zero or more; NaN: absent. lower and upper are percentiles (B + 1) alpha / 2 and
 * (B + 1)(1 - alpha / 2); resamples in which no part is above zero are left out, and both are NaN where these are half or more.
 * Errors: TOO_FEW (fewer than two months), DOMAIN (level; block; fewer resamples than 2 / (1 - level) - 1, or more than can be added up). */
gboolean concentration_interval(const double *values, gsize n, gsize k, const ConcentrationBootstrap *options,
                                double *lower, double *upper, GError **error);
