#include "structure_blocks.h"

#define TABLE                                                                                                          \
  "year,code,value\n2001,WLD,125\n2001,DEU,50.4\n2001,RUS,30\n2001,POL,19.6\n2002,WLD,200\n2002,DEU,40\n"              \
  "2002,RUS,130\n2002,POL,10\n2002,LVA,6\n2002,LTU,4\n2003,WLD,100\n2003,DEU,20\n2003,RUS,60.5\n2003,POL,10\n"         \
  "2003,LVA,5\n2003,LTU,2\n"
#define MIRROR "year,code,value\n2001,DEU,3\n2001,POL,4\n2002,DEU,4\n2002,RUS,10\n2002,POL,1\n2002,LTU,1\n"

#define CLOSE " The index says how unequal the parts are, not why, nor how easily one could be replaced."
#define FORMULAS                                                                                                       \
  "H = Σ s², s a part’s share of the sum of the parts, not of a stated total: Herfindahl–Hirschman index "       \
  "(Hirschman 1964). Normalised: (H − 1/N) / (1 − 1/N), N the parts above zero; effective number: 1/H (Adelman "   \
  "1969); entropy: −Σ s ln s (Shannon 1948); four largest: their share of the sum. Range: the smallest and "        \
  "largest H with each part left out in turn; the parts are the population and no sample, so that it is no "           \
  "confidence interval. "

static void
three_years(void **state)
{
  (void)state;
  g_auto(Shown) shown =
      show_structure(TABLE, MIRROR, NULL, "{ name: s, kind: structure, of: b, mirror: mirrored, top: 2 }");
  assert_text(
      block_of(shown.document, BLOCK_METHOD, 0)->text,
      "Structure of Exports, yearly, 2001–2003, 3 periods, USD million, FOB, parts by code. " FORMULAS
      "Annual data get none. Unspecified: what of the stated total ‘WLD’ no part has. Mirror: H of mirrored, in "
      "the sum of its own parts.");
  const Block *periods = table_of(shown.document, "Concentration by period"),
              *parts = table_of(shown.document, "The largest parts in 2003; shares of the stated total");
  assert_heads(periods, "Period | Parts | H | Range | Normalised | Effective number | Entropy | Four largest | "
                        "Unspecified | H in the mirror");
  assert_int_equal(periods->rows->len, 3);
  assert_row(periods, 0, "2001 | 3 | 0.3824 | 0.5220 to 0.5968 | 0.0736 | 2.61 | 1.026 | 100.0 % | 20.0 % | ");
  assert_row(periods, 2, "2003 | 5 | 0.4407 | 0.3864 to 0.6309 | 0.3009 | 2.27 | 1.087 | 97.9 % | 2.5 % | ");
  assert_int_equal(count_of(shown.document, BLOCK_PARAGRAPH), 0);
  assert_heads(parts,
               "Code | Value, USD million | Share | Share, any other left out | Share in the mirror | H without it");
  assert_int_equal(parts->rows->len, 4);
  assert_row(parts, 0, "Russia | 60.50 | 60.5 % | 61.7 % to 75.6 % |  | 0.3864");
  assert_row(parts, 1, "Germany | 20.00 | 20.0 % | 20.4 % to 50.6 % |  | 0.6309");
  assert_row(parts, 2, "others (3) | 17.00 | 17.0 % |  |  | ");
  assert_row(parts, 3, "unspecified | 2.50 | 2.5 % |  |  | ");
  assert_text(warning_of(&shown, 0),
              "The parts fall short of the stated total ‘WLD’, most in 2001 (20.0 %). What is unspecified in 2003 "
              "(2.5 %) is in no index: spread over many small parts it would make H 0.4189, given to the largest "
              "part 0.4498.");
  assert_text(warning_of(&shown, 1),
              "The mirror data lack parts with 5 % of the sum or more in 2001: their index there would be "
              "that of the others, and is not shown.");
  assert_null(warning_of(&shown, 2));
  assert_text(
      reading_of(&shown),
      "Exports, 2003: H = 0.4407, as concentrated as 2.3 equal parts; there are 5. The largest, Russia, has "
      "62.1 % of their sum, the four largest 97.9 %. It was 0.3824 in 2001, the lowest; the highest is 0.5167 "
      "in 2002. It stands at the median of all periods, 0.4407. Leaving out Germany changes it most: to "
      "0.6309; with any one part left out it lies between 0.3864 and 0.6309. In the mirror data it is 0.4609 in "
      "2002, against 0.5167 here." CLOSE);
}

