/* intensity.h - how intense relations are: sums of scored events, a decayed stock, a bounded level, thin days
 *
 * Scores are those of a table or a file; a score above zero is co-operation, one below it conflict. The balance (their
 * sum) and the volume (the sum of their sizes) are two things, and both have been called intensity. */
#pragma once

#include <glib.h>

#include "stats_error.h"
#include "sum.h"

/* What the events of one period add up to; zeroed, it is empty. */
typedef struct {
  Sum positive, negative; /* the parts above and below zero, the latter with its sign */
  double events;          /* number; halves where an event counts for half */
  int decimals;           /* of what was added, INTENSITY_DECIMALS + 1: more */
} Intensity;

/* Scores with up to so many decimals add up to sums with no more: what rounding in doubles adds behind them is taken off,
 * so that 1.9 + 2.8 is 4.7. */
#define INTENSITY_DECIMALS 4

/* An event that counts as a share (1; 0.5 for half a pair; negative to take one back). */
void intensity_add(Intensity *intensity, double score, double share);

double intensity_positive(const Intensity *intensity);
double intensity_negative(const Intensity *intensity); /* with its sign */
double intensity_balance(const Intensity *intensity);  /* positive + negative */
double intensity_absolute(const Intensity *intensity); /* positive - negative */
double intensity_mean(const Intensity *intensity);     /* balance / events; NaN without events */
double intensity_polarity(const Intensity *intensity); /* balance / absolute, -1 to 1; NaN where absolute is 0 */

/* The stock S_t = lambda S_{t-1} + e_t with lambda = 0.5^(1 / half_life), from S_0 = 0. flow and stock are n values, and may
 * be the same array; half_life counts periods. A period whose flow is missing (NaN) has no stock: what was there decays
 * through it, and nothing is known to add. Errors: DOMAIN (a half-life that is not above 0), NOT_FINITE (an infinite
 * flow), NUMERIC. */
gboolean intensity_stock(const double *flow, gsize n, double half_life, double *stock, GError **error);

/* The level P on -bound to bound in the manner of the Tsinghua index (Yan Xuetong and Zhou Fangyin 2004): the nearer the
 * bound, the less an event moves it. P_t = P_{t-1} + sum of I over the events of the period, where
 * I = I0 (bound - P_{t-1}) / bound for a score I0 >= 0 and I = I0 (bound + P_{t-1}) / bound for one below 0, from P_0 =
 * start. positive and negative are the period's sums of I0 (n values; NaN: missing, where the level is missing and stands
 * still). A step beyond the bound ends at the bound; *held counts them. Errors: DOMAIN (a bound not above 0, a start beyond
 * it), NOT_FINITE. */
gboolean intensity_level(const double *positive, const double *negative, gsize n, double bound, double start,
                         double *level, gsize *held, GError **error);

/* Days on which a source has surprisingly few rows: less than half of the median of the same weekday over the weeks up to
 * reach before and behind, the day itself apart, where at least least such days are present. rows are counts of n
 * consecutive days (NaN: not present, which is not thin); thin are n answers. */
void intensity_thin_days(const double *rows, gsize n, gsize reach, gsize least, gboolean *thin);
