/* table.h - one CSV with its schema: typed columns, the span of each row, missing values with their reason */
#pragma once

#include <glib.h>

#include "csv.h"
#include "package.h"
#include "period.h"

typedef struct {
  const Field *field;
  gsize at;         /* the CSV's column */
  double *values;   /* n_rows numbers, NaN when missing; NULL for a column of text or periods */
  Missing *missing; /* n_rows reasons, with values */
  char (*flags)[4]; /* n_rows flags, "" when there is none; NULL for a column without them */
  Period *periods;  /* n_rows; NULL when the column holds none. An empty cell has first > last */
} Column;

typedef struct {
  const Resource *resource;
  Resource *own; /* the resource when it was guessed, else NULL */
  Csv *csv;
  gsize n_rows; /* the header not counted */
  gsize n_columns;
  Column *columns;       /* in the order of the CSV's columns */
  Period *spans;         /* n_rows: of each row; NULL when no column tells a period */
  gboolean spans_unique; /* each span stands once: the table is a plain time series */
  gboolean wide;         /* the file had one column a period and was turned into rows */
} Table;

#define SPAN_OPEN G_MAXINT32 /* last day of a span without an end */

/* Reads a resource and checks every cell against its schema; a header without a field, or a field without a column, is an
 * error too. Problems are listed together: those of the header, or else those of the cells in the order of lines, then
 * of spans and the primary key. A required number may be no missing marker either. Errors: those of csv_read,
 * DATA_ERROR_SCHEMA, DATA_ERROR_NUMBER, DATA_ERROR_PERIOD. The resource must outlive the table. */
Table *table_read(const Resource *resource, GError **error);

typedef struct {
  CsvOptions csv;
  const char *period; /* name of the period column; NULL: found by name */
  gboolean no_period; /* a cross-section */
  const char
      *date_format; /* of the period column, as period_parse_format takes it; NULL: any that period_parse reads */
  char decimal;     /* '.' or ','; 0: proved by each column */
  const char *const *codes; /* names of columns that hold codes, be they numbers; NULL-terminated, or NULL */
} GuessOptions;

/* Reads a CSV without a descriptor: a column is numbers when all its cells prove it, a period when it is named period,
 * year, date, month, quarter or time (or by the options) and all its cells are periods, before others one in which each
 * stands once; a file whose header holds periods (of the years 1500 to 2199) and no such name is turned from wide to
 * long, its value column named "value". A column of years is numbers too. Codes with leading zeros are text. Errors: as
 * above; DATA_ERROR_NAME when no column has the name asked for, or none a usual one beside a date format; an ambiguous number format is refused with both
 * readings, a mixed one with a cell of each. */
Table *table_guess(const char *path, const GuessOptions *options, GError **error);

void table_free(Table *table); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Table, table_free)

/* The column of that name, or NULL; the first of a role, or NULL (transfer none). */
const Column *table_column(const Table *table, const char *name);
const Column *table_role(const Table *table, Role role);
/* All column names, NULL-terminated (free the array alone: g_free). */
const char **table_names(const Table *table);

/* The text of a cell; row counts from 0 below the header (transfer none). */
const char *table_text(const Table *table, gsize row, const Column *column);

/* "path:line:column" of a cell, for messages (transfer full). */
char *table_place(const Table *table, gsize row, const Column *column);
