#include "../test.h"

#include "datasets/period.h"

static gint32
day(int year, int month, int day_of_month)
{
  gint32 number;
  assert_true(day_from_date(year, month, day_of_month, &number));
  return number;
}

static Period
days(int first_year, int first_month, int first_day, int last_year, int last_month, int last_day)
{
  return (Period){day(first_year, first_month, first_day), day(last_year, last_month, last_day)};
}

static void
assert_prints(Period period, const char *wanted)
{
  g_autofree char *printed = period_print(period);
  assert_string_equal(printed, wanted);
}

/* Four centuries are one turn of the Gregorian calendar; GLib counts its days by itself. */
static void
four_centuries_agree_with_glib(void **state)
{
  (void)state;
  GDate date;
  g_date_clear(&date, 1);
  g_date_set_dmy(&date, 1, G_DATE_JANUARY, 1800);
  const gint64 offset = (gint64)g_date_get_julian(&date) - day(1800, 1, 1);
  for (gint32 number = day(1800, 1, 1); number <= day(2200, 1, 1); number++) {
    int year, month, of_month;
    g_date_set_julian(&date, (guint32)(number + offset));
    day_to_date(number, &year, &month, &of_month);
    assert_int_equal(year, g_date_get_year(&date));
    assert_int_equal(month, g_date_get_month(&date));
    assert_int_equal(of_month, g_date_get_day(&date));
    assert_int_equal(day(year, month, of_month), number);
  }
}

static void
known_days(void **state)
{
  (void)state;
  assert_int_equal(day(1970, 1, 1), 0);
  assert_int_equal(day(1969, 12, 31), -1);
  assert_int_equal(day(2000, 3, 1), 11017); /* date -u -d 2000-03-01 +%s, over 86400 */
  assert_int_equal(day(1, 1, 1), -719162);
  assert_int_equal(day(9999, 12, 31), 2932896);
}

static void
dates_that_do_not_exist_are_refused(void **state)
{
  (void)state;
  static const int dates[][3] = {{2019, 2, 29}, {1900, 2, 29}, {2018, 4, 31}, {2018, 0, 1},  {2018, 13, 1},
                                 {2018, 1, 0},  {2018, 1, 32}, {0, 1, 1},     {10000, 1, 1}, {2018, 1, -1}};
  gint32 number = 77;
  for (gsize i = 0; i < G_N_ELEMENTS(dates); i++)
    assert_false(day_from_date(dates[i][0], dates[i][1], dates[i][2], &number));
  assert_int_equal(number, 77);
  assert_true(day_from_date(2000, 2, 29, &number));
}

static void
months_become_days(void **state)
{
  (void)state;
  assert_true(period_equal(period_of_months(2020, 2, 1), days(2020, 2, 1, 2020, 2, 29)));
  assert_true(period_equal(period_of_months(2018, 12, 2), days(2018, 12, 1, 2019, 1, 31)));
  assert_true(period_equal(period_of_months(2018, 1, 12), days(2018, 1, 1, 2018, 12, 31)));
}

