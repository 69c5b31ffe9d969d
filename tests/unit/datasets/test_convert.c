#include "series_of.h"

#include "datasets/convert.h"
#include "datasets/problems.h"

static Series *
convert(const Series *series, Frequency frequency, ConvertRule rule, gboolean partial, Ledger *ledger)
{
  g_autoptr(GError) error = NULL;
  Series *result = series_convert(series, frequency, rule, partial, ledger, &error);
  assert_no_error(error);
  assert_non_null(result);
  return result;
}

static void
assert_refused(const char *series_text, Frequency frequency, const char *message)
{
  GError *error = NULL;
  g_autoptr(Series) series = series_of("x", series_text);
  assert_null(series_convert(series, frequency, CONVERT_SUM, TRUE, NULL, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_ALIGN, message);
}

static void
rules_have_names(void **state)
{
  (void)state;
  static const char *const names[] = {"sum", "mean", "last"};
  for (int i = 0; i < 3; i++) {
    ConvertRule rule;
    assert_string_equal(convert_rule_name((ConvertRule)i), names[i]);
    assert_true(convert_rule_from_name(names[i], &rule));
    assert_int_equal(rule, i);
  }
  ConvertRule rule = CONVERT_LAST;
  assert_false(convert_rule_from_name("median", &rule));
  assert_false(convert_rule_from_name("", &rule));
  assert_int_equal(rule, CONVERT_LAST);
}

static void
months_to_longer_periods(void **state)
{
  (void)state;
  g_autoptr(Ledger) ledger = ledger_new();
  g_autoptr(Series) months = series_of("x", "2018-01 1; 2018-02 2; 2018-03 4; 2018-04 8; 2018-05 16; 2018-06 32");
  series_set(&months->unit, "USD");
  g_autoptr(Series) sums = convert(months, FREQUENCY_TWO_MONTH, CONVERT_SUM, FALSE, ledger);
  assert_int_equal(series_length(sums), 3);
  assert_observation(sums, 0, "2018-01/P2M", 3);
  assert_observation(sums, 1, "2018-03/P2M", 12);
  assert_observation(sums, 2, "2018-05/P2M", 48);
  assert_int_equal(series_at(sums, 0)->days_present, 59);
  assert_string_equal(sums->unit, "USD");
  assert_string_equal(sums->name, "x");
  g_autoptr(Series) means = convert(months, FREQUENCY_QUARTER, CONVERT_MEAN, FALSE, ledger);
  assert_observation(means, 0, "2018-Q1", 7.0 / 3);
  assert_observation(means, 1, "2018-Q2", 56.0 / 3);
  g_autoptr(Series) last = convert(months, FREQUENCY_HALF_YEAR, CONVERT_LAST, FALSE, ledger);
  assert_int_equal(series_length(last), 1);
  assert_observation(last, 0, "2018-S1", 32);
  assert_int_equal(ledger->entries->len, 0);
}

static void
an_incomplete_period_is_missing(void **state)
{
  (void)state;
  g_autoptr(Ledger) ledger = ledger_new();
  g_autoptr(Series) months =
      series_of("x", "2018-02 2; 2018-03 4; 2018-04 8; 2018-05 :; 2018-06 32; 2018-09 1; 2018-10 1");
  g_autoptr(Series) sums = convert(months, FREQUENCY_TWO_MONTH, CONVERT_SUM, FALSE, ledger);
  assert_int_equal(series_length(sums), 4); /* July and August hold no observation */
  assert_observation(sums, 0, "2018-01/P2M", NAN);
  assert_int_equal(series_at(sums, 0)->missing, MISSING_INCOMPLETE);
  assert_int_equal(series_at(sums, 0)->days_present, 28);
  assert_observation(sums, 1, "2018-03/P2M", 12);
  assert_observation(sums, 2, "2018-05/P2M", NAN);
  assert_observation(sums, 3, "2018-09/P2M", 2);
  assert_int_equal(ledger->entries->len, 1);
  assert_entry(ledger, 0, "x", "two-month period incomplete: missing", 2, "2018-01/P2M, 2018-05/P2M");
}

static void
partial_takes_what_is_there(void **state)
{
  (void)state;
  g_autoptr(Ledger) ledger = ledger_new();
  g_autoptr(Series) months = series_of("x", "2018-02 2; 2018-03 4; 2018-04 8; 2018-05 :; 2018-06 :; 2018-07 1..2");
  g_autoptr(Series) sums = convert(months, FREQUENCY_TWO_MONTH, CONVERT_SUM, TRUE, ledger);
  assert_observation(sums, 0, "2018-01/P2M", 2);
  assert_int_equal(series_at(sums, 0)->days_present, 28);
  assert_observation(sums, 1, "2018-03/P2M", 12);
  assert_observation(sums, 2, "2018-05/P2M", NAN); /* nothing is there */
  assert_int_equal(series_at(sums, 2)->days_present, 0);
  assert_observation(sums, 3, "2018-07/P2M", NAN); /* an interval is no value */
  assert_int_equal(ledger->entries->len, 2);
  assert_entry(ledger, 0, "x", "two-month period incomplete: what is there was taken (partial)", 1, "2018-01/P2M");
  assert_entry(ledger, 1, "x", "two-month period incomplete: missing", 2, "2018-05/P2M, 2018-07/P2M");
}

static void
days_to_two_months(void **state)
{
  (void)state;
  g_autoptr(Series) days = series_of_days("gdelt", "2020-01-01", 31 + 29 + 10);
  g_autoptr(Series) sums = convert(days, FREQUENCY_TWO_MONTH, CONVERT_SUM, TRUE, NULL);
  assert_observation(sums, 0, "2020-01/P2M", 60);
  assert_observation(sums, 1, "2020-03/P2M", 10);
  assert_int_equal(series_at(sums, 1)->days_present, 10);
  g_autoptr(Series) means = convert(days, FREQUENCY_TWO_MONTH, CONVERT_MEAN, TRUE, NULL);
  assert_observation(means, 1, "2020-03/P2M", 1); /* per day that is there */
}

/* Issues 1 and 3 of the Foreign Policy Index cover three months. */
static void
irregular_spans_within_longer_ones(void **state)
{
  (void)state;
  g_autoptr(Series) issues =
      series_of("x", "2011-01/P3M 1; 2011-04/P2M 2; 2011-06/P3M 3; 2011-09/P2M 4; 2011-11/P2M 5");
  g_autoptr(Series) year = convert(issues, FREQUENCY_YEAR, CONVERT_MEAN, FALSE, NULL);
  assert_int_equal(series_length(year), 1);
  assert_observation(year, 0, "2011", 3); /* each issue once */
}

static void
a_span_across_an_edge_is_refused(void **state)
{
  (void)state;
  assert_refused("2011-01/P3M 1; 2011-04/P2M 2; 2011-06/P3M 3", FREQUENCY_TWO_MONTH,
                 "x: 2011-Q1 does not lie inside one two-month period");
  assert_refused("2011-03/P2M 1; 2011-05/P2M 2", FREQUENCY_QUARTER,
                 "x: 2011-03/P2M does not lie inside one quarterly period");
  assert_refused("2011-10/P2M 1; 2011-12/P2M 2", FREQUENCY_YEAR,
                 "x: 2011-12/P2M does not lie inside one yearly period");
}

static void
what_is_that_long_already_is_refused(void **state)
{
  (void)state;
  static const char message[] = "x is yearly already: only a shorter period is converted to a longer one";
  assert_refused("2018 1; 2019 2", FREQUENCY_YEAR, message);
  assert_refused("2018 1; 2019 2", FREQUENCY_MONTH, message);
  assert_refused("2018-Q1 1", FREQUENCY_TWO_MONTH,
                 "x is quarterly already: only a shorter period is converted to a longer one");
  assert_refused("2018-02/P2M 1", FREQUENCY_TWO_MONTH,
                 "x is two-month already: only a shorter period is converted to a longer one");
}

static void
overlapping_spans_are_refused(void **state)
{
  (void)state;
  assert_refused("2018-01 1; 2018-01/P2M 2; 2018-02 1", FREQUENCY_YEAR,
                 "x: 2018-01 and 2018-01/P2M overlap, so they cannot be converted together");
  assert_refused("2018-01-01/2018-01-10 1; 2018-01-10/2018-01-20 2", FREQUENCY_YEAR,
                 "x: 2018-01-01/2018-01-10 and 2018-01-10/2018-01-20 overlap, so they cannot be converted together");
}

static void
published_indices_are_never_joined(void **state)
{
  (void)state;
  g_autoptr(Ledger) ledger = ledger_new();
  g_autoptr(Series) issues = series_of("x", "2018-01/P2M 1 A; 2018-03/P2M 2 A; 2018-05/P2M 3 A; 2018-07/P2M 4 A; "
                                            "2018-09/P2M 5 A; 2018-11/P2M 6 B; 2019-01/P2M 7 B");
  g_autoptr(Series) year = convert(issues, FREQUENCY_YEAR, CONVERT_MEAN, TRUE, ledger);
  assert_observation(year, 0, "2018", NAN);
  assert_null(series_at(year, 0)->index);
  assert_observation(year, 1, "2019", 7);
  assert_string_equal(series_at(year, 1)->index, "B");
  assert_int_equal(ledger->entries->len, 2);
  assert_entry(ledger, 0, "x", "yearly period incomplete: what is there was taken (partial)", 1, "2019");
  assert_entry(ledger, 1, "x", "yearly period with two published indices: missing", 1, "2018");
}

static void
an_index_holds_where_its_value_is_missing(void **state)
{
  (void)state;
  g_autoptr(Series) months = series_of("x", "2018-01 : A; 2018-02 : A; 2018-03 1 A; 2018-04 :; 2018-05 1 A");
  g_autoptr(Series) sums = convert(months, FREQUENCY_TWO_MONTH, CONVERT_SUM, TRUE, NULL);
  assert_string_equal(series_at(sums, 0)->index, "A");
  assert_observation(sums, 1, "2018-03/P2M", 1); /* what belongs to none does not mix */
  assert_string_equal(series_at(sums, 1)->index, "A");
}

/* 1 + 1e100 - 1e100: the sum of plain doubles loses the 1. */
static void
sums_keep_their_last_digit(void **state)
{
  (void)state;
  g_autoptr(Series) months = series_of("x", "2018-01 1; 2018-02 1e100; 2018-03 -1e100");
  g_autoptr(Series) quarter = convert(months, FREQUENCY_QUARTER, CONVERT_SUM, FALSE, NULL);
  assert_observation(quarter, 0, "2018-Q1", 1);
  g_autoptr(Series) large = series_of("x", "2018-01 1.7e308; 2018-02 1.7e308; 2018-03 1");
  g_autoptr(Series) beyond = convert(large, FREQUENCY_QUARTER, CONVERT_SUM, FALSE, NULL);
  assert_observation(beyond, 0, "2018-Q1", NAN);
  assert_int_equal(series_at(beyond, 0)->missing, MISSING_UNDEFINED);
}

/* Sums and last values by way of months and quarters are those of days; so is the coverage. */
static void
converted_twice_is_converted_once(void **state)
{
  (void)state;
  static const Frequency ways[] = {FREQUENCY_MONTH, FREQUENCY_TWO_MONTH, FREQUENCY_QUARTER, FREQUENCY_HALF_YEAR};
  g_autoptr(Series) days = series_of_days("x", "2018-01-01", 700);
  for (gsize i = 0; i < G_N_ELEMENTS(ways); i++)
    for (int rule = CONVERT_SUM; rule <= CONVERT_LAST; rule += CONVERT_LAST)
      for (int partial = FALSE; partial <= TRUE; partial++) {
        g_autoptr(Series) once = convert(days, FREQUENCY_YEAR, (ConvertRule)rule, partial, NULL);
        g_autoptr(Series) between = convert(days, ways[i], (ConvertRule)rule, partial, NULL);
        g_autoptr(Series) twice = convert(between, FREQUENCY_YEAR, (ConvertRule)rule, partial, NULL);
        assert_int_equal(series_length(twice), series_length(once));
        for (gsize j = 0; j < series_length(once); j++) {
          g_autofree char *period = period_print(series_at(once, j)->period);
          assert_observation(twice, j, period, series_at(once, j)->value);
          if (partial)
            assert_int_equal(series_at(twice, j)->days_present, series_at(once, j)->days_present);
        }
      }
}

static void
a_whole_of_partial_parts_is_not_whole(void **state)
{
  (void)state;
  g_autoptr(Series) days = series_of_days("x", "2018-01-02", 364);
  g_autoptr(Series) months = convert(days, FREQUENCY_MONTH, CONVERT_SUM, TRUE, NULL);
  g_autoptr(Series) year = convert(months, FREQUENCY_YEAR, CONVERT_SUM, FALSE, NULL);
  assert_observation(year, 0, "2018", NAN); /* 1 January is not there */
  assert_int_equal(series_at(year, 0)->days_present, 364);
}

static void
an_empty_series_stays_empty(void **state)
{
  (void)state;
  g_autoptr(Ledger) ledger = ledger_new();
  g_autoptr(Series) empty = series_new("x");
  g_autoptr(Series) year = convert(empty, FREQUENCY_YEAR, CONVERT_SUM, FALSE, ledger);
  assert_int_equal(series_length(year), 0);
  assert_int_equal(ledger->entries->len, 0);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rules_have_names),
      cmocka_unit_test(months_to_longer_periods),
      cmocka_unit_test(an_incomplete_period_is_missing),
      cmocka_unit_test(partial_takes_what_is_there),
      cmocka_unit_test(days_to_two_months),
      cmocka_unit_test(irregular_spans_within_longer_ones),
      cmocka_unit_test(a_span_across_an_edge_is_refused),
      cmocka_unit_test(what_is_that_long_already_is_refused),
      cmocka_unit_test(overlapping_spans_are_refused),
      cmocka_unit_test(published_indices_are_never_joined),
      cmocka_unit_test(an_index_holds_where_its_value_is_missing),
      cmocka_unit_test(sums_keep_their_last_digit),
      cmocka_unit_test(converted_twice_is_converted_once),
      cmocka_unit_test(a_whole_of_partial_parts_is_not_whole),
      cmocka_unit_test(an_empty_series_stays_empty),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
