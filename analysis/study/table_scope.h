/* table_scope.h - the columns of one CSV as series, for work without a study file */
#pragma once

#include "datasets/table.h"
#include "evaluate.h"

typedef struct {
  Table *table;
  GHashTable *series; /* name -> Series: each column of numbers */
  Ledger *ledger;
} TableScope;

/* Reads a CSV by table_guess and makes a series of each column of numbers, over its periods or, where it has none, over
 * its rows. Errors: those of table_guess; DATA_ERROR_ALIGN when a period stands several times. */
TableScope *table_scope_new(const char *path, const GuessOptions *options, GError **error);
void table_scope_free(TableScope *scope); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TableScope, table_scope_free)

/* What names mean in expressions over the table. */
Scope table_scope(TableScope *scope);
