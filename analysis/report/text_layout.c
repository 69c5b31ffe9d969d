#include <string.h>

#include "text_layout.h"

static guint
cells_of(gunichar c)
{
  if (c >= ' ' && c < 0x7F)
    return 1;
  if (g_unichar_iszerowidth(c))
    return 0;
  return g_unichar_iswide(c) ? 2 : 1;
}

guint
text_cells(const char *text)
{
  guint cells = 0;
  for (; *text; text = g_utf8_next_char(text))
    cells += cells_of(g_utf8_get_char(text));
  return cells;
}

void
text_append_blanks(GString *out, guint n)
{
  const gsize at = out->len;
  g_string_set_size(out, at + n);
  memset(out->str + at, ' ', n);
}

void
text_pad(GString *out, const char *text, guint width, gboolean right)
{
  const guint cells = text_cells(text);
  const guint blanks = width > cells ? width - cells : 0;
  if (right)
    text_append_blanks(out, blanks);
  g_string_append(out, text);
  if (!right)
    text_append_blanks(out, blanks);
}

/* Bytes at the start of word that fit into width cells, one character at least, with the marks that combine with
 * it. */
static gsize
bytes_that_fit(const char *word, guint width)
{
  const char *at = word;
  for (guint cells = 0; *at; at = g_utf8_next_char(at)) {
    cells += cells_of(g_utf8_get_char(at));
    if (cells > width && at > word)
      break;
  }
  return (gsize)(at - word);
}

static void
end_line(GPtrArray *lines, GString *line)
{
  g_ptr_array_add(lines, g_strdup(line->str));
  g_string_truncate(line, 0);
}

static void
add_word(GPtrArray *lines, GString *line, const char *word, guint width, gboolean cut)
{
  if (line->len && text_cells(line->str) + 1 + text_cells(word) > width)
    end_line(lines, line);
  if (line->len)
    g_string_append_c(line, ' ');
  while (cut && text_cells(word) > width) {
    const gsize n = bytes_that_fit(word, width);
    if (!word[n])
      break; /* one character, wider than the line */
    g_string_append_len(line, word, (gssize)n);
    end_line(lines, line);
    word += n;
  }
  g_string_append(line, word);
}

/* A text that fits as it is: no blank at an end, no two side by side, not too wide. */
static gboolean
is_one_line(const char *text, guint width)
{
  const gsize n = strlen(text);
  return n > 0 && text[0] != ' ' && text[n - 1] != ' ' && !strstr(text, "  ") && text_cells(text) <= width;
}

GPtrArray *
text_break_lines(const char *text, guint width, gboolean cut)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
  if (is_one_line(text, width)) {
    g_ptr_array_add(lines, g_strdup(text));
    return lines;
  }
  GString *line = g_string_new(NULL);
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  for (char **word = words; *word; word++)
    if (**word)
      add_word(lines, line, *word, MAX(width, 1), cut);
  if (line->len || !lines->len)
    end_line(lines, line);
  g_string_free(line, TRUE);
  return lines;
}

guint
text_longest_word(const char *text)
{
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  guint longest = 0;
  for (char **word = words; *word; word++)
    longest = MAX(longest, text_cells(*word));
  return longest;
}
