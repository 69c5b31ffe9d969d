#include "yaml.h"

#include <errno.h>
#include <libfyaml.h>
#include <string.h>

#include "number.h"

/* Deeper nesting than any study needs, and a stop for hostile files before the stack ends. */
#define DEPTH_LIMIT 64

typedef struct {
  Yaml *yaml;
  struct fy_parser *parser;
  Problems *problems;
  GArray *lines;  /* gsize: offset of each line's first byte */
  YamlNode *last; /* the node read before, whose place an empty scalar borrows */
  guint depth;
} Reader;

static void
node_free(gpointer data)
{
  YamlNode *node = data;
  if (!node)
    return;
  g_free(node->text);
  if (node->items)
    g_ptr_array_unref(node->items);
  if (node->keys)
    g_ptr_array_unref(node->keys);
  g_free(node);
}

void
yaml_free(Yaml *yaml)
{
  if (!yaml)
    return;
  node_free(yaml->root);
  g_free(yaml->path);
  g_free(yaml->bytes);
  g_free(yaml->sha256);
  g_free(yaml);
}

static GArray *
line_offsets(const char *bytes, gsize n)
{
  GArray *lines = g_array_new(FALSE, FALSE, sizeof(gsize));
  gsize start = 0;
  g_array_append_val(lines, start);
  for (gsize i = 0; i < n; i++)
    if (bytes[i] == '\n') {
      start = i + 1;
      g_array_append_val(lines, start);
    }
  return lines;
}

static char *
source_line(const Yaml *yaml, guint line, gsize *start)
{
  const char *from = yaml->bytes, *end = yaml->bytes + yaml->n_bytes;
  for (guint i = 1; i < line && from < end; i++) {
    const char *newline = memchr(from, '\n', (gsize)(end - from));
    from = newline ? newline + 1 : end;
  }
  const char *newline = memchr(from, '\n', (gsize)(end - from));
  *start = (gsize)(from - yaml->bytes);
  return g_strndup(from, (gsize)((newline ? newline : end) - from));
}

/* Long source lines are shown around the place only. */
#define SOURCE_SHOWN 100

static void
add_problem(const Yaml *yaml, guint line, guint column, DataError code, Problems *problems, const char *text)
{
  gsize start;
  g_autofree char *source = source_line(yaml, line, &start);
  const gsize length = strlen(source);
  if (line == 0 || length == 0 || column > length + 1) {
    problems_add(problems, code, yaml->path, line, column, "%s", text);
    return;
  }
  g_strdelimit(source, "\t\r", ' ');
  gsize from = column > SOURCE_SHOWN ? column - SOURCE_SHOWN / 2 : 0;
  while (from > 0 && ((guchar)source[from] & 0xC0) == 0x80)
    from--;
  const glong before = g_utf8_strlen(source + from, (gssize)(column - 1 - from));
  g_autofree char *shown = g_utf8_substring(source + from, 0, MIN(SOURCE_SHOWN, g_utf8_strlen(source + from, -1)));
  problems_add(problems, code, yaml->path, line, column, "%s\n    %s\n    %*s^", text, shown, (int)before, "");
}

void
yaml_problem(const Yaml *yaml, const YamlNode *node, gsize offset, DataError code, Problems *problems,
             const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  gsize start;
  g_autofree char *source = source_line(yaml, node->line, &start);
  /* A folded or escaped scalar does not map byte by byte to its line: then its beginning has to do. */
  const gsize inside = node->plain ? offset : offset + 1;
  const gboolean maps = offset > 0 && node->column + inside <= strlen(source) + 1;
  add_problem(yaml, node->line, node->column + (guint)(maps ? inside : 0), code, problems, text);
}

static void
place(Reader *reader, YamlNode *node, const struct fy_mark *mark)
{
  if (mark && mark->line >= 0 && (guint)mark->line < reader->lines->len) {
    node->line = (guint)mark->line + 1;
    node->column = (guint)(mark->input_pos - g_array_index(reader->lines, gsize, mark->line)) + 1;
  } else if (reader->last) {
    node->line = reader->last->line;
    node->column = reader->last->column;
  } else {
    node->line = node->column = 1;
  }
  reader->last = node;
}

static YamlNode *
node_new(Reader *reader, YamlKind kind, struct fy_token *token)
{
  YamlNode *node = g_new0(YamlNode, 1);
  node->kind = kind;
  place(reader, node, token ? fy_token_start_mark(token) : NULL);
  if (kind != YAML_SCALAR)
    node->items = g_ptr_array_new_with_free_func(node_free);
  if (kind == YAML_MAP)
    node->keys = g_ptr_array_new_with_free_func(node_free);
  return node;
}

