/* sum.h - compensated sums and deviations from the mean
 *
 * Neumaier, A. (1974), ZAMM 54, 39-51: the rounding error of each addition is carried along. */
#pragma once

#include <glib.h>
#include <math.h>

typedef struct {
  double total, lost;
} Sum;

static inline void
sum_add(Sum *sum, double value)
{
  const double total = sum->total + value;

  if (fabs(sum->total) >= fabs(value))
    sum->lost += (sum->total - total) + value;
  else
    sum->lost += (value - total) + sum->total;
  sum->total = total;
}

static inline double
sum_value(const Sum *sum)
{
  return sum->total + sum->lost;
}

/* What a value adds to a sum: one that is absent (NaN) adds nothing. */
static inline double
known_or_zero(double value)
{
  return isnan(value) ? 0 : value;
}

/* Sum of a[i] b[i]. */
double sum_products(const double *a, const double *b, gsize n);

/* Mean of n >= 1 values; deviation (n values, may be NULL) receives value - mean, and sums to zero better than
 * the mean itself can be written as a double. */
double mean_and_deviations(const double *values, gsize n, double *deviation);

/* Deviations from the mean divided by a power of two, so that their squares keep within the range of doubles. */
void scaled_deviations(const double *values, gsize n, double *deviation);
