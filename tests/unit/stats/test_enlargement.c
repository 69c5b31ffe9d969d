#include "../test.h"

#include "stats/enlargement.h"
#include "stats/stats_error.h"

/* A stays, B joins, C leaves, D never belongs, E joins without any trade before. */
static const double before[] = {100, 30, 20, 500, NAN}, after[] = {110, 40, 30, 700, 4};
static const gboolean old[] = {TRUE, FALSE, TRUE, FALSE, FALSE}, now[] = {TRUE, TRUE, FALSE, FALSE, TRUE};

static Enlargement
of(const double *from, const double *to, const gboolean *first, const gboolean *second, gsize k)
{
  GError *error = NULL;
  Enlargement split;
  assert_true(enlargement_split(from, to, first, second, k, &split, &error));
  assert_no_error(error);
  return split;
}

/* By hand: V0(O) = 120, V1(O) = 140, V0(N) = 130, V1(N) = 154. */
static void
growth_and_composition(void **state)
{
  (void)state;
  const Enlargement split = of(before, after, old, now, 5);
  assert_digits(split.before, 120, 15);
  assert_digits(split.after, 154, 15);
  assert_digits(split.change, 34, 15);
  assert_digits(split.within_old, 20, 15);
  assert_digits(split.composition_second, 14, 15);
  assert_digits(split.within_new, 24, 15);
  assert_digits(split.composition_first, 10, 15);
  assert_digits(split.within, 22, 15);
  assert_digits(split.composition, 12, 15);
}

/* Nothing is composition where nobody moves; a bloc that begins has no growth of old members. */
static void
one_composition_is_growth_alone(void **state)
{
  (void)state;
  const Enlargement split = of(before, after, old, old, 5);
  assert_digits(split.within, 20, 15);
  assert_true(split.composition == 0 && split.composition_first == 0 && split.composition_second == 0);
  assert_true(split.within_old == 20 && split.within_new == 20);
  const gboolean nobody[5] = {FALSE};
  const Enlargement founded = of(before, after, nobody, now, 5);
  assert_true(founded.before == 0 && founded.within_old == 0 && founded.after == 154);
  assert_digits(founded.within, 12, 15); /* half of what its members grew */
  assert_digits(founded.composition, 142, 15);
}

/* Backwards in time all parts change their sign; what stays outside does not count at all. */
static void
the_split_is_symmetric(void **state)
{
  (void)state;
  const Enlargement there = of(before, after, old, now, 5), back = of(after, before, now, old, 5);
  assert_true(there.change == -back.change && there.within == -back.within && there.composition == -back.composition);
  assert_true(there.within_old == -back.within_new && there.composition_first == -back.composition_second);
  const double other[] = {100, 30, 20, INFINITY, NAN}, others[] = {110, 40, 30, -INFINITY, 4};
  assert_true(of(other, others, old, now, 5).within == there.within);
}

static void
both_parts_add_up_exactly(void **state)
{
  (void)state;
  enum { K = 60 };
  double from[K], to[K];
  gboolean first[K], second[K];
  guint32 seed = 3;
  for (guint round = 0; round < 200; round++) {
    for (gsize i = 0; i < K; i++) {
      seed = seed * 1664525u + 1013904223u;
      from[i] = seed % 11 == 0 ? NAN : ldexp(seed, -16);
      first[i] = seed >> 30 != 0;
      seed = seed * 1664525u + 1013904223u;
      to[i] = seed % 13 == 0 ? NAN : ldexp(seed, -14);
      second[i] = seed >> 30 != 1;
    }
    const Enlargement split = of(from, to, first, second, K);
    const double last_place = 4 * 0x1p-53 * (split.before + split.after);
    assert_true(fabs(split.within + split.composition - split.change) <= last_place);
    assert_true(fabs(split.within_old + split.composition_second - split.change) <= last_place);
    assert_true(fabs(split.within_new + split.composition_first - split.change) <= last_place);
    assert_true(split.within >= fmin(split.within_old, split.within_new) &&
                split.within <= fmax(split.within_old, split.within_new));
  }
}

static void
refusals(void **state)
{
  (void)state;
  GError *error = NULL;
  Enlargement split;
  const double infinite[] = {1, 2, 3, 4, INFINITY}, huge[] = {1.5e308, 1, 1.5e308, 1, 1};
  assert_false(enlargement_split(before, infinite, old, now, 5, &split, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "part 5 is not finite");
  assert_false(enlargement_split(huge, after, old, now, 5, &split, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NUMERIC, "a sum is beyond the range of doubles");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(growth_and_composition),
      cmocka_unit_test(one_composition_is_growth_alone),
      cmocka_unit_test(the_split_is_symmetric),
      cmocka_unit_test(both_parts_add_up_exactly),
      cmocka_unit_test(refusals),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
