#include "csv.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "csv_charset.h"
#include "csv_split.h"
#include "wide.h"

#define CHUNK (64 * 1024)

static const char candidates[] = {',', ';', '\t', '|'};

struct CsvBuilder {
  char *path, *encoding;
  char delimiter; /* 0: decide */
  gsize limit, n_bytes;
  GString *bytes; /* up to the limit */
  GChecksum *checksum;
};

static void
builder_free(CsvBuilder *builder)
{
  if (!builder)
    return;
  g_free(builder->path);
  g_free(builder->encoding);
  g_string_free(builder->bytes, TRUE);
  g_checksum_free(builder->checksum);
  g_free(builder);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CsvBuilder, builder_free)

char *
csv_delimiter_name(char delimiter)
{
  switch (delimiter) {
  case ',':
    return g_strdup("comma");
  case ';':
    return g_strdup("semicolon");
  case '\t':
    return g_strdup("tab");
  case '|':
    return g_strdup("vertical bar");
  default: {
    g_autofree char *shown = visible_text(&delimiter, 1);
    return g_strdup_printf("'%s'", shown);
  }
  }
}

static void
add_fault(const CsvSplit *split, const char *path, Problems *problems)
{
  const gsize line = split->line, column = split->column;
  switch (split->fault) {
  case FAULT_NONE:
    break;
  case FAULT_QUOTE_IN_UNQUOTED:
    problems_add(problems, DATA_ERROR_SYNTAX, path, line, column,
                 "stray quote in a field that is not quoted (quote the field and double it: \"\")");
    break;
  case FAULT_QUOTE_IN_QUOTED:
    if (split->opened_line == line)
      problems_add(problems, DATA_ERROR_SYNTAX, path, line, column,
                   "stray quote in a field that is quoted (double it: \"\")");
    else
      problems_add(problems, DATA_ERROR_SYNTAX, path, line, column,
                   "stray quote in a field that opened at line %" G_GSIZE_FORMAT ", column %" G_GSIZE_FORMAT
                   ": was it never closed? (else double it: \"\")",
                   split->opened_line, split->opened_column);
    break;
  case FAULT_NEVER_CLOSED:
    problems_add(problems, DATA_ERROR_SYNTAX, path, line, column, "quote is never closed");
    break;
  case FAULT_TOO_LONG:
    problems_add(problems, DATA_ERROR_SYNTAX, path, line, column, "field over 1 MiB%s",
                 split->opened_quoted ? ": is its quote never closed?" : "");
    break;
  case FAULT_ROW_TOO_LONG:
    problems_add(problems, DATA_ERROR_SYNTAX, path, line, column, "row over 4 GiB");
    break;
  }
}

/* A row too long is told at its first field too many, a row too short where it begins. */
static void
add_wrong_count(const CsvSplit *split, gsize record, const char *path, Problems *problems)
{
  const CsvRow *row = &split->cells.rows[record];
  gsize line = row->line, column = 1;
  if (row->n > split->n_header) {
    const CsvCell surplus = csv_cells_get(&split->cells, record, split->n_header);
    line = surplus.line;
    column = surplus.column;
  }
  problems_add(problems, DATA_ERROR_SYNTAX, path, line, column,
               "%u field%s, expected %" G_GSIZE_FORMAT " as in the header", row->n, row->n == 1 ? "" : "s",
               split->n_header);
}

static void
report(const CsvSplit *split, const char *path, Problems *problems)
{
  for (gsize i = 0; i < split->cells.n_rows; i++) {
    const CsvRow *row = &split->cells.rows[i];
    if (i == 0 && row->empty) {
      problems_add(problems, DATA_ERROR_SYNTAX, path, row->line, 1, "empty line before the header");
      return; /* nothing to count by */
    }
    if (row->empty && split->n_header != 1)
      problems_add(problems, DATA_ERROR_SYNTAX, path, row->line, 1, "empty line");
    else if (row->n != split->n_header)
      add_wrong_count(split, i, path, problems);
  }
  add_fault(split, path, problems);
  if (split->cells.n_rows > CSV_ROWS_LIMIT)
    problems_add(problems, DATA_ERROR_FILE, path, 0, 0, "over %u rows: split it", CSV_ROWS_LIMIT);
}

