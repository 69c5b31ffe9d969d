/* sub_periods.h - is a correlation at a lag the same throughout? The same correlation in parts of the sample */
#pragma once

#include <glib.h>

#define SUB_PERIOD_LEAST 5 /* pairs: with fewer r is next to anything */

typedef struct {
  gsize first, n; /* pairs from the first-th on, counted from 0 along the pairs x(t), y(t + lag) */
  double r;       /* Pearson's; NaN where n < SUB_PERIOD_LEAST or one of them does not vary */
} SubPeriod;

/* The pairs at a lag in equal parts, in order of time, into parts[0 ... count - 1]. x and y hold n finite values. */
void lag_sub_periods(const double *x, const double *y, gsize n, int lag, gsize count, SubPeriod *parts);
