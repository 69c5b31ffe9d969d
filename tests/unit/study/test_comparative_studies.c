#include "comparison_case.h"

#include "stats/stats_error.h"
#include "study/advantage_study.h"
#include "study/intra_industry_study.h"
#include "study/market_share_study.h"

/* Own 40 and 30 of 70, the world 400 and 150 of 550: RCA (40/70) / (400/550) = 0.7857, (30/70) / (150/550) = 1.5714. */
static void
advantage_by_hand(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL;
  const AdvantageStudy *study =
      comparison_of(&one, "kind: advantage, of: [ own, world ], periods: [ 2010, 2000, 2000 ]")->result;
  assert_int_equal(study->n, 2);
  assert_int_equal(study->top, ADVANTAGE_TOP);
  const AdvantagePeriod *row = &study->periods[0];
  assert_int_equal(study->parts->k, 3);
  assert_digits(row->cells[0].rca, 40.0 / 70 / (400.0 / 550), 15);
  assert_digits(row->cells[1].rca, 30.0 / 70 / (150.0 / 550), 15);
  assert_digits(row->cells[1].symmetric, (1.5714285714285714 - 1) / (1.5714285714285714 + 1), 15);
  assert_digits(row->cells[0].normalised, 40.0 / 550 - 70.0 / 550 * 400 / 550, 13);
  assert_true(isnan(row->cells[2].rca));
  assert_int_equal(row->order[0], 1);
  assert_int_equal(row->order[2], 2);
  assert_int_equal(row->compared, 2);
  assert_int_equal(row->above, 1);
  assert_digits(row->weight, 70.0 / 550, 15);
  /* without A only B is left on both sides, so that its index is 1; and the other way round */
  assert_digits(row->cells[1].low, 1, 14);
  assert_digits(row->cells[1].high, 1, 14);
  /* in 2010 C is not in the reference: 5 of 128 */
  assert_int_equal(study->periods[1].unmatched, 1);
  assert_digits(study->periods[1].unmatched_share, 5.0 / 128, 15);
}

/* The range that is computed in one pass is that of leaving out each part in turn. */
static void
advantage_range_is_that_of_each_part_left_out(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL;
  const AdvantageStudy *study =
      comparison_of(&one, "kind: advantage, of: [ own_all, world_all ], periods: [ 2010 ]")->result;
  const AdvantagePeriod *row = &study->periods[0];
  for (gsize i = 0; i < study->parts->k; i++) {
    double low = INFINITY, high = -INFINITY;
    for (gsize j = 0; j < study->parts->k; j++) {
      const double x = row->cells[j].own, w = isnan(row->cells[j].reference) ? 0 : row->cells[j].reference;
      const double index = row->cells[i].own / (row->own - x) / (row->cells[i].reference / (row->reference - w));
      low = j == i ? low : fmin(low, index);
      high = j == i ? high : fmax(high, index);
    }
    if (isnan(row->cells[i].rca))
      assert_true(isnan(row->cells[i].low) && isnan(row->cells[i].high));
    else {
      assert_digits(row->cells[i].low, low, 14);
      assert_digits(row->cells[i].high, high, 14);
    }
  }
}

/* Without periods the last that both have; units that differ in scale alone change nothing but what is in them. */
static void
advantage_and_units(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) plain = NULL, scaled = NULL, foreign = NULL;
  const AdvantageStudy *one = comparison_of(&plain, "kind: advantage, of: [ own, world ], top: 1000000")->result,
                       *other = comparison_of(&scaled, "kind: advantage, of: [ own, billions ]")->result,
                       *euro = comparison_of(&foreign, "kind: advantage, of: [ own, euros ]")->result;
  assert_int_equal(one->n, 1);
  assert_true(period_equal(one->periods[0].period.period, period_of("2010")));
  assert_int_equal(one->top, 1000000);
  assert_digits(other->periods[0].cells[0].rca, one->periods[0].cells[0].rca, 15);
  assert_digits(other->periods[0].weight, 1e-3 * one->periods[0].weight, 14);
  assert_digits(euro->periods[0].cells[0].rca, one->periods[0].cells[0].rca, 15);
  assert_true(isnan(euro->periods[0].cells[0].normalised));
  assert_true(isnan(euro->periods[0].weight));
}

