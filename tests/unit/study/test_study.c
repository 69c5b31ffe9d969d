#include "studies.h"

static int
read_small(void **state)
{
  g_autoptr(GError) error = NULL;
  *state = study_read(STUDY_DATA "small.yaml", &error);
  assert_no_error(error);
  return 0;
}

static int
free_small(void **state)
{
  study_free(*state);
  return 0;
}

static const char *
text_of(const GPtrArray *phrases, guint i)
{
  return ((const Phrase *)g_ptr_array_index(phrases, i))->node->text;
}

static void
head_and_blocs(void **state)
{
  const Study *study = *state;
  assert_string_equal(study->title, "A small study");
  assert_string_equal(study->events, "levels");
  assert_int_equal(study->blocs->len, 2);
  const BlocDef *ab = g_ptr_array_index(study->blocs, 0), *in = g_ptr_array_index(study->blocs, 1);
  assert_string_equal(ab->name, "AB");
  assert_string_equal(ab->resource, "members");
  assert_int_equal(ab->as_of, 2003);
  assert_int_equal(in->as_of, AS_OF_IN_FORCE);
  g_autofree const char **names = study_series_names(study);
  assert_string_equal(names[0], "to_ab");
  assert_string_equal(names[3], "m");
  assert_null(names[4]);
}

static void
series_from_tables(void **state)
{
  const Study *study = *state;
  const SeriesDef *to_ab = study_series(study, "to_ab"), *good = study_series(study, "good");
  assert_string_equal(to_ab->label, "Exports");
  assert_string_equal(to_ab->colour, "blue");
  assert_string_equal(to_ab->from[0], "trade");
  assert_null(to_ab->from[1]);
  assert_int_equal(to_ab->as_of, AS_OF_IN_FORCE);
  assert_int_equal(to_ab->where->len, 2);
  const Where *flow = &g_array_index(to_ab->where, Where, 1);
  assert_string_equal(flow->column, "flow");
  assert_string_equal(flow->codes[0], "export");
  assert_string_equal(good->pair[1], "AAA");
  assert_int_equal(good->direction, DIRECTION_TO);
  assert_int_equal(good->as_of, 2000);
  assert_string_equal(good->value->node->text, "good");
  assert_true(good->has_sample);
  assert_true(period_equal(good->sample, period_of("2000-01/P24M")));
}

static void
series_by_expression(void **state)
{
  const Study *study = *state;
  const SeriesDef *months = study_series(study, "months_2m"), *m = study_series(study, "m");
  assert_null(months->from);
  assert_string_equal(months->expr->node->text, "bimonthly(m, sum, partial)");
  assert_true(months->min_coverage == 0.8);
  assert_int_equal(m->as_of, AS_OF_BLOC);
  assert_int_equal(m->direction, DIRECTION_BOTH);
  assert_false(m->has_sample);
  assert_null(study_series(study, "none"));
}

static void
models(void **state)
{
  const Study *study = *state;
  const ModelDef *growing = study_model(study->trends, "growing"), *fit = study_model(study->regressions, "fit"),
                 *two = study_model(study->regressions, "fit-two"), *pair = study_model(study->correlations, "pair");
  assert_string_equal(text_of(growing->of, 0), "to_ab");
  assert_int_equal(growing->options.errors.hac.bandwidth, 2);
  assert_true(growing->options.has_sample);
  assert_int_equal(fit->options.errors.kind, ERRORS_PLAIN);
  assert_false(fit->formula->intercept);
  assert_int_equal(two->options.errors.kind, ERRORS_DEFAULT);
  assert_true(two->formula->intercept);
  assert_int_equal(pair->of->len, 2);
  assert_string_equal(text_of(pair->of, 1), "lag(good, 1)");
  assert_null(study_model(study->trends, "fit"));
}

