#include "../study/comparison_case.h"
#include "analysis_blocks.h"

#include "report/advantage_section.h"

#define CLOSE                                                                                                          \
  " This tells what is exported more than in the reference, not why: prices, policy, transit and re-exports are in "   \
  "it "                                                                                                                \
  "as well as costs, and another reference or finer parts give other indices."

static void
two_periods(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL;
  const Analysis *analysis =
      comparison_of(&one, "kind: advantage, of: [ own_all, world_all ], periods: [ 2000, 2010 ]");
  g_autoptr(Document) document = section_of(analysis);
  assert_block(document, BLOCK_METHOD, 0,
               "Revealed comparative advantage of Exports against World exports: the share of a pair of product and "
               "partner in the one over its share in the other (RCA, Balassa 1965); shares are of the sum of parts, on "
               "both sides. RSCA = (RCA − 1) / (RCA + 1) (Laursen 1998). NRCA = x/W − (X/W) (w/W), ten thousand times "
               "(Yu, Cai and Leung 2009). Low and high: with each other pair of product and partner left out of both "
               "sides in turn; no sampling error is meant.");
  const Block *table = table_of(document, "2000");
  assert_heads(table, "Product and partner | Own share | Reference’s share | RCA | Low | High | RSCA | NRCA × 10,000");
  assert_int_equal(table->rows->len, 5);
  assert_row(table, 0, "Bolts, X | 30.0 % | 15.0 % | 2.000 | 1.500 | 2.111 | 0.333 | 150.000");
  assert_row(table, 2, "Apples, fresh, X | 40.0 % | 40.0 % | 1.000 | 0.750 | 1.214 | 0.000 | 0.000");
  assert_row(table, 4, "Cloth, X | – | – | – | – | – | – | –");
  assert_row(table_of(document, "2010"), 0, "Bolts, Y | 14.6 % | 6.1 % | 2.408 | 1.829 | 2.664 | 0.413 | 95.684");
  assert_block(
      document, BLOCK_WARNING, 0,
      "2010: 1 pair of product and partner of Exports, 2.7 % of it, is not in World exports and has no index.");
  assert_reading(
      document,
      "In 2010 3 of 4 pairs of product and partner have a larger share in Exports than in World exports; the "
      "largest is Bolts, Y, with an index of 2.41 (1.83 to 2.66 with any one other pair of product and partner "
      "left out). For 1 of them a single other pair of product and partner decides whether the index is above "
      "1. Since 2000 1 rose above 1: Apples, fresh, X." CLOSE);
}

static void
a_reference_that_the_trade_is_a_large_part_of(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL;
  const Analysis *analysis = comparison_of(&one, "kind: advantage, of: [ own, big ], top: 1");
  g_autoptr(Document) document = section_of(analysis);
  assert_int_equal(table_of(document, "2010")->rows->len, 1);
  assert_block(document, BLOCK_PARAGRAPH, 0,
               "The table shows the 1 with the largest index of 3 products; all stand in the JSON.");
  assert_block(document, BLOCK_WARNING, 0,
               "Exports is 44 % of A bloc in 2010: the reference is hardly the world, and the trade itself draws the "
               "indices towards 1.");
  assert_reading(document,
                 "In 2010 1 of 2 products has a larger share in Exports than in A bloc; the largest is Apples, "
                 "fresh, with an index of 1.02 (0.947 to 1.06 with any one other product left out). For 1 of "
                 "them a single other product decides whether the index is above 1." CLOSE);
}

static void
units_that_cannot_be_compared(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL;
  const Analysis *analysis = comparison_of(&one, "kind: advantage, of: [ own, euros ], periods: [ 2000 ]");
  g_autoptr(Document) document = section_of(analysis);
  assert_row(table_of(document, "2000"), 0, "Bolts | 42.9 % | 27.3 % | 1.571 | 1.000 | 1.000 | 0.222 | –");
  assert_block(
      document, BLOCK_WARNING, 0,
      "There is no NRCA: USD million and EUR million are not set against each other. Nor can it be told whether "
      "the trade is a part of its reference.");
}

static void
wholes_are_named(void **state)
{
  (void)state;
  GError *error = NULL;
  g_autoptr(Case) one = case_good("breakdowns:\n"
                                  "  - { name: x, from: trade, where: { flow: export }, by: partner }\n"
                                  "  - { name: m, from: trade, where: { flow: import }, by: partner }\n"
                                  "indicators:\n"
                                  "  - { name: a, kind: advantage, of: [ m, x ], periods: [ 2000 ] }\n");
  const Analysis *analysis = results_analysis(one->results, "a", &error);
  assert_no_error(error);
  g_autoptr(Document) document = section_of(analysis);
  assert_holds(block_of(document, BLOCK_METHOD, 0)->text,
               "; shares are of the sum of parts and of the stated total WLD. RSCA");
}

/* Readings of made-up results. */
static void
nothing_to_compare_and_many_movers(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL;
  const Analysis *analysis =
      comparison_of(&one, "kind: advantage, of: [ own_all, world_all ], periods: [ 2000, 2010 ]");
  AdvantageStudy *study = analysis->result;
  for (gsize i = 0; i < study->parts->k; i++) {
    study->periods[0].cells[i].rca = 1.5;
    study->periods[1].cells[i].rca = study->periods[1].cells[i].low = study->periods[1].cells[i].high = 0.5;
  }
  study->periods[1].above = 0;
  g_autofree char *fell = read_advantage(study);
  assert_text(fell,
              "In 2010 0 of 4 pairs of product and partner have a larger share in Exports than in World exports; "
              "the largest is Bolts, Y, with an index of 0.500 (0.500 to 0.500 with any one other pair of product "
              "and partner left out). Since 2000 5 fell to 1 or below: Bolts, Y; Bolts, X; Apples, fresh, X; and "
              "others." CLOSE);
  study->n = 1;
  study->periods[0].compared = 0;
  g_autofree char *none = read_advantage(study);
  assert_text(none, "In 2000 no pair of product and partner has an index." CLOSE);
  study->n = 2;
}

static void
json_has_every_part(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL;
  const Analysis *analysis = comparison_of(&one, "kind: advantage, of: [ own, world ], top: 1");
  g_autofree char *json = json_of(analysis);
  assert_holds(json,
               "\"kind\":\t\"advantage\",\"source\":\t\"Hand\",\"own\":\t\"own\",\"reference\":\t\"world\",\"by\":"
               "\t\"product\",\"unit\":\t\"USD million\",\"reference_unit\":\t\"USD million\",\"range\":\t\"with "
               "each other part left out of both sides\",\"periods\":\t[{\"period\":\t\"2010\",\"own_whole\":\t128,"
               "\"reference_whole\":\t950,");
  assert_holds(json,
               "\"compared\":\t2,\"above_1\":\t1,\"not_in_reference\":\t1,\"not_in_reference_share\":\t0.0390625");
  assert_holds(json, "{\"code\":\t\"B\",\"label\":\t\"Bolts\",\"own\":\t33,\"reference\":\t150,\"rca\":\t1.6328125,");
  assert_holds(json, "{\"code\":\t\"C\",\"label\":\t\"Cloth\",\"own\":\t5,\"reference\":\tnull,\"rca\":\tnull,");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(two_periods),
      cmocka_unit_test(a_reference_that_the_trade_is_a_large_part_of),
      cmocka_unit_test(units_that_cannot_be_compared),
      cmocka_unit_test(wholes_are_named),
      cmocka_unit_test(nothing_to_compare_and_many_movers),
      cmocka_unit_test(json_has_every_part),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
