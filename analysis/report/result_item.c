#include "result_item.h"

#include "datasets/problems.h"

/* Names of the study's items of that kind, NULL-terminated (free the array alone: g_free). */
static const char **
names_of_kind(const Study *study, const char *kind)
{
  const char **names = g_new0(const char *, study->analyses->len + 1);
  gsize n = 0;
  for (guint i = 0; i < study->analyses->len; i++) {
    const AnalysisDef *def = g_ptr_array_index(study->analyses, i);
    if (g_str_equal(def->kind->key, kind))
      names[n++] = def->name;
  }
  return names;
}

static const YamlNode *
place_of(const TableDef *table)
{
  const YamlNode *of = yaml_get(table->node, "of");
  return of ? of : table->node;
}

const Analysis *
result_item(Results *results, const TableDef *table, const char *kind, GError **error)
{
  const char *name = yaml_get_text(table->node, "of");
  const AnalysisDef *def = name ? study_analysis(results->study, name) : NULL;
  if (def && g_str_equal(def->kind->key, kind))
    return results_analysis(results, name, error);
  g_autofree const char **names = names_of_kind(results->study, kind);
  const char *near = name ? nearest_name(name, names) : NULL;
  if (!name)
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "a table of this kind needs 'of': the name of an item of kind %s",
                kind);
  else if (def)
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "'%s' is of kind %s, and the table holds one of kind %s", name,
                def->kind->key, kind);
  else
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "there is no item '%s' of kind %s%s%s%s", name, kind,
                near ? ", did you mean '" : "", near ? near : "", near ? "'?" : "");
  results_place_error(results, place_of(table), 0, table->name, error);
  return NULL;
}
