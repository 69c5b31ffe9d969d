#include "evaluated.h"

static void
functions_of_one_value(void **state)
{
  const Case *one = *state;
  assert_value(one, "log(a)", "2000", 2.302585092994046);
  assert_value(one, "exp(a / 10)", "2000", 2.718281828459045);
  assert_value(one, "sqrt(a)", "2000", 3.1622776601683793);
  assert_value(one, "abs(a - 12)", "2000", 2);
  assert_missing(one, "log(a - 10)", "2000", MISSING_UNDEFINED);
  assert_missing(one, "sqrt(a - 12)", "2000", MISSING_UNDEFINED);
  assert_missing(one, "log(c)", "2004", MISSING_NOT_PUBLISHED);
  assert_value(one, "a * log(exp(2))", "2000", 20); /* of numbers too */
  assert_value(one, "a * abs(-2)", "2000", 20);
  assert_evaluate_error(one, "a * log(0)", "log(0)", DATA_ERROR_SCHEMA, "log of this number is not defined");
}

static void
lags_and_changes(void **state)
{
  const Case *one = *state;
  assert_value(one, "lag(a)", "2003", 12);
  assert_value(one, "lag(a, 2)", "2003", 11);
  assert_value(one, "lag(a, -1)", "2003", 15);
  assert_value(one, "lead(a)", "2003", 15);
  assert_value(one, "lag(a, 0)", "2003", 13);
  assert_missing(one, "lag(a)", "2000", MISSING_UNDEFINED);
  assert_missing(one, "lead(a)", "2004", MISSING_UNDEFINED);
  assert_value(one, "diff(a)", "2004", 2);
  assert_value(one, "diff(a, 2)", "2004", 3);
  assert_value(one, "pct(a)", "2001", 10);
  assert_value(one, "growth(a)", "2001", 0.09531017980432493); /* log 1.1 */
  assert_value(one, "growth(a) - diff(log(a))", "2004", 0);
  assert_missing(one, "pct(a - 10)", "2001", MISSING_UNDEFINED);
  assert_missing(one, "growth(a - 20)", "2001",
                 MISSING_UNDEFINED); /* both below zero: no logs, though the ratio has one */
}

/* 2001-06 has no row: what needs it is undefined, not taken from the month before. */
static void
gaps_stay_gaps(void **state)
{
  const Case *one = *state;
  assert_missing(one, "lag(m)", "2001-07", MISSING_UNDEFINED);
  assert_missing(one, "diff(m)", "2001-07", MISSING_UNDEFINED);
  assert_value(one, "diff(m, 2)", "2001-07", 2);
  assert_value(one, "yoy(m)", "2001-07", 100 * (19.0 / 7 - 1));
  assert_missing(one, "yoy(m)", "2000-07", MISSING_UNDEFINED);
  assert_missing(one, "ma(m, 3)", "2001-07", MISSING_UNDEFINED);
  assert_missing(one, "cum(m)", "2001-07", MISSING_UNDEFINED);
  assert_missing(one, "cum(m)", "2001-12", MISSING_UNDEFINED);
  assert_value(one, "cum(m)", "2001-05", 153);
}

static void
means_along_time(void **state)
{
  const Case *one = *state;
  assert_value(one, "ma(a, 3)", "2003", 40.0 / 3);
  assert_value(one, "ma(a, 2)", "2003", 12.5);
  assert_value(one, "ma(a, 1)", "2003", 13);
  assert_missing(one, "ma(a, 3)", "2004", MISSING_UNDEFINED);
  assert_missing(one, "ma(c, 2)", "2004", MISSING_NOT_PUBLISHED);
  assert_evaluate_error(one, "ma(a, 0)", "0)", DATA_ERROR_SCHEMA, "the width of ma must be 1 or more");
  assert_value(one, "yoy(a)", "2001", 10);
  assert_evaluate_error(one, "yoy(lev)", "yoy(lev)", DATA_ERROR_ALIGN,
                        "yoy needs periods of a year or its whole parts, not irregular ones");
}

static void
shares_and_bases(void **state)
{
  const Case *one = *state;
  assert_value(one, "share(a, c)", "2000", 0.25);
  assert_value(one, "rebase(a, 2000)", "2000", 100);
  assert_value(one, "rebase(a, 2000)", "2004", 150);
  assert_unit(one, "rebase(a, 2000)", "2000=100");
  assert_evaluate_error(one, "rebase(c, 2004)", "2004)", DATA_ERROR_PERIOD, "there is no value to rebase to in 2004");
  assert_evaluate_error(one, "rebase(a, 2001-05)", "2001-05)", DATA_ERROR_PERIOD,
                        "there is no value to rebase to in 2001-05");
}

