/* figure_structure.h - kinds of charts that draw a structure: "hhi", "heatmap" and "members"
 *
 * Parts are those of the item's `top`, the largest first, as far as they can be read: what is left out is said in the note. */
#pragma once

#include "figure_analyses.h"

#define HEATMAP_ROWS 40u /* parts of a heatmap at most */
#define MEMBERS_MOST 24u /* small multiples at most */

/* The index as a line with the range that comes out with each part left out in turn; of years of months also the interval of the bootstrap; the
 * mirror's index pale. Always TRUE, as are all below. */
gboolean figure_hhi(const Analysis *analysis, Chart *chart, GError **error);
/* Parts by periods: shares of the whole in percent. */
gboolean figure_heatmap(const Analysis *analysis, Chart *chart, GError **error);
/* The value of each part over time, on one scale. */
gboolean figure_members(const Analysis *analysis, Chart *chart, GError **error);
