#include "../study/claimed.h"
#include "plots/gnuplot.h"
#include "report/figures.h"

#define CHART "charts:\n  - { name: c, kind: claims, title: Stated }\n"

static Chart *
chart_of(Claimed *claimed, const char *rows)
{
  g_autofree char *file = g_strconcat(CLAIM_HEAD, rows, NULL);
  *claimed = claimed_file(file, CHART);
  assert_no_error(claimed->error);
  Chart *chart = figure_new(claimed->results, g_ptr_array_index(claimed->study->charts, 0), &claimed->error);
  assert_no_error(claimed->error);
  return chart;
}

static const ChartPanel *
panel_at(const Chart *chart, guint i)
{
  assert_true(i < chart->panels->len);
  return g_ptr_array_index(chart->panels, i);
}

/* The only point of a layer. Fields stand first, by verdict, dots behind them. */
static const ChartPoint *
only_point(const ChartPanel *panel, guint layer)
{
  const ChartLayer *found = g_ptr_array_index(panel->layers, layer);
  assert_int_equal(found->points->len, 1);
  return &g_array_index(found->points, ChartPoint, 0);
}

enum { FIELD, DOT = 3 };

static void
shares_of_what_is_stated(void **state)
{
  (void)state;
  g_auto(Claimed) claimed = {0};
  g_autoptr(Chart) chart = chart_of(&claimed, "yes,s,trade,2001,=,100,20,USD million,\n"
                                              "no,s,trade,2002,=,-1.21,,USD billion,\n"
                                              "open,s,trade,2003,=,5,,USD million,\n");
  const ChartPanel *panel = panel_at(chart, 0);
  assert_int_equal(chart->panels->len, 1);
  assert_int_equal(panel->columns->len, 3);
  assert_string_equal(g_ptr_array_index(panel->columns, 1), "no");
  assert_digits(only_point(panel, DOT + CLAIM_HOLDS)->y, 1.1, 14);
  assert_string_equal(only_point(panel, DOT + CLAIM_HOLDS)->label, "✓");
  assert_digits(only_point(panel, FIELD + CLAIM_HOLDS)->low, 1, 17);
  assert_digits(only_point(panel, FIELD + CLAIM_HOLDS)->high, 1.1, 14);
  assert_digits(only_point(panel, DOT + CLAIM_FAILS)->y, -0.1, 14);
  assert_string_equal(only_point(panel, DOT + CLAIM_FAILS)->label, "✗ 0.121 USD billion");
  assert_digits(only_point(panel, FIELD + CLAIM_FAILS)->low, -0.1, 14);
  assert_digits(only_point(panel, DOT + CLAIM_UNDECIDED)->y, 1, 17);
  assert_string_equal(only_point(panel, DOT + CLAIM_UNDECIDED)->label, "?");
  assert_digits(g_array_index(panel->levels, ChartLevel, 0).y, 1, 17);
  assert_string_equal(chart->source, "Source: Customs");
}

static void
claims_of_a_sign_stand_apart(void **state)
{
  (void)state;
  g_auto(Claimed) claimed = {0};
  g_autoptr(Chart) chart = chart_of(&claimed, "yes,s,index,2011-01/P2M,<,0,,points,\n"
                                              "no,s,index,2011-05/P2M,<=,0,,points,\n"
                                              "open,s,index,2011-09/P2M,>,0,,points,\n");
  const ChartPanel *panel = panel_at(chart, 0);
  assert_int_equal(chart->panels->len, 1);
  assert_true(only_point(panel, DOT + CLAIM_HOLDS)->y < 0);
  assert_string_equal(only_point(panel, DOT + CLAIM_HOLDS)->label, "✓ below 0 points");
  assert_true(isinf(only_point(panel, FIELD + CLAIM_HOLDS)->low));
  assert_digits(only_point(panel, FIELD + CLAIM_HOLDS)->high, 0, 17);
  assert_true(only_point(panel, DOT + CLAIM_FAILS)->y > 0);
  assert_string_equal(only_point(panel, DOT + CLAIM_FAILS)->label, "✗ 5 points");
  assert_digits(only_point(panel, DOT + CLAIM_UNDECIDED)->y, 0, 17);
  assert_digits(only_point(panel, FIELD + CLAIM_UNDECIDED)->low, 0, 17);
}

static void
limits_are_a_field(void **state)
{
  (void)state;
  g_auto(Claimed) claimed = {0};
  g_autoptr(Chart) chart = chart_of(&claimed, "far,s,index,2011-09/P2M,<,10,,points,\n"
                                              "sign,s,pct(trade),2001,>,0,,percent,\n");
  const ChartPanel *panel = panel_at(chart, 0);
  assert_int_equal(chart->panels->len, 2);
  assert_digits(only_point(panel, FIELD + CLAIM_HOLDS)->low, -0.3, 14);
  assert_digits(only_point(panel, FIELD + CLAIM_HOLDS)->high, 0.4, 14);
  g_autofree char *script = gnuplot_script(chart, &claimed.error);
  assert_no_error(claimed.error);
  assert_non_null(script);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(shares_of_what_is_stated),
      cmocka_unit_test(claims_of_a_sign_stand_apart),
      cmocka_unit_test(limits_are_a_field),
  };
  return cmocka_run_group_tests(tests, folder_enter, folder_leave);
}
