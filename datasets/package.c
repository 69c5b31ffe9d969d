#include "package.h"

#include <math.h>
#include <string.h>

#include "package_schema.h"

static void
field_free(gpointer data)
{
  Field *field = data;
  if (!field)
    return;
  g_free(field->name);
  g_free(field->unit);
  g_free(field->format);
  for (MissingMarker *marker = field->markers; marker && marker->text; marker++)
    g_free(marker->text);
  g_free(field->markers);
  g_strfreev(field->one_of);
  g_strfreev(field->aggregates);
  g_clear_pointer(&field->labels, g_hash_table_unref);
  g_clear_pointer(&field->pattern, g_regex_unref);
  g_free(field);
}

Field *
field_new(const char *name, FieldType type)
{
  Field *field = g_new0(Field, 1);
  field->name = g_strdup(name);
  field->type = type;
  field->role = type == TYPE_NUMBER || type == TYPE_INTEGER ? ROLE_MEASURE : ROLE_NONE;
  field->number = (NumberFormat){.decimal = '.'};
  field->minimum = field->maximum = NAN;
  return field;
}

static void
by_key_clear(ByKey *by)
{
  g_free(by->text);
  g_free(by->by);
  if (by->texts)
    g_hash_table_unref(by->texts);
}

Resource *
resource_new(const char *name, const char *path)
{
  Resource *resource = g_new0(Resource, 1);
  resource->name = g_strdup(name);
  resource->path = g_strdup(path);
  resource->fields = g_ptr_array_new_with_free_func(field_free);
  return resource;
}

Field *
resource_field(const Resource *resource, const char *name)
{
  for (guint i = 0; i < resource->fields->len; i++) {
    Field *field = g_ptr_array_index(resource->fields, i);
    if (g_str_equal(field->name, name))
      return field;
  }
  return NULL;
}

void
resource_free(Resource *resource)
{
  if (!resource)
    return;
  g_free(resource->name);
  g_free(resource->path);
  g_free(resource->title);
  g_free(resource->description);
  g_free(resource->source);
  by_key_clear(&resource->unit);
  by_key_clear(&resource->valuation);
  g_free(resource->encoding);
  g_strfreev(resource->primary_key);
  g_ptr_array_unref(resource->fields);
  g_free(resource);
}

void
package_free(Package *package)
{
  if (!package)
    return;
  yaml_free(package->yaml);
  g_free(package->path);
  g_free(package->title);
  g_ptr_array_unref(package->resources);
  g_free(package);
}

const char *
by_key_text(const ByKey *by, const char *code)
{
  return by->by ? (code ? g_hash_table_lookup(by->texts, code) : NULL) : by->text;
}

typedef struct {
  const Yaml *yaml;
  Problems *problems;
} Reader;

static void
complain(Reader *reader, const YamlNode *node, const char *text)
{
  yaml_problem(reader->yaml, node, 0, DATA_ERROR_SCHEMA, reader->problems, "%s", text);
}

/* {by: flow, export: FOB, import: CIF} */
static void
read_texts_by(Reader *reader, const YamlNode *map, const Resource *resource, ByKey *by)
{
  const char *column = yaml_expect_text(reader->yaml, map, "by", reader->problems);
  if (!column)
    return;
  if (!resource_field(resource, column))
    package_no_field(reader->yaml, yaml_get(map, "by"), column, resource, reader->problems);
  by->by = g_strdup(column);
  by->texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < map->items->len; i++) {
    const char *code = ((const YamlNode *)g_ptr_array_index(map->keys, i))->text;
    const char *text = yaml_expect_text(reader->yaml, map, code, reader->problems);
    if (text && !g_str_equal(code, "by"))
      g_hash_table_insert(by->texts, g_strdup(code), g_strdup(text));
  }
}

/* {column: unit}: what a field does not say for itself. */
static void
read_units_of_fields(Reader *reader, const YamlNode *map, const Resource *resource)
{
  for (guint i = 0; i < map->items->len; i++) {
    const YamlNode *key = g_ptr_array_index(map->keys, i);
    const char *unit = yaml_expect_text(reader->yaml, map, key->text, reader->problems);
    Field *field = resource_field(resource, key->text);
    if (!field)
      package_no_field(reader->yaml, key, key->text, resource, reader->problems);
    else if (!field->unit)
      field->unit = g_strdup(unit);
  }
}

