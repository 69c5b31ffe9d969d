#include "slopes.h"

#include <gsl/gsl_statistics.h>
#include <string.h>

#define BIN_BITS 16
#define BINS     (1 << BIN_BITS)

/* Doubles whose keys begin with these bits. */
typedef struct {
  guint64 prefix;
  guint bits;
} Bin;

/* An integer that sorts as the double does: the sign bit turned, and all bits of negative numbers. */
static guint64
key_of(double value)
{
  guint64 key;

  memcpy(&key, &value, sizeof key);
  return key >> 63 ? ~key : key | G_GUINT64_CONSTANT(1) << 63;
}

static double
value_of(guint64 key)
{
  double value;

  key = key >> 63 ? key & ~(G_GUINT64_CONSTANT(1) << 63) : ~key;
  memcpy(&value, &key, sizeof value);
  return value;
}

static gboolean
bin_holds(Bin bin, guint64 key)
{
  return bin.bits == 0 || key >> (64 - bin.bits) == bin.prefix;
}

static double
slope_between(const Points *points, gsize i, gsize j)
{
  const double slope = (points->values[j] - points->values[i]) / (points->time[j] - points->time[i]);

  return slope + 0.0; /* no negative zero */
}

gsize
slopes_count(const Points *points)
{
  return points->n * (points->n - 1) / 2;
}

/* Narrows the bin to the part that holds *rank, which becomes the rank within it; returns how many slopes that part has. */
static gsize
narrow(const Points *points, Bin *bin, gsize *rank)
{
  g_autofree gsize *count = g_new0(gsize, BINS);
  guint64 part = 0;

  for (gsize j = 1; j < points->n; j++)
    for (gsize i = 0; i < j; i++) {
      const guint64 key = key_of(slope_between(points, i, j));
      if (bin_holds(*bin, key))
        count[key >> (64 - BIN_BITS - bin->bits) & (BINS - 1)]++;
    }
  while (*rank >= count[part])
    *rank -= count[part++];
  bin->prefix = bin->prefix << BIN_BITS | part;
  bin->bits += BIN_BITS;
  return count[part];
}

static double
select_held(const Points *points, Bin bin, gsize count, gsize rank)
{
  g_autofree double *held = g_new(double, count);
  gsize filled = 0;

  for (gsize j = 1; j < points->n; j++)
    for (gsize i = 0; i < j; i++) {
      const double slope = slope_between(points, i, j);
      if (bin_holds(bin, key_of(slope)))
        held[filled++] = slope;
    }
  return gsl_stats_select(held, 1, count, rank);
}

double
slope_at(const Points *points, gsize rank)
{
  Bin bin = {0};
  gsize count = slopes_count(points);

  while (count > SLOPES_HELD && bin.bits < 64)
    count = narrow(points, &bin, &rank);
  return bin.bits == 64 ? value_of(bin.prefix) : select_held(points, bin, count, rank);
}

double
slopes_median(const Points *points)
{
  const gsize count = slopes_count(points);
  const double upper = slope_at(points, count / 2);

  return count % 2 ? upper : (slope_at(points, count / 2 - 1) + upper) / 2;
}
