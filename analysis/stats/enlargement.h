/* enlargement.h - the change of a bloc's total between two periods: growth within it, and who joined or left
 *
 * V_t(S) is the sum of period t over the members S: O those of the first period, N those of the second. The change V_1(N) - V_0(O) is
 *
 *     within      = mean of V_1(O) - V_0(O) and V_1(N) - V_0(N)    growth under the old and under the new composition
 *     composition = mean of V_0(N) - V_0(O) and V_1(N) - V_1(O)    what the other composition adds in the first and in the second period
 *
 * whose sum it is exactly. This symmetric split is Bennet's (1920, Journal of the Royal Statistical Society 83, 455-462; Diewert 2005, American
 * Journal of Economics and Sociology 64, 311-360), with membership in the place of a price. It lies half-way between two extremes that add up
 * as well: growth of the old members with who joined and left as of the second period, and growth of the new ones with them as of the first. */
#pragma once

#include <glib.h>

typedef struct {
  double before, after, change;          /* V_0(O), V_1(N) and the difference */
  double within, composition;            /* the symmetric split */
  double within_old, composition_second; /* one extreme: old members' growth, newcomers as of the second period */
  double within_new, composition_first;  /* the other: new members' growth, newcomers as of the first period */
} Enlargement;

/* from and to hold k values, NaN counts as zero; first and second say whether a part belongs to the bloc in the first and the second period.
 * Errors: STATS_ERROR_NOT_FINITE (an infinite value of a member), STATS_ERROR_NUMERIC (a sum beyond the range of doubles). */
gboolean enlargement_split(const double *from, const double *to, const gboolean *first, const gboolean *second, gsize k,
                           Enlargement *split, GError **error);
