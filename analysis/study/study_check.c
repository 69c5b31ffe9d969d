#include <string.h>

#include "analysis.h"
#include "datasets/problems.h"
#include "evaluate.h"
#include "study_reader.h"

#define NO_CLAIMS "the study has no 'claims', the name of a resource with statements"

static const YamlNode *
item_of(const YamlNode *node, guint i)
{
  return node->kind == YAML_LIST && i < node->items->len ? g_ptr_array_index(node->items, i) : node;
}

/* "there is no series 'x', did you mean 'y'?" */
static void
refuse_name(StudyReader *reader, const YamlNode *node, gsize offset, const char *what, const char *name,
            const char *const *names)
{
  const char *near = nearest_name(name, names);
  g_autofree char *shown = visible_text(name, strlen(name));
  yaml_problem(reader->yaml, node, offset, DATA_ERROR_NAME, reader->problems, "%s '%s'%s%s%s", what, shown,
               near ? ", did you mean '" : "", near ? near : "", near ? "'?" : "");
}

static void
check_resource(StudyReader *reader, const YamlNode *node, const char *name)
{
  if (!reader->study->package || package_find(reader->study->package, name))
    return;
  g_autofree const char **names = package_names(reader->study->package);
  refuse_name(reader, node, 0, "the data package has no resource", name, names);
}

static void
check_resources(StudyReader *reader)
{
  const Study *study = reader->study;
  if (study->events)
    check_resource(reader, yaml_get(study->yaml->root, "events"), study->events);
  if (study->claims)
    check_resource(reader, yaml_get(study->yaml->root, "claims"), study->claims);
  for (guint i = 0; i < study->blocs->len; i++) {
    const BlocDef *bloc = g_ptr_array_index(study->blocs, i);
    check_resource(reader, bloc->node, bloc->resource);
  }
  for (guint i = 0; i < study->series->len; i++) {
    const SeriesDef *series = g_ptr_array_index(study->series, i);
    for (guint j = 0; series->from && series->from[j]; j++)
      check_resource(reader, item_of(yaml_get(series->node, "from"), j), series->from[j]);
  }
  for (guint i = 0; i < study->breakdowns->len; i++) {
    const SeriesDef *rows = ((const BreakdownDef *)g_ptr_array_index(study->breakdowns, i))->rows;
    for (guint j = 0; rows->from && rows->from[j]; j++)
      check_resource(reader, item_of(yaml_get(rows->node, "from"), j), rows->from[j]);
  }
}

static void
add_breakdown_names(const Study *study, GPtrArray *names)
{
  for (guint i = 0; i < study->breakdowns->len; i++)
    g_ptr_array_add(names, ((const BreakdownDef *)g_ptr_array_index(study->breakdowns, i))->name);
}

/* Names of all series, and behind them those of breakdowns, NULL-terminated (transfer container). */
static GPtrArray *
names_of_either(const Study *study)
{
  GPtrArray *names = g_ptr_array_new();
  for (guint i = 0; i < study->series->len; i++)
    g_ptr_array_add(names, ((const SeriesDef *)g_ptr_array_index(study->series, i))->name);
  add_breakdown_names(study, names);
  g_ptr_array_add(names, NULL);
  return names;
}

/* Where an expression stands. */
typedef struct {
  StudyReader *reader;
  const YamlNode *node;
  const char **series; /* names of all */
  const char **either; /* and behind them those of breakdowns */
  gboolean parts;      /* names of breakdowns do as well */
} Place;

static gboolean
is_one_of(const char *name, const char *a, const char *b, const char *c, const char *d)
{
  const char *const names[] = {a, b, c, d, NULL};
  return g_strv_contains(names, name);
}

static void check_names(const Place *place, const Expr *expr, gboolean term);

