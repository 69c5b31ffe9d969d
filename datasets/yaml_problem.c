#include "yaml.h"

#include <string.h>

/* Characters of a long source line that are shown, the place among them. */
#define SOURCE_SHOWN 100

void
yaml_place(const Yaml *yaml, gsize offset, guint *line, guint *column)
{
  guint from = 0, to = yaml->lines->len;
  while (to - from > 1) {
    const guint middle = from + (to - from) / 2;
    if (g_array_index(yaml->lines, gsize, middle) <= offset)
      from = middle;
    else
      to = middle;
  }
  const gsize start = g_array_index(yaml->lines, gsize, from);
  *line = from + 1;
  *column = offset < start ? 1 : (guint)(offset - start) + 1;
}

/* The text of a line without its end; NULL when there is no such line. */
static char *
source_line(const Yaml *yaml, guint line)
{
  if (line == 0 || line > yaml->lines->len)
    return NULL;
  const gsize from = g_array_index(yaml->lines, gsize, line - 1);
  gsize to = from;
  while (to < yaml->n_bytes && yaml->bytes[to] != '\n' && yaml->bytes[to] != '\r')
    to++;
  return g_strndup(yaml->bytes + from, to - from);
}

/* Columns of a terminal that a character takes. */
static int
width_of(gunichar c)
{
  return g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
}

static gboolean
is_seen(const char *character)
{
  const gsize n = (gsize)(g_utf8_next_char(character) - character);
  g_autofree char *shown = visible_text(character, n);
  return strlen(shown) == n;
}

/* The text without what a terminal would obey: such a character becomes a blank, so that all others keep their place. */
static char *
tamed_line(const char *text)
{
  GString *line = g_string_new(NULL);
  for (const char *at = text; *at; at = g_utf8_next_char(at)) {
    if (is_seen(at))
      g_string_append_len(line, at, g_utf8_next_char(at) - at);
    else
      g_string_append_c(line, ' ');
  }
  return g_string_free(line, FALSE);
}

/* The same with \xNN in its place; lines stay lines. */
static char *
tamed_text(const char *text)
{
  GString *tamed = g_string_new(NULL);
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
    g_autofree char *shown = *at == '\n' ? g_strdup("\n") : visible_text(at, (gsize)(g_utf8_next_char(at) - at));
    g_string_append(tamed, shown);
  }
  return g_string_free(tamed, FALSE);
}

/* The part of a line that is shown, and below it a caret under the byte column. */
static char *
line_and_caret(const char *source, guint column)
{
  const char *place = source + column - 1, *from = source;
  if (g_utf8_strlen(source, place - source) >= SOURCE_SHOWN)
    from = g_utf8_offset_to_pointer(place, -SOURCE_SHOWN / 2);
  const glong n = MIN(SOURCE_SHOWN, g_utf8_strlen(from, -1));
  g_autofree char *part = g_utf8_substring(from, 0, n);
  g_autofree char *shown = tamed_line(part);
  int before = 0;
  for (const char *at = from; at < place; at = g_utf8_next_char(at))
    before += is_seen(at) ? width_of(g_utf8_get_char(at)) : 1;
  return g_strdup_printf("    %s\n    %*s^", shown, before, "");
}

void
yaml_problem_at(const Yaml *yaml, guint line, guint column, DataError code, Problems *problems, const char *text)
{
  if (problems_count(problems) >= PROBLEMS_LISTED) {
    problems_add(problems, code, "", 0, 0, "%s", ""); /* counted only */
    return;
  }
  g_autofree char *told = tamed_text(text), *source = source_line(yaml, line);
  if (!source || column == 0 || column > strlen(source) + 1) {
    problems_add(problems, code, yaml->path, line, column, "%s", told);
    return;
  }
  g_autofree char *shown = line_and_caret(source, column);
  problems_add(problems, code, yaml->path, line, column, "%s\n%s", told, shown);
}

/* Bytes from the node's place to the byte that holds text[offset], 0 when the line does not hold the text as it is. */
static guint
bytes_to(const Yaml *yaml, const YamlNode *node, gsize offset)
{
  g_autofree char *source = source_line(yaml, node->line);
  if (offset == 0 || !node->text || offset > strlen(node->text) || !source)
    return 0;
  for (gsize quote = 0; quote <= 1; quote++) {
    const gsize from = node->column - 1 + quote;
    if (from + offset <= strlen(source) && memcmp(source + from, node->text, offset) == 0)
      return (guint)(quote + offset);
  }
  return 0;
}

void
yaml_problem(const Yaml *yaml, const YamlNode *node, gsize offset, DataError code, Problems *problems,
             const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  yaml_problem_at(yaml, node->line, node->column + bytes_to(yaml, node, offset), code, problems, text);
}
