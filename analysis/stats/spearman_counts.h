/* spearman_counts.h - how many orders of 1 ... n have which sum of squared differences from 1 ... n
 *
 * The null distribution of Spearman's rank correlation without ties. To count the orders anew takes longer than all the rest of
 * a study, so the counts stand in a table, as in R's package pspearman; they are the coefficients of the permanent of
 * x^((i - j)^2) (van de Wiel, M. A. and A. Di Bucchianico 2001, Journal of Statistical Planning and Inference 92, 133-145).
 * The unit test counts them again. */
#pragma once

#include <glib.h>

#define SPEARMAN_COUNTED 16 /* the largest n of the table */

/* Orders whose sum of squared differences is at most squares, which is at most half of the largest sum, n (n^2 - 1) / 3;
 * 2 <= n <= SPEARMAN_COUNTED. */
guint64 spearman_count(gsize n, guint64 squares);
