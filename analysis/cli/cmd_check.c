#include <stdio.h>

#include "command.h"
#include "options.h"
#include "report/csv_tables.h"
#include "report/figures.h"
#include "study/results.h"

/* Prints an error's lines and counts it; a problem of the data is what a check is for, so it goes to standard output. */
static gboolean
found(GString *out, GError **error)
{
  if (!*error)
    return FALSE;
  g_string_append_printf(out, "%s\n", (*error)->message);
  g_clear_error(error);
  return TRUE;
}

static gboolean
check_tables(const Study *study, Data *data, GString *out)
{
  gboolean faulty = FALSE;
  for (guint i = 0; i < study->package->resources->len; i++) {
    const Resource *resource = g_ptr_array_index(study->package->resources, i);
    g_autoptr(GError) error = NULL;
    const Table *table = data_table(data, resource->name, &error);
    faulty |= found(out, &error);
    if (table)
      g_string_append_printf(out, "%s: %" G_GSIZE_FORMAT " rows, no problem\n", resource->path, table->n_rows);
  }
  return faulty;
}

static gboolean
check_results(Results *results, GString *out)
{
  const Study *study = results->study;
  g_autoptr(GError) error = NULL;
  gboolean faulty = FALSE;
  if (!results_series(results, &error) || !results_models(results, NULL, &error))
    return found(out, &error);
  for (guint i = 0; i < study->tables->len; i++) {
    g_autoptr(Frame) frame = results_table(results, g_ptr_array_index(study->tables, i), NULL, &error);
    faulty |= found(out, &error);
  }
  for (guint i = 0; i < study->charts->len; i++) {
    g_autoptr(Chart) chart = figure_new(results, g_ptr_array_index(study->charts, i), &error);
    faulty |= found(out, &error);
  }
  return faulty;
}

static gboolean
check_study(const char *path, GString *out)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Study) study = study_read(path, &error);
  if (found(out, &error))
    return TRUE;
  g_autoptr(Results) results = results_new(study);
  gboolean faulty = check_tables(study, results->data, out);
  if (!faulty)
    faulty = check_results(results, out);
  if (!faulty)
    g_string_append_printf(out, "%s: %u series, %u models, %u tables, %u charts, no problem\n", path,
                           study->series->len, study->trends->len + study->regressions->len + study->correlations->len,
                           study->tables->len, study->charts->len);
  return faulty;
}

static gboolean
check_csv(const char *path, const Options *options, GString *out)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Table) table = table_guess(path, &options->guess, &error);
  if (found(out, &error))
    return TRUE;
  g_autofree char *delimiter = csv_delimiter_name(table->csv->delimiter);
  g_string_append_printf(out, "%s: %" G_GSIZE_FORMAT " rows, %" G_GSIZE_FORMAT " columns, delimiter %s, no problem\n",
                         table->csv->path, table->n_rows, table->n_columns, delimiter);
  return FALSE;
}

int
cmd_check(int argc, char **argv)
{
  g_auto(Options) options;
  int status = STATUS_DONE;
  if (!options_parse(OPTION_CSV | OPTION_QUIET, &argc, &argv, &options, &status))
    return status;
  if (argc < 2)
    return command_usage("check", "name a study or CSV files");
  g_autoptr(GString) out = g_string_new(NULL);
  gboolean faulty = FALSE;
  for (int i = 1; i < argc; i++) {
    const gboolean study = g_str_has_suffix(argv[i], ".yaml") || g_str_has_suffix(argv[i], ".yml");
    faulty |= study ? check_study(argv[i], out) : check_csv(argv[i], &options, out);
  }
  const int printed = options.quiet && !faulty ? STATUS_DONE : command_print(out->str);
  return printed ? printed : faulty ? STATUS_FAILED : STATUS_DONE;
}
