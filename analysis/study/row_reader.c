#include "row_reader.h"

#include "datasets/problems.h"
#include "datasets/unit.h"
#include "evaluator.h"
#include "row_value.h"

static void
add_composition(const GArray *choices, Series *series)
{
  for (guint i = 0; choices && i < choices->len; i++) {
    const Bloc *bloc = g_array_index(choices, Choice, i).bloc;
    if (!bloc)
      continue;
    g_autoptr(Series) text = series_new(NULL);
    text->composition = bloc_composition(bloc);
    join_texts(series, text);
  }
}

static void
add_compositions(const Selection *selection, Series *series)
{
  for (guint i = 0; i < selection->selectors->len; i++)
    add_composition(g_array_index(selection->selectors, Selector, i).choices, series);
  for (guint i = 0; i < 2; i++)
    add_composition(selection->actors[i], series);
}

/* The only measure, or the first of several; *second is then another one. */
static const Column *
first_measure(const Table *table, const Column **second)
{
  const Column *first = NULL;
  *second = NULL;
  for (gsize i = 0; i < table->n_columns && !*second; i++) {
    const Column *column = &table->columns[i];
    if (column->field->role != ROLE_MEASURE || !column->values)
      continue;
    *second = first ? column : NULL;
    first = first ? first : column;
  }
  return first;
}

static gboolean
find_measure(Reader *reader, GError **error)
{
  const Column *second;
  reader->measure = first_measure(reader->table, &second);
  reader->lower = table_role(reader->table, ROLE_LOWER);
  reader->upper = table_role(reader->table, ROLE_UPPER);
  reader->strict = table_role(reader->table, ROLE_STRICT);
  reader->index = table_role(reader->table, ROLE_INDEX);
  reader->source = table_role(reader->table, ROLE_SOURCE);
  if (reader->definition->value || (!second && (reader->measure || reader->lower || reader->upper)))
    return TRUE;
  if (second)
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "%s has several measures (%s, %s ...): choose by 'value'",
                reader->table->resource->name, reader->measure->field->name, second->field->name);
  else
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "%s has no measure", reader->table->resource->name);
  return FALSE;
}

static const char *
by_code(const Reader *reader, const ByKey *by, gsize row)
{
  const Column *column = by->by ? table_column(reader->table, by->by) : NULL;
  return column ? table_text(reader->table, row, column) : NULL;
}

static void
add_valuation(Series *series, const char *valuation)
{
  g_autoptr(Series) text = series_new(NULL);
  text->valuation = g_strdup(valuation);
  join_texts(series, text);
}

/* Unit and valuation may go by a key: all rows chosen must agree on the unit; valuations are joined. */
static gboolean
read_units(Reader *reader, const GArray *rows, Series *series, GError **error)
{
  const Resource *resource = reader->table->resource;
  const char *unit = NULL, *valued = NULL;
  for (guint i = 0; i < rows->len; i++) {
    const gsize row = g_array_index(rows, gsize, i);
    const char *code = by_code(reader, &resource->unit, row), *here = by_key_text(&resource->unit, code);
    const char *valuation = by_key_text(&resource->valuation, by_code(reader, &resource->valuation, row));
    if (valuation != valued)
      add_valuation(series, valuation);
    valued = valuation;
    if (i > 0 && g_strcmp0(here, unit) != 0) {
      g_set_error(error, DATA_ERROR, DATA_ERROR_UNIT, "%s: the rows chosen have unlike units (%s, %s)", resource->name,
                  unit ? unit : "none", here ? here : "none");
      return FALSE;
    }
    unit = here;
    reader->unit_code = code;
  }
  return TRUE;
}

static gboolean
name_unit(Reader *reader, Series *series, GError **error)
{
  const Phrase *value = reader->definition->value;
  const Column *column = reader->measure ? reader->measure : reader->lower ? reader->lower : reader->upper;
  if (!value) {
    series_set(&series->unit, column_unit(reader->table, column, reader->unit_code));
    return TRUE;
  }
  gsize offset = 0;
  if (row_check(reader->table, value->expr, reader->unit_code, &series->unit, &offset, error)) {
    reader->value = value->expr->kind == EXPR_NAME ? table_column(reader->table, value->expr->name) : NULL;
    return TRUE;
  }
  data_at(reader->selection.data, value->node, offset);
  return FALSE;
}

gboolean
reader_prepare(Reader *reader, const GArray *rows, Series *series, GError **error)
{
  if (!find_measure(reader, error) || !read_units(reader, rows, series, error) || !name_unit(reader, series, error))
    return FALSE;
  add_compositions(&reader->selection, series);
  series_set(&series->source, reader->table->resource->source);
  return TRUE;
}
