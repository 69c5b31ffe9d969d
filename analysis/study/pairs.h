/* pairs.h - what is asked of every pair of series beside its correlation: changes, whether both wander, p-values by resampling */
#pragma once

#include "datasets/frame.h"

/* A correlation is told apart from zero where p is below this: 1 - CONFIDENCE_LEVEL, but as written, so that a p of 0.05 is not. */
#define TOLD_P 0.05

typedef enum { ON_LEVELS, ON_CHANGES, N_ON } CorrelatedOn;

/* Each period follows on the one before it. */
gboolean frame_adjoins(const Frame *frame);

/* First differences of all columns over adjoining periods, under the later one (transfer full). frame is of one index throughout. */
Frame *frame_changes(const Frame *frame);

/* Why a correlation of levels may be one that is to be expected. */
typedef struct {
  double trend_p;      /* Mann-Kendall, periods independent; NaN when n is too small */
  gboolean tested;     /* for a unit root: not over gaps, nor below 12 values */
  gboolean integrated; /* looks_integrated() */
} Wander;

/* n values in time order; adjoining: without a gap. */
Wander wander_of(const double *values, gsize n, gboolean adjoining);
/* Of rows without time. */
Wander no_wander(void);
/* Both have a monotonic trend at 5 %; both look integrated. */
gboolean both_trend(const Wander *x, const Wander *y);
gboolean both_integrated(const Wander *x, const Wander *y);

/* p-values that take the autocorrelation of both series as it is. The null: they have nothing to do with each other. */
typedef struct {
  double p_shift; /* circular shifts, max_shift.h at lag 0; NaN where they were not made */
  gsize shifts;
  gboolean drawn;     /* at random; otherwise all there are */
  double p_bootstrap; /* stationary_bootstrap.h at lag 0; NaN */
  gsize resamples, block;
  gulong seed;
} ResampledP;

/* x and y hold n values without a gap in time; too few of them leave NaN. */
ResampledP resampled_p(const double *x, const double *y, gsize n, double level);
/* Where they cannot be asked for. */
ResampledP no_resampled_p(void);
