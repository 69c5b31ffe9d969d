#include "../test.h"

#include "stats/trade_structure.h"

/* Exports of nine planets in twelve products, and their Balassa indices as printed: vignette of the R package economiccomplexity 1.0 (Vargas
 * 2020), "galactic_federation" and balassa_index(galactic_federation, discrete = F). The reference is the sum of all nine. */
#define PLANETS  9
#define PRODUCTS 12

static const double trade[PLANETS][PRODUCTS] = {
    {0, 10, 50, 1350, 0, 1000, 0, 0, 0, 12, 120, 0},
    {0, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0},
    {0, 0, 0, 0, 0, 2000, 50, 150, 12, 10, 0, 0},
    {345, 123, 654, 356, 0, 700, 120, 89, 12, 50, 500, 12},
    {0, 200, 0, 100, 0, 1250, 20, 70, 0, 0, 0, 0},
    {0, 234, 1, 5, 0, 900, 9, 12, 0, 5, 8, 7},
    {0, 0, 0, 2, 1, 0, 0, 0, 0, 5, 4, 0},
    {23, 3, 300, 500, 1, 10000, 5000, 1000, 0, 100, 20, 0},
    {0, 5000, 0, 0, 0, 600, 0, 0, 0, 0, 0, 1},
};

static const double printed[PLANETS][PRODUCTS] = {
    {0, 0.026913032, 0.74579894, 8.74935328, 0, 0.6988605, 0, 0, 0, 0.9883885, 2.75899852, 0},
    {0, 0, 0, 0, 0, 1.7765035, 0, 0, 0, 0, 0, 0},
    {0, 0, 0, 0, 0, 1.5990130, 0.16492994, 1.9473219, 8.574707, 0.9422755, 0, 0},
    {12.0649696, 0.284187435, 8.37464955, 1.98074843, 0, 0.4199772, 0.29704099, 0.8670460, 6.434650, 3.5355222,
     9.86909579, 7.7215805},
    {0, 0.834303980, 0, 1.00455538, 0, 1.3540423, 0.08938398, 1.2312457, 0, 0, 0, 0},
    {0, 1.355514376, 0.03210535, 0.06974898, 0, 1.3538130, 0.05585553, 0.2931041, 0, 0.8864252, 0.39590032, 11.2930567},
    {0, 0, 0, 2.74578470, 1587.75, 0, 0, 0, 0, 87.2390110, 19.48159509, 0},
    {0.1405337, 0.001211063, 0.67120584, 0.48606562, 1.12427, 1.0482702, 2.16247313, 1.7021496, 0, 1.2354613,
     0.06897361, 0},
    {0, 6.107206427, 0, 0, 0, 0.1903057, 0, 0, 0, 0, 0, 0.3401714},
};

static double
sum_of(gsize planet, gsize product)
{
  double sum = 0;
  for (gsize i = 0; i < PLANETS; i++)
    for (gsize j = 0; j < PRODUCTS; j++)
      sum += (planet == PLANETS || i == planet) && (product == PRODUCTS || j == product) ? trade[i][j] : 0;
  return sum;
}

static void
balassa_index_as_published(void **state)
{
  (void)state;
  const double world = sum_of(PLANETS, PRODUCTS);
  for (gsize i = 0; i < PLANETS; i++)
    for (gsize j = 0; j < PRODUCTS; j++) {
      const double rca = revealed_advantage(trade[i][j], sum_of(i, PRODUCTS), sum_of(PLANETS, j), world);
      if (printed[i][j] == 0)
        assert_true(rca == 0);
      else
        assert_digits(rca, printed[i][j], 6.2); /* seven digits are printed */
    }
}

/* Computed by hand: 30 of 100 against 200 of 1,000 is 1.5 times; 0.5 / 2.5; 30/1000 - 100/1000 * 200/1000 = 0.01. */
static void
three_measures_of_one_part(void **state)
{
  (void)state;
  assert_digits(revealed_advantage(30, 100, 200, 1000), 1.5, 15);
  assert_digits(symmetric_advantage(1.5), 0.2, 15);
  assert_digits(normalised_advantage(30, 100, 200, 1000), 0.01, 14);
  assert_true(revealed_advantage(0, 100, 200, 1000) == 0);
  assert_true(symmetric_advantage(0) == -1);
  assert_true(symmetric_advantage(1) == 0);
  assert_true(symmetric_advantage(INFINITY) == 1);
}

