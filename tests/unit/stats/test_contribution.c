#include "../test.h"

#include "stats/contribution.h"
#include "stats/stats_error.h"

/* 100 to 80: A takes 30 away, B adds 12, C goes, D comes. */
static const double before[] = {50, 40, 10, NAN}, after[] = {20, 52, NAN, 8};

static Contributions *
of(const double *from, const double *to, gsize k, double whole_from, double whole_to)
{
  GError *error = NULL;
  Contributions *all = contributions_new(from, to, k, whole_from, whole_to, &error);
  assert_no_error(error);
  return all;
}

#define assert_figures(c, wanted_from, wanted_to, wanted_points, wanted_share)                                         \
  do {                                                                                                                 \
    const Contribution c_ = (c);                                                                                       \
    assert_digits(c_.from, wanted_from, 15);                                                                           \
    assert_digits(c_.to, wanted_to, 15);                                                                               \
    assert_digits(c_.change, (wanted_to) - (wanted_from), 15);                                                         \
    assert_digits(c_.points, wanted_points, 15);                                                                       \
    assert_digits(c_.share, wanted_share, 15);                                                                         \
  } while (0)

static void
parts_share_the_change(void **state)
{
  (void)state;
  g_autoptr(Contributions) all = of(before, after, 4, NAN, NAN);
  assert_int_equal(all->k, 4);
  assert_figures(all->parts[0], 50, 20, -30, 1.5);
  assert_figures(all->parts[1], 40, 52, 12, -0.6);
  assert_figures(all->parts[2], 10, 0, -10, 0.5);
  assert_figures(all->parts[3], 0, 8, 8, -0.4);
  assert_figures(all->whole, 100, 80, -20, 1);
  assert_figures(all->rest, 0, 0, 0, 0);
  assert_digits(all->gross, 60, 15);
}

static void
what_a_stated_total_has_more_is_a_part(void **state)
{
  (void)state;
  g_autoptr(Contributions) all = of(before, after, 4, 125, 90);
  assert_figures(all->parts[0], 50, 20, -24, 30.0 / 35);
  assert_figures(all->rest, 25, 10, -12, 15.0 / 35);
  assert_figures(all->whole, 125, 90, -28, 1);
  assert_digits(all->gross, 75, 15);
  /* a total stated in one of the periods alone is no total of both */
  g_autoptr(Contributions) one = of(before, after, 4, 125, NAN);
  assert_figures(one->whole, 100, 80, -20, 1);
  assert_figures(one->rest, 0, 0, 0, 0);
}

static void
a_few_parts_as_one(void **state)
{
  (void)state;
  g_autoptr(Contributions) all = of(before, after, 4, NAN, NAN);
  const gsize places[] = {1, 3};
  assert_figures(contributions_sum(all, places, 2), 40, 60, 20, -1);
  assert_figures(contributions_sum(all, places, 0), 0, 0, 0, 0);
  g_autofree gsize *order = contributions_order(all);
  const gsize wanted[] = {0, 1, 2, 3};
  for (gsize i = 0; i < 4; i++)
    assert_int_equal(order[i], wanted[i]);
  const double from[] = {1, 2, 3, 4}, to[] = {2, 5, 0, 4}; /* two of one size keep their order */
  g_autoptr(Contributions) other = of(from, to, 4, NAN, NAN);
  g_autofree gsize *ties = contributions_order(other);
  const gsize tied[] = {1, 2, 0, 3};
  for (gsize i = 0; i < 4; i++)
    assert_int_equal(ties[i], tied[i]);
}

/* Growth from nothing, or from below it, is none; of a change of zero there are no shares. */
static void
undefined_growth_and_shares(void **state)
{
  (void)state;
  const double from[] = {-3, 3}, to[] = {4, 1};
  g_autoptr(Contributions) zero = of(from, to, 2, NAN, NAN);
  assert_true(isnan(zero->whole.points) && isnan(zero->parts[0].points));
  assert_digits(zero->parts[0].share, 1.4, 15);
  g_autoptr(Contributions) negative = of(from, to, 2, -1, 4);
  assert_true(isnan(negative->whole.points));
  g_autoptr(Contributions) still = of(from, from, 2, 5, 5);
  assert_true(isnan(still->whole.share) && isnan(still->parts[1].share));
  assert_true(still->whole.points == 0);
  const double moved[] = {-2, 2};
  g_autoptr(Contributions) offset = of(from, moved, 2, 5, 5);
  assert_true(isnan(offset->parts[0].share) && offset->parts[0].points == 20 && offset->gross == 2);
}

