#include <math.h>

#include "study_reader.h"

/* More than any series has periods. */
#define LONGEST_LAG 1e6

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
read_lag(StudyReader *reader, const YamlNode *item, ModelDef *model)
{
  double lag = -1;
  const gboolean read = yaml_read_number(reader->yaml, item, "lag", &lag, reader->problems);
  if (read && yaml_get_text(item, "lag") && (lag < 0 || lag != floor(lag) || lag > LONGEST_LAG))
    reader_problem(reader, yaml_get(item, "lag"), DATA_ERROR_SCHEMA, "'lag' must be a whole number, 0 or more");
  model->lag = (int)CLAMP(lag, -1, LONGEST_LAG);
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
  read_lag(reader, item, model);
  reader_sample(reader, item, "sample", &model->has_sample, &model->sample);
  return model;
}

void
read_trend_def(StudyReader *reader, const YamlNode *item)
{
  static const char *const allowed[] = {"name", "of", "sample", "lag", NULL};
  read_model(reader, item, allowed, reader->study->trends);
  reader_check_of(reader, item, 1, "one series or expression");
}

void
read_correlation_def(StudyReader *reader, const YamlNode *item)
{
  static const char *const allowed[] = {"name", "of", "sample", NULL};
  read_model(reader, item, allowed, reader->study->correlations);
  reader_check_of(reader, item, 2, "a list of two series or expressions");
}

static void
read_formula(StudyReader *reader, const YamlNode *item, ModelDef *model)
{
  const YamlNode *node = yaml_get(item, "formula");
  if (!node || node->kind != YAML_SCALAR) {
    reader_problem(reader, node ? node : item, DATA_ERROR_SCHEMA,
                   "a regression needs a 'formula' such as y ~ x + trend");
    return;
  }
  g_autoptr(GError) error = NULL;
  gsize offset = 0;
  if (reader_is_split(reader, node, FALSE))
    return;
  model->formula_node = node;
  model->formula = formula_parse(node->text, &offset, &error);
  if (!model->formula)
    yaml_problem(reader->yaml, node, offset, DATA_ERROR_SYNTAX, reader->problems, "%s", error->message);
}

void
read_regression_def(StudyReader *reader, const YamlNode *item)
{
  static const char *const allowed[] = {"name", "formula", "sample", "errors", "lag", NULL};
  static const char *const kinds[] = {"newey-west", "plain", NULL};
  guint errors = ERRORS_NEWEY_WEST;
  ModelDef *model = read_model(reader, item, allowed, reader->study->regressions);
  reader_choice(reader, item, "errors", kinds, &errors);
  model->errors = (ErrorsKind)errors;
  read_formula(reader, item, model);
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

void
read_table_def(StudyReader *reader, const YamlNode *item)
{
  static const char *const allowed[] = {"name", "columns", "sample", NULL};
  yaml_check_keys(reader->yaml, item, allowed, reader->problems);
  char *name = reader_name(reader, item, FALSE);
  if (*name && study_table(reader->study, name))
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
