/* single.h - what fit and corr share: a document or JSON of one model, printed in the format asked for */
#pragma once

#include "options.h"
#include "report/document.h"
#include "study/table_scope.h"

/* How the CSV was read, as the first paragraph: delimiter, column of periods, rows. */
void say_reading(Document *document, const TableScope *scope);

/* Prints a document as text (0), Markdown (1) or a page (2). */
int print_document(const Document *document, guint format);

/* The error of an expression in an argument: its text and a caret under the place precede the cause. Frees error. */
int fail_in_argument(const char *text, gsize offset, GError *error);

extern const char *const single_formats[]; /* text, markdown, html, json */
