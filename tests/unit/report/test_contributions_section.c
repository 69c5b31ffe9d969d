#include "../study/contribution_case.h"
#include "analysis_blocks.h"

#include "report/contributions_section.h"
#include "report/contributions_words.h"
#include "report/csv_tables.h"

#define CONTRIBUTIONS(keys) ITEM("kind: contributions, " keys)
#define CLOSE                                                                                                          \
  " This is where the change is booked, not why it came; over another range the parts may stand in another order."

static void
a_rise_with_a_stated_total(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one =
      contribution_case(CONTRIBUTIONS("of: exports, at: 2001..2004, parts: [ RUS, POL, GBR ]"));
  g_autoptr(Document) document = section_of(item_of(one));
  const Block *table = table_of(document, "Contributions, 2001–2004"),
              *steps = table_of(document, "Points of the growth on the period before");
  assert_block(document, BLOCK_METHOD, 0,
               "Contributions to the change of Exports from 2001 to 2004, in USD million: the change of each part over "
               "the total of 2001, in percentage points of its growth (as in IMF, Quarterly National Accounts Manual, "
               "2017, ch. 8), and over the change of the total. The total is the stated total (WLD); what the parts "
               "leave of it is a row of its own: the rows add up to it. The parts are all there are, and no sample: "
               "they have no interval.");
  assert_heads(table, "Part | 2001 | 2004 | Change | Points | Share of change");
  assert_int_equal(table->rows->len, 6);
  assert_row(table, 0, "Poland | 20.0 | 44.0 | +24.0 | +12.0 | 120.0 %");
  assert_row(table, 2, "United Kingdom | 10.0 | 0.0 | −10.0 | −5.0 | −50.0 %");
  assert_row(table, 3, "Others (2) | 55.0 | 50.0 | −5.0 | −2.5 | −25.0 %");
  assert_row(table, 4, "Unspecified | 15.0 | 6.0 | −9.0 | −4.5 | −45.0 %");
  assert_row(table, 5, "Total | 200.0 | 220.0 | +20.0 | +10.0 | 100.0 %");
  assert_heads(steps, "Part | 2002 | 2003 | 2004");
  assert_row(steps, 0, "Poland | +2.5 | +2.6 | +7.0");
  assert_row(steps, 5, "Total | −5.0 | +5.3 | +10.0");
  assert_int_equal(count_of(document, BLOCK_PARAGRAPH), 1); /* nothing on rounding: the shown points add up */
  assert_int_equal(count_of(document, BLOCK_WARNING), 1);
  assert_block(document, BLOCK_WARNING, 0,
               "Where the breakdown has no value zero is counted: in 2004 United Kingdom, 1 of the others.");
  assert_reading(
      document,
      "Exports: the total rose from 200.0 to 220.0 USD million between 2001 and 2004, by 10.0 %. Of the +10.0 "
      "percentage points: Poland +12.0 (120 %), Russia +10.0 (100 %). Against the rise went United Kingdom "
      "−5.0. The 2 other parts together: −2.5 (−25 %). What the total leaves to no part: −4.5 (−45 %)." CLOSE);
}

static void
a_fall_in_one_step(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = contribution_case(CONTRIBUTIONS("of: exports, at: 2001..2002"));
  g_autoptr(Document) document = section_of(item_of(one));
  assert_null(table_of(document, "Points of the growth on the period before"));
  assert_reading(
      document,
      "Exports: the total fell from 200.0 to 190.0 USD million between 2001 and 2002, by 5.0 %. Of the −5.0 "
      "percentage points: Russia −5.0 (100 %), France −2.5 (50 %). Against the fall went Germany +5.0, Poland "
      "+2.5. What the total leaves to no part: −5.0 (100 %)." CLOSE);
}

/* The stated total ends in 2004; single steps have it still, and with it a row for what it leaves. */
static void
sums_of_parts_and_rounding(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = contribution_case(CONTRIBUTIONS("of: exports, top: 1"));
  g_autoptr(Document) document = section_of(item_of(one));
  const Block *table = table_of(document, "Contributions, 2001–2005"),
              *steps = table_of(document, "Points of the growth on the period before");
  assert_holds(block_of(document, BLOCK_METHOD, 0)->text,
               "The total is the sum of the 5 parts, since the stated one is missing in either period: the rows add up "
               "to it. The parts");
  assert_int_equal(table->rows->len, 3);
  assert_row(table, 1, "Others (4) | 165.0 | 166.0 | +1.0 | +0.5 | 3.2 %");
  assert_int_equal(steps->rows->len, 4);
  assert_row(steps, 2, "Unspecified | −5.0 | +1.6 | −1.0 | 0.0");
  assert_block(
      document, BLOCK_PARAGRAPH, 0,
      "Points are rounded each by itself: those shown add up to +16.7, the total is +16.8. With all digits (in "
      "the JSON) they add up to it.");
  assert_block(document, BLOCK_PARAGRAPH, 1,
               "Points of single periods do not add up to those of the range: each is of its own first total.");
  assert_reading(document,
                 "Exports: the total rose from 185.0 to 216.0 USD million between 2001 and 2005, by 16.8 %. Of "
                 "the +16.8 percentage points: Poland +16.2 (97 %). The 4 other parts together: +0.5 (3 %)." CLOSE);
}

