/* indicators_price.h - kinds of indicators that part values into prices and volumes (stats/price_index.h)
 *
 *     breakdowns:
 *       - { name: exports_hs, from: trade-hs, where: { flow: export }, by: product, quantity: tonnes }
 *     series:
 *       - { name: px, indicator: fisher-price, of: exports_hs, base: 2010 }
 *       - { name: pm, indicator: fisher-price, of: imports_hs, base: 2010 }
 *       - { name: terms_of_trade, expr: 100 * px / pm }
 *
 * An index is 100 in its base. Of a fixed base it sets each period against that one; a chained index multiplies Fisher links from each
 * period to the next that the breakdown has. Parts without a value and a quantity above zero in both periods of a comparison are left
 * out of it, which is entered in the ledger under the breakdown's name, with the smallest share of value that was compared; as series
 * that share is matched-share (the smaller one of both periods), or chained-matched-share (link by link). A period in which no part is
 * matched has no index, nor has a chain beyond it. Chains of months or quarters drift where prices bounce: a fixed base does not. */
#pragma once

#include "indicator.h"

/* Paths: 100 times the ratios of price_index.h. */
void path_laspeyres_price(const IndicatorInput *input, double *values);
void path_paasche_price(const IndicatorInput *input, double *values);
void path_fisher_price(const IndicatorInput *input, double *values);
void path_chained_price(const IndicatorInput *input, double *values);
void path_laspeyres_volume(const IndicatorInput *input, double *values);
void path_paasche_volume(const IndicatorInput *input, double *values);
void path_fisher_volume(const IndicatorInput *input, double *values);
void path_chained_volume(const IndicatorInput *input, double *values);
void path_matched_share(const IndicatorInput *input, double *values);
void path_chained_matched_share(const IndicatorInput *input, double *values);

/* The sum of values over the sum of quantities, of the parts that have both. */
void path_unit_value(const IndicatorInput *input, double *values);

/* "2010=100" (transfer full). */
char *unit_of_index(const IndicatorInput *input);
/* "USD million per t" (transfer full). */
char *unit_of_unit_value(const IndicatorInput *input);
