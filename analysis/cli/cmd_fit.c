#include "command.h"
#include "report/json.h"
#include "report/sections.h"
#include "single.h"
#include "study/model.h"

static int
print(const TableScope *scope, const Regression *regression, guint format)
{
  if (g_str_equal(single_formats[format], "json")) {
    g_autofree char *json = regression_json(regression, scope->ledger);
    return command_print(json);
  }
  g_autoptr(Document) document = regression_document(regression, scope->ledger);
  say_reading(document, scope);
  return print_document(document, format);
}

int
cmd_fit(int argc, char **argv)
{
  g_auto(Options) options;
  int status = STATUS_DONE;
  guint format;
  if (!options_parse(OPTION_FORMAT | OPTION_CSV | OPTION_MODEL | OPTION_ERRORS, &argc, &argv, &options, &status) ||
      !options_format("fit", &options, single_formats, &format, &status))
    return status;
  if (argc != 3)
    return command_usage("fit", "name a CSV file and a formula, such as 'y ~ x + trend'");
  GError *error = NULL;
  gsize offset = 0;
  g_autoptr(Formula) formula = formula_parse(argv[2], &offset, &error);
  if (!formula)
    return fail_in_argument(argv[2], offset, error);
  g_autoptr(TableScope) table = table_scope_new(argv[1], &options.guess, &error);
  if (!table)
    return command_fail(error);
  const Scope scope = table_scope(table);
  Regression *regression = regression_run(&scope, "fit", argv[2], formula, options.has_sample ? &options.sample : NULL,
                                          options.errors, options.lag, &offset, &error);
  if (!regression)
    return fail_in_argument(argv[2], offset, error);
  status = print(table, regression, format);
  regression_free(regression);
  return status;
}
