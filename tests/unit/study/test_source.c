#include "studies.h"

#define BLOC                                                                                                           \
  "blocs:\n"                                                                                                           \
  "  AB: { members: members, as-of: 2003 }\n"                                                                          \
  "  IN: { members: members, as-of: in-force }\n"                                                                      \
  "series:\n"

static void
a_code_alone(void **state)
{
  (void)state;
  g_autoptr(Case) one = case_good("series:\n"
                                  "  - { name: x, label: To A, from: trade, where: { partner: AAA, flow: export } }\n");
  const Series *x = series_named(one->results, "x");
  assert_digits(value_at(x, "2000"), 10, 15);
  assert_digits(value_at(x, "2004"), 15, 15);
  assert_int_equal(series_length(x), 5);
  assert_string_equal(x->unit, "USD million");
  assert_string_equal(x->valuation, "FOB");
  assert_string_equal(x->source, "Customs");
  assert_string_equal(x->label, "To A");
  assert_null(x->composition);
  assert_int_equal(one->results->ledger->entries->len, 0);
}

/* AB as composed on 1 July 2003 is AAA and BBB; DDD had left. */
static void
a_bloc_is_the_sum_of_the_members_that_have_a_row(void **state)
{
  (void)state;
  g_autoptr(Case) one = case_good(BLOC "  - { name: x, from: trade, where: { partner: AB, flow: export } }\n");
  assert_digits(value_of(one, "x", "2000"), 30, 15);
  assert_digits(value_of(one, "x", "2002"), 12, 15);
  assert_digits(value_of(one, "x", "2004"), 42, 15);
  assert_string_equal(series_named(one->results, "x")->composition, "AB as composed on 1 July 2003");
  g_autofree char *codes = data_bloc_codes(one->results->data, "AB as composed on 1 July 2003");
  assert_string_equal(codes, "AAA, BBB");
  assert_null(data_bloc_codes(one->results->data, "AB as composed on 1 July 1999"));
  assert_ledger(one->results->ledger, "x", "member BBB (Boria) has no row", 1, "2002");
  assert_int_equal(one->results->ledger->entries->len, 1);
}

/* BBB joined in May 2001, so it counts from 2001, whose middle day is in July; DDD was a member until 2002-02-01. */
static void
a_bloc_in_force_changes_with_its_members(void **state)
{
  (void)state;
  g_autoptr(Case) one =
      case_good(BLOC "  - { name: x, from: trade, where: { partner: IN, flow: export } }\n"
                     "  - { name: y, from: trade, where: { partner: AB, flow: export }, as-of: 2000 }\n"
                     "  - { name: z, from: trade, where: { partner: AB, flow: export }, as-of: in-force }\n");
  assert_digits(value_of(one, "x", "2000"), 10, 15);
  assert_digits(value_of(one, "x", "2001"), 33, 15);
  assert_digits(value_of(one, "z", "2001"), 33, 15);
  assert_digits(value_of(one, "y", "2001"), 11, 15);
  assert_string_equal(series_named(one->results, "x")->composition, "IN as composed in each period");
  assert_string_equal(series_named(one->results, "y")->composition, "AB as composed on 1 July 2000");
  assert_ledger(one->results->ledger, "x", "member DDD (Dunmark) has no row", 2, "2000, 2001");
  assert_ledger(one->results->ledger, "x", "member BBB (Boria) has no row", 1, "2002");
  assert_ledger(one->results->ledger, "y", "member DDD (Dunmark) has no row", 5, "2000–2004");
}

/* What the study lists itself must be there: half a turnover is none. */
static void
a_listed_code_without_a_row_makes_the_sum_missing(void **state)
{
  (void)state;
  g_autoptr(Case) one =
      case_good("series:\n"
                "  - { name: x, from: trade, where: { partner: CCC, flow: [ export, import ] } }\n"
                "  - { name: y, from: trade, where: { partner: [ AAA, BBB ], flow: [ export, import ] } }\n");
  assert_digits(value_of(one, "x", "2000"), 47, 15);
  assert_int_equal(missing_of(one, "x", "2003"), MISSING_NO_ROW);
  assert_int_equal(missing_of(one, "x", "2004"), MISSING_NOT_PUBLISHED); /* an empty cell */
  assert_digits(value_of(one, "y", "2000"), 41, 15);
  assert_int_equal(missing_of(one, "y", "2002"), MISSING_NO_ROW);
  assert_string_equal(series_named(one->results, "x")->valuation, "FOB and CIF");
  assert_ledger(one->results->ledger, "x", "import has no row, so the sum is missing", 1, "2003");
  assert_ledger(one->results->ledger, "y", "BBB, export has no row, so the sum is missing", 1, "2002");
}

/* A list of flows over a bloc: each member's flow is looked for. */
static void
a_list_over_a_bloc_names_what_is_absent(void **state)
{
  (void)state;
  g_autoptr(Case) one =
      case_good(BLOC "  - { name: x, from: trade, where: { partner: [ AB, CCC ], flow: [ export, import ] } }\n");
  assert_digits(value_of(one, "x", "2002"), 77, 15);
  assert_ledger(one->results->ledger, "x", "member BBB (Boria), export has no row", 1, "2002");
  assert_ledger(one->results->ledger, "x", "CCC, import has no row", 1, "2003");
  assert_int_equal(one->results->ledger->entries->len, 2);
}

