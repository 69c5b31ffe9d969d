#include "csv_cells.h"

#include <string.h>

#define FIRST_ROOM 1024 /* elements */

void
csv_cells_init(CsvCells *cells, gsize n)
{
  *cells = (CsvCells){.text = g_malloc(n + 1)};
}

void
csv_cells_clear(CsvCells *cells)
{
  g_free(cells->text);
  g_free(cells->rows);
  g_free(cells->starts);
  g_free(cells->places);
  *cells = (CsvCells){0};
}

/* An array with room for one more; GArray counts in 32 bits. */
static gpointer
with_room(gpointer array, gsize n, gsize *room, gsize size)
{
  if (n < *room)
    return array;
  *room = MAX(2 * *room, FIRST_ROOM);
  return g_realloc_n(array, *room, size);
}

static void
add_start(CsvCells *cells, const CsvRow *row)
{
  cells->starts = with_room(cells->starts, cells->n_starts, &cells->room_starts, sizeof *cells->starts);
  cells->starts[cells->n_starts++] = (guint32)(cells->length - row->text);
}

CsvRow
csv_cells_begin(CsvCells *cells, gsize line, gboolean with_places)
{
  return (CsvRow){.text = cells->length,
                  .line = line,
                  .start = cells->n_starts,
                  .place = with_places ? cells->n_places : CSV_NO_PLACES};
}

void
csv_cells_store(CsvCells *cells, CsvRow *row, const char *text, gsize length, const CsvPlace *place)
{
  add_start(cells, row);
  memcpy(cells->text + cells->length, text, length);
  cells->text[cells->length + length] = '\0';
  cells->length += length + 1;
  row->n++;
  if (row->place == CSV_NO_PLACES)
    return;
  cells->places = with_room(cells->places, cells->n_places, &cells->room_places, sizeof *cells->places);
  cells->places[cells->n_places++] = *place;
}

void
csv_cells_add(CsvCells *cells, CsvRow row)
{
  add_start(cells, &row);
  cells->rows = with_room(cells->rows, cells->n_rows, &cells->room_rows, sizeof *cells->rows);
  cells->rows[cells->n_rows++] = row;
}

void
csv_cells_truncate(CsvCells *cells, gsize n)
{
  const CsvRow *last = n ? &cells->rows[n - 1] : NULL;
  cells->n_rows = n;
  cells->n_starts = last ? last->start + last->n + 1 : 0;
  cells->length = last ? last->text + cells->starts[cells->n_starts - 1] : 0;
}

const char *
csv_cells_text(const CsvCells *cells, gsize row, gsize column, gsize *length)
{
  const CsvRow *at = &cells->rows[row];
  const guint32 *start = &cells->starts[at->start + column];
  if (length)
    *length = start[1] - start[0] - 1;
  return cells->text + at->text + start[0];
}

CsvCell
csv_cells_get(const CsvCells *cells, gsize row, gsize column)
{
  const CsvRow *at = &cells->rows[row];
  CsvCell cell = {.line = at->line, .column = (gsize)cells->starts[at->start + column] + 1};
  cell.text = csv_cells_text(cells, row, column, &cell.length);
  if (at->place != CSV_NO_PLACES) {
    const CsvPlace *place = &cells->places[at->place + column];
    cell.line += place->down;
    cell.column = place->column;
    cell.quoted = place->quoted;
  }
  return cell;
}
