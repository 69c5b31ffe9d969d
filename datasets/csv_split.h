/* csv_split.h - a text split by one delimiter into cells with their places: libcsv, and what it does not keep
 *
 * A split may be faulty; csv.c judges it. Rows are records as they stand, of any number of fields. */
#pragma once

#include <glib.h>

#include "csv.h"

typedef enum {
  FAULT_NONE,
  FAULT_QUOTE_IN_UNQUOTED, /* at the quote */
  FAULT_QUOTE_IN_QUOTED,   /* at the quote that ends the field too early */
  FAULT_NEVER_CLOSED,      /* where the field opened */
  FAULT_TOO_LONG,          /* where the field begins */
  FAULT_ROW_TOO_LONG       /* there too */
} CsvFault;

typedef struct {
  char delimiter;
  gsize n_header;   /* fields of the header, as far as it could be read */
  gsize n_matching; /* records with as many fields, the header included; 0 when the header has a fault */
  CsvCells cells;   /* a row a record; empty lines at the end are left out */
  CsvFault fault;   /* the split ends there, with the last whole record */
  gsize line, column;
  gsize opened_line, opened_column; /* of the field with the fault */
  gboolean opened_quoted;
} CsvSplit;

/* Splits n bytes of valid UTF-8. When only_if_several it ends behind a header of less than two fields. */
CsvSplit *csv_split(const char *text, gsize n, char delimiter, gboolean only_if_several);
void csv_split_free(CsvSplit *split); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CsvSplit, csv_split_free)

/* No fault, and every record has the fields of the header. */
gboolean csv_split_is_even(const CsvSplit *split);
