#include "../study/contribution_case.h"
#include "analysis_blocks.h"

#include "report/csv_tables.h"
#include "report/enlargement_section.h"

#define ENLARGEMENT(keys) ITEM("kind: enlargement, of: exports, bloc: EU" keys)
#define CLOSE                                                                                                          \
  " The split is arithmetic: what trade would have been had nobody joined or left, or what joining did to it, it "     \
  "does "                                                                                                              \
  "not say."

static void
two_changes_of_the_composition(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = contribution_case(ENLARGEMENT(""));
  g_autoptr(Document) document = section_of(item_of(one));
  const Block *split = table_of(document, "Growth within and composition"),
              *extremes = table_of(document, "The two extremes"),
              *moves = table_of(document, "Who joined and who left");
  assert_block(
      document, BLOCK_METHOD, 0,
      "Exports with EU as composed in each period, 2001–2005, in USD million: each period against the next. A "
      "country belongs to EU in a period, and with the whole of it, when it does on the period's middle day. "
      "Within: the mean of the growth of the old and of the new members; composition: the mean of what the new "
      "members have over the old in the first and in the second period. They add up to the change (symmetric "
      "split, after Bennet 1920; Diewert 2005). The partners are all there are, and no sample: what stands "
      "beside the split are its two extremes, and no interval.");
  assert_heads(split, "Periods | Before | After | Change | Within | Composition");
  assert_int_equal(split->rows->len, 5);
  assert_row(split, 0, "2003–2004 | 52.0 | 94.0 | +42.0 | +5.0 | +37.0");
  assert_row(split, 2, "2 steps without a move |  |  | −13.0 | −13.0 | 0.0");
  assert_row(split, 3, "2001–2005, added up | 65.0 | 120.0 | +55.0 | +26.0 | +29.0");
  assert_row(split, 4, "2001–2005, its ends alone | 65.0 | 120.0 | +55.0 | +33.0 | +22.0");
  assert_heads(extremes, "Periods | Within, old members | and composition, second period | Within, new members | and "
                         "composition, first period");
  assert_row(extremes, 1, "2004–2005 | +42.0 | −16.0 | +26.0 | 0.0");
  assert_int_equal(moves->rows->len, 3);
  assert_row(moves, 0, "2003–2004 | Malta | joined |  | ");
  assert_row(moves, 2, "2004–2005 | United Kingdom | left |  | 16.0");
  assert_int_equal(count_of(document, BLOCK_WARNING), 1);
  assert_block(document, BLOCK_WARNING, 0,
               "Members without a value count with zero: France in 2002–2005; United Kingdom in 2004; Malta in 2004, "
               "2005.");
  assert_reading(
      document,
      "Exports: the sum over the members of EU in force rose from 65.0 to 120.0 USD million (+55.0) over "
      "2001–2005. From 2003 to 2004 it rose from 52.0 to 94.0 USD million (+42.0): growth within gives +5.0 "
      "(the members of either period alone between −2.0 and +12.0), the new composition +37.0 (between +30.0 "
      "and +44.0), 88 % of the change. Joined: Malta, Poland. Whether it grew within depends on whose trade is "
      "taken. From 2004 to 2005 it rose from 94.0 to 120.0 USD million (+26.0): growth within gives +34.0 (the "
      "members of either period alone between +26.0 and +42.0), the new composition −8.0 (between −16.0 and "
      "0.0). Left: United Kingdom. Over 2001–2005, one period after another, growth within gives +26.0, the "
      "new composition +29.0, 53 % of the change. Its two ends set against each other alone give +33.0 and "
      "+22.0." CLOSE);
}

static void
one_step_has_no_sums_to_tell(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = contribution_case(ENLARGEMENT(", at: 2003..2004"));
  g_autoptr(Document) document = section_of(item_of(one));
  assert_int_equal(table_of(document, "Growth within and composition")->rows->len, 2);
  assert_reading(
      document,
      "Exports: the sum over the members of EU in force rose from 52.00 to 94.00 USD million (+42.00) over "
      "2003–2004. From 2003 to 2004 it rose from 52.00 to 94.00 USD million (+42.00): growth within gives "
      "+5.00 (the members of either period alone between −2.00 and +12.00), the new composition +37.00 "
      "(between +30.00 and +44.00), 88 % of the change. Joined: Malta, Poland. Whether it grew within depends "
      "on whose trade is taken." CLOSE);
}

