#include "package.h"

#include <math.h>
#include <string.h>

typedef struct {
  const Yaml *yaml;
  Problems *problems;
} Reader;

static const char *const role_names[] = {"none",    "period", "start", "end",    "until",  "key",   "actor", "index",
                                         "measure", "lower",  "upper", "strict", "source", "label", NULL};

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

static void
read_type(Reader *reader, const YamlNode *node, Field *field)
{
  static const struct {
    const char *name;
    FieldType type;
  } types[] = {{"string", TYPE_TEXT},      {"number", TYPE_NUMBER}, {"integer", TYPE_INTEGER}, {"year", TYPE_PERIOD},
               {"yearmonth", TYPE_PERIOD}, {"date", TYPE_PERIOD},   {"period", TYPE_PERIOD},   {"any", TYPE_TEXT}};
  const char *text = yaml_get_text(node, "type");
  for (gsize i = 0; text && i < G_N_ELEMENTS(types); i++)
    if (g_str_equal(types[i].name, text)) {
      field->type = types[i].type;
      return;
    }
  if (text)
    yaml_problem(reader->yaml, yaml_get(node, "type"), 0, DATA_ERROR_SCHEMA, reader->problems,
                 "unknown type '%s', expected string, number, integer, year, yearmonth, date or period", text);
}

static void
read_role(Reader *reader, const YamlNode *node, Field *field)
{
  const char *text = yaml_get_text(node, "role");
  field->role = field->type == TYPE_NUMBER || field->type == TYPE_INTEGER ? ROLE_MEASURE : ROLE_NONE;
  for (guint i = 0; text && role_names[i]; i++)
    if (g_str_equal(role_names[i], text)) {
      field->role = (Role)i;
      return;
    }
  if (!text)
    return;
  const char *near = nearest_name(text, role_names);
  yaml_problem(reader->yaml, yaml_get(node, "role"), 0, DATA_ERROR_SCHEMA, reader->problems, "unknown role '%s'%s%s%s",
               text, near ? ", did you mean '" : "", near ? near : "", near ? "'?" : "");
}

static Missing
marker_reason(const char *marker, const YamlNode *label)
{
  const Missing said = label ? missing_from_text(label->text) : MISSING_NO;
  if (said != MISSING_NO)
    return said;
  for (const MissingMarker *usual = number_default_markers; usual->text; usual++)
    if (g_str_equal(usual->text, marker))
      return usual->reason;
  return MISSING_NOT_PUBLISHED;
}

/* missingValues: texts, or {value, label} where the label names the reason. */
static MissingMarker *
read_markers(Reader *reader, const YamlNode *node)
{
  const YamlNode *list = yaml_get(node, "missingValues");
  if (!list)
    return NULL;
  if (list->kind != YAML_LIST) {
    yaml_problem(reader->yaml, list, 0, DATA_ERROR_SCHEMA, reader->problems, "'missingValues' must be a list");
    return NULL;
  }
  MissingMarker *markers = g_new0(MissingMarker, list->items->len + 1);
  for (guint i = 0; i < list->items->len; i++) {
    const YamlNode *item = g_ptr_array_index(list->items, i);
    const YamlNode *value = item->kind == YAML_MAP ? yaml_get(item, "value") : item;
    markers[i].text = g_strdup(value && value->kind == YAML_SCALAR ? value->text : "");
    markers[i].reason = marker_reason(markers[i].text, yaml_get(item, "label"));
  }
  return markers;
}

static MissingMarker *
copy_markers(const MissingMarker *markers)
{
  gsize n = 0;
  while (markers[n].text)
    n++;
  MissingMarker *copy = g_new0(MissingMarker, n + 1);
  for (gsize i = 0; i < n; i++)
    copy[i] = (MissingMarker){.text = g_strdup(markers[i].text), .reason = markers[i].reason};
  return copy;
}

static void
read_number_format(Reader *reader, const YamlNode *node, Field *field, const MissingMarker *common)
{
  const char *decimal = yaml_get_text(node, "decimalChar"), *group = yaml_get_text(node, "groupChar");
  field->number.decimal = '.';
  if (decimal && !g_str_equal(decimal, ".") && !g_str_equal(decimal, ","))
    yaml_problem(reader->yaml, yaml_get(node, "decimalChar"), 0, DATA_ERROR_SCHEMA, reader->problems,
                 "'decimalChar' must be '.' or ',', not '%s'", decimal);
  else if (decimal)
    field->number.decimal = decimal[0];
  field->number.grouped = group != NULL;
  yaml_read_boolean(reader->yaml, node, "flags", &field->number.flags, reader->problems);
  field->markers = read_markers(reader, node);
  if (!field->markers && common)
    field->markers = copy_markers(common);
  field->number.markers = field->markers;
}

