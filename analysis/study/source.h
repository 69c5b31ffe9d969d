/* source.h - series out of tables: rows are chosen, grouped by period and added up as the study says */
#pragma once

#include "datasets/bloc.h"
#include "datasets/series.h"
#include "datasets/table.h"
#include "study.h"

typedef struct Data Data;

/* The tables and blocs of a study, read when they are first asked for. study and ledger must outlive it. */
Data *data_new(const Study *study, Ledger *ledger);
void data_free(Data *data); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Data, data_free)

/* Called now and then while rows are told apart for a breakdown: done of total, counted from 0 for each. */
typedef void (*DataWatch)(gpointer user, gsize done, gsize total);
void data_watch(Data *data, DataWatch watch, gpointer user);

/* Begins to read the largest table beside what is done next: for callers who will ask for all series. */
void data_read_ahead(Data *data);

/* The table of a resource (transfer none). Errors: those of table_read; DATA_ERROR_NAME. */
const Table *data_table(Data *data, const char *resource, GError **error);
/* All tables read so far, in the order of the package's resources (Table, transfer container). */
GPtrArray *data_tables(const Data *data);

/* The member codes behind a composition as series name it ("EU as composed on 1 July 2007"), joined by ", ", or NULL when no
 * series asked for it (transfer full). */
char *data_bloc_codes(const Data *data, const char *composition);

/* The series of a definition with `from`. A name in `where` or `pair` is the code when the column holds it, otherwise the
 * bloc; rows are added only over what the study listed. Absent members of a bloc are entered in the ledger; a listed code
 * without a row makes the sum of its period missing, where absent rows are not zeros. Errors:
 * DATA_ERROR_NAME, DATA_ERROR_ALIGN (several values of another key in one period), DATA_ERROR_UNIT, those of table_read. */
Series *source_series(Data *data, const SeriesDef *definition, GError **error);

/* Where in the study file the cause of the last error of source_series stands (transfer none), and how many bytes into it. */
const YamlNode *data_fault(const Data *data, gsize *offset);
