/* acf.h - the autocorrelations of a series and the quantiles that a normal sample is held against: for pictures */
#pragma once

#include <glib.h>

#include "grid.h"

/* r[j - 1] receives the autocorrelation at lag j, j = 1 ... lags, about the mean of all values and divided by n, as R's acf
 * does; period as in grid.h or NULL, and lags are grid periods; 0 where no two observations are so far apart. Errors: DOMAIN (lags 0;
 * periods not increasing), TOO_FEW (n < 2), NOT_FINITE, CONSTANT. */
gboolean autocorrelations(const double *x, const gint64 *period, gsize n, gsize lags, double *r, GError **error);

/* Normal quantiles at (i - a) / (n + 1 - 2 a), i = 1 ... n, rising; a is 3/8 up to ten values and 1/2 beyond, as R's qqnorm. */
void normal_scores(double *scores, gsize n);