static void
of_one_series_a_number(void **state)
{
  const Case *one = *state;
  assert_value(one, "a / max(a)", "2000", 2.0 / 3);
  assert_value(one, "a - min(a)", "2004", 5);
  assert_value(one, "a - mean(a)", "2000", -2.2);
  assert_value(one, "c - mean(c)", "2000", -6);
  assert_ledger(one->results->ledger, "mean(c)", "not published", 1, "2004");
  assert_evaluate_error(one, "c / max(log(c - 100))", "max(log(c - 100))", DATA_ERROR_SCHEMA,
                        "max of a series without values");
  assert_evaluate_error(one, "t / max(t)", "max(t)", DATA_ERROR_ALIGN,
                        "max over two published indices, 'Old' and 'New', which have no common scale");
}

static void
of_several_series_period_by_period(void **state)
{
  const Case *one = *state;
  assert_value(one, "max(a, c - 30)", "2000", 10);
  assert_value(one, "max(a, c - 30)", "2003", 22);
  assert_value(one, "min(a, c, 11)", "2000", 10);
  assert_value(one, "min(a, c, 11)", "2003", 11);
  assert_value(one, "mean(a, c)", "2000", 25);
  assert_value(one, "a * max(2, 3)", "2000", 30);
  assert_missing(one, "max(a, c)", "2004", MISSING_NOT_PUBLISHED);
  assert_missing(one, "max(oil, oil * lag(a) / lag(a))", "2003", MISSING_NO_ROW);
  assert_value(one, "rank(a, c)", "2000", 2);
  assert_value(one, "rank(c, a, c)", "2000", 1);
  assert_value(one, "rank(a, a, c - 30)", "2000", 1); /* equals share the better place */
  assert_evaluate_error(one, "rank(1, a)", "1, a)", DATA_ERROR_SCHEMA, "a series is needed here, not a number");
}

static void
if_takes_one_branch(void **state)
{
  const Case *one = *state;
  assert_value(one, "if(a > 12, a, 0)", "2003", 13);
  assert_value(one, "if(a > 12, a, 0)", "2000", 0);
  assert_value(one, "if(a > 14, a, c)", "2004", 15); /* the gap of the other branch does no harm */
  assert_missing(one, "if(a > 20, a, c)", "2004", MISSING_NOT_PUBLISHED);
  assert_missing(one, "if(c > 14, a, a)", "2004", MISSING_NOT_PUBLISHED);
  assert_unit(one, "if(a > 12, a, 0)", "USD million");
  assert_unit(one, "if(a > 12, 1, 0)", "none");
}

static void
conversions_are_the_bridge(void **state)
{
  const Case *one = *state;
  assert_value(one, "annual(m, sum)", "2000", 78);
  assert_value(one, "annual(m, mean)", "2000", 6.5);
  assert_value(one, "annual(m, last)", "2000", 12);
  assert_value(one, "quarterly(m, sum)", "2000-Q2", 15);
  assert_value(one, "bimonthly(m, sum)", "2000-03/P2M", 7);
  assert_missing(one, "bimonthly(m, sum)", "2001-05/P2M", MISSING_INCOMPLETE);
  g_autoptr(Series) partial = evaluated(one, "bimonthly(m, mean, partial)");
  assert_digits(value_at(partial, "2001-05/P2M"), 17, 15);
  assert_int_equal(observation_at(partial, "2001-05/P2M")->days_present, 31);
  assert_ledger(one->results->ledger, "m", "two-month period incomplete: missing", 1, "2001-05/P2M");
  assert_ledger(one->results->ledger, "m", "two-month period incomplete: what is there was taken (partial)", 1,
                "2001-05/P2M");
  assert_evaluate_error(one, "annual(m, total)", "total)", DATA_ERROR_NAME, "the rule of annual is sum, mean or last");
  assert_evaluate_error(one, "annual(m, sum, most)", "most)", DATA_ERROR_NAME, "only 'partial' can stand here");
  assert_evaluate_error(one, "monthly(a, sum)", "monthly(a, sum)", DATA_ERROR_ALIGN,
                        "a is yearly already: only a shorter period is converted to a longer one");
}

static void
coverage_goes_along(void **state)
{
  const Case *one = *state;
  g_autoptr(Series) doubled = evaluated(one, "2 * bimonthly(m, sum, partial)");
  assert_int_equal(observation_at(doubled, "2001-05/P2M")->days_present, 31);
  g_autoptr(Series) most = evaluated(one, "max(bimonthly(m, sum, partial), 0)");
  assert_int_equal(observation_at(most, "2001-05/P2M")->days_present, 31);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(functions_of_one_value),
      cmocka_unit_test(lags_and_changes),
      cmocka_unit_test(gaps_stay_gaps),
      cmocka_unit_test(means_along_time),
      cmocka_unit_test(shares_and_bases),
      cmocka_unit_test(of_one_series_a_number),
      cmocka_unit_test(of_several_series_period_by_period),
      cmocka_unit_test(if_takes_one_branch),
      cmocka_unit_test(conversions_are_the_bridge),
      cmocka_unit_test(coverage_goes_along),
  };
  return cmocka_run_group_tests(tests, small_study, small_study_free);
}