static void
nobody_joins_or_leaves(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = contribution_case(ENLARGEMENT(", at: 2002..2003"));
  g_autoptr(Document) document = section_of(item_of(one));
  assert_null(table_of(document, "The two extremes"));
  assert_null(table_of(document, "Who joined and who left"));
  assert_reading(document,
                 "Exports: the sum over the members of EU in force fell from 70.00 to 52.00 USD million "
                 "(−18.00) over 2002–2003. Who belongs to EU stayed the same: all of it is growth within." CLOSE);
}

/* Extremes that disagree, and more changes than are told one by one. */
static void
doubts_and_many_changes(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = contribution_case(ENLARGEMENT(""));
  EnlargementStudy study = *(const EnlargementStudy *)item_of(one)->result;
  EnlargementStep steps[6];
  for (gsize i = 0; i < G_N_ELEMENTS(steps); i++)
    steps[i] = study.steps[2];
  study.steps = steps;
  study.n_steps = study.changed = G_N_ELEMENTS(steps);
  study.sums.composition_first = -1;
  study.sums.composition_second = 1;
  g_autofree char *text = read_enlargement(&study);
  assert_holds(text, "The 2 later changes of the composition stand in the table. Over 2001–2005,");
  assert_holds(text, "give +33.0 and +22.0. Whether the new composition adds or takes away depends on the period it is "
                     "taken in." CLOSE);
  study.n_steps = study.changed = 5;
  g_autofree char *five = read_enlargement(&study);
  assert_holds(five, " One later change of the composition stands in the table. Over");
}

/* A year is missing: the periods on either side are set against each other, and the report says so. */
static void
gaps_are_told(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = contribution_case(ITEM("kind: enlargement, of: kinds, bloc: AB") "");
  GError *error = NULL;
  const Analysis *analysis = results_analysis(one->results, "item", &error);
  assert_no_error(error);
  g_autoptr(Document) document = section_of(analysis);
  assert_block(document, BLOCK_WARNING, 1, "Periods without data lie between those set against each other: 2002–2004.");
}

static void
numbers_for_machines(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one =
      contribution_case(ENLARGEMENT("") "tables: [ { name: t, kind: enlargement, of: item } ]\n");
  g_autofree char *json = json_of(item_of(one));
  GError *error = NULL;
  assert_holds(
      json, "\"of\":\t\"exports\",\"unit\":\t\"USD million\",\"bloc\":\t\"EU\",\"from\":\t\"2001\",\"to\":\t"
            "\"2005\",\"composition_changes\":\t2,\"steps\":\t[{\"from\":\t\"2001\",\"to\":\t\"2002\",\"before\":\t65,"
            "\"after\":\t70,\"change\":\t5,\"within\":\t5,\"composition\":\t0,");
  assert_holds(
      json, "\"within_new_members\":\t12,\"composition_first_period\":\t30,\"joined\":\t[{\"code\":\t\"MLT\","
            "\"name\":\t\"Malta\",\"from\":\tnull,\"to\":\tnull}, {\"code\":\t\"POL\",\"name\":\t\"Poland\",\"from\":\t"
            "30,\"to\":\t44}],\"left\":\t[]}");
  assert_holds(json,
               "\"added_up\":\t{\"before\":\t65,\"after\":\t120,\"change\":\t55,\"within\":\t26,\"composition\":\t29,");
  assert_holds(json, "\"ends_alone\":\t{\"before\":\t65,\"after\":\t120,\"change\":\t55,\"within\":\t33,");
  assert_holds(json, "{\"code\":\t\"GBR\",\"periods\":\t[\"2004\"]}");
  g_autofree char *csv = table_csv(one->results, g_ptr_array_index(one->study->tables, 0), &error);
  assert_no_error(error);
  assert_text(csv, "from,to,before,after,change,within,composition,joined,left\n2003,2004,52,94,42,5,37,MLT; POL,\n"
                   "2004,2005,94,120,26,34,-8,,GBR\n2001,2005,65,120,55,26,29,,\n");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(two_changes_of_the_composition),
      cmocka_unit_test(one_step_has_no_sums_to_tell),
      cmocka_unit_test(nobody_joins_or_leaves),
      cmocka_unit_test(doubts_and_many_changes),
      cmocka_unit_test(gaps_are_told),
      cmocka_unit_test(numbers_for_machines),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
