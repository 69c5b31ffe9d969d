/* dickey_fuller_law.h - the law of the Dickey-Fuller tau statistics under a unit root, for large n
 *
 * With W a Brownian motion and W* what is left of it after the terms are taken out, tau tends to int W* dW / sqrt(int W*^2) (Dickey, D. A.
 * and W. A. Fuller 1979, Journal of the American Statistical Association 74, 427-431; Phillips, P. C. B. 1987, Econometrica 55, 277-301).
 * Its distribution function is integrated, not read from a table. MacKinnon's tables of 1996 (as in gretl and EViews) come within 0.0001
 * of it; his critical values of 2010 for large n within 0.00003. */
#pragma once

typedef enum { DF_NONE, DF_CONSTANT, DF_TREND } DickeyFullerTerms; /* none; a constant; a constant and a linear trend */

/* P(tau <= statistic) to about eight decimals, 0 below 1e-9; NaN for NaN. Takes half a millisecond. */
double dickey_fuller_p(DickeyFullerTerms terms, double statistic);
