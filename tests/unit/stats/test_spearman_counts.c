#include "../test.h"

#include "stats/exact_rank.h"
#include "stats/spearman_counts.h"

/* Orders by sum of squares, up to limit, for every set of ranks that fill the places 1 ... k. */
typedef struct {
  gsize n, limit;
  guint64 **by_set; /* 2^n, those of k and k - 1 ranks at a time */
} Counts;

static void
add_shifted(guint64 *to, const guint64 *from, gsize shift, gsize limit)
{
  for (gsize sum = shift; sum <= limit; sum++)
    to[sum] += from[sum - shift];
}

/* The last of the places takes each rank of the set in turn. */
static guint64 *
count_set(const Counts *counts, guint set, gsize place)
{
  guint64 *sums = g_new0(guint64, counts->limit + 1);
  for (gsize rank = 1; rank <= counts->n; rank++) {
    const gsize away = MAX(rank, place) - MIN(rank, place);
    if (set >> (rank - 1) & 1)
      add_shifted(sums, counts->by_set[set & ~(1U << (rank - 1))], away * away, counts->limit);
  }
  return sums;
}

static void
fill_place(Counts *counts, gsize place)
{
  for (guint set = 0; set < 1U << counts->n; set++)
    if ((gsize)__builtin_popcount(set) == place)
      counts->by_set[set] = count_set(counts, set, place);
  for (guint set = 0; set < 1U << counts->n; set++)
    if ((gsize)__builtin_popcount(set) == place - 1)
      g_clear_pointer(&counts->by_set[set], g_free);
}

static void
every_count_is_counted_again(void **state)
{
  (void)state;
  for (gsize n = 2; n <= SPEARMAN_COUNTED; n++) {
    Counts counts = {.n = n, .limit = n * (n * n - 1) / 6, .by_set = g_new0(guint64 *, (gsize)1 << n)};
    const guint all = (1U << n) - 1;
    guint64 orders = 0;
    counts.by_set[0] = g_new0(guint64, counts.limit + 1);
    counts.by_set[0][0] = 1;
    for (gsize place = 1; place <= n; place++)
      fill_place(&counts, place);
    for (gsize sum = 0; sum <= counts.limit; sum++) {
      orders += counts.by_set[all][sum];
      assert_int_equal(spearman_count(n, sum), orders);
    }
    g_free(counts.by_set[all]);
    g_free(counts.by_set);
  }
}

/* R, package pspearman 0.3-1: pspearman(36, 10, approximation = "exact") is 0.005265377 in its manual. */
static void
ten_as_in_pspearman(void **state)
{
  (void)state;
  assert_digits(spearman_exact_p(10, 36), 2 * 0.005265377, 7);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_count_is_counted_again),
      cmocka_unit_test(ten_as_in_pspearman),
  };

  return cmocka_run_group_tests(tests, NULL, NULL);
}
