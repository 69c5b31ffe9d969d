/* slopes.h - order statistics of the slopes between all pairs of points
 *
 * There are n (n - 1) / 2 of them: 128 million for forty years of days. They are never all held at once. */
#pragma once

#include <glib.h>

typedef struct {
  const double *time; /* strictly increasing */
  const double *values;
  gsize n;
} Points;

/* As many are kept and selected from; where there are more, their bins are counted first. */
#define SLOPES_HELD ((gsize)1 << 20)

gsize slopes_count(const Points *points);

/* The slope of that rank, 0 for the smallest; rank < slopes_count(). */
double slope_at(const Points *points, gsize rank);

double slopes_median(const Points *points);
