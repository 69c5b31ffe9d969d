/* acf.h - the autocorrelations of a series, plain and partial, and the quantiles that a normal sample is held against */
#pragma once

#include <glib.h>

#include "grid.h"

/* r[j - 1] receives the autocorrelation at lag j, j = 1 ... lags, about the mean of all values and divided by n, as R's acf
 * does; period as in grid.h or NULL, and lags are grid periods; 0 where no two observations are so far apart. Errors: DOMAIN (lags 0;
 * periods not increasing), TOO_FEW (n < 2), NOT_FINITE, CONSTANT. */
gboolean autocorrelations(const double *x, const gint64 *period, gsize n, gsize lags, double *r, GError **error);

/* Partial autocorrelations at lags 1 ... lags from the autocorrelations r (as above, without gaps), by the recursion of Durbin (1960) and
 * Levinson (1947), as R's pacf does: partial[j - 1] is what lag j adds to the shorter ones, the last Yule-Walker coefficient of an
 * autoregression of order j. variance (lags values, may be NULL): of its errors, over that of the series; coefficients (lags values,
 * may be NULL): those of order lags. Where the variance falls to zero the series is exactly predictable, and all further ones
 * are 0. */
void partial_autocorrelations(const double *r, gsize lags, double *partial, double *variance, double *coefficients);

/* Normal quantiles at (i - a) / (n + 1 - 2 a), i = 1 ... n, rising; a is 3/8 up to ten values and 1/2 beyond, as R's qqnorm. */
void normal_scores(double *scores, gsize n);
