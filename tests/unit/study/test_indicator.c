#include "folder_study.h"

#include "study/indicator.h"

static const char package[] = "resources:\n"
                              "  - name: t\n"
                              "    path: t.csv\n"
                              "    unit: USD million\n"
                              "    valuation: FOB\n"
                              "    sources: [{title: Customs}]\n"
                              "    schema: {fields: [{name: year, type: year, role: period},\n"
                              "      {name: code, role: key, aggregates: [WLD]}, {name: value, type: number}]}\n"
                              "  - name: e\n"
                              "    path: e.csv\n"
                              "    unit: EUR million\n"
                              "    sources: [{title: Eurostat}]\n"
                              "    schema: {fields: [{name: year, type: year, role: period}, {name: code, role: key}, "
                              "{name: value, type: number}]}\n";

#define FILES                                                                                                          \
  (const char *const[])                                                                                                \
  {                                                                                                                    \
    "datapackage.json", package, "t.csv",                                                                              \
        "year,code,value\n2001,WLD,100\n2001,DEU,50\n2001,RUS,30\n2002,DEU,60\n2002,POL,20\n2003,RUS,7\n2004,DEU,0\n", \
        "e.csv", "year,code,value\n2001,DEU,7\n2001,FRA,3\n2003,FRA,3\n", NULL                                         \
  }

#define BREAKDOWNS                                                                                                     \
  "breakdowns:\n  - { name: b, from: t, by: code }\n  - { name: other, from: e, by: code }\nseries:\n  - "

static FolderStudy *
study_with(const char *series)
{
  g_autofree char *text = g_strconcat(BREAKDOWNS, series, "\n", NULL);
  return folder_study_new(FILES, text);
}

static const Series *
series_of(FolderStudy *one, const char *name)
{
  GError *error = NULL;
  assert_no_error(one->error);
  const Scope scope = results_scope(one->results);
  const Series *series = scope.lookup(scope.data, name, &error);
  assert_no_error(error);
  return series;
}

static void
a_share_is_of_the_stated_total_or_of_the_sum(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = study_with("{ name: x, indicator: share, of: b, part: DEU, label: Germany }");
  const Series *x = series_of(one, "x");
  assert_digits(value_at(x, "2001"), 0.5, 15);
  assert_digits(value_at(x, "2002"), 0.75, 15);
  assert_int_equal(observation_at(x, "2003")->missing, MISSING_UNDEFINED);
  assert_int_equal(observation_at(x, "2004")->missing, MISSING_UNDEFINED); /* 0 of 0 */
  assert_string_equal(x->label, "Germany");
  assert_string_equal(x->source, "Customs");
  assert_string_equal(x->valuation, "FOB");
  assert_null(x->unit);
}

static void
its_range_leaves_each_other_part_out(void **state)
{
  (void)state;
  g_autoptr(FolderStudy) one = study_with("{ name: x, indicator: share, of: b, part: DEU }\n"
                                          "  - { name: low, expr: low(x) }\n  - { name: high, expr: high(x) }\n"
                                          "  - { name: copy, expr: x }\n  - { name: twice, expr: 2 * x }");
  const Series *x = series_of(one, "x");
  assert_string_equal(x->range, "with any one code left out");
  assert_digits(observation_at(x, "2001")->low, 50.0 / 70, 15); /* only Russia can be left out */
  assert_digits(observation_at(x, "2001")->high, 50.0 / 70, 15);
  assert_digits(observation_at(x, "2002")->high, 1, 15);
  assert_true(isnan(observation_at(x, "2003")->low));
  assert_digits(value_at(series_of(one, "low"), "2001"), 50.0 / 70, 15);
  assert_digits(value_at(series_of(one, "high"), "2002"), 1, 15);
  assert_int_equal(observation_at(series_of(one, "low"), "2003")->missing, MISSING_UNDEFINED);
  assert_null(series_of(one, "low")->range);
  assert_string_equal(series_of(one, "copy")->range, "with any one code left out");
  assert_null(series_of(one, "twice")->range);
}

/* The first line of what a study is refused for, computing x. */
static char *
fault_of(const char *series)
{
  g_autoptr(FolderStudy) one = study_with(series);
  g_autoptr(GError) error = NULL;
  if (one->study) {
    const Scope scope = results_scope(one->results);
    assert_null(scope.lookup(scope.data, "x", &error));
  }
  char *message = folder_study_message(one, one->study ? error : one->error), *end = strchr(message, '\n');
  if (end)
    *end = '\0';
  return message;
}

#define assert_refused(series, wanted)                                                                                 \
  do {                                                                                                                 \
    g_autofree char *got_ = fault_of(series);                                                                          \
    assert_string_equal(got_, wanted);                                                                                 \
  } while (0)

static void
what_an_indicator_needs_is_asked_for(void **state)
{
  (void)state;
  assert_refused("{ name: x, indicator: share, of: b }",
                 "study.yaml:6:5: indicator 'share' needs 'part', a code of the breakdown");
  assert_refused("{ name: x, indicator: share, part: DEU }",
                 "study.yaml:6:5: indicator 'share' needs 'of', the name of a breakdown");
  assert_refused("{ name: x, indicator: share, of: b, part: DEU, top: 3 }",
                 "study.yaml:6:57: 'top' is no option of the indicator 'share'");
  assert_refused("{ name: x, indicator: share, of: c, part: DEU }", "study.yaml:6:38: there is no breakdown 'c'");
  assert_refused("{ name: x, indicator: share, of: b, part: GER }",
                 "study.yaml:6:5: x: breakdown 'b' has no part 'GER'");
  assert_refused("{ name: x, from: t, part: DEU }", "study.yaml:6:31: 'part' goes with 'indicator' only");
  assert_refused("{ name: x, indicator: share, of: b, part: DEU, expr: y }",
                 "study.yaml:6:5: series 'x' needs one of 'from' (a table), 'expr' (an expression) and 'indicator' (of "
                 "a breakdown)");
  assert_refused("{ name: x, expr: low(y) }\n  - { name: y, from: e, where: { code: DEU } }",
                 "study.yaml:6:26: low(y): low() takes the name of an indicator that has a range, such as hhi");
  assert_refused("{ name: x, expr: low(2 * y) }\n  - { name: y, indicator: share, of: b, part: DEU }",
                 "study.yaml:6:26: low(2 * y): low() takes the name of an indicator that has a range, such as hhi");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_share_is_of_the_stated_total_or_of_the_sum),
      cmocka_unit_test(its_range_leaves_each_other_part_out),
      cmocka_unit_test(what_an_indicator_needs_is_asked_for),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
