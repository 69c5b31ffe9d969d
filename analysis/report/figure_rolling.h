/* figure_rolling.h - kind of chart "rolling": the correlation in a moving window with its band */
#pragma once

#include "figure_analyses.h"

gboolean figure_rolling(const Analysis *analysis, Chart *chart, GError **error);
