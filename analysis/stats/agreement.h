/* agreement.h - whether two measures of the same thing agree: their differences, their signs, and Lin's concordance
 *
 * Bland, J. M. and D. G. Altman (1986), Lancet i, 307-310; (1999), Statistical Methods in Medical Research 8, 135-160. Lin, L. I-K.
 * (1989), Biometrics 45, 255-268, with the correction of (2000), Biometrics 56, 324-325. */
#pragma once

#include <glib.h>

#include "stats_error.h"

/* How often two series have the same sign. Pairs with a zero in them have none. */
typedef struct {
  gsize same, opposite, zero;
  gsize undecided; /* a range on one side or both leaves the sign open (interval_agreement.h); 0 for exact values */
  double share;    /* same / (same + opposite); NaN where both are 0 */
  double expected; /* the share if both kept their own shares of signs, but met by chance; NaN where share is */
} SignAgreement;

/* Any n, 0 among them. */
void sign_agreement(const double *x, const double *y, gsize n, SignAgreement *result);

/* share and expected from the counts, where so many x and y of the pairs with two signs are above zero. */
void sign_shares(SignAgreement *result, gsize x_above, gsize y_above);

/* An estimate with its interval. */
typedef struct {
  double value, lower, upper;
} Bounds;

/* Of the differences x - y. Intervals by Student's t with pairs - 1 degrees of freedom: of the bias sd / sqrt(pairs), of a limit
 * sd sqrt(1 / pairs + z^2 / (2 (squares - 1))), Bland and Altman 1999, section 3.2. */
typedef struct {
  double pairs;   /* differences that the mean rests on: n, or fewer independent ones */
  double squares; /* the same for their variance */
  Bounds bias, low, high;
} Differences;

/* Limits of agreement are bias -/+ z sd, z the normal quantile of the level. `independent` is as published. `allowed` is for autocorrelated
 * differences: pairs from the long-run variance of their mean (Bartlett's weights, lags by hac_default_lag), squares as
 * effective_pairs of the differences with themselves; neither is above n. Lin's coefficient has moments over n, and an interval by
 * his Z for independent pairs, NaN where there is none. */
typedef struct {
  gsize n;
  double level, z;
  double sd; /* of the differences, n - 1 */
  double r1; /* their autocorrelation at lag 1; NaN where they do not vary */
  Differences independent, allowed;
  Bounds concordance; /* Lin's */
} Agreement;

/* x and y hold n pairs in time order, in one unit. Errors: DOMAIN (level), TOO_FEW (n < 4), NOT_FINITE, CONSTANT (series named x and
 * y), NUMERIC (numbers too large or too small for their squares). */
gboolean agree(const double *x, const double *y, gsize n, double level, Agreement *result, GError **error);
