/* indicators_concentration.h - indicators of how unequal the parts are, rows of indicator_kinds.c
 *
 * The formulas stand in stats/concentration.h. All of them are taken of the sum of the parts, so that a stated total, and what of it has no
 * part, plays no role. y is that of `against`, for diversification alone. */
#pragma once

#include "indicator.h"

double indicator_hhi(const IndicatorInput *input, const double *x, const double *y);
double indicator_hhi_normalised(const IndicatorInput *input, const double *x, const double *y);
double indicator_effective_number(const IndicatorInput *input, const double *x, const double *y);
double indicator_entropy(const IndicatorInput *input, const double *x, const double *y);
double indicator_concentration_ratio(const IndicatorInput *input, const double *x, const double *y);
double indicator_largest_share(const IndicatorInput *input, const double *x, const double *y);
double indicator_diversification(const IndicatorInput *input, const double *x, const double *y);

/* Without each part in turn. */
void indicator_hhi_without(const IndicatorInput *input, const double *x, const double *y, double *values);
void indicator_hhi_normalised_without(const IndicatorInput *input, const double *x, const double *y, double *values);
void indicator_effective_number_without(const IndicatorInput *input, const double *x, const double *y, double *values);
void indicator_entropy_without(const IndicatorInput *input, const double *x, const double *y, double *values);
void indicator_concentration_ratio_without(const IndicatorInput *input, const double *x, const double *y,
                                           double *values);
void indicator_largest_share_without(const IndicatorInput *input, const double *x, const double *y, double *values);