static void
check_call(const Place *place, const Expr *call, gboolean term)
{
  static const char *const words[] = {"step", "pulse", "ramp", "I", "poly", "factor", NULL};
  const gboolean word = g_strv_contains(words, call->name);
  const gboolean conversion = is_one_of(call->name, "annual", "quarterly", "bimonthly", "monthly");
  if (word && !term)
    yaml_problem(place->reader->yaml, place->node, call->offset, DATA_ERROR_NAME, place->reader->problems,
                 "%s() is a term of a formula and cannot stand in an expression", call->name);
  else if (!word && !g_strv_contains(evaluate_functions(), call->name))
    refuse_name(place->reader, place->node, call->offset, "there is no function", call->name, evaluate_functions());
  for (guint i = 0; i < (conversion ? MIN(expr_n_arguments(call), 1) : expr_n_arguments(call)); i++)
    check_names(place, expr_argument(call, i), word);
}

static void
check_name(const Place *place, const Expr *expr, gboolean term)
{
  const gboolean word = term && is_one_of(expr->name, "trend", "season", "", "");
  const gboolean breakdown = place->parts && study_breakdown(place->reader->study, expr->name);
  if (!word && !breakdown && !study_series(place->reader->study, expr->name))
    refuse_name(place->reader, place->node, expr->offset,
                place->parts ? "there is no series or breakdown" : "there is no series", expr->name,
                place->parts ? place->either : place->series);
}

/* Every name is a series or a function; term: it stands as a term of a formula, where there are further words. Chains such as
 * a + b + c lean to the left and are walked without descending. */
static void
check_names(const Place *place, const Expr *expr, gboolean term)
{
  g_autoptr(GPtrArray) right = g_ptr_array_new();
  for (; expr->kind == EXPR_BINARY; expr = expr_argument(expr, 0))
    g_ptr_array_add(right, (gpointer)expr_argument(expr, 1));
  if (expr->kind == EXPR_CALL)
    check_call(place, expr, term);
  else if (expr->kind == EXPR_NAME)
    check_name(place, expr, term);
  else if (expr->kind != EXPR_KEYWORD)
    for (guint i = 0; i < expr_n_arguments(expr); i++)
      check_names(place, expr_argument(expr, i), expr->kind == EXPR_INTERACTION);
  for (guint i = right->len; i > 0; i--)
    check_names(place, g_ptr_array_index(right, i - 1), term);
}

static void
check_phrase(Place *place, const Phrase *phrase)
{
  if (!phrase)
    return;
  place->node = phrase->node;
  check_names(place, phrase->expr, FALSE);
}

static void
check_phrases(Place *place, const GPtrArray *phrases)
{
  for (guint i = 0; i < phrases->len; i++)
    check_phrase(place, g_ptr_array_index(phrases, i));
}

static void
check_formula(Place *place, const Formula *formula, const YamlNode *node)
{
  if (!formula)
    return;
  place->node = node;
  check_names(place, formula->response, FALSE);
  for (guint i = 0; i < formula->terms->len; i++)
    check_names(place, g_ptr_array_index(formula->terms, i), TRUE);
}

static void
check_model(Place *place, const ModelDef *model)
{
  check_phrases(place, model->of);
  check_formula(place, model->formula, model->formula_node);
}

static void
check_analysis(Place *place, const AnalysisDef *analysis)
{
  check_phrases(place, analysis->of);
  check_phrases(place, analysis->given);
  place->parts = analysis->kind->parts;
  check_formula(place, analysis->formula, analysis->formula_node);
  place->parts = FALSE;
}

/* Indicators, as series and as items of their own, name breakdowns, which a series is not. */
static void
check_breakdown_name(StudyReader *reader, const YamlNode *node, const char *name)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  if (!name || study_breakdown(reader->study, name))
    return;
  if (study_series(reader->study, name)) {
    reader_problem(reader, node, DATA_ERROR_NAME, "'%s' is a series, and no breakdown", name);
    return;
  }
  add_breakdown_names(reader->study, names);
  g_ptr_array_add(names, NULL);
  refuse_name(reader, node, 0, "there is no breakdown", name, (const char *const *)names->pdata);
}

