#include "analysis_blocks.h"

static Analysis *
of(void **state, const char *series, const char *options)
{
  return analysed_well(*state, "decomposition", series, options);
}

static void
an_additive_season(void **state)
{
  g_autoptr(Analysis) analysis = of(state, "gas", "");
  g_autoptr(Document) document = section_of(analysis);
  const Block *indices = block_of(document, BLOCK_TABLE, 0), *strengths = block_of(document, BLOCK_TABLE, 1);

  assert_block(
      document, BLOCK_METHOD, 0,
      "Decomposition of gas (million therms): 1960-Q1–1986-Q4, quarterly, n = 108. Classical, additive, as R’s "
      "decompose: the trend is a centred average over 2 × 4 periods, an index the mean of the differences to it "
      "at its place, brought to a mean of 0.");
  assert_block(
      document, BLOCK_METHOD, 1,
      "Strength (Wang, Smith and Hyndman 2006): 1 less the variance of the remainder over that of remainder and "
      "part together; by chance: (s − 1)/(m − 1) for s indices from m independent values.");
  assert_heads(indices, "Season | Index | Values");
  assert_row(indices, 0, "Q1 | 175.1 | 26");
  assert_row(indices, 2, "Q3 | −169.0 | 26");
  assert_row(indices, 4, "Sum | 0 | ");
  assert_row(indices, 5, "Mean | 0 | ");
  assert_heads(strengths, "Part | Strength | By chance");
  assert_row(strengths, 0, "Trend | 0.773 | ");
  assert_row(strengths, 1, "Season | 0.594 | 0.029");
  assert_int_equal(count_of(document, BLOCK_WARNING), 0);
  assert_reading(
      document,
      "gas is highest in Q1, on average 175.1 million therms above the trend, and lowest in Q3, 169.0 million "
      "therms below it. The season’s strength is 0.59 of 1, where numbers without any season give about 0.03. "
      "The season is taken to be the same in each of 27 cycles, and the trend is unknown for half a cycle at "
      "either end. A decomposition describes: it tests nothing and explains neither trend nor season.");
}

static void
factors_from_three_years(void **state)
{
  g_autoptr(Analysis) analysis = of(state, "gas", "method=multiplicative sample=1960..1962");
  g_autoptr(Document) document = section_of(analysis);
  const Block *indices = block_of(document, BLOCK_TABLE, 0);

  assert_row(indices, 0, "Q1 | 1.311 | 2");
  assert_row(indices, 4, "Sum | 4.000 | ");
  assert_row(indices, 5, "Mean | 1.000 | ");
  assert_block(document, BLOCK_WARNING, 0,
               "Some indices rest on two values: what is special to one cycle cannot be told from the season.");
  assert_reading(
      document,
      "gas is highest in Q1, on average 31.1\u00a0% above the trend, and lowest in Q3, 31.3\u00a0% below it. The "
      "season’s strength is 0.99 of 1, where numbers without any season give about 0.43. The season is taken "
      "to be the same in each of 3 cycles, and the trend is unknown for half a cycle at either end. A "
      "decomposition describes: it tests nothing and explains neither trend nor season.");
}

/* Yearly flow in cycles of 11 years, of which nobody spoke: the strength is that of chance. */
static void
a_season_that_is_none(void **state)
{
  g_autoptr(Analysis) analysis = of(state, "nile", "season=11 sample=1871..1900");
  g_autoptr(Document) document = section_of(analysis);

  assert_block(document, BLOCK_WARNING, 0,
               "Some indices rest on a single value: what is special to one cycle cannot be told from the season.");
  assert_row(block_of(document, BLOCK_TABLE, 1), 1, "Season | 0.679 | 0.526");
  assert_reading(
      document,
      "nile is highest in 9 of 11, on average 151.9 10^8 m3 above the trend, and lowest in 7 of 11, 279.5 10^8 "
      "m3 below it. The season’s strength is 0.68 of 1, where numbers without any season give about 0.53: the "
      "data hardly tell it from none. The season is taken to be the same in each of 2 cycles, and the trend is "
      "unknown for half a cycle at either end. A decomposition describes: it tests nothing and explains neither "
      "trend nor season.");
}

static void
days_of_a_week(void **state)
{
  Shelf *shelf = *state;
  double values[70];
  for (gsize i = 0; i < 70; i++)
    values[i] = (double)(i % 7) + 0.01 * (double)(i * i % 5);
  const Period monday = {4, 4}; /* 5 January 1970 */
  g_ptr_array_add(shelf->all, series_of_values("days", NULL, monday, values, 70));
  g_autoptr(Analysis) analysis = of(state, "days", "");
  g_autoptr(Document) document = section_of(analysis);

  assert_holds(block_of(document, BLOCK_READING, 0)->text, "days is highest on Sunday, on average ");
  assert_holds(block_of(document, BLOCK_READING, 0)->text, ", and lowest on Monday, ");
}

static void
nothing_beside_the_trend(void **state)
{
  g_autoptr(Analysis) analysis = of(state, "gas * 0 + 5", "");
  g_autoptr(Document) document = section_of(analysis);
  const Block *reading = block_of(document, BLOCK_READING, 0);

  assert_row(block_of(document, BLOCK_TABLE, 1), 1, "Season | – | 0.029");
  assert_holds(reading->text, "Beside the trend nothing varies. The season is taken");
}

static void
in_json(void **state)
{
  g_autoptr(Analysis) analysis = of(state, "gas", "");
  g_autofree char *json = json_of(analysis);

  assert_holds(json,
               "{\"name\":\t\"item\",\"kind\":\t\"decomposition\",\"source\":\t\"Source of gas\",\"of\":\t\"gas\","
               "\"unit\":\t\"million therms\",\"frequency\":\t\"quarterly\",\"n\":\t108,\"method\":\t\"additive\","
               "\"season\":\t4,\"indices\":\t[{\"place\":\t\"Q1\",\"index\":\t175.138");
  assert_holds(json, "\"trend_strength\":\t0.77322535132290");
  assert_holds(json, "\"season_strength\":\t0.5942622069284");
  assert_holds(json, "\"season_strength_by_chance\":\t0.0291262135922330");
  assert_holds(json,
               "\"points\":\t[{\"period\":\t\"1960-Q1\",\"value\":\t160.1,\"trend\":\tnull,\"seasonal\":\t175.13");
  assert_holds(json, "\"remainder\":\tnull,\"adjusted\":\t-15.038100961538");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(an_additive_season, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(factors_from_three_years, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(a_season_that_is_none, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(days_of_a_week, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(nothing_beside_the_trend, shelf_make, shelf_free),
      cmocka_unit_test_setup_teardown(in_json, shelf_make, shelf_free),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
