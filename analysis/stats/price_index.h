/* price_index.h - what of a change of value is price and what is volume
 *
 * IMF, ILO, OECD, Eurostat, UNECE and World Bank (2009), Export and Import Price Index Manual, chapter 16: with prices p = v / q of
 * parts that have a value and a quantity in both periods 0 and 1,
 *
 *     Laspeyres price   sum p1 q0 / sum p0 q0      Laspeyres volume  sum p0 q1 / sum p0 q0
 *     Paasche price     sum p1 q1 / sum p0 q1      Paasche volume    sum p1 q1 / sum p1 q0
 *     Fisher            the geometric mean of both
 *
 * The value ratio sum p1 q1 / sum p0 q0 is Laspeyres price times Paasche volume, Paasche price times Laspeyres volume, and Fisher price
 * times Fisher volume. Parts that are not matched leave the comparison (the manual's matched model): nothing is imputed, and the share
 * of value that was compared goes with each result. Prices made so are unit values: they also move with the mix inside a part. */
#pragma once

#include <glib.h>

typedef enum { FORMULA_LASPEYRES, FORMULA_PAASCHE, FORMULA_FISHER } IndexFormula;

/* Period 1 against period 0; ratios are NaN where no part is matched, or where they leave the range of doubles. */
typedef struct {
  gsize matched;   /* parts with a value and a quantity above zero in both periods */
  gsize left_out;  /* parts with a value above zero in either period that are not matched */
  double share[2]; /* of the value of all parts that the matched ones have, in period 0 and 1; NaN without any value */
  double value;    /* of the matched parts: the ratio of their values */
  double price[3], volume[3]; /* by IndexFormula */
} PriceLink;

/* Values and quantities of n parts in both periods; NaN: none. */
PriceLink price_link(const double *values0, const double *quantities0, const double *values1, const double *quantities1,
                     gsize n);

/* A chain through n periods with the value 1 in the base (below n), for which links[t] is the ratio of period t to t - 1 (links[0] is not
 * read). It ends where a link is NaN: index is NaN from there on, away from the base. */
void chain_links(const double *links, gsize n, gsize base, double *index);

/* Values over quantities, both sums over the n parts that have both above zero; NaN without any. share receives the share of all
 * values above zero that they have. */
double unit_value(const double *values, const double *quantities, gsize n, double *share);
