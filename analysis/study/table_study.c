#include "table_study.h"

#include <string.h>

#include "datasets/problems.h"
#include "members.h"
#include "source_data.h"
#include "study_reader.h"

#define DESCRIPTOR "datapackage.json"

static void
node_free(gpointer data)
{
  YamlNode *node = data;
  g_free(node->text);
  g_clear_pointer(&node->keys, g_ptr_array_unref);
  g_clear_pointer(&node->items, g_ptr_array_unref);
  g_free(node);
}

TableStudy *
table_study_new(void)
{
  TableStudy *study = g_new0(TableStudy, 1);
  study->study = study_empty("");
  study->study->package = g_new0(Package, 1);
  study->study->package->resources = g_ptr_array_new();
  study->results = results_new(study->study);
  study->packages = g_ptr_array_new_with_free_func((GDestroyNotify)package_free);
  study->by_path = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  study->described = g_hash_table_new(NULL, NULL);
  study->nodes = g_ptr_array_new_with_free_func(node_free);
  study->options = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  return study;
}

void
table_study_free(TableStudy *study)
{
  if (!study)
    return;
  results_free(study->results);
  study_free(study->study);
  g_hash_table_unref(study->by_path);
  g_hash_table_unref(study->described);
  g_ptr_array_unref(study->packages);
  g_hash_table_unref(study->options);
  g_ptr_array_unref(study->nodes);
  g_free(study);
}

/* The resource of a package whose file is path. */
static Resource *
resource_at(const Package *package, const char *path)
{
  g_autofree char *wanted = g_canonicalize_filename(path, NULL);
  for (guint i = 0; i < package->resources->len; i++) {
    Resource *resource = g_ptr_array_index(package->resources, i);
    g_autofree char *own = g_canonicalize_filename(resource->path, NULL);
    if (g_str_equal(own, wanted))
      return resource;
  }
  return NULL;
}

/* The package of a path, read once. */
static Package *
package_at(TableStudy *study, const char *path, GError **error)
{
  for (guint i = 0; i < study->packages->len; i++) {
    Package *known = g_ptr_array_index(study->packages, i);
    if (g_str_equal(known->path, path))
      return known;
  }
  Package *package = package_read(path, error);
  if (package)
    g_ptr_array_add(study->packages, package);
  return package;
}

/* The descriptor's resource for a CSV, and the descriptor's path; NULL without an error where there is none. */
static Resource *
find_resource(TableStudy *study, const char *path, char **found, GError **error)
{
  g_autofree char *folder = g_path_get_dirname(path);
  g_autofree char *descriptor =
      g_str_equal(folder, ".") ? g_strdup(DESCRIPTOR) : g_build_filename(folder, DESCRIPTOR, NULL);
  if (g_str_equal(path, "-") || !g_file_test(descriptor, G_FILE_TEST_IS_REGULAR))
    return NULL;
  const Package *package = package_at(study, descriptor, error);
  *found = package ? package->path : NULL;
  return package ? resource_at(package, path) : NULL;
}

/* A text for a table that tells none. */
static gboolean
set_text(const Table *table, const char *what, const char *text, ByKey *of, gboolean told, GError **error)
{
  if (!text)
    return TRUE;
  if (told || of->text || of->by) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_UNIT, "%s is described by " DESCRIPTOR ", which tells its %s",
                table->csv->path, what);
    return FALSE;
  }
  of->text = g_strdup(text);
  return TRUE;
}

static gboolean
set_texts(const Table *table, Resource *resource, const TableReading *reading, GError **error)
{
  gboolean told = FALSE;
  for (guint i = 0; i < resource->fields->len; i++)
    told = told || ((const Field *)g_ptr_array_index(resource->fields, i))->unit;
  return set_text(table, "unit", reading->unit, &resource->unit, told, error) &&
         set_text(table, "valuation", reading->valuation, &resource->valuation, FALSE, error);
}

