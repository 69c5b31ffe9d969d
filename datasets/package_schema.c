#include "package_schema.h"

#include <math.h>
#include <string.h>

typedef struct {
  const Yaml *yaml;
  Problems *problems;
} Reader;

static const char *const role_names[] = {"none",    "period", "start", "end",    "until",  "key",   "actor", "index",
                                         "measure", "lower",  "upper", "strict", "source", "label", NULL};

static const char *const type_names[] = {"string", "number", "integer", "year", "yearmonth",
                                         "date",   "period", "any",     NULL};
static const FieldType types[] = {TYPE_TEXT,   TYPE_NUMBER, TYPE_INTEGER, TYPE_PERIOD,
                                  TYPE_PERIOD, TYPE_PERIOD, TYPE_PERIOD,  TYPE_TEXT};

static void complain(Reader *reader, const YamlNode *node, const char *format, ...) G_GNUC_PRINTF(3, 4);

static void
complain(Reader *reader, const YamlNode *node, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  yaml_problem(reader->yaml, node, 0, DATA_ERROR_SCHEMA, reader->problems, "%s", text);
}

/* The place of the text of a key among names (NULL-terminated); FALSE when it is not there or is none of them. */
static gboolean
read_name(Reader *reader, const YamlNode *node, const char *key, const char *const *names, guint *place)
{
  const char *text = yaml_expect_text(reader->yaml, node, key, reader->problems);
  if (!text)
    return FALSE;
  for (guint i = 0; names[i]; i++)
    if (g_str_equal(names[i], text)) {
      *place = i;
      return TRUE;
    }
  g_autofree char *shown = visible_text(text, strlen(text)), *all = g_strjoinv(", ", (char **)names);
  const char *near = nearest_name(text, names);
  if (near)
    complain(reader, yaml_get(node, key), "unknown %s '%s', did you mean '%s'?", key, shown, near);
  else
    complain(reader, yaml_get(node, key), "unknown %s '%s', expected one of: %s", key, shown, all);
  return FALSE;
}

static gboolean
is_number(const Field *field)
{
  return field->type == TYPE_NUMBER || field->type == TYPE_INTEGER;
}

static void
read_type(Reader *reader, const YamlNode *node, Field *field)
{
  guint i;
  if (read_name(reader, node, "type", type_names, &i))
    field->type = types[i];
}

static void
read_role(Reader *reader, const YamlNode *node, Field *field)
{
  guint i;
  field->role = is_number(field) ? ROLE_MEASURE : ROLE_NONE;
  if (!read_name(reader, node, "role", role_names, &i))
    return;
  const Role role = (Role)i;
  const gboolean spans = role == ROLE_PERIOD || role == ROLE_START || role == ROLE_END || role == ROLE_UNTIL;
  const gboolean measures = role == ROLE_MEASURE || role == ROLE_LOWER || role == ROLE_UPPER;
  if (spans && field->type != TYPE_PERIOD)
    complain(reader, yaml_get(node, "role"), "the role '%s' needs the type period, year, yearmonth or date",
             role_names[i]);
  else if (measures && !is_number(field))
    complain(reader, yaml_get(node, "role"), "the role '%s' needs the type number or integer", role_names[i]);
  else
    field->role = role;
}

/* The reason that a label names, or else the usual one of the marker. */
static Missing
read_reason(Reader *reader, const char *marker, const YamlNode *item)
{
  static const char *const labels[] = {"not published", "confidential", "not applicable", "unreadable", NULL};
  guint i;
  if (read_name(reader, item, "label", labels, &i))
    return missing_from_text(labels[i]);
  const MissingMarker *usual = number_find_marker(NULL, marker, strlen(marker));
  return usual ? usual->reason : MISSING_NOT_PUBLISHED;
}

/* missingValues: texts, or {value, label} where the label names the reason. */
static MissingMarker *
read_markers(Reader *reader, const YamlNode *node)
{
  static const char *const allowed[] = {"value", "label", NULL};
  const YamlNode *list = yaml_expect(reader->yaml, node, "missingValues", YAML_LIST, reader->problems);
  if (!list)
    return NULL;
  MissingMarker *markers = g_new0(MissingMarker, list->items->len + 1), *marker = markers;
  for (guint i = 0; i < list->items->len; i++) {
    const YamlNode *item = g_ptr_array_index(list->items, i);
    const YamlNode *value = item->kind == YAML_MAP ? yaml_get(item, "value") : item;
    yaml_check_keys(reader->yaml, item, allowed, reader->problems);
    if (!value || value->kind != YAML_SCALAR) {
      complain(reader, item, "a missing value is a text, or a map with 'value' and 'label'");
      continue;
    }
    const Missing reason = read_reason(reader, value->text, item);
    *marker++ = (MissingMarker){.text = g_strdup(value->text), .reason = reason};
  }
  return markers;
}

