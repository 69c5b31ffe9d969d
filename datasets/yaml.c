#include "yaml.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "yaml_tree.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

#define CHUNK (64 * 1024)

void
yaml_free(Yaml *yaml)
{
  if (!yaml)
    return;
  yaml_node_free(yaml->root);
  g_free(yaml->path);
  g_free(yaml->bytes);
  g_free(yaml->sha256);
  if (yaml->lines)
    g_array_unref(yaml->lines);
  g_free(yaml);
}

static GArray *
line_offsets(const char *bytes, gsize n)
{
  GArray *lines = g_array_new(FALSE, FALSE, sizeof(gsize));
  const gsize mark = strlen(BYTE_ORDER_MARK);
  gsize start = n >= mark && memcmp(bytes, BYTE_ORDER_MARK, mark) == 0 ? mark : 0;
  g_array_append_val(lines, start);
  for (gsize i = start; i < n; i++)
    if (bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n')) {
      start = i + 1;
      g_array_append_val(lines, start);
    }
  return lines;
}

/* The first byte that is no text: NUL, a control character, no UTF-8; NULL when there is none. */
static const char *
first_bad_byte(const char *bytes, gsize n)
{
  const char *end;
  const gboolean valid = g_utf8_validate_len(bytes, n, &end);
  for (const char *at = bytes; at < end; at = g_utf8_next_char(at)) {
    const gunichar c = g_utf8_get_char(at);
    if (g_unichar_iscntrl(c) && c != '\t' && c != '\n' && c != '\r' && c != 0x85)
      return at;
  }
  return valid ? NULL : end;
}

static gboolean
check_bytes(const Yaml *yaml, GError **error)
{
  const char *bad = first_bad_byte(yaml->bytes, yaml->n_bytes);
  if (!bad)
    return TRUE;
  guint line, column;
  yaml_place(yaml, (gsize)(bad - yaml->bytes), &line, &column);
  const gunichar c = g_utf8_get_char_validated(bad, yaml->bytes + yaml->n_bytes - bad);
  if (*bad == '\0')
    g_set_error(error, DATA_ERROR, DATA_ERROR_ENCODING, "%s:%u:%u: NUL byte: no text, or of another charset than UTF-8",
                yaml->path, line, column);
  else if (c == (gunichar)-1 || c == (gunichar)-2)
    g_set_error(error, DATA_ERROR, DATA_ERROR_ENCODING, "%s:%u:%u: byte \\x%02X is not UTF-8", yaml->path, line, column,
                (guint)(guchar)*bad);
  else
    g_set_error(error, DATA_ERROR, DATA_ERROR_ENCODING, "%s:%u:%u: control character U+%04X is not allowed", yaml->path,
                line, column, c);
  return FALSE;
}

static gboolean
parse_tree(Yaml *yaml, GError **error)
{
  g_autoptr(Problems) problems = problems_new();
  yaml->root = yaml_tree(yaml, problems);
  if (!problems_raise(problems, error))
    return FALSE;
  if (yaml->root && yaml->root->kind == YAML_MAP)
    return TRUE;
  g_set_error(error, DATA_ERROR, DATA_ERROR_SYNTAX, "%s: %s", yaml->path,
              yaml->root ? "the file must hold keys and values (key: value)" : "the file is empty");
  return FALSE;
}

Yaml *
yaml_parse(const char *path, const char *bytes, gsize n, GError **error)
{
  g_autoptr(Yaml) yaml = g_new0(Yaml, 1);
  yaml->path = g_strdup(path);
  yaml->bytes = g_malloc(n + 1);
  memcpy(yaml->bytes, bytes, n);
  yaml->bytes[n] = '\0';
  yaml->n_bytes = n;
  yaml->lines = line_offsets(yaml->bytes, n);
  yaml->sha256 = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, n);
  if (!check_bytes(yaml, error) || !parse_tree(yaml, error))
    return NULL;
  return g_steal_pointer(&yaml);
}

/* The whole file, or NULL and errno: EFBIG beyond the limit. */
static GString *
read_file(const char *path)
{
  FILE *file = fopen(path, "rb");
  if (!file)
    return NULL;
  GString *bytes = g_string_new(NULL);
  g_autofree char *chunk = g_malloc(CHUNK);
  gsize n;
  while (bytes->len <= YAML_LIMIT && (n = fread(chunk, 1, CHUNK, file)) > 0)
    g_string_append_len(bytes, chunk, (gssize)n);
  const int fault = ferror(file) ? errno : bytes->len > YAML_LIMIT ? EFBIG : 0;
  fclose(file);
  if (!fault)
    return bytes;
  g_string_free(bytes, TRUE);
  errno = fault;
  return NULL;
}

Yaml *
yaml_read(const char *path, GError **error)
{
  g_autoptr(GString) bytes = read_file(path);
  if (bytes)
    return yaml_parse(path, bytes->str, bytes->len, error);
  g_set_error(error, DATA_ERROR, DATA_ERROR_FILE, "%s: %s", path, g_strerror(errno));
  return NULL;
}
