/* long_run_variance.h - the variance that the sum of autocorrelated values has, per value */
#pragma once

#include <glib.h>

/* g0 + 2 sum_{j <= lags} (1 - j / (lags + 1)) g_j with g_j = sum x_t x_{t-j} / n of n values with mean zero (Newey and West 1987);
 * never below 0; lags below n. */
double long_run_variance(const double *x, gsize n, gsize lags);

/* floor(4 (n/100)^(1/4)), the shorter of the two rules of Kwiatkowski and others (1992); at most n - 1. */
gsize long_run_lags(gsize n);