static void
free_markers(MissingMarker *markers)
{
  for (MissingMarker *marker = markers; marker && marker->text; marker++)
    g_free(marker->text);
  g_free(markers);
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
  static const char *const signs[] = {".", ",", NULL};
  static const char *const groups[] = {".", ",", " ", "'", "\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\xAF", "\xE2\x80\x99",
                                       NULL};
  const char *decimal = yaml_expect_text(reader->yaml, node, "decimalChar", reader->problems);
  const char *group = yaml_expect_text(reader->yaml, node, "groupChar", reader->problems);
  field->number.decimal = '.';
  if (decimal && !g_strv_contains(signs, decimal)) {
    g_autofree char *shown = visible_text(decimal, strlen(decimal));
    complain(reader, yaml_get(node, "decimalChar"), "'decimalChar' must be '.' or ',', not '%s'", shown);
  } else if (decimal) {
    field->number.decimal = decimal[0];
  }
  field->number.grouped = group != NULL;
  if (group && (!g_strv_contains(groups, group) || group[0] == field->number.decimal)) {
    g_autofree char *shown = visible_text(group, strlen(group));
    complain(reader, yaml_get(node, "groupChar"),
             "'groupChar' must be a blank, an apostrophe, '.' or ',', and not the decimal sign, not '%s'", shown);
  }
  yaml_read_boolean(reader->yaml, node, "flags", &field->number.flags, reader->problems);
  field->markers = read_markers(reader, node);
  if (!field->markers && common)
    field->markers = copy_markers(common);
  field->number.markers = field->markers;
}

static void
read_pattern(Reader *reader, const YamlNode *constraints, Field *field)
{
  const char *pattern = yaml_expect_text(reader->yaml, constraints, "pattern", reader->problems);
  if (!pattern)
    return;
  g_autoptr(GError) error = NULL;
  g_autofree char *whole = g_strdup_printf("^(?:%s)$", pattern);
  field->pattern = g_regex_new(whole, G_REGEX_OPTIMIZE | G_REGEX_DOLLAR_ENDONLY, 0, &error);
  if (field->pattern)
    return;
  /* GLib repeats the pattern, as it was not written, before it comes to the reason. */
  const char *reason = g_strrstr(error->message, ": ");
  g_autofree char *shown = visible_text(pattern, strlen(pattern));
  complain(reader, yaml_get(constraints, "pattern"), "'%s' is not a regular expression (%s)", shown,
           reason ? reason + 2 : error->message);
}

static void
read_constraints(Reader *reader, const YamlNode *node, Field *field)
{
  static const char *const allowed[] = {"required", "unique", "enum", "pattern", "minimum", "maximum", NULL};
  const YamlNode *constraints = yaml_expect(reader->yaml, node, "constraints", YAML_MAP, reader->problems);
  yaml_check_keys(reader->yaml, constraints, allowed, reader->problems);
  yaml_read_boolean(reader->yaml, constraints, "required", &field->required, reader->problems);
  yaml_read_boolean(reader->yaml, constraints, "unique", &field->unique, reader->problems);
  yaml_read_number(reader->yaml, constraints, "minimum", &field->minimum, reader->problems);
  yaml_read_number(reader->yaml, constraints, "maximum", &field->maximum, reader->problems);
  yaml_read_texts(reader->yaml, constraints, "enum", &field->one_of, reader->problems);
  read_pattern(reader, constraints, field);
  if (!is_number(field) && !isnan(field->minimum))
    complain(reader, yaml_get(constraints, "minimum"), "'minimum' needs the type number or integer");
  if (!is_number(field) && !isnan(field->maximum))
    complain(reader, yaml_get(constraints, "maximum"), "'maximum' needs the type number or integer");
  if (field->minimum > field->maximum)
    complain(reader, yaml_get(constraints, "minimum"), "'minimum' is above 'maximum'");
}

static void
read_format(Reader *reader, const YamlNode *node, Field *field)
{
  yaml_read_text(reader->yaml, node, "format", &field->format, reader->problems);
  const gboolean usual = field->format && (g_str_equal(field->format, "default") || g_str_equal(field->format, "any"));
  if (field->type != TYPE_PERIOD || usual)
    g_clear_pointer(&field->format, g_free);
}

/* categories: names of codes for people, each {value, label}. */
static void
read_categories(Reader *reader, const YamlNode *node, Field *field)
{
  static const char *const allowed[] = {"value", "label", NULL};
  const YamlNode *list = yaml_expect(reader->yaml, node, "categories", YAML_LIST, reader->problems);
  for (guint i = 0; list && i < list->items->len; i++) {
    const YamlNode *item = g_ptr_array_index(list->items, i);
    const char *value = item->kind == YAML_MAP ? yaml_get_text(item, "value") : NULL;
    const char *label = item->kind == YAML_MAP ? yaml_get_text(item, "label") : NULL;
    if (!value || !label) {
      complain(reader, item, "a category is a map with 'value', the code, and 'label', its name");
      continue;
    }
    yaml_check_keys(reader->yaml, item, allowed, reader->problems);
    if (!field->labels)
      field->labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_hash_table_insert(field->labels, g_strdup(value), g_strdup(label));
  }
}