static void
advantage_does_not_hang_on_units(void **state)
{
  (void)state;
  const double plain = revealed_advantage(345, 2961, 368, 31755);
  assert_digits(revealed_advantage(345e6, 2961e6, 368, 31755), plain, 14);
  assert_digits(revealed_advantage(345, 2961, 368e-3, 31755e-3), plain, 14);
  /* the symmetric form turns sign with the inverse index */
  assert_digits(symmetric_advantage(1 / plain), -symmetric_advantage(plain), 14);
}

/* Yu, Cai and Leung (2009): the index adds up to zero over products and over countries, and is the share-weighted RCA - 1. */
static void
normalised_advantage_adds_up_to_zero(void **state)
{
  (void)state;
  const double world = sum_of(PLANETS, PRODUCTS);
  for (gsize i = 0; i < PLANETS; i++) {
    double sum = 0;
    for (gsize j = 0; j < PRODUCTS; j++) {
      const double own = sum_of(i, PRODUCTS), all = sum_of(PLANETS, j);
      const double index = normalised_advantage(trade[i][j], own, all, world);
      assert_true(fabs(index - (printed[i][j] - 1) * (own / world) * (all / world)) < 1e-7);
      assert_true(fabs(index) <= 0.25);
      sum += index;
    }
    assert_true(fabs(sum) < 1e-16 * PRODUCTS);
  }
}

static void
nothing_to_measure_by(void **state)
{
  (void)state;
  assert_true(isnan(revealed_advantage(NAN, 100, 200, 1000)));
  assert_true(isnan(revealed_advantage(-1, 100, 200, 1000)));
  assert_true(isnan(revealed_advantage(30, 0, 200, 1000)));
  assert_true(isnan(revealed_advantage(30, 100, 0, 1000)));
  assert_true(isnan(revealed_advantage(30, 100, NAN, 1000)));
  assert_true(isnan(revealed_advantage(30, 100, 200, -5)));
  assert_true(isnan(symmetric_advantage(-0.1)));
  assert_true(isnan(symmetric_advantage(NAN)));
  assert_true(isnan(normalised_advantage(201, 1000, 200, 1000))); /* more than the reference holds */
  assert_true(isnan(normalised_advantage(30, 1001, 200, 1000)));
  assert_true(isnan(normalised_advantage(-1, 100, 200, 1000)));
}

/* By hand. Exports 60, 40, 0 and imports 10, 10, 20 of 40: shares differ by 0.35, 0.15 and 0.50, half of 1 is 0.5. */
static void
complementarity_by_hand(void **state)
{
  (void)state;
  const double exports[] = {60, 40, NAN}, imports[] = {10, 10, 20}, zeros[] = {60, 40, 0};
  assert_digits(trade_complementarity(exports, imports, 3), 50, 14);
  assert_digits(trade_complementarity(zeros, imports, 3), 50, 14);
  assert_digits(trade_complementarity(imports, exports, 3), 50, 14);
}

static void
complementarity_at_its_ends(void **state)
{
  (void)state;
  const double exports[] = {60, 40, NAN, NAN}, scaled[] = {6e9, 4e9, NAN, NAN}, others[] = {NAN, NAN, 7, 3},
               negative[] = {60, -40, 1, 1}, nothing[] = {NAN, 0, NAN, 0};
  assert_digits(trade_complementarity(exports, scaled, 4), 100, 14);
  assert_true(trade_complementarity(exports, others, 4) == 0);
  assert_true(isnan(trade_complementarity(exports, negative, 4)));
  assert_true(isnan(trade_complementarity(exports, nothing, 4)));
  assert_true(isnan(trade_complementarity(nothing, exports, 4)));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(balassa_index_as_published),
      cmocka_unit_test(three_measures_of_one_part),
      cmocka_unit_test(advantage_does_not_hang_on_units),
      cmocka_unit_test(normalised_advantage_adds_up_to_zero),
      cmocka_unit_test(nothing_to_measure_by),
      cmocka_unit_test(complementarity_by_hand),
      cmocka_unit_test(complementarity_at_its_ends),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
