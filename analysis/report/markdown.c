#include <string.h>

#include "render_document.h"

typedef enum { PLACE_LINE, PLACE_INSIDE, PLACE_HEADING, PLACE_CELL } Place; /* where escaped text stands */

/* A sign that makes a list item, heading, quotation, rule or fence of the line that it begins. */
static gboolean
begins_block(const char *text)
{
  const char next = text[1];
  switch (text[0]) {
  case '#':
    return next == ' ' || next == '#' || !next;
  case '-':
    return next == ' ' || next == '-' || !next;
  case '+':
    return next == ' ' || !next;
  case '>':
  case '*':
  case '_':
  case '~':
    return TRUE;
  default:
    return FALSE;
  }
}

/* "&amp;" or "&#38;": at points to the ampersand. */
static gboolean
is_entity(const char *at)
{
  at += at[1] == '#' ? 2 : 1;
  const char *name = at;
  while (g_ascii_isalnum(*at))
    at++;
  return at > name && *at == ';';
}

/* Digits with '.' or ')' behind them begin a numbered list: the place of that sign, or NULL. */
static const char *
number_sign(const char *text)
{
  const char *at = text;
  while (g_ascii_isdigit(*at))
    at++;
  const gboolean numbered = at > text && (*at == '.' || *at == ')') && (at[1] == ' ' || !at[1]);
  return numbered ? at : NULL;
}

/* '*', '_' and '~' begin or end emphasis only beside a word; '_' inside a word is a letter. */
static gboolean
emphasizes(char sign, char before, char after)
{
  const gboolean free_before = before == '\0' || before == ' ', free_after = after == '\0' || after == ' ';
  if (free_before && free_after)
    return FALSE;
  return sign != '_' || !g_ascii_isalnum(before) || !g_ascii_isalnum(after);
}

static gboolean
needs_escape(const char *at, char before, Place place)
{
  switch (*at) {
  case '\\':
  case '`':
  case '[':
  case ']':
    return TRUE;
  case '*':
  case '_':
  case '~':
    return emphasizes(*at, before, at[1]);
  case '<':
    return g_ascii_isalpha(at[1]) || (at[1] && strchr("/!?", at[1]));
  case '&':
    return is_entity(at);
  case '|':
    return place == PLACE_CELL;
  case '#':
    return place == PLACE_HEADING && !at[1] &&
           (!before || before == ' ' || before == '#'); /* a heading's closing sign */
  default:
    return FALSE;
  }
}

static void
append_escaped(GString *out, const char *text, Place place)
{
  g_autofree char *trimmed = g_strstrip(g_strdup(text)); /* blanks at the ends would be code, or a line break */
  const char *number = place == PLACE_LINE ? number_sign(trimmed) : NULL;
  char before = '\0';
  for (const char *at = trimmed; *at; before = *at++) {
    const gboolean first = at == trimmed && place == PLACE_LINE;
    if (needs_escape(at, before, place) || at == number || (first && begins_block(at)))
      g_string_append_c(out, '\\');
    g_string_append_c(out, *at);
  }
}

/* A paragraph of emphasized text; sign is "" for plain text. */
static void
append_paragraph(GString *out, const char *sign, const char *text)
{
  if (!text[strspn(text, " ")])
    return;
  g_string_append(out, sign);
  append_escaped(out, text, *sign ? PLACE_INSIDE : PLACE_LINE);
  g_string_append_printf(out, "%s\n", sign);
}

static void
append_row(GString *out, const GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++) {
    g_string_append(out, "| ");
    append_escaped(out, cells->pdata[i], PLACE_CELL);
    g_string_append_c(out, ' ');
  }
  g_string_append(out, "|\n");
}

static void
append_table(GString *out, const Block *table)
{
  if (table->text) {
    append_paragraph(out, "**", table->text);
    g_string_append_c(out, '\n');
  }
  if (!table->columns->len)
    return;
  append_row(out, table->columns);
  for (guint i = 0; i < table->columns->len; i++)
    g_string_append(out, g_array_index(table->numeric, gboolean, i) ? "| ---: " : "| --- ");
  g_string_append(out, "|\n");
  for (guint i = 0; i < table->rows->len; i++)
    append_row(out, table->rows->pdata[i]);
}

static void
append_figure(GString *out, const Block *figure)
{
  g_autofree char *name = g_uri_escape_string(figure->name, NULL, FALSE);
  if (figure->svg) {
    g_string_append(out, "![");
    append_escaped(out, figure->text, PLACE_INSIDE);
    g_string_append_printf(out, "](charts/%s.svg)\n", name);
    return;
  }
  append_escaped(out, figure->text, PLACE_LINE);
  g_string_append_printf(out, " (not drawn; [data](charts/%s.csv), [script](charts/%s.gp))\n", name, name);
}

static void
append_heading(GString *out, const char *text, guint level)
{
  g_string_append_printf(out, "%.*s ", (int)level, "######");
  append_escaped(out, text, PLACE_HEADING);
  g_string_append_c(out, '\n');
}

static void
append_block(GString *out, const Block *block)
{
  switch (block->kind) {
  case BLOCK_HEADING:
    append_heading(out, block->text, block->level + 1);
    break;
  case BLOCK_PARAGRAPH:
  case BLOCK_READING:
    append_paragraph(out, "", block->text);
    break;
  case BLOCK_METHOD:
    append_paragraph(out, "*", block->text);
    break;
  case BLOCK_WARNING:
    g_string_append(out, "**Warning:** ");
    append_escaped(out, block->text, PLACE_INSIDE);
    g_string_append_c(out, '\n');
    break;
  case BLOCK_TABLE:
    append_table(out, block);
    break;
  case BLOCK_LIST:
    for (guint i = 0; i < block->items->len; i++) {
      g_string_append(out, "- ");
      append_escaped(out, block->items->pdata[i], PLACE_LINE);
      g_string_append_c(out, '\n');
    }
    break;
  case BLOCK_FIGURE:
    append_figure(out, block);
    break;
  }
}

char *
document_to_markdown(const Document *document)
{
  GString *out = g_string_new(NULL);
  append_heading(out, document->title, 1);
  for (guint i = 0; i < document->blocks->len; i++) {
    const gsize before = out->len;
    g_string_append_c(out, '\n');
    append_block(out, document->blocks->pdata[i]);
    if (out->len == before + 1)
      g_string_truncate(out, before);
  }
  return g_string_free(out, FALSE);
}
