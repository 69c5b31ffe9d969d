#include "table.h"

#include <math.h>
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
  return csv_cell(table->csv, row + 1, column->at)->text;
}

char *
table_place(const Table *table, gsize row, const Column *column)
{
  const CsvCell *cell = csv_cell(table->csv, row + 1, column->at);
  return g_strdup_printf("%s:%u:%u", table->csv->path, cell->line, cell->column);
}

static void
cell_problem(const Table *table, gsize row, const Column *column, DataError code, Problems *problems, const char *what)
{
  const CsvCell *cell = csv_cell(table->csv, row + 1, column->at);
  g_autofree char *shown = visible_text(cell->text, cell->length);
  problems_add(problems, code, table->csv->path, cell->line, cell->column, "column '%s': '%s' %s", column->field->name,
               shown, what);
}

static void
read_number_cell(const Table *table, gsize row, Column *column, Problems *problems)
{
  const CsvCell *cell = csv_cell(table->csv, row + 1, column->at);
  Number number;
  const char *why;
  if (!number_parse(cell->text, cell->length, &column->field->number, &number, &why)) {
    g_autofree char *what = g_strdup_printf("is not a number (%s)", why);
    cell_problem(table, row, column, DATA_ERROR_NUMBER, problems, what);
    column->values[row] = NAN;
    column->missing[row] = MISSING_UNREADABLE;
    return;
  }
  column->values[row] = number.value;
  column->missing[row] = number.missing;
  memcpy(column->flags[row], number.flag, sizeof number.flag);
  if (column->field->type == TYPE_INTEGER && !number.missing && number.value != floor(number.value))
    cell_problem(table, row, column, DATA_ERROR_NUMBER, problems, "is not a whole number");
}

static void
read_period_cell(const Table *table, gsize row, Column *column, Problems *problems)
{
  const CsvCell *cell = csv_cell(table->csv, row + 1, column->at);
  Period *period = &column->periods[row];
  const char *why;
  *period = (Period){.first = 0, .last = -1};
  if (cell->length == 0)
    return;
  const gboolean read = column->field->format
                            ? period_parse_format(cell->text, cell->length, column->field->format, period, &why)
                            : period_parse(cell->text, cell->length, period, &why);
  if (read)
    return;
  g_autofree char *what = g_strdup_printf("is not a period (%s)", why);
  cell_problem(table, row, column, DATA_ERROR_PERIOD, problems, what);
}

static void
check_constraints(const Table *table, gsize row, const Column *column, GHashTable *seen, Problems *problems)
{
  const Field *field = column->field;
  const CsvCell *cell = csv_cell(table->csv, row + 1, column->at);
  if (field->required && cell->length == 0)
    cell_problem(table, row, column, DATA_ERROR_SCHEMA, problems, "is empty, but a value is required");
  if (cell->length == 0)
    return;
  if (field->one_of && !g_strv_contains((const char *const *)field->one_of, cell->text)) {
    const char *near = nearest_name(cell->text, (const char *const *)field->one_of);
    g_autofree char *all = g_strjoinv(", ", field->one_of);
    g_autofree char *what =
        near ? g_strdup_printf("is not allowed, did you mean '%s'?", near) : g_strdup_printf("is not one of: %s", all);
    cell_problem(table, row, column, DATA_ERROR_SCHEMA, problems, what);
  }
  if (field->pattern && !g_regex_match(field->pattern, cell->text, 0, NULL))
    cell_problem(table, row, column, DATA_ERROR_SCHEMA, problems, "does not have the pattern of this column");
  if (seen && !g_hash_table_add(seen, (gpointer)cell->text))
    cell_problem(table, row, column, DATA_ERROR_SCHEMA, problems, "stands twice in a column of unique values");
  if (column->values && column->values[row] < field->minimum)
    cell_problem(table, row, column, DATA_ERROR_SCHEMA, problems, "is below the column's minimum");
  if (column->values && column->values[row] > field->maximum)
    cell_problem(table, row, column, DATA_ERROR_SCHEMA, problems, "is above the column's maximum");
}

