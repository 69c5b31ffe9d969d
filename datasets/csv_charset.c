#include "csv_charset.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF" /* U+FEFF in UTF-8 */

void
text_place(const char *text, gsize offset, gsize *line, gsize *column)
{
  gsize line_begin = 0;
  *line = 1;
  for (gsize i = 0; i < offset; i++) {
    const gboolean ends_line = text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
    if (ends_line) {
      line_begin = i + 1;
      ++*line;
    }
  }
  *column = offset - line_begin + 1;
}

static gboolean
is_utf8_name(const char *encoding)
{
  return !encoding || g_ascii_strcasecmp(encoding, "UTF-8") == 0 || g_ascii_strcasecmp(encoding, "UTF8") == 0;
}

/* UTF-16, UTF-32LE, UCS-2 ...: charsets that read their own byte-order mark. */
static gboolean
is_wide_name(const char *encoding)
{
  return encoding &&
         (g_ascii_strncasecmp(encoding, "UTF-16", 6) == 0 || g_ascii_strncasecmp(encoding, "UTF-32", 6) == 0 ||
          g_ascii_strncasecmp(encoding, "UTF16", 5) == 0 || g_ascii_strncasecmp(encoding, "UTF32", 5) == 0 ||
          g_ascii_strncasecmp(encoding, "UCS", 3) == 0);
}

static gboolean
begins_with(const char *text, gsize n, const char *mark, gsize n_mark)
{
  return n >= n_mark && memcmp(text, mark, n_mark) == 0;
}

/* The charset that a byte-order mark tells, or NULL. The mark of UTF-32LE begins with that of UTF-16LE. */
static const char *
charset_of_mark(const GString *bytes)
{
  const char *text = bytes->str;
  const gsize n = bytes->len;
  if (begins_with(text, n, "\xFF\xFE\0\0", 4) || begins_with(text, n, "\0\0\xFE\xFF", 4))
    return "UTF-32";
  if (begins_with(text, n, "\xFF\xFE", 2) || begins_with(text, n, "\xFE\xFF", 2))
    return "UTF-16";
  return begins_with(text, n, BYTE_ORDER_MARK, strlen(BYTE_ORDER_MARK)) ? "UTF-8" : NULL;
}

static gsize
mark_length(const char *text, gsize n)
{
  return begins_with(text, n, BYTE_ORDER_MARK, strlen(BYTE_ORDER_MARK)) ? strlen(BYTE_ORDER_MARK) : 0;
}

static gboolean
check_mark(const GString *bytes, const char *encoding, const char *path, Problems *problems)
{
  const char *told = charset_of_mark(bytes);
  if (!told || is_wide_name(encoding) || (is_utf8_name(encoding) && is_utf8_name(told)))
    return TRUE;
  if (is_utf8_name(told))
    problems_add(problems, DATA_ERROR_ENCODING, path, 0, 0,
                 "it begins with the byte-order mark of UTF-8: leave out --encoding %s", encoding);
  else
    problems_add(problems, DATA_ERROR_ENCODING, path, 0, 0, "it is %s, not %s: give --encoding %s", told,
                 encoding ? encoding : "UTF-8", told);
  return FALSE;
}

/* The place of a byte that could not be converted is counted in what stands before it, after conversion. */
static void
add_not_converted(const GString *bytes, gsize at, const char *encoding, const char *path, Problems *problems)
{
  gsize n = 0, line = 1, column = 1;
  g_autofree char *before = g_convert(bytes->str, (gssize)at, "UTF-8", encoding, NULL, &n, NULL);
  if (before) {
    const gsize mark = mark_length(before, n);
    text_place(before + mark, n - mark, &line, &column);
  }
  problems_add(problems, DATA_ERROR_ENCODING, path, line, column, "byte \\x%02X is not %s",
               (guint)(guchar)bytes->str[at], encoding);
}

static char *
convert(const GString *bytes, const char *encoding, const char *path, gsize *n, Problems *problems)
{
  gsize n_read = 0;
  g_autoptr(GError) error = NULL;
  /* A stroke would carry options of iconv, such as to skip what it cannot convert. */
  g_autofree char *text =
      strchr(encoding, '/') ? NULL : g_convert(bytes->str, (gssize)bytes->len, "UTF-8", encoding, &n_read, n, &error);
  if (text && n_read == bytes->len)
    return g_steal_pointer(&text);
  if (text || g_error_matches(error, G_CONVERT_ERROR, G_CONVERT_ERROR_ILLEGAL_SEQUENCE)) {
    add_not_converted(bytes, n_read, encoding, path, problems);
  } else {
    g_autofree char *shown = visible_text(encoding, strlen(encoding));
    problems_add(problems, DATA_ERROR_ENCODING, path, 0, 0, "'%s' is not a charset that iconv knows", shown);
  }
  return NULL;
}

static gboolean
check_utf8(const char *text, gsize n, const char *path, Problems *problems)
{
  const char *bad;
  gsize line, column;
  if (g_utf8_validate_len(text, n, &bad))
    return TRUE;
  text_place(text, (gsize)(bad - text), &line, &column);
  if (*bad == '\0')
    problems_add(problems, DATA_ERROR_ENCODING, path, line, column,
                 "NUL byte: no text, or of another charset (give --encoding, such as UTF-16LE)");
  else
    problems_add(problems, DATA_ERROR_ENCODING, path, line, column,
                 "byte \\x%02X is not UTF-8 (for another charset give --encoding, such as windows-1251)",
                 (guint)(guchar)*bad);
  return FALSE;
}

const char *
text_to_utf8(const GString *bytes, const char *encoding, const char *path, char **converted, gsize *n,
             Problems *problems)
{
  const char *text = bytes->str;
  *converted = NULL;
  *n = bytes->len;
  if (!check_mark(bytes, encoding, path, problems))
    return NULL;
  if (!is_utf8_name(encoding))
    text = *converted = convert(bytes, encoding, path, n, problems);
  if (!text)
    return NULL;
  const gsize mark = mark_length(text, *n);
  *n -= mark;
  return check_utf8(text + mark, *n, path, problems) ? text + mark : NULL;
}