static void
json_of_three_years(void **state)
{
  (void)state;
  g_auto(Shown) shown =
      show_structure(TABLE, MIRROR, NULL, "{ name: s, kind: structure, of: b, mirror: mirrored, top: 2 }");
  g_autofree char *json = flat_json(&shown);
  assert_piece(json, "{\"of\":\"b\",\"label\":\"Exports\",\"by\":\"code\",\"unit\":\"USDmillion\",\"valuation\":"
                     "\"FOB\",\"composition\":null,\"total\":\"WLD\",\"mirror\":\"mirrored\",\"denominator\":"
                     "\"sumoftheparts\",");
  assert_piece(json, "\"level\":null,\"block\":null,\"resamples\":null,\"seed\":null,\"partial\":0,\"periods\":[{"
                     "\"period\":\"2001\",\"parts\":3,\"sum\":100,\"stated\":125,\"unspecified\":0.2,\"hhi\":0.38243");
  assert_piece(json, "\"high\":0.5968,\"interval_lower\":null,\"interval_upper\":null,\"normalised\":0.0736");
  assert_piece(json, "\"mirror_hhi\":0.4609375,\"mirror_uncovered\":0.0315789");
  assert_piece(json, "\"last\":{\"period\":\"2003\",\"share_of\":\"statedtotal\",\"parts\":[{\"rank\":1,\"code\":"
                     "\"RUS\",\"name\":\"Russia\",\"value\":60.5,\"share\":0.605,\"low\":0.6173469387755102,\"high\":"
                     "0.75625,\"hhi_without\":0.38641344");
  assert_piece(json, "{\"rank\":5,\"code\":\"LTU\"");
}

/* Fifteen years: the first, the last and ten between; H falls all the way. */
static void
a_long_table_is_thinned_out(void **state)
{
  (void)state;
  GString *table = g_string_new("year,code,value\n");
  for (int i = 0; i < 15; i++)
    g_string_append_printf(table, "%d,DEU,%d\n%d,RUS,10\n%d,POL,%d\n", 2001 + i, 30 - i, 2001 + i, 2001 + i, 2);
  g_autofree char *text = g_string_free(table, FALSE);
  g_auto(Shown) shown = show_structure(text, NULL, NULL, "{ name: s, kind: structure, of: b }");
  const Block *periods = table_of(shown.document, "Concentration by period");
  assert_heads(periods, "Period | Parts | H | Range | Normalised | Effective number | Entropy | Four largest");
  assert_int_equal(periods->rows->len, 12);
  static const char *const years[] = {"2001", "2002", "2004", "2005", "2006", "2007",
                                      "2009", "2010", "2011", "2012", "2014", "2015"};
  for (guint i = 0; i < 12; i++)
    assert_text(g_ptr_array_index((GPtrArray *)g_ptr_array_index(periods->rows, i), 0), years[i]);
  assert_text(block_of(shown.document, BLOCK_PARAGRAPH, 0)->text,
              "The table shows 12 of 15 periods, the first, the last and an even choice between them; all stand in the "
              "JSON.");
  assert_null(warning_of(&shown, 0));
  assert_row(table_of(shown.document, "The largest parts in 2015; shares of the sum"), 0,
             "Germany | 16 | 57.1 % | 61.5 % to 88.9 % | 0.7222");
  assert_text(
      reading_of(&shown),
      "Exports, 2015: H = 0.4592, as concentrated as 2.2 equal parts; there are 3. The largest, Germany, has "
      "57.1 % of their sum. It was 0.5692 in 2001, the highest; the lowest is 0.4592 in 2015. It has been below "
      "the median of all periods, 0.5167, since 2009. Leaving out Russia changes it most: to 0.8025; with any "
      "one part left out it lies between 0.5266 and 0.8025." CLOSE);
  g_autofree char *json = flat_json(&shown);
  assert_piece(json, "\"period\":\"2003\"");
}