static void
read_column(const Table *table, Column *column, Problems *problems)
{
  const FieldType type = column->field->type;
  g_autoptr(GHashTable) seen = column->field->unique ? g_hash_table_new(g_str_hash, g_str_equal) : NULL;
  if (type == TYPE_NUMBER || type == TYPE_INTEGER) {
    column->values = g_new(double, table->n_rows);
    column->missing = g_new0(Missing, table->n_rows);
    column->flags = g_malloc0_n(table->n_rows, sizeof *column->flags);
  }
  if (type == TYPE_PERIOD)
    column->periods = g_new(Period, table->n_rows);
  for (gsize row = 0; row < table->n_rows; row++) {
    if (column->values)
      read_number_cell(table, row, column, problems);
    if (column->periods)
      read_period_cell(table, row, column, problems);
    check_constraints(table, row, column, seen, problems);
  }
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
find_spans(Table *table, Problems *problems)
{
  const Column *period = table_role(table, ROLE_PERIOD);
  const Column *start = period ? period : table_role(table, ROLE_START);
  const Column *end = period ? NULL : table_role(table, ROLE_END),
               *until = period ? NULL : table_role(table, ROLE_UNTIL);
  if (!start || !start->periods)
    return;
  table->spans = g_new(Period, table->n_rows);
  table->spans_unique = TRUE;
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  for (gsize row = 0; row < table->n_rows; row++) {
    table->spans[row] = row_span(start, end, until, row);
    const Period span = table->spans[row];
    if (start->periods[row].first > start->periods[row].last) {
      if (csv_cell(table->csv, row + 1, start->at)->length == 0)
        cell_problem(table, row, start, DATA_ERROR_PERIOD, problems, "is empty, but every row needs a period");
    } else if (span.first > span.last) {
      cell_problem(table, row, end ? end : start, DATA_ERROR_PERIOD, problems, "lies before the start of its row");
    }
    gint64 *key = g_new(gint64, 1);
    *key = ((gint64)span.first << 32) ^ (guint32)span.last;
    if (!g_hash_table_add(seen, key))
      table->spans_unique = FALSE;
  }
}

static void
check_primary_key(const Table *table, Problems *problems)
{
  char **names = table->resource->primary_key;
  if (!names)
    return;
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  const Column *first = table_column(table, names[0]);
  for (gsize row = 0; first && row < table->n_rows; row++) {
    g_autoptr(GString) key = g_string_new(NULL);
    for (char **name = names; *name; name++) {
      const Column *column = table_column(table, *name);
      g_string_append_printf(key, "%s%s", name == names ? "" : ", ", column ? table_text(table, row, column) : "");
    }
    g_autofree char *copy = g_strdup(key->str);
    if (g_hash_table_add(seen, g_string_free(g_steal_pointer(&key), FALSE)))
      continue;
    const CsvCell *cell = csv_cell(table->csv, row + 1, 0);
    problems_add(problems, DATA_ERROR_SCHEMA, table->csv->path, cell->line, cell->column, "a row for (%s) stands twice",
                 copy);
  }
}

static const Field *
field_named(const Resource *resource, const char *name)
{
  for (guint i = 0; i < resource->fields->len; i++) {
    const Field *field = g_ptr_array_index(resource->fields, i);
    if (g_str_equal(field->name, name))
      return field;
  }
  return NULL;
}

static const char **
field_names(const Resource *resource)
{
  const char **names = g_new0(const char *, resource->fields->len + 1);
  for (guint i = 0; i < resource->fields->len; i++)
    names[i] = ((const Field *)g_ptr_array_index(resource->fields, i))->name;
  return names;
}

static void
check_header_name(const Table *table, gsize column, GHashTable *seen, Problems *problems)
{
  const CsvCell *cell = csv_cell(table->csv, 0, column);
  if (cell->length == 0)
    problems_add(problems, DATA_ERROR_SCHEMA, table->csv->path, cell->line, cell->column, "a column has no name");
  else if (!g_hash_table_add(seen, (gpointer)cell->text))
    problems_add(problems, DATA_ERROR_SCHEMA, table->csv->path, cell->line, cell->column, "two columns are named '%s'",
                 cell->text);
}

/* Binds each CSV column to its field. */
static void
bind_columns(Table *table, Problems *problems)
{
  const Csv *csv = table->csv;
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  g_autofree const char **known = field_names(table->resource);
  table->n_rows = csv->n_records - 1;
  table->columns = g_new0(Column, csv->n_columns);
  for (gsize i = 0; i < csv->n_columns; i++) {
    const CsvCell *cell = csv_cell(csv, 0, i);
    const Field *field = field_named(table->resource, cell->text);
    check_header_name(table, i, seen, problems);
    if (!field) {
      const char *near = nearest_name(cell->text, known);
      problems_add(problems, DATA_ERROR_SCHEMA, csv->path, cell->line, cell->column,
                   "the descriptor has no field '%s'%s%s%s", cell->text, near ? ", did you mean '" : "",
                   near ? near : "", near ? "'?" : "");
      continue;
    }
    table->columns[table->n_columns++] = (Column){.field = field, .at = i};
  }
  for (guint i = 0; known[i]; i++)
    if (!g_hash_table_contains(seen, known[i]))
      problems_add(problems, DATA_ERROR_SCHEMA, csv->path, 1, 1, "column '%s' of the descriptor is not in the file",
                   known[i]);
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
  for (gsize i = 0; i < table->n_columns; i++)
    read_column(table, &table->columns[i], problems);
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
