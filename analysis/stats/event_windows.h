/* event_windows.h - the means of a series before and after a date, and their difference, under Newey-West errors */
#pragma once

#include <glib.h>

#include "hac.h"
#include "ols.h"

typedef struct {
  gsize n_before, n_after;
  Coefficient before, after; /* the means; t and p are of no use */
  Coefficient difference;    /* after less before; null: the mean is the same */
  HacUsed hac;
} EventWindows;

/* y holds n values in time order, of which those from first on are after the event; period as in grid.h, or NULL. Errors by the rule of
 * hac.h (Bartlett, floor(4 (n/100)^(2/9)), factor n / (n - 2)). Errors: TOO_FEW (fewer than two on a side), DOMAIN (level; periods
 * not increasing), CONSTANT (both sides are constant), NOT_FINITE. */
gboolean event_windows(const double *y, const gint64 *period, gsize n, gsize first, double level, EventWindows *windows,
                       GError **error);
