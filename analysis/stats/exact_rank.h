/* exact_rank.h - exact null distributions of Spearman's and Kendall's rank correlations, without ties
 *
 * Two-sided p-values as in R's cor.test: twice the smaller tail, at most 1. */
#pragma once

#include <glib.h>

#define SPEARMAN_EXACT 16 /* as far as the orders are counted; beyond it the t approximation is good to three digits */
#define KENDALL_EXACT  50 /* R's limit */

/* squares: the sum of squared differences of ranks; 2 <= n <= SPEARMAN_EXACT. R itself is exact up to n = 9 only, and then takes
 * an Edgeworth series. */
double spearman_exact_p(gsize n, guint64 squares);

/* score: concordant less discordant pairs; 2 <= n < KENDALL_EXACT. Best, D. J. and P. G. Gipps (1974), Applied Statistics 23,
 * 98-100. */
double kendall_exact_p(gsize n, gint64 score);
