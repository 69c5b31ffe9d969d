#include "results.h"

#include <string.h>

#include "datasets/problems.h"
#include "indicator.h"
#include "source_data.h"

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
  results->breakdowns = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)breakdown_free);
  results->series = g_ptr_array_new();
  results->trends = g_ptr_array_new_with_free_func(trend_free);
  results->regressions = g_ptr_array_new_with_free_func(regression_free);
  results->comparisons = g_ptr_array_new_with_free_func(comparison_free);
  results->correlations = g_ptr_array_new_with_free_func(correlation_report_free);
  results->analyses = g_ptr_array_new_with_free_func(analysis_free);
  return results;
}

void
results_free(Results *results)
{
  if (!results)
    return;
  g_ptr_array_unref(results->comparisons);
  g_clear_pointer(&results->claims, g_ptr_array_unref);
  g_ptr_array_unref(results->analyses);
  g_ptr_array_unref(results->correlations);
  g_ptr_array_unref(results->regressions);
  g_ptr_array_unref(results->trends);
  g_ptr_array_unref(results->series);
  g_hash_table_unref(results->under_way);
  g_hash_table_unref(results->breakdowns);
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
gboolean
results_error_has_place(const Results *results, const GError *error)
{
  const GPtrArray *resources = results->study->package->resources;
  if (error->domain != DATA_ERROR)
    return FALSE;
  for (guint i = 0; i < resources->len; i++)
    if (begins_with_path(error->message, ((const Resource *)g_ptr_array_index(resources, i))->path))
      return TRUE;
  return error->code == DATA_ERROR_FILE || begins_with_path(error->message, results->study->path);
}

void
results_place_error(const Results *results, const YamlNode *node, gsize offset, const char *what, GError **error)
{
  if (!error || !*error || !results->study->yaml || results_error_has_place(results, *error))
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

static const Table *
study_events(gpointer data, GError **error)
{
  const Results *results = data;
  return results->study->events ? data_table(results->data, results->study->events, error) : NULL;
}

static const Breakdown *
find_breakdown(gpointer data, const char *name, GError **error)
{
  Results *results = data;
  Breakdown *breakdown = g_hash_table_lookup(results->breakdowns, name);
  const BreakdownDef *definition = study_breakdown(results->study, name);
  gsize offset;
  if (breakdown)
    return breakdown;
  if (!definition) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "there is no breakdown '%s'", name);
    return NULL;
  }
  breakdown = breakdown_new(results->data, definition, error);
  const YamlNode *node = data_fault(results->data, &offset);
  if (breakdown)
    g_hash_table_insert(results->breakdowns, definition->name, breakdown);
  else
    results_place_error(results, node, offset, definition->name, error);
  return breakdown;
}

static gboolean
has_breakdown(gpointer data, const char *name)
{
  return study_breakdown(((const Results *)data)->study, name) != NULL;
}

static const Bloc *
find_bloc(gpointer data, const char *name, int as_of, GError **error)
{
  const Results *results = data;
  GError *cause = NULL;
  const Bloc *bloc = data_bloc(results->data, name, as_of, &cause);
  if (cause)
    g_propagate_error(error, cause);
  else if (!bloc)
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "there is no bloc '%s'", name);
  return bloc;
}

Scope
results_scope(Results *results)
{
  return (Scope){.lookup = lookup,
                 .data = results,
                 .ledger = results->ledger,
                 .rate = name_rate,
                 .events = study_events,
                 .breakdown = find_breakdown,
                 .has_breakdown = has_breakdown,
                 .bloc = find_bloc};
}

Series *
results_phrase(Results *results, const Phrase *phrase, GError **error)
{
  const Scope scope = results_scope(results);
  gsize offset = 0;
  Series *series = evaluate(&scope, phrase->node->text, phrase->expr, &offset, error);
  if (!series)
    results_place_error(results, phrase->node, offset, phrase->node->text, error);
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
  if (definition->indicator) {
    const Scope scope = results_scope(results);
    Series *series = indicator_series(&scope, definition->indicator, error);
    if (!series)
      results_place_error(results, definition->node, 0, definition->name, error);
    return series;
  }
  Series *series = source_series(results->data, definition, error);
  gsize offset;
  const YamlNode *node = data_fault(results->data, &offset);
  if (!series)
    results_place_error(results, node, offset, definition->name, error);
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
results_breakdowns(Results *results, GError **error)
{
  for (guint i = 0; i < results->study->breakdowns->len; i++) {
    const BreakdownDef *definition = g_ptr_array_index(results->study->breakdowns, i);
    if (!find_breakdown(results, definition->name, error))
      return FALSE;
  }
  return TRUE;
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
      results_place_error(results, definition->node, 0, definition->name, error);
      return FALSE;
    }
    g_ptr_array_add(results->series, (gpointer)series);
  }
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
    results_place_error(results, table->node, 0, table->name, error);
  else if (columns)
    *columns = g_steal_pointer(&list);
  return frame;
}
