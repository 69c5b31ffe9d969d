#include "lagged_case.h"

#include "study/stationarity_study.h"

static const Stationarity *
computed(LaggedCase *one, const char *path, const char *of, const char *sample, const char *options)
{
  lagged_case(one, path, "stationarity", of, "", sample, options);
  assert_no_error(one->error);
  return one->analysis.result;
}

/* R 4.2.2, urca 1.3-3 and tseries 0.10-53, as in stats/test_unit_root.c and its neighbours, all with four lags. */
static void
a_number_of_lags_is_that_of_every_test(void **state)
{
  (void)state;
  g_auto(LaggedCase) one;
  const Stationarity *result = computed(&one, NILE, "volume", NULL, "lags=4 terms=trend");
  const StationarityTests *levels = &result->series[0].on[ON_LEVELS], *changes = &result->series[0].on[ON_CHANGES];

  assert_int_equal(result->n, 1);
  assert_int_equal(result->lag_choice, UNIT_ROOT_GIVEN);
  assert_true(result->series[0].choice.given);
  assert_digits(levels->adf.statistic, -3.365713914444, 12);
  assert_digits(levels->dfgls.statistic, -3.22459096735, 11.5);
  assert_digits(levels->kpss.statistic, 0.23758697599, 11.5);
  assert_int_equal(levels->phillips_perron.tau.lags, 4);
  assert_int_equal(levels->zivot_andrews.lags, 4);
  assert_int_equal(levels->zivot_andrews.kind, ZIVOT_ANDREWS_BOTH);
  assert_int_equal(levels->n, 100);
  assert_int_equal(changes->n, 99);
  assert_int_equal(changes->terms, DF_CONSTANT);
  assert_int_equal(changes->adf.n, 94);
  for (int test = 0; test < N_STATIONARITY; test++)
    assert_null(levels->why[test]);
}

static void
what_is_chosen_when_nothing_is_said(void **state)
{
  (void)state;
  g_auto(LaggedCase) one;
  const Stationarity *result = computed(&one, NILE, "volume", NULL, "");
  const StationarityOf *of = &result->series[0];
  const StationarityTests *levels = &of->on[ON_LEVELS];

  assert_int_equal(result->lag_choice, UNIT_ROOT_AIC);
  assert_false(of->choice.given);
  assert_int_equal(of->choice.terms, DF_TREND);
  assert_digits(of->choice.trend_p, 3.65826292166e-05, 10);
  assert_int_equal(levels->adf.lags, 1);
  assert_int_equal(levels->adf.most, 12);
  assert_digits(levels->phillips_perron.tau.statistic, -6.690050906064, 12);
  assert_int_equal(levels->kpss.lags, 4);
  assert_digits(levels->zivot_andrews.statistic, -6.841686495385, 12);
  assert_int_equal(of->frequency, FREQUENCY_YEAR);
}

/* ur.za(Nile, "intercept", 1): -6.859008939052 with the last year of the old regime the 28th. */
static void
breaks_are_dated_by_the_last_period_before(void **state)
{
  (void)state;
  g_auto(LaggedCase) one;
  const Stationarity *result = computed(&one, NILE, "volume", NULL, "lags=1 method=intercept");
  g_autofree char *last = period_print(result->series[0].on[ON_LEVELS].last),
                  *change = period_print(result->series[0].on[ON_CHANGES].last);

  assert_digits(result->series[0].on[ON_LEVELS].zivot_andrews.statistic, -6.859008939052, 12);
  assert_string_equal(last, "1898");
  /* ur.za(diff(Nile), "intercept", 1)@bpoint is 42: the change from 1912 to 1913. */
  assert_string_equal(change, "1913");
}

static void
the_four_joint_readings(void **state)
{
  (void)state;
  g_auto(LaggedCase) nile, both, noise;
  char *path = write_pair(80, NULL, 0);
  const Stationarity *contrary = computed(&nile, NILE, "volume", NULL, "");
  const Stationarity *two = computed(&both, CHICKEGG_CSV, "egg chicken", NULL, "");
  const Stationarity *steady = computed(&noise, path, "a", NULL, "");

  assert_int_equal(contrary->series[0].on[ON_LEVELS].joint, JOINT_CONTRARY);
  assert_int_equal(contrary->series[0].on[ON_CHANGES].joint, JOINT_STATIONARY);
  assert_int_equal(two->series[0].on[ON_LEVELS].joint, JOINT_UNIT_ROOT);
  assert_int_equal(two->series[1].on[ON_LEVELS].joint, JOINT_UNCLEAR);
  assert_int_equal(steady->series[0].on[ON_LEVELS].joint, JOINT_STATIONARY);
  assert_int_equal(steady->series[0].choice.terms, DF_CONSTANT);
  assert_int_equal(steady->series[0].on[ON_LEVELS].zivot_andrews.kind, ZIVOT_ANDREWS_INTERCEPT);
  remove_table(path);
}

