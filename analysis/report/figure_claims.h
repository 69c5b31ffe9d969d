/* figure_claims.h - the chart kind "claims": what is stated against what was found
 *
 * A column a claim, in the order of the table. In the upper panel the level 1 is what is stated and a dot what was found, as a share
 * of it; a stick joins both, limits are a field. Claims of a sign, whose stated value is 0, stand in a lower panel: a field the side
 * that is stated, a dot the side that was found. Colour and mark tell the verdict: ✓ holds, ✗ does not hold, ? undecided. */
#pragma once

#include "figures.h"

/* Errors: those of results_claims. */
gboolean figure_claims(Results *results, Chart *chart, GError **error);
