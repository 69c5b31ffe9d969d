/* figure_impulse.h - responses to shocks in a vector autoregression, one panel for each shock and response */
#pragma once

#include "figure_analyses.h"

/* As AnalysisFigure, of a VectorAutoregression: a row of panels for each response, a column for each shock. Of more than
 * IMPULSE_PANELS series the first are drawn, and the note says so. Returns TRUE. */
#define IMPULSE_PANELS 4
gboolean figure_impulse(const Analysis *analysis, Chart *chart, GError **error);
