#include "source.h"

#include "absent.h"
#include "datasets/problems.h"
#include "datasets/unit.h"
#include "evaluator.h"
#include "grouping.h"
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

static gboolean
refuse_empty(const SeriesDef *definition, GError **error)
{
  g_autofree char *resources = g_strjoinv(" or ", definition->from);
  g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "no row of %s has all that %s", resources,
              definition->pair ? "'where' and 'pair' ask for" : "'where' asks for");
  return FALSE;
}

static gboolean
read_rows(Reader *reader, Series *series, GError **error)
{
  const Resource *resource = reader->table->resource;
  g_autoptr(GArray) rows = selection_rows(&reader->selection);
  if (rows->len == 0 && !resource->absent_zero && !reader->definition->from[1])
    return refuse_empty(reader->definition, error);
  if (!find_measure(reader, error) || !read_units(reader, rows, series, error) || !name_unit(reader, series, error) ||
      !group_rows(reader, rows, series, error))
    return FALSE;
  enter_absent(&reader->selection, rows, series);
  add_compositions(&reader->selection, series);
  series_set(&series->source, resource->source);
  return TRUE;
}

static Series *
read_resource(Data *data, const SeriesDef *definition, const char *resource, GError **error)
{
  Reader reader = {.definition = definition, .table = data_table(data, resource, error)};
  if (!reader.table)
    return NULL;
  if (!reader.table->spans) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "%s has no column of periods", resource);
    return NULL;
  }
  g_autoptr(Series) series = series_new(definition->name);
  const gboolean read =
      selection_read(&reader.selection, data, definition, reader.table, error) && read_rows(&reader, series, error);
  selection_clear(&reader.selection);
  return read ? g_steal_pointer(&series) : NULL;
}

static gint
compare_observations(gconstpointer a, gconstpointer b)
{
  const Observation *one = a, *other = b;
  const int order = period_compare(one->period, other->period);
  return order ? order : g_strcmp0(one->index, other->index);
}

static gboolean
refuse_two(const Observation *last, const Observation *here, GError **error)
{
  g_autofree char *one = period_print(last->period), *other = period_print(here->period);
  if (period_equal(last->period, here->period))
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "the resources hold two values for %s", one);
  else
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "%s and %s of the resources overlap", one, other);
  return FALSE;
}

/* Joins the observations of two resources: for one period of one index an exact value beats a range. */
static gboolean
merge(Series *into, const Series *other, GError **error)
{
  g_array_append_vals(into->observations, other->observations->data, other->observations->len);
  g_array_sort(into->observations, compare_observations);
  g_autoptr(GArray) kept = g_array_new(FALSE, FALSE, sizeof(Observation));
  for (gsize i = 0; i < series_length(into); i++) {
    const Observation *here = series_at(into, i);
    Observation *last = kept->len ? &g_array_index(kept, Observation, kept->len - 1) : NULL;
    if (!last || last->period.last < here->period.first)
      g_array_append_val(kept, *here);
    else if (period_equal(last->period, here->period) && last->index == here->index &&
             observation_is_exact(last) != observation_is_exact(here))
      *last = observation_is_exact(last) ? *last : *here;
    else
      return refuse_two(last, here, error);
  }
  g_array_unref(into->observations);
  into->observations = g_steal_pointer(&kept);
  join_texts(into, other);
  return TRUE;
}

static gboolean
join(Series *into, const Series *part, GError **error)
{
  if (!unit_equal(into->unit, part->unit)) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_UNIT, "resources in unlike units, '%s' and '%s', are not joined",
                into->unit ? into->unit : "plain number", part->unit ? part->unit : "plain number");
    return FALSE;
  }
  return merge(into, part, error);
}

Series *
source_series(Data *data, const SeriesDef *definition, GError **error)
{
  g_autoptr(Series) series = NULL;
  data_at(data, definition->node, 0);
  for (char **resource = definition->from; *resource; resource++) {
    g_autoptr(Series) part = read_resource(data, definition, *resource, error);
    if (!part)
      return NULL;
    if (!series)
      series = g_steal_pointer(&part);
    else if (!join(series, part, error))
      return NULL;
  }
  if (!series || series_length(series) == 0) {
    refuse_empty(definition, error);
    return NULL;
  }
  series->label = g_strdup(definition->label);
  return g_steal_pointer(&series);
}
