#include "problems.h"

#include <string.h>

#define SHOWN_CHARACTERS 40
#define LONGEST_NAME     200 /* letters; the distance takes time in the product of two lengths */

struct Problems {
  GPtrArray *messages; /* the first PROBLEMS_LISTED */
  gsize count;
  DataError first_code;
};

GQuark
data_error_quark(void)
{
  return g_quark_from_static_string("data-error");
}

Problems *
problems_new(void)
{
  Problems *problems = g_new0(Problems, 1);
  problems->messages = g_ptr_array_new_with_free_func(g_free);
  return problems;
}

void
problems_free(Problems *problems)
{
  if (!problems)
    return;
  g_ptr_array_unref(problems->messages);
  g_free(problems);
}

/* "path:line:column: ", as far as they are known. */
static GString *
place(const char *path, gsize line, gsize column)
{
  GString *text = g_string_new(path);
  if (line > 0)
    g_string_append_printf(text, ":%" G_GSIZE_FORMAT, line);
  if (line > 0 && column > 0)
    g_string_append_printf(text, ":%" G_GSIZE_FORMAT, column);
  if (text->len > 0)
    g_string_append(text, ": ");
  return text;
}

void
problems_add(Problems *problems, DataError code, const char *path, gsize line, gsize column, const char *format, ...)
{
  if (problems->count++ == 0)
    problems->first_code = code;
  if (problems->messages->len >= PROBLEMS_LISTED)
    return;

  GString *message = place(path, line, column);
  va_list arguments;
  va_start(arguments, format);
  g_string_append_vprintf(message, format, arguments);
  va_end(arguments);
  g_ptr_array_add(problems->messages, g_string_free(message, FALSE));
}

gsize
problems_count(const Problems *problems)
{
  return problems->count;
}

const char *
problems_message(const Problems *problems, gsize i)
{
  return problems->messages->pdata[i];
}

gboolean
problems_raise(const Problems *problems, GError **error)
{
  if (problems->count == 0)
    return TRUE;

  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < problems->messages->len; i++) {
    if (i > 0)
      g_string_append_c(text, '\n');
    g_string_append(text, problems_message(problems, i));
  }
  const gsize unlisted = problems->count - problems->messages->len;
  if (unlisted > 0)
    g_string_append_printf(text, "\nand %" G_GSIZE_FORMAT " more", unlisted);
  g_set_error_literal(error, DATA_ERROR, (int)problems->first_code, text->str);
  return FALSE;
}

/* Characters that a terminal obeys or that reorder a line, such as U+202E, instead of being seen. */
static gboolean
is_unseen(gunichar c)
{
  switch (g_unichar_type(c)) {
  case G_UNICODE_CONTROL:
  case G_UNICODE_FORMAT:
  case G_UNICODE_LINE_SEPARATOR:
  case G_UNICODE_PARAGRAPH_SEPARATOR:
    return TRUE;
  default:
    return FALSE;
  }
}

/* Bytes of the character at text, 1 for a byte that begins none; *shown is whether it can stand in a message. */
static gsize
next_character(const char *text, gsize length, gboolean *shown)
{
  const gunichar c = g_utf8_get_char_validated(text, (gssize)length);
  if (c == (gunichar)-1 || c == (gunichar)-2 || c == 0) {
    *shown = FALSE;
    return 1;
  }
  *shown = !is_unseen(c);
  return (gsize)g_unichar_to_utf8(c, NULL);
}

char *
visible_text(const char *text, gsize length)
{
  GString *shown_text = g_string_new(NULL);
  gsize at = 0;
  for (int n = 0; n < SHOWN_CHARACTERS && at < length; n++) {
    gboolean shown;
    const gsize bytes = next_character(text + at, length - at, &shown);
    if (shown)
      g_string_append_len(shown_text, text + at, (gssize)bytes);
    for (gsize i = 0; !shown && i < bytes; i++)
      g_string_append_printf(shown_text, "\\x%02X", (guint)(guchar)text[at + i]);
    at += bytes;
  }
  if (at < length)
    g_string_append(shown_text, "...");
  return g_string_free(shown_text, FALSE);
}

/* Lower-case letters of a name, since a slip of the shift key is not a different word; NULL when not UTF-8. */
static gunichar *
letters_of(const char *name, glong *n)
{
  if (!g_utf8_validate(name, -1, NULL))
    return NULL;
  gunichar *letters = g_utf8_to_ucs4_fast(name, -1, n);
  for (glong i = 0; i < *n; i++)
    letters[i] = g_unichar_tolower(letters[i]);
  return letters;
}

/* Edit distance where exchanging two neighbours is one edit (optimal string alignment). */
static glong
edit_distance(const gunichar *a, glong n, const gunichar *b, glong m)
{
  g_autofree glong *rows = g_new(glong, 3 * (m + 1));
  glong *before = rows, *last = rows + (m + 1), *now = rows + 2 * (m + 1);
  for (glong j = 0; j <= m; j++)
    last[j] = j;
  for (glong i = 1; i <= n; i++) {
    now[0] = i;
    for (glong j = 1; j <= m; j++) {
      now[j] = MIN(MIN(last[j], now[j - 1]) + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        now[j] = MIN(now[j], before[j - 2] + 1);
    }
    glong *oldest = before;
    before = last, last = now, now = oldest;
  }
  return last[m];
}

const char *
nearest_name(const char *name, const char *const *candidates)
{
  glong n, nearest_distance = G_MAXLONG;
  g_autofree gunichar *letters = letters_of(name, &n);
  if (!letters || n > LONGEST_NAME)
    return NULL;

  const char *nearest = NULL;
  for (gsize i = 0; candidates[i]; i++) {
    glong m;
    g_autofree gunichar *other = letters_of(candidates[i], &m);
    if (!other || m > LONGEST_NAME)
      continue;
    const glong distance = edit_distance(letters, n, other, m);
    if (3 * distance <= MAX(n, m) && distance < nearest_distance) {
      nearest = candidates[i];
      nearest_distance = distance;
    }
  }
  return nearest;
}
