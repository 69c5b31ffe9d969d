#include "command.h"
#include "report/describe_table.h"
#include "single.h"

int
cmd_describe(int argc, char **argv)
{
  static const char *const formats[] = {"text", "markdown", "html", "json", "csv", NULL};
  g_auto(Options) options;
  int status = STATUS_DONE;
  guint format;
  if (!options_parse(OPTION_FORMAT | OPTION_CSV, &argc, &argv, &options, &status) ||
      !options_format("describe", &options, formats, &format, &status))
    return status;
  if (argc != 2)
    return command_usage("describe", "name one CSV file");
  GError *error = NULL;
  g_autoptr(Table) table = table_guess(argv[1], &options.guess, &error);
  if (!table)
    return command_fail(error);
  if (g_str_equal(formats[format], "json") || g_str_equal(formats[format], "csv")) {
    g_autofree char *text =
        g_str_equal(formats[format], "json") ? table_description_json(table) : table_description_csv(table);
    return command_print(text);
  }
  g_autoptr(Document) document = table_document(table);
  return print_document(document, format);
}