static void
tables_and_sections(void **state)
{
  const Study *study = *state;
  const TableDef *numbers = study_table(study, "numbers");
  const ColumnDef *change = g_ptr_array_index(numbers->columns, 1);
  const SectionDef *section = g_ptr_array_index(study->sections, 0);
  assert_string_equal(change->name, "change");
  assert_string_equal(change->phrase->node->text, "pct(to_ab)");
  assert_true(numbers->has_sample);
  assert_string_equal(section->question, "How much?");
  assert_string_equal(section->text, "Much.");
  assert_string_equal(section->show[4], "flows");
  assert_null(((const SectionDef *)g_ptr_array_index(study->sections, 1))->show);
}

static void
charts_of_one_panel(void **state)
{
  const Study *study = *state;
  const ChartDef *flows = study_chart(study, "flows");
  assert_int_equal(flows->kind, CHART_PANELS);
  assert_string_equal(flows->title, "Flows");
  assert_int_equal(flows->panels->len, 1);
  const PanelDef *panel = g_ptr_array_index(flows->panels, 0);
  assert_int_equal(panel->bars->len, 2);
  assert_int_equal(panel->lines->len, 1);
  assert_string_equal(text_of(panel->lines, 0), "m");
  assert_string_equal(panel->unit, "USD billion");
  assert_true(panel->minimum == 0 && isnan(panel->maximum) && panel->weight == 1);
  const ChartDef *cloud = study_chart(study, "cloud"), *slope = study_chart(study, "slope");
  assert_int_equal(cloud->kind, CHART_SCATTER);
  assert_string_equal(cloud->fit, "line");
  assert_int_equal(slope->kind, CHART_TREND);
  assert_string_equal(slope->note, "Note");
  assert_string_equal(slope->subtitle, "Sub");
}

static void
charts_of_panels(void **state)
{
  const Study *study = *state;
  const ChartDef *two = study_chart(study, "two"), *few = study_chart(study, "few");
  const PanelDef *first = g_ptr_array_index(two->panels, 0), *second = g_ptr_array_index(two->panels, 1);
  assert_string_equal(first->title, "First");
  assert_string_equal(first->zone_above, "up");
  assert_string_equal(first->zone_below, "down");
  assert_true(first->weight == 2 && first->minimum == -1 && first->maximum == 1);
  assert_true(second->signed_tone);
  assert_string_equal(text_of(second->bars, 0), "good");
  const MarkDef *date = &g_array_index(two->events, MarkDef, 0), *visit = &g_array_index(two->events, MarkDef, 1),
                *gap = &g_array_index(two->spans, MarkDef, 0);
  assert_true(period_equal(date->at, period_of("2001-05-06")));
  assert_null(date->label);
  assert_string_equal(visit->label, "Visit");
  assert_true(period_equal(gap->at, period_of("2001-01/P24M")));
  assert_int_equal(few->kind, CHART_MULTIPLES);
  assert_int_equal(few->columns, 2);
  const PanelDef *rich = g_ptr_array_index(few->panels, 1);
  assert_int_equal(rich->areas->len + rich->steps->len + rich->points->len + rich->stacked->len, 4);
}

static void
the_small_study_is_computed(void **state)
{
  const Study *study = *state;
  g_autoptr(Results) results = results_new(study);
  g_autoptr(GError) error = NULL;
  assert_true(results_series(results, &error));
  assert_digits(value_at(series_named(results, "good"), "2000"), 3, 15);
  assert_int_equal(results->series->len, 4);
  assert_string_equal(((const Series *)g_ptr_array_index(results->series, 2))->name, "months_2m");
  /* 31 of 61 days */
  assert_int_equal(observation_at(series_named(results, "months_2m"), "2001-05/P2M")->missing, MISSING_INCOMPLETE);
  assert_ledger(results->ledger, "months_2m", "fewer than 80 % of the days present", 1, "2001-05/P2M");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(head_and_blocs),       cmocka_unit_test(series_from_tables),
      cmocka_unit_test(series_by_expression), cmocka_unit_test(models),
      cmocka_unit_test(tables_and_sections),  cmocka_unit_test(charts_of_one_panel),
      cmocka_unit_test(charts_of_panels),     cmocka_unit_test(the_small_study_is_computed),
  };
  return cmocka_run_group_tests(tests, read_small, free_small);
}