static void
read_field(Reader *reader, const YamlNode *node, Resource *resource, const MissingMarker *common)
{
  static const char *const allowed[] = {"name",    "title",       "description",   "type",        "format",    "role",
                                        "unit",    "constraints", "missingValues", "decimalChar", "groupChar", "flags",
                                        "example", "aggregates",  "categories",    NULL};
  yaml_check_keys(reader->yaml, node, allowed, reader->problems);
  const gsize before = problems_count(reader->problems);
  const char *name = yaml_expect_text(reader->yaml, node, "name", reader->problems);
  if (!name) {
    if (problems_count(reader->problems) == before)
      complain(reader, node, "a field needs a 'name'");
    return;
  }
  if (resource_field(resource, name)) {
    g_autofree char *shown = visible_text(name, strlen(name));
    complain(reader, yaml_get(node, "name"), "two fields are named '%s'", shown);
  }
  Field *field = field_new(name, TYPE_TEXT);
  g_ptr_array_add(resource->fields, field);
  field->line = node->line;
  field->column = node->column;
  read_type(reader, node, field);
  read_role(reader, node, field);
  read_number_format(reader, node, field, common);
  read_constraints(reader, node, field);
  read_format(reader, node, field);
  yaml_read_text(reader->yaml, node, "unit", &field->unit, reader->problems);
  yaml_read_texts(reader->yaml, node, "aggregates", &field->aggregates, reader->problems);
  read_categories(reader, node, field);
}

static guint
count_role(const Resource *resource, Role role)
{
  guint n = 0;
  for (guint i = 0; i < resource->fields->len; i++)
    n += ((const Field *)g_ptr_array_index(resource->fields, i))->role == role ? 1 : 0;
  return n;
}

/* Roles that only one column can play, and those that need or exclude another. */
static void
check_roles(Reader *reader, const YamlNode *fields, const Resource *resource)
{
  static const Role single[] = {ROLE_PERIOD, ROLE_START, ROLE_END,    ROLE_UNTIL, ROLE_INDEX,
                                ROLE_LOWER,  ROLE_UPPER, ROLE_STRICT, ROLE_SOURCE};
  for (gsize i = 0; i < G_N_ELEMENTS(single); i++)
    if (count_role(resource, single[i]) > 1)
      complain(reader, fields, "two fields have the role '%s'", role_names[single[i]]);
  if (count_role(resource, ROLE_ACTOR) > 2)
    complain(reader, fields, "more than two fields have the role 'actor'");
  const guint period = count_role(resource, ROLE_PERIOD), start = count_role(resource, ROLE_START);
  const guint end = count_role(resource, ROLE_END), until = count_role(resource, ROLE_UNTIL);
  if (period && (start || end || until))
    complain(reader, fields, "beside the role 'period' there is none of 'start', 'end' and 'until'");
  else if ((end || until) && !start)
    complain(reader, fields, "the role '%s' needs a field with the role 'start'", end ? "end" : "until");
  else if (end && until)
    complain(reader, fields, "a span ends by the role 'end' or by 'until', not by both");
}

static void
read_primary_key(Reader *reader, const YamlNode *schema, Resource *resource)
{
  const YamlNode *key = yaml_get(schema, "primaryKey");
  if (!yaml_read_texts(reader->yaml, schema, "primaryKey", &resource->primary_key, reader->problems))
    return;
  for (guint i = 0; resource->primary_key && resource->primary_key[i]; i++)
    if (!resource_field(resource, resource->primary_key[i]))
      package_no_field(reader->yaml, key->kind == YAML_LIST ? g_ptr_array_index(key->items, i) : key,
                       resource->primary_key[i], resource, reader->problems);
}

void
package_read_schema(const Yaml *yaml, const YamlNode *node, Resource *resource, Problems *problems)
{
  static const char *const allowed[] = {"fields", "missingValues", "primaryKey", NULL};
  Reader reader = {.yaml = yaml, .problems = problems};
  const YamlNode *schema = yaml_expect(yaml, node, "schema", YAML_MAP, problems);
  yaml_check_keys(yaml, schema, allowed, problems);
  const YamlNode *fields = yaml_expect(yaml, schema, "fields", YAML_LIST, problems);
  MissingMarker *common = read_markers(&reader, schema);
  for (guint i = 0; fields && i < fields->items->len; i++)
    read_field(&reader, g_ptr_array_index(fields->items, i), resource, common);
  free_markers(common);
  if (fields)
    check_roles(&reader, fields, resource);
  read_primary_key(&reader, schema, resource);
}

void
package_no_field(const Yaml *yaml, const YamlNode *node, const char *name, const Resource *resource, Problems *problems)
{
  g_autofree const char **names = g_new0(const char *, resource->fields->len + 1);
  for (guint i = 0; i < resource->fields->len; i++)
    names[i] = ((const Field *)g_ptr_array_index(resource->fields, i))->name;
  const char *near = nearest_name(name, names);
  g_autofree char *shown = visible_text(name, strlen(name));
  yaml_problem(yaml, node, 0, DATA_ERROR_SCHEMA, problems, "%s has no field '%s'%s%s%s", resource->name, shown,
               near ? ", did you mean '" : "", near ? near : "", near ? "'?" : "");
}