/* "comma (2 fields) or semicolon (3 fields)" */
static char *
list_choices(CsvSplit *const *splits, const gboolean *fits, gsize n_fitting)
{
  GString *list = g_string_new(NULL);
  gsize listed = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(candidates); i++) {
    if (!fits[i])
      continue;
    g_autofree char *name = csv_delimiter_name(candidates[i]);
    listed++;
    g_string_append(list, listed == 1 ? "" : listed == n_fitting ? " or " : ", ");
    g_string_append_printf(list, "%s (%" G_GSIZE_FORMAT " fields)", name, splits[i]->n_header);
  }
  return g_string_free(list, FALSE);
}

/* The split that tells the faults best: the header counted as most records do; NULL when nothing splits the header. */
static CsvSplit **
likeliest(CsvSplit **splits)
{
  CsvSplit **best = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS(candidates); i++)
    if (splits[i]->n_header >= 2 && (!best || splits[i]->n_matching > (*best)->n_matching))
      best = &splits[i];
  return best;
}

/* The split by the delimiter that all rows agree on, or by the likeliest; NULL after adding a problem. */
static CsvSplit *
decide(const char *text, gsize n, const char *path, Problems *problems)
{
  CsvSplit *splits[G_N_ELEMENTS(candidates)], **chosen = NULL;
  gboolean fits[G_N_ELEMENTS(candidates)];
  gsize n_fitting = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(candidates); i++) {
    splits[i] = csv_split(text, n, candidates[i], TRUE);
    fits[i] = splits[i]->n_header >= 2 && csv_split_is_even(splits[i]);
    if (fits[i])
      chosen = &splits[i];
    n_fitting += fits[i] ? 1 : 0;
  }

  CsvSplit *split = NULL;
  if (n_fitting > 1) {
    g_autofree char *choices = list_choices(splits, fits, n_fitting);
    problems_add(problems, DATA_ERROR_SYNTAX, path, 0, 0, "the delimiter may be %s: choose it by --delimiter", choices);
  } else {
    chosen = chosen ? chosen : likeliest(splits);
    split = chosen ? g_steal_pointer(chosen) : csv_split(text, n, ',', FALSE);
  }
  for (gsize i = 0; i < G_N_ELEMENTS(candidates); i++)
    csv_split_free(splits[i]);
  return split;
}

static gboolean
is_delimiter(char c)
{
  return c != '"' && c != '\n' && c != '\r' && (guchar)c < 0x80;
}

/* The text of the builder split, or NULL when it cannot be; faults in the split are still to be reported. */
static CsvSplit *
split_builder(const CsvBuilder *builder, Problems *problems)
{
  const char *path = builder->path;
  if (!is_delimiter(builder->delimiter)) {
    g_autofree char *name = csv_delimiter_name(builder->delimiter);
    problems_add(problems, DATA_ERROR_SYNTAX, path, 0, 0, "%s cannot be the delimiter", name);
    return NULL;
  }
  if (builder->n_bytes > builder->limit) {
    problems_add(problems, DATA_ERROR_FILE, path, 0, 0, "over %" G_GSIZE_FORMAT " bytes: split it", builder->limit);
    return NULL;
  }
  gsize n;
  g_autofree char *converted = NULL;
  const char *text = text_to_utf8(builder->bytes, builder->encoding, path, &converted, &n, problems);
  if (!text)
    return NULL;
  return builder->delimiter ? csv_split(text, n, builder->delimiter, FALSE) : decide(text, n, path, problems);
}

static Csv *
csv_from_split(CsvSplit *split, CsvBuilder *builder)
{
  Csv *csv = g_new0(Csv, 1);
  csv->path = g_steal_pointer(&builder->path);
  csv->delimiter = split->delimiter;
  csv->decided = builder->delimiter == 0;
  csv->n_columns = split->n_header;
  csv->n_records = split->cells.n_rows;
  csv->sha256 = g_strdup(g_checksum_get_string(builder->checksum));
  csv->n_bytes = builder->n_bytes;
  csv->cells = split->cells;
  split->cells = (CsvCells){0};
  return csv;
}

