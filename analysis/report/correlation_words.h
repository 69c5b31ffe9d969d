/* correlation_words.h - what all readings of correlations say alike */
#pragma once

#include "study/pairs.h"

/* With fewer pairs only a strong correlation can be told from none. */
#define FEW_PAIRS 20

/* "−0.32"; four decimals for what would read as 1 and is less: "0.9961" (transfer full, as all below). */
char *r_words(double r);
/* "p = 0.0200", "p < 0.0001". */
char *p_words(double p);
/* "−0.74 to 0.28" */
char *interval_words(double lower, double upper);
/* "r = 0.12, n = 12, p = 0.712" */
char *numbers_words(double r, gsize n, double p);
/* "8.6 independent ones" */
char *effective_words(double n_effective);

/* "weak", "moderate", "strong": below 0.3, below 0.6, and beyond (transfer none). */
const char *strength_words(double r);
/* "a strong positive association" */
char *association_words(double r);

/* A correlation of the levels of two series that both trend, or both look integrated, is to be expected: the warning, with what the
 * changes give beside it; NULL where it is not. changes: numbers_words of the changes, or NULL with the reason why there are none. */
char *warn_expected(const Wander *x, const Wander *y, const char *changes, const char *why);

/* Few pairs, and how strong a correlation must be; NULL from FEW_PAIRS on. effective: those that autocorrelation leaves, NaN in a
 * cross-section; where: " in a window", or "". */
char *warn_few_pairs(gsize n, double effective, const char *where);

/* Periods with gaps among them, for the line on the method; "" without. */
const char *gaps_words(gboolean gaps);
