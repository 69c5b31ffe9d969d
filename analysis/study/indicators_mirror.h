/* indicators_mirror.h - what one side reports set against the other side's report, as an indicator */
#pragma once

#include "indicator.h"

/* Sum over the parts that both report: mirror_ratio() of stats/mirror.h. */
double indicator_mirror_ratio(const IndicatorInput *input, const double *x, const double *y);
