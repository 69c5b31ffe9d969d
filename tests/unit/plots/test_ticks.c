#include "../test.h"

#include "plots/text.h"
#include "plots/ticks.h"

static double
day_of(int year, int month, int day)
{
  GDate *date = g_date_new_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
  const double number = (double)g_date_get_julian(date) - 719163.0;
  g_date_free(date);
  return number;
}

/* The labels with blanks between. */
static char *
labels(const GArray *ticks)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < ticks->len; i++)
    g_string_append_printf(text, "%s%s", i ? " " : "", g_array_index(ticks, Tick, i).label);
  return g_string_free(text, FALSE);
}

static void
assert_labels(double low, double high, guint wanted, const char *expected)
{
  g_autoptr(GArray) ticks = ticks_numbers(low, high, wanted);
  g_autofree char *got = labels(ticks);
  assert_string_equal(got, expected);
}

static void
steps_are_round(void **state)
{
  (void)state;
  assert_digits(ticks_step(20, 4), 5, 15);
  assert_digits(ticks_step(1, 5), 0.2, 15);
  assert_digits(ticks_step(130, 5), 25, 15);
  assert_digits(ticks_step(13, 5), 2, 15);
  assert_digits(ticks_step(3e12, 3), 1e12, 15);
}

static void
numbers_are_labelled_alike(void **state)
{
  (void)state;
  assert_labels(-2, 20, 5, "0 5 10 15 20");
  assert_labels(-0.5, 0.5, 5, "−0.4 −0.2 0 0.2 0.4");
  assert_labels(-15, 45, 6, "−10 0 10 20 30 40");
  assert_labels(0, 24000, 5, "0 5000 10000 15000 20000");
  assert_labels(0, 3e12, 3, "0 1×10¹² 2×10¹² 3×10¹²");
  assert_labels(0, 3e-6, 3, "0 1×10⁻⁶ 2×10⁻⁶ 3×10⁻⁶");
  assert_labels(1000000, 1000004, 4, "1000000 1000001 1000002 1000003 1000004");
}

static void
assert_number(double value, const char *expected)
{
  g_autofree char *got = ticks_number(value);
  assert_string_equal(got, expected);
}

static void
lone_numbers_have_three_digits(void **state)
{
  (void)state;
  assert_number(0, "0");
  assert_number(-1, "−1");
  assert_number(0.75, "0.75");
  assert_number(-1.0 / 3.0, "−0.333");
  assert_number(5000, "5000");
  assert_number(12345, "12345");
  assert_number(0.000123, "0.000123");
  assert_number(2.5e9, "2.5×10⁹");
  assert_number(-3e-7, "−3×10⁻⁷");
  assert_number(1e300, "1×10³⁰⁰");
  assert_number(NAN, "–");
  assert_number(INFINITY, "–");
}

static void
a_range_without_digits_has_no_ticks(void **state)
{
  (void)state;
  assert_labels(1e15, 1e15 + 0.125, 4, "");
}

static void
assert_time(double first, double last, double pixels, const char *names, const char *spans)
{
  g_autoptr(AxisTicks) ticks = ticks_time(first, last, pixels);
  g_autofree char *got_names = labels(ticks->names), *got_spans = labels(ticks->spans);
  assert_string_equal(got_names, names);
  assert_string_equal(got_spans, spans);
}

static void
years_months_and_days(void **state)
{
  (void)state;
  assert_time(day_of(2011, 1, 1), day_of(2020, 1, 1), 1000, "2011 2012 2013 2014 2015 2016 2017 2018 2019", "");
  assert_time(day_of(1992, 1, 1), day_of(2021, 1, 1), 900, "1995 2000 2005 2010 2015 2020", "");
  assert_time(day_of(1960, 1, 1), day_of(2020, 1, 1), 700, "1960 1970 1980 1990 2000 2010", "");
  assert_time(day_of(2020, 1, 1), day_of(2022, 1, 1), 500, "Jan Apr Jul Oct Jan Apr Jul Oct", "2020 2021");
  assert_time(day_of(2020, 3, 1), day_of(2020, 7, 1), 700, "Mar Apr May Jun", "2020");
  assert_time(day_of(2018, 2, 1), day_of(2018, 3, 1), 400, "1 5 10 15 20 25", "February 2018");
}