static void
advantage_refused(void **state)
{
  (void)state;
  assert_comparison_error("kind: advantage, of: [ own, own ]", DATA_ERROR, DATA_ERROR_SCHEMA,
                          "'own' is set against itself: two breakdowns are needed, one of each side");
  assert_comparison_error("kind: advantage, of: [ own, again ]", DATA_ERROR, DATA_ERROR_ALIGN,
                          "'own' and 'again' are made up alike in every period: a reference is the trade of the world, "
                          "or of a group of countries, and not the same trade again");
  assert_comparison_error(
      "kind: advantage, of: [ own, partners ]", DATA_ERROR, DATA_ERROR_ALIGN,
      "'own' (by product) and 'partners' (by partner) have no part in common: both must be split by "
      "the same codes");
  assert_comparison_error(
      "kind: advantage, of: [ world, own ]", DATA_ERROR, DATA_ERROR_ALIGN,
      "'world' has more than 'own' in 2000: a reference is the trade of the world, or of a group of "
      "countries that 'world' is a part of; data that hold one country's trade alone have none");
  assert_comparison_error(
      "kind: advantage, of: [ imports, own ], sample: 2000", DATA_ERROR, DATA_ERROR_ALIGN,
      "'imports' has more than 'own' in 2000, of B: a reference is the trade of the world, or of a "
      "group of countries that 'imports' is a part of; data that hold one country's trade alone have "
      "none");
  assert_comparison_error("kind: advantage, of: [ own, world ], periods: [ 2000, 2011 ]", DATA_ERROR, DATA_ERROR_PERIOD,
                          "breakdown 'own' has no value in 2011, which 'periods' names");
  assert_comparison_error("kind: advantage, of: [ imports, world ], periods: [ 2005 ]", DATA_ERROR, DATA_ERROR_PERIOD,
                          "breakdown 'imports' has no value in 2005, which 'periods' names");
  assert_comparison_error("kind: advantage, of: [ negative, own ]", DATA_ERROR, DATA_ERROR_PERIOD,
                          "'negative' and 'own' have no period in common");
  assert_comparison_error("kind: advantage, of: [ negative, world ]", STATS_ERROR, STATS_ERROR_DOMAIN,
                          "breakdown 'negative': 'A' is below zero in 2011");
}

/* stats/test_intra_industry.c has the numbers of 2000: overlap 10 + 30 + 20 + 10 of 300. */
static void
two_way_trade_by_hand(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL;
  const IntraIndustryStudy *study = comparison_of(&one, "kind: intra-industry, of: [ own_all, imports_all ]")->result;
  assert_int_equal(study->n, 2); /* 2000 and 2010: the only ones that both have */
  const TwoWayPeriod *row = &study->periods[0];
  assert_digits(row->grubel_lloyd, 2 * 70.0 / 300, 15);
  assert_digits(row->corrected, 0.7, 15);
  assert_digits(row->complementarity, 100 * (1 - (0.35 + 0.1 + 0.1 + 0.35) / 2), 14);
  /* left out in turn: A,X 120/250, A,Y 100/220, B,X 80/230, B,Y 120/200 */
  assert_digits(row->low, 80.0 / 230, 14);
  assert_digits(row->high, 0.6, 14);
  assert_digits(row->corrected_low, 40.0 / 70, 14);
  assert_digits(row->corrected_high, 1, 14);
  assert_int_equal(row->both, 4);
  assert_int_equal(row->missing, 0);
}

