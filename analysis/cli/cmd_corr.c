#include "command.h"
#include "report/json.h"
#include "report/model_sections.h"
#include "single.h"
#include "study/model.h"

static int
print(const TableScope *scope, const CorrelationReport *report, guint format)
{
  if (format == FORMAT_JSON) {
    g_autofree char *json = correlation_json(report, scope->ledger);
    return command_print(json);
  }
  g_autofree char *title = g_strdup_printf("%s and %s", report->x, report->y);
  g_autoptr(Document) document = document_new(title);
  say_reading(document, scope);
  section_correlation(document, report);
  section_ledger(document, scope->ledger);
  return print_document(document, format);
}

static int
correlate_columns(TableScope *table, char **texts, const Expr *const *exprs, const Options *options)
{
  GError *error = NULL;
  gsize offset = 0;
  guint at = 0;
  const Scope scope = table_scope(table);
  CorrelationReport *report =
      correlation_run(&scope, "corr", (const char *const *)texts, exprs,
                      options->model.has_sample ? &options->model.sample : NULL, &at, &offset, &error);
  if (!report)
    return fail_in_argument(table, texts[at], offset, error);
  const int status = print(table, report, options->chosen);
  correlation_report_free(report);
  return status;
}

int
cmd_corr(int argc, char **argv)
{
  g_auto(Options) options;
  int status = STATUS_DONE;
  if (!options_parse(OPTION_FORMAT | OPTION_CSV | OPTION_MODEL, &argc, &argv, &options, &status))
    return status;
  if (argc != 4)
    return command_usage("corr", "name a CSV file and two columns or expressions");
  GError *error = NULL;
  gsize offset = 0;
  g_autoptr(Expr) x = expr_parse(argv[2], &offset, &error);
  if (!x)
    return fail_in_argument(NULL, argv[2], offset, error);
  g_autoptr(Expr) y = expr_parse(argv[3], &offset, &error);
  if (!y)
    return fail_in_argument(NULL, argv[3], offset, error);
  g_autoptr(TableScope) table = open_table("corr", argv[1], &options, &status);
  const Expr *const exprs[] = {x, y};
  return table ? correlate_columns(table, argv + 2, exprs, &options) : status;
}