static void
check_breakdowns(StudyReader *reader)
{
  for (guint i = 0; i < reader->study->series->len; i++) {
    const SeriesDef *series = g_ptr_array_index(reader->study->series, i);
    if (!series->indicator)
      continue;
    check_breakdown_name(reader, yaml_get(series->node, "of"), series->indicator->of);
    check_breakdown_name(reader, yaml_get(series->node, "against"), series->indicator->against);
  }
  for (guint i = 0; i < reader->study->analyses->len; i++) {
    const AnalysisDef *analysis = g_ptr_array_index(reader->study->analyses, i);
    for (guint j = 0; analysis->breakdowns && analysis->breakdowns[j]; j++)
      check_breakdown_name(reader, item_of(yaml_get(analysis->node, "of"), j), analysis->breakdowns[j]);
    check_breakdown_name(reader, analysis->node ? yaml_get(analysis->node, "mirror") : NULL, analysis->options.mirror);
  }
}

static void
check_chart(Place *place, const ChartDef *chart)
{
  check_phrases(place, chart->of);
  for (guint i = 0; i < chart->panels->len; i++) {
    const PanelDef *panel = g_ptr_array_index(chart->panels, i);
    const GPtrArray *layers[] = {panel->bars,  panel->stacked, panel->lines, panel->points,
                                 panel->index, panel->steps,   panel->areas};
    for (gsize j = 0; j < G_N_ELEMENTS(layers); j++)
      check_phrases(place, layers[j]);
  }
}

static void
check_all_names(StudyReader *reader)
{
  const Study *study = reader->study;
  const GPtrArray *models[] = {study->trends, study->regressions, study->correlations};
  g_autofree const char **names = study_series_names(study);
  g_autoptr(GPtrArray) either = names_of_either(study);
  Place place = {.reader = reader, .series = names, .either = (const char **)either->pdata};
  for (guint i = 0; i < study->series->len; i++)
    check_phrase(&place, ((const SeriesDef *)g_ptr_array_index(study->series, i))->expr);
  for (gsize k = 0; k < G_N_ELEMENTS(models); k++)
    for (guint i = 0; i < models[k]->len; i++)
      check_model(&place, g_ptr_array_index(models[k], i));
  for (guint i = 0; i < study->analyses->len; i++)
    check_analysis(&place, g_ptr_array_index(study->analyses, i));
  for (guint i = 0; i < study->tables->len; i++) {
    const GPtrArray *columns = ((const TableDef *)g_ptr_array_index(study->tables, i))->columns;
    for (guint j = 0; j < columns->len; j++)
      check_phrase(&place, ((const ColumnDef *)g_ptr_array_index(columns, j))->phrase);
  }
  for (guint i = 0; i < study->charts->len; i++)
    check_chart(&place, g_ptr_array_index(study->charts, i));
}

static void
check_models_of(StudyReader *reader, const YamlNode *node, char **models, const char *const *names)
{
  for (guint j = 0; models && models[j]; j++)
    if (!g_strv_contains(names, models[j]))
      refuse_name(reader, item_of(node, j), 0, "there is no regression or trend", models[j], names);
}

/* Comparisons and some charts name regressions and trends. */
static void
check_comparisons(StudyReader *reader)
{
  const Study *study = reader->study;
  const GPtrArray *kinds[] = {study->regressions, study->trends};
  g_autoptr(GPtrArray) models = g_ptr_array_new();
  for (gsize k = 0; k < G_N_ELEMENTS(kinds); k++)
    for (guint i = 0; i < kinds[k]->len; i++)
      g_ptr_array_add(models, ((ModelDef *)g_ptr_array_index(kinds[k], i))->name);
  g_ptr_array_add(models, NULL);
  const char *const *names = (const char *const *)models->pdata;
  for (guint i = 0; i < study->compare->len; i++) {
    const CompareDef *compare = g_ptr_array_index(study->compare, i);
    check_models_of(reader, yaml_get(compare->node, "models"), compare->models, names);
  }
  for (guint i = 0; i < study->charts->len; i++) {
    const ChartDef *chart = g_ptr_array_index(study->charts, i);
    if (chart->kind != CHART_ANALYSIS)
      check_models_of(reader, yaml_get(chart->node, "of"), chart->models, names);
  }
}

