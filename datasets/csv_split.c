#include "csv_split.h"

#include <csv.h>
#include <string.h>

#define BUFFER_STEP 4096 /* bytes by which libcsv's field buffer grows; its own 128 make long fields slow */

/* libcsv does not know where it is: it is fed one byte a call, and the place is kept here. A line without quotes needs no places
 * (csv_cells.h) and is fed at one go. */
typedef struct {
  struct csv_parser parser;
  CsvSplit *split;
  gsize line, column; /* of the byte that comes next */
  gboolean after_cr;  /* the last byte was a CR: a LF ends no further line */
  gboolean row_open, cell_open;
  CsvRow row;
  CsvPlace cell; /* of the cell that is being read */
} Feed;

static int
no_space(unsigned char c)
{
  (void)c; /* blanks are data */
  return 0;
}

static void
on_field(void *text, size_t length, void *data)
{
  Feed *feed = data;
  csv_cells_store(&feed->split->cells, &feed->row, text, length, &feed->cell);
  feed->cell_open = FALSE;
}

static void
on_row(int end, void *data)
{
  (void)end;
  Feed *feed = data;
  CsvSplit *split = feed->split;
  feed->row.empty = feed->row.n == 0;
  if (split->cells.n_rows == 0)
    split->n_header = feed->row.n;
  else if (feed->row.empty && split->n_header == 1)
    csv_cells_store(&split->cells, &feed->row, "", 0, &feed->cell);
  if (feed->row.n == split->n_header)
    split->n_matching++;
  csv_cells_add(&split->cells, feed->row);
  feed->row_open = feed->cell_open = FALSE;
}

static void
begin(Feed *feed, char byte)
{
  if (!feed->row_open) {
    feed->row = csv_cells_begin(&feed->split->cells, feed->line, TRUE);
    feed->row_open = TRUE;
  }
  if (!feed->cell_open) {
    feed->cell = (CsvPlace){
        .down = (guint32)(feed->line - feed->row.line), .column = (guint32)feed->column, .quoted = byte == CSV_QUOTE};
    feed->cell_open = TRUE;
  }
}

static void
advance(Feed *feed, char byte)
{
  if (byte == '\r' || (byte == '\n' && !feed->after_cr)) {
    feed->line++;
    feed->column = 1;
  } else if (byte != '\n') {
    feed->column++;
  }
  feed->after_cr = byte == '\r';
}

static gboolean
fault(Feed *feed, CsvFault what, gsize line, gsize column)
{
  CsvSplit *split = feed->split;
  split->fault = what;
  split->line = line;
  split->column = column;
  split->opened_line = feed->row.line + feed->cell.down;
  split->opened_column = feed->cell.column;
  split->opened_quoted = feed->cell.quoted;
  if (split->cells.n_rows == 0)
    split->n_header = feed->row.n + 1;
  return FALSE;
}

static gboolean
fault_of_cell(Feed *feed, CsvFault what)
{
  return fault(feed, what, feed->row.line + feed->cell.down, feed->cell.column);
}

/* In a quoted field libcsv stumbles over the byte behind the quote, which is never a line end. */
static gboolean
fault_of_quote(Feed *feed)
{
  if (feed->cell.quoted)
    return fault(feed, FAULT_QUOTE_IN_QUOTED, feed->line, feed->column - 1);
  return fault(feed, FAULT_QUOTE_IN_UNQUOTED, feed->line, feed->column);
}

static gboolean
feed_byte(Feed *feed, char byte)
{
  /* CR has ended the row already. */
  if (byte == '\n' && feed->after_cr && !feed->row_open) {
    advance(feed, byte);
    return TRUE;
  }
  begin(feed, byte);
  if (csv_parse(&feed->parser, &byte, 1, on_field, on_row, feed) != 1)
    return fault_of_quote(feed);
  /* The buffer holds the closing quote too, until the byte behind it tells that it was one. */
  if (feed->parser.entry_pos > CSV_FIELD_LIMIT + (feed->cell.quoted ? 1 : 0))
    return fault_of_cell(feed, FAULT_TOO_LONG);
  if (feed->split->cells.length - feed->row.text > CSV_ROW_LIMIT || feed->column > CSV_ROW_LIMIT)
    return fault_of_cell(feed, FAULT_ROW_TOO_LONG);
  advance(feed, byte);
  return TRUE;
}

static gboolean
is_ordinary(const Feed *feed, char byte)
{
  return byte != feed->split->delimiter && byte != CSV_QUOTE && byte != '\r' && byte != '\n';
}

