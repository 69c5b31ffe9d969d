/* Charts of models: what 'of' may name, and regressions found or computed by name. */
#include "studies.h"

#define SERIES                                                                                                         \
  "title: t\n"                                                                                                         \
  "series:\n"                                                                                                          \
  "  - { name: eur, from: euros }\n"                                                                                   \
  "trends:\n"                                                                                                          \
  "  - { name: up, of: eur, forecast: 2 }\n"                                                                           \
  "regressions:\n"                                                                                                     \
  "  - { name: eur-trend, formula: eur ~ trend, errors: plain }\n"                                                     \
  "charts:\n"

static void
charts_name_models(void **state)
{
  (void)state;
  g_autoptr(Case) one = case_good(SERIES "  - { name: a, kind: diagnostics, of: eur-trend }\n"
                                         "  - { name: b, kind: coefficients, of: [ eur-trend, up ] }\n"
                                         "  - { name: c, kind: forecast, of: up }\n");
  const ChartDef *a = study_chart(one->study, "a"), *b = study_chart(one->study, "b"),
                 *c = study_chart(one->study, "c");
  assert_int_equal(a->kind, CHART_DIAGNOSTICS);
  assert_string_equal(a->models[0], "eur-trend");
  assert_null(a->models[1]);
  assert_int_equal(b->kind, CHART_COEFFICIENTS);
  assert_string_equal(b->models[1], "up");
  assert_int_equal(c->kind, CHART_FORECAST);
  assert_int_equal(c->of->len, 0);
}

static void
unknown_models_are_refused_with_the_nearest(void **state)
{
  (void)state;
  assert_study_error_at(SERIES "  - { name: a, kind: diagnostics, of: eur-trnd }\n", DATA_ERROR_NAME, 10, 39,
                        "  - { name: a, kind: diagnostics, of: eur-trnd }",
                        "there is no regression or trend 'eur-trnd', did you mean 'eur-trend'?");
  assert_study_error_at(SERIES "  - { name: a, kind: coefficients, of: [ up, eur-tred ] }\n", DATA_ERROR_NAME, 10, 46,
                        "  - { name: a, kind: coefficients, of: [ up, eur-tred ] }",
                        "there is no regression or trend 'eur-tred', did you mean 'eur-trend'?");
}

static void
a_chart_of_models_needs_of(void **state)
{
  (void)state;
  assert_study_error_at(SERIES "  - { name: a, kind: forecast }\n", DATA_ERROR_SCHEMA, 10, 5,
                        "  - { name: a, kind: forecast }",
                        "a chart of this kind needs 'of', the name of one regression or trend");
  assert_study_error_at(SERIES "  - { name: a, kind: diagnostics, of: [ up, eur-trend ] }\n", DATA_ERROR_SCHEMA, 10, 39,
                        "  - { name: a, kind: diagnostics, of: [ up, eur-trend ] }",
                        "a chart of this kind needs 'of', the name of one regression or trend");
  assert_study_error_at(SERIES "  - { name: a, kind: coefficients }\n", DATA_ERROR_SCHEMA, 10, 5,
                        "  - { name: a, kind: coefficients }",
                        "a chart of this kind needs 'of', one or more names of regressions or trends");
}

static void
regressions_are_computed_when_asked_for(void **state)
{
  (void)state;
  g_autoptr(Case) one = case_good(SERIES "  - { name: a, kind: diagnostics, of: eur-trend }\n");
  GError *error = NULL;
  g_autoptr(Results) fresh = results_new(one->study);
  const Regression *first = results_regression(fresh, "eur-trend", &error), *again;
  assert_no_error(error);
  again = results_regression(fresh, "eur-trend", &error);
  assert_ptr_equal(first, again);
  assert_string_equal(first->formula, "eur ~ trend");
  const Regression *trend = results_regression(fresh, "up", &error);
  assert_no_error(error);
  assert_int_equal(trend->forecast->fan->steps, 2);
  assert_null(results_regression(fresh, "down", &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_NAME, "there is no regression or trend 'down'");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(charts_name_models),
      cmocka_unit_test(unknown_models_are_refused_with_the_nearest),
      cmocka_unit_test(a_chart_of_models_needs_of),
      cmocka_unit_test(regressions_are_computed_when_asked_for),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