/* Charts of analyses name one of the kind that they draw. */
static void
check_analysis_chart(StudyReader *reader, const ChartDef *chart)
{
  const AnalysisKind *kind = analysis_kind_of_chart(chart->analysis);
  const char *name = chart->models ? chart->models[0] : NULL;
  const AnalysisDef *named = name ? study_analysis(reader->study, name) : NULL;
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  if (!name || (named && named->kind == kind))
    return;
  const YamlNode *of = item_of(yaml_get(chart->node, "of"), 0);
  if (named) {
    reader_problem(reader, of, DATA_ERROR_SCHEMA, "'%s' is of kind %s, and a chart '%s' draws %s", name,
                   named->kind->key, chart->analysis, kind->key);
    return;
  }
  for (guint i = 0; i < reader->study->analyses->len; i++) {
    const AnalysisDef *analysis = g_ptr_array_index(reader->study->analyses, i);
    if (analysis->kind == kind)
      g_ptr_array_add(names, analysis->name);
  }
  g_ptr_array_add(names, NULL);
  g_autofree char *what =
      g_strdup_printf(kind->parts ? "there is no item of kind %s named" : "there is no item of '%s' named", kind->key);
  refuse_name(reader, of, 0, what, name, (const char *const *)names->pdata);
}

static void
check_analysis_charts(StudyReader *reader)
{
  for (guint i = 0; i < reader->study->charts->len; i++) {
    const ChartDef *chart = g_ptr_array_index(reader->study->charts, i);
    if (chart->kind == CHART_ANALYSIS)
      check_analysis_chart(reader, chart);
  }
}

/* Tables and charts of claims need the study's key. */
static void
check_claims(StudyReader *reader)
{
  const Study *study = reader->study;
  for (guint i = 0; !study->claims && i < study->tables->len; i++) {
    const TableDef *table = g_ptr_array_index(study->tables, i);
    if (table->kind && g_str_equal(table->kind->word, "claims"))
      reader_problem(reader, yaml_get(table->node, "kind"), DATA_ERROR_NAME, NO_CLAIMS);
  }
  for (guint i = 0; !study->claims && i < study->charts->len; i++) {
    const ChartDef *chart = g_ptr_array_index(study->charts, i);
    if (chart->kind == CHART_CLAIMS)
      reader_problem(reader, yaml_get(chart->node, "kind"), DATA_ERROR_NAME, NO_CLAIMS);
  }
}

/* Names of all models, tables and charts, NULL-terminated (transfer container). */
static GPtrArray *
shown_names(const Study *study)
{
  const GPtrArray *models[] = {study->trends, study->regressions, study->correlations};
  GPtrArray *names = g_ptr_array_new();
  for (gsize k = 0; k < G_N_ELEMENTS(models); k++)
    for (guint i = 0; i < models[k]->len; i++)
      g_ptr_array_add(names, ((ModelDef *)g_ptr_array_index(models[k], i))->name);
  for (guint i = 0; i < study->compare->len; i++)
    g_ptr_array_add(names, ((CompareDef *)g_ptr_array_index(study->compare, i))->name);
  for (guint i = 0; i < study->analyses->len; i++)
    g_ptr_array_add(names, ((AnalysisDef *)g_ptr_array_index(study->analyses, i))->name);
  for (guint i = 0; i < study->tables->len; i++)
    g_ptr_array_add(names, ((TableDef *)g_ptr_array_index(study->tables, i))->name);
  for (guint i = 0; i < study->charts->len; i++)
    g_ptr_array_add(names, ((ChartDef *)g_ptr_array_index(study->charts, i))->name);
  g_ptr_array_add(names, NULL);
  return names;
}

static void
check_sections(StudyReader *reader)
{
  g_autoptr(GPtrArray) shown = shown_names(reader->study);
  const char *const *names = (const char *const *)shown->pdata;
  for (guint i = 0; i < reader->study->sections->len; i++) {
    const SectionDef *section = g_ptr_array_index(reader->study->sections, i);
    for (guint j = 0; section->show && section->show[j]; j++)
      if (!g_strv_contains(names, section->show[j]))
        refuse_name(reader, item_of(yaml_get(section->node, "show"), j), 0, "nothing is named", section->show[j],
                    names);
  }
}

void
check_study(StudyReader *reader)
{
  check_resources(reader);
  check_all_names(reader);
  check_breakdowns(reader);
  check_comparisons(reader);
  check_analysis_charts(reader);
  check_claims(reader);
  check_sections(reader);
}
