#include "results.h"

#include <string.h>

#include "datasets/problems.h"

/* Series that wait for each other; more would end the stack, and those that stand in order never wait. */
#define CHAIN_LIMIT 40

Results *
results_new(const Study *study)
{
  Results *results = g_new0(Results, 1);
  results->study = study;
  results->ledger = ledger_new();
  results->data = data_new(study, results->ledger);
  results->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)series_free);
  results->under_way = g_hash_table_new(g_str_hash, g_str_equal);
  results->series = g_ptr_array_new();
  results->trends = g_ptr_array_new_with_free_func(trend_free);
  results->regressions = g_ptr_array_new_with_free_func(regression_free);
  results->comparisons = g_ptr_array_new_with_free_func(comparison_free);
  results->correlations = g_ptr_array_new_with_free_func(correlation_report_free);
  return results;
}

void
results_free(Results *results)
{
  if (!results)
    return;
  g_ptr_array_unref(results->comparisons);
  g_ptr_array_unref(results->correlations);
  g_ptr_array_unref(results->regressions);
  g_ptr_array_unref(results->trends);
  g_ptr_array_unref(results->series);
  g_hash_table_unref(results->under_way);
  g_hash_table_unref(results->by_name);
  data_free(results->data);
  ledger_free(results->ledger);
  g_free(results);
}

/* Whether a message begins with "path:line:" or "path: ", as those of files do. */
static gboolean
begins_with_path(const char *message, const char *path)
{
  return g_str_has_prefix(message, path) && message[strlen(path)] == ':';
}

/* Errors of data files and those that came through another series have a place of their own. */
static gboolean
has_place(const Results *results, const GError *error)
{
  const GPtrArray *resources = results->study->package->resources;
  if (error->domain != DATA_ERROR)
    return FALSE;
  for (guint i = 0; i < resources->len; i++)
    if (begins_with_path(error->message, ((const Resource *)g_ptr_array_index(resources, i))->path))
      return TRUE;
  return error->code == DATA_ERROR_FILE || begins_with_path(error->message, results->study->path);
}

/* Gives an error its place in the study, the source line under it, unless it has one. */
static void
place_error(const Results *results, const YamlNode *node, gsize offset, const char *what, GError **error)
{
  if (!error || !*error || has_place(results, *error))
    return;
  g_autoptr(Problems) problems = problems_new();
  g_autofree char *shown = visible_text(what, strlen(what));
  yaml_problem(results->study->yaml, node, offset, (DataError)(*error)->code, problems, "%s: %s", shown,
               (*error)->message);
  g_free((*error)->message);
  (*error)->message = g_strdup(problems_message(problems, 0));
}

static const Series *lookup(gpointer data, const char *name, GError **error);

/* The first code, in the order of the alphabet, whose text is unit. */
static const char *
code_of_unit(const ByKey *by, const char *unit)
{
  const char *first = NULL;
  GHashTableIter iterator;
  gpointer code, text;
  if (!by->by)
    return NULL;
  g_hash_table_iter_init(&iterator, by->texts);
  while (g_hash_table_iter_next(&iterator, &code, &text))
    if (g_str_equal(text, unit) && (!first || strcmp(code, first) < 0))
      first = code;
  return first;
}

/* A series known to be in that unit, or how one would be read from the data package. */
static char *
name_rate(gpointer data, const char *unit)
{
  const Results *results = data;
  for (guint i = 0; i < results->study->series->len; i++) {
    const SeriesDef *definition = g_ptr_array_index(results->study->series, i);
    const Series *series = g_hash_table_lookup(results->by_name, definition->name);
    if (series && g_strcmp0(series->unit, unit) == 0)
      return g_strdup(definition->name);
  }
  for (guint i = 0; i < results->study->package->resources->len; i++) {
    const Resource *resource = g_ptr_array_index(results->study->package->resources, i);
    const char *code = code_of_unit(&resource->unit, unit);
    if (code)
      return g_strdup_printf("from: %s, where: { %s: %s }", resource->name, resource->unit.by, code);
    if (g_strcmp0(resource->unit.text, unit) == 0)
      return g_strdup_printf("from: %s", resource->name);
  }
  return NULL;
}

Scope
results_scope(Results *results)
{
  return (Scope){.lookup = lookup, .data = results, .ledger = results->ledger, .rate = name_rate};
}

