#include "evaluated.h"

/* t, issue by issue. Old: (-inf, 0), 3, [0, inf), [1, 4], 5, the first and the third of three months; New: (10, 20), 30, 36, nothing,
 * 7. alt: 5 in 2012-03/P2M, of a third index. */

static void
assert_range(const Case *one, const char *text, const char *period, double lower, gboolean lower_open, double upper,
             gboolean upper_open)
{
  g_autoptr(Series) series = evaluated(one, text);
  const Observation *found = observation_at(series, period);
  if (!observation_is_range(found))
    fail_msg("%s in %s is no range", text, period);
  assert_true(found->lower == lower && found->upper == upper);
  assert_int_equal(found->lower_open, lower_open);
  assert_int_equal(found->upper_open, upper_open);
  assert_true(isnan(found->value));
}

static void
ranges_are_added_and_scaled(void **state)
{
  const Case *one = *state;
  assert_range(one, "t + 1", "2011-01/P3M", -INFINITY, FALSE, 1, TRUE);
  assert_range(one, "1 - t", "2011-01/P3M", 1, TRUE, INFINITY, FALSE);
  assert_range(one, "-t", "2011-01/P3M", 0, TRUE, INFINITY, FALSE);
  assert_range(one, "t - t", "2011-09/P2M", -3, FALSE, 3, FALSE);
  assert_range(one, "t + t", "2012-01/P2M", 20, TRUE, 40, TRUE);
  assert_range(one, "2 * t", "2011-09/P2M", 2, FALSE, 8, FALSE);
  assert_range(one, "t / -2", "2011-06/P3M", -INFINITY, FALSE, 0, FALSE);
  assert_value(one, "t * 0", "2011-09/P2M", 0);
  assert_value(one, "t + 1", "2011-04/P2M", 4);
}

/* A sum that is open on both sides tells nothing; nor do products and functions of ranges. */
static void
what_ranges_cannot_tell_is_missing(void **state)
{
  const Case *one = *state;
  assert_missing(one, "t - t", "2011-01/P3M", MISSING_INTERVAL);
  assert_missing(one, "t * t", "2011-09/P2M", MISSING_INTERVAL);
  assert_missing(one, "t ^ 2", "2011-09/P2M", MISSING_INTERVAL);
  assert_missing(one, "1 / t", "2011-09/P2M", MISSING_INTERVAL);
  assert_missing(one, "t / 0", "2011-09/P2M", MISSING_INTERVAL);
  assert_missing(one, "log(t)", "2012-01/P2M", MISSING_INTERVAL);
  assert_missing(one, "max(t, 0)", "2012-01/P2M", MISSING_INTERVAL);
  assert_missing(one, "ma(t, 2)", "2012-03/P2M", MISSING_INTERVAL);
  assert_missing(one, "t * 1e308 * 1e10", "2011-09/P2M", MISSING_UNDEFINED);
  g_autoptr(Series) log = evaluated(one, "log(t)");
  assert_false(observation_is_range(observation_at(log, "2012-01/P2M")));
  g_autoptr(Series) open = evaluated(one, "t - t");
  assert_false(observation_is_range(observation_at(open, "2011-01/P3M")));
}

static void
a_range_decides_when_the_whole_of_it_does(void **state)
{
  const Case *one = *state;
  const struct {
    const char *text, *period;
    int wanted; /* -1: undecided */
  } cases[] = {
      {"t < 0", "2011-01/P3M", 1},   {"t > 0", "2011-01/P3M", 0},   {"t <= 0", "2011-01/P3M", 1},
      {"t >= 0", "2011-01/P3M", 0},  {"t == 0", "2011-01/P3M", 0},  {"t != 0", "2011-01/P3M", 1},
      {"t < -1", "2011-01/P3M", -1}, {"t >= 0", "2011-06/P3M", 1},  {"t < 0", "2011-06/P3M", 0},
      {"t > 0", "2011-06/P3M", -1},  {"t <= 0", "2011-06/P3M", -1}, {"t == 0", "2011-06/P3M", -1},
      {"t > -1", "2011-06/P3M", 1},  {"t < 1", "2011-09/P2M", 0},   {"t <= 1", "2011-09/P2M", -1},
      {"t > 4", "2011-09/P2M", 0},   {"t >= 4", "2011-09/P2M", -1}, {"t == 2", "2011-09/P2M", -1},
      {"t == 5", "2011-09/P2M", 0},  {"t != 5", "2011-09/P2M", 1},  {"0 < t", "2011-09/P2M", 1},
      {"t > t", "2011-09/P2M", -1},  {"t > 10", "2012-01/P2M", 1},  {"20 <= t", "2012-01/P2M", 0},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(Series) series = evaluated(one, cases[i].text);
    const Observation *found = observation_at(series, cases[i].period);
    const int got = found->missing == MISSING_INTERVAL ? -1 : found->missing ? -2 : (int)found->value;
    if (got != cases[i].wanted)
      fail_msg("%s in %s: %d, not %d", cases[i].text, cases[i].period, got, cases[i].wanted);
  }
}

