/* concentration.h - how unequal the parts of a sum are
 *
 * The values are amounts, n of them in any order; a part that is NaN is absent. s_i is a part's share of the sum of the parts, which is the
 * denominator of everything here, and N the number of parts above zero. Each measure is NaN where a value is negative or infinite, or where
 * none is above zero; concentration_parts alone counts whatever is above zero. Amounts are divided by the largest first, so that no square leaves the range of doubles.
 *
 * UNCTAD's concentration index takes square roots (of the index and of 1/N) and is another number than either index here. */
#pragma once

#include <glib.h>

/* N. */
gsize concentration_parts(const double *values, gsize n);

/* Herfindahl-Hirschman index: the sum of s_i^2, from 1/N (all equal) to 1 (one part). Hirschman, A. O. (1964), American Economic Review
 * 54, 761-762. */
double concentration_hhi(const double *values, gsize n);

/* (H - 1/N) / (1 - 1/N), from 0 (all equal) to 1; NaN with one part. */
double concentration_normalised(const double *values, gsize n);

/* 1 / H: so many equal parts would have the same index. Adelman, M. A. (1969), Review of Economics and Statistics 51, 99-101. */
double concentration_effective_number(const double *values, gsize n);

/* -sum of s_i ln s_i, from 0 (one part) to ln N. Shannon, C. E. (1948), Bell System Technical Journal 27, 379-423, with natural
 * logarithms. */
double concentration_entropy(const double *values, gsize n);

/* Share of the m largest parts; 1 where there are no more than m. NaN for m = 0. */
double concentration_ratio(const double *values, gsize n, gsize m);

/* The same without each part in turn (n values each): NaN for a part that is absent, and for the only one above zero. They take about as long
 * as one index, not n times that. */
void concentration_hhi_without(const double *values, gsize n, double *without);
void concentration_entropy_without(const double *values, gsize n, double *without);
void concentration_ratio_without(const double *values, gsize n, gsize m, double *without);

/* How unlike two structures are (dissimilarity.h), by the shares of n parts that stand at the same place in both, from 0 (equal shares) to
 * 1 (no part in common). A part absent from one has no share there. With the world's structure as y it is the export diversification
 * index of UNCTAD. */
double concentration_dissimilarity(const double *x, const double *y, gsize n);
