/* power.h - what an F test can find: the noncentral F distribution, and the smallest effect found with a given power */
#pragma once

#include <glib.h>

/* P(F' > f) of the noncentral F with df1 and df2 degrees of freedom and noncentrality lambda >= 0: Poisson weights of central tails
 * (Johnson, Kotz and Balakrishnan 1995, Continuous Univariate Distributions 2, chapter 30). NaN where an argument is outside its range. */
double noncentral_f_tail(double f, double df1, double df2, double lambda);

/* The partial R-squared that an F test of size alpha over n observations finds with that power: lambda / (lambda + n), the noncentrality
 * taken as n R^2 / (1 - R^2) (Cohen 1988, Statistical Power Analysis, chapter 9, as in G*Power). NaN for df2 of 0, and where
 * alpha < power < 1 does not hold. */
double detectable_partial_r2(gsize n, gsize df1, gsize df2, double alpha, double power);
