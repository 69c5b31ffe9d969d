#include "study.h"

#include <string.h>

#include "analysis.h"
#include "study_reader.h"

static void
bloc_def_free(gpointer data)
{
  BlocDef *bloc = data;
  g_free(bloc->name);
  g_free(bloc->resource);
  g_free(bloc);
}

static void
section_def_free(gpointer data)
{
  SectionDef *section = data;
  g_free(section->question);
  g_free(section->text);
  g_strfreev(section->show);
  g_free(section);
}

void
study_free(Study *study)
{
  if (!study)
    return;
  g_ptr_array_unref(study->blocs);
  g_ptr_array_unref(study->series);
  g_ptr_array_unref(study->trends);
  g_ptr_array_unref(study->regressions);
  g_ptr_array_unref(study->correlations);
  g_ptr_array_unref(study->compare);
  g_ptr_array_unref(study->tables);
  g_ptr_array_unref(study->charts);
  g_ptr_array_unref(study->sections);
  g_ptr_array_unref(study->breakdowns);
  g_ptr_array_unref(study->analyses);
  g_free(study->path);
  g_free(study->title);
  g_free(study->events);
  g_free(study->claims);
  package_free(study->package);
  yaml_free(study->yaml);
  g_free(study);
}

Study *
study_empty(const char *path)
{
  Study *study = g_new0(Study, 1);
  study->path = g_strdup(path);
  study->blocs = g_ptr_array_new_with_free_func(bloc_def_free);
  study->series = g_ptr_array_new_with_free_func(series_def_free);
  study->trends = g_ptr_array_new_with_free_func(model_def_free);
  study->regressions = g_ptr_array_new_with_free_func(model_def_free);
  study->correlations = g_ptr_array_new_with_free_func(model_def_free);
  study->compare = g_ptr_array_new_with_free_func(compare_def_free);
  study->tables = g_ptr_array_new_with_free_func(table_def_free);
  study->charts = g_ptr_array_new_with_free_func(chart_def_free);
  study->breakdowns = g_ptr_array_new_with_free_func(breakdown_def_free);
  study->analyses = g_ptr_array_new_with_free_func(analysis_def_free);
  study->sections = g_ptr_array_new_with_free_func(section_def_free);
  return study;
}

static void
read_bloc(StudyReader *reader, const char *name, const YamlNode *item)
{
  static const char *const allowed[] = {"members", "as-of", NULL};
  yaml_check_keys(reader->yaml, item, allowed, reader->problems);
  const char *members = yaml_expect_text(reader->yaml, item, "members", reader->problems);
  if (!members) {
    reader_problem(reader, item, DATA_ERROR_SCHEMA, "a bloc needs 'members', the name of a resource");
    return;
  }
  BlocDef *bloc = g_new0(BlocDef, 1);
  bloc->name = g_strdup(name);
  bloc->resource = g_strdup(members);
  bloc->node = yaml_get(item, "members");
  reader_as_of(reader, item, &bloc->as_of);
  g_ptr_array_add(reader->study->blocs, bloc);
}

static void
read_blocs(StudyReader *reader, const YamlNode *root)
{
  const YamlNode *blocs = yaml_expect(reader->yaml, root, "blocs", YAML_MAP, reader->problems);
  for (guint i = 0; blocs && i < blocs->items->len; i++)
    read_bloc(reader, ((const YamlNode *)g_ptr_array_index(blocs->keys, i))->text, g_ptr_array_index(blocs->items, i));
}

static void
read_section(StudyReader *reader, const YamlNode *item)
{
  static const char *const allowed[] = {"question", "text", "show", NULL};
  yaml_check_keys(reader->yaml, item, allowed, reader->problems);
  SectionDef *section = g_new0(SectionDef, 1);
  section->node = item;
  g_ptr_array_add(reader->study->sections, section);
  yaml_read_text(reader->yaml, item, "question", &section->question, reader->problems);
  yaml_read_text(reader->yaml, item, "text", &section->text, reader->problems);
  yaml_read_texts(reader->yaml, item, "show", &section->show, reader->problems);
  if (!section->question)
    reader_problem(reader, item, DATA_ERROR_SCHEMA, "a section of the report needs a 'question'");
}

static gboolean
read_package(StudyReader *reader, const YamlNode *root, GError **error)
{
  const char *data = yaml_expect_text(reader->yaml, root, "data", reader->problems);
  if (!data) {
    if (!yaml_get(root, "data") || yaml_get(root, "data")->kind == YAML_SCALAR)
      reader_problem(reader, root, DATA_ERROR_SCHEMA, "a study needs 'data', the path of a datapackage.json");
    return TRUE;
  }
  g_autofree char *folder = g_path_get_dirname(reader->study->path);
  g_autofree char *path =
      g_path_is_absolute(data) || g_str_equal(folder, ".") ? g_strdup(data) : g_build_filename(folder, data, NULL);
  reader->study->package = package_read(path, error);
  return reader->study->package != NULL;
}

