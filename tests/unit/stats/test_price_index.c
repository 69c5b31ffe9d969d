#include "check_test.h"

#include "stats/price_index.h"

#define PARTS   6
#define PERIODS 5

/* ILO, IMF, OECD, Eurostat, UN and World Bank (2004), Consumer Price Index Manual, chapter 19, tables 19.1 and 19.2: prices and
 * quantities of six commodities in five periods (the same set in the PPI and XMPI manuals). */
static const double prices[PERIODS][PARTS] = {{1.0, 1.0, 1.0, 1.0, 1.0, 1.0},
                                              {1.2, 3.0, 1.3, 0.7, 1.4, 0.8},
                                              {1.0, 1.0, 1.5, 0.5, 1.7, 0.6},
                                              {0.8, 0.5, 1.6, 0.3, 1.9, 0.4},
                                              {1.0, 1.0, 1.6, 0.1, 2.0, 0.2}};
static const double quantities[PERIODS][PARTS] = {{1.0, 1.0, 2.0, 1.0, 4.5, 0.5},
                                                  {0.8, 0.9, 1.9, 1.3, 4.7, 0.6},
                                                  {1.0, 1.1, 1.8, 3.0, 5.0, 0.8},
                                                  {1.2, 1.2, 1.9, 6.0, 5.6, 1.3},
                                                  {0.9, 1.2, 2.0, 12.0, 6.5, 2.5}};

static void
make_values(double values[PERIODS][PARTS])
{
  for (gsize t = 0; t < PERIODS; t++)
    for (gsize i = 0; i < PARTS; i++)
      values[t][i] = prices[t][i] * quantities[t][i];
}

static PriceLink
link_of(double values[PERIODS][PARTS], gsize from, gsize to)
{
  return price_link(values[from], quantities[from], values[to], quantities[to], PARTS);
}

/* Period 2 as R's gpindex prints it of this set (price6, quantity6): Laspeyres 1.42, Paasche 1.382353, and contributions to Fisher's
 * index that add up to 0.401050. The others to four decimals, computed from the tables outside this program. */
static void
fixed_base_of_the_manual(void **state)
{
  (void)state;
  static const double laspeyres[] = {1, 1.4200, 1.3450, 1.3550, 1.4400},
                      paasche[] = {1, 1.382353, 1.2031, 1.0209, 0.7968},
                      fisher[] = {1, 1.401050, 1.2721, 1.1762, 1.0712};
  double values[PERIODS][PARTS];
  make_values(values);
  for (gsize t = 0; t < PERIODS; t++) {
    const PriceLink link = link_of(values, 0, t);
    assert_true(fabs(link.price[FORMULA_LASPEYRES] - laspeyres[t]) < 5.1e-5);
    assert_true(fabs(link.price[FORMULA_PAASCHE] - paasche[t]) < 5.1e-5);
    assert_true(fabs(link.price[FORMULA_FISHER] - fisher[t]) < 5.1e-5);
    assert_int_equal(link.matched, PARTS);
    assert_int_equal(link.left_out, 0);
    assert_true(link.share[0] == 1 && link.share[1] == 1);
  }
}

/* Links of that set, likewise. */
static void
chains_of_the_manual(void **state)
{
  (void)state;
  static const double wanted[3][PERIODS] = {
      {1, 1.4200, 1.3646, 1.3351, 1.3306}, {1, 1.38235, 1.2740, 1.2060, 1.1234}, {1, 1.4011, 1.3185, 1.2689, 1.2226}};
  double values[PERIODS][PARTS], links[PERIODS] = {NAN}, index[PERIODS], back[PERIODS];
  make_values(values);
  for (guint formula = 0; formula < 3; formula++) {
    for (gsize t = 1; t < PERIODS; t++)
      links[t] = link_of(values, t - 1, t).price[formula];
    chain_links(links, PERIODS, 0, index);
    chain_links(links, PERIODS, PERIODS - 1, back);
    for (gsize t = 0; t < PERIODS; t++) {
      assert_true(fabs(index[t] - wanted[formula][t]) < 5.1e-5);
      assert_digits(back[t], index[t] / index[PERIODS - 1], 14);
    }
  }
}

