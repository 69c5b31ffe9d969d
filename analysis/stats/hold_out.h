/* hold_out.h - what a forecast would have missed: smoothing against the naive forecast, from a rolling origin
 *
 * From each origin of the last third on, the method is estimated anew on what was known by then and forecasts the steps behind; so
 * does the naive method, which repeats the last value, or that of one cycle before, whichever misses less over all (Tashman 2000,
 * International Journal of Forecasting 16, 437-450). */
#pragma once

#include "holt_winters.h"

#define HOLD_OUT_FEWEST 5  /* origins */
#define HOLD_OUT_MOST   60 /* origins: the last ones */

typedef struct {
  gsize count;         /* held-out values that many steps ahead */
  double error, naive; /* mean absolute errors */
  gsize inside;        /* of count, values inside the interval of the level */
} HeldOut;

typedef struct {
  gsize origins, first; /* first: observations known at the first origin */
  gsize steps;          /* of those asked for, as many as the origins reach */
  gsize season;         /* of the better naive forecast: 1 repeats the last value */
  double level;
  HeldOut *ahead; /* steps */
  HeldOut all;    /* over all steps */
} HoldOut;

/* fit: of the whole series, whose method is tried; season: periods a cycle of the series, 1 without; level: of the intervals that are
 * counted. Errors: TOO_FEW (fewer than HOLD_OUT_FEWEST origins are left; no step), DOMAIN (level; season 0), those of holt_winters
 * at an origin. */
HoldOut *hold_out(const double *x, const HoltWinters *fit, gsize season, gsize steps, double level, GError **error);
void hold_out_free(HoldOut *result); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoldOut, hold_out_free)
