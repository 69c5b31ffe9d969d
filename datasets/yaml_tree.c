#include "yaml_tree.h"

#include <libfyaml.h>
#include <string.h>

/* Deeper nesting than any study needs, and a stop for hostile files before the stack ends. */
#define DEPTH_LIMIT 64

typedef struct {
  const Yaml *yaml;
  struct fy_parser *parser;
  Problems *problems;
  gsize last; /* offset of the node read before, whose place an empty scalar borrows */
  gsize open; /* offset of the innermost list or map that is being read */
  guint depth;
} Reader;

void
yaml_node_free(gpointer data)
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

static void
add_at(Reader *reader, gsize offset, const char *text)
{
  guint line, column;
  yaml_place(reader->yaml, offset, &line, &column);
  yaml_problem_at(reader->yaml, line, column, DATA_ERROR_SYNTAX, reader->problems, text);
}

static gsize
offset_of(struct fy_token *token)
{
  const struct fy_mark *mark = token ? fy_token_start_mark(token) : NULL;
  return mark ? mark->input_pos : G_MAXSIZE;
}

/* Where a scalar begins in the file: its token leaves out the opening quote and takes in the blanks before a block. */
static gsize
offset_of_scalar(const Yaml *yaml, struct fy_token *token)
{
  gsize offset = offset_of(token);
  if (offset == G_MAXSIZE)
    return offset;
  switch (fy_token_scalar_style(token)) {
  case FYSS_SINGLE_QUOTED:
  case FYSS_DOUBLE_QUOTED:
    return offset - 1;
  case FYSS_LITERAL:
  case FYSS_FOLDED:
    while (offset < yaml->n_bytes && g_ascii_isspace(yaml->bytes[offset]))
      offset++;
    return offset;
  default:
    return offset;
  }
}

static gsize
offset_of_event(const Reader *reader, const struct fy_event *event)
{
  gsize offset = G_MAXSIZE;
  if (event->type == FYET_SCALAR)
    offset = offset_of_scalar(reader->yaml, event->scalar.value);
  else if (event->type == FYET_SEQUENCE_START)
    offset = offset_of(event->sequence_start.sequence_start);
  else if (event->type == FYET_MAPPING_START)
    offset = offset_of(event->mapping_start.mapping_start);
  else if (event->type == FYET_ALIAS)
    offset = offset_of(event->alias.anchor) - 1; /* the star */
  return offset == G_MAXSIZE ? reader->last : offset;
}

static YamlNode *
node_new(Reader *reader, YamlKind kind, const struct fy_event *event)
{
  YamlNode *node = g_new0(YamlNode, 1);
  node->kind = kind;
  reader->last = offset_of_event(reader, event);
  yaml_place(reader->yaml, reader->last, &node->line, &node->column);
  if (kind != YAML_SCALAR)
    node->items = g_ptr_array_new_with_free_func(yaml_node_free);
  if (kind == YAML_MAP)
    node->keys = g_ptr_array_new_with_free_func(yaml_node_free);
  return node;
}

static void
refuse_properties(Reader *reader, struct fy_token *anchor, struct fy_token *tag)
{
  if (anchor)
    add_at(reader, offset_of(anchor) - 1, "anchors are not allowed: write the value where it is used");
  if (tag)
    add_at(reader, offset_of(tag), "tags are not allowed");
}

static struct fy_event *
next_event(Reader *reader)
{
  return fy_parser_parse(reader->parser);
}

static YamlNode *
read_scalar(Reader *reader, struct fy_event *event)
{
  struct fy_token *token = event->scalar.value;
  YamlNode *node = node_new(reader, YAML_SCALAR, event);
  gsize length = 0;
  const char *text = token ? fy_token_get_text(token, &length) : NULL;
  node->text = text ? g_strndup(text, length) : g_strdup("");
  node->plain = !token || fy_token_scalar_style(token) == FYSS_PLAIN;
  if (strlen(node->text) < length)
    add_at(reader, reader->last, "\\0 is not allowed in a text");
  refuse_properties(reader, event->scalar.anchor, event->scalar.tag);
  return node;
}

static YamlNode *
read_alias(Reader *reader, struct fy_event *event)
{
  YamlNode *node = node_new(reader, YAML_SCALAR, event);
  node->text = g_strdup("");
  add_at(reader, reader->last, "aliases are not allowed: write the value where it is used");
  return node;
}

static YamlNode *read_node(Reader *reader, struct fy_event *event);

static YamlNode *
read_list(Reader *reader, struct fy_event *event)
{
  YamlNode *node = node_new(reader, YAML_LIST, event);
  refuse_properties(reader, event->sequence_start.anchor, event->sequence_start.tag);
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
  yaml_node_free(node);
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
  if (key->kind != YAML_SCALAR) {
    yaml_problem(reader->yaml, key, 0, DATA_ERROR_SYNTAX, reader->problems, "a key must be text");
  } else if (!g_hash_table_add(seen, key->text)) {
    g_autofree char *shown = visible_text(key->text, strlen(key->text));
    yaml_problem(reader->yaml, key, 0, DATA_ERROR_SYNTAX, reader->problems, "key '%s' stands twice", shown);
  }
  struct fy_event *value_event = next_event(reader);
  YamlNode *value = value_event ? read_node(reader, value_event) : NULL;
  fy_parser_event_free(reader->parser, value_event);
  if (!value)
    return FALSE;
  g_ptr_array_add(map->items, value);
  return TRUE;
}