/* The keys of a study: its parts, and the kinds of analyses. */
static void
check_root(const Yaml *yaml, Problems *problems)
{
  static const char *const parts[] = {"title",  "data",        "events",       "blocs",      "series",
                                      "trends", "regressions", "correlations", "compare",    "tables",
                                      "charts", "claims",      "report",       "breakdowns", "indicators"};
  g_autoptr(GPtrArray) allowed = g_ptr_array_new();
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
    g_ptr_array_add(allowed, (gpointer)parts[i]);
  for (const AnalysisKind *kind = analysis_kinds; kind->key; kind++)
    if (!kind->parts)
      g_ptr_array_add(allowed, (gpointer)kind->key);
  g_ptr_array_add(allowed, NULL);
  yaml_check_keys(yaml, yaml->root, (const char *const *)allowed->pdata, problems);
}

Study *
study_read(const char *path, GError **error)
{
  g_autoptr(Study) study = study_empty(path);
  g_autoptr(Problems) problems = problems_new();
  study->yaml = yaml_read(path, error);
  if (!study->yaml)
    return NULL;
  const YamlNode *root = study->yaml->root;
  StudyReader reader = {.study = study, .yaml = study->yaml, .problems = problems};
  check_root(study->yaml, problems);
  yaml_read_text(study->yaml, root, "title", &study->title, problems);
  yaml_read_text(study->yaml, root, "events", &study->events, problems);
  yaml_read_text(study->yaml, root, "claims", &study->claims, problems);
  if (!read_package(&reader, root, error))
    return NULL;
  read_blocs(&reader, root);
  reader_each(&reader, root, "breakdowns", read_breakdown_def);
  reader_each(&reader, root, "series", read_series_def);
  reader_each(&reader, root, "trends", read_trend_def);
  reader_each(&reader, root, "regressions", read_regression_def);
  reader_each(&reader, root, "correlations", read_correlation_def);
  reader_each(&reader, root, "compare", read_compare_def);
  read_analyses(&reader, root);
  reader_each(&reader, root, "tables", read_table_def);
  reader_each(&reader, root, "charts", read_chart_def);
  reader_each(&reader, root, "report", read_section);
  check_study(&reader);
  return problems_raise(problems, error) ? g_steal_pointer(&study) : NULL;
}

const SeriesDef *
study_series(const Study *study, const char *name)
{
  for (guint i = 0; i < study->series->len; i++) {
    const SeriesDef *series = g_ptr_array_index(study->series, i);
    if (g_str_equal(series->name, name))
      return series;
  }
  return NULL;
}

const BreakdownDef *
study_breakdown(const Study *study, const char *name)
{
  for (guint i = 0; i < study->breakdowns->len; i++) {
    const BreakdownDef *breakdown = g_ptr_array_index(study->breakdowns, i);
    if (g_str_equal(breakdown->name, name))
      return breakdown;
  }
  return NULL;
}

const ModelDef *
study_model(const GPtrArray *models, const char *name)
{
  for (guint i = 0; i < models->len; i++) {
    const ModelDef *model = g_ptr_array_index(models, i);
    if (g_str_equal(model->name, name))
      return model;
  }
  return NULL;
}

const CompareDef *
study_compare(const Study *study, const char *name)
{
  for (guint i = 0; i < study->compare->len; i++) {
    const CompareDef *compare = g_ptr_array_index(study->compare, i);
    if (g_str_equal(compare->name, name))
      return compare;
  }
  return NULL;
}

const TableDef *
study_table(const Study *study, const char *name)
{
  for (guint i = 0; i < study->tables->len; i++) {
    const TableDef *table = g_ptr_array_index(study->tables, i);
    if (g_str_equal(table->name, name))
      return table;
  }
  return NULL;
}

const ChartDef *
study_chart(const Study *study, const char *name)
{
  for (guint i = 0; i < study->charts->len; i++) {
    const ChartDef *chart = g_ptr_array_index(study->charts, i);
    if (g_str_equal(chart->name, name))
      return chart;
  }
  return NULL;
}

const char **
study_series_names(const Study *study)
{
  const char **names = g_new0(const char *, study->series->len + 1);
  for (guint i = 0; i < study->series->len; i++)
    names[i] = ((const SeriesDef *)g_ptr_array_index(study->series, i))->name;
  return names;
}
