#include "claimed.h"

/* "a,s," EXPR, AT, RELATION, VALUE, TOLERANCE, UNIT, SOURCE */
static void
judged(const char *rest, ClaimVerdict verdict, gsize n, gsize holding, gsize failing)
{
  g_autofree char *row = g_strdup_printf("a,s,%s\n", rest);
  g_auto(Claimed) claimed = claimed_rows(row);
  const Claim *claim = claim_at(&claimed, 0);
  if (claim->verdict != verdict || claim->n != n || claim->holding != holding || claim->failing != failing)
    fail_msg("%s %s: %zu periods, %zu hold, %zu fail", rest, claim_verdict_text(claim->verdict), claim->n,
             claim->holding, claim->failing);
}

static void
single(const char *relation, const char *value, const char *tolerance, ClaimVerdict verdict)
{
  g_autofree char *rest = g_strdup_printf("trade,2001,%s,%s,%s,USD million,", relation, value, tolerance);
  judged(rest, verdict, 1, verdict == CLAIM_HOLDS, verdict == CLAIM_FAILS);
}

/* The value of 2001 is 110. */
static void
each_relation_on_both_sides(void **state)
{
  (void)state;
  single("=", "110", "", CLAIM_HOLDS);
  single("=", "109", "", CLAIM_FAILS);
  single("=", "109", "1", CLAIM_HOLDS);
  single("=", "111.5", "1", CLAIM_FAILS);
  single("!=", "109", "", CLAIM_HOLDS);
  single("!=", "109", "1", CLAIM_FAILS);
  single("!=", "110", "", CLAIM_FAILS);
  single("<", "110", "", CLAIM_FAILS);
  single("<", "110.5", "", CLAIM_HOLDS);
  single("<", "110", "1", CLAIM_HOLDS);
  single("<=", "110", "", CLAIM_HOLDS);
  single("<=", "109", "", CLAIM_FAILS);
  single(">", "110", "", CLAIM_FAILS);
  single(">", "109.9", "", CLAIM_HOLDS);
  single(">", "111", "1", CLAIM_FAILS);
  single(">", "111", "1.5", CLAIM_HOLDS);
  single(">=", "110", "", CLAIM_HOLDS);
  single(">=", "111", "", CLAIM_FAILS);
}

static void
units_are_rescaled(void **state)
{
  (void)state;
  judged("trade,2001,=,0.11,,USD billion,", CLAIM_HOLDS, 1, 1, 0);
  judged("trade,2001,<=,110000,,USD thousand,", CLAIM_HOLDS, 1, 1, 0);
  judged("trade / max(trade),2001,<,1,,,", CLAIM_HOLDS, 1, 1, 0);
  judged("pct(trade),2001,=,10,0.001,percent,", CLAIM_HOLDS, 1, 1, 0);
  g_auto(Claimed) claimed = claimed_rows("a,s,trade,2001,=,0.1,0.02,USD billion,\n");
  assert_digits(claim_at(&claimed, 0)->decisive.value, 0.11, 14);
  assert_digits(claim_at(&claimed, 0)->difference, 0.01, 13);
}

static void
a_range_holds_in_every_period(void **state)
{
  (void)state;
  judged("trade,2000..2002,>,99,,USD million,", CLAIM_HOLDS, 3, 3, 0);
  judged("trade,2000..2002,>,105,,USD million,", CLAIM_FAILS, 3, 2, 1);
  /* 2003 has no value, and one that fails settles it all the same. */
  judged("trade,2000..2003,>,99,,USD million,", CLAIM_UNDECIDED, 4, 3, 0);
  judged("trade,2000..2003,>,105,,USD million,", CLAIM_FAILS, 4, 2, 1);
  /* 2005 has no row, and nothing is known before 2000. */
  judged("trade,2004..2006,>,1,,USD million,", CLAIM_UNDECIDED, 2, 2, 0);
  judged("trade,1999..2000,>,1,,USD million,", CLAIM_UNDECIDED, 1, 1, 0);
  judged("trade,2020,>,1,,USD million,", CLAIM_UNDECIDED, 0, 0, 0);
  /* A year reaches out of a month and a half-year out of nothing. */
  judged("trade,2001-03,>,1,,USD million,", CLAIM_UNDECIDED, 0, 0, 0);
  judged("trade,2000-07..2001,>,1,,USD million,", CLAIM_UNDECIDED, 1, 1, 0);
  judged("trade,2000-07..2001,>,200,,USD million,", CLAIM_FAILS, 1, 0, 1);
}

