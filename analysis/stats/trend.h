/* trend.h - monotonic trend without a model of the errors: Theil-Sen slope and Mann-Kendall test
 *
 * Theil (1950), Sen (1968, JASA 63, 1379-1389): median of pairwise slopes, interval from Kendall's statistic.
 * Mann (1945, Econometrica 13, 245-259), Kendall (1975): S, variance with ties, Z with continuity correction. */
#pragma once

#include <glib.h>

#include "stats_error.h"

typedef struct {
  gsize n;
  double slope;        /* per unit of time */
  double intercept;    /* median(y) - slope * median(time) */
  double lower, upper; /* interval of the given level; infinite when n is too small for it */
  double level;
} TheilSen;

/* time strictly increasing. Of the N ordered slopes the interval takes those of rank (N - c)/2 and (N + c)/2 + 1, each
 * rounded to the nearest whole rank as R's trend and SciPy do (no interpolation), c being the normal quantile times the
 * standard deviation of S with the correction for ties. Errors: TOO_FEW (n < 2), NOT_FINITE, DOMAIN (time not
 * increasing; level outside (0, 1)). */
gboolean theil_sen(const double *time, const double *values, gsize n, double level, TheilSen *result, GError **error);

typedef struct {
  gsize n;
  gint64 s;
  double variance; /* with the correction for ties */
  double z, p;     /* two-sided */
  double tau;      /* Kendall's tau-b with time */
} MannKendall;

/* Errors: TOO_FEW (n < 3), NOT_FINITE, CONSTANT. */
gboolean mann_kendall(const double *values, gsize n, MannKendall *result, GError **error);
