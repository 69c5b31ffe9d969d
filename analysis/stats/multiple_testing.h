/* multiple_testing.h - p-values adjusted for the number of tests, as R's p.adjust does
 *
 * An adjusted p is the smallest level of the whole family at which its null is rejected. Tests that could not be made have a p of
 * NaN: it stays NaN and does not count as a test. adjusted (n values) may be p itself. */
#pragma once

#include <glib.h>

/* Holm (1979), Scandinavian Journal of Statistics 6, 65-70: keeps the chance of even one false rejection at the level,
 * whatever the dependence of the tests. */
void adjust_holm(const double *p, gsize n, double *adjusted);

/* Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57, 289-300: keeps the expected share of false
 * ones among the rejections at the level, for tests that are independent or positively dependent. */
void adjust_bh(const double *p, gsize n, double *adjusted);
