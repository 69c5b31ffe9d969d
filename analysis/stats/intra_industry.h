/* intra_industry.h - two-way trade in the same products: Grubel-Lloyd indices, and specialisation by Lafay
 *
 * Grubel, H. G. and P. J. Lloyd (1971), Economic Record 47, 494-517, and (1975), Intra-Industry Trade, Macmillan; Aquino, A. (1978),
 * Weltwirtschaftliches Archiv 114, 275-296; Lafay, G. (1992), in Dagenais and Muet, eds., International Trade Modelling, Chapman and Hall.
 *
 * Exports and imports by product in one unit. NaN is no value: of one product alone nothing can be said then; among several it adds nothing,
 * so that what has a value in one direction alone has no overlap. A negative value gives NaN. */
#pragma once

#include <glib.h>

typedef struct {
  double exports, imports;
  double overlap; /* sum of the smaller of both of each product */
} TwoWaySums;

/* Over k products. All NaN where a value is negative or infinite, or exports and imports together are beyond the range of doubles. */
TwoWaySums two_way_sums(const double *exports, const double *imports, gsize k);

/* 1 - |x - m| / (x + m) of one product: 0 trade in one direction, 1 balanced; NaN where either is missing, or without trade. */
double grubel_lloyd(double exports, double imports);

/* 1 - sum |x - m| / sum (x + m): the products' indices weighted by their trade. NaN without trade. */
double grubel_lloyd_aggregate(const TwoWaySums *sums);

/* Grubel and Lloyd's own correction for unbalanced total trade: (sum (x + m) - sum |x - m|) / (sum (x + m) - |sum x - sum m|). NaN where all
 * trade goes one way. The correction of Aquino is trade_complementarity() of trade_structure.h. */
double grubel_lloyd_corrected(const TwoWaySums *sums);

/* 100 ((x - m) / (x + m) - (X - M) / (X + M)) (x + m) / (X + M) of one product, X and M the sums of products: above zero where it does
 * better than trade as a whole; -50 to 50, over all products it adds up to zero. A missing side counts as nothing; NaN where both are
 * missing, or without trade. */
double lafay_index(double exports, double imports, const TwoWaySums *sums);
