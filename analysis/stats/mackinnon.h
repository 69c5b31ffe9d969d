/* mackinnon.h - MacKinnon's response surfaces for unit-root and cointegration tests */
#pragma once

#include <glib.h>

#include "dickey_fuller_law.h"

/* 1, 5 and 10 %. */
typedef enum { CRITICAL_1, CRITICAL_5, CRITICAL_10, N_CRITICAL } CriticalLevel;

#define MACKINNON_MOST 6 /* variables in a cointegrating regression */

/* Critical values of a tau statistic from n >= 1 observations, variables 1 (a series) to MACKINNON_MOST; DF_NONE for a series alone.
 * MacKinnon, J. G. (2010), Critical values for cointegration tests, Queen's Economics Department Working Paper 1227, tables 1 to 3. */
void mackinnon_critical(gsize variables, DickeyFullerTerms terms, gsize n, double critical[N_CRITICAL]);

/* P(tau <= statistic) for large n, to about three digits, of a cointegrating regression of 2 to MACKINNON_MOST variables with a constant or
 * a trend: MacKinnon, J. G. (1994), Journal of Business and Economic Statistics 12, 167-176, tables 3 and 4. NaN for NaN. */
double mackinnon_p(gsize variables, DickeyFullerTerms terms, double statistic);
