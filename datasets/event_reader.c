#include "event_reader.h"

#include "csv.h"
#include "event_cells.h"
#include "event_fill.h"
#include "event_layout.h"
#include "event_lines.h"

struct EventReader {
  EventReaderOptions options;
  char *partner;
  EventLines *lines;
  EventShape shape;
  EventLayout layout;
  char *layout_name;
  EventSplitter *splitter; /* NULL: split by tabs */
  EventFiller filler;
  EventCells cells;
  GString *converted; /* the last row that was ISO-8859-1 */
  Problems *problems;
  guint64 n_events;
  guint64 n_converted, n_passed; /* rows not UTF-8: read as ISO-8859-1; faulty only where nothing is read */
  guint empty_line;              /* the first of the empty lines just passed, which may be the file's last; 0: none */
  gboolean cut;                  /* the last row has no newline */
};

static guint
what_it_has(const EventReader *reader)
{
  const guint *column = reader->shape.column;
  const gboolean by_label = reader->options.labels && column[ROLE_LABEL] && reader->shape.table->coding == CODING_CAMEO;
  const gboolean catalogue = reader->shape.table->family == EVENTS_CATALOGUE;
  return (column[ROLE_CODE] || by_label ? EVENT_HAS_CODE : 0u) |
         (column[ROLE_SCORE] || column[ROLE_DIRECTION] ? EVENT_HAS_SCORE : 0u) |
         (column[ROLE_QUAD] ? EVENT_HAS_QUAD : 0u) |
         (column[ROLE_SOURCE_COUNTRY] && column[ROLE_TARGET_COUNTRY] ? EVENT_HAS_COUNTRY : 0u) |
         (column[ROLE_ROOT] ? EVENT_HAS_ROOT : 0u) |
         (column[ROLE_MENTIONS] && column[ROLE_SOURCES] && column[ROLE_ARTICLES] ? EVENT_HAS_COUNTS : 0u) |
         (column[ROLE_TONE] ? EVENT_HAS_TONE : 0u) | (column[ROLE_ADDED] ? EVENT_HAS_ADDED : 0u) |
         (column[ROLE_URL] ? EVENT_HAS_URL : 0u) |
         (column[ROLE_PARTNER] || (catalogue && reader->partner) ? EVENT_HAS_PARTNER : 0u) |
         (catalogue && !column[ROLE_PARTNER] && reader->partner ? EVENT_PARTNER_GIVEN : 0u) |
         (catalogue ? 0u : EVENT_HAS_ACTORS);
}

/* "GDELT 2.0 events, 61 columns by tabs", "ICEWS coded events, 19 columns by tabs with header, without a code" */
static char *
name_layout(const EventShape *shape)
{
  g_autofree char *delimiter = csv_delimiter_name(shape->delimiter);
  const gboolean lacks_code = shape->table->coding != CODING_NONE && !shape->column[ROLE_CODE];
  return g_strdup_printf("%s, %" G_GSIZE_FORMAT " columns by %ss%s%s", shape->table->name, shape->n_columns, delimiter,
                         shape->header ? " with header" : "", lacks_code ? ", without a code" : "");
}

static gboolean
skip_header(EventReader *reader, GError **error)
{
  EventRow header;
  if (!reader->shape.header)
    return TRUE;
  const EventRowStatus status = event_lines_next(reader->lines, reader->splitter != NULL, &header, error);
  if (status == ROW_TOO_LONG)
    g_set_error(error, DATA_ERROR, DATA_ERROR_SYNTAX, "%s:1: header over %" G_GSIZE_FORMAT " bytes",
                event_lines_path(reader->lines), header.length);
  return status == ROW_READ;
}

EventReader *
event_reader_new(const char *path, const EventReaderOptions *options, GError **error)
{
  g_autoptr(EventReader) reader = g_new0(EventReader, 1);
  if (options)
    reader->options = *options;
  reader->partner = g_strdup(reader->options.partner);
  reader->options.partner = reader->partner;
  reader->converted = g_string_new(NULL);
  reader->problems = problems_new();
  event_filler_init(&reader->filler, &reader->shape, &reader->options);

  const gsize limit = reader->options.row_limit > 0 ? reader->options.row_limit : EVENT_ROW_LIMIT;
  reader->lines = event_lines_open(path, limit, error);
  if (!reader->lines)
    return NULL;
  const char *beginning;
  gsize length;
  event_lines_peek(reader->lines, &beginning, &length);
  if (!event_shape_detect(&reader->shape, event_lines_path(reader->lines), beginning, length, error))
    return NULL;
  if (reader->shape.quoting)
    reader->splitter = event_splitter_new(reader->shape.delimiter);
  if (!skip_header(reader, error))
    return NULL;

  reader->layout_name = name_layout(&reader->shape);
  reader->layout = (EventLayout){.family = reader->shape.table->family,
                                 .name = reader->layout_name,
                                 .coding = reader->shape.table->coding,
                                 .has = what_it_has(reader),
                                 .n_columns = reader->shape.n_columns};
  return g_steal_pointer(&reader);
}

