#include <string.h>

#include "datasets/problems.h"
#include "study_reader.h"

void
model_def_free(gpointer data)
{
  ModelDef *model = data;
  g_free(model->name);
  g_ptr_array_unref(model->of);
  formula_free(model->formula);
  model_options_clear(&model->options);
  g_free(model);
}

void
compare_def_free(gpointer data)
{
  CompareDef *compare = data;
  g_free(compare->name);
  g_strfreev(compare->models);
  g_free(compare);
}

/* One key of the options; NULL or null leaves it. */
static void
read_option(StudyReader *reader, const YamlNode *map, const char *key, ModelOptions *options)
{
  const YamlNode *node = yaml_get(map, key);
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) list = g_string_new(NULL);
  if (node && node->kind == YAML_LIST) /* levels: [50, 80] */
    for (guint i = 0; i < node->items->len; i++)
      g_string_append_printf(list, "%s%s", i ? ", " : "", ((YamlNode *)g_ptr_array_index(node->items, i))->text);
  const char *text = node && node->kind == YAML_LIST && g_str_equal(key, "levels")
                         ? list->str
                         : yaml_expect_text(reader->yaml, map, key, reader->problems);
  if (text && !model_options_set(options, key, text, &error))
    reader_problem(reader, node, DATA_ERROR_SCHEMA, "'%s' %s", key, error->message);
}

/* errors: a word, or a map of method and what belongs to it. */
static void
read_errors(StudyReader *reader, const YamlNode *item, ModelOptions *options)
{
  static const char *const allowed[] = {"method", "like",  "kernel",    "bandwidth", "lag", "prewhiten",
                                        "factor", "block", "resamples", "seed",      NULL};
  const YamlNode *errors = yaml_get(item, "errors");
  g_autoptr(GError) error = NULL;
  if (!errors || errors->kind != YAML_MAP) {
    read_option(reader, item, "errors", options);
    return;
  }
  yaml_check_keys(reader->yaml, errors, allowed, reader->problems);
  const char *method = yaml_expect_text(reader->yaml, errors, "method", reader->problems);
  if (method && !model_options_set(options, "errors", method, &error))
    reader_problem(reader, yaml_get(errors, "method"), DATA_ERROR_SCHEMA, "'method' %s", error->message);
  for (const char *const *key = allowed + 1; *key; key++)
    read_option(reader, errors, *key, options);
}

/* forecast: a number of steps, or a map of steps and levels. */
static void
read_forecast(StudyReader *reader, const YamlNode *item, ModelOptions *options)
{
  static const char *const allowed[] = {"steps", "levels", NULL};
  const YamlNode *forecast = yaml_get(item, "forecast");
  g_autoptr(GError) error = NULL;
  if (forecast && forecast->kind == YAML_MAP) {
    yaml_check_keys(reader->yaml, forecast, allowed, reader->problems);
    read_option(reader, forecast, "steps", options);
    read_option(reader, forecast, "levels", options);
    return;
  }
  const char *steps = yaml_expect_text(reader->yaml, item, "forecast", reader->problems);
  if (steps && !model_options_set(options, "steps", steps, &error))
    reader_problem(reader, forecast, DATA_ERROR_SCHEMA, "'forecast' %s", error->message);
}

static void
finish_options(StudyReader *reader, const YamlNode *item, ModelOptions *options)
{
  const char *key = NULL;
  g_autoptr(GError) error = NULL;
  if (model_options_finish(options, &key, &error))
    return;
  const YamlNode *errors = yaml_get(item, "errors"), *forecast = yaml_get(item, "forecast");
  const YamlNode *at = yaml_get(item, key) ? yaml_get(item, key) : yaml_get(errors, key);
  at = at ? at : yaml_get(forecast, key);
  reader_problem(reader, at ? at : item, DATA_ERROR_SCHEMA, "'%s' %s", key, error->message);
}

