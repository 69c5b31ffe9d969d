/* selection.h - which rows of a table a series is made of: `where` and `pair`, with codes, lists and blocs */
#pragma once

#include "source_data.h"

/* What one name chooses: a code that stands in the column, the members of a bloc, or with "all" every code that is no aggregate. */
typedef struct {
  const char *code; /* NULL: a bloc, or all */
  const Bloc *bloc; /* NULL beside a code, and for all */
  const Field *all; /* the column's, which knows its aggregates; else NULL */
} Choice;

typedef struct {
  const Column *column;
  GArray *choices; /* Choice */
} Selector;

typedef struct {
  Data *data;
  const SeriesDef *definition;
  const Table *table;
  GArray *selectors;        /* Selector: of `where` */
  const Column *columns[2]; /* of `pair`: who acts, on whom; NULL without a pair */
  GArray *actors[2];        /* Choice: of `pair`, as written */
} Selection;

/* Reads `where` and `pair` against the table. Errors: DATA_ERROR_NAME, DATA_ERROR_SCHEMA, those of data_bloc. Whatever comes of
 * it, the selection is to be cleared. */
gboolean selection_read(Selection *selection, Data *data, const SeriesDef *definition, const Table *table,
                        GError **error);
void selection_clear(Selection *selection);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Selection, selection_clear)

/* The rows chosen (gsize), by period, then in the order of the file (transfer full). */
GArray *selection_rows(const Selection *selection);
/* All rows of the table so sorted (transfer full). */
GArray *table_rows(const Table *table);

/* The numbered codes of a column of the selection's table (transfer none). */
const Codes *selection_codes(const Selection *selection, const Column *column);

/* Whether the study chose rows by this column. */
gboolean selection_covers(const Selection *selection, const Column *column);