Series *
results_phrase(Results *results, const Phrase *phrase, GError **error)
{
  const Scope scope = results_scope(results);
  gsize offset = 0;
  Series *series = evaluate(&scope, phrase->node->text, phrase->expr, &offset, error);
  if (!series)
    place_error(results, phrase->node, offset, phrase->node->text, error);
  return series;
}

static void
finish_series(Results *results, const SeriesDef *definition, Series *series)
{
  series_set(&series->name, definition->name);
  if (definition->label)
    series_set(&series->label, definition->label);
  if (definition->min_coverage > 0)
    series_require_coverage(series, definition->min_coverage, results->ledger);
  if (definition->has_sample)
    series_cut(series, definition->sample);
}

static Series *
compute_series(Results *results, const SeriesDef *definition, GError **error)
{
  if (definition->expr) {
    Series *series = results_phrase(results, definition->expr, error);
    if (series && definition->expr->expr->kind != EXPR_NAME)
      series_set(&series->label, NULL);
    return series;
  }
  Series *series = source_series(results->data, definition, error);
  gsize offset;
  const YamlNode *node = data_fault(results->data, &offset);
  if (!series)
    place_error(results, node, offset, definition->name, error);
  return series;
}

static const Series *
lookup(gpointer data, const char *name, GError **error)
{
  Results *results = data;
  const Series *known = g_hash_table_lookup(results->by_name, name);
  if (known)
    return known;
  const SeriesDef *definition = study_series(results->study, name);
  if (!definition) {
    g_autofree const char **names = study_series_names(results->study);
    const char *near = nearest_name(name, names);
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "there is no series '%s'%s%s%s", name,
                near ? ", did you mean '" : "", near ? near : "", near ? "'?" : "");
    return NULL;
  }
  if (g_hash_table_contains(results->under_way, name)) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "series '%s' is defined by itself", name);
    return NULL;
  }
  if (g_hash_table_size(results->under_way) >= CHAIN_LIMIT) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME,
                "more than %d series rest one upon another: define '%s' before them", CHAIN_LIMIT, name);
    return NULL;
  }
  g_hash_table_add(results->under_way, definition->name);
  Series *series = compute_series(results, definition, error);
  g_hash_table_remove(results->under_way, definition->name);
  if (!series)
    return NULL;
  finish_series(results, definition, series);
  g_hash_table_insert(results->by_name, definition->name, series);
  return series;
}

gboolean
results_series(Results *results, GError **error)
{
  g_ptr_array_set_size(results->series, 0);
  data_read_ahead(results->data);
  for (guint i = 0; i < results->study->series->len; i++) {
    const SeriesDef *definition = g_ptr_array_index(results->study->series, i);
    const Series *series = lookup(results, definition->name, error);
    if (!series) {
      place_error(results, definition->node, 0, definition->name, error);
      return FALSE;
    }
    g_ptr_array_add(results->series, (gpointer)series);
  }
  return TRUE;
}

static gboolean
run_trend(Results *results, const ModelDef *model, GError **error)
{
  const Scope scope = results_scope(results);
  const Phrase *phrase = g_ptr_array_index(model->of, 0);
  gsize offset = 0;
  Trend *trend = trend_run(&scope, model->name, phrase->node->text, phrase->expr, &model->options, &offset, error);
  if (trend)
    g_ptr_array_add(results->trends, trend);
  else
    place_error(results, phrase->node, offset, model->name, error);
  return trend != NULL;
}

static gboolean
run_regression(Results *results, const ModelDef *model, GError **error)
{
  const Scope scope = results_scope(results);
  gsize offset = 0;
  Regression *regression =
      regression_run(&scope, model->name, model->formula_node->text, model->formula, &model->options, &offset, error);
  if (regression)
    g_ptr_array_add(results->regressions, regression);
  else
    place_error(results, model->formula_node, offset == NO_OFFSET ? 0 : offset, model->name, error);
  return regression != NULL;
}

static gboolean
run_correlation(Results *results, const ModelDef *model, GError **error)
{
  const Scope scope = results_scope(results);
  const Phrase *x = g_ptr_array_index(model->of, 0), *y = g_ptr_array_index(model->of, 1);
  const char *const texts[] = {x->node->text, y->node->text};
  const Expr *const exprs[] = {x->expr, y->expr};
  const Period *sample = model->options.has_sample ? &model->options.sample : NULL;
  guint at = 0;
  gsize offset = 0;
  CorrelationReport *report = correlation_run(&scope, model->name, texts, exprs, sample, &at, &offset, error);
  if (report)
    g_ptr_array_add(results->correlations, report);
  else
    place_error(results, at ? y->node : x->node, offset, model->name, error);
  return report != NULL;
}

