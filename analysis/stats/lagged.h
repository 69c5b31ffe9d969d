/* lagged.h - several series over one time grid, and regressions on their lags
 *
 * A row is an observation all of whose lags stand on the grid: no gap is closed up, and rows whose lags fall into one are left out. */
#pragma once

#include <glib.h>
#include <gsl/gsl_matrix.h>

#include "grid.h"

/* More lags than these are refused: they would take long, and no series here has a memory for them. */
#define LAGS_MOST 100

typedef enum { REGRESS_NONE, REGRESS_CONSTANT, REGRESS_TREND /* and a constant */ } DeterministicPart;

/* Borrowed: k series of n values; period as in grid.h, or NULL. */
typedef struct {
  gsize k, n;
  const double *const *values;
  const char *const *names; /* for messages and the names of columns */
  const gint64 *period;
} SeriesSet;

/* Columns that it takes: 0, 1, 2. */
gsize deterministic_columns(DeterministicPart part);

/* Errors: DOMAIN (no series; lags 0 or above LAGS_MOST; periods not increasing), TOO_FEW (n <= lags), NOT_FINITE, CONSTANT. */
gboolean series_set_check(const SeriesSet *set, gsize lags, GError **error);

/* How many observations stand on the grid with that many lags. */
gsize lagged_count(const SeriesSet *set, gsize lags);

/* Which, in order (*count of them, transfer full), for a regression that needs as many rows as it has coefficients, and spare ones. Errors: those of series_set_check; TOO_FEW
 * ("9 observations with 2 lags before them, at least 11 are needed"). */
gsize *lagged_rows_for(const SeriesSet *set, DeterministicPart part, gsize lags, gsize spare, gsize *count,
                       GError **error);

/* The regressors of a vector autoregression, one row for each of rows, which must have these lags: constant, trend (grid periods from
 * the first observation), then lag 1 of every series, lag 2 of every series, and so on (transfer full). */
gsl_matrix *lagged_design(const SeriesSet *set, DeterministicPart part, gsize lags, const gsize *rows, gsize count);

/* Place of lag 1 ... of a series in that design. */
gsize lagged_column(gsize k, DeterministicPart part, gsize series, gsize lag);

/* "const", "trend", "lag(x, 1)" for all columns, NULL-terminated (transfer full: g_strfreev). */
char **lagged_names(const SeriesSet *set, DeterministicPart part, gsize lags);