static void
frequency_is_what_the_days_fit(void **state)
{
  (void)state;
  static const struct {
    int month, n;
    Frequency frequency;
  } cases[] = {
      {1, 12, FREQUENCY_YEAR},      {2, 12, FREQUENCY_IRREGULAR}, {1, 6, FREQUENCY_HALF_YEAR},
      {7, 6, FREQUENCY_HALF_YEAR},  {4, 6, FREQUENCY_IRREGULAR},  {10, 3, FREQUENCY_QUARTER},
      {11, 3, FREQUENCY_IRREGULAR}, {1, 2, FREQUENCY_TWO_MONTH},  {2, 2, FREQUENCY_TWO_MONTH},
      {12, 2, FREQUENCY_TWO_MONTH}, {5, 1, FREQUENCY_MONTH},      {1, 5, FREQUENCY_IRREGULAR},
      {1, 24, FREQUENCY_IRREGULAR},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_int_equal(period_frequency(period_of_months(2018, cases[i].month, cases[i].n)), cases[i].frequency);
  assert_int_equal(period_frequency(days(2018, 5, 3, 2018, 5, 3)), FREQUENCY_DAY);
  assert_int_equal(period_frequency(days(2018, 5, 3, 2018, 6, 2)), FREQUENCY_IRREGULAR);
}

static void
frequencies_have_names_and_numbers(void **state)
{
  (void)state;
  static const struct {
    Frequency frequency;
    const char *name;
    int per_year;
  } cases[] = {
      {FREQUENCY_YEAR, "yearly", 1},         {FREQUENCY_HALF_YEAR, "half-yearly", 2},
      {FREQUENCY_QUARTER, "quarterly", 4},   {FREQUENCY_TWO_MONTH, "two-month", 6},
      {FREQUENCY_MONTH, "monthly", 12},      {FREQUENCY_DAY, "daily", 365},
      {FREQUENCY_IRREGULAR, "irregular", 0},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    assert_string_equal(frequency_name(cases[i].frequency), cases[i].name);
    assert_int_equal(frequency_per_year(cases[i].frequency), cases[i].per_year);
  }
}

static void
periods_are_printed_as_iso_8601(void **state)
{
  (void)state;
  assert_prints(period_of_months(2018, 1, 12), "2018");
  assert_prints(period_of_months(2018, 7, 6), "2018-S2");
  assert_prints(period_of_months(2018, 10, 3), "2018-Q4");
  assert_prints(period_of_months(2018, 9, 1), "2018-09");
  assert_prints(period_of_months(2018, 1, 2), "2018-01/P2M");
  assert_prints(period_of_months(2011, 6, 3), "2011-06/P3M");
  assert_prints(period_of_months(2018, 1, 5), "2018-01/P5M");
  assert_prints(period_of_months(2018, 7, 12), "2018-07/P12M");
  assert_prints(days(2018, 1, 31, 2018, 1, 31), "2018-01-31");
  assert_prints(days(2018, 1, 5, 2018, 2, 7), "2018-01-05/2018-02-07");
  assert_prints(period_of_months(33, 4, 1), "0033-04");
}

/* Over a decade with two leap days, every day and every length of whole months and of odd days from it. */
static void
what_is_printed_reads_back(void **state)
{
  (void)state;
  for (gint32 number = day(1995, 12, 28); number <= day(2005, 3, 2); number++) {
    int year, month, of_month;
    day_to_date(number, &year, &month, &of_month);
    for (int n = 1; n <= 37; n++) {
      const Period odd = {number, number + n * n - 1}, whole = period_of_months(year, month, n);
      const Period tried = of_month == 1 ? whole : odd;
      g_autofree char *printed = period_print(tried);
      Period back;
      const char *why = NULL;
      if (!period_parse(printed, strlen(printed), &back, &why))
        fail_msg("%s is not read back: %s", printed, why);
      assert_true(period_equal(back, tried));
    }
  }
}

/* On each grid the next period has the next number and begins behind the last day of this one. */
static void
steps_follow_the_grid(void **state)
{
  (void)state;
  const Period starts[] = {period_of_months(1968, 1, 12),   period_of_months(1968, 7, 6),
                           period_of_months(1969, 10, 3),   period_of_months(1969, 11, 2),
                           period_of_months(1969, 12, 2),   period_of_months(1969, 12, 1),
                           days(1969, 12, 31, 1969, 12, 31)};
  for (gsize i = 0; i < G_N_ELEMENTS(starts); i++) {
    Period now = starts[i];
    for (int n = 1; n <= 100; n++) {
      const Period next = period_step(now, 1);
      assert_int_equal(next.first, now.last + 1);
      assert_int_equal(period_index(next), period_index(now) + 1);
      assert_int_equal(period_frequency(next), period_frequency(now));
      assert_true(period_equal(period_step(next, -1), now));
      assert_true(period_equal(period_step(starts[i], n), next));
      assert_true(period_same_grid(starts[i], next));
      now = next;
    }
  }
}

static void
two_month_periods_have_two_grids(void **state)
{
  (void)state;
  const Period january = period_of_months(2018, 1, 2), february = period_of_months(2018, 2, 2);
  assert_true(period_same_grid(january, period_of_months(1999, 11, 2)));
  assert_true(period_same_grid(february, period_of_months(2031, 12, 2)));
  assert_false(period_same_grid(january, february));
  assert_false(period_same_grid(january, period_of_months(2018, 1, 1)));
  assert_prints(period_step(february, 6), "2019-02/P2M");
}

static void
an_irregular_period_has_no_grid(void **state)
{
  (void)state;
  const Period issue = period_of_months(2011, 6, 3); /* June to August */
  assert_false(period_same_grid(issue, issue));
  assert_true(period_equal(period_step(issue, 4), issue));
  assert_int_equal(period_index(issue), issue.first);
}

/* Far out the steps stop, and nothing overflows. */
static void
steps_do_not_overflow(void **state)
{
  (void)state;
  const Period year = period_of_months(2018, 1, 12), one_day = days(2018, 1, 1, 2018, 1, 1);
  assert_true(period_step(year, G_MAXINT).first > day(9999, 12, 31));
  assert_true(period_step(year, G_MININT).first < day(1, 1, 1));
  assert_true(period_step(one_day, G_MAXINT).first > day(9999, 12, 31));
  assert_true(period_step(one_day, G_MININT).first < day(1, 1, 1));
}

static void
the_period_that_contains_a_day(void **state)
{
  (void)state;
  const gint32 number = day(2020, 8, 31);
  assert_prints(period_containing(number, FREQUENCY_YEAR), "2020");
  assert_prints(period_containing(number, FREQUENCY_HALF_YEAR), "2020-S2");
  assert_prints(period_containing(number, FREQUENCY_QUARTER), "2020-Q3");
  assert_prints(period_containing(number, FREQUENCY_TWO_MONTH), "2020-07/P2M");
  assert_prints(period_containing(number, FREQUENCY_MONTH), "2020-08");
  assert_prints(period_containing(number, FREQUENCY_DAY), "2020-08-31");
  assert_prints(period_containing(number, FREQUENCY_IRREGULAR), "2020-08-31");
  assert_prints(period_containing(day(1969, 12, 31), FREQUENCY_TWO_MONTH), "1969-11/P2M");
}

static void
days_middle_and_order(void **state)
{
  (void)state;
  const Period january = period_of_months(2018, 1, 1), year = period_of_months(2018, 1, 12);
  const Period february = period_of_months(2018, 2, 1);
  assert_int_equal(period_days(january), 31);
  assert_int_equal(period_days(period_of_months(2020, 1, 12)), 366);
  assert_int_equal(period_middle(january), day(2018, 1, 16));
  assert_int_equal(period_middle(february), day(2018, 2, 14)); /* of 14 and 15 */
  assert_true(period_within(january, year));
  assert_true(period_within(year, year));
  assert_false(period_within(year, january));
  assert_false(period_within(period_of_months(2018, 12, 2), year));
  assert_int_equal(period_compare(january, february), -1);
  assert_int_equal(period_compare(february, january), 1);
  assert_int_equal(period_compare(january, year), -1);
  assert_int_equal(period_compare(year, january), 1);
  assert_int_equal(period_compare(year, year), 0);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(four_centuries_agree_with_glib),
      cmocka_unit_test(known_days),
      cmocka_unit_test(dates_that_do_not_exist_are_refused),
      cmocka_unit_test(months_become_days),
      cmocka_unit_test(frequency_is_what_the_days_fit),
      cmocka_unit_test(frequencies_have_names_and_numbers),
      cmocka_unit_test(periods_are_printed_as_iso_8601),
      cmocka_unit_test(what_is_printed_reads_back),
      cmocka_unit_test(steps_follow_the_grid),
      cmocka_unit_test(two_month_periods_have_two_grids),
      cmocka_unit_test(an_irregular_period_has_no_grid),
      cmocka_unit_test(steps_do_not_overflow),
      cmocka_unit_test(the_period_that_contains_a_day),
      cmocka_unit_test(days_middle_and_order),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
