/* result_item.h - the analysis that a table of a study holds
 *
 *     tables:
 *       - { name: composition, kind: composition, of: sections }
 *
 * The row of study/table_kinds.c gives such a kind the option "of". */
#pragma once

#include "study/results.h"

/* The item that the table's 'of' names, of that kind of analysis, computed when it is not there (transfer none). Errors: those of the analysis;
 * DATA_ERROR_SCHEMA (no 'of'; an item of another kind), DATA_ERROR_NAME (nothing bears the name), with their place in the study. */
const Analysis *result_item(Results *results, const TableDef *table, const char *kind, GError **error);
