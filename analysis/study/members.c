#include "members.h"

#include <string.h>

#include "datasets/table_guess.h"

static const struct {
  Role role;
  FieldType type;
  const char *names[5];
} columns[] = {
    {ROLE_KEY, TYPE_TEXT, {"code", "member", "country", "iso", NULL}},
    {ROLE_LABEL, TYPE_TEXT, {"name", "label", NULL}},
    {ROLE_START, TYPE_PERIOD, {"joined", "start", "from", "since", NULL}},
    {ROLE_UNTIL, TYPE_PERIOD, {"left", "until", NULL}},
    {ROLE_END, TYPE_PERIOD, {"end", "to", NULL}},
};

static gboolean
is_one_of(const char *name, const char *const *names)
{
  for (; *names; names++)
    if (g_ascii_strcasecmp(name, *names) == 0)
      return TRUE;
  return FALSE;
}

/* The field of a column; one that plays no role is text. */
static Field *
field_of(const char *name, guint *roles)
{
  for (gsize i = 0; i < G_N_ELEMENTS(columns); i++) {
    if ((*roles & 1u << columns[i].role) || !is_one_of(name, columns[i].names))
      continue;
    Field *field = field_new(name, columns[i].type);
    field->role = columns[i].role;
    field->required = columns[i].role == ROLE_KEY || columns[i].role == ROLE_START;
    *roles |= 1u << columns[i].role;
    return field;
  }
  return field_new(name, TYPE_TEXT);
}

/* The schema behind a header; NULL when it has no members or no dates. */
static Resource *
schema_of(const Csv *csv, GError **error)
{
  Resource *resource = resource_new("members", csv->path);
  g_autoptr(GString) names = g_string_new(NULL);
  guint roles = 0;
  for (gsize i = 0; i < csv->n_columns; i++) {
    const CsvCell head = csv_cell(csv, 0, i);
    g_autofree char *shown = visible_text(head.text, head.length);
    g_string_append_printf(names, "%s%s", i ? ", " : "", shown);
    g_ptr_array_add(resource->fields, field_of(head.text, &roles));
  }
  if ((roles & 1u << ROLE_KEY) && (roles & 1u << ROLE_START))
    return resource;
  resource_free(resource);
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA,
              "%s: members of a bloc need a column 'code' and a column 'joined', and the header has %s", csv->path,
              names->str);
  return NULL;
}

Table *
members_table(const char *path, GError **error)
{
  Csv *csv = csv_read(path, NULL, error);
  if (!csv)
    return NULL;
  Resource *resource = schema_of(csv, error);
  if (!resource) {
    csv_records_free(csv);
    return NULL;
  }
  Table *table = table_build(resource, csv, error);
  if (table)
    table->own = resource;
  else
    resource_free(resource);
  return table;
}

Bloc *
members_read(const char *name, const char *path, int as_of, GError **error)
{
  g_autoptr(Table) table = members_table(path, error);
  return table ? bloc_new(name, table, as_of, error) : NULL;
}
