#include "event_cells.h"

#include <csv.h>

#define STRICT      (CSV_STRICT | CSV_STRICT_FINI)
#define BUFFER_STEP 4096 /* bytes by which libcsv's field buffer grows */

struct EventSplitter {
  struct csv_parser parser;
  EventCells *cells;
  GString *text; /* the cells unquoted, one behind the other */
  gsize n_rows;
};

void
event_cells_by_tab(const char *text, gsize length, EventCells *cells)
{
  const char *at = text, *end = text + length;
  gsize n = 0;
  for (;;) {
    const char *tab = memchr(at, '\t', (gsize)(end - at));
    if (n < EVENT_CELLS)
      cells->cell[n] = (EventText){at, (gsize)((tab ? tab : end) - at)};
    n++;
    if (!tab)
      break;
    at = tab + 1;
  }
  cells->n = n;
}

static int
no_space(unsigned char c)
{
  (void)c; /* blanks are data */
  return 0;
}

EventSplitter *
event_splitter_new(char delimiter)
{
  EventSplitter *splitter = g_new0(EventSplitter, 1);
  splitter->text = g_string_new(NULL);
  csv_init(&splitter->parser, STRICT);
  csv_set_delim(&splitter->parser, (unsigned char)delimiter);
  csv_set_space_func(&splitter->parser, no_space);
  csv_set_blk_size(&splitter->parser, BUFFER_STEP);
  csv_set_realloc_func(&splitter->parser, g_realloc);
  csv_set_free_func(&splitter->parser, g_free);
  return splitter;
}

void
event_splitter_free(EventSplitter *splitter)
{
  if (!splitter)
    return;
  csv_free(&splitter->parser);
  g_string_free(splitter->text, TRUE);
  g_free(splitter);
}

/* The text may still move: lengths now, places at the end. */
static void
on_field(void *text, size_t length, void *data)
{
  EventSplitter *splitter = data;
  if (splitter->cells->n < EVENT_CELLS) {
    splitter->cells->cell[splitter->cells->n].length = length;
    g_string_append_len(splitter->text, text, (gssize)length);
  }
  splitter->cells->n++;
}

static void
on_row(int end, void *data)
{
  (void)end;
  EventSplitter *splitter = data;
  splitter->n_rows++;
}

/* Offset of the last field of a record, at which a quote that is never closed has opened. */
static gsize
last_field(const char *text, gsize length, char delimiter)
{
  gboolean quoted = FALSE;
  gsize begin = 0;
  for (gsize i = 0; i < length; i++) {
    if (text[i] == '"')
      quoted = !quoted;
    else if (text[i] == delimiter && !quoted)
      begin = i + 1;
  }
  return begin;
}

static gsize
first_bare_return(const char *text, gsize length)
{
  gboolean quoted = FALSE;
  gsize i = 0;
  for (; i < length && (quoted || text[i] != '\r'); i++)
    if (text[i] == '"')
      quoted = !quoted;
  return i;
}

/* Leaves a record that is not finished, so that the parser is ready for the next. */
static EventCellsStatus
give_up(EventSplitter *splitter, EventCellsStatus status, gsize at)
{
  splitter->cells->at = at;
  csv_set_opts(&splitter->parser, 0); /* without strictness the end of a record is never refused */
  csv_fini(&splitter->parser, NULL, NULL, NULL);
  csv_set_opts(&splitter->parser, STRICT);
  return status;
}

EventCellsStatus
event_splitter_split(EventSplitter *splitter, const char *text, gsize length, EventCells *cells)
{
  splitter->cells = cells;
  splitter->n_rows = 0;
  cells->n = 0;
  g_string_truncate(splitter->text, 0);

  struct csv_parser *parser = &splitter->parser;
  const gsize parsed = csv_parse(parser, text, length, on_field, on_row, splitter);
  /* In a quoted field libcsv stumbles over the byte behind the quote. */
  if (parsed < length)
    return give_up(splitter, CELLS_STRAY_QUOTE, text[parsed] == '"' ? parsed : parsed - 1);
  if (splitter->n_rows > 0)
    return give_up(splitter, CELLS_STRAY_RETURN, first_bare_return(text, length));
  if (csv_fini(parser, on_field, on_row, splitter) != 0)
    return give_up(splitter, CELLS_QUOTE_UNCLOSED, last_field(text, length, (char)csv_get_delim(parser)));

  const char *at = splitter->text->str;
  for (gsize i = 0; i < MIN(cells->n, EVENT_CELLS); i++) {
    cells->cell[i].text = at;
    at += cells->cell[i].length;
  }
  return CELLS_SPLIT;
}

gsize
event_cell_offset(const char *text, gsize length, char delimiter, gboolean quoting, gsize k)
{
  gboolean quoted = FALSE;
  for (gsize i = 0; i < length && k > 0; i++) {
    if (quoting && text[i] == '"')
      quoted = !quoted;
    else if (text[i] == delimiter && !quoted && --k == 0)
      return i + 1;
  }
  return k == 0 ? 0 : length;
}
