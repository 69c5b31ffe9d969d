#include "source_data.h"

#include "datasets/problems.h"

Data *
data_new(const Study *study, Ledger *ledger)
{
  Data *data = g_new0(Data, 1);
  data->study = study;
  data->ledger = ledger;
  data->tables = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)table_free);
  data->blocs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)bloc_free);
  data->codes = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)codes_free);
  return data;
}

void
data_free(Data *data)
{
  if (!data)
    return;
  read_ahead_free(data->ahead);
  g_hash_table_unref(data->codes);
  g_hash_table_unref(data->blocs);
  g_hash_table_unref(data->tables);
  g_free(data);
}

void
data_read_ahead(Data *data)
{
  if (!data->ahead && g_hash_table_size(data->tables) == 0)
    data->ahead = read_ahead_new(data->study);
}

const Table *
data_table(Data *data, const char *name, GError **error)
{
  const Table *known = g_hash_table_lookup(data->tables, name);
  if (known)
    return known;
  const Resource *resource = package_find(data->study->package, name);
  if (!resource) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "the data package has no resource '%s'", name);
    return NULL;
  }
  Table *table = read_ahead_table(data->ahead, resource, error);
  if (table)
    g_hash_table_insert(data->tables, resource->name, table);
  return table;
}

const Codes *
data_codes(Data *data, const Table *table, const Column *column)
{
  Codes *codes = g_hash_table_lookup(data->codes, column);
  if (!codes) {
    codes = codes_new(table, column);
    g_hash_table_insert(data->codes, (gpointer)column, codes);
  }
  return codes;
}

GPtrArray *
data_tables(const Data *data)
{
  GPtrArray *tables = g_ptr_array_new();
  for (guint i = 0; i < data->study->package->resources->len; i++) {
    const Resource *resource = g_ptr_array_index(data->study->package->resources, i);
    Table *table = g_hash_table_lookup(data->tables, resource->name);
    if (table)
      g_ptr_array_add(tables, table);
  }
  return tables;
}

char *
data_bloc_codes(const Data *data, const char *composition)
{
  GHashTableIter iterator;
  gpointer bloc;
  g_hash_table_iter_init(&iterator, data->blocs);
  while (g_hash_table_iter_next(&iterator, NULL, &bloc)) {
    g_autofree char *own = bloc_composition(bloc);
    if (g_str_equal(own, composition))
      return bloc_codes(bloc);
  }
  return NULL;
}

static const BlocDef *
bloc_definition(const Study *study, const char *name)
{
  for (guint i = 0; i < study->blocs->len; i++) {
    const BlocDef *bloc = g_ptr_array_index(study->blocs, i);
    if (g_str_equal(bloc->name, name))
      return bloc;
  }
  return NULL;
}

const Bloc *
data_bloc(Data *data, const char *name, int as_of, GError **error)
{
  const BlocDef *definition = bloc_definition(data->study, name);
  if (!definition)
    return NULL;
  const int year = as_of == AS_OF_BLOC ? definition->as_of : as_of;
  g_autofree char *key = g_strdup_printf("%s %d", name, year);
  const Bloc *known = g_hash_table_lookup(data->blocs, key);
  if (known)
    return known;
  const Table *members = data_table(data, definition->resource, error);
  Bloc *bloc = members ? bloc_new(name, members, year, error) : NULL;
  if (bloc)
    g_hash_table_insert(data->blocs, g_steal_pointer(&key), bloc);
  return bloc;
}

void
data_at(Data *data, const YamlNode *node, gsize offset)
{
  data->fault = node;
  data->fault_offset = offset;
}

const YamlNode *
data_fault(const Data *data, gsize *offset)
{
  *offset = data->fault_offset;
  return data->fault;
}

void
data_watch(Data *data, DataWatch watch, gpointer user)
{
  data->watch = watch;
  data->watcher = user;
}

#define ROWS_A_LOOK 4096

void
data_tell(const Data *data, gsize done, gsize total)
{
  if (data->watch && done % ROWS_A_LOOK == 0)
    data->watch(data->watcher, done, total);
}
