/* max_shift.h - the best of many lags judged by circular shifts, which leave the autocorrelation of both series as it is
 *
 * The null: x and y have nothing to do with each other at any lag. y is cut into SHIFT_STRETCHES stretches and each is turned round by
 * a distance of its own, its end going on at its beginning; p = (1 + turns that reach the statistic of lag_maximum.h) / (1 + turns).
 *
 * Why not whole turns of y, leaving out those that bring the series back into the window: there are only n of them, and neighbouring
 * ones share all but one of their lags, so that the window's own largest value stands beside few others. Two independent AR(1) with 0.5,
 * n = 60, 13 lags: that test rejects 11.5 % at a nominal 5 %; with no turn left out 5.6 %, but it misses a third of what stretches
 * find. Two stretches give (n / 2)^2 turns and reject 5.0 % (with 0.8 4.7 %; n = 13, 7 lags: 4.5 %; n = 120, 25 lags: 4.0 %; random
 * walks 2.8 %). All turns count, those near the true alignment too: they can only make p larger. */
#pragma once

#include "lag_maximum.h"

#define SHIFT_STRETCHES 2
#define SHIFTS_MOST     4000 /* up to so many turns all are made; beyond, so many are drawn */

typedef struct {
  gsize n, lags;    /* the window is -lags ... lags */
  int best;         /* k > 0: x leads y by k periods */
  double r;         /* at it */
  double effective; /* number of pairs in the statistic */
  double statistic;
  gsize shifts;   /* turns made, the true alignment not counted */
  gboolean drawn; /* at random; otherwise all there are */
  gulong seed;    /* of gsl_rng_mt19937; plays no part where all are made */
  gsize reached;  /* turns with a statistic as large */
  double p;
  double smallest; /* p that could have come out: 1 / (1 + shifts) */
} MaxShift;

/* x and y hold n paired values in time order without a gap; seed 0: BOOTSTRAP_SEED. Errors: those of lag_maximum_check. */
gboolean max_shift_test(const double *x, const double *y, gsize n, gsize lags, gulong seed, MaxShift *result,
                        GError **error);