/* An issue of three months adjoins one of two. */
static void
changes_cross_issues_of_three_months(void **state)
{
  const Case *one = *state;
  assert_range(one, "lag(t)", "2011-04/P2M", -INFINITY, FALSE, 0, TRUE);
  assert_range(one, "diff(t)", "2011-04/P2M", 3, TRUE, INFINITY, FALSE);
  assert_range(one, "lag(t, 3)", "2011-09/P2M", -INFINITY, FALSE, 0, TRUE);
  assert_range(one, "diff(t)", "2011-11/P2M", 1, FALSE, 4, FALSE);
  assert_range(one, "diff(t)", "2012-03/P2M", 10, TRUE, 20, TRUE);
  assert_value(one, "diff(t)", "2012-05/P2M", 6);
}

static void
nothing_crosses_from_one_index_to_another(void **state)
{
  const Case *one = *state;
  assert_missing(one, "lag(t)", "2012-01/P2M", MISSING_UNDEFINED);
  assert_missing(one, "lag(t, 2)", "2012-03/P2M", MISSING_UNDEFINED);
  assert_missing(one, "lead(t)", "2011-11/P2M", MISSING_UNDEFINED);
  assert_missing(one, "diff(t)", "2012-01/P2M", MISSING_UNDEFINED);
  assert_missing(one, "pct(t)", "2012-01/P2M", MISSING_UNDEFINED);
  assert_missing(one, "lag(2 * t)", "2012-01/P2M", MISSING_UNDEFINED);
  assert_missing(one, "lag(ma(t, 1))", "2012-01/P2M", MISSING_UNDEFINED);
  assert_missing(one, "lag(max(t, t))", "2012-01/P2M", MISSING_UNDEFINED);
  assert_missing(one, "lag(log(t))", "2012-01/P2M", MISSING_UNDEFINED);
  assert_missing(one, "lag(if(t > -100, t, t))", "2012-01/P2M", MISSING_UNDEFINED);
  assert_value(one, "rebase(t, 2012-03/P2M)", "2012-05/P2M", 120);
  assert_missing(one, "rebase(t, 2012-03/P2M)", "2011-04/P2M", MISSING_UNDEFINED);
  assert_value(one, "lag(t > 0)", "2012-01/P2M", 1); /* truth has one scale */
}

static void
two_indices_have_no_common_scale(void **state)
{
  const Case *one = *state;
  assert_missing(one, "t - alt", "2012-03/P2M", MISSING_UNDEFINED);
  assert_missing(one, "max(t, alt)", "2012-03/P2M", MISSING_UNDEFINED);
  assert_missing(one, "t - alt", "2012-05/P2M", MISSING_NO_ROW);
}

/* Spans that are equal align; a year and an issue never are. */
static void
irregular_spans_align_where_they_are_equal(void **state)
{
  const Case *one = *state;
  assert_value(one, "t * (alt > 0) - 4", "2012-03/P2M", 26);
  assert_missing(one, "t * (alt > 0) - 4", "2011-04/P2M", MISSING_NO_ROW);
  assert_evaluate_error(one, "t * share(a, c)", "share(a, c)", DATA_ERROR_ALIGN,
                        "t (irregular) and a (yearly) do not have equal periods, and irregular ones are converted only "
                        "where each lies inside a longer one");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ranges_are_added_and_scaled),
      cmocka_unit_test(what_ranges_cannot_tell_is_missing),
      cmocka_unit_test(a_range_decides_when_the_whole_of_it_does),
      cmocka_unit_test(changes_cross_issues_of_three_months),
      cmocka_unit_test(nothing_crosses_from_one_index_to_another),
      cmocka_unit_test(two_indices_have_no_common_scale),
      cmocka_unit_test(irregular_spans_align_where_they_are_equal),
  };
  return cmocka_run_group_tests(tests, small_study, small_study_free);
}
