#include "study.h"

#include <math.h>
#include <string.h>

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
  g_ptr_array_unref(study->tables);
  g_ptr_array_unref(study->charts);
  g_ptr_array_unref(study->sections);
  g_free(study->path);
  g_free(study->title);
  g_free(study->events);
  package_free(study->package);
  yaml_free(study->yaml);
  g_free(study);
}

static Study *
study_new(const char *path)
{
  Study *study = g_new0(Study, 1);
  study->path = g_strdup(path);
  study->blocs = g_ptr_array_new_with_free_func(bloc_def_free);
  study->series = g_ptr_array_new_with_free_func(series_def_free);
  study->trends = g_ptr_array_new_with_free_func(model_def_free);
  study->regressions = g_ptr_array_new_with_free_func(model_def_free);
  study->correlations = g_ptr_array_new_with_free_func(model_def_free);
  study->tables = g_ptr_array_new_with_free_func(table_def_free);
  study->charts = g_ptr_array_new_with_free_func(chart_def_free);
  study->sections = g_ptr_array_new_with_free_func(section_def_free);
  return study;
}

void
reader_each(StudyReader *reader, const YamlNode *map, const char *key, ReadItem read)
{
  const YamlNode *list = yaml_get(map, key);
  if (!list)
    return;
  if (list->kind != YAML_LIST) {
    reader_problem(reader, list, DATA_ERROR_SCHEMA, "'%s' must be a list", key);
    return;
  }
  for (guint i = 0; i < list->items->len; i++) {
    const YamlNode *item = g_ptr_array_index(list->items, i);
    if (item->kind == YAML_MAP)
      read(reader, item);
    else
      reader_problem(reader, item, DATA_ERROR_SCHEMA, "an item of '%s' must be a map (name: ...)", key);
  }
}

void
phrase_free(gpointer data)
{
  Phrase *phrase = data;
  if (phrase)
    expr_free(phrase->expr);
  g_free(phrase);
}

static gboolean
balanced(const char *text)
{
  int open = 0;
  for (; *text && open >= 0; text++)
    open += *text == '(' ? 1 : *text == ')' ? -1 : 0;
  return open == 0;
}

Phrase *
reader_phrase(StudyReader *reader, const YamlNode *node, gboolean in_list)
{
  if (node->kind != YAML_SCALAR) {
    reader_problem(reader, node, DATA_ERROR_SCHEMA, "expected an expression, not a %s", yaml_kind_name(node->kind));
    return NULL;
  }
  if (in_list && node->plain && !balanced(node->text)) {
    reader_problem(reader, node, DATA_ERROR_SYNTAX,
                   "the brackets of '%s' do not balance: a list splits at commas, so put the item in quotes",
                   node->text);
    return NULL;
  }
  g_autoptr(GError) error = NULL;
  gsize offset = 0;
  Expr *expr = expr_parse(node->text, &offset, &error);
  if (!expr) {
    yaml_problem(reader->yaml, node, offset, DATA_ERROR_SYNTAX, reader->problems, "%s", error->message);
    return NULL;
  }
  Phrase *phrase = g_new0(Phrase, 1);
  phrase->node = node;
  phrase->expr = expr;
  return phrase;
}

GPtrArray *
reader_phrases(StudyReader *reader, const YamlNode *map, const char *key)
{
  GPtrArray *phrases = g_ptr_array_new_with_free_func(phrase_free);
  const YamlNode *node = yaml_get(map, key);
  if (!node)
    return phrases;
  const gboolean list = node->kind == YAML_LIST;
  for (guint i = 0; i < (list ? node->items->len : 1); i++) {
    Phrase *phrase = reader_phrase(reader, list ? g_ptr_array_index(node->items, i) : node, list);
    if (phrase)
      g_ptr_array_add(phrases, phrase);
  }
  return phrases;
}