static void
read_constraints(Reader *reader, const YamlNode *node, Field *field)
{
  static const char *const allowed[] = {"required", "unique", "enum", "pattern", "minimum", "maximum", NULL};
  const YamlNode *constraints = yaml_get(node, "constraints");
  yaml_check_keys(reader->yaml, constraints, allowed, reader->problems);
  yaml_read_boolean(reader->yaml, constraints, "required", &field->required, reader->problems);
  yaml_read_boolean(reader->yaml, constraints, "unique", &field->unique, reader->problems);
  yaml_read_number(reader->yaml, constraints, "minimum", &field->minimum, reader->problems);
  yaml_read_number(reader->yaml, constraints, "maximum", &field->maximum, reader->problems);
  yaml_read_texts(reader->yaml, constraints, "enum", &field->one_of, reader->problems);
  const char *pattern = yaml_get_text(constraints, "pattern");
  if (!pattern)
    return;
  g_autoptr(GError) error = NULL;
  g_autofree char *whole = g_strdup_printf("^(?:%s)$", pattern);
  field->pattern = g_regex_new(whole, 0, 0, &error);
  if (!field->pattern)
    yaml_problem(reader->yaml, yaml_get(constraints, "pattern"), 0, DATA_ERROR_SCHEMA, reader->problems,
                 "'%s' is not a regular expression: %s", pattern, error->message);
}

static void
read_field(Reader *reader, const YamlNode *node, Resource *resource, const MissingMarker *common)
{
  static const char *const allowed[] = {"name",      "title", "description", "type",          "format",
                                        "role",      "unit",  "constraints", "missingValues", "decimalChar",
                                        "groupChar", "flags", "example",     "aggregates",    NULL};
  yaml_check_keys(reader->yaml, node, allowed, reader->problems);
  const char *name = yaml_get_text(node, "name");
  if (!name) {
    yaml_problem(reader->yaml, node, 0, DATA_ERROR_SCHEMA, reader->problems, "a field needs a 'name'");
    return;
  }
  Field *field = field_new(name, TYPE_TEXT);
  g_ptr_array_add(resource->fields, field);
  field->line = node->line;
  field->column = node->column;
  read_type(reader, node, field);
  read_role(reader, node, field);
  read_number_format(reader, node, field, common);
  read_constraints(reader, node, field);
  yaml_read_text(reader->yaml, node, "unit", &field->unit, reader->problems);
  yaml_read_texts(reader->yaml, node, "aggregates", &field->aggregates, reader->problems);
  yaml_read_text(reader->yaml, node, "format", &field->format, reader->problems);
  if (field->format && (field->type != TYPE_PERIOD || g_str_equal(field->format, "default")))
    g_clear_pointer(&field->format, g_free);
}

static void
read_schema(Reader *reader, const YamlNode *node, Resource *resource)
{
  static const char *const allowed[] = {"fields", "missingValues", "primaryKey", NULL};
  const YamlNode *schema = yaml_get(node, "schema");
  yaml_check_keys(reader->yaml, schema, allowed, reader->problems);
  const YamlNode *fields = yaml_get(schema, "fields");
  MissingMarker *common = read_markers(reader, schema);
  for (guint i = 0; fields && fields->kind == YAML_LIST && i < fields->items->len; i++)
    read_field(reader, g_ptr_array_index(fields->items, i), resource, common);
  for (MissingMarker *marker = common; marker && marker->text; marker++)
    g_free(marker->text);
  g_free(common);
  yaml_read_texts(reader->yaml, schema, "primaryKey", &resource->primary_key, reader->problems);
}

/* "USD million", or {by: flow, export: FOB, import: CIF}; for units also {column: unit}, which goes to the fields. */
static void
read_by_key(Reader *reader, const YamlNode *node, const char *key, ByKey *by)
{
  const YamlNode *value = yaml_get(node, key);
  if (!value)
    return;
  if (value->kind == YAML_SCALAR) {
    by->text = g_strdup(value->text);
    return;
  }
  const char *column = yaml_get_text(value, "by");
  if (!column) {
    yaml_problem(reader->yaml, value, 0, DATA_ERROR_SCHEMA, reader->problems,
                 "'%s' must be a text or a map with the key 'by' that names a column", key);
    return;
  }
  by->by = g_strdup(column);
  by->texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < value->items->len; i++) {
    const YamlNode *code = g_ptr_array_index(value->keys, i), *text = g_ptr_array_index(value->items, i);
    if (text->kind == YAML_SCALAR && !g_str_equal(code->text, "by"))
      g_hash_table_insert(by->texts, g_strdup(code->text), g_strdup(text->text));
  }
}

