/* figure_mirror.h - chart of mirror statistics: the sums of both sides over time, and below them a range from mirrored to reported for each
 * of the partners with the largest difference */
#pragma once

#include "figure_analyses.h"

/* The partners are those of the first of the item's `periods`; without, their sums over all periods. As many as the item's `top`, 30 at most. Amounts are in
 * thousands, millions or billions, the largest of them in which the largest sum is one at least. */
gboolean figure_mirror(const Analysis *analysis, Chart *chart, GError **error);
