/* figure_contributions.h - chart kind "contributions": a waterfall from the first total to the last */
#pragma once

#include "figure_analyses.h"

/* A block for the first total, one for each part by name (CONTRIBUTIONS_DRAWN at most, the rest goes with the others), the others, what is
 * unspecified, and the last total. Each bears its change and, in brackets, its points. Always TRUE. */
gboolean figure_contributions(const Analysis *analysis, Chart *chart, GError **error);
#define CONTRIBUTIONS_DRAWN 8
