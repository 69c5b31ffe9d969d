#include "../study/comparison_case.h"
#include "analysis_blocks.h"

#include "report/market_share_section.h"

#define CLOSE                                                                                                          \
  " how finely parts are told apart. What is left over bears the name competitiveness in the literature, and holds "   \
  "prices, policy, sanctions, transit and errors of the data alike; it shows no cause."

static void
by_product_and_partner(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL;
  const Analysis *analysis =
      comparison_of(&one, "kind: constant-market-share, of: [ own_all, world_all ], at: 2000..2010");
  g_autoptr(Document) document = section_of(analysis);
  assert_block(document, BLOCK_METHOD, 0,
               "Constant-market-share decomposition of Exports against World exports, 2000 to 2010 (Leamer and Stern "
               "1970, Richardson 1971), weights of 2000. World growth: as much as the reference grew in all. Commodity "
               "composition: each product by how much faster it grew in the reference than the whole; Market "
               "distribution: cells that grow faster in it than their product, added up. Competitiveness: the rest, "
               "shares won or lost, in which the products of both changes are too. The terms add up to the change. All "
               "sums are of parts, on both sides.");
  const Block *terms = table_of(document, "Terms of the change");
  assert_heads(terms, "Term | USD million | Of the sum of 2000");
  assert_row(terms, 0, "World growth | +65.00 | +65.0 %");
  assert_row(terms, 1, "Commodity composition | −10.00 | −10.0 %");
  assert_row(terms, 2, "Market distribution | +5.000 | +5.0 %");
  assert_row(terms, 3, "Competitiveness | +25.00 | +25.0 %");
  assert_row(terms, 4, "Change | +85.00 | +85.0 %");
  const Block *parts = table_of(document, "The terms by product, USD million");
  assert_heads(parts, "Product | 2000 | 2010 | Growth | Growth of the reference | Commodity composition | Market "
                      "distribution | Competitiveness");
  assert_row(parts, 0, "Bolts | 40.00 | 60.00 | +50.0 % | +25.0 % | −16.00 | 0 | +10.00");
  assert_row(parts, 2, "Cloth | 0 | 5.000 |  |  | 0 | 0 | +5.000");
  assert_block(document, BLOCK_WARNING, 0,
               "1 part has exports in the last period alone: a part without a row counts as nothing here, which need "
               "not be so.");
  assert_reading(
      document,
      "Exports went from 100.0 (2000) to 185.0 (2010), USD million, by +85.0 %. In USD million: growth at the "
      "rate of the reference (+65.0 %) alone added 65.00, commodity composition took 10.00, market "
      "distribution added 5.000, and what is left, +25.00, stands for shares won. The sizes hang on the "
      "weights (here of 2000), on the order of the terms and on" CLOSE);
}

static void
by_one_column(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL, other = NULL;
  const Analysis *analysis = comparison_of(&one, "kind: constant-market-share, of: [ own, big ], top: 1");
  g_autoptr(Document) document = section_of(analysis);
  const Block *parts = table_of(document, "The terms by product, USD million");
  assert_heads(parts,
               "Product | 2000 | 2010 | Growth | Growth of the reference | Commodity composition | Competitiveness");
  assert_int_equal(parts->rows->len, 1);
  assert_block(document, BLOCK_PARAGRAPH, 0,
               "The table shows the 1 with the largest terms of 3; all stand in the JSON.");
  assert_block(document, BLOCK_WARNING, 0,
               "Exports was 44 % of A bloc in 2000: its own growth is a large part of the reference’s, and of what is "
               "called world growth.");
  const Analysis *partners = comparison_of(&other, "kind: constant-market-share, of: [ partners, world_partners ]");
  g_autofree char *reading = read_market_share(partners->result);
  assert_text(reading,
              "partners went from 40.00 (2000) to 60.00 (2010), USD million, by +50.0 %. In USD million: growth at the "
              "rate of the reference (+25.0 %) alone added 10.00, market distribution nothing, and what is left, "
              "+10.00, stands for shares won. The sizes hang on the weights (here of 2000) and on" CLOSE);
}

