/* described.h - a CSV beside a schema given as text, in the folder of the test */
#pragma once

#include "folder.h"

#include "datasets/table.h"

typedef struct {
  Package *package;
  Table *table;
  GError *error;
} Described;

static inline void
described_clear(Described *described)
{
  table_free(described->table);
  package_free(described->package);
  g_clear_error(&described->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Described, described_clear)

/* Reads t.csv by a schema: "fields: [...]" or more, as YAML within braces. table is NULL when error is set. */
static inline Described
read_described(const char *schema, const char *csv)
{
  Described described = {0};
  g_autoptr(GError) error = NULL;
  g_autofree char *text = g_strdup_printf("resources: [{name: t, path: t.csv, schema: {%s}}]\n", schema);
  write_file("d.yaml", text);
  write_file("t.csv", csv);
  described.package = package_read("d.yaml", &error);
  assert_no_error(error);
  described.table = table_read(package_find(described.package, "t"), &described.error);
  return described;
}

/* The table is refused with exactly that. */
static inline void
assert_table_refused(const char *schema, const char *csv, DataError code, const char *message)
{
  g_auto(Described) described = read_described(schema, csv);
  assert_null(described.table);
  assert_error(described.error, DATA_ERROR, (int)code, message);
}
