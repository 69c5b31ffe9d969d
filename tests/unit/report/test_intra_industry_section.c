#include "../study/comparison_case.h"
#include "analysis_blocks.h"

#include "report/intra_industry_section.h"

#define CLOSE ", so that it is to be compared over time and not with other classifications; it shows no cause."

static void
two_periods(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL;
  const Analysis *analysis = comparison_of(&one, "kind: intra-industry, of: [ own_all, imports_all ]");
  g_autoptr(Document) document = section_of(analysis);
  assert_block(
      document, BLOCK_METHOD, 0,
      "Two-way trade: Exports (x) against Imports (m) by pair of product and partner. Grubel–Lloyd: 1 − Σ|x − m| "
      "/ Σ(x + m) (Grubel and Lloyd 1971); corrected: with Σ(x + m) − |Σx − Σm| as denominator (Grubel and Lloyd "
      "1975); Aquino (1978): both totals made equal first, a hundredth of Michaely’s (1996) complementarity of "
      "the two. Lafay (1992): the contribution of a pair of product and partner to the balance beyond its share "
      "in trade, per cent of all trade; it adds up to zero. All sums are of parts. Low and high: with each pair "
      "of product and partner left out in turn; no sampling error is meant.");
  const Block *totals = table_of(document, "Two-way trade over all parts");
  assert_heads(totals,
               "Period | x, USD million | m, USD million | Grubel–Lloyd | Low | High | Corrected | Low | High | "
               "Aquino");
  assert_row(totals, 0, "2000 | 100.0 | 200.0 | 0.467 | 0.348 | 0.600 | 0.700 | 0.571 | 1.000 | 0.550");
  const Block *parts = table_of(document, "Grubel–Lloyd index by part");
  assert_heads(parts, "Product and partner | 2000 | 2010");
  assert_row(parts, 0, "Apples, fresh, X | 0.400 | 0.667");
  assert_row(parts, 4, "Cloth, X | – | –");
  assert_row(table_of(document, "Lafay index, per cent of all trade"), 0, "Apples, fresh, X | 15.56 | 5.48");
  assert_block(
      document, BLOCK_WARNING, 0,
      "5 pairs of product and partner are few: what is two-way trade at this level is in part trade in different "
      "goods, and finer parts give lower indices.");
  assert_block(document, BLOCK_WARNING, 1,
               "2010: 2 pairs of product and partner (10.5 % of all trade) have a value on one side alone; no two-way "
               "trade is counted there, whether or not there was any.");
  assert_reading(
      document,
      "In 2010 58 % of trade (Exports and Imports) was two-way trade in the same pair of product and partner: "
      "the Grubel–Lloyd index is 0.575 (0.503 to 0.631 with any one pair of product and partner left out), "
      "after 0.467 in 2000. The totals are unequal, with a ratio of exports to imports of 1.53, which alone "
      "keeps the index below 1; corrected for it the index is 0.727 by Grubel and Lloyd and 0.633 by Aquino. "
      "Beyond its share in trade the largest surplus is in Bolts, Y (Lafay +7.0 % of all trade), the largest "
      "deficit in Bolts, X (−17.6 %). The level depends on how finely products are told apart (here 5 pairs "
      "of product and partner)" CLOSE);
}

static void
one_period_and_few_rows(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL;
  const Analysis *analysis =
      comparison_of(&one, "kind: intra-industry, of: [ own, imports ], periods: [ 2000 ], top: 1");
  g_autoptr(Document) document = section_of(analysis);
  assert_int_equal(table_of(document, "Grubel–Lloyd index by part")->rows->len, 1);
  assert_block(document, BLOCK_PARAGRAPH, 0,
               "Tables by part show the 1 with the largest trade of 3 products; all stand in the JSON.");
  assert_reading(
      document,
      "In 2000 67 % of trade (Exports and Imports) was two-way trade in the same product: the Grubel–Lloyd "
      "index is 0.667 (0.400 to 0.857 with any one product left out). The totals are unequal, with a ratio of "
      "exports to imports of 1.40, which alone keeps the index below 1; corrected for it the index is 0.800 by "
      "Grubel and Lloyd and 0.629 by Aquino. Beyond its share in trade the largest surplus is in Apples, fresh "
      "(Lafay +18.1 % of all trade), the largest deficit in Bolts (−18.1 %). The level depends on how finely "
      "products are told apart (here 3 products)" CLOSE);
}

