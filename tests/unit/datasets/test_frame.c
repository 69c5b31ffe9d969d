#include "series_of.h"

#include "datasets/frame.h"
#include "datasets/problems.h"

/* Column j holds the n values; NaN for missing. */
static void
assert_column(const Frame *frame, gsize j, const double *values)
{
  assert_true(j < frame->k);
  for (gsize i = 0; i < frame->n; i++) {
    assert_int_equal(isnan(frame->columns[j][i]) != 0, isnan(values[i]) != 0);
    if (!isnan(values[i]))
      assert_digits(frame->columns[j][i], values[i], 17);
  }
}

static void
assert_periods(const Frame *frame, const char *wanted)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (gsize i = 0; i < frame->n; i++) {
    g_autofree char *period = period_print(frame->periods[i]);
    g_string_append_printf(text, "%s%s", i ? " " : "", period);
  }
  assert_string_equal(text->str, wanted);
}

static Frame *
frame_of(const Series *a, const Series *b, FrameJoin join, const Period *range, Ledger *ledger)
{
  g_autoptr(GError) error = NULL;
  const Series *const both[] = {a, b};
  Frame *frame = frame_new(both, 2, join, range, "model", ledger, &error);
  assert_no_error(error);
  assert_non_null(frame);
  return frame;
}

static void
an_inner_frame_holds_what_all_have(void **state)
{
  (void)state;
  g_autoptr(Ledger) ledger = ledger_new();
  g_autoptr(Series) x = series_of("x", "2000 1; 2001 2; 2002 :; 2003 4; 2005 6; 2006 7");
  g_autoptr(Series) y = series_of("y", "2001 20; 2002 30; 2003 40; 2004 50; 2005 1..2; 2006 70");
  g_autoptr(Frame) frame = frame_of(x, y, FRAME_INNER, NULL, ledger);
  assert_int_equal(frame->k, 2);
  assert_periods(frame, "2001 2003 2006");
  assert_column(frame, 0, (const double[]){2, 4, 7});
  assert_column(frame, 1, (const double[]){20, 40, 70});
  assert_int_equal(ledger->entries->len, 4);
  assert_entry(ledger, 0, "model", "x: not published", 1, "2002");
  assert_entry(ledger, 1, "model", "x: no row", 1, "2004");
  assert_entry(ledger, 2, "model", "y: no row", 1, "2000");
  assert_entry(ledger, 3, "model", "y: interval", 1, "2005");
}

static void
an_outer_frame_holds_what_any_has(void **state)
{
  (void)state;
  g_autoptr(Ledger) ledger = ledger_new();
  g_autoptr(Series) x = series_of("x", "2000 1; 2002 :");
  g_autoptr(Series) y = series_of("y", "2001 20; 2003 1..2");
  g_autoptr(Frame) frame = frame_of(x, y, FRAME_OUTER, NULL, ledger);
  assert_periods(frame, "2000 2001 2002 2003");
  assert_column(frame, 0, (const double[]){1, NAN, NAN, NAN});
  assert_column(frame, 1, (const double[]){NAN, 20, NAN, NAN});
  assert_int_equal(ledger->entries->len, 0);
}

static void
a_range_leaves_out_the_rest(void **state)
{
  (void)state;
  g_autoptr(Ledger) ledger = ledger_new();
  g_autoptr(Series) x = series_of("x", "2000 1; 2001 2; 2002 3");
  g_autoptr(Series) y = series_of("y", "2001 20; 2002 30; 2003 40");
  const Period range = {period_of("2001").first, period_of("2002").last - 1};
  g_autoptr(Frame) inner = frame_of(x, y, FRAME_INNER, &range, ledger);
  assert_periods(inner, "2001"); /* 2002 does not lie within to its end */
  g_autoptr(Frame) outer = frame_of(x, y, FRAME_OUTER, &range, ledger);
  assert_periods(outer, "2001");
  assert_int_equal(ledger->entries->len, 0);
}

static void
the_order_of_series_does_not_matter(void **state)
{
  (void)state;
  g_autoptr(Series) x = series_of("x", "2000 1; 2001 2; 2003 4; 2005 6");
  g_autoptr(Series) y = series_of("y", "2001 20; 2003 40; 2004 50");
  for (int join = FRAME_INNER; join <= FRAME_OUTER; join++) {
    g_autoptr(Frame) one = frame_of(x, y, (FrameJoin)join, NULL, NULL);
    g_autoptr(Frame) other = frame_of(y, x, (FrameJoin)join, NULL, NULL);
    assert_int_equal(one->n, other->n);
    for (gsize i = 0; i < one->n; i++)
      assert_true(period_equal(one->periods[i], other->periods[i]));
    assert_column(one, 0, other->columns[1]);
    assert_column(one, 1, other->columns[0]);
  }
}

