#include "yaml.h"

#include <string.h>

#include "number.h"

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
    g_autofree char *shown = visible_text(key->text, strlen(key->text));
    g_autofree char *all = g_strjoinv(", ", (char **)allowed);
    const char *near = nearest_name(key->text, allowed);
    if (near)
      yaml_problem(yaml, key, 0, DATA_ERROR_SCHEMA, problems, "unknown key '%s', did you mean '%s'?", shown, near);
    else
      yaml_problem(yaml, key, 0, DATA_ERROR_SCHEMA, problems, "unknown key '%s', expected one of: %s", shown, all);
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
  if (node->kind == YAML_SCALAR) {
    g_autofree char *shown = visible_text(node->text, strlen(node->text));
    yaml_problem(yaml, node, 0, DATA_ERROR_SCHEMA, problems, "'%s' must be %s, not '%s'", key, expected, shown);
  } else {
    yaml_problem(yaml, node, 0, DATA_ERROR_SCHEMA, problems, "'%s' must be %s, not a %s", key, expected,
                 yaml_kind_name(node->kind));
  }
  return FALSE;
}

const YamlNode *
yaml_expect(const Yaml *yaml, const YamlNode *map, const char *key, YamlKind kind, Problems *problems)
{
  const YamlNode *node = yaml_get(map, key);
  if (!node || is_null(node))
    return NULL;
  if (node->kind == kind)
    return node;
  wrong(yaml, node, key, kind == YAML_MAP ? "a map" : kind == YAML_LIST ? "a list" : "text", problems);
  return NULL;
}

const char *
yaml_expect_text(const Yaml *yaml, const YamlNode *map, const char *key, Problems *problems)
{
  const YamlNode *node = yaml_expect(yaml, map, key, YAML_SCALAR, problems);
  return node ? node->text : NULL;
}

gboolean
yaml_read_boolean(const Yaml *yaml, const YamlNode *map, const char *key, gboolean *value, Problems *problems)
{
  const YamlNode *node = yaml_get(map, key);
  if (!node || is_null(node))
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
  if (!node || is_null(node))
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
    if (item->kind != YAML_SCALAR) {
      yaml_problem(yaml, item, 0, DATA_ERROR_SCHEMA, problems, "'%s' must be a list of texts, but this is a %s", key,
                   yaml_kind_name(item->kind));
      return FALSE;
    }
    g_ptr_array_add(texts, g_strdup(item->text));
  }
  g_ptr_array_add(texts, NULL);
  g_strfreev(*value);
  *value = (char **)g_ptr_array_free(g_steal_pointer(&texts), FALSE);
  return TRUE;
}