static void
doubts_name_their_periods(void **state)
{
  (void)state;
  g_auto(Claimed) claimed = claimed_rows("a,s,trade,1999-07..2006-06,>,1,,USD million,\n");
  const Claim *claim = claim_at(&claimed, 0);
  const char *const wanted[N_CLAIM_DOUBTS] = {
      [DOUBT_NOT_COVERED] = "1999-S2, 2005", [DOUBT_ACROSS_EDGE] = "2006", [DOUBT_NO_VALUE] = "2003"};
  for (ClaimDoubt doubt = 0; doubt < N_CLAIM_DOUBTS; doubt++) {
    const GArray *periods = claim->doubts[doubt];
    g_autofree char *text = periods_print((const Period *)(const void *)periods->data, periods->len);
    assert_string_equal(text, wanted[doubt] ? wanted[doubt] : "");
  }
}

static void
limits_decide_as_a_whole(void **state)
{
  (void)state;
  judged("index,2011-01/P2M,<,0,,points,", CLAIM_HOLDS, 1, 1, 0);
  judged("index,2011-01/P2M,>=,0,,points,", CLAIM_FAILS, 1, 0, 1);
  judged("index,2011-01/P2M,<,-1,,points,", CLAIM_UNDECIDED, 1, 0, 0);
  judged("index,2011-01/P2M,!=,0,,points,", CLAIM_HOLDS, 1, 1, 0);
  judged("index,2011-01/P2M,=,0,,points,", CLAIM_FAILS, 1, 0, 1);
  /* At most 0 may be 0 itself. */
  judged("index,2011-03/P2M,<,0,,points,", CLAIM_UNDECIDED, 1, 0, 0);
  judged("index,2011-03/P2M,<=,0,,points,", CLAIM_HOLDS, 1, 1, 0);
  judged("index,2011-03/P2M,>,0,,points,", CLAIM_FAILS, 1, 0, 1);
  judged("index,2011-09/P2M,=,0,5,points,", CLAIM_HOLDS, 1, 1, 0);
  judged("index,2011-09/P2M,=,0,3,points,", CLAIM_UNDECIDED, 1, 0, 0);
  judged("index,2011-09/P2M,=,9,4,points,", CLAIM_FAILS, 1, 0, 1);
  judged("index,2011-09/P2M,<,4,,points,", CLAIM_UNDECIDED, 1, 0, 0);
}

static void
the_own_source_never_decides(void **state)
{
  (void)state;
  judged("index,2011-07/P2M,>,0,,points,", CLAIM_HOLDS, 1, 1, 0);
  judged("index,2011-07/P2M,>,0,,points,Jones 2020", CLAIM_HOLDS, 1, 1, 0);
  judged("index,2011-07/P2M,>,0,,points,Smith 2020", CLAIM_UNDECIDED, 1, 0, 0);
  judged("index,2011-07/P2M,<,0,,points,Smith 2020", CLAIM_UNDECIDED, 1, 0, 0);
  judged("index,2011-11/P2M,>,0,,points,Smith 2020", CLAIM_UNDECIDED, 1, 0, 0);
  /* It keeps its source through sums, multiples, lags and differences. */
  judged("2 * index + 1 - index,2011-07/P2M,>,0,,points,Smith 2020", CLAIM_UNDECIDED, 1, 0, 0);
  judged("lag(index),2011-09/P2M,>,0,,points,Smith 2020", CLAIM_UNDECIDED, 1, 0, 0);
  judged("diff(index),2011-09/P2M,<,4,,points,Jones 2020", CLAIM_HOLDS, 1, 1, 0);
  judged("diff(index),2011-09/P2M,<,4,,points,Smith 2020", CLAIM_UNDECIDED, 1, 0, 0);
  judged("diff(index),2011-09/P2M,<,4,,points,Bulletin 2", CLAIM_UNDECIDED, 1, 0, 0);
  /* Another period may still fail it. */
  judged("index,2011-05..2011-08,>,6,,points,Smith 2020", CLAIM_FAILS, 2, 0, 1);
  judged("index,2011-05..2011-08,>,4,,points,Smith 2020", CLAIM_UNDECIDED, 2, 1, 0);
}