static void
months_have_intervals(void **state)
{
  (void)state;
  GString *table = g_string_new("period,code,value\n");
  for (int year = 2001; year <= 2002; year++)
    for (int month = 1; month <= 12; month++)
      g_string_append_printf(table, "%d-%02d,DEU,%d\n%d-%02d,RUS,%d\n%d-%02d,POL,%d\n", year, month,
                             20 * year - 40000 + month, year, month, 40 - month, year, month, 5);
  g_string_append(table, "2003-01,DEU,4\n2002-01,LVA,1\n");
  g_autofree char *text = g_string_free(table, FALSE);
  g_auto(Shown) shown = show_structure(NULL, NULL, text, "{ name: s, kind: structure, of: monthly, block: 2 }");
  assert_text(block_of(shown.document, BLOCK_METHOD, 0)->text,
              "Structure of Monthly exports, yearly, 2001–2002, 2 periods, EUR, parts by code. " FORMULAS
              "Resampled: the middle 95 % of a year, whose months are added up, over 999 stationary block resamples of "
              "these months "
              "(Politis and Romano 1994; mean block 2, seed 19870603); it says how much the index hangs on single "
              "months. Of a dozen of them it is too narrow for a confidence interval, and where two years lie apart "
              "nothing is tested.");
  const Block *periods = table_of(shown.document, "Concentration by period");
  assert_heads(periods, "Period | Parts | H | Range | Resampled | Normalised | Effective number | Entropy | Four "
                        "largest");
  assert_row(periods, 1, "2002 | 4 | 0.4572 | 0.4581 to 0.8220 | 0.4492 to 0.4676 | 0.2762 | 2.19 | 0.871 | 100.0 %");
  assert_text(warning_of(&shown, 0),
              "1 yearly value rests on fewer than 12 months: what is absent counts for nothing.");
  assert_text(reading_of(&shown),
              "Monthly exports, 2002: H = 0.4572, as concentrated as 2.2 equal parts; there are 4. The largest, "
              "Germany, has 54.7 % of their sum. It was 0.4378 in 2001. Leaving out Russia changes it most: to "
              "0.8220; with any one part left out it lies between 0.4581 and 0.8220. Resampling the months of the year "
              "gives 0.4492 to 0.4676 (the middle 95 %)." CLOSE);
}

static void
one_part_and_no_label(void **state)
{
  (void)state;
  g_auto(Shown) shown = show_structure(NULL, "year,code,value\n2001,DEU,3\n2001,POL,4\n2002,DEU,5\n", NULL,
                                       "{ name: s, kind: structure, of: mirrored }");
  assert_row(table_of(shown.document, "The largest parts in 2002; shares of the sum"), 0,
             "Germany | 5 | 100.0 % |  | –");
  assert_text(reading_of(&shown), "mirrored, 2002: Germany alone makes up the sum, so that H = 1. It was 0.5102 in "
                                  "2001." CLOSE);
}

static void
two_parts_and_one_period(void **state)
{
  (void)state;
  g_auto(Shown) shown = show_structure("year,code,value\n2001,DEU,3\n2001,POL,4\n", "year,code,value\n2001,POL,4\n",
                                       NULL, "{ name: s, kind: structure, of: b, mirror: mirrored }");
  assert_row(table_of(shown.document, "The largest parts in 2001; shares of the sum"), 0,
             "Poland | 4 | 57.1 % | 100.0 % to 100.0 % | 100.0 % | 1.0000");
  assert_text(reading_of(&shown),
              "Exports, 2001: H = 0.5102, as concentrated as 2.0 equal parts; there are 2. The largest, Poland, has "
              "57.1 % of their sum." CLOSE); /* the mirror has one of the two alone */
}

/* As many parts as the first year has twice over, and then some; and parts that exceed the total a little. */
static void
parts_that_grow_in_number(void **state)
{
  (void)state;
  g_auto(Shown) shown = show_structure("year,code,value\n2001,DEU,3\n2001,POL,4\n2002,DEU,3\n2002,POL,4\n2002,RUS,1\n"
                                       "2002,LVA,1\n2002,LTU,1\n2002,WLD,9.9\n",
                                       NULL, NULL, "{ name: s, kind: structure, of: b }");
  assert_text(warning_of(&shown, 0), "The parts number from 2 (2001) to 5 (2002). Small ones hardly move H, but the "
                                     "normalised index and the entropy depend on their number.");
  assert_null(warning_of(&shown, 1));
  const Block *parts = table_of(shown.document, "The largest parts in 2002; shares of the stated total");
  assert_row(parts, 5, "unspecified | −0.100 | −1.0 % |  | ");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(three_years),
      cmocka_unit_test(json_of_three_years),
      cmocka_unit_test(a_long_table_is_thinned_out),
      cmocka_unit_test(months_have_intervals),
      cmocka_unit_test(one_part_and_no_label),
      cmocka_unit_test(two_parts_and_one_period),
      cmocka_unit_test(parts_that_grow_in_number),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
