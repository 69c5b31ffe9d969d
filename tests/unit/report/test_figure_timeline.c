#include "indices.h"

#include "plots/gnuplot.h"
#include "report/csv_tables.h"
#include "report/figures.h"

static Chart *
drawn(IndexStudy *one, GError **error)
{
  return figure_new(one->results, g_ptr_array_index(one->study->charts, 0), error);
}

#define TIMELINE(keys) "charts:\n  - { name: line, kind: timeline" keys " }\n"

static void
events_of_the_study(void **state)
{
  (void)state;
  GError *error = NULL;
  g_auto(IndexStudy) one = index_study(TIMELINE(", direction: direction"));
  g_autoptr(Chart) chart = drawn(&one, &error);
  assert_no_error(error);
  assert_string_equal(chart->title, "line");
  assert_string_equal(chart->subtitle, "4 events");
  assert_string_equal(chart->source, "Source: Made up");
  assert_null(chart->note);
  g_autofree char *csv = chart_csv(chart), *script = gnuplot_script(chart, &error);
  assert_no_error(error);
  assert_string_equal(csv, "panel,layer,period,start,end,value,lower,upper,label\n"
                           ",\"lasts, or its day is not known\",2017-03,2017-03-01,2017-03-31,,,,Known to the month\n"
                           ",\"lasts, or its day is not known\",2017-06-05/2017-12-24,2017-06-05,2017-12-24,,,,"
                           "\"Lasts, and is bad\"\n"
                           ",closer,2017-03,2017-03-01,2017-03-31,1,,,Known to the month\n"
                           ",closer,2018-07-04,2018-07-04,2018-07-04,1,,,Good\n"
                           ",mixed,2018-01-01,2018-01-01,2018-01-01,0,,,Neither\n"
                           ",worse,2017-06-05,2017-06-05,2017-06-05,-1,,,\"Lasts, and is bad\"\n");
  assert_non_null(strstr(script, "Lasts, and is bad"));
}

/* Whatever else is given is kept; events outside the sample are not drawn. */
static void
part_of_the_events(void **state)
{
  (void)state;
  GError *error = NULL;
  g_auto(IndexStudy) one = index_study(TIMELINE(", sample: 2018..2018, title: Mine, subtitle: Sub"));
  g_autoptr(Chart) chart = drawn(&one, &error);
  assert_no_error(error);
  assert_string_equal(chart->title, "Mine");
  assert_string_equal(chart->subtitle, "Sub");
  assert_int_equal(chart->panels->len, 1);
  const ChartPanel *panel = g_ptr_array_index(chart->panels, 0);
  assert_true(panel->x_min == 17532 && panel->x_max == 17897); /* 2018 and 2019-01-01 */
}

#define assert_figure_error(text, code, message)                                                                       \
  do {                                                                                                                 \
    GError *error_ = NULL;                                                                                             \
    g_auto(IndexStudy) one_ = index_study(text);                                                                       \
    assert_null(drawn(&one_, &error_));                                                                                \
    assert_true(g_error_matches(error_, DATA_ERROR, code));                                                            \
    g_autofree char *got_ = short_message(&one_, error_);                                                              \
    assert_string_equal(got_, message);                                                                                \
    g_clear_error(&error_);                                                                                            \
  } while (0)

static void
errors(void **state)
{
  (void)state;
  assert_figure_error(TIMELINE(", direction: way"), DATA_ERROR_NAME,
                      "study.yaml:16:46: events: the table has no column 'way'\n"
                      "      - { name: line, kind: timeline, direction: way }\n"
                      "                                                 ^");
  assert_figure_error(TIMELINE(", direction: title"), DATA_ERROR_SCHEMA,
                      "events.csv:2:10: 'Known to the month' is no direction (+, - or 0)");
  assert_figure_error(TIMELINE(", sample: 1900..1901"), DATA_ERROR_ALIGN,
                      "study.yaml:16:5: line: there is no event in the sample\n"
                      "      - { name: line, kind: timeline, sample: 1900..1901 }\n"
                      "        ^");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(events_of_the_study),
      cmocka_unit_test(part_of_the_events),
      cmocka_unit_test(errors),
  };
  return cmocka_run_group_tests(tests, gsl_stays_quiet, NULL);
}
