#include <string.h>

#include "command.h"
#include "plots/render.h"
#include "report/csv_tables.h"
#include "report/figures.h"
#include "report/output.h"
#include "single.h"
#include "study_parts.h"

#define LONGEST_NAME 60 /* bytes: with its suffix it is a file name everywhere */

/* A file name out of an expression: letters and digits stay, the rest becomes hyphens. */
static char *
name_of(const char *text)
{
  g_autoptr(GString) name = g_string_new(NULL);
  for (const char *at = text; *at && name->len < LONGEST_NAME; at++)
    if (g_ascii_isalnum(*at))
      g_string_append_c(name, g_ascii_tolower(*at));
    else if (name->len && name->str[name->len - 1] != '-')
      g_string_append_c(name, '-');
  if (name->len && name->str[name->len - 1] == '-')
    g_string_truncate(name, name->len - 1);
  return name->len && g_ascii_isalpha(name->str[0]) ? g_strdup(name->str) : g_strconcat("plot-", name->str, NULL);
}

static Series *
series_of(TableScope *table, const char *text, const Options *options, int *status)
{
  GError *error = NULL;
  gsize offset = 0;
  const Scope scope = table_scope(table);
  g_autoptr(Expr) expr = expr_parse(text, &offset, &error);
  Series *series = expr ? evaluate(&scope, text, expr, &offset, &error) : NULL;
  if (!series)
    *status = fail_in_argument(table, text, offset, error);
  else if (options->model.has_sample)
    series_cut(series, options->model.sample);
  return series;
}

static Chart *
chart_of(TableScope *table, char **texts, const Options *options, int *status)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)series_free);
  for (char **text = texts; *text; text++) {
    Series *series = series_of(table, *text, options, status);
    if (!series)
      return NULL;
    g_ptr_array_add(list, series);
  }
  g_autofree char *name = name_of(((const Series *)g_ptr_array_index(list, 0))->name);
  g_autofree char *source = g_path_get_basename(table->table->csv->path);
  return figure_of_series(name, (const Series *const *)list->pdata, list->len, source, table->table->spans == NULL);
}

/* A chart that a study's run has put there is not replaced by another of the same name. */
static gboolean
is_free(const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename(folder, "manifest.json", NULL);
  g_autofree char *manifest = earlier_text(path), *entry = g_strdup_printf("\"charts/%s.gp\"", name);
  if (!manifest || !strstr(manifest, entry))
    return TRUE;
  g_set_error(error, OUTPUT_ERROR, OUTPUT_ERROR_WRITE,
              "%s/charts/%s.gp: a chart of the study that was run into this folder: give another --output, or --force",
              folder, name);
  return FALSE;
}

static gboolean
write_one(const char *name, const char *suffix, const char *bytes, gssize length, const Options *options,
          GError **error)
{
  g_autofree char *path = g_strdup_printf("%s/charts/%s.%s", options_folder(options), name, suffix);
  g_autofree char *line = g_strconcat(path, "\n", NULL);
  return output_write(path, bytes, length, error) && (options->quiet || output_print(line, error));
}

static gboolean
write_chart(const Chart *chart, PictureFormat format, const Options *options, GError **error)
{
  const char *folder = options_folder(options);
  const gboolean print = g_str_equal(folder, "-") || format == PICTURE_TEXT;
  if (!print && !options->force && !is_free(folder, chart->name, error))
    return FALSE;
  g_autofree char *script = gnuplot_script(chart, error), *data = chart_csv(chart);
  g_autoptr(GBytes) picture = script ? render_script(script, chart->name, format, error) : NULL;
  if (!picture)
    return FALSE;
  gsize n;
  const char *bytes = g_bytes_get_data(picture, &n);
  if (print)
    return output_write("-", bytes, (gssize)n, error);
  return write_one(chart->name, "gp", script, -1, options, error) &&
         write_one(chart->name, "csv", data, -1, options, error) &&
         write_one(chart->name, picture_suffix(format), bytes, (gssize)n, options, error);
}

int
cmd_plot(int argc, char **argv)
{
  g_auto(Options) options;
  int status = STATUS_DONE;
  if (!options_parse(OPTION_OUTPUT | OPTION_PRINT | OPTION_FORMAT | OPTION_QUIET | OPTION_FORCE | OPTION_CSV |
                         OPTION_MODEL,
                     &argc, &argv, &options, &status))
    return status;
  if (argc < 3)
    return command_usage("plot", "name a CSV file and the columns or expressions to draw");
  g_autoptr(TableScope) table = open_table("plot", argv[1], &options, &status);
  g_autoptr(Chart) chart = table ? chart_of(table, argv + 2, &options, &status) : NULL;
  if (!chart)
    return status;
  GError *error = NULL;
  PictureFormat picture = PICTURE_SVG;
  if (options.format)
    picture_from_name(options.format, &picture);
  return write_chart(chart, picture, &options, &error) ? STATUS_DONE : command_fail(error);
}