/* The text of a file, its cells and the table made of them take about four times its bytes. */
static gsize
default_limit(void)
{
  const glong pages = sysconf(_SC_PHYS_PAGES), bytes = sysconf(_SC_PAGESIZE);
  return pages > 0 && bytes > 0 ? (gsize)pages / 4 * (gsize)bytes : G_MAXSSIZE;
}

CsvBuilder *
csv_builder_new(const char *path, const CsvOptions *options)
{
  CsvBuilder *builder = g_new0(CsvBuilder, 1);
  builder->path = g_strdup(path);
  builder->limit = default_limit();
  builder->bytes = g_string_new(NULL);
  builder->checksum = g_checksum_new(G_CHECKSUM_SHA256);
  if (options) {
    builder->delimiter = options->delimiter;
    builder->encoding = g_strdup(options->encoding);
    builder->limit = options->limit > 0 ? options->limit : builder->limit;
  }
  return builder;
}

void
csv_builder_feed(CsvBuilder *builder, const char *bytes, gsize n)
{
  builder->n_bytes += n;
  if (builder->n_bytes > builder->limit)
    return;
  g_checksum_update(builder->checksum, (const guchar *)bytes, (gssize)n);
  g_string_append_len(builder->bytes, bytes, (gssize)n);
}

Csv *
csv_builder_finish(CsvBuilder *builder, GError **error)
{
  g_autoptr(CsvBuilder) finished = builder;
  g_autoptr(Problems) problems = problems_new();
  g_autoptr(CsvSplit) split = split_builder(finished, problems);
  if (split) {
    report(split, finished->path, problems);
    if (split->cells.n_rows == 0 && split->fault == FAULT_NONE)
      problems_add(problems, DATA_ERROR_SYNTAX, finished->path, 0, 0, "empty file: there is no header");
  }
  return problems_raise(problems, error) && split ? csv_from_split(split, finished) : NULL;
}

/* Any kind of file, to its end or to the limit. */
static gboolean
feed_stream(CsvBuilder *builder, FILE *file, GError **error)
{
  g_autofree char *chunk = g_malloc(CHUNK);
  gsize n;
  while ((n = fread(chunk, 1, CHUNK, file)) > 0 && builder->n_bytes <= builder->limit)
    csv_builder_feed(builder, chunk, n);
  if (!ferror(file))
    return TRUE;
  g_set_error(error, DATA_ERROR, DATA_ERROR_FILE, "%s: %s", builder->path, g_strerror(errno));
  return FALSE;
}

Csv *
csv_read(const char *path, const CsvOptions *options, GError **error)
{
  const gboolean is_stdin = strcmp(path, "-") == 0;
  FILE *file = is_stdin ? stdin : fopen(path, "rb");
  if (!file) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_FILE, "%s: %s", path, g_strerror(errno));
    return NULL;
  }
  g_autoptr(CsvBuilder) builder = csv_builder_new(is_stdin ? "standard input" : path, options);
  const gboolean fed = feed_stream(builder, file, error);
  if (!is_stdin)
    fclose(file);
  return fed ? csv_builder_finish(g_steal_pointer(&builder), error) : NULL;
}

void
csv_records_free(Csv *csv)
{
  if (!csv)
    return;
  g_free(csv->path);
  g_free(csv->sha256);
  csv_cells_clear(&csv->cells);
  csv_wide_free(csv->wide);
  g_free(csv);
}

CsvCell
csv_cell(const Csv *csv, gsize record, gsize column)
{
  return csv->wide ? csv_wide_cell(csv, record, column) : csv_cells_get(&csv->cells, record, column);
}

const char *
csv_text(const Csv *csv, gsize record, gsize column, gsize *length)
{
  if (!csv->wide)
    return csv_cells_text(&csv->cells, record, column, length);
  const CsvCell cell = csv_wide_cell(csv, record, column);
  if (length)
    *length = cell.length;
  return cell.text;
}