static gboolean
well_formed(const char *name, gboolean identifier)
{
  if (identifier ? !(g_ascii_isalpha(name[0]) || name[0] == '_') : !g_ascii_islower(name[0]))
    return FALSE;
  for (const char *at = name; *at; at++)
    if (identifier ? !(g_ascii_isalnum(*at) || *at == '_')
                   : !(g_ascii_islower(*at) || g_ascii_isdigit(*at) || *at == '-'))
      return FALSE;
  return TRUE;
}

char *
reader_name(StudyReader *reader, const YamlNode *map, gboolean identifier)
{
  const char *name = yaml_get_text(map, "name");
  if (!name)
    reader_problem(reader, map, DATA_ERROR_SCHEMA, "a 'name' is missing");
  else if (well_formed(name, identifier))
    return g_strdup(name);
  else
    reader_problem(reader, yaml_get(map, "name"), DATA_ERROR_SCHEMA, "'%s' cannot be a name here: %s", name,
                   identifier ? "letters, digits and '_', not a digit first (a hyphen would be a minus)"
                              : "small letters, digits and '-', a letter first");
  return NULL;
}

gboolean
reader_sample(StudyReader *reader, const YamlNode *map, const char *key, gboolean *has, Period *sample)
{
  const YamlNode *node = yaml_get(map, key);
  if (!node)
    return TRUE;
  const char *why = "a range is written 1998..2020";
  if (node->kind != YAML_SCALAR || !period_parse_range(node->text, strlen(node->text), sample, &why)) {
    reader_problem(reader, node, DATA_ERROR_PERIOD, "'%s' is not a range of periods (%s)", key, why);
    return FALSE;
  }
  *has = TRUE;
  return TRUE;
}

void
reader_as_of(StudyReader *reader, const YamlNode *map, int *as_of)
{
  const YamlNode *node = yaml_get(map, "as-of");
  if (!node)
    return;
  double year = 0;
  if (node->kind == YAML_SCALAR && g_str_equal(node->text, "in-force"))
    *as_of = AS_OF_IN_FORCE;
  else if (node->kind == YAML_SCALAR && yaml_read_number(reader->yaml, map, "as-of", &year, reader->problems) &&
           year == floor(year) && year >= 1 && year <= 9999)
    *as_of = (int)year;
  else
    reader_problem(reader, node, DATA_ERROR_SCHEMA, "'as-of' must be a year or in-force");
}

