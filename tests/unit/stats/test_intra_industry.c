#include "../test.h"

#include "stats/intra_industry.h"
#include "stats/trade_structure.h"

/* The literature prints formulas and indices of whole countries; this example is small enough to be computed by hand.
 *
 *     x  50  30  20   0   sum 100      overlap 10 + 30 + 20 + 0 = 60
 *     m  10  40  60  90   sum 200      all trade 300, |x - m| 40 + 10 + 40 + 90 = 180 */
static const double exports[] = {50, 30, 20, 0}, imports[] = {10, 40, 60, 90};
#define K 4

static TwoWaySums
example(void)
{
  return two_way_sums(exports, imports, K);
}

static void
indices_by_hand(void **state)
{
  (void)state;
  const TwoWaySums sums = example();
  assert_true(sums.exports == 100 && sums.imports == 200 && sums.overlap == 60);
  assert_digits(grubel_lloyd(50, 10), 1 - 40.0 / 60, 15);
  assert_digits(grubel_lloyd_aggregate(&sums), 1 - 180.0 / 300, 15);             /* 0.4 */
  assert_digits(grubel_lloyd_corrected(&sums), (300.0 - 180) / (300 - 100), 15); /* 0.6 */
  /* Lafay of the first: 100 (40/60 - (-100)/300) 60/300 = 20 */
  assert_digits(lafay_index(50, 10, &sums), 20, 14);
  assert_digits(lafay_index(0, 90, &sums), -20, 14);
}

/* Aquino (1978): exports times (X + M) / 2X, imports times (X + M) / 2M, and the plain index of them. */
static void
aquino_is_complementarity(void **state)
{
  (void)state;
  double x[K], m[K];
  for (gsize i = 0; i < K; i++) {
    x[i] = exports[i] * 300 / 200;
    m[i] = imports[i] * 300 / 400;
  }
  const TwoWaySums sums = two_way_sums(x, m, K);
  assert_digits(grubel_lloyd_aggregate(&sums), trade_complementarity(exports, imports, K) / 100, 14);
  assert_digits(grubel_lloyd_corrected(&sums), grubel_lloyd_aggregate(&sums), 14); /* balanced: nothing to correct */
}

static void
the_ends_of_the_scale(void **state)
{
  (void)state;
  assert_true(grubel_lloyd(7, 7) == 1);
  assert_true(grubel_lloyd(7, 0) == 0);
  const TwoWaySums same = two_way_sums(exports, exports, K);
  assert_true(grubel_lloyd_aggregate(&same) == 1);
  assert_true(grubel_lloyd_corrected(&same) == 1);
  const double out[] = {1, 2, NAN, NAN}, in[] = {NAN, NAN, 3, 4};
  const TwoWaySums apart = two_way_sums(out, in, K);
  assert_true(grubel_lloyd_aggregate(&apart) == 0);
  assert_true(grubel_lloyd_corrected(&apart) == 0);
}

/* The aggregate is the trade-weighted mean of products' indices, and stays as it is when both sides change places or unit. */
static void
aggregate_is_a_weighted_mean(void **state)
{
  (void)state;
  const TwoWaySums sums = example(), turned = two_way_sums(imports, exports, K);
  double mean = 0, x[K], m[K];
  for (gsize i = 0; i < K; i++) {
    mean += grubel_lloyd(exports[i], imports[i]) * (exports[i] + imports[i]) / 300;
    x[i] = exports[i] * 1e9;
    m[i] = imports[i] * 1e9;
  }
  const TwoWaySums scaled = two_way_sums(x, m, K);
  assert_digits(grubel_lloyd_aggregate(&sums), mean, 14);
  assert_digits(grubel_lloyd_aggregate(&turned), mean, 14);
  assert_digits(grubel_lloyd_aggregate(&scaled), mean, 14);
  assert_true(grubel_lloyd_corrected(&sums) > grubel_lloyd_aggregate(&sums));
}

