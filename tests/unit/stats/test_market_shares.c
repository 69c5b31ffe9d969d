#include "../test.h"

#include "stats/market_shares.h"
#include "stats/stats_error.h"

/* Two products in two markets, computed by hand (Leamer and Stern 1970, ch. 7, print the formulas).
 *
 *                    A, X   A, Y   B, X   B, Y    sum
 *     exports  2000    40     20     30     10    100
 *              2010    90     30     33     27    180
 *     world    2000   400    400    150     50   1000
 *              2010   800    600    150    100   1650
 *
 * r = 0.65, r_A = 0.75, r_B = 0.25, r_AX = 1, r_AY = 0.5, r_BX = 0, r_BY = 1. World growth 65; composition 0.10 * 60 - 0.40 * 40 = -10;
 * distribution 0.25 * 40 - 0.25 * 20 - 0.25 * 30 + 0.75 * 10 = 5; competitiveness 10 + 0 + 3 + 7 = 20; in all 80. */
static const double base[] = {40, 20, 30, 10}, final[] = {90, 30, 33, 27}, world[] = {400, 400, 150, 50},
                    world_final[] = {800, 600, 150, 100};
static const gsize group[] = {0, 0, 1, 1};
#define N 4

static MarketShares
decompose(const double *x, const double *x_final, const double *w, const double *w_final, const gsize *groups,
          ShareCell *cells, ShareCell *sums)
{
  MarketShares result;
  GError *error = NULL;
  assert_true(market_shares(x, x_final, w, w_final, N, groups, 2, cells, sums, &result, &error));
  assert_no_error(error);
  return result;
}

static void
four_terms_by_hand(void **state)
{
  (void)state;
  ShareCell cells[N], sums[2];
  const MarketShares result = decompose(base, final, world, world_final, group, cells, sums);
  assert_digits(result.growth, 0.65, 15);
  assert_digits(result.world, 65, 15);
  assert_digits(result.structure, -10, 14);
  assert_digits(result.distribution, 5, 14);
  assert_digits(result.competitiveness, 20, 14);
  assert_true(result.base == 100 && result.final == 180);
  assert_true(result.reference_base == 1000 && result.reference_final == 1650);
  assert_int_equal(result.without_rate + result.came + result.left, 0);
  assert_digits(sums[0].growth, 0.75, 15);
  assert_digits(sums[1].structure, -16, 14);
  assert_digits(sums[1].competitiveness, 10, 14);
  assert_digits(cells[3].distribution, 7.5, 14);
  assert_digits(cells[0].competitiveness, 10, 14);
}

/* Without groups each cell stands for itself: its growth against the whole's is one term. */
static void
three_terms_without_groups(void **state)
{
  (void)state;
  ShareCell cells[N];
  const MarketShares one = decompose(base, final, world, world_final, NULL, cells, NULL);
  assert_digits(one.structure, -5, 14); /* composition and distribution together */
  assert_true(one.distribution == 0);
  assert_digits(one.competitiveness, 20, 14);
}

static void
assert_adds_up(const ShareCell *cell)
{
  const double sum = cell->world + cell->structure + cell->distribution + cell->competitiveness;
  assert_true(fabs(sum - (cell->final - cell->base)) <= 1e-15 * 8 * (fabs(cell->base) + fabs(cell->final)));
}

/* Whatever the numbers, terms add up to the change: of each cell, of each group, and of the whole. */
static void
terms_add_up(void **state)
{
  (void)state;
  const double x[] = {0.1, NAN, 3e5, 7}, y[] = {0.3, 11, NAN, 1e-3}, w[] = {123.4, 0, NAN, 77.7},
               v[] = {5e3, 10, 2, 13};
  ShareCell cells[N], sums[2];
  const MarketShares result = decompose(x, y, w, v, group, cells, sums);
  for (gsize i = 0; i < N; i++)
    assert_adds_up(&cells[i]);
  for (gsize g = 0; g < 2; g++)
    assert_adds_up(&sums[g]);
  const ShareCell whole = {.base = result.base,
                           .final = result.final,
                           .world = result.world,
                           .structure = result.structure,
                           .distribution = result.distribution,
                           .competitiveness = result.competitiveness};
  /* terms of 1e7 cancel here: the rounding is theirs */
  assert_true(fabs(whole.world + whole.structure + whole.distribution + whole.competitiveness -
                   (whole.final - whole.base)) < 1e-15 * 8 * fabs(whole.world));
}

/* Exports that keep their share in every cell owe nothing to competitiveness; a world that grows evenly leaves nothing else. */
static void
pure_cases(void **state)
{
  (void)state;
  double kept[N], even[N];
  for (gsize i = 0; i < N; i++) {
    kept[i] = base[i] * world_final[i] / world[i];
    even[i] = world[i] * 1.5;
  }
  ShareCell cells[N], sums[2];
  const MarketShares constant = decompose(base, kept, world, world_final, group, cells, sums);
  assert_true(fabs(constant.competitiveness) < 1e-12);
  const MarketShares level = decompose(base, final, world, even, group, cells, sums);
  assert_digits(level.world, 50, 14);
  assert_true(fabs(level.structure) < 1e-12 && fabs(level.distribution) < 1e-12);
  assert_digits(level.competitiveness, 30, 13);
}

