#include "table_guess.h"

#include <math.h>
#include <string.h>

#include "wide.h"

static const char *const period_names[] = {"period", "year", "date", "month", "quarter", "time", NULL};

static gboolean
is_period_name(const char *name)
{
  for (guint i = 0; period_names[i]; i++)
    if (g_ascii_strcasecmp(period_names[i], name) == 0)
      return TRUE;
  return FALSE;
}

/* The first cell of a column that is no period, or 0 when all are. */
static gsize
first_without_period(const Csv *csv, gsize column, const char **why)
{
  for (gsize row = 1; row < csv->n_records; row++) {
    const CsvCell *cell = csv_cell(csv, row, column);
    Period period;
    if (!period_parse(cell->text, cell->length, &period, why))
      return row;
  }
  return 0;
}

/* The column of periods, or n_columns when there is none; G_MAXSIZE and *error when the one asked for is not. */
static gsize
find_period_column(const Csv *csv, const GuessOptions *options, GError **error)
{
  const char *why = NULL;
  for (gsize i = 0; i < csv->n_columns && !options->no_period; i++) {
    const char *name = csv_cell(csv, 0, i)->text;
    if (options->period ? !g_str_equal(options->period, name) : !is_period_name(name))
      continue;
    const gsize bad = first_without_period(csv, i, &why);
    if (!bad && csv->n_records > 1)
      return i;
    if (!options->period || !bad)
      continue;
    const CsvCell *cell = csv_cell(csv, bad, i);
    g_autofree char *shown = visible_text(cell->text, cell->length);
    g_set_error(error, DATA_ERROR, DATA_ERROR_PERIOD, "%s:%u:%u: column '%s': '%s' is not a period (%s)", csv->path,
                cell->line, cell->column, name, shown, why);
    return G_MAXSIZE;
  }
  if (!options->period || options->no_period)
    return csv->n_columns;
  g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "%s: no column is named '%s'", csv->path, options->period);
  return G_MAXSIZE;
}

static void
refuse_ambiguous(const Csv *csv, gsize column, const NumberEvidence *evidence, ColumnKind kind, Problems *problems)
{
  const CsvCell *head = csv_cell(csv, 0, column);
  g_autofree char *digits = g_strdup(evidence->example);
  char *end = digits;
  for (const char *from = digits; *from; from++)
    if (*from != ',' && *from != '.')
      *end++ = *from;
  *end = '\0';
  g_autofree char *fraction = g_strdelimit(g_strdup(evidence->example), ",", '.');
  if (kind == COLUMN_MIXED)
    problems_add(problems, DATA_ERROR_NUMBER, csv->path, head->line, head->column,
                 "column '%s': some cells have a decimal point, others a decimal comma", head->text);
  else
    problems_add(problems, DATA_ERROR_NUMBER, csv->path, head->line, head->column,
                 "column '%s': '%s' may be %s or %s, and no cell of the column tells which: give --decimal ',' or "
                 "--decimal '.'",
                 head->text, evidence->example, fraction, digits);
}

static Field *
guess_field(const Csv *csv, gsize column, const GuessOptions *options, Problems *problems)
{
  const char *name = csv_cell(csv, 0, column)->text;
  NumberEvidence evidence = {0};
  NumberFormat format = {.decimal = '.'};
  for (gsize row = 1; row < csv->n_records; row++) {
    const CsvCell *cell = csv_cell(csv, row, column);
    number_gather(&evidence, cell->text, cell->length);
  }
  ColumnKind kind = number_decide(&evidence, &format);
  if (options->decimal && (kind == COLUMN_AMBIGUOUS || kind == COLUMN_NUMBERS)) {
    kind = COLUMN_NUMBERS;
    format.decimal = options->decimal;
    format.grouped = format.grouped || evidence.ambiguous > 0;
  }
  if (kind == COLUMN_AMBIGUOUS || kind == COLUMN_MIXED)
    refuse_ambiguous(csv, column, &evidence, kind, problems);
  Field *field = field_new(name, kind == COLUMN_NUMBERS || kind == COLUMN_EMPTY ? TYPE_NUMBER : TYPE_TEXT);
  if (kind == COLUMN_TEXT)
    field->role = ROLE_KEY;
  field->number = format;
  return field;
}

/* A year may also be a regressor: its numbers stand beside its periods. */
static void
add_numbers_of_years(Table *table, gsize column)
{
  Column *years = &table->columns[column];
  const NumberFormat plain = {.decimal = '.'};
  double *values = g_new(double, table->n_rows);
  for (gsize row = 0; row < table->n_rows; row++) {
    const CsvCell *cell = csv_cell(table->csv, row + 1, years->at);
    Number number;
    const char *why;
    if (!number_parse(cell->text, cell->length, &plain, &number, &why) || number.missing) {
      g_free(values);
      return;
    }
    values[row] = number.value;
  }
  years->values = values;
  years->missing = g_new0(Missing, table->n_rows);
  years->flags = g_malloc0_n(table->n_rows, sizeof *years->flags);
}

Table *
table_guess(const char *path, const GuessOptions *options, GError **error)
{
  g_autoptr(Csv) csv = csv_read(path, &options->csv, error);
  if (!csv)
    return NULL;
  const gboolean wide = !options->no_period && !options->period && csv_is_wide(csv);
  if (wide)
    csv = csv_wide_to_long(g_steal_pointer(&csv));
  const gsize period = find_period_column(csv, options, error);
  if (period == G_MAXSIZE)
    return NULL;
  g_autoptr(Problems) problems = problems_new();
  Resource *resource = resource_new(path, path);
  for (gsize i = 0; i < csv->n_columns; i++) {
    Field *field =
        i == period ? field_new(csv_cell(csv, 0, i)->text, TYPE_PERIOD) : guess_field(csv, i, options, problems);
    if (i == period)
      field->role = ROLE_PERIOD;
    g_ptr_array_add(resource->fields, field);
  }
  Table *table = problems_raise(problems, error) ? table_build(resource, g_steal_pointer(&csv), error) : NULL;
  if (!table) {
    resource_free(resource);
    return NULL;
  }
  table->own = resource;
  table->wide = wide;
  if (period < table->n_columns)
    add_numbers_of_years(table, period);
  return table;
}
