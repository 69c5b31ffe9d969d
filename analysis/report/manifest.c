#include "manifest.h"

#include <gsl/gsl_version.h>
#include <libfyaml.h>
#include <string.h>

#include "json_value.h"

/* A path that begins at the study's folder, from there on. */
static char *
relative_path(const char *folder, const char *path)
{
  g_autofree char *prefix = g_str_has_suffix(folder, "/") ? g_strdup(folder) : g_strconcat(folder, "/", NULL);
  return g_strdup(g_str_has_prefix(path, prefix) ? path + strlen(prefix) : path);
}

static cJSON *
add_input(cJSON *inputs, const char *folder, const char *path, const char *sha256, gsize bytes)
{
  g_autofree char *relative = relative_path(folder, path);
  cJSON *input = json_item(inputs);
  json_text(input, "path", relative);
  json_text(input, "sha256", sha256);
  json_count(input, "bytes", bytes);
  return input;
}

static void
add_table(cJSON *inputs, const char *folder, const Table *table)
{
  cJSON *input = add_input(inputs, folder, table->csv->path, table->csv->sha256, table->csv->n_bytes);
  json_count(input, "rows", table->n_rows);
  if (!table->spans || table->n_rows == 0)
    return;
  gint32 first = G_MAXINT32, last = G_MININT32;
  for (gsize row = 0; row < table->n_rows; row++) {
    first = MIN(first, table->spans[row].first);
    last = table->spans[row].last == SPAN_OPEN ? last : MAX(last, table->spans[row].last);
  }
  json_day(input, "first_day", first);
  if (last > G_MININT32)
    json_day(input, "last_day", last);
}

static void
add_inputs(cJSON *manifest, const Results *results)
{
  const Study *study = results->study;
  g_autofree char *folder = g_path_get_dirname(study->path);
  g_autoptr(GPtrArray) tables = data_tables(results->data);
  cJSON *inputs = json_array(manifest, "inputs");
  add_input(inputs, folder, study->path, study->yaml->sha256, study->yaml->n_bytes);
  add_input(inputs, folder, study->package->path, study->package->yaml->sha256, study->package->yaml->n_bytes);
  for (guint i = 0; i < tables->len; i++)
    add_table(inputs, folder, g_ptr_array_index(tables, i));
}

static void
add_versions(cJSON *manifest)
{
  cJSON *versions = cJSON_AddObjectToObject(manifest, "versions");
  g_autofree char *glib = g_strdup_printf("%u.%u.%u", glib_major_version, glib_minor_version, glib_micro_version);
  json_text(versions, "bytrade", BYTRADE_VERSION);
  json_text(versions, "gsl", gsl_version);
  json_text(versions, "glib", glib);
  json_text(versions, "cjson", cJSON_Version());
  json_text(versions, "libfyaml", fy_library_version());
}

/* The outputs of an earlier manifest for the same study; an empty object when there are none. */
static cJSON *
earlier_outputs(const char *text, const Study *study)
{
  cJSON *earlier = text ? cJSON_Parse(text) : NULL;
  const cJSON *input = cJSON_GetArrayItem(cJSON_GetObjectItemCaseSensitive(earlier, "inputs"), 0);
  const cJSON *sha256 = cJSON_GetObjectItemCaseSensitive(input, "sha256");
  const gboolean same = cJSON_IsString(sha256) && g_str_equal(sha256->valuestring, study->yaml->sha256);
  cJSON *outputs = same ? cJSON_DetachItemFromObjectCaseSensitive(earlier, "outputs") : NULL;
  cJSON_Delete(earlier);
  if (!cJSON_IsObject(outputs)) {
    cJSON_Delete(outputs);
    outputs = cJSON_CreateObject();
  }
  return outputs;
}

static gboolean
lists(const cJSON *files, const char *file)
{
  const cJSON *item;
  cJSON_ArrayForEach(item, files) if (cJSON_IsString(item) && g_str_equal(item->valuestring, file)) return TRUE;
  return FALSE;
}

/* The files of the part that was written: kept ones (or NULL) first, so that a file keeps its place. Consumes kept. */
static cJSON *
files_of_part(cJSON *kept, const char *const *files)
{
  cJSON *list = kept ? kept : cJSON_CreateArray();
  for (const char *const *file = files; *file; file++)
    if (!lists(list, *file))
      cJSON_AddItemToArray(list, cJSON_CreateString(*file));
  return list;
}

char *
manifest_json(const Results *results, const char *earlier, const char *part, const char *const *files, gboolean some)
{
  static const char *const parts[] = {"charts", "report", "tables", "page"};
  cJSON *manifest = cJSON_CreateObject();
  add_inputs(manifest, results);
  add_versions(manifest);
  cJSON *options = cJSON_AddObjectToObject(manifest, "options");
  json_number(options, "confidence_level", CONFIDENCE_LEVEL);
  cJSON *old = earlier_outputs(earlier, results->study), *outputs = cJSON_AddObjectToObject(manifest, "outputs");
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
    const gboolean written = g_str_equal(parts[i], part);
    cJSON *kept = cJSON_DetachItemFromObjectCaseSensitive(old, parts[i]);
    if (kept && (!cJSON_IsArray(kept) || (written && !some))) {
      cJSON_Delete(kept);
      kept = NULL;
    }
    if (written)
      kept = files_of_part(kept, files);
    if (kept)
      cJSON_AddItemToObject(outputs, parts[i], kept);
  }
  cJSON_Delete(old);
  return json_print(manifest);
}
