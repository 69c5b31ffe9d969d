#include "command.h"
#include "report/json.h"
#include "report/model_sections.h"
#include "single.h"
#include "study/model.h"

static int
print(const TableScope *scope, const Regression *regression, guint format)
{
  if (format == FORMAT_JSON) {
    g_autofree char *json = regression_json(regression, scope->ledger);
    return command_print(json);
  }
  g_autoptr(Document) document = document_new(regression->formula);
  say_reading(document, scope);
  section_regression(document, regression);
  section_ledger(document, scope->ledger);
  return print_document(document, format);
}

static int
fit(TableScope *table, const char *text, const Formula *formula, const Options *options)
{
  GError *error = NULL;
  gsize offset = 0;
  const Scope scope = table_scope(table);
  Regression *regression = regression_run(&scope, "fit", text, formula, options->has_sample ? &options->sample : NULL,
                                          options->errors, options->lag, &offset, &error);
  if (!regression)
    return fail_in_argument(table, text, offset, error);
  const int status = print(table, regression, options->chosen);
  regression_free(regression);
  return status;
}

int
cmd_fit(int argc, char **argv)
{
  g_auto(Options) options;
  int status = STATUS_DONE;
  if (!options_parse(OPTION_FORMAT | OPTION_CSV | OPTION_MODEL | OPTION_ERRORS, &argc, &argv, &options, &status))
    return status;
  if (argc != 3)
    return command_usage("fit", "name a CSV file and a formula, such as 'y ~ x + trend'");
  GError *error = NULL;
  gsize offset = 0;
  g_autoptr(Formula) formula = formula_parse(argv[2], &offset, &error);
  if (!formula)
    return fail_in_argument(NULL, argv[2], offset, error);
  g_autoptr(TableScope) table = open_table("fit", argv[1], &options, &status);
  return table ? fit(table, argv[2], formula, &options) : status;
}
