/* lag_products.h - sums of products of two arrays at many lags: what correlograms and their resamples spend their time on */
#pragma once

#include <glib.h>

/* Lags are taken by so many at a time, each in an accumulator of its own: one pass over the arrays for all of them, in
 * registers, and the same sums on every run. */
#define LAG_LANES 8

/* count rounded up to whole lanes: the length of sums. */
static inline gsize
lag_room(gsize count)
{
  return (count + LAG_LANES - 1) / LAG_LANES * LAG_LANES;
}

/* sums[j] receives the sum of a[t] b[t + j] over t = 0 ... n - 1, for j = 0 ... count - 1, and others behind up to lag_room(count). b
 * holds n + lag_room(count) values, zeros where a series has ended, or has not begun. Plain sums: a and b are deviations from a mean,
 * of like size. */
void lag_products(const double *restrict a, const double *restrict b, gsize n, gsize count, double *restrict sums);
