#include "../study/studies.h"
#include "report/csv_tables.h"

#define SERIES                                                                                                         \
  "series:\n"                                                                                                          \
  "  - { name: a, label: Exports, from: trade, where: { partner: AAA, flow: export } }\n"                              \
  "  - { name: e, label: =1+1, from: euros }\n"                                                                        \
  "  - { name: t, from: [ index-values, index-limits ], where: { partner: AAA } }\n"                                   \
  "  - { name: m, from: months }\n"                                                                                    \
  "tables:\n"                                                                                                          \
  "  - { name: one, "

static void
assert_table(const char *definition, const char *wanted)
{
  g_autofree char *text = g_strconcat(SERIES, definition, " }\n", NULL);
  g_autoptr(Case) one = case_good(text);
  g_autofree char *got = table_csv(one->results, g_ptr_array_index(one->study->tables, 0), &one->error);
  assert_no_error(one->error);
  assert_string_equal(got, wanted);
}

static void
values_and_expressions(void **state)
{
  (void)state;
  assert_table(
      "columns: [ a, { name: less, expr: 0.1 - a }, { name: before, expr: \"lag(a, 1)\" } ], sample: 2000..2002",
      "period,a,less,before\n"
      "2000,10,-9.9,\n"
      "2001,11,-10.9,10\n"
      "2002,12,-11.9,11\n");
}

static void
ranges_have_two_columns_more(void **state)
{
  (void)state;
  assert_table("columns: [ t ]", "period,t,t_lower,t_upper\n"
                                 "2011-Q1,,,0\n"
                                 "2011-04/P2M,3,3,3\n"
                                 "2011-06/P3M,,0,\n"
                                 "2011-09/P2M,,1,4\n"
                                 "2011-11/P2M,5,5,5\n"
                                 "2012-01/P2M,,10,20\n"
                                 "2012-03/P2M,30,30,30\n"
                                 "2012-05/P2M,36,36,36\n"
                                 "2012-07/P2M,,,\n"
                                 "2012-09/P2M,7,7,7\n");
}

static void
conversions_tell_the_days_present(void **state)
{
  (void)state;
  assert_table("columns: [ { name: q, expr: \"quarterly(m, sum, partial)\" } ], sample: 2001",
               "period,q,q_days_present\n"
               "2001-Q1,42,90\n"
               "2001-Q2,33,61\n"
               "2001-Q3,60,92\n"
               "2001-Q4,69,92\n");
}

static void
summaries(void **state)
{
  (void)state;
  g_autoptr(Case) one = case_good(SERIES "columns: [ a ] }\n");
  g_autofree char *got = summary_csv(one->results->series);
  g_auto(GStrv) lines = g_strsplit(got, "\n", -1);
  assert_string_equal(lines[0], "name,label,unit,frequency,first,last,n,missing,ranges,gaps,mean,median,"
                                "standard_deviation,minimum,maximum,average_growth,cagr,source");
  /* 10 11 12 13 15: growth by R 4.2.2, to 14 digits: exp(coef(lm(log(a) ~ I(0:4)))[2]) - 1 and (15/10)^(1/4) - 1. */
  assert_string_equal(lines[1], "a,Exports,USD million,yearly,2000,2004,5,0,0,0,12.2,12,1.9235384061671343,10,15,"
                                "0.10274048340233875,0.10668191970032159,Customs");
  assert_true(g_str_has_prefix(lines[2], "e,'=1+1,EUR million,yearly,"));
  assert_string_equal(lines[3], "t,t,points,irregular,2011-Q1,2012-09/P2M,5,1,4,0,,,,,,,,Summaries");
  assert_true(g_str_has_prefix(lines[4], "m,m,USD million,monthly,2000-01,2001-12,23,0,0,1,"));
  assert_string_equal(lines[5], "");
  assert_null(lines[6]);
}

