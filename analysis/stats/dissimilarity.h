/* dissimilarity.h - how far two compositions are apart
 *
 * Half the sum of the absolute differences of shares: 0 where both are made up alike, 1 where they have no part in common; the
 * share of one that would have to stand under other parts for both to be alike. Duncan, O. D. and B. Duncan (1955), American Sociological
 * Review 20, 210-217; 1 less the similarity of Finger, J. M. and M. E. Kreinin (1979), Economic Journal 89, 905-912. */
#pragma once

#include <glib.h>

/* n shares each, as they are: they are not brought to a sum of 1. A share that is NaN is one of 0; NaN where one is infinite, and
 * where n is 0. */
double dissimilarity(const double *one, const double *other, gsize n);
