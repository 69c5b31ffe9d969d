/* segments.h - how short a regime between breaks may be */
#pragma once

#include <glib.h>

#include "stats_error.h"

/* Share of the sample that a regime has at least, as Andrews and Bai and Perron proposed. */
#define BREAK_TRIMMING 0.15

/* The smallest regime for a trimming: floor(trimming n) observations, but at least k + 2, so that its residuals are not
 * nothing by necessity. Errors: DOMAIN (trimming outside 0.01 to 0.49), TOO_FEW (two such regimes do not fit). */
gboolean segment_of_trimming(gsize n, gsize k, double trimming, gsize *segment, GError **error);

/* More observations than coefficients, and room for two. Errors: TOO_FEW. */
gboolean segment_check(gsize n, gsize k, gsize segment, GError **error);