static void
no_growth_from_below_zero(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = contribution_case(CONTRIBUTIONS("of: kinds"));
  g_autoptr(Document) document = section_of(item_of(one));
  assert_row(table_of(document, "Contributions, 2001–2005"), 0, "b | −3.000 | 7.500 | +10.500 |  | 123.5 %");
  assert_row(table_of(document, "Points of the growth on the period before"), 0, "b |  | +66.7");
  assert_block(document, BLOCK_WARNING, 0, "Where the breakdown has no value zero is counted: in 2005 a.");
  assert_block(document, BLOCK_WARNING, 1,
               "The total does not begin above zero: it has no growth, and no part has points.");
  assert_reading(document, "kinds: the total rose from −1.000 to 7.500 between 2001 and 2005. Of the +8.500: b +10.500 "
                           "(124 %). Against the rise went a −2.000." CLOSE);
}

static void
readings_where_changes_cancel(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) same = contribution_case(CONTRIBUTIONS("of: exports, at: 2001..2003")),
                         near = contribution_case(CONTRIBUTIONS("of: exports, at: 2001..2004, top: 4"));
  g_autofree char *still = read_contributions(item_of(same)->result);
  assert_text(still,
              "Exports: the total is the same in 2001 and 2003 (200.0 USD million). Rises and falls nearly cancel "
              "each other, so that no share of the change is told." CLOSE);
  const ContributionsStudy *study = item_of(near)->result;
  assert_false(contributions_offset(study));
  study->change.all->gross = 201;
  g_autofree char *offset = read_contributions(study);
  assert_text(
      offset,
      "Exports: the total rose from 200.0 to 220.0 USD million between 2001 and 2004, by 10 %. Of the +10 "
      "percentage points: Poland +12, Russia +10. Against the rise went United Kingdom −5, France −2. The one "
      "other part: 0. What the total leaves to no part: −4. Rises and falls nearly cancel each other, so that no "
      "share of the change is told." CLOSE);
}

/* Where the reading tells no shares the table does not, either. */
static void
no_shares_of_what_cancels(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = contribution_case(CONTRIBUTIONS("of: exports, at: 2001..2004, top: 1"));
  const ContributionsStudy *study = item_of(one)->result;
  assert_true(contributions_shares_told(study));
  study->change.all->gross = 201;
  assert_false(contributions_shares_told(study));
  g_autoptr(Document) document = section_of(item_of(one));
  const Block *table = table_of(document, "Contributions, 2001–2004");
  assert_row(table, 0, "Poland | 20.0 | 44.0 | +24.0 | +12 | ");
  assert_row(table, table->rows->len - 1, "Total | 200.0 | 220.0 | +20.0 | +10 | ");
}

static void
the_sum_of_one_part(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = contribution_case(CONTRIBUTIONS("of: small"));
  g_autoptr(Document) document = section_of(item_of(one));
  assert_holds(block_of(document, BLOCK_METHOD, 0)->text,
               "The total is that of the one part there is: the rows add up to it. The parts");
}

/* Where decimals are too many to be read every number has significant digits. */
static void
small_amounts(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = contribution_case(CONTRIBUTIONS("of: small"));
  g_autoptr(Document) document = section_of(item_of(one));
  const Block *table = table_of(document, "Contributions, 2001–2002");
  assert_row(table, 0, "c | 2.000e−10 | 3.000e−10 | +1.000e−10 | +50.0 | 100.0 %");
  assert_reading(document, "small: the total rose from 2.000e−10 to 3.000e−10 between 2001 and 2002, by 50.0 %. Of the "
                           "+50.0 percentage points: c +50.0 (100 %)." CLOSE);
  assert_int_equal(amount_decimals(1e-5), 8);
  assert_int_equal(amount_decimals(9e-6), DECIMALS_SMALL);
  g_autofree char *none = signed_decimals(0, DECIMALS_SMALL), *fall = signed_decimals(-2.5e-9, DECIMALS_SMALL);
  assert_text(none, "0");
  assert_text(fall, "−2.500e−09");
}

