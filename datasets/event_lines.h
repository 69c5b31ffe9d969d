/* event_lines.h - the rows of a large file, one after the other through one buffer
 *
 * A row is a physical line, or a CSV record whose quoted fields may span lines. The buffer grows to the longest row, up
 * to the limit, and holds no more than that: memory does not depend on the size of the file. */
#pragma once

#include <glib.h>

typedef struct {
  const char *text; /* without the LF or CR LF that ends it; lives until the next row is asked for */
  gsize length;
  guint line; /* physical line where it begins, from 1 */
} EventRow;

typedef enum {
  ROW_READ,
  ROW_END,
  ROW_TOO_LONG, /* over the limit: row->text holds its beginning, and the next call goes on behind its line */
  ROW_FAILED    /* *error is set: DATA_ERROR_FILE */
} EventRowStatus;

typedef struct EventLines EventLines;

/* Opens a file ("-": standard input) and fills the buffer. A byte-order mark is set aside. NULL with *error:
 * DATA_ERROR_FILE (cannot be opened or read; gzip or zip), DATA_ERROR_ENCODING (UTF-16 or UTF-32 by its mark). */
EventLines *event_lines_open(const char *path, gsize row_limit, GError **error);
void event_lines_free(EventLines *lines); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EventLines, event_lines_free)

const char *event_lines_path(const EventLines *lines); /* "standard input" for "-" */

/* What the buffer holds before the first row is taken: at least the first row, if it keeps to the limit. */
void event_lines_peek(const EventLines *lines, const char **text, gsize *length);

/* The next row. by_records: a line end between quotes belongs to the row. */
EventRowStatus event_lines_next(EventLines *lines, gboolean by_records, EventRow *row, GError **error);

/* Gives back all but the first line of the row that was read last: for a row that a stray quote has made too long. */
void event_lines_keep_first(EventLines *lines);

/* Whether the row that was read last ends in a newline. */
gboolean event_lines_ended(const EventLines *lines);

/* Bytes taken from the file, and its size (0: not known). */
void event_lines_progress(const EventLines *lines, guint64 *read, guint64 *total);
