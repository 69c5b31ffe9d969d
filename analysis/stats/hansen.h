/* hansen.h - approximate asymptotic p-values of tests for one break at an unknown date
 *
 * Hansen, B. E. (1997), Journal of Business & Economic Statistics 15, 60-67: p = Q(c0 + c1 x + c2 x^2 + c3 x^3), Q the upper tail of
 * chi-square with eta degrees of freedom, the coefficients fitted to simulated quantiles for each number of parameters and
 * trimming. Between two trimmings p is interpolated, as R's strucchange does. The polynomials were fitted where p is not tiny, and some
 * fall again beyond (where strucchange's p returns to 1): they are held at their height there, with p below 0.001. Of a p below that no
 * more is known. */
#pragma once

#include <glib.h>

/* Parameters that may change: for more there is no p-value here (the published tables go on to 40). */
#define HANSEN_MOST 10
/* Trimmings 0.49, 0.47 ... 0.01, the share of the sample left out at either end. */
#define HANSEN_TRIMMINGS 25

typedef enum { HANSEN_SUP, HANSEN_AVE, HANSEN_EXP, N_HANSEN } HansenStatistic;

/* Statistics in the chi-square form (k F), k coefficients that may change. NaN for k 0 or above HANSEN_MOST, and for a statistic that is
 * NaN; 0 for an infinite one. A trimming of 0.5 leaves one date, so that p is that of chi-square (of twice exp, which strucchange
 * overlooks); one below 0.01 counts as 0.01. */
double hansen_p(HansenStatistic which, double statistic, gsize k, double trimming);

/* The statistic at which p is level; NaN as above. */
double hansen_critical(HansenStatistic which, double level, gsize k, double trimming);
