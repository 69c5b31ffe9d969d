#include "study_parts.h"

#include <errno.h>
#include <string.h>

#include "command.h"
#include "plots/gnuplot.h"
#include "report/csv_tables.h"
#include "report/figures.h"
#include "report/json.h"
#include "report/manifest.h"
#include "report/output.h"
#include "report/render_document.h"
#include "report/sections.h"
#include "stats/stats_error.h"

char *
earlier_text(const char *path)
{
  char *text = NULL;
  if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
    g_file_get_contents(path, &text, NULL, NULL);
  return text;
}

void
name_chart(const Study *study, const char *chart, GError **error)
{
  if (*error && (*error)->domain == STATS_ERROR)
    g_prefix_error(error, "%s: chart '%s': ", study->path, chart);
}

void
job_clear(StudyJob *job)
{
  results_free(job->results);
  study_free(job->study);
  if (job->written)
    g_ptr_array_unref(job->written);
  *job = (StudyJob){0};
}

Study *
open_study(const char *path, GError **error)
{
  g_autoptr(Study) study = study_read(path, error);
  const TableDef *table = study ? study_table(study, SUMMARY) : NULL;
  if (!table)
    return g_steal_pointer(&study);
  g_autoptr(Problems) problems = problems_new();
  yaml_problem(study->yaml, yaml_get(table->node, "name"), 0, DATA_ERROR_NAME, problems,
               "'%s' is the table of all series: give this one another name", SUMMARY);
  problems_raise(problems, error);
  return NULL;
}

gboolean
job_open(const char *command, int argc, char **argv, const Options *options, StudyJob *job, int *status)
{
  *job = (StudyJob){.output = options_folder(options), .quiet = options->quiet};
  if (argc < 2) {
    *status = command_usage(command, "name a study file");
    return FALSE;
  }
  GError *error = NULL;
  job->names = (const char *const *)argv + 2;
  job->written = g_ptr_array_new_with_free_func(g_free);
  job->study = open_study(argv[1], &error);
  job->results = job->study ? results_new(job->study) : NULL;
  const gboolean read = job->results && results_series(job->results, &error) &&
                        (!job->study->events || data_table(job->results->data, job->study->events, &error));
  if (!read)
    *status = command_fail(error);
  return read;
}

void
job_add_models(const StudyJob *job, GPtrArray *known)
{
  const GPtrArray *kinds[] = {job->study->trends, job->study->regressions, job->study->correlations};
  for (gsize k = 0; k < G_N_ELEMENTS(kinds); k++)
    for (guint i = 0; i < kinds[k]->len; i++)
      g_ptr_array_add(known, ((ModelDef *)g_ptr_array_index(kinds[k], i))->name);
  for (guint i = 0; i < job->study->compare->len; i++)
    g_ptr_array_add(known, ((CompareDef *)g_ptr_array_index(job->study->compare, i))->name);
  for (guint i = 0; i < job->study->analyses->len; i++)
    g_ptr_array_add(known, ((AnalysisDef *)g_ptr_array_index(job->study->analyses, i))->name);
}

void
job_add_tables(const StudyJob *job, GPtrArray *known)
{
  for (guint i = 0; i < job->study->tables->len; i++)
    g_ptr_array_add(known, ((TableDef *)g_ptr_array_index(job->study->tables, i))->name);
}

void
job_add_charts(const StudyJob *job, GPtrArray *known)
{
  for (guint i = 0; i < job->study->charts->len; i++)
    g_ptr_array_add(known, ((ChartDef *)g_ptr_array_index(job->study->charts, i))->name);
}

gboolean
job_check_names(const char *command, const char *kind, const StudyJob *job, GPtrArray *known, int *status)
{
  g_ptr_array_add(known, NULL);
  for (const char *const *name = job->names; *name; name++) {
    if (g_strv_contains((const char *const *)known->pdata, *name))
      continue;
    const char *near = nearest_name(*name, (const char *const *)known->pdata);
    *status = command_usage(command, "%s has no %s named '%s'%s%s%s", job->study->path, kind, *name,
                            near ? ", did you mean '" : "", near ? near : "", near ? "'?" : "");
    return FALSE;
  }
  return TRUE;
}

gboolean
job_prepare_output(const StudyJob *job, gboolean force, GError **error)
{
  g_autofree char *manifest = g_build_filename(job->output, "manifest.json", NULL);
  if (force || !g_file_test(job->output, G_FILE_TEST_IS_DIR) || g_file_test(manifest, G_FILE_TEST_EXISTS))
    return TRUE;
  GDir *folder = g_dir_open(job->output, 0, NULL);
  const gboolean empty = !folder || !g_dir_read_name(folder);
  if (folder)
    g_dir_close(folder);
  if (!empty)
    g_set_error(error, OUTPUT_ERROR, OUTPUT_ERROR_WRITE,
                "%s: holds files, and none is a manifest.json of an earlier run: give another --output, or --force",
                job->output);
  return empty;
}

static gboolean
is_wanted(const StudyJob *job, const char *name)
{
  return !job->names[0] || g_strv_contains(job->names, name);
}

