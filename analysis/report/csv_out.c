#include <math.h>
#include <string.h>

#include "format.h"
#include "output.h"

/* A spreadsheet would take the text for a formula; a lone sign means "none" and is harmless. */
static gboolean
looks_like_formula(const char *text)
{
  if (!*text || !strchr("=+-@\t\r", *text))
    return FALSE;
  return strcmp(text, "-") != 0 && strcmp(text, "+") != 0;
}

/* Blanks at the ends are quoted as well, since many readers strip them. */
static gboolean
needs_quotes(const char *text)
{
  const gsize length = strlen(text);
  return strpbrk(text, ",\"\r\n") || (length && (g_ascii_isspace(text[0]) || g_ascii_isspace(text[length - 1])));
}

void
csv_append_text(GString *line, const char *text)
{
  if (!text)
    return;
  g_autofree char *guarded = g_strconcat(looks_like_formula(text) ? "'" : "", text, NULL);
  if (!needs_quotes(guarded)) {
    g_string_append(line, guarded);
    return;
  }
  g_string_append_c(line, '"');
  for (const char *at = guarded; *at; at++) {
    if (*at == '"')
      g_string_append_c(line, '"');
    g_string_append_c(line, *at);
  }
  g_string_append_c(line, '"');
}

void
csv_append_number(GString *line, double value)
{
  g_autofree char *digits = format_shortest(value);
  g_string_append(line, digits);
}

void
csv_next_text(GString *line, const char *text)
{
  g_string_append_c(line, ',');
  csv_append_text(line, text);
}

void
csv_next_number(GString *line, double value)
{
  g_string_append_c(line, ',');
  if (isfinite(value))
    csv_append_number(line, value);
}
