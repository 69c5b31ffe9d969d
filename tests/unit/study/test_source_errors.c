#include "studies.h"

#define SERIES(text) "series:\n  - { name: x, " text " }\n"
#define BLOCS        "blocs: { AB: { members: members, as-of: 2003 } }\n"

static void
a_name_that_nothing_bears(void **state)
{
  (void)state;
  assert_study_error_at(SERIES("from: trade, where: { partner: AAB, flow: export }"), DATA_ERROR_NAME, 3, 47,
                        "  - { name: x, from: trade, where: { partner: AAB, flow: export } }",
                        "x: column 'partner' of trade holds no 'AAB', and no bloc has that name; did you mean 'AAA'?");
  assert_study_error_at(SERIES("from: trade, where: { partner: [ AAA, ZZZZ ], flow: export }"), DATA_ERROR_NAME, 3, 54,
                        "  - { name: x, from: trade, where: { partner: [ AAA, ZZZZ ], flow: export } }",
                        "x: column 'partner' of trade holds no 'ZZZZ', and no bloc has that name");
  assert_study_error_at(SERIES("from: trade, where: { parter: AAA }"), DATA_ERROR_NAME, 3, 46,
                        "  - { name: x, from: trade, where: { parter: AAA } }",
                        "x: trade has no column 'parter', did you mean 'partner'?");
  assert_study_error_at(SERIES("from: events, pair: [ RRR, AAX ], value: good"), DATA_ERROR_NAME, 3, 43,
                        "  - { name: x, from: events, pair: [ RRR, AAX ], value: good }",
                        "x: column 'target' of events holds no 'AAX', and no bloc has that name; did you mean 'AAA'?");
}

static void
a_name_that_is_code_and_bloc(void **state)
{
  (void)state;
  assert_study_error_at(
      "blocs: { EU: { members: members, as-of: 2003 } }\n" SERIES("from: both, where: { partner: EU }"),
      DATA_ERROR_NAME, 4, 46, "  - { name: x, from: both, where: { partner: EU } }",
      "x: column 'partner' of both holds both the code 'EU' and members of the bloc: which one is meant?");
}

static void
a_total_is_not_added_to_its_parts(void **state)
{
  (void)state;
  assert_study_error_at(SERIES("from: trade, where: { partner: [ AAA, WLD ], flow: export }"), DATA_ERROR_NAME, 3, 47,
                        "  - { name: x, from: trade, where: { partner: [ AAA, WLD ], flow: export } }",
                        "x: 'WLD' is a total of column 'partner': it is never added to its parts");
}

static void
a_key_that_the_study_left_open(void **state)
{
  (void)state;
  assert_study_error(SERIES("from: trade, where: { partner: AAA }"), DATA_ERROR_ALIGN,
                     "trade.csv:3:10: 2000 holds several values of 'flow' (export, import): choose one by 'where', or "
                     "list those to be added");
  assert_study_error(SERIES("from: events, value: good"), DATA_ERROR_ALIGN,
                     "events.csv:3:6: 2000 holds several values of 'source' (RRR, AAA): choose one by 'pair', or list "
                     "those to be added");
  assert_study_error(SERIES("from: mixed"), DATA_ERROR_ALIGN,
                     "mixed.csv:2:1: 2000 holds several values of 'freq' (M, A): choose one by 'where', or list those "
                     "to be added");
}

static void
rows_that_are_no_sequence(void **state)
{
  (void)state;
  assert_study_error(SERIES("from: twice, where: { partner: AAA }"), DATA_ERROR_ALIGN,
                     "twice.csv:4:1: a second row for 2001 and AAA");
  assert_study_error(SERIES("from: spans"), DATA_ERROR_ALIGN, "spans.csv:3:1: 2000-01/P2M and 2000-02/P2M overlap");
  assert_study_error(SERIES("from: crossed"), DATA_ERROR_SCHEMA,
                     "crossed.csv:3:6: no value lies between the limits 5 and 3");
  assert_study_error(SERIES("from: index-limits, where: { partner: EEE }"), DATA_ERROR_SCHEMA,
                     "index-limits.csv:11:25: no value lies between the limits 3 and 3");
  assert_study_error_at(SERIES("from: index-limits, where: { partner: [ AAA, BBB ] }"), DATA_ERROR_ALIGN, 3, 5,
                        "  - { name: x, from: index-limits, where: { partner: [ AAA, BBB ] } }",
                        "x: index-limits: 2012-01/P2M has 2 ranges, and ranges of several rows are not added");
}