/* The reference's own unit does not matter, and terms scale with the exports'. */
static void
units_do_not_matter(void **state)
{
  (void)state;
  double w[N], v[N], x[N], y[N];
  for (gsize i = 0; i < N; i++) {
    w[i] = world[i] * 1e-3;
    v[i] = world_final[i] * 1e-3;
    x[i] = base[i] * 1e3;
    y[i] = final[i] * 1e3;
  }
  ShareCell cells[N], sums[2];
  const MarketShares result = decompose(x, y, w, v, group, cells, sums);
  assert_digits(result.structure, -10e3, 13);
  assert_digits(result.distribution, 5e3, 13);
  assert_digits(result.competitiveness, 20e3, 13);
}

/* A cell that the reference lacks in either period, or has with zero before, grows as its group, and a group without trade as the whole. */
static void
cells_without_growth(void **state)
{
  (void)state;
  const double w[] = {400, NAN, 0, 0}, v[] = {800, 600, 10, 20}, x_final[] = {90, NAN, 33, 27}, x[] = {40, 20, 30, NAN};
  ShareCell cells[N], sums[2];
  const MarketShares result = decompose(x, x_final, w, v, group, cells, sums);
  assert_digits(result.growth, (1430.0 - 400) / 400, 15);
  assert_int_equal(cells[0].rate, RATE_OWN);
  assert_int_equal(cells[1].rate, RATE_OF_GROUP);
  assert_digits(cells[1].growth, 1000.0 / 400, 15); /* sums of what there is: 400 and 1,400 */
  assert_int_equal(cells[2].rate, RATE_OF_WHOLE);
  assert_digits(cells[2].growth, result.growth, 15);
  assert_int_equal(sums[1].rate, RATE_OF_WHOLE);
  assert_int_equal(result.without_rate, 2);
  assert_int_equal(result.came, 1);
  assert_int_equal(result.left, 1);
  const double zero[] = {400, 0, 150, 50};
  const MarketShares alone = decompose(base, final, zero, world_final, NULL, cells, NULL);
  assert_int_equal(cells[1].rate, RATE_OF_WHOLE);
  assert_int_equal(alone.without_rate, 1);
}

#define assert_refused(x, x_final, w, w_final, n, code, message)                                                       \
  do {                                                                                                                 \
    GError *error_ = NULL;                                                                                             \
    MarketShares result_;                                                                                              \
    ShareCell cells_[N];                                                                                               \
    assert_false(market_shares(x, x_final, w, w_final, n, NULL, 0, cells_, NULL, &result_, &error_));                  \
    assert_error(error_, STATS_ERROR, code, message);                                                                  \
  } while (0)

static void
refused_values(void **state)
{
  (void)state;
  const double negative[] = {1, 2, -3, 4}, infinite[] = {1, INFINITY, 3, 4}, nothing[] = {0, NAN, 0, NAN},
               huge[] = {1e308, 1e308, 1, 1};
  assert_refused(base, final, world, world_final, 0, STATS_ERROR_TOO_FEW, "0 observations, at least 1 is needed");
  assert_refused(negative, final, world, world_final, N, STATS_ERROR_DOMAIN,
                 "exports, base period: value 3 is below zero");
  assert_refused(base, infinite, world, world_final, N, STATS_ERROR_DOMAIN,
                 "exports, final period: value 2 is not finite");
  assert_refused(base, final, negative, world_final, N, STATS_ERROR_DOMAIN,
                 "reference, base period: value 3 is below zero");
  assert_refused(base, final, world, infinite, N, STATS_ERROR_DOMAIN, "reference, final period: value 2 is not finite");
  assert_refused(nothing, final, world, world_final, N, STATS_ERROR_DOMAIN, "there is nothing in the base period");
  assert_refused(base, final, nothing, world_final, N, STATS_ERROR_DOMAIN,
                 "the reference has nothing in the base period");
  const double tiny[] = {1e-300, 400, 150, 50}, large[] = {1e300, 400, 150, 50};
  assert_refused(base, final, world, huge, N, STATS_ERROR_NUMERIC, "the sums are beyond the range of doubles");
  assert_refused(base, final, tiny, large, N, STATS_ERROR_NUMERIC, "the sums are beyond the range of doubles");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(four_terms_by_hand),  cmocka_unit_test(three_terms_without_groups),
      cmocka_unit_test(terms_add_up),        cmocka_unit_test(pure_cases),
      cmocka_unit_test(units_do_not_matter), cmocka_unit_test(cells_without_growth),
      cmocka_unit_test(refused_values),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