void
event_reader_free(EventReader *reader)
{
  if (!reader)
    return;
  g_free(reader->partner);
  event_lines_free(reader->lines);
  g_free(reader->layout_name);
  event_splitter_free(reader->splitter);
  event_filler_clear(&reader->filler);
  g_string_free(reader->converted, TRUE);
  problems_free(reader->problems);
  g_free(reader);
}

/* Always FALSE. The place is an offset into the text of the row. */
static gboolean G_GNUC_PRINTF(5, 6)
    refuse_at(EventReader *reader, const EventRow *row, gsize offset, DataError code, const char *format, ...)
{
  guint line = row->line;
  gsize begin = 0;
  for (gsize i = 0; i < offset; i++)
    if (row->text[i] == '\n') { /* between quotes */
      line++;
      begin = i + 1;
    }
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  problems_add(reader->problems, code, event_lines_path(reader->lines), line, (guint)(offset - begin) + 1, "%s", text);
  return FALSE;
}

/* Offset of column (from 1) into the text of a row. */
static gsize
column_offset(const EventReader *reader, const EventRow *row, guint column)
{
  return event_cell_offset(row->text, row->length, reader->shape.delimiter, reader->splitter != NULL, column - 1);
}

typedef enum { BYTES_ASCII, BYTES_HIGH, BYTES_NUL } BytesKind;

/* Whether all bytes are ASCII and none is NUL, eight at a time: nearly all rows are. */
static BytesKind
kind_of_bytes(const char *text, gsize length)
{
  static const guint64 high_bits = 0x8080808080808080u;
  guint64 high = 0;
  gsize i = 0;
  for (; i + sizeof(guint64) <= length; i += sizeof(guint64)) {
    guint64 word;
    memcpy(&word, text + i, sizeof word);
    high |= word;
  }
  for (; i < length; i++)
    high |= (guchar)text[i];
  if (memchr(text, '\0', length))
    return BYTES_NUL;
  return high & high_bits ? BYTES_HIGH : BYTES_ASCII;
}

static void
convert_latin1(EventReader *reader, EventRow *row)
{
  g_string_truncate(reader->converted, 0);
  for (gsize i = 0; i < row->length; i++)
    g_string_append_unichar(reader->converted, (guchar)row->text[i]);
  row->text = reader->converted->str;
  row->length = reader->converted->len;
  reader->n_converted++;
}

/* TRUE: the row is UTF-8, or is now, or is so in all columns that are read (as is judged when it is split). */
static gboolean
check_bytes(EventReader *reader, EventRow *row, gboolean *doubtful)
{
  *doubtful = FALSE;
  switch (kind_of_bytes(row->text, row->length)) {
  case BYTES_ASCII:
    return TRUE;
  case BYTES_NUL:
    return refuse_at(reader, row, (gsize)((const char *)memchr(row->text, '\0', row->length) - row->text),
                     DATA_ERROR_SYNTAX, "NUL byte");
  case BYTES_HIGH:
    break;
  }
  if (g_utf8_validate(row->text, (gssize)row->length, NULL))
    return TRUE;
  if (reader->shape.table->latin1)
    convert_latin1(reader, row);
  else
    *doubtful = TRUE;
  return TRUE;
}

static gboolean
check_cells(EventReader *reader, const EventRow *row)
{
  for (guint column = 1; column <= MIN(reader->cells.n, EVENT_CELLS); column++) {
    const EventText cell = reader->cells.cell[column - 1];
    const char *bad;
    if (!reader->shape.is_read[column] || g_utf8_validate(cell.text, (gssize)cell.length, &bad))
      continue;
    return refuse_at(reader, row, column_offset(reader, row, column), DATA_ERROR_ENCODING, "byte \\x%02X is not UTF-8",
                     (guint)(guchar)*bad);
  }
  reader->n_passed++;
  return TRUE;
}

static gboolean
split_row(EventReader *reader, const EventRow *row)
{
  if (!reader->splitter) {
    event_cells_by_tab(row->text, row->length, &reader->cells);
    return TRUE;
  }
  const EventCellsStatus status = event_splitter_split(reader->splitter, row->text, row->length, &reader->cells);
  if (status == CELLS_SPLIT)
    return TRUE;

  const gsize at = reader->cells.at;
  if (status == CELLS_STRAY_QUOTE)
    refuse_at(reader, row, at, DATA_ERROR_SYNTAX, "stray quote (quote the field and double it: \"\")");
  else if (status == CELLS_STRAY_RETURN)
    refuse_at(reader, row, at, DATA_ERROR_SYNTAX, "carriage return without line feed");
  else
    refuse_at(reader, row, at, DATA_ERROR_SYNTAX, "quote is never closed");
  return FALSE;
}