static void
read_by_key(Reader *reader, const YamlNode *node, const char *key, const Resource *resource, ByKey *by)
{
  const YamlNode *value = yaml_get(node, key);
  if (value && value->kind == YAML_MAP && yaml_get(value, "by"))
    read_texts_by(reader, value, resource, by);
  else if (value && value->kind == YAML_MAP && by == &resource->unit)
    read_units_of_fields(reader, value, resource);
  else if (value && value->kind != YAML_SCALAR)
    complain(reader, value,
             by == &resource->unit ? "'unit' must be text, {column: unit} or {by: column, code: unit}"
                                   : "'valuation' must be text or {by: column, code: valuation}");
  else
    by->text = g_strdup(yaml_get_text(node, key));
}

/* Titles, or else addresses, of the sources of a resource or of the whole package. */
static char *
read_sources(Reader *reader, const YamlNode *node)
{
  const YamlNode *sources = yaml_expect(reader->yaml, node, "sources", YAML_LIST, reader->problems);
  g_autoptr(GPtrArray) titles = g_ptr_array_new();
  for (guint i = 0; sources && i < sources->items->len; i++) {
    const YamlNode *source = g_ptr_array_index(sources->items, i);
    const char *title = yaml_get_text(source, "title");
    title = title ? title : yaml_get_text(source, "path");
    if (title)
      g_ptr_array_add(titles, (gpointer)title);
    else
      complain(reader, source, "a source needs a 'title'");
  }
  g_ptr_array_add(titles, NULL);
  return titles->len > 1 ? g_strjoinv("; ", (char **)titles->pdata) : NULL;
}

/* "absent" and "measure" are one of two words each. */
static void
read_word(Reader *reader, const YamlNode *node, const char *key, const char *no, const char *yes, gboolean *value)
{
  const char *text = yaml_expect_text(reader->yaml, node, key, reader->problems);
  if (!text)
    return;
  *value = g_str_equal(text, yes);
  if (*value || g_str_equal(text, no))
    return;
  g_autofree char *shown = visible_text(text, strlen(text));
  yaml_problem(reader->yaml, yaml_get(node, key), 0, DATA_ERROR_SCHEMA, reader->problems,
               "'%s' must be '%s' or '%s', not '%s'", key, no, yes, shown);
}

/* Of the dialects of CSV only the delimiter varies here; what says otherwise would be read wrongly. */
static void
read_dialect(Reader *reader, const YamlNode *node, Resource *resource)
{
  static const char *const allowed[] = {"delimiter",           "header", "quoteChar", "doubleQuote", "lineTerminator",
                                        "caseSensitiveHeader", NULL};
  const YamlNode *dialect = yaml_expect(reader->yaml, node, "dialect", YAML_MAP, reader->problems);
  gboolean header = TRUE, doubled = TRUE;
  yaml_check_keys(reader->yaml, dialect, allowed, reader->problems);
  yaml_read_boolean(reader->yaml, dialect, "header", &header, reader->problems);
  yaml_read_boolean(reader->yaml, dialect, "doubleQuote", &doubled, reader->problems);
  const char *delimiter = yaml_expect_text(reader->yaml, dialect, "delimiter", reader->problems);
  const char *quote = yaml_expect_text(reader->yaml, dialect, "quoteChar", reader->problems);
  if (delimiter && strlen(delimiter) != 1)
    complain(reader, yaml_get(dialect, "delimiter"), "'delimiter' must be one byte");
  if (!header)
    complain(reader, yaml_get(dialect, "header"), "a table without a header is not read: write one");
  if (!doubled)
    complain(reader, yaml_get(dialect, "doubleQuote"), "a quote in a quoted field is doubled, nothing else is read");
  if (quote && !g_str_equal(quote, "\""))
    complain(reader, yaml_get(dialect, "quoteChar"), "'quoteChar' must be '\"'");
  resource->delimiter = delimiter ? delimiter[0] : ','; /* the Frictionless default */
  const char *encoding = yaml_expect_text(reader->yaml, node, "encoding", reader->problems);
  if (encoding && g_ascii_strcasecmp(encoding, "utf-8") != 0)
    resource->encoding = g_strdup(encoding);
}

/* The path as it is opened; a lone "-" would be standard input. */
static char *
resolve(const char *descriptor, const char *path)
{
  g_autofree char *folder = g_path_get_dirname(descriptor);
  return g_str_equal(folder, ".") && !g_str_equal(path, "-") ? g_strdup(path) : g_build_filename(folder, path, NULL);
}

