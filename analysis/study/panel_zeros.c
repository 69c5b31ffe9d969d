#include "panel_zeros.h"

#include <string.h>

static void
zeros_free(gpointer data)
{
  PanelZeros *zeros = data;
  g_free(zeros->names);
  g_strfreev(zeros->codes);
  g_free(zeros);
}

static gint
by_text(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static gint
by_size(gconstpointer a, gconstpointer b, gpointer sizes)
{
  const double *one = g_hash_table_lookup(sizes, *(const char *const *)a),
               *other = g_hash_table_lookup(sizes, *(const char *const *)b);
  if (*one < *other || *one > *other)
    return *one > *other ? -1 : 1;
  return by_text(a, b);
}

/* Codes with a name before them, unless other breakdowns have the same ones: then the name joins theirs. */
static void
add_zeros(GPtrArray *zeros, const char *name, const GPtrArray *codes)
{
  g_auto(GStrv) list = g_new0(char *, codes->len + 1);
  for (guint i = 0; i < codes->len; i++)
    list[i] = g_strdup(g_ptr_array_index(codes, i));
  for (guint i = 0; i < zeros->len; i++) {
    PanelZeros *known = g_ptr_array_index(zeros, i);
    if (!g_strv_equal((const char *const *)known->codes, (const char *const *)list))
      continue;
    char *names = g_strdup_printf("%s, %s", known->names, name);
    g_free(known->names);
    known->names = names;
    return;
  }
  PanelZeros *made = g_new(PanelZeros, 1);
  *made = (PanelZeros){.names = g_strdup(name), .codes = g_steal_pointer(&list)};
  g_ptr_array_add(zeros, made);
}

GPtrArray *
panel_zeros_of(GHashTable *by_breakdown, char *const *codes, const double *sizes)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  g_autoptr(GHashTable) size_of = g_hash_table_new(g_str_hash, g_str_equal);
  GPtrArray *zeros = g_ptr_array_new_with_free_func(zeros_free);
  GHashTableIter iterator;
  gpointer name;
  for (gsize i = 0; codes[i]; i++)
    g_hash_table_insert(size_of, codes[i], (gpointer)&sizes[i]);
  g_hash_table_iter_init(&iterator, by_breakdown);
  while (g_hash_table_iter_next(&iterator, &name, NULL))
    g_ptr_array_add(names, name);
  g_ptr_array_sort(names, by_text);
  for (guint i = 0; i < names->len; i++) {
    GPtrArray *own = g_hash_table_lookup(by_breakdown, g_ptr_array_index(names, i));
    g_ptr_array_sort_with_data(own, by_size, size_of);
    add_zeros(zeros, g_ptr_array_index(names, i), own);
  }
  return zeros;
}
