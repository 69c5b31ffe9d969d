/* lag_pearson.h - Pearson's r at leads and lags, each over the pairs of its lag about their own means
 *
 * cross_correlation.h takes deviations from the means of whole series. Its r(k) times n / (n - |k|) is no correlation: with few pairs it
 * passes 1, and has not the law from which a p-value comes. */
#pragma once

#include <glib.h>

/* The values of one series that have a partner at some lag: their mean, and the sum of squares about it. */
typedef struct {
  double mean, squares;
} LagWindow;

/* windows: 2 lags + 1, lags < n; at lags + k the first n - k values, at lags - k the last n - k. squares is 0 where all of them are
 * equal, or so nearly that no square is left. */
void lag_windows(const double *values, gsize n, gsize lags, LagWindow *windows);

/* The two series of which there are lag_windows. */
typedef struct {
  const double *x, *y; /* n values of like size, as scaled_deviations leaves them: their squares must not overflow */
  const LagWindow *x_windows, *y_windows;
  gsize n, lags;
} LagPair;

/* r of x(t) and y(t + lag), -1 to 1; NaN where the pairs' x, or their y, are all equal. */
double lag_pearson(const LagPair *pair, int lag);
