/* figure_composition.h - kind of chart "composition": stacked bars to 100 %, a bar a period, a panel a flow */
#pragma once

#include "figure_analyses.h"

/* At most so many parts by name: as many as there are tones for. */
#define COMPOSITION_NAMED 7u

/* Names the parts of the item's `top`, or those that have COMPOSITION_SEEN of some bar; the others are one field. Always TRUE. */
#define COMPOSITION_SEEN 0.05
gboolean figure_composition(const Analysis *analysis, Chart *chart, GError **error);
