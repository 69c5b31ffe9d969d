#include "stationary_blocks.h"

#include <math.h>
#include <string.h>

#define GENERATOR_RANGE 4294967296.0 /* of gsl_rng_mt19937: 2^32 */
#define CHUNK           4            /* values copied by one instruction or two */

/* The length that a number stands for, from a shorter one on. */
static gsize
length_of(const Blocks *blocks, gsize shorter, double number)
{
  gsize length = shorter;

  while (length <= blocks->lengths && number < blocks->longer[length - 1])
    length++;
  return length;
}

void
blocks_init(Blocks *blocks, gsize n, gsize mean_length, gulong seed)
{
  const double on = 1 - 1 / (double)mean_length;
  double tail = on * GENERATOR_RANGE;

  *blocks = (Blocks){.rng = gsl_rng_alloc(gsl_rng_mt19937), .n = n, .longer = g_new(double, n)};
  gsl_rng_set(blocks->rng, seed);
  for (; blocks->lengths < n && tail >= 1; tail *= on)
    blocks->longer[blocks->lengths++] = tail;
  for (gsize byte = 0; byte < G_N_ELEMENTS(blocks->from); byte++)
    blocks->from[byte] = length_of(blocks, 1, ((double)byte + 1) * (GENERATOR_RANGE / 256) - 1);
}

void
blocks_clear(Blocks *blocks)
{
  gsl_rng_free(blocks->rng);
  g_free(blocks->longer);
}

static gsize
block_length(const Blocks *blocks)
{
  const gulong number = gsl_rng_get(blocks->rng);

  return MIN(length_of(blocks, blocks->from[number >> 24], (double)number), blocks->n);
}

/* Every start is as likely as the others but for n / 2^32 of it. */
static gsize
block_start(const Blocks *blocks)
{
  return (gsize)((guint64)gsl_rng_get(blocks->rng) * blocks->n >> 32);
}

/* Copies a block from start on, cut at room; from the end it goes on at the beginning. Far from both ends whole chunks are copied, and
 * what is too much is written over by the next block. */
static gsize
copy_block(const double *from, gsize n, gsize start, gsize length, double *to, gsize room)
{
  if (start + length + CHUNK <= n && length + CHUNK <= room) {
    for (gsize i = 0; i < length; i += CHUNK)
      memcpy(to + i, from + start + i, CHUNK * sizeof *to);
    return length;
  }
  const gsize wanted = MIN(length, room), first = MIN(wanted, n - start);

  memcpy(to, from + start, first * sizeof *to);
  memcpy(to + first, from, (wanted - first) * sizeof *to);
  return wanted;
}

void
blocks_resample(const Blocks *blocks, const double *from, double *to)
{
  for (gsize i = 0; i < blocks->n;) {
    const gsize start = block_start(blocks);
    i += copy_block(from, blocks->n, start, block_length(blocks), to + i, blocks->n - i);
  }
}

void
blocks_resample_pairs(const Blocks *blocks, const double *x, const double *y, double *x_to, double *y_to)
{
  for (gsize i = 0; i < blocks->n;) {
    const gsize start = block_start(blocks), length = block_length(blocks);
    copy_block(x, blocks->n, start, length, x_to + i, blocks->n - i);
    i += copy_block(y, blocks->n, start, length, y_to + i, blocks->n - i);
  }
}

double
ranked_value(const double *rising, gsize count, double share)
{
  const double rank = floor((double)(count + 1) * share + 0.5);

  return rising[(gsize)fmin(fmax(rank, 1), (double)count) - 1];
}
