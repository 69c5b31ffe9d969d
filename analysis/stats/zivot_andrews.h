/* zivot_andrews.h - a unit root against a series that is stationary but for one break at a date that is not known
 *
 * Zivot, E. and D. W. K. Andrews (1992), Journal of Business and Economic Statistics 10, 251-270. */
#pragma once

#include <glib.h>

#include "mackinnon.h"
#include "stats_error.h"

/* What the break changes under the alternative: the level, the slope of the trend, or both (their models A, B, C). */
typedef enum { ZIVOT_ANDREWS_INTERCEPT, ZIVOT_ANDREWS_TREND, ZIVOT_ANDREWS_BOTH } ZivotAndrewsBreak;

typedef struct {
  ZivotAndrewsBreak kind;
  gsize n, lags;    /* observations of the regression; lagged differences in it */
  double statistic; /* the smallest t statistic of the lagged level over all dates */
  gsize last; /* the last observation of the old regime, from 0; as bpoint of R's urca::ur.za, which counts from 1 */
  double critical[N_CRITICAL]; /* for large n, their tables 2 to 4; no p-value is published */
} ZivotAndrews;

/* Every date at which the columns are independent is tried, as in urca::ur.za, in time linear in n; the regression has a constant, a trend
 * and the lagged differences throughout. Errors: TOO_FEW (fewer than two observations more than coefficients), DOMAIN (more lags than
 * UNIT_ROOT_MOST), NOT_FINITE, CONSTANT, COLLINEAR, NUMERIC. */
gboolean zivot_andrews_test(const double *x, gsize n, ZivotAndrewsBreak kind, gsize lags, ZivotAndrews *result,
                            GError **error);
