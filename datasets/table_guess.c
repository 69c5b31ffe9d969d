#include "table_guess.h"

#include <string.h>

#include "wide.h"

static const char *const period_names[] = {"period", "year", "date", "month", "quarter", "time", NULL};

gboolean
is_period_name(const char *name)
{
  for (guint i = 0; period_names[i]; i++)
    if (g_ascii_strcasecmp(period_names[i], name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_period(const CsvCell *cell, const char *format, const char **why)
{
  Period period;
  return format ? period_parse_format(cell->text, cell->length, format, &period, why)
                : period_parse(cell->text, cell->length, &period, why);
}

/* The first cell of a column that is no period, or 0 when all are; then *once is whether each stands once. */
static gsize
first_without_period(const Csv *csv, gsize column, const char *format, gboolean *once, const char **why)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  *once = TRUE;
  for (gsize row = 1; row < csv->n_records; row++) {
    const CsvCell cell = csv_cell(csv, row, column);
    if (!is_period(&cell, format, why))
      return row;
    *once = *once && g_hash_table_add(seen, (gpointer)cell.text);
  }
  return 0;
}

/* The column that was asked for; G_MAXSIZE and *error when there is none or a cell of it is no period. */
static gsize
named_period_column(const Csv *csv, const char *wanted, const char *format, GError **error)
{
  g_autofree const char **names = g_new0(const char *, csv->n_columns + 1);
  for (gsize i = 0; i < csv->n_columns; i++) {
    names[i] = csv_cell(csv, 0, i).text;
    if (!g_str_equal(wanted, names[i]))
      continue;
    gboolean once;
    const char *why = NULL;
    const gsize bad = first_without_period(csv, i, format, &once, &why);
    if (!bad)
      return i;
    const CsvCell cell = csv_cell(csv, bad, i);
    g_autofree char *shown = visible_text(cell.text, cell.length);
    g_set_error(error, DATA_ERROR, DATA_ERROR_PERIOD,
                "%s:%" G_GSIZE_FORMAT ":%" G_GSIZE_FORMAT ": column '%s': '%s' is not a period (%s)", csv->path,
                cell.line, cell.column, names[i], shown, why);
    return G_MAXSIZE;
  }
  const char *near = nearest_name(wanted, names);
  g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "%s: no column is named '%s'%s%s%s", csv->path, wanted,
              near ? ", did you mean '" : "", near ? near : "", near ? "'?" : "");
  return G_MAXSIZE;
}

/* The first column whose name and cells all say period, before others one in which each stands once; n_columns when there
 * is none. */
static gsize
find_period_column(const Csv *csv)
{
  gsize repeated = csv->n_columns;
  for (gsize i = 0; i < csv->n_columns && csv->n_records > 1; i++) {
    gboolean once;
    const char *why;
    if (!is_period_name(csv_cell(csv, 0, i).text) || first_without_period(csv, i, NULL, &once, &why))
      continue;
    if (once)
      return i;
    repeated = MIN(repeated, i);
  }
  return repeated;
}

/* Who declares the format of dates means a column: the first that is named so. */
static gsize
dated_column(const Csv *csv, const char *format, GError **error)
{
  for (gsize i = 0; i < csv->n_columns; i++) {
    const char *name = csv_text(csv, 0, i, NULL);
    if (is_period_name(name))
      return named_period_column(csv, name, format, error);
  }
  g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "%s: no column is named as one of dates: name it by --period",
              csv->path);
  return G_MAXSIZE;
}

/* n_columns when there is none, G_MAXSIZE after an error. */
static gsize
period_column(const Csv *csv, const GuessOptions *options, GError **error)
{
  if (options->no_period)
    return csv->n_columns;
  if (options->period)
    return named_period_column(csv, options->period, options->date_format, error);
  return options->date_format ? dated_column(csv, options->date_format, error) : find_period_column(csv);
}

static void
refuse_ambiguous(const Csv *csv, gsize column, const NumberEvidence *evidence, Problems *problems)
{
  const CsvCell head = csv_cell(csv, 0, column);
  g_autofree char *name = visible_text(head.text, head.length), *digits = g_strdup(evidence->example);
  char *end = digits;
  for (const char *from = digits; *from; from++)
    if (*from != ',' && *from != '.')
      *end++ = *from;
  *end = '\0';
  g_autofree char *fraction = g_strdelimit(g_strdup(evidence->example), ",", '.');
  problems_add(problems, DATA_ERROR_NUMBER, csv->path, head.line, head.column,
               "column '%s': '%s' may be %s or %s, and no cell of the column tells which: give --decimal ',' or "
               "--decimal '.'",
               name, evidence->example, fraction, digits);
}