/* LONE is BBB alone: that its export has no row is told once. */
static void
what_is_missing_anyway_is_told_once(void **state)
{
  (void)state;
  g_autoptr(Case) one = case_good("blocs: { LONE: { members: lone } }\nseries:\n  - { name: x, from: trade, where: { "
                                  "partner: LONE, flow: [ export, import ] } }\n");
  assert_int_equal(missing_of(one, "x", "2002"), MISSING_NO_ROW);
  assert_ledger(one->results->ledger, "x", "export has no row, so the sum is missing", 1, "2002");
  assert_int_equal(one->results->ledger->entries->len, 1);
}

/* No event is recorded between the two in 2001, which is a zero; 2003 is in no row of the table. */
static void
an_absent_row_of_events_is_a_zero(void **state)
{
  (void)state;
  g_autoptr(Case) one =
      case_good(BLOC "  - { name: both, from: events, pair: [ RRR, AB ], value: good + bad }\n"
                     "  - { name: first, from: events, pair: [ RRR, AAA ], direction: from, value: good }\n"
                     "  - { name: second, from: events, pair: [ RRR, AAA ], direction: to, value: good - 2 * bad }\n"
                     "  - { name: never, from: events, pair: [ XXX, RRR ], direction: to, value: good }\n");
  assert_digits(value_of(one, "both", "2000"), 8, 15);
  assert_digits(value_of(one, "both", "2001"), 0, 15);
  assert_digits(value_of(one, "both", "2002"), 7, 15);
  assert_digits(value_of(one, "first", "2000"), 4, 15);
  assert_digits(value_of(one, "second", "2000"), 3, 15);
  assert_digits(value_of(one, "never", "2002"), 0, 15);
  assert_int_equal(series_length(series_named(one->results, "both")), 3);
  assert_string_equal(series_named(one->results, "both")->unit, "events");
}

/* DDD counted in 2000, and no row of events names it. */
static void
members_that_events_never_name_are_entered(void **state)
{
  (void)state;
  g_autoptr(Case) one = case_good(BLOC "  - { name: x, from: events, pair: [ RRR, AB ], as-of: 2000, value: good }\n");
  assert_ledger(one->results->ledger, "x", "member DDD (Dunmark) is not in the table at all", 1, "");
  assert_int_equal(one->results->ledger->entries->len, 1);
}

static void
a_level_holds_until_the_day_before_the_next_date(void **state)
{
  (void)state;
  g_autoptr(Case) one = case_good("series:\n  - { name: x, from: levels }\n");
  assert_digits(value_of(one, "x", "2001-03-10/2001-05-31"), 5, 15);
  assert_digits(value_of(one, "x", "2001-06-01/2002-12-31"), 8, 15);
  assert_int_equal(missing_of(one, "x", "2003-01"), MISSING_NOT_PUBLISHED);
  assert_digits(value_of(one, "x", "2003-02-01"), 2, 15);
  assert_int_equal(series_length(series_named(one->results, "x")), 4);
}

static void
an_exact_value_beats_a_limit(void **state)
{
  (void)state;
  g_autoptr(Case) one =
      case_good("series:\n"
                "  - { name: x, from: [ index-values, index-limits ], where: { partner: AAA } }\n"
                "  - { name: y, from: [ index-values, index-limits ], where: { partner: NEWONE } }\n");
  const Series *x = series_named(one->results, "x");
  const Observation *first = observation_at(x, "2011-01/P3M"), *exact = observation_at(x, "2011-04/P2M"),
                    *open = observation_at(x, "2012-01/P2M"), *none = observation_at(x, "2012-07/P2M"),
                    *met = observation_at(x, "2012-09/P2M");
  assert_int_equal(series_length(x), 10);
  assert_true(observation_is_range(first) && isinf(first->lower) && first->upper == 0 && first->upper_open);
  assert_false(first->lower_open);
  assert_true(observation_is_exact(exact) && exact->value == 3);
  assert_string_equal(exact->index, "Old");
  assert_true(open->lower == 10 && open->lower_open && open->upper == 20 && open->upper_open);
  assert_string_equal(open->index, "New");
  assert_int_equal(none->missing, MISSING_NOT_PUBLISHED);
  assert_true(observation_is_exact(met) && met->value == 7);
  assert_string_equal(x->unit, "points");
  assert_string_equal(x->source, "Summaries");
  assert_digits(value_of(one, "y", "2012-03/P2M"), 7, 15); /* a code that one of the two tables alone knows */
}

static void
a_sample_cuts_a_series(void **state)
{
  (void)state;
  g_autoptr(Case) one = case_good("series:\n"
                                  "  - { name: x, from: euros, sample: 2001..2003 }\n"
                                  "  - { name: d, from: euros }\n"
                                  "  - { name: e, expr: diff(d), sample: 2001..2003 }\n");
  assert_int_equal(series_length(series_named(one->results, "x")), 3);
  assert_digits(value_of(one, "e", "2001"), -1, 15); /* functions see the whole series */
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_code_alone),
      cmocka_unit_test(a_bloc_is_the_sum_of_the_members_that_have_a_row),
      cmocka_unit_test(a_bloc_in_force_changes_with_its_members),
      cmocka_unit_test(a_listed_code_without_a_row_makes_the_sum_missing),
      cmocka_unit_test(a_list_over_a_bloc_names_what_is_absent),
      cmocka_unit_test(what_is_missing_anyway_is_told_once),
      cmocka_unit_test(an_absent_row_of_events_is_a_zero),
      cmocka_unit_test(members_that_events_never_name_are_entered),
      cmocka_unit_test(a_level_holds_until_the_day_before_the_next_date),
      cmocka_unit_test(an_exact_value_beats_a_limit),
      cmocka_unit_test(a_sample_cuts_a_series),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
