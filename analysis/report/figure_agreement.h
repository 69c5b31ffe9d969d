/* figure_agreement.h - kind of chart "agreement": two indices, each in its own panel, or pooled values against each other */
#pragma once

#include "plots/chart.h"
#include "study/analysis.h"

/* Two series: each over time in a panel of its own, periods in which the signs are opposite shaded; where they have periods in common, from
 * the first of these to the last. Pooled pairs: a point for each pair of exact values, named where there is room, the
 * quarters of opposite signs shaded. */
gboolean figure_agreement(const Analysis *analysis, Chart *chart, GError **error);