static void
refuse(Reader *reader, const YamlNode *node, const char *what)
{
  yaml_problem(reader->yaml, node, 0, DATA_ERROR_SYNTAX, reader->problems, "%s", what);
}

static YamlNode *read_node(Reader *reader, struct fy_event *event);

static struct fy_event *
next_event(Reader *reader)
{
  return fy_parser_parse(reader->parser);
}

static YamlNode *
read_scalar(Reader *reader, struct fy_event *event)
{
  struct fy_token *token = event->scalar.value;
  YamlNode *node = node_new(reader, YAML_SCALAR, token);
  gsize length = 0;
  const char *text = token ? fy_token_get_text(token, &length) : NULL;
  node->text = text ? g_strndup(text, length) : g_strdup("");
  node->plain = !token || fy_token_scalar_style(token) == FYSS_PLAIN;
  if (event->scalar.anchor)
    refuse(reader, node, "anchors are not allowed: write the value where it is used");
  if (event->scalar.tag)
    refuse(reader, node, "tags are not allowed");
  return node;
}

static YamlNode *
read_list(Reader *reader, struct fy_event *event)
{
  YamlNode *node = node_new(reader, YAML_LIST, event->sequence_start.sequence_start);
  if (event->sequence_start.anchor || event->sequence_start.tag)
    refuse(reader, node, "anchors and tags are not allowed");
  for (struct fy_event *item; (item = next_event(reader));) {
    const gboolean end = item->type == FYET_SEQUENCE_END;
    YamlNode *child = end ? NULL : read_node(reader, item);
    fy_parser_event_free(reader->parser, item);
    if (end)
      return node;
    if (!child)
      break;
    g_ptr_array_add(node->items, child);
  }
  node_free(node);
  return NULL;
}

/* Reads one key with its value into map; FALSE at the end of input or on an error. */
static gboolean
read_pair(Reader *reader, YamlNode *map, GHashTable *seen, struct fy_event *event)
{
  YamlNode *key = read_node(reader, event);
  if (!key)
    return FALSE;
  g_ptr_array_add(map->keys, key);
  if (key->kind != YAML_SCALAR)
    refuse(reader, key, "a key must be text");
  else if (!g_hash_table_add(seen, key->text))
    yaml_problem(reader->yaml, key, 0, DATA_ERROR_SYNTAX, reader->problems, "key '%s' stands twice", key->text);
  struct fy_event *value_event = next_event(reader);
  YamlNode *value = value_event ? read_node(reader, value_event) : NULL;
  fy_parser_event_free(reader->parser, value_event);
  if (!value) {
    g_ptr_array_set_size(map->keys, (gint)map->keys->len - 1);
    return FALSE;
  }
  g_ptr_array_add(map->items, value);
  return TRUE;
}

static YamlNode *
read_map(Reader *reader, struct fy_event *event)
{
  YamlNode *node = node_new(reader, YAML_MAP, event->mapping_start.mapping_start);
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  if (event->mapping_start.anchor || event->mapping_start.tag)
    refuse(reader, node, "anchors and tags are not allowed");
  for (struct fy_event *item; (item = next_event(reader));) {
    const gboolean end = item->type == FYET_MAPPING_END;
    const gboolean read = end || read_pair(reader, node, seen, item);
    fy_parser_event_free(reader->parser, item);
    if (end)
      return node;
    if (!read)
      break;
  }
  node_free(node);
  return NULL;
}

static YamlNode *
read_node(Reader *reader, struct fy_event *event)
{
  YamlNode *node = NULL;
  if (++reader->depth > DEPTH_LIMIT) {
    if (reader->last)
      refuse(reader, reader->last, "nested too deeply");
  } else if (event->type == FYET_SCALAR) {
    node = read_scalar(reader, event);
  } else if (event->type == FYET_SEQUENCE_START) {
    node = read_list(reader, event);
  } else if (event->type == FYET_MAPPING_START) {
    node = read_map(reader, event);
  } else if (event->type == FYET_ALIAS) {
    node = node_new(reader, YAML_SCALAR, event->alias.anchor);
    node->text = g_strdup("");
    refuse(reader, node, "aliases are not allowed: write the value where it is used");
  }
  reader->depth--;
  return node;
}