static gboolean
leaves_folder(const char *path)
{
  g_auto(GStrv) parts = g_strsplit(path, "/", -1);
  return g_path_is_absolute(path) || strstr(path, "://") || g_strv_contains((const char *const *)parts, "..");
}

/* What a resource says of itself beside its table. */
static void
read_properties(Reader *reader, const YamlNode *node, Resource *resource, const char *common_source)
{
  yaml_read_text(reader->yaml, node, "title", &resource->title, reader->problems);
  yaml_read_text(reader->yaml, node, "description", &resource->description, reader->problems);
  resource->source = read_sources(reader, node);
  if (!resource->source)
    resource->source = g_strdup(common_source);
  read_by_key(reader, node, "unit", resource, &resource->unit);
  read_by_key(reader, node, "valuation", resource, &resource->valuation);
  read_word(reader, node, "absent", "missing", "zero", &resource->absent_zero);
  read_word(reader, node, "measure", "flow", "level", &resource->level);
}

static void
read_resource(Reader *reader, const YamlNode *node, Package *package, const char *common_source)
{
  static const char *const allowed[] = {"name",      "path",    "title",    "description", "unit",
                                        "valuation", "absent",  "measure",  "schema",      "sources",
                                        "licenses",  "dialect", "encoding", "format",      "mediatype",
                                        "profile",   "bytes",   "hash",     NULL};
  yaml_check_keys(reader->yaml, node, allowed, reader->problems);
  const gsize before = problems_count(reader->problems);
  const char *name = yaml_expect_text(reader->yaml, node, "name", reader->problems);
  const char *path = yaml_expect_text(reader->yaml, node, "path", reader->problems);
  if (!name || !path) {
    if (problems_count(reader->problems) == before)
      complain(reader, node, "a resource needs a 'name' and a 'path'");
    return;
  }
  if (leaves_folder(path))
    complain(reader, yaml_get(node, "path"), "'path' must lie in the folder of the descriptor");
  if (package_find(package, name)) {
    g_autofree char *shown = visible_text(name, strlen(name));
    g_autofree char *text = g_strdup_printf("two resources are named '%s'", shown);
    complain(reader, yaml_get(node, "name"), text);
  }
  g_autofree char *resolved = resolve(package->path, path);
  Resource *resource = resource_new(name, resolved);
  g_ptr_array_add(package->resources, resource);
  resource->line = node->line;
  resource->column = node->column;
  read_dialect(reader, node, resource);
  package_read_schema(reader->yaml, node, resource, reader->problems);
  read_properties(reader, node, resource, common_source);
}

Package *
package_read(const char *path, GError **error)
{
  static const char *const allowed[] = {"name",    "title",    "description",  "profile",  "resources",
                                        "sources", "licenses", "contributors", "keywords", "homepage",
                                        "version", "created",  "id",           "$schema",  NULL};
  g_autoptr(Package) package = g_new0(Package, 1);
  package->resources = g_ptr_array_new_with_free_func((GDestroyNotify)resource_free);
  package->path = g_strdup(path);
  package->yaml = yaml_read(path, error);
  if (!package->yaml)
    return NULL;
  g_autoptr(Problems) problems = problems_new();
  Reader reader = {.yaml = package->yaml, .problems = problems};
  const YamlNode *root = package->yaml->root;
  yaml_check_keys(package->yaml, root, allowed, problems);
  yaml_read_text(package->yaml, root, "title", &package->title, problems);
  g_autofree char *source = read_sources(&reader, root);
  const gsize before = problems_count(problems);
  const YamlNode *resources = yaml_expect(package->yaml, root, "resources", YAML_LIST, problems);
  if (!resources && problems_count(problems) == before)
    complain(&reader, root, "a data package needs a list of 'resources'");
  for (guint i = 0; resources && i < resources->items->len; i++)
    read_resource(&reader, g_ptr_array_index(resources->items, i), package, source);
  return problems_raise(problems, error) ? g_steal_pointer(&package) : NULL;
}

const Resource *
package_find(const Package *package, const char *name)
{
  for (guint i = 0; i < package->resources->len; i++) {
    const Resource *resource = g_ptr_array_index(package->resources, i);
    if (g_str_equal(resource->name, name))
      return resource;
  }
  return NULL;
}

const char **
package_names(const Package *package)
{
  const char **names = g_new0(const char *, package->resources->len + 1);
  for (guint i = 0; i < package->resources->len; i++)
    names[i] = ((const Resource *)g_ptr_array_index(package->resources, i))->name;
  return names;
}
