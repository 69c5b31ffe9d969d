/* csv_cells.h - the cells of a text: packed, four bytes a cell, and their places found when asked for
 *
 * A cell's text is stored as the file holds it, but for quotes, with a NUL where its delimiter was. So in a row without quotes the
 * place of a cell is where its text begins in that of the row. Only rows with quotes keep a place for each cell. Sizes are 64-bit,
 * within a row 32-bit. */
#pragma once

#include <glib.h>

typedef struct {
  const char *text; /* NUL-terminated, unquoted; never NULL */
  gsize length;     /* bytes */
  gsize line;       /* physical line where the cell begins (at its opening quote) */
  gsize column;     /* byte column there */
  gboolean quoted;
} CsvCell;

/* Where a cell begins that does not follow from the texts before it. */
typedef struct {
  guint32 down;   /* lines below the first one of its row */
  guint32 column; /* byte column */
  gboolean quoted;
} CsvPlace;

#define CSV_NO_PLACES G_MAXSIZE

typedef struct {
  gsize text;    /* where its text begins */
  gsize line;    /* the first */
  gsize start;   /* of its starts, one more than it has cells, the first */
  gsize place;   /* of its places, one a cell, the first; or CSV_NO_PLACES */
  guint32 n;     /* cells */
  guint32 empty; /* TRUE for an empty line: no cell, or an empty one where the header has one field */
} CsvRow;

#define CSV_ROW_LIMIT 0xFFF00000 /* bytes of a row's text: what 32 bits hold, and a field less */

typedef struct {
  char *text;
  CsvRow *rows;
  guint32 *starts; /* of cells in the text of their row; behind the last one its end */
  CsvPlace *places;
  gsize length, n_rows, n_starts, n_places;
  gsize room_rows, room_starts, room_places;
} CsvCells;

/* Room for the cells of a text of n bytes; n + 1 bytes always hold them, as each NUL stands for a delimiter or line end. */
void csv_cells_init(CsvCells *cells, gsize n);
void csv_cells_clear(CsvCells *cells);

/* A row that begins in a line. Its cells follow, one by one, with the place of each or, for all of them, NULL; then it is added. */
CsvRow csv_cells_begin(CsvCells *cells, gsize line, gboolean with_places);
void csv_cells_store(CsvCells *cells, CsvRow *row, const char *text, gsize length, const CsvPlace *place);
void csv_cells_add(CsvCells *cells, CsvRow row);
/* Drops rows from n on, and cells of a row that was not added. */
void csv_cells_truncate(CsvCells *cells, gsize n);

/* A cell (the text: transfer none), and its text alone; *length may be NULL. Both numbers must be in range. */
CsvCell csv_cells_get(const CsvCells *cells, gsize row, gsize column);
const char *csv_cells_text(const CsvCells *cells, gsize row, gsize column, gsize *length);
