/* event_cells.h - the cells of one row: split by tabs where quotes are data, or by libcsv */
#pragma once

#include "event.h"
#include "event_lines.h"

#define EVENT_CELLS 256 /* a row may have more, but none behind these is read */

typedef enum {
  CELLS_SPLIT,
  CELLS_STRAY_QUOTE,   /* *at: the quote */
  CELLS_STRAY_RETURN,  /* *at: a carriage return that ends nothing */
  CELLS_QUOTE_UNCLOSED /* *at: the field that it opens */
} EventCellsStatus;

typedef struct {
  EventText cell[EVENT_CELLS]; /* of the row's text, or of the splitter's */
  gsize n;                     /* fields of the row, perhaps more than there is room for */
  gsize at;                    /* offset of a fault into the row's text */
} EventCells;

/* Splits by tabs; quotes are data. */
void event_cells_by_tab(const char *text, gsize length, EventCells *cells);

/* Splits a record by libcsv, strictly by RFC 4180; the cells live until the next record is split. */
typedef struct EventSplitter EventSplitter;
EventSplitter *event_splitter_new(char delimiter);
void event_splitter_free(EventSplitter *splitter); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EventSplitter, event_splitter_free)
EventCellsStatus event_splitter_split(EventSplitter *splitter, const char *text, gsize length, EventCells *cells);

/* Offset of field k (from 0) into the text of a row; its length when it has no such field. */
gsize event_cell_offset(const char *text, gsize length, char delimiter, gboolean quoting, gsize k);
