#include "series_of.h"

static void
observations_are_exact_missing_or_a_range(void **state)
{
  (void)state;
  const Period year = period_of("2018");
  const Observation exact = observation_exact(year, 1.5), missing = observation_missing(year, MISSING_CONFIDENTIAL);
  const Observation range = observation_range(year, -INFINITY, 0, FALSE, TRUE);
  assert_true(observation_is_exact(&exact) && !observation_is_range(&exact));
  assert_digits(exact.lower, 1.5, 17);
  assert_digits(exact.upper, 1.5, 17);
  assert_int_equal(exact.days_present, -1);
  assert_false(observation_is_exact(&missing) || observation_is_range(&missing));
  assert_true(isnan(missing.value) && isnan(missing.lower));
  assert_int_equal(missing.missing, MISSING_CONFIDENTIAL);
  assert_true(observation_is_range(&range) && !observation_is_exact(&range));
  assert_true(isnan(range.value) && isinf(range.lower) && range.upper_open && !range.lower_open);
}

static void
copies_are_whole_and_likenesses_empty(void **state)
{
  (void)state;
  g_autoptr(Series) series = series_of("x", "2018 1; 2019 2");
  series_set(&series->unit, "USD");
  series_set(&series->source, "A");
  series_set(&series->valuation, "FOB");
  series_set(&series->composition, "EU");
  assert_string_equal(series_label(series), "x");
  series_set(&series->label, "Exports");
  series_set(&series->label, series->label); /* from itself */
  g_autoptr(Series) copy = series_copy(series);
  g_autoptr(Series) like = series_like(series);
  series_set(&series->unit, NULL);
  assert_null(series->unit);
  assert_string_equal(copy->unit, "USD");
  assert_string_equal(copy->source, "A");
  assert_string_equal(copy->valuation, "FOB");
  assert_string_equal(copy->composition, "EU");
  assert_string_equal(series_label(copy), "Exports");
  assert_int_equal(series_length(copy), 2);
  assert_observation(copy, 1, "2019", 2);
  assert_int_equal(series_length(like), 0);
  assert_string_equal(like->unit, "USD");
  series_free(NULL);
}

static void
a_span_is_found_when_it_is_exactly_that(void **state)
{
  (void)state;
  g_autoptr(Series) series = series_of("x", "2018-01 1; 2018-02 2; 2018-05 5");
  assert_digits(series_find(series, period_of("2018-05"))->value, 5, 17);
  assert_digits(series_find(series, period_of("2018-01"))->value, 1, 17);
  assert_null(series_find(series, period_of("2018-03")));
  assert_null(series_find(series, period_of("2018-01/P2M")));
  assert_null(series_find(series, period_of("2019")));
}

static void
assert_frequency(const char *text, Frequency frequency)
{
  g_autoptr(Series) series = series_of("x", text);
  assert_int_equal(series_frequency(series), frequency);
}

static void
frequency_is_that_of_all_spans(void **state)
{
  (void)state;
  assert_frequency("", FREQUENCY_IRREGULAR);
  assert_frequency("2018 1; 2025 2", FREQUENCY_YEAR);
  assert_frequency("2018-01 1; 2018-02 2", FREQUENCY_MONTH);
  assert_frequency("2018-01/P2M 1; 2018-05/P2M 2", FREQUENCY_TWO_MONTH);
  assert_frequency("2018-02/P2M 1; 2018-04/P2M 2", FREQUENCY_TWO_MONTH);
  assert_frequency("2018-01/P2M 1; 2018-04/P2M 2", FREQUENCY_IRREGULAR); /* odd and even */
  assert_frequency("2011-01/P3M 1; 2011-04/P2M 2", FREQUENCY_IRREGULAR);
  assert_frequency("2018-02/P3M 1", FREQUENCY_IRREGULAR);
}

/* The value k steps before the observation of that period; NaN when there is none. */
static double
before(const char *text, const char *period, int k)
{
  g_autoptr(Series) series = series_of("x", text);
  for (gsize i = 0; i < series_length(series); i++)
    if (period_equal(series_at(series, i)->period, period_of(period))) {
      const Observation *there = series_before(series, i, k);
      return there ? there->value : NAN;
    }
  fail_msg("no %s", period);
  return NAN;
}

static void
a_step_is_a_period_of_the_grid(void **state)
{
  (void)state;
  static const char years[] = "2000 0; 2001 1; 2003 3; 2004 4; 2006 6";
  assert_digits(before(years, "2001", 1), 0, 17);
  assert_digits(before(years, "2001", 0), 1, 17);
  assert_true(isnan(before(years, "2003", 1))); /* a gap */
  assert_digits(before(years, "2003", 2), 1, 17);
  assert_digits(before(years, "2003", 3), 0, 17);
  assert_digits(before(years, "2004", 4), 0, 17); /* over the gap, more steps than places */
  assert_true(isnan(before(years, "2000", 1)));
  assert_digits(before(years, "2003", -1), 4, 17);
  assert_digits(before(years, "2000", -6), 6, 17);
  assert_true(isnan(before(years, "2006", -1)));
  assert_true(isnan(before(years, "2001", G_MAXINT)));
  assert_true(isnan(before(years, "2001", G_MININT)));
}