/* Points, too: of a total of which next to nothing changes. */
static void
small_points(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = contribution_case(CONTRIBUTIONS("of: still"));
  g_autoptr(Document) document = section_of(item_of(one));
  assert_row(table_of(document, "Contributions, 2001–2002"), 0,
             "d | 1000000000 | 1000000001 | +1 | +1.000e−07 | 100.0 %");
  assert_int_equal(count_of(document, BLOCK_PARAGRAPH), 0);
}

/* More than three leaders and opponents are counted. */
static void
readings_of_many_parts(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = contribution_case(CONTRIBUTIONS("of: exports, at: 2001..2004"));
  const ContributionsStudy *study = item_of(one)->result;
  Contribution *parts = study->change.all->parts;
  for (guint i = 0; i < 5; i++)
    parts[i] = (Contribution){0, 2.0 + i, 2.0 + i, 1.0 + 0.5 * i, 0.1 + 0.05 * i};
  g_autofree char *four = read_contributions(study);
  assert_holds(
      four, "Poland +2.5 (25 %), Russia +3.0 (30 %), United Kingdom +2.0 (20 %), 2 more of those named +2.5 (25 %).");
  for (gsize i = 0; i < 5; i++)
    parts[i] = (Contribution){0, -2, -2, -1, -0.1};
  g_autofree char *against = read_contributions(study);
  assert_holds(against,
               "by 10.0 %. Against the rise went Poland −1.0, Russia −1.0, United Kingdom −1.0 and 2 more. What");
}

static void
numbers_for_machines(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = contribution_case(
      CONTRIBUTIONS("of: exports, at: 2001..2004, parts: [ POL, GBR ]") "tables: [ { name: t, kind: contributions, of: "
                                                                        "item } ]\n");
  g_autofree char *json = json_of(item_of(one));
  GError *error = NULL;
  assert_holds(
      json,
      "\"of\":\t\"exports\",\"by\":\t\"partner\",\"unit\":\t\"USD million\",\"composition\":\tnull,\"from\":\t"
      "\"2001\",\"to\":\t\"2004\",\"total_of\":\t\"WLD\",\"named\":\t2,\"parts\":\t[{\"part\":\t\"POL\",\"name\":\t"
      "\"Poland\",\"named\":\ttrue,\"from\":\t20,\"to\":\t44,\"change\":\t24,\"points\":\t12,"
      "\"share_of_change\":\t1.2}, {\"part\":\t\"GBR\",\"name\":\t\"United Kingdom\",\"named\":\ttrue,\"from\":\t"
      "10,\"to\":\tnull,\"change\":\t-10,\"points\":\t-5,\"share_of_change\":\t-0.5}, {\"part\":\t\"RUS\"");
  assert_holds(json,
               "\"unspecified\":\t{\"from\":\t15,\"to\":\t6,\"change\":\t-9,\"points\":\t-4.5,\"share_of_change\":\t"
               "-0.45},\"total\":\t{\"from\":\t200,");
  assert_holds(
      json, "\"steps\":\t[{\"from\":\t\"2001\",\"to\":\t\"2002\",\"total_of\":\t\"WLD\",\"growth\":\t-5,\"points\":\t"
            "{\"POL\":\t2.5,\"GBR\":\t0},\"others\":\t-2.5,\"unspecified\":\t-5}, {\"from\":\t\"2002\"");
  g_autofree char *csv = table_csv(one->results, g_ptr_array_index(one->study->tables, 0), &error);
  assert_no_error(error);
  assert_text(csv, "part,name,from,to,change,points,share_of_change\nPOL,Poland,20,44,24,12,1.2\n"
                   "GBR,United Kingdom,10,0,-10,-5,-0.5\nothers,Others (3),155,170,15,7.5,0.75\n"
                   "unspecified,Unspecified,15,6,-9,-4.5,-0.45\ntotal,Total,200,220,20,10,1\n");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_rise_with_a_stated_total),
      cmocka_unit_test(a_fall_in_one_step),
      cmocka_unit_test(sums_of_parts_and_rounding),
      cmocka_unit_test(no_growth_from_below_zero),
      cmocka_unit_test(readings_where_changes_cancel),
      cmocka_unit_test(readings_of_many_parts),
      cmocka_unit_test(numbers_for_machines),
      cmocka_unit_test(no_shares_of_what_cancels),
      cmocka_unit_test(the_sum_of_one_part),
      cmocka_unit_test(small_amounts),
      cmocka_unit_test(small_points),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
