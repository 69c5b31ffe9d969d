/* codes.h - the distinct texts of a column of codes, numbered, so that rows are compared by small numbers */
#pragma once

#include "datasets/table.h"

typedef struct {
  GPtrArray *texts;    /* const char *: the table's, by number, in the order in which they first stand */
  GHashTable *numbers; /* text -> number */
  guint32 *of_row;     /* n_rows */
} Codes;

#define NO_CODE G_MAXUINT32

Codes *codes_new(const Table *table, const Column *column);
void codes_free(Codes *codes); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Codes, codes_free)

/* The number of a text, or NO_CODE when the column does not hold it. */
guint32 codes_number(const Codes *codes, const char *text);
/* The text of a number (transfer none). */
const char *codes_text(const Codes *codes, guint32 number);