static void
read_sources(const YamlNode *node, Resource *resource)
{
  const YamlNode *sources = yaml_get(node, "sources");
  g_autoptr(GPtrArray) titles = g_ptr_array_new();
  for (guint i = 0; sources && sources->kind == YAML_LIST && i < sources->items->len; i++) {
    const char *title = yaml_get_text(g_ptr_array_index(sources->items, i), "title");
    if (title)
      g_ptr_array_add(titles, (gpointer)title);
  }
  g_ptr_array_add(titles, NULL);
  if (titles->len > 1)
    resource->source = g_strjoinv("; ", (char **)titles->pdata);
}

/* "absent" and "measure" are one of two words each. */
static void
read_word(Reader *reader, const YamlNode *node, const char *key, const char *no, const char *yes, gboolean *value)
{
  const char *text = yaml_get_text(node, key);
  if (!text)
    return;
  *value = g_str_equal(text, yes);
  if (!*value && !g_str_equal(text, no))
    yaml_problem(reader->yaml, yaml_get(node, key), 0, DATA_ERROR_SCHEMA, reader->problems,
                 "'%s' must be '%s' or '%s', not '%s'", key, no, yes, text);
}

static void
read_dialect(Reader *reader, const YamlNode *node, Resource *resource)
{
  const char *delimiter = yaml_get_text(yaml_get(node, "dialect"), "delimiter");
  resource->delimiter = ','; /* the Frictionless default */
  if (delimiter && strlen(delimiter) != 1)
    yaml_problem(reader->yaml, yaml_get(yaml_get(node, "dialect"), "delimiter"), 0, DATA_ERROR_SCHEMA, reader->problems,
                 "'delimiter' must be one byte");
  else if (delimiter)
    resource->delimiter = delimiter[0];
  const char *encoding = yaml_get_text(node, "encoding");
  if (encoding && g_ascii_strcasecmp(encoding, "utf-8") != 0)
    resource->encoding = g_strdup(encoding);
}

static char *
resolve(const char *descriptor, const char *path)
{
  g_autofree char *folder = g_path_get_dirname(descriptor);
  return g_str_equal(folder, ".") ? g_strdup(path) : g_build_filename(folder, path, NULL);
}

static gboolean
leaves_folder(const char *path)
{
  g_auto(GStrv) parts = g_strsplit(path, "/", -1);
  return g_path_is_absolute(path) || strstr(path, "://") || g_strv_contains((const char *const *)parts, "..");
}

static void
read_resource(Reader *reader, const YamlNode *node, Package *package)
{
  static const char *const allowed[] = {"name",      "path",    "title",    "description", "unit",
                                        "valuation", "absent",  "measure",  "schema",      "sources",
                                        "licenses",  "dialect", "encoding", "format",      "mediatype",
                                        "profile",   "bytes",   "hash",     NULL};
  yaml_check_keys(reader->yaml, node, allowed, reader->problems);
  const char *name = yaml_get_text(node, "name"), *path = yaml_get_text(node, "path");
  if (!name || !path) {
    yaml_problem(reader->yaml, node, 0, DATA_ERROR_SCHEMA, reader->problems, "a resource needs a 'name' and a 'path'");
    return;
  }
  if (leaves_folder(path))
    yaml_problem(reader->yaml, yaml_get(node, "path"), 0, DATA_ERROR_SCHEMA, reader->problems,
                 "'path' must lie in the folder of the descriptor");
  if (package_find(package, name))
    yaml_problem(reader->yaml, yaml_get(node, "name"), 0, DATA_ERROR_SCHEMA, reader->problems,
                 "two resources are named '%s'", name);
  g_autofree char *resolved = resolve(package->path, path);
  Resource *resource = resource_new(name, resolved);
  g_ptr_array_add(package->resources, resource);
  resource->line = node->line;
  resource->column = node->column;
  yaml_read_text(reader->yaml, node, "title", &resource->title, reader->problems);
  yaml_read_text(reader->yaml, node, "description", &resource->description, reader->problems);
  read_sources(node, resource);
  read_by_key(reader, node, "unit", &resource->unit);
  read_by_key(reader, node, "valuation", &resource->valuation);
  read_word(reader, node, "absent", "missing", "zero", &resource->absent_zero);
  read_word(reader, node, "measure", "flow", "level", &resource->level);
  read_dialect(reader, node, resource);
  read_schema(reader, node, resource);
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
  const YamlNode *root = package->yaml->root, *resources = yaml_get(root, "resources");
  yaml_check_keys(package->yaml, root, allowed, problems);
  yaml_read_text(package->yaml, root, "title", &package->title, problems);
  if (!resources || resources->kind != YAML_LIST)
    yaml_problem(package->yaml, resources ? resources : root, 0, DATA_ERROR_SCHEMA, problems,
                 "a data package needs a list of 'resources'");
  for (guint i = 0; resources && resources->kind == YAML_LIST && i < resources->items->len; i++)
    read_resource(&reader, g_ptr_array_index(resources->items, i), package);
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