static void
charts_over_time(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("x", AXIS_TIME);
  ChartPanel *panel = chart_add_panel(chart, "Up, down");
  ChartLayer *line = panel_add_layer(panel, LAYER_LINE, "=a", TONE_INK),
             *ranges = panel_add_layer(panel, LAYER_RANGES, NULL, TONE_INK);
  const double day = period_of("2001-01-01").first;
  layer_add(line, day, day + 59, 1.5);
  layer_add(line, day + 59, day + 59, NAN);                                      /* a break that spans no day */
  layer_add(line, day + 59, day + 60, NAN);                                      /* a gap of one day */
  layer_add(panel_add_layer(panel, LAYER_STEMS, "stem", TONE_INK), day, day, 7); /* a mere place */
  layer_add_labelled(line, day + 60, day + 61, -2, "-");
  layer_add_range(ranges, day, day + 365, -INFINITY, 4);
  g_autofree char *got = chart_csv(chart);
  assert_string_equal(got, "panel,layer,period,start,end,value,lower,upper,label\n"
                           "\"Up, down\",'=a,2001-01/P2M,2001-01-01,2001-02-28,1.5,,,\n"
                           "\"Up, down\",'=a,2001-03-01,2001-03-01,2001-03-01,,,,\n"
                           "\"Up, down\",'=a,2001-03-02,2001-03-02,2001-03-02,-2,,,-\n"
                           "\"Up, down\",,2001,2001-01-01,2001-12-31,,,4,\n"
                           "\"Up, down\",stem,2001-01-01,2001-01-01,2001-01-01,7,,,\n");
}

static void
charts_over_numbers(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("x", AXIS_NUMBER);
  ChartLayer *points = panel_add_layer(chart_add_panel(chart, NULL), LAYER_POINTS, NULL, TONE_INK);
  layer_add_labelled(points, 0.1, 0.1, -3, "2001");
  layer_add_range(points, 2, 3, 1, INFINITY);
  g_autofree char *got = chart_csv(chart);
  assert_string_equal(got, "panel,layer,period,start,end,value,lower,upper,label\n"
                           ",,,0.1,0.1,-3,,,2001\n"
                           ",,,2,3,,1,,\n");
}

static void
charts_of_stems_and_cells(void **state)
{
  (void)state;
  g_autoptr(Chart) chart = chart_new("x", AXIS_NUMBER);
  ChartPanel *lags = chart_add_panel(chart, "Lags"), *matrix = chart_add_panel(chart, NULL);
  layer_add_labelled(panel_add_layer(lags, LAYER_STEMS, "Leads", TONE_INK), -1, -1, 0.5, "0.50");
  panel_add_level(lags, 0.36, "5 %, \"white noise\"");
  panel_add_level(lags, -0.36, NULL);
  panel_add_row(matrix, "Exports");
  panel_add_row(matrix, "Imports, CIF");
  panel_add_column(matrix, "2019");
  panel_add_column(matrix, "=2020");
  ChartLayer *cells = panel_add_layer(matrix, LAYER_CELLS, "Correlation", TONE_BLUE);
  layer_add_cell(cells, 0, 0, NAN, NULL);
  layer_add_cell(cells, 1, 1, -0.25, "−0.25*");
  layer_add_cell(cells, 2, 2, 1, NULL); /* beyond the names */
  g_autofree char *got = chart_csv(chart);
  assert_string_equal(got, "panel,layer,period,start,end,value,lower,upper,label\n"
                           "Lags,Leads,,-1,-1,0.5,,,0.50\n"
                           "Lags,\"5 %, \"\"white noise\"\"\",,,,0.36,,,\n"
                           "Lags,,,,,-0.36,,,\n"
                           ",Exports,2019,,,,,,\n"
                           ",\"Imports, CIF\",'=2020,,,-0.25,,,−0.25*\n"
                           ",,,,,1,,,\n");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(values_and_expressions),
      cmocka_unit_test(ranges_have_two_columns_more),
      cmocka_unit_test(conversions_tell_the_days_present),
      cmocka_unit_test(summaries),
      cmocka_unit_test(charts_over_time),
      cmocka_unit_test(charts_over_numbers),
      cmocka_unit_test(charts_of_stems_and_cells),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