static YamlNode *
read_map(Reader *reader, struct fy_event *event)
{
  YamlNode *node = node_new(reader, YAML_MAP, event);
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  refuse_properties(reader, event->mapping_start.anchor, event->mapping_start.tag);
  for (struct fy_event *item; (item = next_event(reader));) {
    const gboolean end = item->type == FYET_MAPPING_END;
    const gboolean read = end || read_pair(reader, node, seen, item);
    fy_parser_event_free(reader->parser, item);
    if (end)
      return node;
    if (!read)
      break;
  }
  yaml_node_free(node);
  return NULL;
}

/* A list or map; reader->open is put back only when it was closed. */
static YamlNode *
read_collection(Reader *reader, struct fy_event *event)
{
  const gsize outer = reader->open;
  reader->open = offset_of_event(reader, event);
  YamlNode *node = event->type == FYET_SEQUENCE_START ? read_list(reader, event) : read_map(reader, event);
  if (node)
    reader->open = outer;
  return node;
}

/* NULL after a fault that ends the reading, or at an event that begins no node. */
static YamlNode *
read_node(Reader *reader, struct fy_event *event)
{
  YamlNode *node = NULL;
  if (++reader->depth > DEPTH_LIMIT)
    add_at(reader, offset_of_event(reader, event), "nested too deeply");
  else if (event->type == FYET_SCALAR)
    node = read_scalar(reader, event);
  else if (event->type == FYET_ALIAS)
    node = read_alias(reader, event);
  else if (event->type == FYET_SEQUENCE_START || event->type == FYET_MAPPING_START)
    node = read_collection(reader, event);
  reader->depth--;
  return node;
}

static gboolean
begins_node(const struct fy_event *event)
{
  return event->type == FYET_SCALAR || event->type == FYET_ALIAS || event->type == FYET_SEQUENCE_START ||
         event->type == FYET_MAPPING_START;
}

/* The first document; a second one is refused where it begins. */
static YamlNode *
read_stream(Reader *reader)
{
  YamlNode *root = NULL;
  gboolean going_on = TRUE;
  for (struct fy_event *event; going_on && (event = next_event(reader));) {
    struct fy_token *dashes = event->type == FYET_DOCUMENT_START ? event->document_start.document_start : NULL;
    if (root && (dashes || begins_node(event))) {
      add_at(reader, dashes ? offset_of(dashes) : offset_of_event(reader, event), "more than one document in the file");
      going_on = FALSE;
    } else if (begins_node(event)) {
      root = read_node(reader, event);
      going_on = root != NULL;
    }
    fy_parser_event_free(reader->parser, event);
  }
  return root;
}

/* The first of libfyaml's diagnostics; the others follow from it. What is still open at the end of the file is told where it
 * was opened. */
static void
collect_diagnostic(Reader *reader, struct fy_diag *diag)
{
  const Yaml *yaml = reader->yaml;
  void *iterator = NULL;
  const struct fy_diag_error *found = fy_diag_errors_iterate(diag, &iterator);
  if (!found)
    return;
  const gsize told = offset_of(found->fyt), offset = told == G_MAXSIZE ? reader->last : told;
  const char sign = reader->open < yaml->n_bytes ? yaml->bytes[reader->open] : '\0';
  if (strstr(found->msg, "without closing quote")) {
    add_at(reader, offset > 0 ? offset - 1 : 0, "quote is never closed");
  } else if (strstr(found->msg, "wrongly indented") && strstr(found->msg, "quoted scalar")) {
    add_at(reader, offset, "quote is never closed, or what it holds goes on without indentation");
  } else if (offset >= yaml->n_bytes && (sign == '[' || sign == '{')) {
    g_autofree char *text = g_strdup_printf("'%c' is never closed", sign);
    add_at(reader, reader->open, text);
  } else {
    add_at(reader, MIN(offset, yaml->n_bytes), found->msg);
  }
}

static struct fy_diag *
silent_diag(void)
{
  struct fy_diag_cfg config;
  fy_diag_cfg_default(&config);
  config.fp = NULL;
  struct fy_diag *diag = fy_diag_create(&config);
  fy_diag_set_collect_errors(diag, true);
  return diag;
}

YamlNode *
yaml_tree(const Yaml *yaml, Problems *problems)
{
  struct fy_diag *diag = silent_diag();
  const struct fy_parse_cfg config = {.flags = FYPCF_QUIET, .diag = diag};
  Reader reader = {.yaml = yaml, .problems = problems, .open = G_MAXSIZE, .parser = fy_parser_create(&config)};
  fy_parser_set_string(reader.parser, yaml->bytes, yaml->n_bytes);
  YamlNode *root = read_stream(&reader);
  collect_diagnostic(&reader, diag);
  fy_parser_destroy(reader.parser);
  fy_diag_destroy(diag);
  return root;
}
