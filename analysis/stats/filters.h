/* filters.h - trend and cycle of a series without gaps: Hodrick-Prescott, Hamilton, centred average
 *
 * Hodrick and Prescott (1997), Journal of Money, Credit and Banking 29, 1-16; Ravn and Uhlig (2002), Review of Economics and
 * Statistics 84, 371-376; Hamilton (2018), Review of Economics and Statistics 100, 831-843. The Hodrick-Prescott trend is
 * two-sided: its ends change when values are added, and it makes cycles where there are none. */
#pragma once

#include <glib.h>

#include "stats_error.h"

/* Ravn and Uhlig's 1600 (f / 4)^4 for f periods a year: 6.25 of yearly, 1600 of quarterly, 8100 of two-month, 129600 of monthly
 * values. */
double hodrick_prescott_lambda(double per_year);

/* trend (n values) minimises sum (x - trend)^2 + lambda sum (second difference of trend)^2; the cycle is x less it. At lambda 0
 * it is x, as lambda grows it nears the straight line of least squares. Errors: TOO_FEW (n < 3), NOT_FINITE, DOMAIN (lambda
 * below 0 or not finite), NUMERIC. */
gboolean hodrick_prescott(const double *x, gsize n, double lambda, double *trend, GError **error);

/* What Hamilton asks for f periods a year: horizon two years, lags one year. */
void hamilton_orders(gsize per_year, gsize *horizon, gsize *lags);

/* Five years of months: what a regression of this kind can still hold. */
#define HAMILTON_MOST_LAGS 60

/* cycle (n values): the residuals of x[t] on a constant and x[t - horizon], x[t - horizon - 1] ... x[t - horizon - lags + 1] by least
 * squares; the first horizon + lags - 1 are NaN. Errors: DOMAIN (horizon or lags 0, more lags than
 * HAMILTON_MOST_LAGS), TOO_FEW (no more equations than the lags + 1
 * coefficients), those of ols_fit. */
gboolean hamilton_cycle(const double *x, gsize n, gsize horizon, gsize lags, double *cycle, GError **error);

/* average (n values): the mean of width values around each; of an even width that of width + 1 values, the outermost two weighing
 * half (the 2 x width average of classical decomposition). NaN where values lack at the ends. Errors: DOMAIN (width 0), TOO_FEW (no
 * average is whole), NOT_FINITE. */
gboolean centred_average(const double *x, gsize n, gsize width, double *average, GError **error);
