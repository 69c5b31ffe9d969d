/* stats_error.h - why a statistic cannot be computed */
#pragma once

#include <glib.h>

#define STATS_ERROR stats_error_quark()
GQuark stats_error_quark(void);

typedef enum {
  STATS_ERROR_TOO_FEW,    /* fewer observations than the statistic needs; both numbers are in the message */
  STATS_ERROR_NOT_FINITE, /* a NaN or an infinity among the inputs, with its place */
  STATS_ERROR_CONSTANT,   /* a column without variation where variation is asked for */
  STATS_ERROR_COLLINEAR,  /* columns that depend on others, named */
  STATS_ERROR_DOMAIN,     /* an option or a value outside its range */
  STATS_ERROR_NUMERIC     /* the computation left the range of doubles, or GSL gave up */
} StatsError;

/* Observations are counted from 1 in every message. */

/* Checks n values; label names them in the message ("turnover: observation 3 is not finite"). */
gboolean stats_check_finite(const double *values, gsize n, const char *label, GError **error);

/* At least needed observations ("2 observations, at least 3 are needed"). */
gboolean stats_check_count(gsize n, gsize needed, GError **error);

/* Not all values are equal ("turnover: all 12 observations are equal"). */
gboolean stats_check_varies(const double *values, gsize n, const char *label, GError **error);

/* Strictly increasing ("time: observation 4 is not after observation 3"). */
gboolean stats_check_increasing(const double *values, gsize n, const char *label, GError **error);

/* A confidence level between 0 and 1, both excluded ("level 95 is not between 0 and 1"). */
gboolean stats_check_level(double level, GError **error);

/* The status of a GSL call ("linear algebra: iteration limit reached"). */
gboolean stats_check_gsl(int status, GError **error);
