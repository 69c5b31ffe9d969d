#include "table.h"

#include <stdlib.h>
#include <string.h>

#include "table_guess.h"

void
table_free(Table *table)
{
  if (!table)
    return;
  for (gsize i = 0; table->columns && i < table->n_columns; i++) {
    g_free(table->columns[i].values);
    g_free(table->columns[i].missing);
    g_free(table->columns[i].flags);
    g_free(table->columns[i].periods);
  }
  g_free(table->columns);
  g_free(table->spans);
  csv_records_free(table->csv);
  resource_free(table->own);
  g_free(table);
}

const Column *
table_column(const Table *table, const char *name)
{
  for (gsize i = 0; i < table->n_columns; i++)
    if (g_str_equal(table->columns[i].field->name, name))
      return &table->columns[i];
  return NULL;
}

const Column *
table_role(const Table *table, Role role)
{
  for (gsize i = 0; i < table->n_columns; i++)
    if (table->columns[i].field->role == role)
      return &table->columns[i];
  return NULL;
}

const char **
table_names(const Table *table)
{
  const char **names = g_new0(const char *, table->n_columns + 1);
  for (gsize i = 0; i < table->n_columns; i++)
    names[i] = table->columns[i].field->name;
  return names;
}

const char *
table_text(const Table *table, gsize row, const Column *column)
{
  return csv_text(table->csv, row + 1, column->at, NULL);
}

char *
table_place(const Table *table, gsize row, const Column *column)
{
  const CsvCell cell = csv_cell(table->csv, row + 1, column->at);
  return g_strdup_printf("%s:%" G_GSIZE_FORMAT ":%" G_GSIZE_FORMAT, table->csv->path, cell.line, cell.column);
}

static Period
row_span(const Column *start, const Column *end, const Column *until, gsize row)
{
  Period span = start->periods[row];
  if (end && end->periods[row].first <= end->periods[row].last)
    span.last = end->periods[row].last;
  if (until)
    span.last = until->periods[row].first <= until->periods[row].last ? until->periods[row].first - 1 : SPAN_OPEN;
  return span;
}

static void
check_span(const Table *table, gsize row, const Column *start, const Column *end, const Column *until,
           Problems *problems)
{
  const Period first = start->periods[row], span = table->spans[row];
  if (first.first <= first.last && span.first <= span.last)
    return;
  if (first.first <= first.last)
    table_cell_problem(table, row, end ? end : until, DATA_ERROR_PERIOD, problems,
                       end ? "lies before the start of its row" : "does not lie behind the start of its row");
  else if (csv_cell(table->csv, row + 1, start->at).length == 0 && !start->field->required)
    table_cell_problem(table, row, start, DATA_ERROR_PERIOD, problems, "is empty, but every row needs a period");
}

static int
compare_spans(const void *a, const void *b)
{
  return period_compare(*(const Period *)a, *(const Period *)b);
}

static gboolean
is_sorted(const Period *spans, gsize n)
{
  for (gsize i = 1; i < n; i++)
    if (period_compare(spans[i - 1], spans[i]) > 0)
      return FALSE;
  return TRUE;
}

static gboolean
stand_once(const Period *spans, gsize n)
{
  g_autofree Period *copy = is_sorted(spans, n) ? NULL : g_memdup2(spans, n * sizeof *spans);
  if (copy)
    qsort(copy, n, sizeof *copy, compare_spans);
  const Period *sorted = copy ? copy : spans;
  for (gsize i = 1; i < n; i++)
    if (period_equal(sorted[i - 1], sorted[i]))
      return FALSE;
  return TRUE;
}

static void
find_spans(Table *table, Problems *problems)
{
  const Column *period = table_role(table, ROLE_PERIOD);
  const Column *start = period ? period : table_role(table, ROLE_START);
  const Column *end = period ? NULL : table_role(table, ROLE_END);
  const Column *until = period ? NULL : table_role(table, ROLE_UNTIL);
  if (!start || !start->periods)
    return;
  table->spans = g_new0(Period, MAX(table->n_rows, 1));
  for (gsize row = 0; row < table->n_rows; row++) {
    table->spans[row] = row_span(start, end, until, row);
    check_span(table, row, start, end, until, problems);
  }
  table->spans_unique = table->n_rows == 0 || stand_once(table->spans, table->n_rows);
}

/* The cells of a row's key, between them what no text holds by chance. */
static void
join_key(const Table *table, gsize row, const GPtrArray *columns, GString *key)
{
  g_string_truncate(key, 0);
  for (guint i = 0; i < columns->len; i++) {
    const CsvCell cell = csv_cell(table->csv, row + 1, ((const Column *)columns->pdata[i])->at);
    g_string_append_len(key, cell.text, (gssize)cell.length);
    g_string_append_c(key, '\x1F');
  }
}

static void
key_problem(const Table *table, gsize row, const GPtrArray *columns, Problems *problems)
{
  g_autoptr(GString) cells = g_string_new(NULL);
  for (guint i = 0; i < columns->len; i++) {
    const CsvCell cell = csv_cell(table->csv, row + 1, ((const Column *)columns->pdata[i])->at);
    g_autofree char *shown = visible_text(cell.text, cell.length);
    g_string_append_printf(cells, "%s%s", i ? ", " : "", shown);
  }
  const CsvCell first = csv_cell(table->csv, row + 1, 0);
  problems_add(problems, DATA_ERROR_SCHEMA, table->csv->path, first.line, first.column, "a row for (%s) stands twice",
               cells->str);
}

static int
compare_keys(const Table *table, gsize row, gsize other, const GPtrArray *columns)
{
  int order = 0;
  for (guint i = 0; order == 0 && i < columns->len; i++)
    order = strcmp(table_text(table, row, columns->pdata[i]), table_text(table, other, columns->pdata[i]));
  return order;
}

