/* interval_agreement.h - whether two measures agree where some values are known only between limits
 *
 * A range has a sign when the whole of it lies on one side of zero; it is never taken for a value. */
#pragma once

#include "agreement.h"

/* What is known of a value. */
typedef struct {
  double lower, upper;             /* equal where it is exact; infinite where open to that side */
  gboolean lower_open, upper_open; /* the limit itself is excluded */
} ValueRange;

typedef enum { SIGNS_SAME, SIGNS_OPPOSITE, SIGNS_UNDECIDED } PairSigns;

/* 1 where the whole range is above zero, -1 where it is below; 0 where it holds zero, a limit at zero among it. */
int range_sign(const ValueRange *range);

/* A zero and a range that holds zero have no sign, so that their pair is undecided. */
PairSigns range_signs(const ValueRange *x, const ValueRange *y);

/* sign_agreement over ranges: zero counts the pairs with an exact zero in them, undecided the other pairs without two signs.
 * share and expected are of the pairs with two signs. Any n, 0 among them. */
void interval_agreement(const ValueRange *x, const ValueRange *y, gsize n, SignAgreement *result);

/* Rank of x less rank of y, pair by pair, into difference (n values): ranks from 1, equal values share the mean of theirs. */
void rank_differences(const double *x, const double *y, gsize n, double *difference);
