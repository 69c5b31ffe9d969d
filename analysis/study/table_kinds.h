/* table_kinds.h - tables of a study that hold a result, and not columns of series
 *
 *     tables:
 *       - { name: claims, kind: claims }
 *
 * A kind is a row here and a row of report/result_tables.c, which writes it. */
#pragma once

#include <glib.h>

typedef struct {
  const char *word;       /* behind 'kind:' */
  const char *options[4]; /* keys of such an item beside name and kind; their nodes are read from TableDef's node */
} TableKind;

/* Ended by a row without a word. */
extern const TableKind table_kinds[];