/* Puts a table where data_table finds it. Two resources of one name are told apart by their paths. */
static void
keep_table(TableStudy *study, const char *path, Table *table, Resource *resource)
{
  Data *data = study->results->data;
  if (g_hash_table_contains(data->tables, resource->name)) {
    g_free(resource->name);
    resource->name = g_strdup(table->csv->path);
  }
  g_ptr_array_add(study->study->package->resources, resource);
  g_hash_table_insert(data->tables, resource->name, table);
  g_hash_table_insert(study->by_path, g_strdup(path), table);
}

const Table *
table_study_read(TableStudy *study, const char *path, const TableReading *reading, GError **error)
{
  GError *cause = NULL;
  char *descriptor = NULL;
  const Table *known = g_hash_table_lookup(study->by_path, path);
  if (known)
    return known;
  Resource *resource = reading->guessed ? NULL : find_resource(study, path, &descriptor, &cause);
  if (cause) {
    g_propagate_error(error, cause);
    return NULL;
  }
  g_autoptr(Table) table = resource ? table_read(resource, error) : table_guess(path, &reading->guess, error);
  if (!table)
    return NULL;
  if (!resource) {
    resource = table->own;
    series_set(&resource->name, table->csv->path);
    series_set(&resource->path, table->csv->path);
    descriptor = NULL;
  }
  if (!set_texts(table, resource, reading, error))
    return NULL;
  g_hash_table_insert(study->described, table, descriptor);
  keep_table(study, path, table, resource);
  return g_steal_pointer(&table);
}

const char *
table_study_descriptor(const TableStudy *study, const Table *table)
{
  return g_hash_table_lookup(study->described, table);
}

gboolean
table_study_add_bloc(TableStudy *study, const char *name, const char *path, int as_of, GError **error)
{
  Table *table = members_table(path, error);
  if (!table)
    return FALSE;
  g_free(table->own->name);
  table->own->name = g_strdup_printf("members of %s", name);
  g_hash_table_replace(study->results->data->tables, table->own->name, table);
  g_ptr_array_add(study->study->package->resources, table->own);
  BlocDef *bloc = g_new0(BlocDef, 1);
  *bloc = (BlocDef){.name = g_strdup(name), .resource = g_strdup(table->own->name), .as_of = as_of};
  g_ptr_array_add(study->study->blocs, bloc);
  return TRUE;
}

/* A scalar that stands for an option. */
static YamlNode *
new_node(TableStudy *study, const TableBreakdown *asked, const char *key, const char *text)
{
  YamlNode *node = g_new0(YamlNode, 1);
  node->kind = YAML_SCALAR;
  node->text = g_strdup(text);
  g_ptr_array_add(study->nodes, node);
  if (asked)
    g_hash_table_insert(study->options, node, g_strconcat(asked->option, key, NULL));
  return node;
}

static YamlNode *
new_map(TableStudy *study)
{
  YamlNode *map = new_node(study, NULL, NULL, NULL);
  map->kind = YAML_MAP;
  map->keys = g_ptr_array_new();
  map->items = g_ptr_array_new();
  return map;
}

static void
map_add(TableStudy *study, YamlNode *map, const char *key, YamlNode *item)
{
  g_ptr_array_add(map->keys, new_node(study, NULL, NULL, key));
  g_ptr_array_add(map->items, item);
}

/* An expression over a row's columns; NULL without a text, and after an error. */
static Phrase *
new_phrase(TableStudy *study, const TableBreakdown *asked, const char *key, const char *text, GError **error)
{
  gsize offset = 0;
  if (!text)
    return NULL;
  const YamlNode *node = new_node(study, asked, key, text);
  Expr *expr = expr_parse(text, &offset, error);
  data_at(study->results->data, node, offset);
  if (!expr)
    return NULL;
  Phrase *phrase = g_new0(Phrase, 1);
  *phrase = (Phrase){.node = node, .expr = expr};
  return phrase;
}