/* Value is price times volume; Fisher's index passes the tests of time and factor reversal, and lies between the others. */
static void
reversals(void **state)
{
  (void)state;
  double values[PERIODS][PARTS];
  make_values(values);
  for (gsize from = 0; from < PERIODS; from++)
    for (gsize to = 0; to < PERIODS; to++) {
      const PriceLink there = link_of(values, from, to), back = link_of(values, to, from);
      assert_digits(there.price[FORMULA_FISHER] * there.volume[FORMULA_FISHER], there.value, 14);
      assert_digits(there.price[FORMULA_LASPEYRES] * there.volume[FORMULA_PAASCHE], there.value, 14);
      assert_digits(there.price[FORMULA_PAASCHE] * there.volume[FORMULA_LASPEYRES], there.value, 14);
      assert_digits(there.price[FORMULA_FISHER] * back.price[FORMULA_FISHER], 1, 14);
      assert_digits(there.volume[FORMULA_FISHER] * back.volume[FORMULA_FISHER], 1, 14);
      assert_digits(there.price[FORMULA_LASPEYRES] * back.price[FORMULA_PAASCHE], 1, 14);
      assert_true(there.price[FORMULA_FISHER] <= fmax(there.price[0], there.price[1]) * (1 + 1e-15));
      assert_true(there.price[FORMULA_FISHER] >= fmin(there.price[0], there.price[1]) * (1 - 1e-15));
    }
}

/* Tonnes for kilograms, euros for thousands: no index moves. */
static void
units_do_not_matter(void **state)
{
  (void)state;
  double values[PERIODS][PARTS], scaled[2][PARTS], weighed[2][PARTS];
  make_values(values);
  for (gsize i = 0; i < PARTS; i++) {
    const double unit = i % 2 ? 1e-200 : 1e200; /* of each part for itself */
    for (gsize t = 0; t < 2; t++) {
      scaled[t][i] = 1000 * values[t + 1][i];
      weighed[t][i] = unit * quantities[t + 1][i];
    }
  }
  const PriceLink one = link_of(values, 1, 2), other = price_link(scaled[0], weighed[0], scaled[1], weighed[1], PARTS);
  for (guint formula = 0; formula < 3; formula++) {
    assert_digits(other.price[formula], one.price[formula], 14);
    assert_digits(other.volume[formula], one.volume[formula], 14);
  }
  assert_digits(other.value, one.value, 14);
}

/* What has no price in either period is left out, and the share of value that is compared is told. */
static void
only_matched_parts(void **state)
{
  (void)state;
  const double values0[] = {60, 40, 100, NAN, 0, 50}, quantities0[] = {6, 4, NAN, NAN, 0, 0};
  const double values1[] = {90, 20, 110, 30, 0, 50}, quantities1[] = {6, 4, 10, 3, 0, 5};
  const PriceLink link = price_link(values0, quantities0, values1, quantities1, 6);
  assert_int_equal(link.matched, 2);
  assert_int_equal(link.left_out, 3); /* of the fifth there is no value to leave out */
  assert_digits(link.share[0], 100.0 / 250, 15);
  assert_digits(link.share[1], 110.0 / 300, 15);
  assert_digits(link.value, 1.1, 15);
  assert_digits(link.price[FORMULA_LASPEYRES], 1.1, 15); /* the same quantities: all of it is price */
  assert_digits(link.volume[FORMULA_FISHER], 1, 15);
}

static void
nothing_to_compare(void **state)
{
  (void)state;
  const double values[] = {60, -40}, weights[] = {NAN, 4}, none[] = {NAN, NAN};
  const PriceLink link = price_link(values, weights, values, weights, 2), empty = price_link(none, none, none, none, 2);
  assert_int_equal(link.matched, 0);
  assert_int_equal(link.left_out, 1); /* a negative value is none */
  assert_true(link.share[0] == 0 && isnan(link.value) && isnan(link.price[FORMULA_FISHER]));
  assert_true(isnan(empty.share[0]) && isnan(empty.volume[FORMULA_LASPEYRES]));
  const double tiny[] = {1e-300}, huge[] = {1e300};
  assert_true(isnan(price_link(tiny, tiny, huge, huge, 1).value)); /* beyond doubles */
}

/* A link that cannot be made ends the chain on that side. */
static void
a_broken_chain(void **state)
{
  (void)state;
  const double links[] = {NAN, 2, NAN, 3, 4};
  double index[5];
  chain_links(links, 5, 3, index);
  assert_true(isnan(index[0]) && isnan(index[1]));
  assert_digits(index[2], 1.0 / 3, 15);
  assert_true(index[3] == 1 && index[4] == 4);
  chain_links(links, 5, 0, index);
  assert_true(index[0] == 1 && index[1] == 2 && isnan(index[2]) && isnan(index[4]));
}

static void
unit_values(void **state)
{
  (void)state;
  const double values[] = {30, 10, 10, NAN}, weights[] = {2, 8, NAN, 5};
  double share;
  assert_true(unit_value(values, weights, 4, &share) == 4);
  assert_digits(share, 0.8, 15);
  assert_true(isnan(unit_value(values, values + 3, 1, &share)) && share == 0);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(fixed_base_of_the_manual),
      cmocka_unit_test(chains_of_the_manual),
      cmocka_unit_test(reversals),
      cmocka_unit_test(units_do_not_matter),
      cmocka_unit_test(only_matched_parts),
      cmocka_unit_test(nothing_to_compare),
      cmocka_unit_test(a_broken_chain),
      cmocka_unit_test(unit_values),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
