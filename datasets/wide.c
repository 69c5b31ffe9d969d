#include "wide.h"

#include <string.h>

#include "period.h"
#include "table_guess.h"

/* A head of four digits may as well be a product code (HS 8703): years of statistics lie between these. */
#define FIRST_YEAR 1500
#define LAST_YEAR  2199

static gboolean
is_period_head(const Csv *csv, gsize column)
{
  const CsvCell cell = csv_cell(csv, 0, column);
  Period period;
  const char *why;
  int year, month, day;
  if (!period_parse(cell.text, cell.length, &period, &why))
    return FALSE;
  day_to_date(period.first, &year, &month, &day);
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/* Numbers of the columns whose heads are periods, and of the others (gsize). */
static void
sort_columns(const Csv *csv, GArray **periods, GArray **keys)
{
  *periods = g_array_new(FALSE, FALSE, sizeof(gsize));
  *keys = g_array_new(FALSE, FALSE, sizeof(gsize));
  for (gsize i = 0; i < csv->n_columns; i++)
    g_array_append_val(is_period_head(csv, i) ? *periods : *keys, i);
}

gboolean
csv_is_wide(const Csv *csv)
{
  g_autoptr(GArray) periods = NULL, keys = NULL;
  sort_columns(csv, &periods, &keys);
  for (guint i = 0; i < keys->len; i++)
    if (is_period_name(csv_cell(csv, 0, g_array_index(keys, gsize, i)).text))
      return FALSE;
  return csv->n_records > 1 && periods->len >= 2;
}

static CsvCell
head_cell(const char *text, const Csv *csv)
{
  const CsvCell first = csv_cells_get(&csv->cells, 0, 0);
  return (CsvCell){.text = text, .length = strlen(text), .line = first.line, .column = first.column};
}

CsvCell
csv_wide_cell(const Csv *csv, gsize record, gsize column)
{
  const GArray *keys = csv->wide->keys, *periods = csv->wide->periods;
  const gsize row = record == 0 ? 0 : 1 + (record - 1) / periods->len;
  if (column < keys->len)
    return csv_cells_get(&csv->cells, row, g_array_index(keys, gsize, column));
  if (record == 0)
    return head_cell(column == keys->len ? "period" : "value", csv);
  const gsize period = g_array_index(periods, gsize, (record - 1) % periods->len);
  return csv_cells_get(&csv->cells, column == keys->len ? 0 : row, period);
}

void
csv_wide_free(CsvWide *wide)
{
  if (!wide)
    return;
  g_array_unref(wide->keys);
  g_array_unref(wide->periods);
  g_free(wide);
}

Csv *
csv_wide_to_long(Csv *csv)
{
  CsvWide *wide = g_new0(CsvWide, 1);
  sort_columns(csv, &wide->periods, &wide->keys);
  csv->n_columns = wide->keys->len + 2;
  csv->n_records = 1 + (csv->n_records - 1) * wide->periods->len;
  csv->wide = wide;
  return csv;
}
