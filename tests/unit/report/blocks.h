/* blocks.h - regressions over small tables, and what a document holds of them */
#pragma once

#include "../study/fitted.h"
#include "report/document.h"

/* The k-th block of a kind, from 0, or NULL. */
static inline const Block *
block_of(const Document *document, BlockKind kind, guint k)
{
  for (guint i = 0; i < document->blocks->len; i++) {
    const Block *block = g_ptr_array_index(document->blocks, i);
    if (block->kind == kind && k-- == 0)
      return block;
  }
  return NULL;
}

static inline guint
count_of(const Document *document, BlockKind kind)
{
  guint n = 0;
  while (block_of(document, kind, n))
    n++;
  return n;
}

/* The table with that caption, or NULL. */
static inline const Block *
table_of(const Document *document, const char *caption)
{
  const Block *table;
  for (guint k = 0; (table = block_of(document, BLOCK_TABLE, k)); k++)
    if (g_strcmp0(table->text, caption) == 0)
      return table;
  return NULL;
}

/* A row as "a | b | c". */
static inline char *
row_text(const GPtrArray *cells)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < cells->len; i++)
    g_string_append_printf(text, "%s%s", i ? " | " : "", (const char *)g_ptr_array_index(cells, i));
  return g_string_free(text, FALSE);
}

#define assert_text(got, want)                                                                                         \
  do {                                                                                                                 \
    const char *got_ = (got), *want_ = (want);                                                                         \
    if (g_strcmp0(got_, want_) != 0)                                                                                   \
      fail_msg("is\n\"%s\",\nnot\n\"%s\"", got_ ? got_ : "(null)", want_);                                             \
  } while (0)

/* The heads, then the rows. */
#define assert_heads(table, want)                                                                                      \
  do {                                                                                                                 \
    assert_non_null(table);                                                                                            \
    g_autofree char *heads_ = row_text((table)->columns);                                                              \
    assert_text(heads_, want);                                                                                         \
  } while (0)

#define assert_row(table, i, want)                                                                                     \
  do {                                                                                                                 \
    assert_non_null(table);                                                                                            \
    assert_true((table)->rows->len > (i));                                                                             \
    g_autofree char *row_ = row_text(g_ptr_array_index((table)->rows, (i)));                                           \
    assert_text(row_, want);                                                                                           \
  } while (0)

/* Thirteen years: log(y) and x, of which the fifth stands out. Groups of rows: g. */
#define SMALL                                                                                                          \
  "year,y,x,g,w\n2001,10.2,1.0,1,1\n2002,11.9,1.4,1,2\n2003,12.1,2.1,1,1\n2004,13.8,2.3,2,2\n2005,22.5,3.0,2,1\n"      \
  "2006,15.1,3.4,2,2\n2007,16.9,4.1,2,1\n2008,17.8,4.2,3,2\n2009,18.1,5.2,3,1\n2010,20.3,5.3,3,2\n2011,20.9,6.1,4,1\n" \
  "2012,22.8,6.4,4,2\n2013,23.1,7.2,4,1\n"

static inline Fitted
fit_small(gboolean time, const char *formula, const char *keys)
{
  char *path = write_table(SMALL);
  Fitted fitted = fit_csv(path, time, formula, keys);
  remove_table(path);
  return fitted;
}