static ModelDef *
read_model(StudyReader *reader, const YamlNode *item, const char *const *allowed, GPtrArray *models)
{
  yaml_check_keys(reader->yaml, item, allowed, reader->problems);
  char *name = reader_name(reader, item, FALSE);
  if (*name && study_model(models, name))
    reader_problem(reader, yaml_get(item, "name"), DATA_ERROR_NAME, "two items are named '%s'", name);
  ModelDef *model = g_new0(ModelDef, 1);
  g_ptr_array_add(models, model);
  model->name = name;
  model->node = item;
  model->of = reader_phrases(reader, item, "of");
  model_options_init(&model->options);
  reader_sample(reader, item, "sample", &model->options.has_sample, &model->options.sample);
  return model;
}

void
read_trend_def(StudyReader *reader, const YamlNode *item)
{
  static const char *const allowed[] = {"name", "of", "sample", "errors", "lag", "forecast", NULL};
  ModelDef *model = read_model(reader, item, allowed, reader->study->trends);
  read_errors(reader, item, &model->options);
  read_option(reader, item, "lag", &model->options);
  read_forecast(reader, item, &model->options);
  finish_options(reader, item, &model->options);
  reader_check_of(reader, item, 1, "one series or expression");
}

void
read_correlation_def(StudyReader *reader, const YamlNode *item)
{
  static const char *const allowed[] = {"name", "of", "sample", NULL};
  read_model(reader, item, allowed, reader->study->correlations);
  reader_check_of(reader, item, 2, "a list of two series or expressions");
}

void
reader_formula(StudyReader *reader, const YamlNode *item, Formula **formula, const YamlNode **at)
{
  const YamlNode *node = yaml_get(item, "formula");
  if (!node || node->kind != YAML_SCALAR) {
    reader_problem(reader, node ? node : item, DATA_ERROR_SCHEMA, "a 'formula' such as y ~ x + trend is missing");
    return;
  }
  g_autoptr(GError) error = NULL;
  gsize offset = 0;
  if (reader_is_split(reader, node, FALSE))
    return;
  *at = node;
  *formula = formula_parse(node->text, &offset, &error);
  if (!*formula)
    yaml_problem(reader->yaml, node, offset, DATA_ERROR_SYNTAX, reader->problems, "%s", error->message);
}

void
read_regression_def(StudyReader *reader, const YamlNode *item)
{
  static const char *const allowed[] = {"name",           "formula", "sample", "estimator", "weights",
                                        "drop-collinear", "errors",  "lag",    "forecast",  NULL};
  ModelDef *model = read_model(reader, item, allowed, reader->study->regressions);
  for (const char *const *key = allowed + 3; !g_str_equal(*key, "errors"); key++)
    read_option(reader, item, *key, &model->options);
  read_errors(reader, item, &model->options);
  read_option(reader, item, "lag", &model->options);
  read_forecast(reader, item, &model->options);
  finish_options(reader, item, &model->options);
  reader_formula(reader, item, &model->formula, &model->formula_node);
}

void
read_compare_def(StudyReader *reader, const YamlNode *item)
{
  static const char *const allowed[] = {"name", "models", NULL};
  yaml_check_keys(reader->yaml, item, allowed, reader->problems);
  char *name = reader_name(reader, item, FALSE);
  if (*name && study_compare(reader->study, name))
    reader_problem(reader, yaml_get(item, "name"), DATA_ERROR_NAME, "two items are named '%s'", name);
  CompareDef *compare = g_new0(CompareDef, 1);
  g_ptr_array_add(reader->study->compare, compare);
  compare->name = name;
  compare->node = item;
  yaml_read_texts(reader->yaml, item, "models", &compare->models, reader->problems);
  if (!compare->models || g_strv_length(compare->models) < 2)
    reader_problem(reader, yaml_get(item, "models") ? yaml_get(item, "models") : item, DATA_ERROR_SCHEMA,
                   "a comparison needs 'models', two or more names of regressions or trends");
}

static void
column_def_free(gpointer data)
{
  ColumnDef *column = data;
  g_free(column->name);
  phrase_free(column->phrase);
  g_free(column);
}

void
table_def_free(gpointer data)
{
  TableDef *table = data;
  g_free(table->name);
  g_ptr_array_unref(table->columns);
  g_free(table);
}

