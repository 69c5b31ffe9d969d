#include <stdarg.h>

#include "command.h"
#include "report/csv_tables.h"
#include "report/figures.h"
#include "report/table_doubts.h"
#include "study_parts.h"

typedef struct {
  const Options *options;
  GString *out; /* what was found, for standard output: it is what was asked for */
  int status;   /* the worst so far */
} Check;

/* Notes an error's lines and clears it; a file that cannot be read is no finding but a failure. */
static gboolean
found(Check *check, GError **error)
{
  if (!*error)
    return FALSE;
  if (g_error_matches(*error, DATA_ERROR, DATA_ERROR_FILE)) {
    check->status = command_fail(g_steal_pointer(error));
    return TRUE;
  }
  g_string_append_printf(check->out, "%s\n", (*error)->message);
  g_clear_error(error);
  check->status = MAX(check->status, STATUS_FAILED);
  return TRUE;
}

static void say_fine(const Check *check, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void
say_fine(const Check *check, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  if (!check->options->quiet)
    g_string_append_vprintf(check->out, format, arguments);
  va_end(arguments);
}

static gboolean
check_tables(Check *check, const Study *study, Data *data)
{
  gboolean faulty = FALSE;
  for (guint i = 0; i < study->package->resources->len; i++) {
    const Resource *resource = g_ptr_array_index(study->package->resources, i);
    g_autoptr(GError) error = NULL;
    const Table *table = data_table(data, resource->name, &error);
    faulty |= found(check, &error);
    if (table)
      say_fine(check, "%s: %" G_GSIZE_FORMAT " row%s, no problem\n", resource->path, table->n_rows,
               table->n_rows == 1 ? "" : "s");
  }
  return faulty;
}

static gboolean
check_results(Check *check, Results *results)
{
  const Study *study = results->study;
  g_autoptr(GError) error = NULL;
  gboolean faulty = FALSE;
  if (!results_series(results, &error) || !results_models(results, NULL, &error))
    return found(check, &error);
  for (guint i = 0; i < study->tables->len; i++) {
    g_free(table_csv(results, g_ptr_array_index(study->tables, i), &error));
    faulty |= found(check, &error);
  }
  for (guint i = 0; i < study->charts->len; i++) {
    const ChartDef *definition = g_ptr_array_index(study->charts, i);
    chart_free(figure_new(results, definition, &error));
    name_chart(study, definition->name, &error);
    faulty |= found(check, &error);
  }
  return faulty;
}

static void
check_study(Check *check, const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Study) study = open_study(path, &error);
  if (found(check, &error))
    return;
  g_autoptr(Results) results = results_new(study);
  if (check_tables(check, study, results->data) || check_results(check, results))
    return;
  say_fine(check, "%s: %u series, %u models, %u tables, %u charts, no problem\n", path, study->series->len,
           study->trends->len + study->regressions->len + study->correlations->len, study->tables->len,
           study->charts->len);
}

static void
check_csv(Check *check, const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Table) table = table_guess(path, &check->options->guess, &error);
  if (found(check, &error))
    return;
  g_autoptr(Problems) doubts = problems_new();
  table_doubts(table, check->options->no_period, doubts);
  problems_raise(doubts, &error);
  if (found(check, &error))
    return;
  g_autofree char *delimiter = csv_delimiter_name(table->csv->delimiter);
  say_fine(check, "%s: %" G_GSIZE_FORMAT " row%s, %" G_GSIZE_FORMAT " column%s, delimiter %s, no problem\n",
           table->csv->path, table->n_rows, table->n_rows == 1 ? "" : "s", table->n_columns,
           table->n_columns == 1 ? "" : "s", delimiter);
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
  Check check = {.options = &options, .out = out};
  for (int i = 1; i < argc; i++) {
    if (g_str_has_suffix(argv[i], ".yaml") || g_str_has_suffix(argv[i], ".yml"))
      check_study(&check, argv[i]);
    else
      check_csv(&check, argv[i]);
  }
  g_autofree char *shown = visible_message(out->str);
  status = command_print(shown);
  return status ? status : check.status;
}