static gboolean
run_all(Results *results, const GPtrArray *models, const char *const *names,
        gboolean (*run)(Results *, const ModelDef *, GError **), GError **error)
{
  for (guint i = 0; i < models->len; i++) {
    const ModelDef *model = g_ptr_array_index(models, i);
    if (names && names[0] && !g_strv_contains(names, model->name))
      continue;
    if (!run(results, model, error))
      return FALSE;
  }
  return TRUE;
}

/* A regression of that name, or a trend's; NULL when it was not computed. */
static const Regression *
find_regression(const Results *results, const char *name)
{
  for (guint i = 0; i < results->regressions->len; i++) {
    const Regression *regression = g_ptr_array_index(results->regressions, i);
    if (g_str_equal(regression->name, name))
      return regression;
  }
  for (guint i = 0; i < results->trends->len; i++) {
    const Trend *trend = g_ptr_array_index(results->trends, i);
    if (g_str_equal(trend->name, name))
      return trend->log_linear ? trend->log_linear : trend->linear;
  }
  return NULL;
}

const Regression *
results_regression(Results *results, const char *name, GError **error)
{
  const Regression *known = find_regression(results, name);
  if (known)
    return known;
  const ModelDef *regression = study_model(results->study->regressions, name),
                 *trend = study_model(results->study->trends, name);
  if (!regression && !trend) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "there is no regression or trend '%s'", name);
    return NULL;
  }
  const gboolean done = regression ? run_regression(results, regression, error) : run_trend(results, trend, error);
  return done ? find_regression(results, name) : NULL;
}

/* Comparisons of which every model was computed. */
static void
compare_models(Results *results)
{
  g_ptr_array_set_size(results->comparisons, 0);
  for (guint i = 0; i < results->study->compare->len; i++) {
    const CompareDef *definition = g_ptr_array_index(results->study->compare, i);
    Comparison *comparison = g_new0(Comparison, 1);
    comparison->name = g_strdup(definition->name);
    comparison->models = g_new0(const Regression *, g_strv_length(definition->models));
    for (char **name = definition->models; *name; name++) {
      const Regression *model = find_regression(results, *name);
      if (model)
        comparison->models[comparison->n++] = model;
    }
    if (comparison->n == g_strv_length(definition->models))
      g_ptr_array_add(results->comparisons, comparison);
    else
      comparison_free(comparison);
  }
}

/* Names to compute: those asked for, and the models of the comparisons among them (free the array alone). */
static const char **
with_compared(const Results *results, const char *const *names)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new();
  for (; names && *names; names++) {
    const CompareDef *compare = study_compare(results->study, *names);
    g_ptr_array_add(all, (gpointer)*names);
    for (char **model = compare ? compare->models : NULL; model && *model; model++)
      g_ptr_array_add(all, *model);
  }
  g_ptr_array_add(all, NULL);
  return (const char **)g_ptr_array_free(g_steal_pointer(&all), FALSE);
}

gboolean
results_models(Results *results, const char *const *names, GError **error)
{
  g_ptr_array_set_size(results->trends, 0);
  g_ptr_array_set_size(results->regressions, 0);
  g_ptr_array_set_size(results->correlations, 0);
  g_autofree const char **wanted = with_compared(results, names);
  if (!run_all(results, results->study->trends, wanted, run_trend, error) ||
      !run_all(results, results->study->regressions, wanted, run_regression, error) ||
      !run_all(results, results->study->correlations, wanted, run_correlation, error))
    return FALSE;
  compare_models(results);
  return TRUE;
}

Frame *
results_table(Results *results, const TableDef *table, GPtrArray **columns, GError **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)series_free);
  for (guint i = 0; i < table->columns->len; i++) {
    const ColumnDef *column = g_ptr_array_index(table->columns, i);
    Series *series = results_phrase(results, column->phrase, error);
    if (!series)
      return NULL;
    series_set(&series->name, column->name);
    g_ptr_array_add(list, series);
  }
  Frame *frame = frame_new((const Series *const *)list->pdata, list->len, FRAME_OUTER,
                           table->has_sample ? &table->sample : NULL, table->name, results->ledger, error);
  if (!frame)
    place_error(results, table->node, 0, table->name, error);
  else if (columns)
    *columns = g_steal_pointer(&list);
  return frame;
}