static void
tables_that_do_not_fit(void **state)
{
  (void)state;
  assert_study_error_at(SERIES("from: people"), DATA_ERROR_SCHEMA, 3, 5, "  - { name: x, from: people }",
                        "x: people has no column of periods");
  assert_study_error_at(SERIES("from: trade, pair: [ AAA, BBB ]"), DATA_ERROR_SCHEMA, 3, 35,
                        "  - { name: x, from: trade, pair: [ AAA, BBB ] }",
                        "x: trade has no two columns with the role 'actor', so 'pair' does not apply");
  assert_study_error_at(SERIES("from: events, pair: [ RRR, AAA ]"), DATA_ERROR_NAME, 3, 5,
                        "  - { name: x, from: events, pair: [ RRR, AAA ] }",
                        "x: events has several measures (good, bad ...): choose by 'value'");
  assert_study_error_at(SERIES("from: members, where: { code: AAA }"), DATA_ERROR_NAME, 3, 5,
                        "  - { name: x, from: members, where: { code: AAA } }", "x: members has no measure");
  assert_study_error_at(SERIES("from: trade, where: { partner: WLD, flow: import }"), DATA_ERROR_NAME, 3, 5,
                        "  - { name: x, from: trade, where: { partner: WLD, flow: import } }",
                        "x: no row of trade has all that 'where' asks for");
  assert_study_error_at(SERIES("from: rates, where: { series: [ eur_per_usd, oil ] }"), DATA_ERROR_UNIT, 3, 5,
                        "  - { name: x, from: rates, where: { series: [ eur_per_usd, oil ] } }",
                        "x: rates: the rows chosen have unlike units (EUR per USD, USD per barrel)");
  assert_study_error_at(SERIES("from: [ euros, billions ]"), DATA_ERROR_UNIT, 3, 5,
                        "  - { name: x, from: [ euros, billions ] }",
                        "x: resources in unlike units, 'EUR million' and 'USD billion', are not joined");
  assert_study_error_at(SERIES("from: [ euros, euros ]"), DATA_ERROR_ALIGN, 3, 5,
                        "  - { name: x, from: [ euros, euros ] }", "x: the resources hold two values for 2000");
}

static void
resources_that_overlap(void **state)
{
  (void)state;
  assert_study_error_at(SERIES("from: [ spans-one, spans-two ]"), DATA_ERROR_ALIGN, 3, 5,
                        "  - { name: x, from: [ spans-one, spans-two ] }",
                        "x: 2000-01/P2M and 2000-02/P2M of the resources overlap");
}

/* The caret stands inside the expression. */
static void
a_value_over_a_row(void **state)
{
  (void)state;
#define ROW(value) SERIES("from: events, pair: [ RRR, AAA ], value: " value)
  assert_study_error_at(ROW("good + badd"), DATA_ERROR_NAME, 3, 64,
                        "  - { name: x, from: events, pair: [ RRR, AAA ], value: good + badd }",
                        "x: the table has no column 'badd', did you mean 'bad'?");
  assert_study_error_at(ROW("good + score"), DATA_ERROR_UNIT, 3, 64,
                        "  - { name: x, from: events, pair: [ RRR, AAA ], value: good + score }",
                        "x: unlike units are not added (events, points)");
  assert_study_error_at(ROW("log(good)"), DATA_ERROR_SCHEMA, 3, 57,
                        "  - { name: x, from: events, pair: [ RRR, AAA ], value: log(good) }",
                        "x: a row's value knows + - * / and columns only");
  assert_study_error_at(ROW("good ^ 2"), DATA_ERROR_SCHEMA, 3, 57,
                        "  - { name: x, from: events, pair: [ RRR, AAA ], value: good ^ 2 }",
                        "x: a row's value knows + - * / and columns only");
  assert_study_error_at(ROW("1 + note"), DATA_ERROR_SCHEMA, 3, 61,
                        "  - { name: x, from: events, pair: [ RRR, AAA ], value: 1 + note }",
                        "x: column 'note' holds no numbers");
}

static void
a_row_of_unlike_columns_divided(void **state)
{
  (void)state;
  g_autoptr(Case) one = case_good(ROW("(score + 1) / good"));
  assert_string_equal(series_named(one->results, "x")->unit, "points per events");
  g_autoptr(Case) ratio = case_good(ROW("bad / good"));
  assert_null(series_named(ratio->results, "x")->unit);
}

static void
a_bloc_without_members(void **state)
{
  (void)state;
  assert_study_error("blocs: { AB: { members: euros } }\n" SERIES("from: trade, where: { partner: AB, flow: export }"),
                     DATA_ERROR_SCHEMA,
                     "euros.csv: members of a bloc need a column with the role 'key' and one with the role 'start'");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_name_that_nothing_bears),
      cmocka_unit_test(a_name_that_is_code_and_bloc),
      cmocka_unit_test(a_total_is_not_added_to_its_parts),
      cmocka_unit_test(a_key_that_the_study_left_open),
      cmocka_unit_test(rows_that_are_no_sequence),
      cmocka_unit_test(tables_that_do_not_fit),
      cmocka_unit_test(resources_that_overlap),
      cmocka_unit_test(a_value_over_a_row),
      cmocka_unit_test(a_row_of_unlike_columns_divided),
      cmocka_unit_test(a_bloc_without_members),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
