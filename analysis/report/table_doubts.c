#include "table_doubts.h"

#include <string.h>

#include "datasets/table_guess.h"

static void
add_cell(const Table *table, const CsvCell cell, const char *name, DataError code, const char *what, const char *why,
         const char *remedy, Problems *doubts)
{
  g_autofree char *shown = visible_text(cell.text, cell.length);
  g_autofree char *shown_name = visible_text(name, strlen(name));
  problems_add(doubts, code, table->csv->path, cell.line, cell.column, "column '%s': '%s' is not a %s (%s)%s",
               shown_name, shown, what, why, remedy);
}

/* The format that most numbers of a text column have. */
static NumberFormat
format_of(const NumberEvidence *evidence)
{
  return (NumberFormat){.decimal = evidence->decimal_comma > evidence->decimal_point ? ',' : '.',
                        .grouped = TRUE,
                        .flags = evidence->flagged > 0};
}

static void
doubt_numbers(const Table *table, const Column *column, Problems *doubts)
{
  NumberEvidence evidence = {0};
  for (gsize row = 0; row < table->n_rows; row++) {
    const CsvCell cell = csv_cell(table->csv, row + 1, column->at);
    number_gather(&evidence, cell.text, cell.length);
  }
  if (evidence.leading_zero || evidence.numbers < MAX(evidence.others, 1))
    return;
  const NumberFormat format = format_of(&evidence);
  for (gsize row = 0; row < table->n_rows; row++) {
    const CsvCell cell = csv_cell(table->csv, row + 1, column->at);
    Number number;
    const char *why;
    if (!number_parse(cell.text, cell.length, &format, &number, &why))
      add_cell(table, cell, column->field->name, DATA_ERROR_NUMBER, "number", why, "", doubts);
  }
}

/* Whether a cell keeps the column from being one of periods; it is told then. */
static gboolean
doubt_periods(const Table *table, const Column *column, Problems *doubts)
{
  gsize n_periods = 0;
  CsvCell bad = {0};
  const char *why_bad = NULL;
  for (gsize row = 0; row < table->n_rows; row++) {
    const CsvCell cell = csv_cell(table->csv, row + 1, column->at);
    Period period;
    const char *why;
    if (period_parse(cell.text, cell.length, &period, &why)) {
      n_periods++;
    } else if (!bad.text) {
      bad = cell;
      why_bad = why;
    }
  }
  if (!bad.text || 2 * n_periods < table->n_rows)
    return FALSE;
  add_cell(table, bad, column->field->name, DATA_ERROR_PERIOD, "period", why_bad, ": mend it, or give --no-period",
           doubts);
  return TRUE;
}

static gboolean
may_hold_periods(const Table *table, const Column *column)
{
  return table->own && !table->spans && is_period_name(column->field->name);
}

void
table_period_doubts(const Table *table, Problems *doubts)
{
  for (gsize i = 0; i < table->n_columns; i++)
    if (may_hold_periods(table, &table->columns[i]))
      doubt_periods(table, &table->columns[i], doubts);
}

void
table_doubts(const Table *table, gboolean no_period, Problems *doubts)
{
  for (gsize i = 0; table->own && i < table->n_columns; i++) {
    const Column *column = &table->columns[i];
    if (!no_period && may_hold_periods(table, column) && doubt_periods(table, column, doubts))
      continue;
    if (column->field->type == TYPE_TEXT)
      doubt_numbers(table, column, doubts);
  }
}
