#include "event_lines.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "problems.h"

#define CHUNK           (256 * 1024) /* bytes read at a time */
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

struct EventLines {
  char *path;
  FILE *file;
  char *buffer; /* the next row begins at begin, the bytes read end at end */
  gsize capacity, begin, end;
  gsize row_limit;
  gboolean at_end;    /* of the file */
  gboolean skip_line; /* the rest of a row over the limit is still to be passed over */
  guint line;         /* of begin */
  gsize last;         /* where the row read last begins */
  guint last_line;
  gboolean last_ended;
  guint64 n_read, total;
};

static gboolean
read_failed(const EventLines *lines, GError **error)
{
  g_set_error(error, DATA_ERROR, DATA_ERROR_FILE, "%s: %s", lines->path, g_strerror(errno));
  return FALSE;
}

/* Moves what is left to the front and reads one chunk more. FALSE: a read error. */
static gboolean
refill(EventLines *lines, GError **error)
{
  if (lines->begin > 0) {
    memmove(lines->buffer, lines->buffer + lines->begin, lines->end - lines->begin);
    lines->end -= lines->begin;
    lines->begin = 0;
  }
  if (lines->capacity - lines->end < CHUNK) {
    lines->capacity = lines->end + CHUNK;
    lines->buffer = g_realloc(lines->buffer, lines->capacity);
  }
  const gsize n = fread(lines->buffer + lines->end, 1, CHUNK, lines->file);
  lines->end += n;
  lines->n_read += n;
  if (n < CHUNK && ferror(lines->file))
    return read_failed(lines, error);
  lines->at_end = n < CHUNK && feof(lines->file);
  return TRUE;
}

static gboolean
begins_with(const EventLines *lines, const char *mark, gsize n)
{
  return lines->end >= n && memcmp(lines->buffer, mark, n) == 0;
}

/* FALSE: the first bytes are those of a file that must be unpacked or converted first. */
static gboolean
check_beginning(EventLines *lines, GError **error)
{
  if (begins_with(lines, "\x1F\x8B", 2))
    g_set_error(error, DATA_ERROR, DATA_ERROR_FILE, "%s: packed by gzip: unpack it (gzip -dc FILE | ... -)",
                lines->path);
  else if (begins_with(lines, "PK\x03\x04", 4))
    g_set_error(error, DATA_ERROR, DATA_ERROR_FILE, "%s: packed by zip: unpack it (unzip -p FILE | ... -)",
                lines->path);
  else if (begins_with(lines, "\xFF\xFE", 2) || begins_with(lines, "\xFE\xFF", 2) ||
           begins_with(lines, "\0\0\xFE\xFF", 4))
    g_set_error(error, DATA_ERROR, DATA_ERROR_ENCODING, "%s: UTF-16 or UTF-32, not UTF-8: convert it by iconv",
                lines->path);
  else {
    lines->begin = begins_with(lines, BYTE_ORDER_MARK, strlen(BYTE_ORDER_MARK)) ? strlen(BYTE_ORDER_MARK) : 0;
    return TRUE;
  }
  return FALSE;
}

static guint64
size_of(FILE *file)
{
  struct stat status;
  return fstat(fileno(file), &status) == 0 && S_ISREG(status.st_mode) ? (guint64)status.st_size : 0;
}

/* Until the buffer holds a whole line, for the layout to be recognised by. */
static gboolean
fill_first_line(EventLines *lines, GError **error)
{
  while (!lines->at_end && lines->end <= lines->row_limit && !memchr(lines->buffer, '\n', lines->end))
    if (!refill(lines, error))
      return FALSE;
  return TRUE;
}

EventLines *
event_lines_open(const char *path, gsize row_limit, GError **error)
{
  const gboolean is_stdin = strcmp(path, "-") == 0;
  g_autoptr(EventLines) lines = g_new0(EventLines, 1);
  lines->path = g_strdup(is_stdin ? "standard input" : path);
  lines->row_limit = row_limit;
  lines->line = 1;
  lines->file = is_stdin ? stdin : fopen(path, "rb");
  if (!lines->file) {
    read_failed(lines, error);
    return NULL;
  }
  lines->total = size_of(lines->file);
  if (!refill(lines, error) || !check_beginning(lines, error) || !fill_first_line(lines, error))
    return NULL;
  return g_steal_pointer(&lines);
}