static void
values_without_some_days_do_not_decide(void **state)
{
  (void)state;
  judged("yearly,2001,=,11,,,", CLAIM_UNDECIDED, 1, 0, 0);
  judged("yearly,2001,=,12,,,", CLAIM_UNDECIDED, 1, 0, 0);
  judged("months,2001-01..2001-11,=,1,,,", CLAIM_HOLDS, 11, 11, 0);
}

static void
decisive(const char *row, const char *period, double value)
{
  g_auto(Claimed) claimed = claimed_rows(row);
  const Claim *claim = claim_at(&claimed, 0);
  assert_true(claim->has_decisive);
  g_autofree char *shown = period_print(claim->decisive.period);
  assert_string_equal(shown, period);
  assert_digits(claim->decisive.value, value, 14);
}

static void
the_decisive_period_is_the_one_nearest_to_failing(void **state)
{
  (void)state;
  decisive("a,s,trade,2000..2002,>,50,,USD million,\n", "2000", 100);
  decisive("a,s,trade,2000..2002,<,500,,USD million,\n", "2002", 121);
  decisive("a,s,trade,2000..2002,=,112,20,USD million,\n", "2000", 100);
  decisive("a,s,trade,2000..2006,>,85,,USD million,\n", "2006", 80);
  decisive("a,s,trade,2000..2006,!=,111,,USD million,\n", "2001", 110);
  /* A value that decides beats one that does not, wherever it stands. */
  decisive("a,s,index,2011-05..2011-12,>,0,,points,Smith 2020\n", "2011-05/P2M", 5);
  decisive("a,s,months - 1,2001-01..2001-03,=,0,,,\n", "2001-01", 0);
  decisive("a,s,yearly,2001,=,0,,,\n", "2001", 11);
  /* What the source of the claim says itself was not found. */
  g_auto(Claimed) claimed = claimed_rows("a,s,index,2011-11..2011-12,>,0,,points,Smith 2020\n");
  assert_false(claim_at(&claimed, 0)->has_decisive);
  assert_true(isnan(claim_at(&claimed, 0)->difference));
}

static void
claims_are_computed_once_and_with_the_models(void **state)
{
  (void)state;
  g_auto(Claimed) claimed = claimed_rows("a,s,trade,2001,>,0,,USD million,\nb,s,trade,2002,>,0,,USD million,\n");
  assert_ptr_equal(results_claims(claimed.results, &claimed.error), claimed.claims);
  assert_string_equal(claim_find(claimed.claims, "b")->at, "2002");
  assert_null(claim_find(claimed.claims, "c"));
  assert_true(results_models(claimed.results, NULL, &claimed.error));
  assert_ptr_equal(claimed.results->claims, claimed.claims);
}

static void
a_study_without_claims_has_none(void **state)
{
  (void)state;
  write_file("bare.yaml", "data: package.json\nseries:\n  - { name: trade, from: trade }\n");
  g_auto(Claimed) claimed = {0};
  claimed.study = study_read("bare.yaml", &claimed.error);
  assert_no_error(claimed.error);
  claimed.results = results_new(claimed.study);
  assert_int_equal(results_claims(claimed.results, &claimed.error)->len, 0);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_relation_on_both_sides),
      cmocka_unit_test(units_are_rescaled),
      cmocka_unit_test(a_range_holds_in_every_period),
      cmocka_unit_test(doubts_name_their_periods),
      cmocka_unit_test(limits_decide_as_a_whole),
      cmocka_unit_test(the_own_source_never_decides),
      cmocka_unit_test(values_without_some_days_do_not_decide),
      cmocka_unit_test(the_decisive_period_is_the_one_nearest_to_failing),
      cmocka_unit_test(claims_are_computed_once_and_with_the_models),
      cmocka_unit_test(a_study_without_claims_has_none),
  };
  return cmocka_run_group_tests(tests, folder_enter, folder_leave);
}