static gboolean
check_count(EventReader *reader, const EventRow *row)
{
  const gsize n = reader->cells.n, wanted = reader->shape.n_columns;
  if (n == wanted)
    return TRUE;
  const gboolean cut = !event_lines_ended(reader->lines) && n < wanted;
  const gsize offset = n > wanted ? column_offset(reader, row, (guint)wanted + 1) : 0;
  return refuse_at(reader, row, offset, DATA_ERROR_SYNTAX,
                   "%" G_GSIZE_FORMAT " field%s, expected %" G_GSIZE_FORMAT "%s", n, n == 1 ? "" : "s", wanted,
                   cut ? ": the last line is cut off" : "");
}

static gboolean
read_row(EventReader *reader, EventRow *row, Event *event)
{
  gboolean doubtful;
  if (!check_bytes(reader, row, &doubtful))
    return FALSE;
  if (!split_row(reader, row)) {
    event_lines_keep_first(reader->lines); /* a stray quote has made it too long */
    return FALSE;
  }
  if (!check_count(reader, row) || (doubtful && !check_cells(reader, row)))
    return FALSE;

  EventFault fault;
  event->line = row->line;
  if (event_fill(&reader->filler, &reader->cells, event, &fault))
    return TRUE;
  refuse_at(reader, row, column_offset(reader, row, reader->shape.column[fault.role]), fault.code, "%s", fault.text);
  g_free(fault.text);
  return FALSE;
}

/* Empty lines are none of the file's concern at its end only. FALSE: there was one before this row. */
static gboolean
check_empty_lines(EventReader *reader)
{
  const guint line = reader->empty_line;
  reader->empty_line = 0;
  if (line > 0)
    problems_add(reader->problems, DATA_ERROR_SYNTAX, event_lines_path(reader->lines), line, 1, "empty line");
  return line == 0;
}

/* A row over the limit is a quote that was lost, if there is one. */
static void
refuse_long(EventReader *reader, const EventRow *row)
{
  if (!reader->splitter || split_row(reader, row))
    refuse_at(reader, row, 0, DATA_ERROR_SYNTAX, "row over %" G_GSIZE_FORMAT " bytes", row->length);
}

static EventStatus
at_end(EventReader *reader, GError **error)
{
  if (reader->n_events == 0 && problems_count(reader->problems) == 0) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_SYNTAX, "%s: no event: there is only a header",
                event_lines_path(reader->lines));
    return EVENT_FAILED;
  }
  return EVENT_END;
}

EventStatus
event_reader_next(EventReader *reader, Event *event, GError **error)
{
  for (;;) {
    EventRow row;
    const EventRowStatus status = event_lines_next(reader->lines, reader->splitter != NULL, &row, error);
    if (status == ROW_FAILED)
      return EVENT_FAILED;
    if (status == ROW_END)
      return at_end(reader, error);
    if (status == ROW_READ && row.length == 0) {
      reader->empty_line = reader->empty_line ? reader->empty_line : row.line;
      continue;
    }

    gboolean good = check_empty_lines(reader) || reader->options.skip_bad;
    if (good && status == ROW_TOO_LONG) {
      refuse_long(reader, &row);
      good = FALSE;
    } else if (good) {
      good = read_row(reader, &row, event);
    }
    if (good) {
      reader->n_events++;
      reader->cut = !event_lines_ended(reader->lines);
      return EVENT_READ;
    }
    if (!reader->options.skip_bad) {
      problems_raise(reader->problems, error);
      return EVENT_FAILED;
    }
  }
}

const EventLayout *
event_reader_layout(const EventReader *reader)
{
  return &reader->layout;
}

const char *
event_reader_path(const EventReader *reader)
{
  return event_lines_path(reader->lines);
}

void
event_reader_progress(const EventReader *reader, guint64 *read, guint64 *total)
{
  event_lines_progress(reader->lines, read, total);
}

guint64
event_reader_events(const EventReader *reader)
{
  return reader->n_events;
}

const Problems *
event_reader_skipped(const EventReader *reader)
{
  return reader->problems;
}

static void
note(GPtrArray *notes, const EventReader *reader, guint64 n, const char *what)
{
  if (n > 0)
    g_ptr_array_add(notes, g_strdup_printf("%s: %" G_GUINT64_FORMAT " row%s %s", event_lines_path(reader->lines), n,
                                           n == 1 ? "" : "s", what));
}

char **
event_reader_notes(const EventReader *reader)
{
  GPtrArray *notes = g_ptr_array_new();
  note(notes, reader, reader->n_converted, "not UTF-8, read as ISO-8859-1");
  note(notes, reader, reader->n_passed, "not UTF-8, but only in columns that are not read");
  if (reader->cut && reader->layout.family != EVENTS_CATALOGUE)
    g_ptr_array_add(notes, g_strdup_printf("%s: the last row does not end in a newline: is the file whole?",
                                           event_lines_path(reader->lines)));
  g_ptr_array_add(notes, NULL);
  return (char **)g_ptr_array_free(notes, FALSE);
}