static YamlNode *
read_stream(Reader *reader)
{
  YamlNode *root = NULL;
  guint documents = 0;
  for (struct fy_event *event; (event = next_event(reader));) {
    const gboolean content =
        event->type == FYET_SCALAR || event->type == FYET_SEQUENCE_START || event->type == FYET_MAPPING_START;
    if (event->type == FYET_DOCUMENT_START && ++documents == 2)
      problems_add(reader->problems, DATA_ERROR_SYNTAX, reader->yaml->path, 0, 0, "more than one document in the file");
    else if (content && documents == 1 && !root)
      root = read_node(reader, event);
    fy_parser_event_free(reader->parser, event);
    if (documents > 1 || problems_count(reader->problems) > PROBLEMS_LISTED)
      break;
  }
  return root;
}

/* libfyaml's own diagnostics, with their place. */
static void
collect_diagnostics(Reader *reader, struct fy_diag *diag)
{
  void *iterator = NULL;
  for (struct fy_diag_error *found; (found = fy_diag_errors_iterate(diag, &iterator));) {
    guint line = found->line >= 0 ? (guint)found->line : 0, column = found->column >= 0 ? (guint)found->column : 0;
    const struct fy_mark *mark = found->fyt ? fy_token_start_mark(found->fyt) : NULL;
    if (mark && (guint)mark->line < reader->lines->len) {
      line = (guint)mark->line + 1;
      column = (guint)(mark->input_pos - g_array_index(reader->lines, gsize, mark->line)) + 1;
    }
    add_problem(reader->yaml, line, column, DATA_ERROR_SYNTAX, reader->problems, found->msg);
  }
}

static gboolean
check_bytes(const Yaml *yaml, GError **error)
{
  const char *bad = memchr(yaml->bytes, '\0', yaml->n_bytes);
  if (!bad)
    g_utf8_validate(yaml->bytes, (gssize)yaml->n_bytes, &bad);
  if (!bad || bad == yaml->bytes + yaml->n_bytes)
    return TRUE;
  guint line = 1;
  const char *start = yaml->bytes;
  for (const char *at = yaml->bytes; at < bad; at++)
    if (*at == '\n') {
      line++;
      start = at + 1;
    }
  g_set_error(error, DATA_ERROR, DATA_ERROR_ENCODING, "%s:%u:%u: byte \\x%02X is not UTF-8", yaml->path, line,
              (guint)(bad - start) + 1, (guint)(guchar)*bad);
  return FALSE;
}

static gboolean
parse_tree(Yaml *yaml, GError **error)
{
  g_autoptr(Problems) problems = problems_new();
  g_autoptr(GArray) lines = line_offsets(yaml->bytes, yaml->n_bytes);
  struct fy_diag_cfg diag_config;
  fy_diag_cfg_default(&diag_config);
  diag_config.fp = NULL;
  struct fy_diag *diag = fy_diag_create(&diag_config);
  fy_diag_set_collect_errors(diag, true);
  const struct fy_parse_cfg config = {.flags = FYPCF_QUIET, .diag = diag};
  Reader reader = {.yaml = yaml, .problems = problems, .lines = lines, .parser = fy_parser_create(&config)};
  fy_parser_set_string(reader.parser, yaml->bytes, yaml->n_bytes);
  yaml->root = read_stream(&reader);
  collect_diagnostics(&reader, diag);
  fy_parser_destroy(reader.parser);
  fy_diag_destroy(diag);
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
  yaml->sha256 = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, n);
  if (!check_bytes(yaml, error) || !parse_tree(yaml, error))
    return NULL;
  return g_steal_pointer(&yaml);
}

