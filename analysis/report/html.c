#include <string.h>

#include "page_style.h"
#include "render_document.h"
#include "svg_inline.h"

#define CONTENTS_FROM 3 /* headings; with fewer a list of them is longer than it is useful */

typedef struct {
  GString *out;
  GPtrArray *ids; /* char *, one a block: of headings and figures, NULL for others */
} Page;

static void
append_escaped(GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text(text, -1);
  g_string_append(out, escaped);
}

/* One element with text in it; start is the tag with its attributes. */
static void
append_element(GString *out, const char *start, const char *text, const char *end)
{
  g_string_append(out, start);
  append_escaped(out, text);
  g_string_append(out, end);
}

/* Letters and digits in lower case, everything between them one hyphen: no dot, so that an SVG's "NAME.id" is never
 * met. */
static char *
slug(const char *text)
{
  GString *id = g_string_new(NULL);
  for (const char *at = text; *at; at = g_utf8_next_char(at)) {
    const gunichar c = g_utf8_get_char(at);
    if (g_unichar_isalnum(c))
      g_string_append_unichar(id, g_unichar_tolower(c));
    else if (id->len && id->str[id->len - 1] != '-')
      g_string_append_c(id, '-');
  }
  while (id->len && id->str[id->len - 1] == '-')
    g_string_truncate(id, id->len - 1);
  return g_string_free(id, FALSE);
}

/* text as an id that no other block has (transfer full). */
static char *
unique_id(GHashTable *taken, const char *text)
{
  g_autofree char *plain = slug(text);
  const char *base = *plain ? plain : "section";
  char *id = g_strdup(base);
  for (guint i = 2; !g_hash_table_add(taken, g_strdup(id)); i++) {
    g_free(id);
    id = g_strdup_printf("%s-%u", base, i);
  }
  return id;
}

static GPtrArray *
choose_ids(const Document *document)
{
  g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *ids = g_ptr_array_new_full(document->blocks->len, g_free);
  for (guint i = 0; i < document->blocks->len; i++) {
    const Block *block = document->blocks->pdata[i];
    const char *text = block->kind == BLOCK_HEADING ? block->text : block->kind == BLOCK_FIGURE ? block->name : NULL;
    g_ptr_array_add(ids, text ? unique_id(taken, text) : NULL);
  }
  return ids;
}

/* The headings of the two upper levels. */
static void
append_contents(Page *page, const Document *document)
{
  GString *items = g_string_new(NULL);
  guint n = 0;
  for (guint i = 0; i < document->blocks->len; i++) {
    const Block *block = document->blocks->pdata[i];
    if (block->kind != BLOCK_HEADING || block->level > 2)
      continue;
    g_string_append_printf(items, "<li%s><a href=\"#%s\">", block->level > 1 ? " class=\"sub\"" : "",
                           (const char *)page->ids->pdata[i]);
    append_element(items, "", block->text, "</a></li>\n");
    n++;
  }
  if (n >= CONTENTS_FROM)
    g_string_append_printf(page->out, "<nav aria-label=\"Contents\">\n<ul>\n%s</ul>\n</nav>\n", items->str);
  g_string_free(items, TRUE);
}

static void
append_row(GString *out, const Block *table, const GPtrArray *cells, gboolean heads)
{
  g_string_append(out, "<tr>");
  for (guint i = 0; i < cells->len; i++) {
    const gboolean numeric = g_array_index(table->numeric, gboolean, i);
    const gboolean names_row = i == 0 && !numeric;
    const char *tag = heads || names_row ? "th" : "td";
    const char *scope = heads ? " scope=\"col\"" : names_row ? " scope=\"row\"" : "";
    g_string_append_printf(out, "<%s%s%s>", tag, scope, numeric ? " class=\"n\"" : "");
    append_escaped(out, cells->pdata[i]);
    g_string_append_printf(out, "</%s>", tag);
  }
  g_string_append(out, "</tr>\n");
}

/* A part that scrolls sideways by itself; with the keyboard too. */
static void
append_scroller(GString *out, const char *class, const char *label)
{
  g_string_append_printf(out, "<div class=\"%s\" role=\"region\" tabindex=\"0\" aria-label=\"", class);
  append_element(out, "", label, "\">\n");
}