static void
nothing_in_common_is_refused(void **state)
{
  (void)state;
  GError *error = NULL;
  g_autoptr(Ledger) ledger = ledger_new();
  g_autoptr(Series) x = series_of("x", "2000 1; 2001 2");
  g_autoptr(Series) y = series_of("y", "2002 1; 2003 2");
  g_autoptr(Series) empty = series_new("empty");
  const Series *const apart[] = {x, y}, *const with_empty[] = {empty, x};
  assert_null(frame_new(apart, 2, FRAME_INNER, NULL, "turnover-trend", ledger, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_ALIGN,
               "turnover-trend: there is no period in which every series has a value");
  assert_entry(ledger, 0, "turnover-trend", "x: no row", 2, "2002, 2003");
  assert_null(frame_new(with_empty, 2, FRAME_INNER, NULL, "m", NULL, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "m: 'empty' has no value at all: leave it out");
  g_autoptr(Frame) none = frame_new(NULL, 0, FRAME_OUTER, NULL, "m", NULL, &error);
  assert_no_error(error);
  assert_int_equal(none->n, 0);
  frame_free(NULL);
}

static void
assert_mix_refused(const char *x_text, const char *y_text, const char *message)
{
  GError *error = NULL;
  g_autoptr(Series) x = series_of("x", x_text);
  g_autoptr(Series) y = series_of("y", y_text);
  const Series *const both[] = {x, y};
  assert_false(series_same_frequency(both, 2, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_ALIGN, message);
  assert_null(frame_new(both, 2, FRAME_OUTER, NULL, "m", NULL, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_ALIGN, message);
}

static void
a_mix_of_frequencies_names_the_conversion(void **state)
{
  (void)state;
  assert_mix_refused("2018 1", "2018-01 1",
                     "x is yearly and y is monthly: convert the shorter one, annual(y, sum) or annual(y, mean)");
  assert_mix_refused("2018-01-01 1", "2018-01/P2M 1",
                     "x is daily and y is two-month: convert the shorter one, bimonthly(x, sum) or bimonthly(x, mean)");
  assert_mix_refused(
      "2018-Q1 1", "2018-01 1",
      "x is quarterly and y is monthly: convert the shorter one, quarterly(y, sum) or quarterly(y, mean)");
  assert_mix_refused("2018-01-01 1", "2018-01 1",
                     "x is daily and y is monthly: convert the shorter one, monthly(x, sum) or monthly(x, mean)");
  /* Two months do not fit into a quarter, and nothing converts to half-years. */
  assert_mix_refused("2018-Q1 1", "2018-01/P2M 1",
                     "x is quarterly and y is two-month: convert both, annual(x, sum) and annual(y, sum)");
  assert_mix_refused("2018-S1 1", "2018-01 1",
                     "x is half-yearly and y is monthly: convert both, annual(x, sum) and annual(y, sum)");
  assert_mix_refused("2018 1", "2018-S1 1",
                     "x is yearly and y is half-yearly: convert the shorter one, annual(y, sum) or annual(y, mean)");
}

static void
grids_that_do_not_meet(void **state)
{
  (void)state;
  assert_mix_refused("2018-01/P2M 1; 2018-03/P2M 1", "2018-02/P2M 1; 2018-04/P2M 1",
                     "x and y are both two-month, but the periods of one begin in odd months and those of the other in "
                     "even ones");
  assert_mix_refused("2011-01/P3M 1; 2011-04/P2M 1", "2011-01/P2M 1",
                     "x (irregular) and y (two-month) do not have equal periods, and irregular ones are converted only "
                     "where each lies inside a longer one");
}

static void
empty_series_and_equal_spans_do_not_disturb(void **state)
{
  (void)state;
  g_autoptr(GError) error = NULL;
  g_autoptr(Series) x = series_of("x", "2011-01/P3M 1; 2011-04/P2M 2; 2011-06/P3M 3");
  g_autoptr(Series) y = series_of("y", "2011-01/P3M 10; 2011-06/P3M 30");
  g_autoptr(Series) empty = series_new("empty");
  const Series *const all[] = {empty, x, y};
  assert_true(series_same_frequency(all, 3, &error));
  g_autoptr(Frame) frame = frame_of(x, y, FRAME_INNER, NULL, NULL);
  assert_periods(frame, "2011-Q1 2011-06/P3M");
  g_autofree gint64 *grid = frame_grid(frame);
  assert_int_equal(grid[0], 0);
  assert_int_equal(grid[1], 1); /* irregular ones are counted */
}

static void
the_grid_counts_gaps(void **state)
{
  (void)state;
  g_autoptr(Series) x = series_of("x", "2018-02/P2M 1; 2018-04/P2M 1; 2018-10/P2M 1");
  g_autoptr(Frame) frame = frame_of(x, x, FRAME_INNER, NULL, NULL);
  g_autofree gint64 *grid = frame_grid(frame);
  assert_int_equal(grid[0], 0);
  assert_int_equal(grid[1], 1);
  assert_int_equal(grid[2], 4);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_inner_frame_holds_what_all_have),
      cmocka_unit_test(an_outer_frame_holds_what_any_has),
      cmocka_unit_test(a_range_leaves_out_the_rest),
      cmocka_unit_test(the_order_of_series_does_not_matter),
      cmocka_unit_test(nothing_in_common_is_refused),
      cmocka_unit_test(a_mix_of_frequencies_names_the_conversion),
      cmocka_unit_test(grids_that_do_not_meet),
      cmocka_unit_test(empty_series_and_equal_spans_do_not_disturb),
      cmocka_unit_test(the_grid_counts_gaps),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
