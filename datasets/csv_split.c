#include "csv_split.h"

#include <csv.h>

#define BUFFER_STEP 4096 /* bytes by which libcsv's field buffer grows; its own 128 make long fields slow */

/* libcsv does not know where it is: it is fed one byte a call, and the place is kept here. */
typedef struct {
  struct csv_parser parser;
  CsvSplit *split;
  guint32 line, column; /* of the byte that comes next */
  gboolean after_cr;    /* the last byte was a CR: a LF ends no further line */
  gboolean row_open, cell_open;
  CsvCell cell;
  CsvRecord record;
} Feed;

static int
no_space(unsigned char c)
{
  (void)c; /* blanks are data */
  return 0;
}

/* Offsets stand in for pointers as long as the storage may move. */
static void
store_text(Feed *feed, const char *text, gsize length)
{
  CsvSplit *split = feed->split;
  feed->cell.text = GSIZE_TO_POINTER(split->text->len);
  feed->cell.length = (guint32)length;
  g_string_append_len(split->text, text, (gssize)length);
  g_string_append_c(split->text, '\0');
  g_array_append_val(split->cells, feed->cell);
  feed->record.n++;
  feed->cell_open = FALSE;
}

static void
on_field(void *text, size_t length, void *data)
{
  store_text(data, text, length);
}

static void
on_row(int end, void *data)
{
  (void)end;
  Feed *feed = data;
  CsvSplit *split = feed->split;
  feed->record.empty = feed->record.n == 0;
  if (split->records->len == 0)
    split->n_header = feed->record.n;
  else if (feed->record.empty && split->n_header == 1)
    store_text(feed, "", 0);
  if (feed->record.n == split->n_header)
    split->n_matching++;
  g_array_append_val(split->records, feed->record);
  feed->row_open = feed->cell_open = FALSE;
}

static void
begin(Feed *feed, char byte)
{
  if (!feed->row_open) {
    feed->record = (CsvRecord){.first = feed->split->cells->len, .line = feed->line};
    feed->row_open = TRUE;
  }
  if (!feed->cell_open) {
    feed->cell = (CsvCell){.line = feed->line, .column = feed->column, .quoted = byte == CSV_QUOTE};
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
fault(Feed *feed, CsvFault what, guint32 line, guint32 column)
{
  CsvSplit *split = feed->split;
  split->fault = what;
  split->line = line;
  split->column = column;
  split->opened_line = feed->cell.line;
  split->opened_column = feed->cell.column;
  split->opened_quoted = feed->cell.quoted;
  if (split->records->len == 0)
    split->n_header = feed->record.n + 1;
  return FALSE;
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
    return fault(feed, FAULT_TOO_LONG, feed->cell.line, feed->cell.column);
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
  feed->column += (guint32)length;
  return length;
}

static void
finish(Feed *feed)
{
  if (feed->row_open)
    begin(feed, '\0'); /* an empty cell behind a last delimiter has a place too */
  if (csv_fini(&feed->parser, on_field, on_row, feed) != 0)
    fault(feed, FAULT_NEVER_CLOSED, feed->cell.line, feed->cell.column);
}

static gboolean
header_is_one_field(const Feed *feed)
{
  return feed->split->records->len > 0 && feed->split->n_header < 2;
}

/* Cells of a record that was not finished, and empty lines at the end, are no part of the split. */
static void
drop_loose_ends(Feed *feed)
{
  CsvSplit *split = feed->split;
  if (split->fault != FAULT_NONE) {
    g_array_set_size(split->cells, (guint)feed->record.first);
    return;
  }
  while (split->records->len > 0) {
    const CsvRecord *last = &g_array_index(split->records, CsvRecord, split->records->len - 1);
    if (!last->empty)
      return;
    if (last->n == split->n_header)
      split->n_matching--;
    g_array_set_size(split->cells, (guint)last->first);
    g_array_set_size(split->records, split->records->len - 1);
  }
}

CsvSplit *
csv_split(const char *text, gsize n, char delimiter, gboolean only_if_several)
{
  CsvSplit *split = g_new0(CsvSplit, 1);
  split->delimiter = delimiter;
  split->records = g_array_new(FALSE, FALSE, sizeof(CsvRecord));
  split->cells = g_array_new(FALSE, FALSE, sizeof(CsvCell));
  split->text = g_string_new(NULL);

  Feed feed = {.split = split, .line = 1, .column = 1};
  csv_init(&feed.parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL | CSV_APPEND_NULL);
  csv_set_delim(&feed.parser, (unsigned char)delimiter);
  csv_set_space_func(&feed.parser, no_space);
  csv_set_blk_size(&feed.parser, BUFFER_STEP);
  csv_set_realloc_func(&feed.parser, g_realloc);
  csv_set_free_func(&feed.parser, g_free);

  gsize i = 0;
  while (i < n && feed_byte(&feed, text[i]) && !(only_if_several && header_is_one_field(&feed))) {
    const gboolean ordinary = is_ordinary(&feed, text[i]);
    i++;
    if (ordinary)
      i += feed_run(&feed, text + i, n - i);
  }
  if (i == n)
    finish(&feed);
  csv_free(&feed.parser);
  drop_loose_ends(&feed);
  return split;
}

void
csv_split_free(CsvSplit *split)
{
  if (!split)
    return;
  g_clear_pointer(&split->records, g_array_unref);
  g_clear_pointer(&split->cells, g_array_unref);
  if (split->text)
    g_string_free(split->text, TRUE);
  g_free(split);
}

gboolean
csv_split_is_even(const CsvSplit *split)
{
  return split->fault == FAULT_NONE && split->n_matching == split->records->len;
}