static void
append_table(GString *out, const Block *table)
{
  append_scroller(out, "scroll", table->text ? table->text : "Table");
  g_string_append(out, "<table>\n");
  if (table->text)
    append_element(out, "<caption>", table->text, "</caption>\n");
  g_string_append(out, "<thead>\n");
  append_row(out, table, table->columns, TRUE);
  g_string_append(out, "</thead>\n<tbody>\n");
  for (guint i = 0; i < table->rows->len; i++)
    append_row(out, table, table->rows->pdata[i], FALSE);
  g_string_append(out, "</tbody>\n</table>\n</div>\n");
  if (table->name) {
    g_autofree char *name = g_uri_escape_string(table->name, NULL, FALSE);
    g_string_append_printf(out, "<p class=\"links\"><a href=\"tables/%s.csv\">data (CSV)</a></p>\n", name);
  }
}

static void
append_list(GString *out, const GPtrArray *items)
{
  if (!items->len)
    return;
  g_string_append(out, "<ul>\n");
  for (guint i = 0; i < items->len; i++)
    append_element(out, "<li>", items->pdata[i], "</li>\n");
  g_string_append(out, "</ul>\n");
}

static void
append_links(GString *out, const Block *figure)
{
  g_autofree char *name = g_uri_escape_string(figure->name, NULL, FALSE);
  if (figure->svg)
    g_string_append_printf(out, "<a href=\"charts/%s.svg\">SVG</a> · ", name);
  g_string_append_printf(
      out, "<a href=\"charts/%s.csv\">data (CSV)</a> · <a href=\"charts/%s.gp\">script (gnuplot)</a>", name, name);
}

/* id is unique on the page, and so are the picture's ids, which begin with it. */
static void
append_figure(GString *out, const Block *figure, const char *id)
{
  g_autofree char *picture = figure->svg ? svg_inline(figure->svg, id, figure->text) : NULL;
  g_string_append_printf(out, "<figure id=\"%s\">\n", id);
  if (picture) {
    append_scroller(out, "plot", figure->text);
    g_string_append_printf(out, "%s\n</div>\n<figcaption>", picture);
  } else {
    append_element(out, "<figcaption><span class=\"title\">", figure->text, "</span> ");
    g_string_append(out, figure->svg ? "This picture cannot stand in the page: " : "No picture was drawn: ");
  }
  append_links(out, figure);
  g_string_append(out, "</figcaption>\n</figure>\n");
}

static void
append_heading(GString *out, const Block *heading, const char *id)
{
  g_string_append_printf(out, "<h%u id=\"%s\">", heading->level + 1, id);
  append_escaped(out, heading->text);
  g_string_append_printf(out, "</h%u>\n", heading->level + 1);
}

static void
append_block(Page *page, const Block *block, const char *id)
{
  switch (block->kind) {
  case BLOCK_HEADING:
    append_heading(page->out, block, id);
    break;
  case BLOCK_PARAGRAPH:
    append_element(page->out, "<p>", block->text, "</p>\n");
    break;
  case BLOCK_METHOD:
    append_element(page->out, "<p class=\"method\">", block->text, "</p>\n");
    break;
  case BLOCK_READING:
    append_element(page->out, "<p class=\"reading\">", block->text, "</p>\n");
    break;
  case BLOCK_WARNING:
    append_element(page->out, "<p class=\"warning\"><strong>Warning:</strong> ", block->text, "</p>\n");
    break;
  case BLOCK_TABLE:
    append_table(page->out, block);
    break;
  case BLOCK_LIST:
    append_list(page->out, block->items);
    break;
  case BLOCK_FIGURE:
    append_figure(page->out, block, id);
    break;
  }
}

/* The policy lets a browser prove what the writer promises: no script, and nothing from another host. */
static void
append_head(GString *out, const char *title)
{
  g_string_append(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                       "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"/>\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
  append_element(out, "<title>", title, "</title>\n");
  g_string_append_printf(out, "<style>\n%s</style>\n</head>\n", page_style);
}

char *
document_to_html(const Document *document)
{
  g_autoptr(GPtrArray) ids = choose_ids(document);
  GString *out = g_string_new(NULL);
  Page page = {out, ids};
  append_head(out, document->title);
  append_element(out, "<body>\n<main>\n<h1>", document->title, "</h1>\n");
  append_contents(&page, document);
  for (guint i = 0; i < document->blocks->len; i++)
    append_block(&page, document->blocks->pdata[i], ids->pdata[i]);
  g_string_append(out, "</main>\n</body>\n</html>\n");
  return g_string_free(out, FALSE);
}