/* Values of very unlike sizes: what is added up beside them is not lost, and the parts still make the whole. */
static void
adds_up_to_the_last_digits(void **state)
{
  (void)state;
  enum { K = 1000 };
  double from[K], to[K];
  guint32 seed = 7;
  for (gsize i = 0; i < K; i++) {
    seed = seed * 1664525u + 1013904223u;
    from[i] = ldexp(1 + seed / 4294967296.0, (int)(i % 60) - 30);
    seed = seed * 1664525u + 1013904223u;
    to[i] = ldexp(1 + seed / 4294967296.0, (int)(i * 7 % 60) - 30);
  }
  for (guint stated = 0; stated < 2; stated++) {
    g_autoptr(Contributions) all = of(from, to, K, stated ? 4e10 : NAN, stated ? 3.9e10 : NAN);
    long double points = all->rest.points, change = all->rest.change, share = all->rest.share;
    for (gsize i = 0; i < K; i++) {
      points += all->parts[i].points;
      change += all->parts[i].change;
      share += all->parts[i].share;
    }
    /* in units of the last place of all changes together */
    const double most = 4 * G_N_ELEMENTS(from) * 0x1p-53;
    assert_true(fabs((double)(change - all->whole.change)) <= most * all->gross);
    assert_true(fabs((double)(points - all->whole.points)) <= most * 100 * all->gross / all->whole.from);
    assert_true(fabs((double)(share - 1)) <= most * all->gross / fabs(all->whole.change));
  }
  /* 1e16 hides a one in a plain sum */
  const double large[] = {1e16, 1, -1e16}, larger[] = {1e16, 3, -1e16};
  g_autoptr(Contributions) hidden = of(large, larger, 3, NAN, NAN);
  assert_true(hidden->whole.from == 1 && hidden->whole.to == 3 && hidden->whole.points == 200);
}

/* Another unit leaves points and shares; another order of the parts too. */
static void
scale_and_order_do_not_matter(void **state)
{
  (void)state;
  double from[4], to[4];
  for (gsize i = 0; i < 4; i++) {
    from[i] = 1024 * before[3 - i];
    to[i] = 1024 * after[3 - i];
  }
  g_autoptr(Contributions) all = of(before, after, 4, NAN, NAN), scaled = of(from, to, 4, NAN, NAN);
  for (gsize i = 0; i < 4; i++) {
    assert_true(scaled->parts[3 - i].points == all->parts[i].points);
    assert_true(scaled->parts[3 - i].share == all->parts[i].share);
    assert_true(scaled->parts[3 - i].change == 1024 * all->parts[i].change);
  }
}

static void
refusals(void **state)
{
  (void)state;
  GError *error = NULL;
  const double infinite[] = {1, INFINITY}, none[] = {NAN, NAN}, huge[] = {1.5e308, 1.5e308}, ones[] = {1, 1};
  assert_null(contributions_new(ones, infinite, 2, NAN, NAN, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "part 2 is not finite");
  assert_null(contributions_new(none, none, 2, 5, 6, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "no part has a value in either of the two periods");
  assert_null(contributions_new(none, none, 0, 5, 6, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "no part has a value in either of the two periods");
  assert_null(contributions_new(huge, ones, 2, NAN, NAN, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NUMERIC, "a sum is beyond the range of doubles");
  assert_null(contributions_new(ones, ones, 2, INFINITY, 6, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NUMERIC, "a sum is beyond the range of doubles");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(parts_share_the_change),
      cmocka_unit_test(what_a_stated_total_has_more_is_a_part),
      cmocka_unit_test(a_few_parts_as_one),
      cmocka_unit_test(undefined_growth_and_shares),
      cmocka_unit_test(adds_up_to_the_last_digits),
      cmocka_unit_test(scale_and_order_do_not_matter),
      cmocka_unit_test(refusals),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
