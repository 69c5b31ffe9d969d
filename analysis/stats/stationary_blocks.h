/* stationary_blocks.h - blocks of random length out of a series, put together to one of the same length
 *
 * Politis and Romano (1994), as in stationary_bootstrap.h. For .c files of this room. */
#pragma once

#include <glib.h>
#include <gsl/gsl_rng.h>

/* Block lengths are found in the table of the geometric law's tail, which is faster than a logarithm. */
typedef struct {
  gsl_rng *rng;
  gsize n;
  gsize lengths;   /* in the table */
  double *longer;  /* [l - 1]: 2^32 times the probability of a block longer than l */
  gsize from[256]; /* a length that is not too long, by the first byte of the number drawn */
} Blocks;

/* Of a series of n values, of that mean length, 1 to n. */
void blocks_init(Blocks *blocks, gsize n, gsize mean_length, gulong seed);
void blocks_clear(Blocks *blocks);

/* Blocks of from, until to holds n values; the last is cut. */
void blocks_resample(const Blocks *blocks, const double *from, double *to);
/* The same blocks of both. */
void blocks_resample_pairs(const Blocks *blocks, const double *x, const double *y, double *x_to, double *y_to);

/* The value of rank (count + 1) share among count rising ones, rounded. */
double ranked_value(const double *rising, gsize count, double share);