static void
check_column_name(StudyReader *reader, const YamlNode *item, const TableDef *table, const char *name)
{
  if (g_str_equal(name, "period"))
    reader_problem(reader, item, DATA_ERROR_NAME, "'period' is the first column of every table");
  for (guint i = 0; *name && i < table->columns->len; i++)
    if (g_str_equal(((const ColumnDef *)g_ptr_array_index(table->columns, i))->name, name)) {
      reader_problem(reader, item, DATA_ERROR_NAME, "two columns are named '%s'", name);
      return;
    }
}

/* A column is a series' name, or {name, expr}. */
static void
read_column(StudyReader *reader, const YamlNode *item, TableDef *table)
{
  static const char *const allowed[] = {"name", "expr", NULL};
  const gboolean map = item->kind == YAML_MAP;
  if (map)
    yaml_check_keys(reader->yaml, item, allowed, reader->problems);
  const YamlNode *expr = map ? yaml_get(item, "expr") : item;
  char *name = map ? reader_name(reader, item, TRUE) : g_strdup(item->kind == YAML_SCALAR ? item->text : "");
  Phrase *phrase = expr ? reader_phrase(reader, expr, !map) : NULL;
  if (!expr)
    reader_problem(reader, item, DATA_ERROR_SCHEMA, "a column needs an 'expr'");
  else if (phrase && !map && phrase->expr->kind != EXPR_NAME)
    reader_problem(reader, item, DATA_ERROR_SCHEMA,
                   "a column that is an expression needs a name: { name: ..., expr: '%s' }", item->text);
  ColumnDef *column = g_new0(ColumnDef, 1);
  column->name = name;
  column->phrase = phrase;
  check_column_name(reader, item, table, name);
  g_ptr_array_add(table->columns, column);
}

/* The columns and the sample of a table of series. */
static void
read_columns(StudyReader *reader, const YamlNode *item, TableDef *table)
{
  static const char *const allowed[] = {"name", "columns", "sample", NULL};
  yaml_check_keys(reader->yaml, item, allowed, reader->problems);
  const YamlNode *columns = yaml_get(item, "columns");
  if (!columns || columns->kind != YAML_LIST || columns->items->len == 0)
    reader_problem(reader, columns ? columns : item, DATA_ERROR_SCHEMA, "a table needs a list of 'columns'");
  for (guint i = 0; columns && columns->kind == YAML_LIST && i < columns->items->len; i++)
    read_column(reader, g_ptr_array_index(columns->items, i), table);
  reader_sample(reader, item, "sample", &table->has_sample, &table->sample);
}

/* A table that holds a result: its kind and the keys that belong to it. */
static void
read_table_kind(StudyReader *reader, const YamlNode *item, TableDef *table)
{
  const char *allowed[3 + G_N_ELEMENTS(table->kind->options)] = {"name", "kind"};
  g_autoptr(GPtrArray) words = g_ptr_array_new();
  guint chosen;
  for (const TableKind *kind = table_kinds; kind->word; kind++)
    g_ptr_array_add(words, (gpointer)kind->word);
  g_ptr_array_add(words, NULL);
  if (!reader_is_given(item, "kind"))
    reader_problem(reader, item, DATA_ERROR_SCHEMA,
                   "the 'kind' of this table is empty: without that key, a table has 'columns'");
  if (!reader_choice(reader, item, "kind", (const char *const *)words->pdata, &chosen))
    return;
  table->kind = &table_kinds[chosen];
  for (gsize i = 0; i < G_N_ELEMENTS(table->kind->options) && table->kind->options[i]; i++)
    allowed[i + 2] = table->kind->options[i];
  yaml_check_keys(reader->yaml, item, allowed, reader->problems);
}

void
read_table_def(StudyReader *reader, const YamlNode *item)
{
  char *name = reader_name(reader, item, FALSE);
  if (*name && study_table(reader->study, name))
    reader_problem(reader, yaml_get(item, "name"), DATA_ERROR_NAME, "two tables are named '%s'", name);
  TableDef *table = g_new0(TableDef, 1);
  table->name = name;
  table->node = item;
  table->columns = g_ptr_array_new_with_free_func(column_def_free);
  g_ptr_array_add(reader->study->tables, table);
  if (yaml_get(item, "kind"))
    read_table_kind(reader, item, table);
  else
    read_columns(reader, item, table);
}