/* The first cell that proves a decimal sign. */
static CsvCell
first_proof(const Csv *csv, gsize column, char decimal)
{
  for (gsize row = 1; row < csv->n_records; row++) {
    const CsvCell cell = csv_cell(csv, row, column);
    NumberEvidence evidence = {0};
    number_gather(&evidence, cell.text, cell.length);
    if ((decimal == '.' ? evidence.decimal_point : evidence.decimal_comma) > 0)
      return cell;
  }
  return csv_cell(csv, 0, column);
}

static void
refuse_mixed(const Csv *csv, gsize column, Problems *problems)
{
  const CsvCell head = csv_cell(csv, 0, column);
  const CsvCell point = first_proof(csv, column, '.'), comma = first_proof(csv, column, ',');
  const CsvCell later = point.line > comma.line ? point : comma;
  g_autofree char *name = visible_text(head.text, head.length);
  g_autofree char *with_point = visible_text(point.text, point.length);
  g_autofree char *with_comma = visible_text(comma.text, comma.length);
  problems_add(problems, DATA_ERROR_NUMBER, csv->path, later.line, later.column,
               "column '%s': '%s' (line %" G_GSIZE_FORMAT ") has a decimal point, '%s' (line %" G_GSIZE_FORMAT
               ") a decimal comma",
               name, with_point, point.line, with_comma, comma.line);
}

static Field *
code_field(const char *name)
{
  Field *field = field_new(name, TYPE_TEXT);
  field->role = ROLE_KEY;
  return field;
}

static Field *
guess_field(const Csv *csv, gsize column, const GuessOptions *options, Problems *problems)
{
  const char *name = csv_cell(csv, 0, column).text;
  if (options->codes && g_strv_contains(options->codes, name))
    return code_field(name);
  NumberEvidence evidence = {0};
  NumberFormat format = {.decimal = '.'};
  for (gsize row = 1; row < csv->n_records; row++) {
    const CsvCell cell = csv_cell(csv, row, column);
    number_gather(&evidence, cell.text, cell.length);
  }
  ColumnKind kind = number_decide(&evidence, &format);
  if (options->decimal && kind != COLUMN_TEXT && kind != COLUMN_EMPTY) {
    kind = COLUMN_NUMBERS;
    format.decimal = options->decimal;
    format.grouped = format.grouped || evidence.ambiguous > 0;
  }
  if (kind == COLUMN_AMBIGUOUS)
    refuse_ambiguous(csv, column, &evidence, problems);
  else if (kind == COLUMN_MIXED)
    refuse_mixed(csv, column, problems);
  if (kind == COLUMN_TEXT)
    return code_field(name);
  Field *field = field_new(name, TYPE_NUMBER);
  field->number = format;
  return field;
}

/* A year may also be a regressor: its numbers stand beside its periods. Months and days are no numbers. */
static void
add_numbers_of_years(Table *table, gsize column)
{
  Column *years = &table->columns[column];
  for (gsize row = 0; row < table->n_rows; row++)
    if (period_frequency(years->periods[row]) != FREQUENCY_YEAR)
      return;
  const gsize n = MAX(table->n_rows, 1);
  years->values = g_new0(double, n);
  years->missing = g_malloc0_n(n, sizeof *years->missing);
  for (gsize row = 0; row < table->n_rows; row++) {
    int year, month, day;
    day_to_date(years->periods[row].first, &year, &month, &day);
    years->values[row] = year;
  }
}

/* A field for each column; *period is that of the periods, n_columns when there is none. */
static Resource *
guess_resource(const Csv *csv, const char *path, gsize period, const GuessOptions *options, Problems *problems)
{
  Resource *resource = resource_new(path, path);
  for (gsize i = 0; i < csv->n_columns; i++) {
    Field *field =
        i == period ? field_new(csv_cell(csv, 0, i).text, TYPE_PERIOD) : guess_field(csv, i, options, problems);
    if (i == period) {
      field->role = ROLE_PERIOD;
      field->format = g_strdup(options->date_format);
    }
    g_ptr_array_add(resource->fields, field);
  }
  return resource;
}

/* The CSV, in long layout where it was wide. */
static Csv *
read_long(const char *path, const GuessOptions *options, gboolean *wide, GError **error)
{
  g_autoptr(Csv) csv = csv_read(path, &options->csv, error);
  g_autoptr(Problems) problems = problems_new();
  *wide = csv && !options->no_period && !options->period && !options->date_format && csv_is_wide(csv);
  if (!*wide)
    return g_steal_pointer(&csv);
  csv_check_header(csv, problems); /* heads become cells, where two of a name would not be noticed */
  return problems_raise(problems, error) ? csv_wide_to_long(g_steal_pointer(&csv)) : NULL;
}

Table *
table_guess(const char *path, const GuessOptions *options, GError **error)
{
  gboolean wide;
  g_autoptr(Csv) csv = read_long(path, options, &wide, error);
  if (!csv)
    return NULL;
  const gsize period = period_column(csv, options, error);
  if (period == G_MAXSIZE)
    return NULL;
  g_autoptr(Problems) problems = problems_new();
  Resource *resource = guess_resource(csv, path, period, options, problems);
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
