#include <string.h>

#include "svg_inline.h"

#define SVG_NAMESPACE   "http://www.w3.org/2000/svg"
#define XLINK_NAMESPACE "http://www.w3.org/1999/xlink"
#define ID_LETTERS      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-"

typedef struct {
  GString *out;
  const char *prefix;
  const char *label;
  GHashTable *ids; /* those already written */
  guint depth;     /* open elements that are written */
  guint hidden;    /* open elements that are not: a title and what is in it */
  gboolean open;   /* the last start tag still lacks its '>' */
} Inliner;

/* What gnuplot's terminal draws with, and nothing that can run, load or embed. */
static const char *const plain_elements[] = {
    "circle", "clipPath", "defs",           "desc",  "ellipse", "feComposite", "feFlood",  "filter",
    "g",      "line",     "linearGradient", "path",  "pattern", "polygon",     "polyline", "rect",
    "stop",   "svg",      "text",           "title", "tspan",   "use",         NULL};

static gboolean
refuse(GError **error, const char *what)
{
  g_set_error(error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "%s is not allowed", what);
  return FALSE;
}

static void
append_attribute(GString *out, const char *name, const char *value)
{
  g_autofree char *escaped = g_markup_escape_text(value, -1);
  g_string_append_printf(out, " %s=\"%s\"", name, escaped);
}

/* A name that HTML reads as XML does, and that runs or loads nothing. */
static gboolean
plain_attribute(const char *name)
{
  if (g_str_equal(name, "xlink:href") || g_str_equal(name, "xml:space"))
    return TRUE;
  return g_ascii_isalpha(*name) && !name[strspn(name, ID_LETTERS)] && g_ascii_strncasecmp(name, "on", 2) != 0 &&
         g_ascii_strcasecmp(name, "src") != 0;
}

/* value with the prefix in each url(#id). NULL when one reaches outside, or might in some way of writing it. */
static char *
prefix_urls(const char *value, const char *prefix)
{
  if (strchr(value, '\\') || strstr(value, "//"))
    return NULL;
  g_autofree char *lower = g_ascii_strdown(value, -1);
  g_autoptr(GString) out = g_string_new(NULL);
  const char *from = value;
  for (const char *at = lower; (at = strstr(at, "url(")); at++) {
    const char *target = value + (at - lower) + strlen("url(");
    target += strspn(target, " \t\r\n'\"");
    if (*target != '#')
      return NULL;
    g_string_append_len(out, from, target + 1 - from);
    g_string_append_printf(out, "%s.", prefix);
    from = target + 1;
  }
  g_string_append(out, from);
  return g_strdup(out->str);
}

static gboolean
write_id(Inliner *inliner, const char *id, GError **error)
{
  if (!*id || id[strspn(id, ID_LETTERS)])
    return refuse(error, "an id like that");
  if (!g_hash_table_add(inliner->ids, g_strdup(id)))
    return TRUE;
  g_autofree char *prefixed = g_strconcat(inliner->prefix, ".", id, NULL);
  append_attribute(inliner->out, "id", prefixed);
  return TRUE;
}

static gboolean
write_attribute(Inliner *inliner, const char *name, const char *value, GError **error)
{
  if (!plain_attribute(name))
    return refuse(error, name);
  if (g_str_equal(name, "id"))
    return write_id(inliner, value, error);
  g_autofree char *prefixed = NULL;
  if (!g_str_equal(name, "xlink:href") && !g_str_equal(name, "href"))
    prefixed = prefix_urls(value, inliner->prefix);
  else if (*value == '#')
    prefixed = g_strconcat("#", inliner->prefix, ".", value + 1, NULL);
  if (!prefixed)
    return refuse(error, "a reference to something outside");
  append_attribute(inliner->out, name, prefixed);
  return TRUE;
}

/* Of the root only the viewBox is kept: its style could reach over the page. */
static gboolean
write_root(Inliner *inliner, const char **names, const char **values, GError **error)
{
  const char *view = NULL;
  for (; *names; names++, values++) {
    if (g_str_equal(*names, "viewBox"))
      view = *values;
    if (g_ascii_strncasecmp(*names, "on", 2) == 0)
      return refuse(error, *names);
  }
  if (!view || inliner->out->len)
    return refuse(error, "a root like that");
  g_string_append(inliner->out, "<svg xmlns=\"" SVG_NAMESPACE "\" xmlns:xlink=\"" XLINK_NAMESPACE "\"");
  append_attribute(inliner->out, "viewBox", view);
  append_attribute(inliner->out, "role", "img");
  append_attribute(inliner->out, "aria-label", inliner->label);
  return TRUE;
}

static void
close_tag(Inliner *inliner)
{
  if (inliner->open)
    g_string_append_c(inliner->out, '>');
  inliner->open = FALSE;
}

static void
start_element(GMarkupParseContext *context, const char *element, const char **names, const char **values, gpointer data,
              GError **error)
{
  (void)context;
  Inliner *inliner = data;
  if (!g_strv_contains(plain_elements, element) || g_str_equal(element, "svg") != (inliner->depth == 0)) {
    refuse(error, element);
    return;
  }
  if (inliner->hidden || g_str_equal(element, "title") || g_str_equal(element, "desc")) {
    inliner->hidden++;
    return;
  }
  close_tag(inliner);
  if (inliner->depth++ == 0) {
    inliner->open = write_root(inliner, names, values, error);
    return;
  }
  g_string_append_printf(inliner->out, "<%s", element);
  inliner->open = TRUE;
  for (; *names; names++, values++)
    if (!write_attribute(inliner, *names, *values, error))
      return;
}

static void
end_element(GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  (void)context, (void)error;
  Inliner *inliner = data;
  if (inliner->hidden) {
    inliner->hidden--;
    return;
  }
  inliner->depth--;
  if (inliner->open)
    g_string_append(inliner->out, "/>");
  else
    g_string_append_printf(inliner->out, "</%s>", element);
  inliner->open = FALSE;
}

static void
text(GMarkupParseContext *context, const char *words, gsize length, gpointer data, GError **error)
{
  (void)context, (void)error;
  Inliner *inliner = data;
  if (inliner->hidden || !inliner->depth || !length)
    return;
  close_tag(inliner);
  g_autofree char *escaped = g_markup_escape_text(words, (gssize)length);
  g_string_append(inliner->out, escaped);
}

char *
svg_inline(const char *svg, const char *prefix, const char *label)
{
  static const GMarkupParser parser = {start_element, end_element, text, NULL, NULL};
  g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GString) out = g_string_new(NULL);
  Inliner inliner = {.out = out, .prefix = prefix, .label = label, .ids = ids};
  g_autoptr(GMarkupParseContext) context =
      g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &inliner, NULL);
  if (!g_markup_parse_context_parse(context, svg, -1, NULL) || !g_markup_parse_context_end_parse(context, NULL))
    return NULL;
  return g_strdup(out->str);
}