/* Takes ordinary bytes behind an ordinary byte at one go: they end nothing, so that no place is lost. Returns how many. */
static gsize
feed_run(Feed *feed, const char *text, gsize n)
{
  const gsize room = CSV_FIELD_LIMIT - MIN(feed->parser.entry_pos, CSV_FIELD_LIMIT);
  gsize length = 0;
  while (length < MIN(n, room) && is_ordinary(feed, text[length]))
    length++;
  if (length > 0)
    length = csv_parse(&feed->parser, text, length, on_field, on_row, feed);
  feed->column += length;
  return length;
}

/* Bytes of a whole line that has neither quotes nor a CR but before its end, up to the byte by which libcsv ends the row, and in
 * *whole with all of its end; 0 when the line is not like that, or longer than a field may be. */
static gsize
plain_line(const char *text, gsize n, gsize *whole)
{
  const char *end = memchr(text, '\n', MIN(n, CSV_FIELD_LIMIT));
  if (!end || memchr(text, CSV_QUOTE, (gsize)(end - text)))
    return 0;
  const char *cr = memchr(text, '\r', (gsize)(end - text));
  *whole = (gsize)(end - text) + 1;
  if (!cr)
    return *whole;
  return cr + 1 == end ? *whole - 1 : 0;
}

/* Takes a line that needs no places, where a row may begin; returns how many bytes. */
static gsize
feed_line(Feed *feed, const char *text, gsize n)
{
  gsize whole;
  if (feed->row_open || (feed->after_cr && *text == '\n'))
    return 0;
  const gsize length = plain_line(text, n, &whole);
  if (length == 0)
    return 0;
  feed->row = csv_cells_begin(&feed->split->cells, feed->line, FALSE);
  csv_parse(&feed->parser, text, length, on_field, on_row, feed);
  feed->line++;
  feed->column = 1;
  feed->after_cr = FALSE;
  return whole;
}

static void
finish(Feed *feed)
{
  if (feed->row_open)
    begin(feed, '\0'); /* an empty cell behind a last delimiter has a place too */
  if (csv_fini(&feed->parser, on_field, on_row, feed) != 0)
    fault_of_cell(feed, FAULT_NEVER_CLOSED);
}

static gboolean
header_is_one_field(const Feed *feed)
{
  return feed->split->cells.n_rows > 0 && feed->split->n_header < 2;
}

/* Cells of a record that was not finished, and empty lines at the end, are no part of the split. */
static void
drop_loose_ends(CsvSplit *split)
{
  gsize n = split->cells.n_rows;
  for (; split->fault == FAULT_NONE && n > 0 && split->cells.rows[n - 1].empty; n--)
    if (split->cells.rows[n - 1].n == split->n_header)
      split->n_matching--;
  csv_cells_truncate(&split->cells, n);
}

static void
init_parser(struct csv_parser *parser, char delimiter)
{
  csv_init(parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL | CSV_APPEND_NULL);
  csv_set_delim(parser, (unsigned char)delimiter);
  csv_set_space_func(parser, no_space);
  csv_set_blk_size(parser, BUFFER_STEP);
  csv_set_realloc_func(parser, g_realloc);
  csv_set_free_func(parser, g_free);
}

CsvSplit *
csv_split(const char *text, gsize n, char delimiter, gboolean only_if_several)
{
  CsvSplit *split = g_new0(CsvSplit, 1);
  Feed feed = {.split = split, .line = 1, .column = 1};
  split->delimiter = delimiter;
  csv_cells_init(&split->cells, n);
  init_parser(&feed.parser, delimiter);

  gsize i = 0;
  while (i < n && !(only_if_several && header_is_one_field(&feed))) {
    const gsize line = feed_line(&feed, text + i, n - i);
    if (line == 0 && !feed_byte(&feed, text[i]))
      break;
    const gboolean ordinary = line == 0 && is_ordinary(&feed, text[i]);
    i += MAX(line, 1);
    if (ordinary)
      i += feed_run(&feed, text + i, n - i);
  }
  if (i == n)
    finish(&feed);
  csv_free(&feed.parser);
  drop_loose_ends(split);
  return split;
}

void
csv_split_free(CsvSplit *split)
{
  if (!split)
    return;
  csv_cells_clear(&split->cells);
  g_free(split);
}

gboolean
csv_split_is_even(const CsvSplit *split)
{
  return split->fault == FAULT_NONE && split->n_matching == split->cells.n_rows;
}
