/* grid.h - places of observations on the time grid
 *
 * period[i] is the place of observation i, strictly increasing; NULL stands for 0, 1, 2 ... Lags are grid periods, so that a
 * gap is never closed up. */
#pragma once

#include <glib.h>

#include "stats_error.h"

/* Errors: DOMAIN ("period: observation 4 is not after observation 3"). */
gboolean grid_check(const gint64 *period, gsize n, GError **error);

/* Grid periods from observation earlier to observation later. */
guint64 grid_apart(const gint64 *period, gsize later, gsize earlier);

/* The observation that stands lag periods before observation i; FALSE where there is none. */
gboolean grid_before(const gint64 *period, gsize i, gsize lag, gsize *before);

/* Pairs of n observations that stand lag periods apart. */
gsize grid_pairs(const gint64 *period, gsize n, gsize lag);