/* Products put together never show less two-way trade. */
static void
coarser_parts_give_more(void **state)
{
  (void)state;
  const double x[] = {80, 20}, m[] = {50, 150}; /* the first two, and the last two */
  const TwoWaySums sums = example(), coarse = two_way_sums(x, m, 2);
  assert_true(grubel_lloyd_aggregate(&coarse) > grubel_lloyd_aggregate(&sums));
  assert_digits(grubel_lloyd_aggregate(&coarse), 2 * 70.0 / 300, 14);
}

static void
lafay_adds_up_to_zero(void **state)
{
  (void)state;
  const double x[] = {1.1, 2222.2, 0.03, NAN, 5}, m[] = {7, 1e6, NAN, 0.4, 5};
  const TwoWaySums sums = two_way_sums(x, m, 5), turned = two_way_sums(m, x, 5);
  double sum = 0;
  for (gsize i = 0; i < 5; i++) {
    const double index = lafay_index(x[i], m[i], &sums);
    assert_true(fabs(index) <= 50);
    assert_true(fabs(index + lafay_index(m[i], x[i], &turned)) < 1e-12);
    sum += index;
  }
  assert_true(fabs(sum) < 1e-13);
}

static void
missing_and_impossible_values(void **state)
{
  (void)state;
  const TwoWaySums sums = example();
  assert_true(isnan(grubel_lloyd(NAN, 5)));
  assert_true(isnan(grubel_lloyd(5, NAN)));
  assert_true(isnan(grubel_lloyd(0, 0)));
  assert_true(isnan(grubel_lloyd(-1, 5)));
  assert_true(isnan(grubel_lloyd(INFINITY, 5)));
  assert_true(isnan(lafay_index(NAN, NAN, &sums)));
  assert_digits(lafay_index(NAN, 90, &sums), -20, 14); /* a missing side counts as nothing */
  const double negative[] = {50, -30, 20, 0}, nothing[] = {0, NAN, 0, NAN};
  const TwoWaySums wrong = two_way_sums(negative, imports, K), empty = two_way_sums(nothing, nothing, K),
                   one_way = two_way_sums(exports, nothing, K);
  assert_true(isnan(wrong.exports) && isnan(wrong.imports) && isnan(wrong.overlap));
  assert_true(isnan(grubel_lloyd_aggregate(&wrong)) && isnan(lafay_index(50, 10, &wrong)));
  assert_true(isnan(grubel_lloyd_aggregate(&empty)) && isnan(lafay_index(0, 0, &empty)));
  assert_true(grubel_lloyd_aggregate(&one_way) == 0);
  assert_true(isnan(grubel_lloyd_corrected(&one_way)));
}

/* Two sums that a double holds, of which the sum is beyond its range, have no index; large ones have theirs. */
static void
beyond_the_range(void **state)
{
  (void)state;
  const double out[] = {5e307, 5e307}, in[] = {8e307, 2e307}, small[] = {4e307, 1e307};
  const TwoWaySums over = two_way_sums(out, in, 2), within = two_way_sums(out, small, 2);
  assert_true(isnan(over.exports) && isnan(over.imports) && isnan(over.overlap));
  assert_digits(grubel_lloyd_aggregate(&within), 2 * 5.0 / 15, 14);
  assert_digits(lafay_index(5e307, 1e307, &within), 100 * (4.0 - 5.0 / 15 * 6) / 15, 14);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(indices_by_hand),
      cmocka_unit_test(aquino_is_complementarity),
      cmocka_unit_test(the_ends_of_the_scale),
      cmocka_unit_test(aggregate_is_a_weighted_mean),
      cmocka_unit_test(coarser_parts_give_more),
      cmocka_unit_test(lafay_adds_up_to_zero),
      cmocka_unit_test(missing_and_impossible_values),
      cmocka_unit_test(beyond_the_range),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
