#include "table_guess.h"

#include <math.h>
#include <string.h>

void
table_cell_problem(const Table *table, gsize row, const Column *column, DataError code, Problems *problems,
                   const char *what)
{
  const CsvCell cell = csv_cell(table->csv, row + 1, column->at);
  g_autofree char *shown = visible_text(cell.text, cell.length);
  problems_add(problems, code, table->csv->path, cell.line, cell.column, "column '%s': '%s' %s", column->field->name,
               shown, what);
}

static void
read_number_cell(const Table *table, gsize row, Column *column, Problems *problems)
{
  gsize length;
  const char *text = csv_text(table->csv, row + 1, column->at, &length);
  Number number;
  const char *why;
  if (!number_parse(text, length, &column->field->number, &number, &why)) {
    g_autofree char *what = g_strdup_printf("is not a number (%s)", why);
    table_cell_problem(table, row, column, DATA_ERROR_NUMBER, problems, what);
    column->values[row] = NAN;
    column->missing[row] = MISSING_UNREADABLE;
    return;
  }
  column->values[row] = number.value;
  column->missing[row] = number.missing;
  if (column->flags)
    memcpy(column->flags[row], number.flag, sizeof number.flag);
  if (column->field->type == TYPE_INTEGER && !number.missing && number.value != floor(number.value))
    table_cell_problem(table, row, column, DATA_ERROR_NUMBER, problems, "is not a whole number");
}

static gboolean
is_read(const Period *period)
{
  return period->first <= period->last;
}

static void
read_period_cell(const Table *table, gsize row, Column *column, Problems *problems)
{
  gsize length;
  const char *text = csv_text(table->csv, row + 1, column->at, &length);
  Period *period = &column->periods[row];
  const char *why;
  if (row > 0 && strcmp(text, table_text(table, row - 1, column)) == 0 && is_read(&column->periods[row - 1])) {
    *period = column->periods[row - 1]; /* rows of one period often stand together */
    return;
  }
  *period = (Period){.first = 0, .last = -1};
  if (length == 0)
    return;
  const gboolean read = column->field->format ? period_parse_format(text, length, column->field->format, period, &why)
                                              : period_parse(text, length, period, &why);
  if (read)
    return;
  g_autofree char *what = g_strdup_printf("is not a period (%s)", why);
  table_cell_problem(table, row, column, DATA_ERROR_PERIOD, problems, what);
}

static void
check_choice(const Table *table, gsize row, const Column *column, Problems *problems)
{
  const char *const *allowed = (const char *const *)column->field->one_of;
  const char *text = table_text(table, row, column);
  if (g_strv_contains(allowed, text))
    return;
  const char *near = nearest_name(text, allowed);
  g_autofree char *all = g_strjoinv(", ", column->field->one_of);
  g_autofree char *what =
      near ? g_strdup_printf("is not allowed, did you mean '%s'?", near) : g_strdup_printf("is not one of: %s", all);
  table_cell_problem(table, row, column, DATA_ERROR_SCHEMA, problems, what);
}

static void
check_required(const Table *table, gsize row, const Column *column, Problems *problems)
{
  if (*table_text(table, row, column) == '\0')
    table_cell_problem(table, row, column, DATA_ERROR_SCHEMA, problems, "is empty, but a value is required");
  else if (column->missing && column->missing[row] != MISSING_NO && column->missing[row] != MISSING_UNREADABLE)
    table_cell_problem(table, row, column, DATA_ERROR_SCHEMA, problems, "is a missing value, but one is required");
}

/* What is remembered of a column's cells. */
typedef struct {
  GHashTable *texts; /* of a column of unique values: those seen; else NULL */
  GHashTable *
      matched; /* of a column with a pattern: those that have it, as most cells of a column of codes are alike; else NULL */
} Seen;

static gboolean
has_pattern(const Field *field, const char *text, const Seen *seen)
{
  if (g_hash_table_contains(seen->matched, text))
    return TRUE;
  return g_regex_match(field->pattern, text, 0, NULL) && g_hash_table_add(seen->matched, (gpointer)text);
}

static void
check_constraints(const Table *table, gsize row, const Column *column, const Seen *seen, Problems *problems)
{
  const Field *field = column->field;
  const char *text = table_text(table, row, column);
  if (field->required)
    check_required(table, row, column, problems);
  if (*text == '\0')
    return;
  if (field->one_of)
    check_choice(table, row, column, problems);
  if (field->pattern && !has_pattern(field, text, seen))
    table_cell_problem(table, row, column, DATA_ERROR_SCHEMA, problems, "does not have the pattern of this column");
  if (seen->texts && !g_hash_table_add(seen->texts, (gpointer)text))
    table_cell_problem(table, row, column, DATA_ERROR_SCHEMA, problems, "stands twice in a column of unique values");
  if (column->values && column->values[row] < field->minimum)
    table_cell_problem(table, row, column, DATA_ERROR_SCHEMA, problems, "is below the column's minimum");
  if (column->values && column->values[row] > field->maximum)
    table_cell_problem(table, row, column, DATA_ERROR_SCHEMA, problems, "is above the column's maximum");
}

static gboolean
is_constrained(const Field *field)
{
  return field->required || field->one_of || field->pattern || field->unique || !isnan(field->minimum) ||
         !isnan(field->maximum);
}

/* Room for the rows; one at least, since a column without an array is of text. */
static void
prepare_column(const Table *table, Column *column)
{
  const gsize n = MAX(table->n_rows, 1);
  if (column->field->type == TYPE_NUMBER || column->field->type == TYPE_INTEGER) {
    column->values = g_new0(double, n);
    column->missing = g_malloc0_n(n, sizeof *column->missing);
    if (column->field->number.flags)
      column->flags = g_malloc0_n(n, sizeof *column->flags);
  } else if (column->field->type == TYPE_PERIOD) {
    column->periods = g_new0(Period, n);
  }
}

static void
seen_clear(gpointer data)
{
  Seen *seen = data;
  g_clear_pointer(&seen->texts, g_hash_table_unref);
  g_clear_pointer(&seen->matched, g_hash_table_unref);
}

/* Row by row, so that problems come in the order of lines. */
void
table_read_cells(const Table *table, Problems *problems)
{
  g_autoptr(GArray) seen = g_array_new(FALSE, TRUE, sizeof(Seen));
  g_array_set_clear_func(seen, seen_clear);
  for (gsize i = 0; i < table->n_columns; i++) {
    const Field *field = table->columns[i].field;
    const Seen nothing = {.texts = field->unique ? g_hash_table_new(g_str_hash, g_str_equal) : NULL,
                          .matched = field->pattern ? g_hash_table_new(g_str_hash, g_str_equal) : NULL};
    prepare_column(table, &table->columns[i]);
    g_array_append_val(seen, nothing);
  }
  for (gsize row = 0; row < table->n_rows; row++)
    for (gsize i = 0; i < table->n_columns; i++) {
      Column *column = &table->columns[i];
      if (column->values)
        read_number_cell(table, row, column, problems);
      if (column->periods)
        read_period_cell(table, row, column, problems);
      if (is_constrained(column->field))
        check_constraints(table, row, column, &g_array_index(seen, Seen, i), problems);
    }
}
