/* result_tables.h - tables of a study that hold a result: one row a kind, beside its row in study/table_kinds.c
 *
 * To add one: { "event-studies", event_studies_csv, NULL } here and { "event-studies", { NULL } } there. */
#pragma once

#include "document.h"
#include "study/results.h"

typedef struct {
  const char *word; /* behind 'kind:' in the study file */
  /* The file, with a header line, each line ended by LF (transfer full). What it shows is computed by then or asked of results
   * (results_analysis, results_claims). Errors: those of what it asks for. */
  char *(*csv)(Results *results, const TableDef *table, GError **error);
  /* What the report shows where a section names the table; the Block of the CSV bears the table's name. NULL: a line that
   * names the file. */
  gboolean (*section)(Document *document, Results *results, const TableDef *table, GError **error);
} ResultTable;

/* Ended by a row without a word; there is a row for every kind. */
extern const ResultTable result_tables[];
const ResultTable *result_table(const TableKind *kind);
