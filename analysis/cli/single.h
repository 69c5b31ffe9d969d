/* single.h - what fit, corr and plot share: one CSV, an expression in an argument, one document printed */
#pragma once

#include "options.h"
#include "report/document.h"
#include "study/table_scope.h"

/* Reads the CSV; NULL when it cannot be read, or when an option needs periods and it has none: *status is what the
 * command shall return. */
TableScope *open_table(const char *command, const char *path, const Options *options, int *status);

/* FALSE, and *status, where a table has no rows, or no periods but for a bad cell, or none at all while needy (NULL: nothing) needs them. */
gboolean check_table(const char *command, const Table *table, const Options *options, const char *needy, int *status);

/* How the CSV was read, as the first paragraph: delimiter, column of periods, rows. */
void say_reading(Document *document, const TableScope *scope);
/* The same of a table, with the descriptor by which it was read (NULL: none). */
void say_table(Document *document, const Table *table, const char *descriptor);

/* Prints a document as text (0), Markdown (1) or a page (2). */
int print_document(const Document *document, guint format);

/* The error of an expression in an argument: a caret under the place in its text follows the cause, and after them the cells
 * for which columns of the table (NULL: not read yet) are no numbers. Frees error. */
int fail_in_argument(const TableScope *scope, const char *text, gsize offset, GError *error);

/* The formats of fit and corr, in the order of --format's. */
enum { FORMAT_TEXT, FORMAT_MARKDOWN, FORMAT_HTML, FORMAT_JSON, FORMAT_CSV };
