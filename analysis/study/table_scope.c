#include "table_scope.h"

#include <string.h>

#include "datasets/problems.h"

void
table_scope_free(TableScope *scope)
{
  if (!scope)
    return;
  g_hash_table_unref(scope->series);
  ledger_free(scope->ledger);
  table_free(scope->table);
  g_free(scope);
}

static gint
by_period(gconstpointer a, gconstpointer b)
{
  return period_compare(((const Observation *)a)->period, ((const Observation *)b)->period);
}

static Period
period_of_row(const Table *table, gsize row)
{
  const gint32 place = (gint32)row;
  return table->spans ? table->spans[row] : (Period){.first = place, .last = place};
}

static Series *
series_of_column(const Table *table, const Column *column)
{
  Series *series = series_new(column->field->name);
  for (gsize row = 0; row < table->n_rows; row++) {
    const Period period = period_of_row(table, row);
    series_add(series, column->missing[row] ? observation_missing(period, column->missing[row])
                                            : observation_exact(period, column->values[row]));
  }
  g_array_sort(series->observations, by_period);
  return series;
}

static gboolean
refuse_repeated(const Table *table, GError **error)
{
  const Column *period = table_role(table, ROLE_PERIOD);
  g_set_error(
      error, DATA_ERROR, DATA_ERROR_ALIGN,
      "%s: periods stand several times in column '%s': this is no plain time series; write a study that chooses rows "
      "by 'where', or give --no-period",
      table->csv->path, period->field->name);
  return FALSE;
}

TableScope *
table_scope_new(const char *path, const GuessOptions *options, GError **error)
{
  Table *table = table_guess(path, options, error);
  if (!table)
    return NULL;
  if (table->spans && !table->spans_unique) {
    refuse_repeated(table, error);
    table_free(table);
    return NULL;
  }
  TableScope *scope = g_new0(TableScope, 1);
  scope->table = table;
  scope->ledger = ledger_new();
  scope->series = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)series_free);
  for (gsize i = 0; i < table->n_columns; i++) {
    const Column *column = &table->columns[i];
    if (column->values)
      g_hash_table_insert(scope->series, column->field->name, series_of_column(table, column));
  }
  return scope;
}

static const Series *
lookup(gpointer data, const char *name, GError **error)
{
  const TableScope *scope = data;
  const Series *series = g_hash_table_lookup(scope->series, name);
  if (series)
    return series;
  g_autofree const char **names = table_names(scope->table);
  const char *near = nearest_name(name, names);
  const Column *text = table_column(scope->table, name);
  if (text)
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "column '%s' holds text, not numbers", name);
  else
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "%s has no column '%s'%s%s%s", scope->table->csv->path, name,
                near ? ", did you mean '" : "", near ? near : "", near ? "'?" : "");
  return NULL;
}

static gint
by_text(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The different texts of a column but the empty one, in the order of their bytes (transfer full). */
static char **
different_texts(const Table *table, const Column *column)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  GPtrArray *texts = g_ptr_array_new();
  for (gsize row = 0; row < table->n_rows; row++) {
    const char *text = table_text(table, row, column);
    if (*text && g_hash_table_add(seen, (gpointer)text))
      g_ptr_array_add(texts, g_strdup(text));
  }
  g_ptr_array_sort(texts, by_text);
  g_ptr_array_add(texts, NULL);
  return (char **)g_ptr_array_free(texts, FALSE);
}

static Series *
levels(gpointer data, const char *name, char ***texts)
{
  const TableScope *scope = data;
  const Table *table = scope->table;
  const Column *column = table_column(table, name);
  if (!column || column->values)
    return NULL;
  *texts = different_texts(table, column);
  g_autoptr(GHashTable) places = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; (*texts)[i]; i++)
    g_hash_table_insert(places, (*texts)[i], GUINT_TO_POINTER(i));
  Series *series = series_new(name);
  for (gsize row = 0; row < table->n_rows; row++) {
    const char *text = table_text(table, row, column);
    const Period period = period_of_row(table, row);
    const double place = GPOINTER_TO_UINT(g_hash_table_lookup(places, text));
    series_add(series, *text ? observation_exact(period, place) : observation_missing(period, MISSING_NOT_PUBLISHED));
  }
  g_array_sort(series->observations, by_period);
  return series;
}

Scope
table_scope(TableScope *scope)
{
  return (Scope){.lookup = lookup,
                 .data = scope,
                 .ledger = scope->ledger,
                 .cross_section = scope->table->spans == NULL,
                 .levels = levels};
}
