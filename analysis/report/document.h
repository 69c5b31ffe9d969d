/* document.h - a report as blocks, before it becomes text, Markdown or a page
 *
 * The blocks are made from result structs; each renderer turns the same blocks into its own form. Strings are plain
 * UTF-8 text without any mark-up: a renderer escapes what its form needs. */
#pragma once

#include <glib.h>

typedef enum {
  BLOCK_HEADING,   /* text, level 1 to 3 */
  BLOCK_PARAGRAPH, /* text */
  BLOCK_METHOD,    /* text: how the table below was made, in one line */
  BLOCK_READING,   /* text: what the table says, in plain words */
  BLOCK_WARNING,   /* text */
  BLOCK_TABLE,     /* columns and rows */
  BLOCK_LIST,      /* items: the ledger, sources */
  BLOCK_FIGURE     /* a chart: name, title, SVG */
} BlockKind;

typedef struct {
  BlockKind kind;
  char *text;  /* heading, paragraph, method, reading, warning; a table's caption (may be NULL); a figure's title */
  guint level; /* of a heading */
  GPtrArray *columns; /* char *: a table's heads, in a unit's words where there is one */
  GArray *numeric;    /* gboolean a column: numbers are aligned at the right */
  GPtrArray *rows;    /* GPtrArray of char *: cells as they are shown; "" for missing */
  GPtrArray *items;   /* char *: a list */
  char *name;         /* a figure's chart, or the CSV of a table (NULL: it has none) */
  char *svg;          /* a figure's picture, NULL when it was not drawn */
} Block;

typedef struct {
  char *title;
  GPtrArray *blocks; /* Block */
} Document;

/* All strings are copied. Line ends and tabs in them become blanks, other control characters and bytes that are not
 * UTF-8 become U+FFFD; an SVG is kept as it is, and judged where it is used. */
Document *document_new(const char *title);
void document_free(Document *document); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Document, document_free)

/* level is brought into 1 to 3; the document's title stands above them. */
void document_heading(Document *document, guint level, const char *text);
/* kind: PARAGRAPH, METHOD, READING or WARNING; the text is formatted. */
void document_say(Document *document, BlockKind kind, const char *format, ...) G_GNUC_PRINTF(3, 4);
/* A table with the given heads; a head that begins with '<' is a text column aligned at the left (the sign is not
 * part of the name), all others are numeric. Returns the block for table_row (transfer none). */
Block *document_table(Document *document, const char *caption, ...) G_GNUC_NULL_TERMINATED;
/* The same with the heads in an array of n. */
Block *document_table_v(Document *document, const char *caption, const char *const *heads, gsize n);
/* Appends a row; there must be as many cells as columns, before the NULL that ends them. A NULL cell is a missing
 * one. The _take form frees the cells, not the array that holds them. */
void table_row(Block *table, ...) G_GNUC_NULL_TERMINATED;
void table_row_take(Block *table, char **cells, gsize n);
Block *document_list(Document *document);
void list_item(Block *list, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* title NULL: the name. svg NULL: no picture was drawn, and the renderers link to the data and the script only. */
void document_figure(Document *document, const char *name, const char *title, const char *svg);
