#include "read_ahead.h"

#include <glib/gstdio.h>

/* Bytes: a smaller file is read while a thread starts on another processor. */
#define WORTH_A_THREAD (128 * 1024)

struct ReadAhead {
  const Resource *resource;
  GThread *thread; /* NULL once its table was taken over */
  GError *error;
};

static goffset
file_size(const Resource *resource)
{
  GStatBuf status;
  return g_stat(resource->path, &status) == 0 && S_ISREG(status.st_mode) ? status.st_size : 0;
}

/* The largest of those that series are made from, but for the first one, which is wanted at once. */
static const Resource *
largest_resource(const Study *study)
{
  const Resource *largest = NULL, *first = NULL;
  goffset size = WORTH_A_THREAD;
  for (guint i = 0; i < study->series->len; i++) {
    const SeriesDef *definition = g_ptr_array_index(study->series, i);
    for (char **name = definition->from; name && *name; name++) {
      const Resource *resource = package_find(study->package, *name);
      first = first ? first : resource;
      if (!resource || resource == first || resource == largest || file_size(resource) < size)
        continue;
      largest = resource;
      size = file_size(resource);
    }
  }
  return largest;
}

static gpointer
read_table(gpointer data)
{
  ReadAhead *ahead = data;
  return table_read(ahead->resource, &ahead->error);
}

ReadAhead *
read_ahead_new(const Study *study)
{
  const Resource *largest = g_get_num_processors() > 1 ? largest_resource(study) : NULL;
  if (!largest)
    return NULL;
  ReadAhead *ahead = g_new0(ReadAhead, 1);
  ahead->resource = largest;
  ahead->thread = g_thread_try_new("read-ahead", read_table, ahead, NULL);
  return ahead;
}

Table *
read_ahead_table(ReadAhead *ahead, const Resource *resource, GError **error)
{
  if (!ahead || !ahead->thread || ahead->resource != resource)
    return table_read(resource, error);
  Table *table = g_thread_join(g_steal_pointer(&ahead->thread));
  if (!table)
    g_propagate_error(error, g_steal_pointer(&ahead->error));
  return table;
}

void
read_ahead_free(ReadAhead *ahead)
{
  if (!ahead)
    return;
  if (ahead->thread)
    table_free(g_thread_join(ahead->thread));
  g_clear_error(&ahead->error);
  g_free(ahead);
}
