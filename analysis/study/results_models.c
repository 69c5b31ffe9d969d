#include <string.h>

#include "claims.h"
#include "datasets/problems.h"
#include "results.h"

static gboolean
run_trend(Results *results, const ModelDef *model, GError **error)
{
  const Scope scope = results_scope(results);
  const Phrase *phrase = g_ptr_array_index(model->of, 0);
  gsize offset = 0;
  Trend *trend = trend_run(&scope, model->name, phrase->node->text, phrase->expr, &model->options, &offset, error);
  if (trend)
    g_ptr_array_add(results->trends, trend);
  else
    results_place_error(results, phrase->node, offset, model->name, error);
  return trend != NULL;
}

static gboolean
run_regression(Results *results, const ModelDef *model, GError **error)
{
  const Scope scope = results_scope(results);
  gsize offset = 0;
  Regression *regression =
      regression_run(&scope, model->name, model->formula_node->text, model->formula, &model->options, &offset, error);
  if (regression)
    g_ptr_array_add(results->regressions, regression);
  else
    results_place_error(results, model->formula_node, offset == NO_OFFSET ? 0 : offset, model->name, error);
  return regression != NULL;
}

static gboolean
run_correlation(Results *results, const ModelDef *model, GError **error)
{
  const Scope scope = results_scope(results);
  const Phrase *x = g_ptr_array_index(model->of, 0), *y = g_ptr_array_index(model->of, 1);
  const char *const texts[] = {x->node->text, y->node->text};
  const Expr *const exprs[] = {x->expr, y->expr};
  const Period *sample = model->options.has_sample ? &model->options.sample : NULL;
  guint at = 0;
  gsize offset = 0;
  CorrelationReport *report = correlation_run(&scope, model->name, texts, exprs, sample, &at, &offset, error);
  if (report)
    g_ptr_array_add(results->correlations, report);
  else
    results_place_error(results, at ? y->node : x->node, offset, model->name, error);
  return report != NULL;
}

static gboolean
run_all(Results *results, const GPtrArray *models, const char *const *names,
        gboolean (*run)(Results *, const ModelDef *, GError **), GError **error)
{
  for (guint i = 0; i < models->len; i++) {
    const ModelDef *model = g_ptr_array_index(models, i);
    if (names && names[0] && !g_strv_contains(names, model->name))
      continue;
    if (!run(results, model, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
run_analysis(Results *results, const AnalysisDef *def, GError **error)
{
  const Scope scope = results_scope(results);
  const YamlNode *fault = NULL;
  gsize offset = 0;
  Analysis *analysis = analysis_run(&scope, def, &fault, &offset, error);
  if (analysis)
    g_ptr_array_add(results->analyses, analysis);
  else
    results_place_error(results, fault ? fault : def->node, offset, def->name, error);
  return analysis != NULL;
}

static const Analysis *
find_analysis(const Results *results, const char *name)
{
  for (guint i = 0; i < results->analyses->len; i++) {
    const Analysis *analysis = g_ptr_array_index(results->analyses, i);
    if (g_str_equal(analysis->name, name))
      return analysis;
  }
  return NULL;
}

const Analysis *
results_analysis(Results *results, const char *name, GError **error)
{
  const Analysis *known = find_analysis(results, name);
  const AnalysisDef *def = study_analysis(results->study, name);
  if (known)
    return known;
  if (!def) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "there is no analysis '%s'", name);
    return NULL;
  }
  return run_analysis(results, def, error) ? find_analysis(results, name) : NULL;
}

static gboolean
run_analyses(Results *results, const char *const *names, GError **error)
{
  for (guint i = 0; i < results->study->analyses->len; i++) {
    const AnalysisDef *def = g_ptr_array_index(results->study->analyses, i);
    if ((!names || !names[0] || g_strv_contains(names, def->name)) && !results_analysis(results, def->name, error))
      return FALSE;
  }
  return TRUE;
}

/* A regression of that name, or a trend's; NULL when it was not computed. */
static const Regression *
find_regression(const Results *results, const char *name)
{
  for (guint i = 0; i < results->regressions->len; i++) {
    const Regression *regression = g_ptr_array_index(results->regressions, i);
    if (g_str_equal(regression->name, name))
      return regression;
  }
  for (guint i = 0; i < results->trends->len; i++) {
    const Trend *trend = g_ptr_array_index(results->trends, i);
    if (g_str_equal(trend->name, name))
      return trend->log_linear ? trend->log_linear : trend->linear;
  }
  return NULL;
}

const Regression *
results_regression(Results *results, const char *name, GError **error)
{
  const Regression *known = find_regression(results, name);
  if (known)
    return known;
  const ModelDef *regression = study_model(results->study->regressions, name),
                 *trend = study_model(results->study->trends, name);
  if (!regression && !trend) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "there is no regression or trend '%s'", name);
    return NULL;
  }
  const gboolean done = regression ? run_regression(results, regression, error) : run_trend(results, trend, error);
  return done ? find_regression(results, name) : NULL;
}

/* Comparisons of which every model was computed. */
static void
compare_models(Results *results)
{
  g_ptr_array_set_size(results->comparisons, 0);
  for (guint i = 0; i < results->study->compare->len; i++) {
    const CompareDef *definition = g_ptr_array_index(results->study->compare, i);
    Comparison *comparison = g_new0(Comparison, 1);
    comparison->name = g_strdup(definition->name);
    comparison->models = g_new0(const Regression *, g_strv_length(definition->models));
    for (char **name = definition->models; *name; name++) {
      const Regression *model = find_regression(results, *name);
      if (model)
        comparison->models[comparison->n++] = model;
    }
    if (comparison->n == g_strv_length(definition->models))
      g_ptr_array_add(results->comparisons, comparison);
    else
      comparison_free(comparison);
  }
}

/* Names to compute: those asked for, and the models of the comparisons among them (free the array alone). */
static const char **
with_compared(const Results *results, const char *const *names)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new();
  for (; names && *names; names++) {
    const CompareDef *compare = study_compare(results->study, *names);
    g_ptr_array_add(all, (gpointer)*names);
    for (char **model = compare ? compare->models : NULL; model && *model; model++)
      g_ptr_array_add(all, *model);
  }
  g_ptr_array_add(all, NULL);
  return (const char **)g_ptr_array_free(g_steal_pointer(&all), FALSE);
}

gboolean
results_models(Results *results, const char *const *names, GError **error)
{
  g_ptr_array_set_size(results->trends, 0);
  g_ptr_array_set_size(results->regressions, 0);
  g_ptr_array_set_size(results->correlations, 0);
  g_autofree const char **wanted = with_compared(results, names);
  if (!wanted[0] && !results_breakdowns(results, error))
    return FALSE;
  if (!run_all(results, results->study->trends, wanted, run_trend, error) ||
      !run_all(results, results->study->regressions, wanted, run_regression, error) ||
      !run_all(results, results->study->correlations, wanted, run_correlation, error) ||
      !run_analyses(results, wanted, error) || (!wanted[0] && !results_claims(results, error)))
    return FALSE;
  compare_models(results);
  return TRUE;
}
