/* rolling.h - Pearson's correlation in a window that moves along the time grid
 *
 * Neighbouring windows share all but one of their observations: the line that they draw is smooth even where nothing changes, and the
 * largest difference along it has no law that could be claimed here. */
#pragma once

#include <glib.h>

#include "grid.h"
#include "stats_error.h"

#define ROLLING_FEWEST 4 /* pairs without which a window has no interval, and no r here */

/* The default window: a third of the grid's span, ROLLING_SHORT to ROLLING_LONG periods. */
#define ROLLING_SHORT 8
#define ROLLING_LONG  120

/* Products that a call may take, some seconds of work: windows times observations in them times the lags of their effective n. */
#define ROLLING_WORK 2e9

typedef struct {
  gsize first, last; /* its first and last observation; first > last where it holds none */
  gsize n;           /* pairs in it; fewer than the window where there are gaps */
  double r;          /* NaN where n < ROLLING_FEWEST or a series does not vary in it; then NaN below too */
  double n_effective;
  double p_effective;  /* null: no correlation in this window; not for the choice of the most striking one */
  double lower, upper; /* Fisher's interval for n_effective pairs */
} RollingWindow;

typedef struct {
  gsize window; /* grid periods */
  double level;
  gsize n;                /* windows: grid periods spanned - window + 1 */
  gsize computed;         /* of them with an r, at least 1 */
  gsize apart;            /* windows that do not overlap: grid periods spanned / window */
  gsize lowest, highest;  /* the windows with the smallest and the largest r, the earliest of equals */
  RollingWindow *windows; /* n; window i spans window grid periods from place period[0] + i */
} Rolling;

gsize rolling_default_window(const gint64 *period, gsize n);

/* period as in grid.h or NULL. Errors: DOMAIN (window below ROLLING_FEWEST or longer than the grid's span; level; periods
 * not increasing; more work than ROLLING_WORK), TOO_FEW (n < ROLLING_FEWEST; no window has enough pairs that vary), NOT_FINITE
 * (series named x and y). */
Rolling *rolling_correlation(const double *x, const double *y, const gint64 *period, gsize n, gsize window,
                             double level, GError **error);
void rolling_free(Rolling *rolling); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Rolling, rolling_free)
