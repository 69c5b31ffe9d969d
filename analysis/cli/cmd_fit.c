#include "command.h"
#include "report/json.h"
#include "report/compare_section.h"
#include "report/model_sections.h"
#include "report/regression_section.h"
#include "single.h"
#include "study/model.h"
#include "study/outlook.h"

static int
print(const TableScope *scope, const GPtrArray *models, guint format)
{
  const Regression *const *regressions = (const Regression *const *)models->pdata;
  if (format == FORMAT_JSON) {
    g_autofree char *json = regressions_json(regressions, models->len, scope->ledger);
    return command_print(json);
  }
  g_autoptr(Document) document = document_new(regressions[0]->formula);
  say_reading(document, scope);
  if (models->len == 1)
    section_regression(document, regressions[0]);
  else
    section_compare(document, regressions, models->len);
  section_ledger(document, scope->ledger);
  return print_document(document, format);
}

static int
fail_outside(const TableScope *table, const char *text, gsize offset, GError *error)
{
  return offset == NO_OFFSET ? command_fail(error) : fail_in_argument(table, text, offset, error);
}

/* One formula, fitted; with the predictions that were asked for. */
static gboolean
fit_one(TableScope *table, const char *name, const char *text, const Options *options, GPtrArray *models, int *status)
{
  GError *error = NULL;
  gsize offset = 0;
  const Scope scope = table_scope(table);
  g_autoptr(Formula) formula = formula_parse(text, &offset, &error);
  Regression *regression =
      formula ? regression_run(&scope, name, text, formula, &options->model, &offset, &error) : NULL;
  if (!regression) {
    *status = fail_outside(formula ? table : NULL, text, offset, error);
    return FALSE;
  }
  g_ptr_array_add(models, regression);
  for (char **at = options->arguments.predict; at && *at; at++)
    if (!regression_predict(regression, *at, &offset, &error)) {
      *status = fail_in_argument(NULL, *at, offset, error);
      return FALSE;
    }
  return TRUE;
}

static int
fit(TableScope *table, char **formulas, const Options *options)
{
  int status = STATUS_DONE;
  const guint n = g_strv_length(formulas);
  g_autoptr(GPtrArray) models = g_ptr_array_new_with_free_func(regression_free);
  for (guint i = 0; i < n; i++) {
    g_autofree char *name = n == 1 ? g_strdup("fit") : g_strdup_printf("fit-%u", i + 1);
    if (!fit_one(table, name, formulas[i], options, models, &status))
      return status;
  }
  return print(table, models, options->chosen);
}

/* Formulas that are none are refused before the table is read. */
static gboolean
are_formulas(char **texts, int *status)
{
  for (; *texts; texts++) {
    GError *error = NULL;
    gsize offset = 0;
    g_autoptr(Formula) formula = formula_parse(*texts, &offset, &error);
    if (!formula) {
      *status = fail_in_argument(NULL, *texts, offset, error);
      return FALSE;
    }
  }
  return TRUE;
}

int
cmd_fit(int argc, char **argv)
{
  g_auto(Options) options;
  int status = STATUS_DONE;
  if (!options_parse(OPTION_FORMAT | OPTION_CSV | OPTION_MODEL | OPTION_REGRESSION, &argc, &argv, &options, &status))
    return status;
  if (argc < 3)
    return command_usage("fit", "name a CSV file and a formula, such as 'y ~ x + trend'");
  if (argc > 3 && !options.arguments.compare)
    return command_usage("fit", "one formula, not %d: --compare puts several side by side", argc - 2);
  if (argc == 3 && options.arguments.compare)
    return command_usage("fit", "--compare needs several formulas");
  g_auto(GStrv) formulas = g_new0(char *, (gsize)argc - 1);
  for (int i = 2; i < argc; i++)
    formulas[i - 2] = g_strdup(argv[i]);
  if (!are_formulas(formulas, &status))
    return status;
  g_autoptr(TableScope) table = open_table("fit", argv[1], &options, &status);
  return table ? fit(table, formulas, &options) : status;
}
