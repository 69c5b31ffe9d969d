#include "index_partners.h"

#include "datasets/problems.h"

static void
partner_free(gpointer data)
{
  IndexPartner *partner = data;
  g_ptr_array_unref(partner->series);
  g_free(partner);
}

static gboolean
refuse(const Results *results, const YamlNode *node, const char *message, GError **error)
{
  g_autoptr(Problems) problems = problems_new();
  yaml_problem(results->study->yaml, node, 0, DATA_ERROR_SCHEMA, problems, "%s", message);
  return problems_raise(problems, error);
}

static const Series *
named_series(Results *results, const YamlNode *node, GError **error)
{
  if (node->kind != YAML_SCALAR) {
    refuse(results, node, "expected the name of a series", error);
    return NULL;
  }
  const Scope scope = results_scope(results);
  const Series *series = scope.lookup(scope.data, node->text, error);
  if (!series)
    results_place_error(results, node, 0, node->text, error);
  return series;
}

/* balance, positive and negative of a map. */
static gboolean
read_parts(Results *results, const YamlNode *map, IndexPartner *partner, GError **error)
{
  static const char *const allowed[] = {"balance", "positive", "negative", NULL};
  const Series **parts[] = {&partner->balance, &partner->positive, &partner->negative};
  g_autoptr(Problems) problems = problems_new();
  yaml_check_keys(results->study->yaml, map, allowed, problems);
  if (!problems_raise(problems, error))
    return FALSE;
  for (gsize i = 0; allowed[i]; i++) {
    const YamlNode *node = yaml_get(map, allowed[i]);
    if (node && !(*parts[i] = named_series(results, node, error)))
      return FALSE;
  }
  if (!partner->balance && !(partner->positive && partner->negative))
    return refuse(results, map, "a partner needs 'balance', or 'positive' and 'negative'", error);
  return TRUE;
}

static gboolean
read_published(Results *results, const YamlNode *node, IndexPartner *partner, GError **error)
{
  const gboolean list = node->kind == YAML_LIST;
  for (guint i = 0; i < (list ? node->items->len : 1); i++) {
    const Series *series = named_series(results, list ? g_ptr_array_index(node->items, i) : node, error);
    if (!series)
      return FALSE;
    g_ptr_array_add(partner->series, (gpointer)series);
  }
  return TRUE;
}

GPtrArray *
index_partners_read(Results *results, const TableDef *table, gboolean published, GError **error)
{
  const YamlNode *map = yaml_get(table->node, "partners");
  g_autoptr(GPtrArray) partners = g_ptr_array_new_with_free_func(partner_free);
  if (!map || map->kind != YAML_MAP || map->items->len == 0) {
    refuse(results, map ? map : table->node, "a table of this kind needs 'partners', a map such as { EU: gdelt_eu }",
           error);
    return NULL;
  }
  for (guint i = 0; i < map->items->len; i++) {
    const YamlNode *node = g_ptr_array_index(map->items, i);
    IndexPartner *partner = g_new0(IndexPartner, 1);
    partner->code = ((const YamlNode *)g_ptr_array_index(map->keys, i))->text;
    partner->series = g_ptr_array_new();
    g_ptr_array_add(partners, partner);
    if (published                ? !read_published(results, node, partner, error)
        : node->kind == YAML_MAP ? !read_parts(results, node, partner, error)
                                 : !(partner->balance = named_series(results, node, error)))
      return NULL;
  }
  return g_steal_pointer(&partners);
}
