#include "exact_rank.h"

/* How many of the k! ways to give the ranks of a set of k to the places 1 ... k have which sum of squared
 * differences, for all sets of k of the ranks 1 ... n. At most half of the places are filled, so that 8! is the largest count.
 * A square is odd where its root is, so that all sums of a set are odd or all even: halves of sums are counted, and only
 * those that the remaining ranks can still keep within the limit. */
typedef struct {
  gsize places;   /* k */
  guint32 *row;   /* by set: where its counts begin */
  guint16 *low;   /* by set: the least half of a sum, that of the ranks in order */
  guint16 *width; /* by set: how many halves from there on are counted */
  guint16 *count;
} Level;

static void
level_free(Level *level)
{
  g_free(level->row);
  g_free(level->low);
  g_free(level->width);
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

/* Half of the least sum of a set: its ranks in order. */
static gsize
least_half(guint set)
{
  gsize sum = 0, place = 1;

  for (gsize rank = 1; set >> (rank - 1); rank++)
    if (set >> (rank - 1) & 1) {
      sum += (rank - place) * (rank - place);
      place++;
    }
  return sum / 2;
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

/* The ranks that a set leaves to the other places, counted from the other end. */
static guint
rest_of(guint set, gsize n)
{
  return mirrored(((1U << n) - 1) & ~set, n);
}

/* The next larger set of as many ranks (Gosper's step), from (1 << k) - 1 on; 1 << n or more when there is none. */
static guint
next_set(guint set)
{
  const guint low = set & (~set + 1), carried = set + low;

  return low ? carried | ((set ^ carried) / low) >> 2 : G_MAXUINT;
}

static Level *
level_new(gsize n, gsize places, gsize limit)
{
  Level *level = g_new0(Level, 1);
  guint32 used = 0;

  level->places = places;
  level->row = g_new0(guint32, (gsize)1 << n);
  level->low = g_new0(guint16, (gsize)1 << n);
  level->width = g_new0(guint16, (gsize)1 << n);
  for (guint set = (1U << places) - 1; set < 1U << n; set = next_set(set)) {
    const guint rest = rest_of(set, n);
    const gsize low = least_half(set), taken = low + least_half(rest), odd = set_parity(set) + set_parity(rest);
    level->row[set] = used;
    level->low[set] = (guint16)low;
    level->width[set] = limit >= odd && (limit - odd) / 2 >= taken ? (guint16)((limit - odd) / 2 - taken + 1) : 0;
    used += level->width[set];
  }
  level->count = g_new0(guint16, MAX(used, 1));
  return level;
}

/* Adds counts to counts. A loop of its own, so that it is done in vectors. */
static void
add_counts(guint16 *restrict to, const guint16 *restrict from, gsize n)
{
  for (gsize i = 0; i < n; i++)
    to[i] = (guint16)(to[i] + from[i]);
}

/* Gives one more place each rank of each set in turn. */
static Level *
level_next(const Level *before, gsize n, gsize limit)
{
  const gsize place = before->places + 1;
  Level *level = level_new(n, place, limit);

  for (guint set = (1U << place) - 1; set < 1U << n; set = next_set(set))
    for (gsize rank = 1; rank <= n && level->width[set]; rank++) {
      const guint others = set & ~(1U << (rank - 1));
      if (others == set)
        continue;
      const gsize away = MAX(rank, place) - MIN(rank, place), step = (away * away + set_parity(others)) / 2;
      const gsize skipped = before->low[others] + step - level->low[set]; /* no sum lies below the least one */
      if (skipped < level->width[set])
        add_counts(level->count + level->row[set] + skipped, before->count + before->row[others],
                   MIN(before->width[others], level->width[set] - skipped));
    }
  return level;
}

/* Pairs of ways, one of each half of the places, whose sums together do not exceed the limit: both count as many halves, the
 * last of one going with the first of the other. */
static guint64
count_joined(const guint16 *first, const guint16 *second, gsize width)
{
  guint64 joined = 0, below = 0;

  for (gsize i = 0; i < width; i++) {
    below += second[i];
    joined += first[width - 1 - i] * below;
  }
  return joined;
}

/* Permutations whose lower places take some set of ranks and whose upper places, counted from the other end, the rest. */
static guint64
count_permutations(const Level *lower, const Level *upper, gsize n)
{
  guint64 permutations = 0;

  for (guint set = (1U << lower->places) - 1; set < 1U << n; set = next_set(set)) {
    const guint rest = rest_of(set, n);
    permutations += count_joined(lower->count + lower->row[set], upper->count + upper->row[rest], lower->width[set]);
  }
  return permutations;
}

/* Permutations of 1 ... n whose sum of squared differences is at most limit. */
static guint64
count_up_to(gsize n, gsize limit)
{
  g_autoptr(Level) lower = level_new(n, 0, limit);

  if (lower->width[0])
    lower->count[0] = 1;
  while (lower->places < n / 2) {
    g_autoptr(Level) before = lower;
    lower = level_next(before, n, limit);
  }
  g_autoptr(Level) upper = n % 2 ? level_next(lower, n, limit) : NULL;
  return count_permutations(lower, upper ? upper : lower, n);
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
