/* indicators_growth.h - indicators along the periods: what a part adds to the growth of the whole */
#pragma once

#include "indicator.h"

/* 100 (x_t - x_{t-1}) / W_{t-1}, percentage points of the growth of the whole on the period just before (stats/contribution.h). The whole is the
 * stated total where both periods have it, otherwise the sum of parts. A part that has a value in only one of the two counts with
 * zero in the other; undefined where it has neither, after a gap, and where the whole begins at zero or below. */
void indicator_contribution(const IndicatorInput *input, double *values);
