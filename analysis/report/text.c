#include "render_document.h"
#include "text_layout.h"
#include "text_table.h"

#define DEFAULT_WIDTH 80
#define LEAST_WIDTH   20  /* below that wrapping helps nobody */
#define TABLE_WIDTH   110 /* tables may be wider than prose */

/* text wrapped at width, the first line after lead and the others after rest, which is as wide. */
static void
append_wrapped(GString *out, const char *lead, const char *rest, const char *text, guint width)
{
  g_autoptr(GPtrArray) lines = text_break_lines(text, width - text_cells(lead), FALSE);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf(out, "%s%s\n", i ? rest : lead, (const char *)lines->pdata[i]);
}

/* level 0 is the document's title. */
static void
append_heading(GString *out, const char *text, guint level, guint width)
{
  static const char signs[] = "=-~.";
  g_autoptr(GPtrArray) lines = text_break_lines(text, width, FALSE);
  guint cells = 0;
  for (guint i = 0; i < lines->len; i++) {
    g_string_append_printf(out, "%s\n", (const char *)lines->pdata[i]);
    cells = MAX(cells, text_cells(lines->pdata[i]));
  }
  g_autofree char *rule = g_strnfill(cells, signs[MIN(level, sizeof(signs) - 2)]);
  g_string_append_printf(out, "%s\n", rule);
}

static void
append_table(GString *out, const Block *table, guint width)
{
  if (table->text)
    append_wrapped(out, "", "", table->text, width);
  text_append_table(out, table, MAX(width, TABLE_WIDTH));
}

static void
append_warning(GString *out, const char *text, guint width)
{
  g_autofree char *words = g_strconcat("Warning: ", text, NULL);
  append_wrapped(out, "", "", words, width);
}

static void
append_figure(GString *out, const Block *figure, guint width)
{
  g_autofree char *text = figure->svg
                              ? g_strdup_printf("%s (charts/%s.svg)", figure->text, figure->name)
                              : g_strdup_printf("%s (not drawn; script: charts/%s.gp)", figure->text, figure->name);
  append_wrapped(out, "Figure: ", "        ", text, width);
}

static void
append_block(GString *out, const Block *block, guint width)
{
  switch (block->kind) {
  case BLOCK_HEADING:
    append_heading(out, block->text, block->level, width);
    break;
  case BLOCK_PARAGRAPH:
  case BLOCK_READING:
    append_wrapped(out, "", "", block->text, width);
    break;
  case BLOCK_METHOD:
    append_wrapped(out, "  ", "  ", block->text, width);
    break;
  case BLOCK_WARNING:
    append_warning(out, block->text, width);
    break;
  case BLOCK_TABLE:
    append_table(out, block, width);
    break;
  case BLOCK_LIST:
    for (guint i = 0; i < block->items->len; i++)
      append_wrapped(out, "- ", "  ", block->items->pdata[i], width);
    break;
  case BLOCK_FIGURE:
    append_figure(out, block, width);
    break;
  }
}

char *
document_to_text(const Document *document, guint width)
{
  width = MAX(width ? width : DEFAULT_WIDTH, LEAST_WIDTH);
  GString *out = g_string_new(NULL);
  append_heading(out, document->title, 0, width);
  for (guint i = 0; i < document->blocks->len; i++) {
    const gsize before = out->len;
    g_string_append_c(out, '\n');
    append_block(out, document->blocks->pdata[i], width);
    if (out->len == before + 1)
      g_string_truncate(out, before); /* an empty list leaves no gap */
  }
  return g_string_free(out, FALSE);
}
