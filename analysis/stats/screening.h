/* screening.h - one index against many series at many lags: which of thousands of correlations are worth a second look
 *
 * Each cell is a test of its own, so their number is what matters: with 2,000 series and 25 lags 2,500 cells pass 5 % by chance alone. The
 * p-values allow for the autocorrelation of both series by their effective number of pairs, and Benjamini and Hochberg's adjustment
 * (multiple_testing.h) is over all cells. */
#pragma once

#include "stats_error.h"

#define SCREENING_THREADS_MOST 64

#define SCREENING_PAIRS 4 /* effective ones: with fewer there is no p */

typedef struct {
  double r;        /* of the n - |k| pairs (lag_pearson.h); k > 0: the index leads; NaN: one side of them is constant */
  double p;        /* two-sided, of r by Student's t with effective pairs - 2 degrees of freedom; or NaN */
  double adjusted; /* p over all cells */
} ScreenedCell;

/* cells: n_series rows of 2 lags + 1, that of lag k at lags + k. Effective pairs at a lag: those of effective_pairs (correlation.h), from
 * min(n / 5, OWN_LAGS) autocorrelations, times (n - |k|) / n. The same numbers for any number of threads (0: one for each processor).
 * *tests receives the number of p-values. Errors: those of lag_maximum_check, for a series with its number ("series 12: all 40
 * observations are equal"). */
gboolean screen_lags(const double *index, const double *const *series, gsize n_series, gsize n, gsize lags,
                     guint threads, ScreenedCell *cells, gsize *tests, GError **error);

/* One series of a length of its own: the 2 lags + 1 cells of its row, without adjusted p. *effective receives the effective number of
 * pairs at lag 0. Errors: those of lag_maximum_check ("series: all 40 observations are equal"). */
gboolean screen_series(const double *index, const double *series, gsize n, gsize lags, ScreenedCell *cells,
                       double *effective, GError **error);

/* Fills in adjusted over all cells; returns the number of p-values among them. */
gsize screening_adjust(ScreenedCell *cells, gsize count);

/* r of a cell, and its Fisher interval for the effective pairs at that lag, NaN without r. */
typedef struct {
  double r, lower, upper;
} CellInterval;

CellInterval screening_interval(const ScreenedCell *cell, int lag, gsize n, double effective, double level);