static void
read_blocs(StudyReader *reader, const YamlNode *root)
{
  static const char *const allowed[] = {"members", "as-of", NULL};
  const YamlNode *blocs = yaml_get(root, "blocs");
  if (blocs && blocs->kind != YAML_MAP)
    reader_problem(reader, blocs, DATA_ERROR_SCHEMA, "'blocs' must be a map of names");
  for (guint i = 0; blocs && blocs->kind == YAML_MAP && i < blocs->items->len; i++) {
    const YamlNode *item = g_ptr_array_index(blocs->items, i);
    const char *members = yaml_get_text(item, "members");
    yaml_check_keys(reader->yaml, item, allowed, reader->problems);
    if (!members) {
      reader_problem(reader, item, DATA_ERROR_SCHEMA, "a bloc needs 'members', the name of a resource");
      continue;
    }
    BlocDef *bloc = g_new0(BlocDef, 1);
    bloc->name = g_strdup(((const YamlNode *)g_ptr_array_index(blocs->keys, i))->text);
    bloc->resource = g_strdup(members);
    bloc->node = yaml_get(item, "members");
    reader_as_of(reader, item, &bloc->as_of);
    g_ptr_array_add(reader->study->blocs, bloc);
  }
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

/* Every name that a section shows must exist, as a model, a table or a chart. */
static void
check_sections(StudyReader *reader)
{
  const Study *study = reader->study;
  const GPtrArray *kinds[] = {study->trends, study->regressions, study->correlations};
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (gsize k = 0; k < G_N_ELEMENTS(kinds); k++)
    for (guint i = 0; i < kinds[k]->len; i++)
      g_ptr_array_add(names, ((ModelDef *)g_ptr_array_index(kinds[k], i))->name);
  for (guint i = 0; i < study->tables->len; i++)
    g_ptr_array_add(names, ((TableDef *)g_ptr_array_index(study->tables, i))->name);
  for (guint i = 0; i < study->charts->len; i++)
    g_ptr_array_add(names, ((ChartDef *)g_ptr_array_index(study->charts, i))->name);
  g_ptr_array_add(names, NULL);
  for (guint i = 0; i < study->sections->len; i++) {
    const SectionDef *section = g_ptr_array_index(study->sections, i);
    for (char **name = section->show; name && *name; name++) {
      if (g_strv_contains((const char *const *)names->pdata, *name))
        continue;
      const char *near = nearest_name(*name, (const char *const *)names->pdata);
      reader_problem(reader, yaml_get(section->node, "show"), DATA_ERROR_NAME, "nothing is named '%s'%s%s%s", *name,
                     near ? ", did you mean '" : "", near ? near : "", near ? "'?" : "");
    }
  }
}

static void
check_resource(StudyReader *reader, const YamlNode *node, const char *name)
{
  if (!reader->study->package || package_find(reader->study->package, name))
    return;
  g_autofree const char **names = package_names(reader->study->package);
  const char *near = nearest_name(name, names);
  reader_problem(reader, node, DATA_ERROR_NAME, "the data package has no resource '%s'%s%s%s", name,
                 near ? ", did you mean '" : "", near ? near : "", near ? "'?" : "");
}

static void
check_resources(StudyReader *reader)
{
  const Study *study = reader->study;
  for (guint i = 0; i < study->blocs->len; i++) {
    const BlocDef *bloc = g_ptr_array_index(study->blocs, i);
    check_resource(reader, bloc->node, bloc->resource);
  }
  for (guint i = 0; i < study->series->len; i++) {
    const SeriesDef *series = g_ptr_array_index(study->series, i);
    for (char **name = series->from; name && *name; name++)
      check_resource(reader, yaml_get(series->node, "from"), *name);
  }
  if (study->events)
    check_resource(reader, yaml_get(study->yaml->root, "events"), study->events);
}

static gboolean
read_package(StudyReader *reader, const YamlNode *root, GError **error)
{
  const char *data = yaml_get_text(root, "data");
  if (!data) {
    reader_problem(reader, root, DATA_ERROR_SCHEMA, "a study needs 'data', the path of a datapackage.json");
    return TRUE;
  }
  g_autofree char *folder = g_path_get_dirname(reader->study->path);
  g_autofree char *path =
      g_path_is_absolute(data) || g_str_equal(folder, ".") ? g_strdup(data) : g_build_filename(folder, data, NULL);
  reader->study->package = package_read(path, error);
  return reader->study->package != NULL;
}

Study *
study_read(const char *path, GError **error)
{
  static const char *const allowed[] = {"title",       "data",         "events", "blocs",  "series", "trends",
                                        "regressions", "correlations", "tables", "charts", "report", NULL};
  g_autoptr(Study) study = study_new(path);
  g_autoptr(Problems) problems = problems_new();
  study->yaml = yaml_read(path, error);
  if (!study->yaml)
    return NULL;
  const YamlNode *root = study->yaml->root;
  StudyReader reader = {.study = study, .yaml = study->yaml, .problems = problems};
  yaml_check_keys(study->yaml, root, allowed, problems);
  yaml_read_text(study->yaml, root, "title", &study->title, problems);
  yaml_read_text(study->yaml, root, "events", &study->events, problems);
  if (!read_package(&reader, root, error))
    return NULL;
  read_blocs(&reader, root);
  reader_each(&reader, root, "series", read_series_def);
  reader_each(&reader, root, "trends", read_trend_def);
  reader_each(&reader, root, "regressions", read_regression_def);
  reader_each(&reader, root, "correlations", read_correlation_def);
  reader_each(&reader, root, "tables", read_table_def);
  reader_each(&reader, root, "charts", read_chart_def);
  reader_each(&reader, root, "report", read_section);
  check_resources(&reader);
  check_sections(&reader);
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