void
event_lines_free(EventLines *lines)
{
  if (!lines)
    return;
  if (lines->file && lines->file != stdin)
    fclose(lines->file);
  g_free(lines->path);
  g_free(lines->buffer);
  g_free(lines);
}

const char *
event_lines_path(const EventLines *lines)
{
  return lines->path;
}

void
event_lines_peek(const EventLines *lines, const char **text, gsize *length)
{
  *text = lines->buffer + lines->begin;
  *length = lines->end - lines->begin;
}

/* Progress of the search for the end of a row: kept over refills, so that no byte is looked at twice. */
typedef struct {
  gsize seen;      /* bytes behind begin */
  gboolean quoted; /* an odd number of quotes among them */
  guint newlines;  /* within quotes */
} Search;

static gboolean
odd_quotes(const char *text, gsize length)
{
  gboolean odd = FALSE;
  const char *end = text + length;
  for (const char *at = text; (at = memchr(at, '"', (gsize)(end - at))); at++)
    odd = !odd;
  return odd;
}

/* The newline that ends the row, or NULL when the buffer does not hold it. */
static const char *
find_end(const EventLines *lines, gboolean by_records, Search *search)
{
  const char *row = lines->buffer + lines->begin, *end = lines->buffer + lines->end;
  for (;;) {
    const char *from = row + search->seen;
    const char *newline = memchr(from, '\n', (gsize)(end - from));
    const gsize length = (gsize)((newline ? newline : end) - from);
    if (by_records && odd_quotes(from, length))
      search->quoted = !search->quoted;
    search->seen += length;
    if (!newline || !search->quoted)
      return newline;
    search->seen++;
    search->newlines++;
  }
}

/* Passes over the rest of the line that begins at begin. FALSE: a read error. */
static gboolean
skip_line(EventLines *lines, GError **error)
{
  lines->skip_line = FALSE;
  for (;;) {
    char *newline = memchr(lines->buffer + lines->begin, '\n', lines->end - lines->begin);
    if (newline) {
      lines->begin = (gsize)(newline - lines->buffer) + 1;
      lines->line++;
      return TRUE;
    }
    lines->begin = lines->end;
    if (lines->at_end)
      return TRUE;
    if (!refill(lines, error))
      return FALSE;
  }
}

static EventRowStatus
take_row(EventLines *lines, gsize length, gboolean ended, guint newlines, EventRow *row)
{
  const char *text = lines->buffer + lines->begin;
  *row = (EventRow){.text = text, .length = length, .line = lines->line};
  if (length > 0 && text[length - 1] == '\r')
    row->length--;
  lines->last = lines->begin;
  lines->last_line = lines->line;
  lines->last_ended = ended;
  lines->begin += length + (ended ? 1 : 0);
  lines->line += newlines + (ended ? 1 : 0);
  return ROW_READ;
}

EventRowStatus
event_lines_next(EventLines *lines, gboolean by_records, EventRow *row, GError **error)
{
  if (lines->skip_line && !skip_line(lines, error))
    return ROW_FAILED;

  Search search = {0};
  for (;;) {
    const char *newline = find_end(lines, by_records, &search);
    if (search.seen > lines->row_limit) {
      *row = (EventRow){.text = lines->buffer + lines->begin, .length = lines->row_limit, .line = lines->line};
      lines->skip_line = TRUE;
      return ROW_TOO_LONG;
    }
    if (newline)
      return take_row(lines, search.seen, TRUE, search.newlines, row);
    if (lines->at_end)
      return lines->begin == lines->end ? ROW_END : take_row(lines, search.seen, FALSE, search.newlines, row);
    if (!refill(lines, error))
      return ROW_FAILED;
  }
}

void
event_lines_keep_first(EventLines *lines)
{
  const char *newline = memchr(lines->buffer + lines->last, '\n', lines->begin - lines->last);
  if (!newline)
    return;
  lines->begin = (gsize)(newline - lines->buffer) + 1;
  lines->line = lines->last_line + 1;
}

gboolean
event_lines_ended(const EventLines *lines)
{
  return lines->last_ended;
}

void
event_lines_progress(const EventLines *lines, guint64 *read, guint64 *total)
{
  *read = lines->n_read - (lines->end - lines->begin);
  *total = lines->total;
}