static void
two_way_trade_with_missing_sides(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL;
  const IntraIndustryStudy *study =
      comparison_of(&one, "kind: intra-industry, of: [ own_all, imports_all ], periods: [ 2010 ]")->result;
  const TwoWayPeriod *row = &study->periods[0];
  assert_int_equal(row->both, 3);
  assert_int_equal(row->missing, 2); /* B,Y and C,X: 27 and 5 of 185 + 121 */
  assert_digits(row->missing_share, 32.0 / 306, 14);
  double sum = 0;
  for (gsize i = 0; i < study->parts->k; i++)
    sum += isnan(row->parts[i].lafay) ? 0 : row->parts[i].lafay;
  assert_true(fabs(sum) < 1e-13);
  assert_string_equal(paired_part(study->parts, study->order[0])->code, "A × X");
  assert_true(isnan(row->parts[study->order[4]].grubel_lloyd));
}

/* Data of the default study: Belarus and the EU as composed in 2007, computed apart from the program by a few lines of Python over
 * trade-products.csv. */
static void
belarus_and_the_eu(void **state)
{
  (void)state;
  g_autofree char *here = g_get_current_dir();
  g_autofree char
      *folder = g_dir_make_tmp("bytrade-XXXXXX", NULL),
      *path = g_build_filename(folder, "study.yaml", NULL),
      *text = g_strdup_printf(
          "data: %s/datasets/belarus-eu/datapackage.json\n"
          "blocs: { EU: { members: eu-members, as-of: 2007 } }\n"
          "breakdowns:\n"
          "  - { name: exports, from: trade-products, where: { reporter: BLR, partner: EU }, by: product }\n"
          "  - { name: imports, from: trade-products, where: { reporter: EU, partner: BLR }, by: product }\n"
          "indicators:\n"
          "  - { name: x, kind: intra-industry, of: [ exports, imports ] }\n",
          here);
  assert_true(g_file_set_contents(path, text, -1, NULL));
  GError *error = NULL;
  g_autoptr(Study) study = study_read(path, &error);
  assert_no_error(error);
  Results *results = results_new(study);
  const Analysis *analysis = results_analysis(results, "x", &error);
  assert_no_error(error);
  const IntraIndustryStudy *found = analysis->result;
  assert_int_equal(found->n, 3);
  assert_digits(found->periods[0].grubel_lloyd, 0.5784887106581638, 12);
  assert_digits(found->periods[2].grubel_lloyd, 0.35534144223335246, 12);
  assert_digits(found->periods[1].corrected, 0.4163355819541903, 12);
  assert_digits(found->periods[2].complementarity, 34.67500318065406, 12);
  results_free(results);
  g_unlink(path);
  g_rmdir(folder);
}

static void
two_way_trade_refused(void **state)
{
  (void)state;
  assert_comparison_error("kind: intra-industry, of: [ own, euros ]", DATA_ERROR, DATA_ERROR_UNIT,
                          "'own' is in USD million and 'euros' in EUR million: unlike units are not set against each "
                          "other, and no currency is converted");
  assert_comparison_error("kind: intra-industry, of: [ own, own ]", DATA_ERROR, DATA_ERROR_SCHEMA,
                          "'own' is set against itself: two breakdowns are needed, one of each side");
  assert_comparison_error("kind: intra-industry, of: [ negative, world ]", STATS_ERROR, STATS_ERROR_DOMAIN,
                          "'negative' and 'world': a value is below zero in 2011");
  assert_comparison_error("kind: intra-industry, of: [ zeros, negative ]", STATS_ERROR, STATS_ERROR_DOMAIN,
                          "'zeros' and 'negative': a value is below zero in 2011");
  assert_comparison_error("kind: intra-industry, of: [ zeros, zeros_too ]", STATS_ERROR, STATS_ERROR_DOMAIN,
                          "'zeros' and 'zeros_too': there is no trade in 2011");
  assert_comparison_error("kind: intra-industry, of: [ own, imports ], periods: [ 2005 ]", DATA_ERROR,
                          DATA_ERROR_PERIOD, "breakdown 'imports' has no value in 2005, which 'periods' names");
}