static void
few_observations_are_not_judged(void **state)
{
  (void)state;
  g_auto(LaggedCase) fewer, enough;
  const Stationarity *few = computed(&fewer, NILE, "volume", "1871..1884", "lags=0");
  const Stationarity *more = computed(&enough, NILE, "volume", "1871..1885", "lags=0");

  assert_int_equal(few->series[0].on[ON_LEVELS].joint, JOINT_NOTHING);
  assert_null(few->series[0].on[ON_LEVELS].why[STATIONARITY_ADF]);
  assert_int_not_equal(more->series[0].on[ON_LEVELS].joint, JOINT_NOTHING);
  assert_int_equal(more->series[0].on[ON_CHANGES].joint, JOINT_NOTHING);
}

static void
tests_that_cannot_be_computed_say_why(void **state)
{
  (void)state;
  g_auto(LaggedCase) short_one, none;
  char *path = write_table("year,x\n2001,5\n2002,5\n2003,5\n2004,5\n2005,5\n2006,5\n2007,6\n");
  const StationarityTests *levels = &computed(&short_one, path, "x", "2001..2006", "")->series[0].on[ON_LEVELS];

  assert_string_equal(levels->why[STATIONARITY_ADF], "values: all 6 observations are equal");
  assert_string_equal(levels->why[STATIONARITY_ZIVOT_ANDREWS], "values: all 6 observations are equal");
  assert_string_equal(levels->why[STATIONARITY_KPSS], "values: all 6 observations are equal");
  assert_true(isnan(((const Stationarity *)short_one.analysis.result)->series[0].choice.trend_p));
  remove_table(path);
  levels = &computed(&none, NILE, "volume", NULL, "terms=none lags=0")->series[0].on[ON_LEVELS];
  assert_digits(levels->adf.statistic, -1.117048608238, 12);
  assert_string_equal(levels->why[STATIONARITY_DFGLS], "DF-GLS: there is no term to take out");
  assert_false(levels->kpss.trend);
}

static void
gaps_end_a_run(void **state)
{
  (void)state;
  static const int missing[] = {1955};
  g_auto(LaggedCase) one;
  char *path = write_pair(40, missing, 1);
  const Stationarity *result = computed(&one, path, "a", NULL, "");
  g_autofree char *first = period_print(result->series[0].first);

  assert_string_equal(first, "1956");
  assert_int_equal(result->series[0].on[ON_LEVELS].n, 34);
  assert_int_equal(one.table->ledger->entries->len, 1);
  const LedgerEntry *entry = g_ptr_array_index(one.table->ledger->entries, 0);
  assert_string_equal(entry->reason, "a: outside the longest run without a gap");
  assert_int_equal(entry->count, 5);
  remove_table(path);
}

static void
refused(const char *options, const char *text)
{
  g_auto(LaggedCase) one;
  lagged_case(&one, NILE, "stationarity", "volume", "", NULL, options);
  assert_error(one.error, DATA_ERROR, DATA_ERROR_SCHEMA, text);
}

static void
options_out_of_range(void **state)
{
  (void)state;
  refused("method=slope", "method is one of intercept, trend or both, not 'slope'");
  refused("lags=1000000", "lags is 200 at most, not 1000000");
  refused("max-lags=201", "max-lags is 200 at most, not 201");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_number_of_lags_is_that_of_every_test),
      cmocka_unit_test(what_is_chosen_when_nothing_is_said),
      cmocka_unit_test(breaks_are_dated_by_the_last_period_before),
      cmocka_unit_test(the_four_joint_readings),
      cmocka_unit_test(few_observations_are_not_judged),
      cmocka_unit_test(tests_that_cannot_be_computed_say_why),
      cmocka_unit_test(gaps_end_a_run),
      cmocka_unit_test(options_out_of_range),
  };
  return cmocka_run_group_tests(tests, gsl_handler_off, NULL);
}