/* The cases of a made-up result. */
static void
other_readings(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL;
  const Analysis *analysis = comparison_of(&one, "kind: intra-industry, of: [ own, imports ], periods: [ 2000 ]");
  IntraIndustryStudy *study = analysis->result;
  TwoWayPeriod *row = &study->periods[0];
  for (gsize i = 0; i < study->parts->k; i++)
    row->parts[i].lafay = 0;
  row->sums.imports = 69;
  g_autofree char *balanced = read_intra_industry(study);
  assert_holds(balanced, " left out). The two totals are nearly equal (their ratio is 1.01). The level depends");
  row->corrected = NAN;
  row->grubel_lloyd = 0;
  row->low = row->high = NAN;
  g_autofree char *one_way = read_intra_industry(study);
  assert_holds(one_way, "In 2000 0 % of trade (Exports and Imports) was two-way trade in the same product: the "
                        "Grubel–Lloyd index is 0. All trade goes one way. The level depends");
}

/* However many periods have parts on one side alone, there is one warning, of the period in which they weigh most. */
static void
parts_on_one_side(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL;
  const Analysis *analysis = comparison_of(&one, "kind: intra-industry, of: [ own, world ]");
  IntraIndustryStudy *study = analysis->result;
  study->periods[0].missing = 1;
  study->periods[0].missing_share = 0.25;
  study->periods[1].missing = 2;
  study->periods[1].missing_share = 0.125;
  study->periods[2].missing = 0;
  g_autoptr(Document) document = section_of(analysis);
  assert_int_equal(count_of(document, BLOCK_WARNING), 2);
  assert_block(document, BLOCK_WARNING, 1,
               "2000: 1 product (25.0 % of all trade) has a value on one side alone; so it is in 2 of 3 periods, and "
               "weighs most in this one; no two-way trade is counted there, whether or not there was any.");
}

/* The totals show every period, the tables by part the ends of a long row. */
static void
many_periods(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL;
  const Analysis *analysis = comparison_of(&one, "kind: intra-industry, of: [ own, world ]");
  IntraIndustryStudy *study = analysis->result;
  study->n = 6;
  study->periods = g_renew(TwoWayPeriod, study->periods, 6);
  for (gsize t = 3; t < 6; t++) {
    study->periods[t] = study->periods[2];
    study->periods[t].parts = g_memdup2(study->periods[2].parts, study->parts->k * sizeof(TwoWayPart));
  }
  g_autoptr(Document) document = section_of(analysis);
  assert_int_equal(table_of(document, "Two-way trade over all parts")->rows->len, 6);
  assert_heads(table_of(document, "Grubel–Lloyd index by part"), "Product | 2000 | 2010");
  assert_block(
      document, BLOCK_PARAGRAPH, 0,
      "Tables by part show the first and the last of 6 periods; ‘periods’ chooses others, and all stand in the "
      "JSON.");
}

static void
valuations_differ(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL;
  const Analysis *analysis = comparison_of(&one, "kind: intra-industry, of: [ euros, fob ], periods: [ 2000 ]");
  g_autoptr(Document) document = section_of(analysis);
  assert_block(document, BLOCK_WARNING, 1,
               "One side is valued CIF and the other FOB: part of the imbalance is freight and insurance.");
}

static void
json_has_every_number(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL;
  const Analysis *analysis = comparison_of(&one, "kind: intra-industry, of: [ own_all, imports_all ], top: 1");
  g_autofree char *json = json_of(analysis);
  assert_holds(json,
               "\"exports\":\t\"own_all\",\"imports\":\t\"imports_all\",\"by\":\t\"product and partner\",\"unit\":\t"
               "\"USD million\",\"range\":\t\"with each part left out in turn\",\"periods\":\t[{\"period\":\t\"2000\","
               "\"exports\":\t100,\"imports\":\t200,\"balance\":\t-100,\"grubel_lloyd\":\t0.4666666666666667,");
  assert_holds(json, "\"grubel_lloyd_corrected\":\t0.7,\"corrected_low\":\t0.5714285714285714,\"corrected_high\":\t1,");
  assert_holds(json, "\"traded_both_ways\":\t3,\"without_a_value_on_one_side\":\t2,");
  assert_holds(json,
               "{\"code\":\t\"C × X\",\"label\":\t\"Cloth, X\",\"exports\":\t5,\"imports\":\tnull,\"grubel_lloyd\":\t"
               "null,");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(two_periods),           cmocka_unit_test(one_period_and_few_rows),
      cmocka_unit_test(other_readings),        cmocka_unit_test(many_periods),
      cmocka_unit_test(parts_on_one_side),     cmocka_unit_test(valuations_differ),
      cmocka_unit_test(json_has_every_number),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
