#include "wide.h"

#include <string.h>

#include "period.h"

static gboolean
is_period_head(const Csv *csv, gsize column)
{
  const CsvCell *cell = csv_cell(csv, 0, column);
  Period period;
  const char *why;
  return period_parse(cell->text, cell->length, &period, &why);
}

static gsize
count_period_heads(const Csv *csv)
{
  gsize n = 0;
  for (gsize i = 0; i < csv->n_columns; i++)
    n += is_period_head(csv, i) ? 1 : 0;
  return n;
}

gboolean
csv_is_wide(const Csv *csv)
{
  return csv->n_records > 1 && count_period_heads(csv) >= 2;
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
  const gsize n_periods = count_period_heads(wide), n_keys = wide->n_columns - n_periods;
  const gsize n_columns = n_keys + 2, n_records = 1 + (wide->n_records - 1) * n_periods;
  CsvCell *cells = g_new(CsvCell, n_columns * n_records), *at = cells;
  for (gsize i = 0; i < wide->n_columns; i++)
    if (!is_period_head(wide, i))
      *at++ = *csv_cell(wide, 0, i);
  *at++ = head_cell("period", wide);
  *at++ = head_cell("value", wide);
  for (gsize row = 1; row < wide->n_records; row++)
    for (gsize period = 0; period < wide->n_columns; period++) {
      if (!is_period_head(wide, period))
        continue;
      for (gsize i = 0; i < wide->n_columns; i++)
        if (!is_period_head(wide, i))
          *at++ = *csv_cell(wide, row, i);
      *at++ = *csv_cell(wide, 0, period);
      *at++ = *csv_cell(wide, row, period);
    }
  g_free(wide->cells);
  wide->cells = cells;
  wide->n_columns = n_columns;
  wide->n_records = n_records;
  return wide;
}
