/* lag_maximum.h - the largest cross-correlation over a window of lags, on a scale of its own standard error
 *
 * Both tests of the best lag (max_shift.h, stationary_bootstrap.h) compute this statistic for the series and for thousands of resamples,
 * in arrays that are made once. It is max |r(k)| over k = -lags ... lags, r as in cross_correlation.h, times the root of the effective
 * number of pairs. Without that factor the resamples of autocorrelated series, whose seams weaken the autocorrelation, are too
 * small: with two independent AR(1) series with 0.5, n = 60 and 13 lags, blocks of four would reject 11 % at a nominal 5 %, with it
 * 4 %. The number of pairs is that of effective_pairs (correlation.h), from min(n / 5, OWN_LAGS) autocorrelations, at most n. */
#pragma once

#include "stats_error.h"

#define OWN_LAGS 24 /* two years of months; without it the time would grow with the square of n */

#define WINDOW_WIDEST 366 /* lags on either side: a year of days */

/* Longer windows leave too few pairs at their ends, or take too long. */
static inline gsize
lags_most(gsize n)
{
  return n > 0 ? MIN((n - 1) / 2, WINDOW_WIDEST) : 0;
}

typedef struct {
  gsize n, lags, own;
  double *x, *y;         /* n values each; x with zeros behind it, y with zeros on both sides */
  double *x_own, *y_own; /* products of a series with itself, lags 0 ... own */
  double *cross;         /* products at lags -lags ... lags */
} LagMaximum;

#define LAG_MAXIMUM_LEAST 8 /* observations */

/* Errors: TOO_FEW (n < LAG_MAXIMUM_LEAST), DOMAIN (lags above lags_most; 0 is the window of lag 0 alone). */
gboolean lag_window_check(gsize n, gsize lags, GError **error);
/* The same, and NOT_FINITE, CONSTANT. */
gboolean lag_maximum_check(const double *x, const double *y, gsize n, gsize lags, GError **error);

/* For an n and lags that were checked. */
LagMaximum *lag_maximum_new(gsize n, gsize lags);
void lag_maximum_free(LagMaximum *maximum); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LagMaximum, lag_maximum_free)

/* Turns the n values that were put into x (or y) into deviations from their mean; FALSE when they do not vary. The sums are plain:
 * put in scaled_deviations of a series, or a resample of them. */
gboolean lag_maximum_take_x(LagMaximum *maximum);
gboolean lag_maximum_take_y(LagMaximum *maximum);

/* The effective number of pairs of what was taken. */
double lag_maximum_pairs(const LagMaximum *maximum);

/* The statistic of what was taken. best and r (both may be NULL) receive the lag, the nearest to zero of several that are equal, and its
 * correlation; effective the number of pairs. */
double lag_maximum_of(const LagMaximum *maximum, int *best, double *r, double *effective);