/* The codes of a condition: the whole text where the column holds it, otherwise what stands between commas. */
static char **
codes_of(const TableStudy *study, const TableBreakdown *asked, const TableWhere *where)
{
  const Column *column = table_column(asked->table, where->column);
  const Codes *codes = column ? data_codes(study->results->data, asked->table, column) : NULL;
  const gboolean whole = codes && codes_number(codes, where->codes) != NO_CODE;
  char **parts = g_strsplit(where->codes, whole ? "\n" : ",", whole ? 1 : -1);
  for (char **part = parts; !whole && *part; part++)
    g_strstrip(*part);
  return parts;
}

static SeriesDef *
new_rows(TableStudy *study, const TableBreakdown *asked)
{
  SeriesDef *rows = g_new0(SeriesDef, 1);
  const char *from[] = {asked->table->resource->name, NULL};
  rows->name = g_strdup(asked->name);
  rows->from = g_strdupv((char **)from);
  rows->as_of = AS_OF_BLOC;
  rows->where = g_array_new(FALSE, FALSE, sizeof(Where));
  g_array_set_clear_func(rows->where, where_clear);
  for (gsize i = 0; i < asked->n_where; i++) {
    const Where where = {.column = g_strdup(asked->where[i].column),
                         .codes = codes_of(study, asked, &asked->where[i]),
                         .node = new_node(study, asked, "where", asked->where[i].codes)};
    g_array_append_val(rows->where, where);
  }
  return rows;
}

/* "BLR, export": what the rows have in common, for people. */
static char *
label_of(const SeriesDef *rows)
{
  GString *label = g_string_new(NULL);
  for (guint i = 0; i < rows->where->len; i++) {
    g_autofree char *codes = g_strjoinv(" and ", g_array_index(rows->where, Where, i).codes);
    g_string_append_printf(label, "%s%s", i ? ", " : "", codes);
  }
  return g_string_free(label, label->len == 0);
}

gboolean
table_study_add_breakdown(TableStudy *study, const TableBreakdown *asked, GError **error)
{
  GError *cause = NULL;
  YamlNode *map = new_map(study);
  BreakdownDef *breakdown = g_new0(BreakdownDef, 1);
  g_ptr_array_add(study->study->breakdowns, breakdown);
  breakdown->name = g_strdup(asked->name);
  breakdown->node = map;
  breakdown->rows = new_rows(study, asked);
  breakdown->rows->node = map;
  breakdown->rows->label = label_of(breakdown->rows);
  breakdown->by = g_strdupv((char **)asked->by);
  breakdown->total = g_strdup(asked->total);
  breakdown->fold = g_strdup(asked->fold);
  breakdown->without = g_strdupv((char **)asked->without);
  map_add(study, map, "by", new_node(study, asked, "by", asked->by[0]));
  map_add(study, map, "total", new_node(study, asked, "total", asked->total));
  map_add(study, map, "fold", new_node(study, asked, "fold", asked->fold));
  breakdown->rows->value = new_phrase(study, asked, "value", asked->value, &cause);
  breakdown->quantity = cause ? NULL : new_phrase(study, asked, "quantity", asked->quantity, &cause);
  if (cause)
    g_propagate_error(error, cause);
  return !cause;
}

const TableDef *
table_study_add_table(TableStudy *study, const TableKind *kind, const char *analysis)
{
  YamlNode *map = new_map(study);
  TableDef *table = g_new0(TableDef, 1);
  *table = (TableDef){
      .name = g_strdup(kind->word), .node = map, .kind = kind, .columns = g_ptr_array_new_with_free_func(g_free)};
  map_add(study, map, "of", new_node(study, NULL, NULL, analysis));
  g_ptr_array_add(study->study->tables, table);
  return table;
}

const char *
table_study_fault(const TableStudy *study, const char **text, gsize *offset)
{
  const YamlNode *node = data_fault(study->results->data, offset);
  const char *option = node ? g_hash_table_lookup(study->options, node) : NULL;
  *text = option ? node->text : NULL;
  return option;
}
