#include "../study/studies.h"
#include "report/summary.h"

static Series *
series_by(const char *const *periods, const double *values, gsize n)
{
  Series *series = series_new("x");
  for (gsize i = 0; i < n; i++)
    series_add(series, isnan(values[i]) ? observation_missing(period_of(periods[i]), MISSING_NOT_PUBLISHED)
                                        : observation_exact(period_of(periods[i]), values[i]));
  return series;
}

static void
counts_and_moments(void **state)
{
  (void)state;
  static const char *const years[] = {"2000", "2001", "2003", "2004"};
  const double values[] = {1, 2, NAN, 16};
  g_autoptr(Series) series = series_by(years, values, 4);
  series_add(series, observation_range(period_of("2006"), 1, 2, FALSE, FALSE));
  const SeriesSummary summary = summarize(series);
  assert_int_equal(summary.n, 3);
  assert_int_equal(summary.missing, 1);
  assert_int_equal(summary.ranges, 1);
  assert_int_equal(summary.gaps, 2);
  assert_digits(summary.description.mean, 19.0 / 3, 15);
  assert_digits(summary.description.median, 2, 15);
  /* 16 after four years: doubled each year, by the ends and by the slope. */
  assert_digits(summary.growth.cagr, 1, 14);
  assert_digits(summary.growth.average, 1, 14);
  g_autofree char *span = summary_span(series);
  assert_string_equal(span, "2000–2006");
}

static void
no_growth_below_zero(void **state)
{
  (void)state;
  static const char *const years[] = {"2000", "2001"};
  const double values[] = {-1, 2};
  g_autoptr(Series) series = series_by(years, values, 2);
  const SeriesSummary summary = summarize(series);
  assert_digits(summary.description.mean, 0.5, 15);
  assert_true(isnan(summary.growth.cagr) && isnan(summary.growth.average));
}

/* 54 days of a year beside a whole one: the days grew, not what they hold. */
static void
no_growth_over_periods_that_lack_days(void **state)
{
  (void)state;
  static const char *const years[] = {"2022", "2023"};
  const double values[] = {1, 2};
  g_autoptr(Series) series = series_by(years, values, 2);
  for (guint i = 0; i < 2; i++)
    g_array_index(series->observations, Observation, i).days_present = 365;
  const SeriesSummary whole = summarize(series);
  assert_digits(whole.growth.cagr, 1, 14);
  g_array_index(series->observations, Observation, 1).days_present = 54;
  const SeriesSummary partial = summarize(series);
  assert_true(isnan(partial.growth.cagr) && isnan(partial.growth.average));
  assert_digits(partial.description.mean, 1.5, 15);
}

static void
no_growth_over_uneven_periods(void **state)
{
  (void)state;
  static const char *const periods[] = {"2000", "2001-01", "2003"};
  const double values[] = {1, 2, 4};
  g_autoptr(Series) series = series_by(periods, values, 3);
  const SeriesSummary summary = summarize(series);
  assert_int_equal(summary.gaps, 0);
  assert_digits(summary.description.mean, 7.0 / 3, 15);
  assert_true(isnan(summary.growth.cagr) && isnan(summary.growth.average));
}

static void
two_indices_are_only_counted(void **state)
{
  (void)state;
  g_autoptr(Series) series = series_new("x");
  Observation old = observation_exact(period_of("2011"), 1), new = observation_exact(period_of("2012"), 2);
  old.index = g_intern_string("Old");
  new.index = g_intern_string("New");
  series_add(series, old);
  series_add(series, new);
  const SeriesSummary summary = summarize(series);
  assert_int_equal(summary.n, 2);
  assert_true(isnan(summary.description.mean) && isnan(summary.description.maximum));
  assert_true(isnan(summary.growth.cagr) && isnan(summary.growth.average));
}

static void
nothing_and_one(void **state)
{
  (void)state;
  g_autoptr(Series) series = series_new("x");
  SeriesSummary summary = summarize(series);
  assert_int_equal(summary.n, 0);
  assert_true(isnan(summary.description.mean));
  g_autofree char *none = summary_span(series);
  assert_string_equal(none, "");
  series_add(series, observation_exact(period_of("2001-03"), 7));
  summary = summarize(series);
  assert_int_equal(summary.n, 1);
  assert_digits(summary.description.mean, 7, 15);
  assert_true(isnan(summary.description.standard_deviation) && isnan(summary.growth.cagr));
  g_autofree char *one = summary_span(series);
  assert_string_equal(one, "2001-03");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(counts_and_moments),
      cmocka_unit_test(no_growth_below_zero),
      cmocka_unit_test(no_growth_over_periods_that_lack_days),
      cmocka_unit_test(no_growth_over_uneven_periods),
      cmocka_unit_test(two_indices_are_only_counted),
      cmocka_unit_test(nothing_and_one),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
