#include "csv_charset.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF" /* U+FEFF in UTF-8 */

void
text_place(const char *text, gsize offset, guint32 *line, guint32 *column)
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
  *column = (guint32)(offset - line_begin + 1);
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
begins_with(const GString *bytes, const char *mark, gsize n)
{
  return bytes->len >= n && memcmp(bytes->str, mark, n) == 0;
}

/* The charset that a byte-order mark tells, or NULL. The mark of UTF-32LE begins with that of UTF-16LE. */
static const char *
charset_of_mark(const GString *bytes)
{
  if (begins_with(bytes, "\xFF\xFE\0\0", 4) || begins_with(bytes, "\0\0\xFE\xFF", 4))
    return "UTF-32";
  if (begins_with(bytes, "\xFF\xFE", 2) || begins_with(bytes, "\xFE\xFF", 2))
    return "UTF-16";
  return begins_with(bytes, BYTE_ORDER_MARK, strlen(BYTE_ORDER_MARK)) ? "UTF-8" : NULL;
}

static gsize
behind_mark(const GString *text)
{
  return begins_with(text, BYTE_ORDER_MARK, strlen(BYTE_ORDER_MARK)) ? strlen(BYTE_ORDER_MARK) : 0;
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
  gsize n = 0;
  guint32 line = 1, column = 1;
  g_autofree char *before = g_convert(bytes->str, (gssize)at, "UTF-8", encoding, NULL, &n, NULL);
  if (before) {
    const gsize mark = g_str_has_prefix(before, BYTE_ORDER_MARK) ? strlen(BYTE_ORDER_MARK) : 0;
    text_place(before + mark, n - mark, &line, &column);
  }
  problems_add(problems, DATA_ERROR_ENCODING, path, line, column, "byte \\x%02X is not %s",
               (guint)(guchar)bytes->str[at], encoding);
}

static GString *
converted(const GString *bytes, const char *encoding, const char *path, Problems *problems)
{
  gsize n_read = 0, n_written = 0;
  g_autoptr(GError) error = NULL;
  /* A stroke would carry options of iconv, such as to skip what it cannot convert. */
  g_autofree char *text =
      strchr(encoding, '/') ? NULL
                            : g_convert(bytes->str, (gssize)bytes->len, "UTF-8", encoding, &n_read, &n_written, &error);
  if (text && n_read == bytes->len) {
    GString *result = g_string_sized_new(n_written);
    return g_string_append_len(result, text, (gssize)n_written);
  }
  if (text || g_error_matches(error, G_CONVERT_ERROR, G_CONVERT_ERROR_ILLEGAL_SEQUENCE)) {
    add_not_converted(bytes, n_read, encoding, path, problems);
  } else {
    g_autofree char *shown = visible_text(encoding, strlen(encoding));
    problems_add(problems, DATA_ERROR_ENCODING, path, 0, 0, "'%s' is not a charset that iconv knows", shown);
  }
  return NULL;
}

static gboolean
check_utf8(const GString *text, gsize begin, const char *path, Problems *problems)
{
  const char *bad;
  guint32 line, column;
  if (g_utf8_validate_len(text->str + begin, text->len - begin, &bad))
    return TRUE;
  text_place(text->str + begin, (gsize)(bad - text->str) - begin, &line, &column);
  if (*bad == '\0')
    problems_add(problems, DATA_ERROR_ENCODING, path, line, column,
                 "NUL byte: no text, or of another charset (give --encoding, such as UTF-16LE)");
  else
    problems_add(problems, DATA_ERROR_ENCODING, path, line, column,
                 "byte \\x%02X is not UTF-8 (for another charset give --encoding, such as windows-1251)",
                 (guint)(guchar)*bad);
  return FALSE;
}

GString *
text_to_utf8(GString *bytes, const char *encoding, const char *path, gsize *begin, Problems *problems)
{
  GString *text = NULL;
  if (check_mark(bytes, encoding, path, problems)) {
    if (is_utf8_name(encoding))
      text = g_steal_pointer(&bytes);
    else
      text = converted(bytes, encoding, path, problems);
  }
  if (bytes)
    g_string_free(bytes, TRUE);
  if (!text)
    return NULL;

  *begin = behind_mark(text);
  if (check_utf8(text, *begin, path, problems))
    return text;
  g_string_free(text, TRUE);
  return NULL;
}
