#include "command.h"
#include "report/describe_table.h"
#include "single.h"

int
cmd_describe(int argc, char **argv)
{
  g_auto(Options) options;
  int status = STATUS_DONE;
  if (!options_parse(OPTION_FORMAT | OPTION_CSV, &argc, &argv, &options, &status))
    return status;
  if (argc != 2)
    return command_usage("describe", "name one CSV file");
  GError *error = NULL;
  g_autoptr(Table) table = table_guess(argv[1], &options.guess, &error);
  if (!table)
    return command_fail(error);
  if (options.chosen == FORMAT_JSON || options.chosen == FORMAT_CSV) {
    g_autofree char *text =
        options.chosen == FORMAT_JSON ? table_description_json(table, options.no_period) : table_description_csv(table);
    return command_print(text);
  }
  g_autoptr(Document) document = table_document(table, options.no_period);
  return print_document(document, options.chosen);
}
