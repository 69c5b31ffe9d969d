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
  const CsvCell *cell = csv_cell(csv, 0, column);
  Period period;
  const char *why;
  int year, month, day;
  if (!period_parse(cell->text, cell->length, &period, &why))
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
    if (is_period_name(csv_cell(csv, 0, g_array_index(keys, gsize, i))->text))
      return FALSE;
  return csv->n_records > 1 && periods->len >= 2;
}

static CsvCell
head_cell(const char *text, const Csv *wide)
{
  const CsvCell *first = csv_cell(wide, 0, 0);
  return (CsvCell){.text = text, .length = (guint32)strlen(text), .line = first->line, .column = first->column};
}

Csv *
csv_wide_to_long(Csv *wide)
{
  g_autoptr(GArray) periods = NULL, keys = NULL;
  sort_columns(wide, &periods, &keys);
  const gsize n_columns = keys->len + 2, n_records = 1 + (wide->n_records - 1) * periods->len;
  CsvCell *cells = g_new(CsvCell, n_columns * n_records), *at = cells;
  for (guint i = 0; i < keys->len; i++)
    *at++ = *csv_cell(wide, 0, g_array_index(keys, gsize, i));
  *at++ = head_cell("period", wide);
  *at++ = head_cell("value", wide);
  for (gsize row = 1; row < wide->n_records; row++)
    for (guint p = 0; p < periods->len; p++) {
      for (guint i = 0; i < keys->len; i++)
        *at++ = *csv_cell(wide, row, g_array_index(keys, gsize, i));
      *at++ = *csv_cell(wide, 0, g_array_index(periods, gsize, p));
      *at++ = *csv_cell(wide, row, g_array_index(periods, gsize, p));
    }
  g_free(wide->cells);
  wide->cells = cells;
  wide->n_columns = n_columns;
  wide->n_records = n_records;
  return wide;
}
