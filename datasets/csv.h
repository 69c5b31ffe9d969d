/* csv.h - CSV records with the place of every cell (RFC 4180, strict)
 *
 * libcsv parses every byte. Lines end in LF or CR LF (CR alone too); a byte-order mark is skipped; blanks are data.
 * The delimiter is given, or decided over all rows: it is the one of comma, semicolon, tab and vertical bar by which
 * every record has the same number of fields, two or more; when several do so, the file is refused. A file whose
 * header none of them splits has one column. A wrong number of fields, an unclosed or stray quote, an empty line
 * between rows (an empty cell in a file of one column; ignored at the end), a NUL byte, bytes that are not UTF-8,
 * UTF-16 that was not said to be such, a field over 1 MiB, a row of 4 GiB and a file over the limit are errors with physical line and
 * byte column (both from 1, behind a byte-order mark; for other charsets the column counts bytes after conversion to
 * UTF-8). */
#pragma once

#include <glib.h>

#include "csv_cells.h"
#include "problems.h"

#define CSV_FIELD_LIMIT (1024 * 1024) /* bytes; a longer field is a lost quote, not data */
#define CSV_ROWS_LIMIT  G_MAXUINT32   /* GLib's arrays, of which tables and series are made, count in 32 bits */

typedef struct {
  char delimiter;       /* ',' ';' '\t' '|' or another ASCII byte but quote, LF, CR; 0: decide over all rows */
  const char *encoding; /* as iconv names it; NULL: UTF-8 */
  gsize limit; /* bytes of a file; 0: a quarter of the machine's memory, since its text, cells and table must fit in */
} CsvOptions;

/* Records of a file with one column a period, read as one row a period: see wide.h. */
typedef struct {
  GArray *keys, *periods; /* gsize: numbers of the file's columns */
} CsvWide;

typedef struct {
  char *path;       /* as given; "standard input" for "-" */
  char delimiter;   /* the one in force */
  gboolean decided; /* TRUE when it was decided over the rows, not given */
  gsize n_columns;
  gsize n_records; /* header included; every record has n_columns cells */
  char *sha256;    /* of the bytes as read, lower-case hexadecimal */
  gsize n_bytes;   /* as read */
  CsvCells cells;  /* of the file */
  CsvWide *wide;   /* NULL: records are the file's */
} Csv;

/* Reads a whole file ("-": standard input). options may be NULL. Returns NULL and sets *error
 * (DATA_ERROR_FILE, _ENCODING, _SYNTAX; all field-count problems of the file are listed together).
 * An empty file is DATA_ERROR_SYNTAX: there is no header. */
Csv *csv_read(const char *path, const CsvOptions *options, GError **error);

/* The same from bytes that arrive in pieces of any size; path is for messages only. feed never fails: all
 * problems are found by finish, which frees the builder whatever comes of it. */
typedef struct CsvBuilder CsvBuilder;
CsvBuilder *csv_builder_new(const char *path, const CsvOptions *options);
void csv_builder_feed(CsvBuilder *builder, const char *bytes, gsize n);
Csv *csv_builder_finish(CsvBuilder *builder, GError **error);

void csv_records_free(Csv *csv); /* safe on NULL; the name csv_free belongs to libcsv */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Csv, csv_records_free)

/* Cell of a record (0 is the header) and a column, and its text alone; *length may be NULL. Both must be in range. */
CsvCell csv_cell(const Csv *csv, gsize record, gsize column);
const char *csv_text(const Csv *csv, gsize record, gsize column, gsize *length);

/* The delimiter in words for messages and the ledger: "comma", "semicolon", "tab", "vertical bar", or the
 * byte itself in single quotes (transfer full). */
char *csv_delimiter_name(char delimiter);
