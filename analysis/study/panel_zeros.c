#include "panel_zeros.h"

#include <string.h>

void
panel_zeros_free(PanelZeros *zeros)
{
  if (!zeros)
    return;
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

PanelZeros *
panel_zeros_new(const char *names, const GPtrArray *own, char *const *codes, const double *sizes)
{
  g_autoptr(GHashTable) size_of = g_hash_table_new(g_str_hash, g_str_equal);
  GPtrArray *list = g_ptr_array_sized_new(own->len + 1);
  PanelZeros *zeros = g_new(PanelZeros, 1);
  for (gsize i = 0; codes[i]; i++)
    g_hash_table_insert(size_of, codes[i], (gpointer)&sizes[i]);
  for (guint i = 0; i < own->len; i++)
    g_ptr_array_add(list, g_strdup(g_ptr_array_index(own, i)));
  g_ptr_array_sort_with_data(list, by_size, size_of);
  g_ptr_array_add(list, NULL);
  *zeros = (PanelZeros){.names = g_strdup(names), .codes = (char **)g_ptr_array_free(list, FALSE)};
  return zeros;
}

char *
panel_zeros_where(const PanelZeros *zeros)
{
  return g_strconcat(strstr(zeros->names, ", ") ? "one of " : "", zeros->names, NULL);
}

static void
clear_item(gpointer zeros)
{
  panel_zeros_free(zeros);
}

/* Adds an item (transfer full), unless a known one has the same codes: then the name joins its names. */
static void
add_zeros(GPtrArray *zeros, PanelZeros *made)
{
  for (guint i = 0; i < zeros->len; i++) {
    PanelZeros *known = g_ptr_array_index(zeros, i);
    if (!g_strv_equal((const char *const *)known->codes, (const char *const *)made->codes))
      continue;
    char *names = g_strdup_printf("%s, %s", known->names, made->names);
    g_free(known->names);
    known->names = names;
    panel_zeros_free(made);
    return;
  }
  g_ptr_array_add(zeros, made);
}

GPtrArray *
panel_zeros_of(GHashTable *by_breakdown, char *const *codes, const double *sizes)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  GPtrArray *zeros = g_ptr_array_new_with_free_func(clear_item);
  GHashTableIter iterator;
  gpointer name;
  g_hash_table_iter_init(&iterator, by_breakdown);
  while (g_hash_table_iter_next(&iterator, &name, NULL))
    g_ptr_array_add(names, name);
  g_ptr_array_sort(names, by_text);
  for (guint i = 0; i < names->len; i++) {
    const char *one = g_ptr_array_index(names, i);
    add_zeros(zeros, panel_zeros_new(one, g_hash_table_lookup(by_breakdown, one), codes, sizes));
  }
  return zeros;
}
