#include "command.h"
#include "report/json.h"
#include "report/sections.h"
#include "single.h"
#include "study/model.h"

static int
print(const TableScope *scope, const CorrelationReport *report, guint format)
{
  if (g_str_equal(single_formats[format], "json")) {
    g_autofree char *json = correlation_json(report, scope->ledger);
    return command_print(json);
  }
  g_autoptr(Document) document = correlation_document(report, scope->ledger);
  say_reading(document, scope);
  return print_document(document, format);
}

static int
correlate_columns(TableScope *table, char **texts, const Options *options, guint format)
{
  GError *error = NULL;
  gsize offset = 0;
  guint at = 0;
  g_autoptr(Expr) x = expr_parse(texts[0], &offset, &error);
  if (!x)
    return fail_in_argument(texts[0], offset, error);
  g_autoptr(Expr) y = expr_parse(texts[1], &offset, &error);
  if (!y)
    return fail_in_argument(texts[1], offset, error);
  const Scope scope = table_scope(table);
  const char *const both[] = {texts[0], texts[1]};
  const Expr *const exprs[] = {x, y};
  CorrelationReport *report =
      correlation_run(&scope, "corr", both, exprs, options->has_sample ? &options->sample : NULL, &at, &offset, &error);
  if (!report)
    return fail_in_argument(texts[at], offset, error);
  const int status = print(table, report, format);
  correlation_report_free(report);
  return status;
}

int
cmd_corr(int argc, char **argv)
{
  g_auto(Options) options;
  int status = STATUS_DONE;
  guint format;
  if (!options_parse(OPTION_FORMAT | OPTION_CSV | OPTION_MODEL, &argc, &argv, &options, &status) ||
      !options_format("corr", &options, single_formats, &format, &status))
    return status;
  if (argc != 4)
    return command_usage("corr", "name a CSV file and two columns or expressions");
  GError *error = NULL;
  g_autoptr(TableScope) table = table_scope_new(argv[1], &options.guess, &error);
  return table ? correlate_columns(table, argv + 2, &options, format) : command_fail(error);
}
