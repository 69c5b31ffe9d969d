/* rank.h - median, ranks, ties and Kendall's score, shared by describe, trend and correlation */
#pragma once

#include <glib.h>

/* Sums over groups of t equal values. */
typedef struct {
  double pairs;    /* t (t - 1) / 2 */
  double triples;  /* t (t - 1) (t - 2) */
  double variance; /* t (t - 1) (2 t + 5), the term of Kendall's variance */
} Ties;

/* Ranks from 1; equal values share the mean of their ranks. rank (n values) may be NULL, or values itself. */
Ties ties_and_ranks(const double *values, gsize n, double *rank);

/* Median of n >= 1 values; of an even number the mean of the middle two. */
double median_of(const double *values, gsize n);

/* Concordant less discordant pairs. */
gint64 kendall_score(const double *x, const double *y, gsize n);