static void
a_step_is_an_adjoining_span_where_there_is_no_grid(void **state)
{
  (void)state;
  /* The Foreign Policy Index: issues 1 and 3 cover three months. */
  static const char issues[] = "2011-01/P3M 1; 2011-04/P2M 2; 2011-06/P3M 3; 2011-09/P2M 4; 2012-01/P2M 6";
  assert_digits(before(issues, "2011-04/P2M", 1), 1, 17);
  assert_digits(before(issues, "2011-09/P2M", 2), 2, 17);
  assert_digits(before(issues, "2011-09/P2M", 3), 1, 17);
  assert_digits(before(issues, "2011-01/P3M", -3), 4, 17);
  assert_true(isnan(before(issues, "2012-01/P2M", 1)));   /* issue 5 is not there */
  assert_digits(before(issues, "2012-01/P2M", 2), 4, 17); /* both on the odd grid, nothing else between */
  assert_true(isnan(before(issues, "2012-01/P2M", 3)));
}

static void
a_step_never_leads_into_another_index(void **state)
{
  (void)state;
  static const char spliced[] = "2018 1 A; 2019 2 A; 2020 3 B; 2021 4 B; 2022 5 A";
  assert_digits(before(spliced, "2019", 1), 1, 17);
  assert_true(isnan(before(spliced, "2020", 1)));
  assert_true(isnan(before(spliced, "2021", 2)));
  assert_true(isnan(before(spliced, "2022", 3))); /* A again, but B between */
  assert_true(isnan(before(spliced, "2019", -1)));
  assert_digits(before(spliced, "2020", -1), 4, 17);
}

/* Weekdays of 400 years: with a look at the whole series for each gap this takes minutes. */
static void
a_lag_of_a_daily_series_is_one_pass(void **state)
{
  (void)state;
  g_autoptr(Series) series = series_new("x");
  gsize found = 0;
  for (gint32 day = 0; day < 146097; day++)
    if (day % 7 < 5)
      series_add(series, observation_exact((Period){day, day}, day));
  for (gsize i = 0; i < series_length(series); i++)
    found += series_before(series, i, 1) ? 1 : 0;
  assert_int_equal(series_length(series), 104355);
  assert_int_equal(found, 104355 - 20871);
}

static void
a_cut_keeps_what_lies_within(void **state)
{
  (void)state;
  g_autoptr(Series) series = series_of("x", "2018-01/P2M 1; 2018-03/P2M 2; 2018-05/P2M 3");
  series_cut(series, (Period){period_of("2018-02").first, period_of("2018-06").last});
  assert_int_equal(series_length(series), 2);
  assert_observation(series, 0, "2018-03/P2M", 2);
  series_cut(series, period_of("1990"));
  assert_int_equal(series_length(series), 0);
}

static void
add_covered(Series *series, const char *period, gint32 days)
{
  Observation observation = observation_exact(period_of(period), 1);
  observation.days_present = days;
  observation.index = g_intern_string("A");
  observation.source = g_intern_string("B");
  series_add(series, observation);
}

static void
too_little_coverage_is_missing(void **state)
{
  (void)state;
  g_autoptr(Ledger) ledger = ledger_new();
  g_autoptr(Series) series = series_new("gdelt");
  add_covered(series, "2018-04", 24); /* 80 % of 30 days */
  add_covered(series, "2018-05", 24);
  add_covered(series, "2018-06", 23);
  add_covered(series, "2018-07", -1); /* coverage plays no part */
  add_covered(series, "2018-09", 0);
  series_require_coverage(series, 0.8, ledger);
  assert_observation(series, 0, "2018-04", 1);
  assert_observation(series, 1, "2018-05", NAN);
  assert_observation(series, 2, "2018-06", NAN);
  assert_observation(series, 3, "2018-07", 1);
  const Observation *left_out = series_at(series, 1);
  assert_int_equal(left_out->missing, MISSING_INCOMPLETE);
  assert_int_equal(left_out->days_present, 24);
  assert_true(isnan(left_out->lower) && isnan(left_out->upper));
  assert_string_equal(left_out->index, "A");
  assert_string_equal(left_out->source, "B");
  assert_int_equal(ledger->entries->len, 1);
  assert_entry(ledger, 0, "gdelt", "fewer than 80 % of the days present", 3, "2018-05, 2018-06, 2018-09");
  series_require_coverage(series, 0.8, ledger);
  assert_int_equal(ledger->entries->len, 1);
}

/* 0.55 * 20 is 11.000000000000002 in doubles. */
static void
a_share_of_days_is_not_lost_to_rounding(void **state)
{
  (void)state;
  g_autoptr(Series) series = series_new("x");
  add_covered(series, "2018-01-01/2018-01-20", 11);
  series_require_coverage(series, 0.55, NULL);
  assert_observation(series, 0, "2018-01-01/2018-01-20", 1);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(observations_are_exact_missing_or_a_range),
      cmocka_unit_test(copies_are_whole_and_likenesses_empty),
      cmocka_unit_test(a_span_is_found_when_it_is_exactly_that),
      cmocka_unit_test(frequency_is_that_of_all_spans),
      cmocka_unit_test(a_step_is_a_period_of_the_grid),
      cmocka_unit_test(a_step_is_an_adjoining_span_where_there_is_no_grid),
      cmocka_unit_test(a_step_never_leads_into_another_index),
      cmocka_unit_test(a_lag_of_a_daily_series_is_one_pass),
      cmocka_unit_test(a_cut_keeps_what_lies_within),
      cmocka_unit_test(too_little_coverage_is_missing),
      cmocka_unit_test(a_share_of_days_is_not_lost_to_rounding),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
