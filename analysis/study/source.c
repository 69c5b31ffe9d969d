#include "source.h"

#include "absent.h"
#include "datasets/problems.h"
#include "datasets/unit.h"
#include "evaluator.h"
#include "row_reader.h"
#include "unions.h"

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
  if (!check_unions(&reader->selection, rows, error) || !reader_prepare(reader, rows, series, error) ||
      !group_rows(reader, rows, series, error))
    return FALSE;
  enter_absent(&reader->selection, rows, series);
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
