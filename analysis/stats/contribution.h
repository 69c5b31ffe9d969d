/* contribution.h - what each part of a total contributes to its change between two periods
 *
 * The growth of a total is the sum of its parts' growth, each weighted by its share in the first period: 100 (x1 - x0) / W0
 * percentage points for a part, whose sum is 100 (W1 - W0) / W0 (as in IMF, Quarterly National Accounts Manual, 2017, ch. 8, for aggregates that add up). What the parts
 * leave of the total ("unspecified") is a part of its own, taken as the difference, so that nothing remains. Sums are compensated (sum.h); what is
 * left beyond that is the rounding of doubles, some units in the last place of the largest part, and is given to nobody. */
#pragma once

#include <glib.h>

typedef struct {
  double from, to; /* in the first and in the second period */
  double change;   /* to - from */
  double points;   /* percentage points of the total's growth; NaN where the total begins at zero or below */
  double
      share; /* of the total's change: 0.5 for half of it, below zero against it; NaN where the total did not change */
} Contribution;

typedef struct {
  gsize k;
  Contribution *parts; /* k */
  Contribution rest;   /* the total less its parts; zeros where the total is their sum */
  Contribution whole;  /* points: its growth in per cent */
  double
      gross; /* sum of the parts' changes and the rest's without their signs: what offsets each other is seen by it */
} Contributions;

/* from and to hold k values; NaN counts as zero. whole_from and whole_to: the stated total in both periods, or NaN in either: the sums of
 * parts are the total. Errors: STATS_ERROR_NOT_FINITE (an infinite value), STATS_ERROR_TOO_FEW (no part with a value in either period),
 * STATS_ERROR_NUMERIC (a sum beyond the range of doubles). Result: transfer full. */
Contributions *contributions_new(const double *from, const double *to, gsize k, double whole_from, double whole_to,
                                 GError **error);
void contributions_free(Contributions *contributions); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Contributions, contributions_free)

/* Some of the parts as one: the n at these places. */
Contribution contributions_sum(const Contributions *contributions, const gsize *places, gsize n);

/* Places of all parts, the largest change without its sign first, equals in their order (k, transfer full). */
gsize *contributions_order(const Contributions *contributions);