/* Writes output/folder/name.suffix (folder may be NULL) and notes it. */
static gboolean
write_file(StudyJob *job, const char *folder, const char *name, const char *suffix, const char *bytes, gssize length,
           GError **error)
{
  g_autofree char *file = g_strdup_printf("%s%s%s.%s", folder ? folder : "", folder ? "/" : "", name, suffix);
  g_autofree char *path = g_build_filename(job->output, file, NULL);
  if (!output_write(path, bytes, length, error))
    return FALSE;
  g_ptr_array_add(job->written, g_steal_pointer(&file));
  return TRUE;
}

/* Enters the part's files in the manifest and lists them. */
static gboolean
finish_part(StudyJob *job, const char *part, GError **error)
{
  g_ptr_array_add(job->written, NULL);
  g_autofree char *path = g_build_filename(job->output, "manifest.json", NULL);
  g_autofree char *earlier = earlier_text(path);
  g_autofree char *text =
      manifest_json(job->results, earlier, part, (const char *const *)job->written->pdata, job->names[0] != NULL);
  if (!output_write(path, text, -1, error))
    return FALSE;
  g_autoptr(GString) list = g_string_new(NULL);
  for (guint i = 0; i + 1 < job->written->len; i++)
    g_string_append_printf(list, "%s/%s\n", job->output, (const char *)g_ptr_array_index(job->written, i));
  g_ptr_array_set_size(job->written, 0);
  return job->quiet || output_print(list->str, error);
}

static gboolean
write_chart(StudyJob *job, const ChartDef *definition, PictureFormat format, GHashTable *pictures, GError **error)
{
  g_autoptr(Chart) chart = figure_new(job->results, definition, error);
  g_autofree char *script = chart ? gnuplot_script(chart, error) : NULL;
  if (!script)
    return FALSE;
  g_autofree char *data = chart_csv(chart);
  g_autoptr(GBytes) picture = render_script(script, chart->name, format, error);
  if (!picture)
    return FALSE;
  gsize n;
  const char *bytes = g_bytes_get_data(picture, &n);
  if (pictures && format == PICTURE_SVG)
    g_hash_table_insert(pictures, definition->name, g_strndup(bytes, n));
  return write_file(job, "charts", chart->name, "gp", script, -1, error) &&
         write_file(job, "charts", chart->name, "csv", data, -1, error) &&
         write_file(job, "charts", chart->name, picture_suffix(format), bytes, (gssize)n, error);
}

gboolean
job_write_charts(StudyJob *job, PictureFormat format, GHashTable *pictures, GError **error)
{
  for (guint i = 0; i < job->study->charts->len; i++) {
    const ChartDef *definition = g_ptr_array_index(job->study->charts, i);
    if (is_wanted(job, definition->name) && !write_chart(job, definition, format, pictures, error)) {
      name_chart(job->study, definition->name, error);
      return FALSE;
    }
  }
  return finish_part(job, "charts", error);
}

GHashTable *
job_earlier_pictures(const StudyJob *job)
{
  g_autoptr(GHashTable) pictures = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < job->study->charts->len; i++) {
    const ChartDef *chart = g_ptr_array_index(job->study->charts, i);
    g_autofree char *path = g_strdup_printf("%s/charts/%s.svg", job->output, chart->name);
    char *svg = earlier_text(path);
    if (svg)
      g_hash_table_insert(pictures, chart->name, svg);
  }
  return g_hash_table_size(pictures) ? g_steal_pointer(&pictures) : NULL;
}

gboolean
job_write_report(StudyJob *job, GHashTable *pictures, GError **error)
{
  g_autoptr(Document) document = report_document(job->results, pictures, job->names, error);
  if (!document)
    return FALSE;
  g_autofree char *text = document_to_text(document, 0), *markdown = document_to_markdown(document),
                  *json = report_json(job->results, job->names);
  return write_file(job, NULL, "report", "txt", text, -1, error) &&
         write_file(job, NULL, "report", "md", markdown, -1, error) &&
         write_file(job, NULL, "report", "json", json, -1, error) && finish_part(job, "report", error);
}

gboolean
job_write_tables(StudyJob *job, GError **error)
{
  for (guint i = 0; i < job->study->tables->len; i++) {
    const TableDef *table = g_ptr_array_index(job->study->tables, i);
    if (!is_wanted(job, table->name))
      continue;
    g_autofree char *csv = table_csv(job->results, table, error);
    if (!csv || !write_file(job, "tables", table->name, "csv", csv, -1, error))
      return FALSE;
  }
  g_autofree char *summary = summary_csv(job->results->series);
  if (is_wanted(job, SUMMARY) && !write_file(job, "tables", SUMMARY, "csv", summary, -1, error))
    return FALSE;
  return finish_part(job, "tables", error);
}

gboolean
job_write_page(StudyJob *job, GHashTable *pictures, GError **error)
{
  g_autoptr(Document) document = report_document(job->results, pictures, NULL, error);
  if (!document)
    return FALSE;
  g_autofree char *page = document_to_html(document);
  return write_file(job, NULL, "index", "html", page, -1, error) && finish_part(job, "page", error);
}