/* The cases of a made-up result; terms that are rounding are nothing. */
static void
other_readings(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL;
  const Analysis *analysis = comparison_of(&one, "kind: constant-market-share, of: [ partners, world_partners ]");
  MarketShareStudy *study = analysis->result;
  study->result.structure = -2.5;
  study->result.competitiveness = -4;
  g_autofree char *lost = read_market_share(study);
  assert_holds(lost, "market distribution took 2.500, and what is left, −4.000, stands for shares lost.");
  study->result.structure = 1e-14;
  study->result.competitiveness = -1e-14;
  study->result.world = -3;
  study->result.without_rate = study->unmatched = 2;
  g_autofree char *nothing = read_market_share(study);
  assert_holds(nothing, "(+25.0 %) alone took 3.000, market distribution nothing, and nothing is left.");
  g_autoptr(Document) document = section_of(analysis);
  assert_row(table_of(document, "Terms of the change"), 1, "Market distribution | 0 | 0.0 %");
  assert_block(
      document, BLOCK_WARNING, 0,
      "2 of the parts with exports in the first period grew in the reference by an unknown rate and were given "
      "that of the whole: what they did otherwise is in competitiveness.");
  assert_block(document, BLOCK_WARNING, 1,
               "2 of the reference’s parts have a value in one of the two periods alone, so that its growth is not of "
               "the same parts throughout.");
}

static void
parts_that_came_and_left(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL;
  const Analysis *analysis = comparison_of(&one, "kind: constant-market-share, of: [ partners, world_partners ]");
  MarketShareStudy *study = analysis->result;
  study->result.left = 1;
  study->result.without_rate = study->unmatched = 1;
  g_autoptr(Document) left = section_of(analysis);
  assert_block(
      left, BLOCK_WARNING, 0,
      "1 of the parts with exports in the first period grew in the reference by an unknown rate and was given that of "
      "the whole: what it did otherwise is in competitiveness.");
  assert_block(left, BLOCK_WARNING, 1,
               "1 of the reference’s parts has a value in one of the two periods alone, so that its growth is not of "
               "the same parts throughout.");
  assert_block(left, BLOCK_WARNING, 2,
               "1 part has exports in the first period alone: a part without a row counts as nothing here, which need "
               "not be so.");
  study->result.came = 2;
  g_autoptr(Document) both = section_of(analysis);
  assert_block(both, BLOCK_WARNING, 2,
               "2 parts have exports in the last period alone and 1 in the first alone: a part without a row counts as "
               "nothing here, which need not be so.");
}

static void
json_has_every_term(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = NULL, other = NULL;
  const Analysis *analysis = comparison_of(&one, "kind: constant-market-share, of: [ own_all, world_all ]");
  g_autofree char *json = json_of(analysis);
  assert_holds(json, "\"composition_by\":\t\"product\",\"distribution_by\":\t\"partner\",\"unit\":\t\"USD million\","
                     "\"reference_unit\":\t\"USD million\",\"weights\":\t\"first period\",\"from\":\t\"2000\",\"to\":\t"
                     "\"2010\",\"base\":\t100,\"final\":\t185,\"change\":\t85,\"reference_base\":\t1000,"
                     "\"reference_final\":\t1650,\"reference_growth\":\t0.65,\"world_growth\":\t65,");
  assert_holds(json, "\"groups\":\t[{\"code\":\t\"A\",\"label\":\t\"Apples, fresh\",\"base\":\t60,\"final\":\t120,"
                     "\"reference_growth\":\t0.75,\"growth_of\":\t\"own\",");
  assert_holds(json,
               "{\"code\":\t\"C × X\",\"label\":\t\"Cloth, X\",\"base\":\t0,\"final\":\t5,\"reference_growth\":\t0.65,"
               "\"growth_of\":\t\"whole\",");
  const Analysis *partners = comparison_of(&other, "kind: constant-market-share, of: [ partners, world_partners ]");
  g_autofree char *plain = json_of(partners);
  assert_holds(plain, "\"composition_by\":\t\"partner\",\"distribution_by\":\tnull,");
  assert_holds(plain, "\"distribution\":\tnull,\"competitiveness\":\t10,\"without_growth_of_their_own\":\t0,");
  assert_holds(plain, "\"groups\":\t[],\"parts\":\t[{\"code\":\t\"X\",\"label\":\t\"X\",\"base\":\t30,");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(by_product_and_partner), cmocka_unit_test(by_one_column),
      cmocka_unit_test(other_readings),         cmocka_unit_test(parts_that_came_and_left),
      cmocka_unit_test(json_has_every_term),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
