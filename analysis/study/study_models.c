#include <math.h>

#include "study_reader.h"

void
model_def_free(gpointer data)
{
  ModelDef *model = data;
  g_free(model->name);
  g_ptr_array_unref(model->of);
  formula_free(model->formula);
  g_free(model);
}

static void
read_errors(StudyReader *reader, const YamlNode *item, ModelDef *model)
{
  static const char *const kinds[] = {"newey-west", "plain", NULL};
  const char *text = yaml_get_text(item, "errors");
  double lag = -1;
  if (text && g_str_equal(text, "plain"))
    model->errors = ERRORS_PLAIN;
  else if (text && !g_str_equal(text, "newey-west")) {
    const char *near = nearest_name(text, kinds);
    reader_problem(reader, yaml_get(item, "errors"), DATA_ERROR_SCHEMA,
                   "'errors' must be newey-west or plain, not '%s'%s%s%s", text, near ? ", did you mean '" : "",
                   near ? near : "", near ? "'?" : "");
  }
  yaml_read_number(reader->yaml, item, "lag", &lag, reader->problems);
  if (yaml_get(item, "lag") && (lag < 0 || lag != floor(lag) || lag > 1e6))
    reader_problem(reader, yaml_get(item, "lag"), DATA_ERROR_SCHEMA, "'lag' must be a whole number, 0 or more");
  model->lag = (int)lag;
}

static ModelDef *
read_model(StudyReader *reader, const YamlNode *item, const char *const *allowed, GPtrArray *models)
{
  yaml_check_keys(reader->yaml, item, allowed, reader->problems);
  char *name = reader_name(reader, item, FALSE);
  if (!name)
    return NULL;
  if (study_model(models, name))
    reader_problem(reader, yaml_get(item, "name"), DATA_ERROR_NAME, "two items are named '%s'", name);
  ModelDef *model = g_new0(ModelDef, 1);
  g_ptr_array_add(models, model);
  model->name = name;
  model->node = item;
  model->of = reader_phrases(reader, item, "of");
  read_errors(reader, item, model);
  reader_sample(reader, item, "sample", &model->has_sample, &model->sample);
  return model;
}

static void
check_count(StudyReader *reader, const YamlNode *item, guint wanted, const char *what)
{
  const YamlNode *of = yaml_get(item, "of");
  if (!of)
    reader_problem(reader, item, DATA_ERROR_SCHEMA, "'of' is missing: %s", what);
  else if ((of->kind == YAML_LIST ? of->items->len : 1) != wanted)
    reader_problem(reader, of, DATA_ERROR_SCHEMA, "'of' must be %s", what);
}

void
read_trend_def(StudyReader *reader, const YamlNode *item)
{
  static const char *const allowed[] = {"name", "of", "sample", "errors", "lag", NULL};
  if (read_model(reader, item, allowed, reader->study->trends))
    check_count(reader, item, 1, "one series or expression");
}

void
read_correlation_def(StudyReader *reader, const YamlNode *item)
{
  static const char *const allowed[] = {"name", "of", "sample", NULL};
  if (read_model(reader, item, allowed, reader->study->correlations))
    check_count(reader, item, 2, "a list of two series or expressions");
}

void
read_regression_def(StudyReader *reader, const YamlNode *item)
{
  static const char *const allowed[] = {"name", "formula", "sample", "errors", "lag", NULL};
  ModelDef *model = read_model(reader, item, allowed, reader->study->regressions);
  if (!model)
    return;
  const YamlNode *node = yaml_get(item, "formula");
  if (!node || node->kind != YAML_SCALAR) {
    reader_problem(reader, node ? node : item, DATA_ERROR_SCHEMA,
                   "a regression needs a 'formula' such as y ~ x + trend");
    return;
  }
  g_autoptr(GError) error = NULL;
  gsize offset = 0;
  model->formula_node = node;
  model->formula = formula_parse(node->text, &offset, &error);
  if (!model->formula)
    yaml_problem(reader->yaml, node, offset, DATA_ERROR_SYNTAX, reader->problems, "%s", error->message);
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
  if (!name)
    return;
  Phrase *phrase = expr ? reader_phrase(reader, expr, !map) : NULL;
  if (!expr)
    reader_problem(reader, item, DATA_ERROR_SCHEMA, "a column needs an 'expr'");
  else if (phrase && !map && phrase->expr->kind != EXPR_NAME)
    reader_problem(reader, item, DATA_ERROR_SCHEMA,
                   "a column that is an expression needs a name: { name: ..., expr: '%s' }", item->text);
  ColumnDef *column = g_new0(ColumnDef, 1);
  column->name = name;
  column->phrase = phrase;
  g_ptr_array_add(table->columns, column);
}

void
read_table_def(StudyReader *reader, const YamlNode *item)
{
  static const char *const allowed[] = {"name", "columns", "sample", NULL};
  yaml_check_keys(reader->yaml, item, allowed, reader->problems);
  char *name = reader_name(reader, item, FALSE);
  if (!name)
    return;
  if (study_table(reader->study, name))
    reader_problem(reader, yaml_get(item, "name"), DATA_ERROR_NAME, "two tables are named '%s'", name);
  TableDef *table = g_new0(TableDef, 1);
  table->name = name;
  table->node = item;
  table->columns = g_ptr_array_new_with_free_func(column_def_free);
  g_ptr_array_add(reader->study->tables, table);
  const YamlNode *columns = yaml_get(item, "columns");
  if (!columns || columns->kind != YAML_LIST || columns->items->len == 0)
    reader_problem(reader, columns ? columns : item, DATA_ERROR_SCHEMA, "a table needs a list of 'columns'");
  for (guint i = 0; columns && columns->kind == YAML_LIST && i < columns->items->len; i++)
    read_column(reader, g_ptr_array_index(columns->items, i), table);
  reader_sample(reader, item, "sample", &table->has_sample, &table->sample);
}