/* In a file sorted by its key, as most are, no key can stand twice. */
static gboolean
keys_ascend(const Table *table, const GPtrArray *columns)
{
  for (gsize row = 1; row < table->n_rows; row++)
    if (compare_keys(table, row - 1, row, columns) >= 0)
      return FALSE;
  return TRUE;
}

static void
check_primary_key(const Table *table, Problems *problems)
{
  g_autoptr(GPtrArray) columns = g_ptr_array_new();
  for (char **name = table->resource->primary_key; name && *name; name++)
    g_ptr_array_add(columns, (gpointer)table_column(table, *name));
  if (columns->len == 0 || keys_ascend(table, columns))
    return;
  GStringChunk *keys = g_string_chunk_new(64 * 1024);
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GString) key = g_string_new(NULL);
  for (gsize row = 0; row < table->n_rows; row++) {
    join_key(table, row, columns, key);
    if (!g_hash_table_add(seen, g_string_chunk_insert_len(keys, key->str, (gssize)key->len)))
      key_problem(table, row, columns, problems);
  }
  g_string_chunk_free(keys);
}

void
csv_check_header(const Csv *csv, Problems *problems)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (gsize i = 0; i < csv->n_columns; i++) {
    const CsvCell cell = csv_cell(csv, 0, i);
    g_autofree char *shown = visible_text(cell.text, cell.length);
    if (cell.length == 0)
      problems_add(problems, DATA_ERROR_SCHEMA, csv->path, cell.line, cell.column, "a column has no name");
    else if (!g_hash_table_add(seen, (gpointer)cell.text))
      problems_add(problems, DATA_ERROR_SCHEMA, csv->path, cell.line, cell.column, "two columns are named '%s'", shown);
  }
}

/* The names of fields that the header lacks, NULL-terminated. */
static GPtrArray *
absent_fields(const Table *table)
{
  g_autoptr(GHashTable) heads = g_hash_table_new(g_str_hash, g_str_equal);
  for (gsize i = 0; i < table->csv->n_columns; i++)
    g_hash_table_add(heads, (gpointer)csv_cell(table->csv, 0, i).text);
  GPtrArray *absent = g_ptr_array_new();
  for (guint i = 0; i < table->resource->fields->len; i++) {
    const Field *field = g_ptr_array_index(table->resource->fields, i);
    if (!g_hash_table_contains(heads, field->name))
      g_ptr_array_add(absent, field->name);
  }
  g_ptr_array_add(absent, NULL);
  return absent;
}

static GHashTable *
fields_by_name(const Resource *resource)
{
  GHashTable *fields = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < resource->fields->len; i++) {
    Field *field = g_ptr_array_index(resource->fields, i);
    g_hash_table_insert(fields, field->name, field);
  }
  return fields;
}

/* A column that no field describes: perhaps one of the absent ones, misspelt, which then is not told again. */
static void
add_unknown_column(const Table *table, const CsvCell head, GPtrArray *absent, Problems *problems)
{
  g_autofree char *shown = visible_text(head.text, head.length);
  const char *near = nearest_name(head.text, (const char *const *)absent->pdata);
  problems_add(problems, DATA_ERROR_SCHEMA, table->csv->path, head.line, head.column,
               "the descriptor has no field '%s'%s%s%s", shown, near ? ", did you mean '" : "", near ? near : "",
               near ? "'?" : "");
  if (near)
    g_ptr_array_remove(absent, (gpointer)near);
}

/* Binds each CSV column to its field. */
static void
bind_columns(Table *table, Problems *problems)
{
  const Csv *csv = table->csv;
  g_autoptr(GPtrArray) absent = absent_fields(table);
  g_autoptr(GHashTable) fields = fields_by_name(table->resource);
  table->n_rows = csv->n_records - 1;
  table->columns = g_new0(Column, csv->n_columns);
  csv_check_header(csv, problems);
  for (gsize i = 0; i < csv->n_columns; i++) {
    const CsvCell head = csv_cell(csv, 0, i);
    const Field *field = g_hash_table_lookup(fields, head.text);
    if (field)
      table->columns[table->n_columns++] = (Column){.field = field, .at = i};
    else if (head.length > 0)
      add_unknown_column(table, head, absent, problems);
  }
  for (guint i = 0; absent->pdata[i]; i++)
    problems_add(problems, DATA_ERROR_SCHEMA, csv->path, 1, 1, "column '%s' of the descriptor is not in the file",
                 (const char *)absent->pdata[i]);
}

Table *
table_build(const Resource *resource, Csv *csv, GError **error)
{
  g_autoptr(Table) table = g_new0(Table, 1);
  g_autoptr(Problems) problems = problems_new();
  table->resource = resource;
  table->csv = csv;
  bind_columns(table, problems);
  if (!problems_raise(problems, error))
    return NULL;
  table_read_cells(table, problems);
  find_spans(table, problems);
  check_primary_key(table, problems);
  return problems_raise(problems, error) ? g_steal_pointer(&table) : NULL;
}

Table *
table_read(const Resource *resource, GError **error)
{
  const CsvOptions options = {.delimiter = resource->delimiter, .encoding = resource->encoding};
  if (resource->fields->len == 0) {
    const GuessOptions guess = {.csv = options};
    g_autoptr(Table) table = table_guess(resource->path, &guess, error);
    if (table)
      table->resource = resource;
    return g_steal_pointer(&table);
  }
  Csv *csv = csv_read(resource->path, &options, error);
  return csv ? table_build(resource, csv, error) : NULL;
}
