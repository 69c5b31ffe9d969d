#include "exact_rank.h"

/* How many of the k! ways to give the ranks of a set of k to the places 1 ... k have which sum of squared
 * differences, for all sets of k of the ranks 1 ... n. At most half of the places are filled, so that 8! is the largest count.
 * A square is odd where its root is, so that all sums of a set are odd or all even: the halves of the sums are counted. */
typedef struct {
  gsize places; /* k */
  gsize width;  /* counts of a set: halves of sums 0 ... width - 1 */
  guint32 *row; /* by set: where its counts begin */
  guint16 *count;
} Level;

static void
level_free(Level *level)
{
  g_free(level->row);
  g_free(level->count);
  g_free(level);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Level, level_free)

static gsize
set_size(guint set)
{
  return (gsize)__builtin_popcount(set);
}

/* 1 where the sums of the set are odd. */
static gsize
set_parity(guint set)
{
  const guint odd_ranks = 0x5555; /* bit 0 is rank 1 */

  return (set_size(set & odd_ranks) + (set_size(set) + 1) / 2) % 2;
}

static guint16 *
counts_of(const Level *level, guint set)
{
  return level->count + level->row[set];
}

static Level *
level_new(gsize n, gsize places, gsize width)
{
  Level *level = g_new0(Level, 1);
  guint32 used = 0;

  level->places = places;
  level->width = width;
  level->row = g_new0(guint32, (gsize)1 << n);
  for (guint set = 0; set < 1U << n; set++)
    if (set_size(set) == places) {
      level->row[set] = used;
      used += (guint32)width;
    }
  level->count = g_new0(guint16, used);
  return level;
}

/* Adds counts to counts that begin step further on. A loop of its own, so that it is done in vectors. */
static void
add_shifted(guint16 *restrict to, const guint16 *restrict from, gsize step, gsize width)
{
  for (gsize half = step; half < width; half++)
    to[half] = (guint16)(to[half] + from[half - step]);
}

/* Gives one more place each rank of each set in turn. */
static Level *
level_next(const Level *before, gsize n)
{
  const gsize place = before->places + 1;
  Level *level = level_new(n, place, before->width);

  for (guint set = 0; set < 1U << n; set++) {
    if (set_size(set) != place)
      continue;
    guint16 *to = counts_of(level, set);
    for (gsize rank = 1; rank <= n; rank++) {
      const guint others = set & ~(1U << (rank - 1));
      if (others == set)
        continue;
      const guint16 *from = counts_of(before, others);
      const gsize away = MAX(rank, place) - MIN(rank, place), step = (away * away + set_parity(others)) / 2;
      add_shifted(to, from, step, level->width);
    }
  }
  return level;
}

/* The same places and ranks counted from the other end. */
static guint
mirrored(guint set, gsize n)
{
  guint mirror = 0;

  for (gsize i = 0; i < n; i++)
    mirror |= (set >> i & 1) << (n - 1 - i);
  return mirror;
}

/* Pairs of ways, one of each half of the places, whose halved sums together do not exceed the limit. */
static guint64
count_joined(const guint16 *first, const guint16 *second, gsize limit)
{
  guint64 joined = 0, below = 0;

  for (gsize half = 0; half <= limit; half++) {
    below += second[half];
    joined += first[limit - half] * below;
  }
  return joined;
}

/* Permutations whose lower places take some set of ranks and whose upper places, counted from the other end, the rest. */
static guint64
count_permutations(const Level *lower, const Level *upper, gsize n, gsize limit)
{
  const guint all = (1U << n) - 1;
  guint64 permutations = 0;

  for (guint set = 0; set <= all; set++) {
    const guint rest = mirrored(all & ~set, n);
    const gsize odd = set_parity(set) + set_parity(rest);
    if (set_size(set) == lower->places && limit >= odd)
      permutations += count_joined(counts_of(lower, set), counts_of(upper, rest), (limit - odd) / 2);
  }
  return permutations;
}

/* Permutations of 1 ... n whose sum of squared differences is at most limit. */
static guint64
count_up_to(gsize n, gsize limit)
{
  g_autoptr(Level) lower = level_new(n, 0, limit / 2 + 1);

  lower->count[0] = 1;
  while (lower->places < n / 2) {
    g_autoptr(Level) before = lower;
    lower = level_next(before, n);
  }
  g_autoptr(Level) upper = n % 2 ? level_next(lower, n) : NULL;
  return count_permutations(lower, upper ? upper : lower, n, limit);
}

double
spearman_exact_p(gsize n, guint64 squares)
{
  const guint64 most = n * (n * n - 1) / 3; /* the distribution is symmetric about the half of it */
  const guint64 nearer = MIN(squares, most - squares);
  double p = 2 * (double)count_up_to(n, nearer);

  for (gsize i = 2; i <= n; i++)
    p /= (double)i;
  return MIN(p, 1);
}

double
kendall_exact_p(gsize n, gint64 score)
{
  const gsize pairs = n * (n - 1) / 2;
  const gsize fewer = (pairs - (gsize)ABS(score)) / 2; /* concordant or discordant, whichever are fewer */
  g_autofree double *probability = g_new0(double, fewer + 1);
  double tail = 0;

  probability[0] = 1;
  for (gsize size = 2; size <= n; size++)
    for (gsize count = fewer + 1; count-- > 0;) { /* from above, so that smaller counts are still those of size - 1 */
      double sum = 0;
      for (gsize added = 0; added < size && added <= count; added++)
        sum += probability[count - added];
      probability[count] = sum / (double)size;
    }
  for (gsize count = 0; count <= fewer; count++)
    tail += probability[count];
  return MIN(2 * tail, 1);
}
