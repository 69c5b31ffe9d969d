/* table_study.h - a study of CSVs without a study file: breakdowns, and what is computed of them, for the command line
 *
 * A CSV that a datapackage.json beside it describes is read by that descriptor, with its units, totals, valuations and names; any other
 * as table_guess reads it. Nodes of the study have no line: what an error is about is told by the name of its option. */
#pragma once

#include "results.h"

typedef struct {
  Study *study;
  Results *results;      /* of the study: results_scope, results_analysis, the ledger */
  GPtrArray *packages;   /* Package: descriptors */
  GHashTable *by_path;   /* path as given -> Table */
  GHashTable *described; /* Table -> path of its descriptor */
  GPtrArray *nodes;      /* YamlNode */
  GHashTable *options;   /* YamlNode -> name of the option that it stands for, "mirror-where" */
} TableStudy;

TableStudy *table_study_new(void);
void table_study_free(TableStudy *study); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TableStudy, table_study_free)

/* How a CSV is read. */
typedef struct {
  GuessOptions guess;
  gboolean guessed;      /* also where there is a descriptor */
  const char *unit;      /* "USD million", for a table that tells none, or NULL */
  const char *valuation; /* "FOB", likewise */
} TableReading;

/* The table of a CSV ("-": standard input), read once however often it is asked for (transfer none). Errors: those of package_read,
 * table_read and table_guess; DATA_ERROR_UNIT (a unit or valuation for a table that tells its own). */
const Table *table_study_read(TableStudy *study, const char *path, const TableReading *reading, GError **error);
/* The descriptor by which a table was read, or NULL (transfer none). */
const char *table_study_descriptor(const TableStudy *study, const Table *table);

/* Adds a bloc, its members from a CSV; as_of: a year or AS_OF_IN_FORCE. Errors: those of members_table. */
gboolean table_study_add_bloc(TableStudy *study, const char *name, const char *path, int as_of, GError **error);

/* Rows of one column: a code, or several with commas between them; as a whole it is one code where the column holds it ("Korea, Rep."). */
typedef struct {
  const char *column, *codes;
} TableWhere;

/* A breakdown as it is asked for; strings are copied. */
typedef struct {
  const char *name;
  const Table *table;    /* of table_study_read */
  const char *option;    /* what stands before the names of options in errors: "", "mirror-", "against-" */
  const char *const *by; /* one column or two, NULL-terminated */
  const TableWhere *where;
  gsize n_where;
  const char *const *without;   /* NULL-terminated, or NULL */
  const char *total, *fold;     /* NULL without */
  const char *value, *quantity; /* expressions over a row's columns, or NULL */
} TableBreakdown;

/* Adds it to the study under its name; it is read when it is first asked for, by results_scope. Errors: those of expr_parse. */
gboolean table_study_add_breakdown(TableStudy *study, const TableBreakdown *breakdown, GError **error);

/* A table of the study that holds the result of an analysis: { kind: KIND, of: ANALYSIS } (transfer none). */
const TableDef *table_study_add_table(TableStudy *study, const TableKind *kind, const char *analysis);

/* The option that the last error of a breakdown is about, or NULL (transfer none); *text is what was given there and *offset the byte in it
 * where the cause stands. */
const char *table_study_fault(const TableStudy *study, const char **text, gsize *offset);
