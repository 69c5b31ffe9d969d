/* indicators_comparative.h - indicators that set one breakdown against another: a trade against the world's, exports against imports
 *
 *     - { name: rca_fuels, indicator: rca, of: exports, against: world_exports, part: SITC3 }
 *     - { name: gl, indicator: grubel-lloyd, of: exports, against: imports }
 *
 * Wholes are stated totals where there are any, otherwise sums of parts: of advantage and intensity, of cover ratio and balance. Two-way trade,
 * Lafay's index and complementarity are of the sums of parts. A part that only one side has adds nothing on the other; what is asked of one
 * part alone is undefined without both its values, and where a value is below zero.
 *
 * Kojima's (1964) trade intensity measures by the world without the reporter itself, to which it cannot export: leave its code out of
 * the reference by `without`. With it in the reference the index is that of Mikic and Gilbert (2009, UNESCAP). */
#pragma once

#include "indicator.h"

/* of: a trade, against: its reference (reference_check.h). */
double indicator_rca(const IndicatorInput *input, const double *x, const double *y);
double indicator_rca_symmetric(const IndicatorInput *input, const double *x, const double *y);
double indicator_rca_normalised(const IndicatorInput *input, const double *x, const double *y);

/* of: exports, against: imports. */
double indicator_complementarity(const IndicatorInput *input, const double *x, const double *y);
double indicator_grubel_lloyd(const IndicatorInput *input, const double *x, const double *y);
double indicator_grubel_lloyd_part(const IndicatorInput *input, const double *x, const double *y);
double indicator_grubel_lloyd_corrected(const IndicatorInput *input, const double *x, const double *y);
double indicator_lafay(const IndicatorInput *input, const double *x, const double *y);
double indicator_cover_ratio(const IndicatorInput *input, const double *x, const double *y);
double indicator_balance(const IndicatorInput *input, const double *x, const double *y);

/* The unit of `of` (transfer full). */
char *indicator_unit_of_first(const IndicatorInput *input);

/* Errors: those of reference_check, and of paired_check. */
gboolean indicator_check_reference(const IndicatorInput *input, GError **error);
gboolean indicator_check_pair(const IndicatorInput *input, GError **error);
