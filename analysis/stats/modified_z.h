/* modified_z.h - which values stand apart from the rest, judged by median and median absolute deviation
 *
 * Iglewicz, B. and D. C. Hoaglin (1993), How to Detect and Handle Outliers, ASQC Basic References in Quality Control 16, section 3.3:
 * M = 0.6745 (x - median) / MAD, the MAD being the median of |x - median| and 0.6745 what it is of a normal distribution's standard
 * deviation; |M| above 3.5 is an outlier. Up to half of the values may lie anywhere without moving it. It describes; it is no test. */
#pragma once

#include <glib.h>

#define MODIFIED_Z_OUTLIER 3.5
/* Of fewer values the middle half says too little of what is usual. */
#define MODIFIED_Z_FEWEST 5

/* Scores of n values, of which NaN are passed over and have NaN; stride is the distance of neighbours in both arrays. All are NaN with
 * fewer than MODIFIED_Z_FEWEST values, and where more than half of them are equal (the MAD is zero: there is no scale). Returns how many are
 * outliers. Infinite values are not allowed. */
gsize modified_z(const double *values, gsize n, gsize stride, double *scores);