/* stats/test_market_shares.c has the numbers; C came in 2010. */
static void
market_shares_by_hand(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL;
  const MarketShareStudy *study =
      comparison_of(&one, "kind: constant-market-share, of: [ own_all, world_all ], at: 2000..2010")->result;
  assert_digits(study->result.world, 65, 15);
  assert_digits(study->result.structure, -10, 14);
  assert_digits(study->result.distribution, 5, 14);
  assert_digits(study->result.competitiveness, 25, 14);
  assert_int_equal(study->result.came, 1);
  assert_string_equal(study->by[0], "product");
  assert_string_equal(study->by[1], "partner");
  assert_int_equal(study->n_groups, 3);
  assert_int_equal(market_share_rows(study), 3);
  assert_string_equal(market_share_label(study, 0), "Bolts");
  assert_string_equal(market_share_label(study, 1), "Apples, fresh");
  assert_string_equal(market_share_label(study, 2), "Cloth");
  assert_digits(market_share_row(study, 1)->distribution, 5, 14);
}

/* By one column, and without `at` from the first to the last period in common. */
static void
market_shares_by_one_column(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL, scaled = NULL, short_one = NULL;
  const MarketShareStudy
      *study = comparison_of(&one, "kind: constant-market-share, of: [ own, world ]")->result,
      *other = comparison_of(&scaled, "kind: constant-market-share, of: [ own, billions ]")->result,
      *half = comparison_of(&short_one, "kind: constant-market-share, of: [ own, world ], at: 2000..2005")->result;
  assert_true(period_equal(study->to.period, period_of("2010")));
  assert_null(study->by[1]);
  assert_digits(study->result.world, 70 * 400.0 / 550, 14);
  assert_digits(study->result.structure, 40 - 70 * 400.0 / 550, 13); /* A doubles, B stays */
  assert_digits(study->result.competitiveness, 10 + 3 + 5, 14);
  assert_digits(other->result.structure, study->result.structure, 13);
  assert_digits(half->result.world, 70 * 100.0 / 550, 14);
  assert_string_equal(market_share_label(study, 0), "Bolts");
}

static void
market_shares_refused(void **state)
{
  (void)state;
  assert_comparison_error("kind: constant-market-share, of: [ own, euros ]", DATA_ERROR, DATA_ERROR_UNIT,
                          "'own' is in USD million and 'euros' in EUR million: unlike units are not set against each "
                          "other, and no currency is converted");
  assert_comparison_error(
      "kind: constant-market-share, of: [ world, own ]", DATA_ERROR, DATA_ERROR_ALIGN,
      "'world' has more than 'own' in 2000: a reference is the trade of the world, or of a group of "
      "countries that 'world' is a part of; data that hold one country's trade alone have none");
  assert_comparison_error("kind: constant-market-share, of: [ own, world ], sample: 2000", DATA_ERROR,
                          DATA_ERROR_PERIOD,
                          "constant-market-share compares two periods, and 'own' and 'world' have one in common");
  assert_comparison_error("kind: constant-market-share, of: [ own, world ], at: 1999..2010", DATA_ERROR,
                          DATA_ERROR_PERIOD,
                          "'at' begins or ends where breakdown 'own' has no period: within it there are 2000 to 2010");
  assert_comparison_error("kind: constant-market-share, of: [ own, big ], at: 2000..2005", DATA_ERROR,
                          DATA_ERROR_PERIOD, "'own' and 'big' have no values in common in 2005, where 'at' ends");
  assert_comparison_error("kind: constant-market-share, of: [ world, billions ], at: 2000..2005, sample: 1990..1999",
                          DATA_ERROR, DATA_ERROR_PERIOD, "breakdown 'world' has no value in the sample");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(advantage_by_hand),     cmocka_unit_test(advantage_range_is_that_of_each_part_left_out),
      cmocka_unit_test(advantage_and_units),   cmocka_unit_test(advantage_refused),
      cmocka_unit_test(two_way_trade_by_hand), cmocka_unit_test(two_way_trade_with_missing_sides),
      cmocka_unit_test(belarus_and_the_eu),    cmocka_unit_test(two_way_trade_refused),
      cmocka_unit_test(market_shares_by_hand), cmocka_unit_test(market_shares_by_one_column),
      cmocka_unit_test(market_shares_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