Yaml *
yaml_read(const char *path, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize n;
  g_autoptr(GError) cause = NULL;
  if (!g_file_get_contents(path, &bytes, &n, &cause)) {
    const int number = g_error_matches(cause, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? ENOENT : 0;
    g_set_error(error, DATA_ERROR, DATA_ERROR_FILE, "%s: %s", path, number ? g_strerror(number) : cause->message);
    return NULL;
  }
  return yaml_parse(path, bytes, n, error);
}

const YamlNode *
yaml_get(const YamlNode *map, const char *key)
{
  if (!map || map->kind != YAML_MAP)
    return NULL;
  for (guint i = 0; i < map->items->len; i++) {
    const YamlNode *candidate = g_ptr_array_index(map->keys, i);
    if (candidate->kind == YAML_SCALAR && g_str_equal(candidate->text, key))
      return g_ptr_array_index(map->items, i);
  }
  return NULL;
}

static gboolean
is_null(const YamlNode *node)
{
  return node->kind == YAML_SCALAR && node->plain &&
         (g_str_equal(node->text, "") || g_str_equal(node->text, "null") || g_str_equal(node->text, "~"));
}

const char *
yaml_get_text(const YamlNode *map, const char *key)
{
  const YamlNode *node = yaml_get(map, key);
  return node && node->kind == YAML_SCALAR && !is_null(node) ? node->text : NULL;
}

void
yaml_check_keys(const Yaml *yaml, const YamlNode *map, const char *const *allowed, Problems *problems)
{
  for (guint i = 0; map && map->kind == YAML_MAP && i < map->keys->len; i++) {
    const YamlNode *key = g_ptr_array_index(map->keys, i);
    if (g_strv_contains(allowed, key->text))
      continue;
    const char *near = nearest_name(key->text, allowed);
    g_autofree char *all = g_strjoinv(", ", (char **)allowed);
    if (near)
      yaml_problem(yaml, key, 0, DATA_ERROR_SCHEMA, problems, "unknown key '%s', did you mean '%s'?", key->text, near);
    else
      yaml_problem(yaml, key, 0, DATA_ERROR_SCHEMA, problems, "unknown key '%s', expected one of: %s", key->text, all);
  }
}

const char *
yaml_kind_name(YamlKind kind)
{
  return kind == YAML_MAP ? "map" : kind == YAML_LIST ? "list" : "text";
}

static gboolean
wrong(const Yaml *yaml, const YamlNode *node, const char *key, const char *expected, Problems *problems)
{
  if (node->kind == YAML_SCALAR)
    yaml_problem(yaml, node, 0, DATA_ERROR_SCHEMA, problems, "'%s' must be %s, not '%s'", key, expected, node->text);
  else
    yaml_problem(yaml, node, 0, DATA_ERROR_SCHEMA, problems, "'%s' must be %s, not a %s", key, expected,
                 yaml_kind_name(node->kind));
  return FALSE;
}

gboolean
yaml_read_boolean(const Yaml *yaml, const YamlNode *map, const char *key, gboolean *value, Problems *problems)
{
  const YamlNode *node = yaml_get(map, key);
  if (!node)
    return TRUE;
  const gboolean yes = node->kind == YAML_SCALAR && g_str_equal(node->text, "true");
  if (!yes && (node->kind != YAML_SCALAR || !g_str_equal(node->text, "false")))
    return wrong(yaml, node, key, "true or false", problems);
  *value = yes;
  return TRUE;
}

gboolean
yaml_read_number(const Yaml *yaml, const YamlNode *map, const char *key, double *value, Problems *problems)
{
  const YamlNode *node = yaml_get(map, key);
  if (!node)
    return TRUE;
  const NumberFormat format = {.decimal = '.'};
  Number number;
  const char *why;
  if (node->kind != YAML_SCALAR || !number_parse(node->text, strlen(node->text), &format, &number, &why) ||
      number.missing)
    return wrong(yaml, node, key, "a number", problems);
  *value = number.value;
  return TRUE;
}

gboolean
yaml_read_text(const Yaml *yaml, const YamlNode *map, const char *key, char **value, Problems *problems)
{
  const YamlNode *node = yaml_get(map, key);
  if (!node || is_null(node))
    return TRUE;
  if (node->kind != YAML_SCALAR)
    return wrong(yaml, node, key, "text", problems);
  g_free(*value);
  *value = g_strdup(node->text);
  return TRUE;
}

gboolean
yaml_read_texts(const Yaml *yaml, const YamlNode *map, const char *key, char ***value, Problems *problems)
{
  const YamlNode *node = yaml_get(map, key);
  if (!node || is_null(node))
    return TRUE;
  if (node->kind == YAML_MAP)
    return wrong(yaml, node, key, "text or a list of texts", problems);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  if (node->kind == YAML_SCALAR)
    g_ptr_array_add(texts, g_strdup(node->text));
  for (guint i = 0; node->kind == YAML_LIST && i < node->items->len; i++) {
    const YamlNode *item = g_ptr_array_index(node->items, i);
    if (item->kind != YAML_SCALAR)
      return wrong(yaml, item, key, "a list of texts", problems);
    g_ptr_array_add(texts, g_strdup(item->text));
  }
  g_ptr_array_add(texts, NULL);
  g_strfreev(*value);
  *value = (char **)g_ptr_array_free(g_steal_pointer(&texts), FALSE);
  return TRUE;
}