static void
a_year_stands_at_its_middle(void **state)
{
  (void)state;
  g_autoptr(AxisTicks) ticks = ticks_time(day_of(2011, 1, 1), day_of(2013, 1, 1) + 1500, 1000);
  assert_digits(g_array_index(ticks->names, Tick, 0).at, (day_of(2011, 1, 1) + day_of(2012, 1, 1)) / 2.0, 12);
  assert_digits(g_array_index(ticks->strokes, double, 1), day_of(2012, 1, 1), 12);
}

/* Whatever the span and the width of the page, no two words touch. */
static void
words_under_the_axis_never_touch(void **state)
{
  (void)state;
  const double spans[] = {1, 5, 28, 31, 60, 76, 100, 365, 900, 1500, 1600, 4000, 10600, 22000, 40000, 400000};
  for (guint s = 0; s < G_N_ELEMENTS(spans); s++)
    for (double pixels = 250; pixels <= 1100; pixels += 50) {
      const double first = day_of(1898, 11, 20);
      g_autoptr(AxisTicks) ticks = ticks_time(first, first + spans[s], pixels);
      const GArray *rows[] = {ticks->names, ticks->spans};
      for (guint r = 0; r < 2; r++)
        for (guint i = 1; i < rows[r]->len; i++) {
          const Tick *a = &g_array_index(rows[r], Tick, i - 1), *b = &g_array_index(rows[r], Tick, i);
          const double apart = (b->at - a->at) / spans[s] * pixels;
          const double widths = (text_width(a->label, TEXT_BODY) + text_width(b->label, TEXT_BODY)) / 2.0;
          if (apart < widths)
            fail_msg("%g days on %g pixels: '%s' and '%s' are %g apart, %g wide", spans[s], pixels, a->label, b->label,
                     apart, widths);
        }
      if (ticks->names->len + ticks->spans->len == 0)
        fail_msg("%g days on %g pixels: no word at all", spans[s], pixels);
    }
}

static void
days_outside_the_calendar_become_numbers(void **state)
{
  (void)state;
  g_autoptr(AxisTicks) ticks = ticks_time(-1e9, 1e9, 800);
  assert_true(ticks->names->len > 0);
  assert_null(ticks_date(-1e9));
  assert_null(ticks_date(NAN));
  g_autofree char *date = ticks_date(day_of(2011, 12, 31) + 0.5);
  assert_string_equal(date, "2011-12-31");
}

static void
plain_words_never_touch(void **state)
{
  (void)state;
  for (double pixels = 200; pixels <= 1000; pixels += 100) {
    g_autoptr(AxisTicks) ticks = ticks_plain(-12345, 98765, pixels);
    for (guint i = 1; i < ticks->names->len; i++) {
      const Tick *a = &g_array_index(ticks->names, Tick, i - 1), *b = &g_array_index(ticks->names, Tick, i);
      assert_true((b->at - a->at) / 111110.0 * pixels > text_width("−10000", TEXT_BODY));
    }
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(steps_are_round),
      cmocka_unit_test(numbers_are_labelled_alike),
      cmocka_unit_test(lone_numbers_have_three_digits),
      cmocka_unit_test(a_range_without_digits_has_no_ticks),
      cmocka_unit_test(years_months_and_days),
      cmocka_unit_test(a_year_stands_at_its_middle),
      cmocka_unit_test(words_under_the_axis_never_touch),
      cmocka_unit_test(days_outside_the_calendar_become_numbers),
      cmocka_unit_test(plain_words_never_touch),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
