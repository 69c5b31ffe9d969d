#include <stdarg.h>

#include "document.h"

static void
block_free(gpointer data)
{
  Block *block = data;
  g_free(block->text);
  g_free(block->name);
  g_free(block->svg);
  g_clear_pointer(&block->columns, g_ptr_array_unref);
  g_clear_pointer(&block->numeric, g_array_unref);
  g_clear_pointer(&block->rows, g_ptr_array_unref);
  g_clear_pointer(&block->items, g_ptr_array_unref);
  g_free(block);
}

/* Text from files must not break a line, move a cursor or end a page's text: what is no printable UTF-8 is
 * replaced. */
static char *
clean_text(const char *text)
{
  if (!text)
    return NULL;
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  GString *clean = g_string_new(NULL);
  for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
    gunichar c = g_utf8_get_char(at);
    if (c == '\t' || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029)
      c = ' ';
    else if (g_unichar_iscntrl(c))
      c = 0xFFFD;
    g_string_append_unichar(clean, c);
  }
  return g_string_free(clean, FALSE);
}

static Block *
add_block(Document *document, BlockKind kind, const char *text)
{
  Block *block = g_new0(Block, 1);
  block->kind = kind;
  block->text = clean_text(text);
  g_ptr_array_add(document->blocks, block);
  return block;
}

Document *
document_new(const char *title)
{
  Document *document = g_new0(Document, 1);
  document->title = clean_text(title ? title : "");
  document->blocks = g_ptr_array_new_with_free_func(block_free);
  return document;
}

void
document_free(Document *document)
{
  if (!document)
    return;
  g_free(document->title);
  g_ptr_array_unref(document->blocks);
  g_free(document);
}

void
document_heading(Document *document, guint level, const char *text)
{
  add_block(document, BLOCK_HEADING, text)->level = CLAMP(level, 1, 3);
}

void
document_say(Document *document, BlockKind kind, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  add_block(document, kind, text);
}

static void
add_column(Block *table, const char *head)
{
  gboolean numeric = head[0] != '<';
  g_ptr_array_add(table->columns, clean_text(numeric ? head : head + 1));
  g_array_append_val(table->numeric, numeric);
}

static Block *
add_table(Document *document, const char *caption)
{
  Block *table = add_block(document, BLOCK_TABLE, caption);
  table->columns = g_ptr_array_new_with_free_func(g_free);
  table->numeric = g_array_new(FALSE, FALSE, sizeof(gboolean));
  table->rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
  return table;
}

Block *
document_table(Document *document, const char *caption, ...)
{
  Block *table = add_table(document, caption);
  va_list heads;
  va_start(heads, caption);
  for (const char *head; (head = va_arg(heads, const char *));)
    add_column(table, head);
  va_end(heads);
  return table;
}

Block *
document_table_v(Document *document, const char *caption, const char *const *heads, gsize n)
{
  Block *table = add_table(document, caption);
  for (gsize i = 0; i < n; i++)
    add_column(table, heads[i]);
  return table;
}

static GPtrArray *
add_row(Block *table)
{
  GPtrArray *row = g_ptr_array_new_full(table->columns->len, g_free);
  g_ptr_array_add(table->rows, row);
  return row;
}

static void
add_cell(GPtrArray *row, const char *text)
{
  g_ptr_array_add(row, clean_text(text ? text : ""));
}

void
table_row(Block *table, ...)
{
  GPtrArray *row = add_row(table);
  va_list cells;
  va_start(cells, table);
  for (guint i = 0; i < table->columns->len; i++)
    add_cell(row, va_arg(cells, const char *));
  g_warn_if_fail(!va_arg(cells, const char *));
  va_end(cells);
}

void
table_row_take(Block *table, char **cells, gsize n)
{
  g_warn_if_fail(n == table->columns->len);
  GPtrArray *row = add_row(table);
  for (guint i = 0; i < table->columns->len; i++)
    add_cell(row, i < n ? cells[i] : NULL);
  for (gsize i = 0; i < n; i++)
    g_free(cells[i]);
}

Block *
document_list(Document *document)
{
  Block *list = add_block(document, BLOCK_LIST, NULL);
  list->items = g_ptr_array_new_with_free_func(g_free);
  return list;
}

void
list_item(Block *list, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_ptr_array_add(list->items, clean_text(text));
}

void
document_figure(Document *document, const char *name, const char *title, const char *svg)
{
  Block *figure = add_block(document, BLOCK_FIGURE, title ? title : name);
  figure->name = clean_text(name);
  figure->svg = g_strdup(svg);
}
