#include <math.h>
#include <string.h>

#include "breakdown_checks.h"
#include "breakdown_split.h"
#include "datasets/frame.h"
#include "datasets/problems.h"

static Series *
series_of(const Splitter *splitter, const Series *like, const Bundle *bundle, GError **error)
{
  g_autoptr(Series) series = series_like(like);
  series_set(&series->name, bundle->code);
  series_set(&series->label, bundle->label);
  return group_rows(&splitter->reader, bundle->rows, series, error) ? g_steal_pointer(&series) : NULL;
}

static gint
by_code(gconstpointer a, gconstpointer b)
{
  return strcmp((*(const BreakdownPart *const *)a)->code, (*(const BreakdownPart *const *)b)->code);
}

static gboolean
make_parts(const Splitter *splitter, const Series *like, Breakdown *breakdown, GError **error)
{
  const guint n = g_hash_table_size(splitter->bundles);
  GHashTableIter iterator;
  gpointer data;
  g_hash_table_iter_init(&iterator, splitter->bundles);
  while (g_hash_table_iter_next(&iterator, NULL, &data)) {
    Bundle *bundle = data;
    data_tell(splitter->reader.selection.data, (gsize)n + breakdown->parts->len, 2 * (gsize)n);
    Series *series = series_of(splitter, like, bundle, error);
    if (!series)
      return FALSE;
    BreakdownPart *part = g_new0(BreakdownPart, 1);
    *part = (BreakdownPart){g_strdup(bundle->code), g_strdup(bundle->label), series};
    g_ptr_array_add(breakdown->parts, part);
  }
  g_ptr_array_sort(breakdown->parts, by_code);
  breakdown->k = breakdown->parts->len;
  return TRUE;
}

static gint
by_period(gconstpointer a, gconstpointer b)
{
  return period_compare(*(const Period *)a, *(const Period *)b);
}

/* The periods of all parts and of the total, each once. */
static void
collect_periods(Breakdown *breakdown, const Series *total)
{
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Period));
  for (gsize i = 0; i <= breakdown->k; i++) {
    const Series *series = i < breakdown->k ? breakdown_part(breakdown, i)->series : total;
    for (gsize t = 0; series && t < series_length(series); t++)
      g_array_append_val(all, series_at(series, t)->period);
  }
  g_array_sort(all, by_period);
  breakdown->periods = g_new(Period, MAX(all->len, 1));
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || !period_equal(g_array_index(all, Period, i - 1), g_array_index(all, Period, i)))
      breakdown->periods[breakdown->n++] = g_array_index(all, Period, i);
}

/* One column of numbers into its place; values that are not exact stay NaN. */
static void
fill_column(const Breakdown *breakdown, const Series *series, double *values, gsize stride)
{
  gsize t = 0;
  for (gsize i = 0; i < series_length(series); i++) {
    const Observation *here = series_at(series, i);
    while (!period_equal(breakdown->periods[t], here->period))
      t++;
    values[t * stride] = observation_is_exact(here) ? here->value : NAN;
  }
}

static double *
unknown_values(gsize n)
{
  double *values = g_new(double, MAX(n, 1));
  for (gsize i = 0; i < n; i++)
    values[i] = NAN;
  return values;
}

static void
fill_values(Breakdown *breakdown, const Series *total)
{
  breakdown->values = unknown_values(breakdown->n * breakdown->k);
  breakdown->sums = unknown_values(breakdown->n);
  for (gsize i = 0; i < breakdown->k; i++)
    fill_column(breakdown, breakdown_part(breakdown, i)->series, breakdown->values + i, breakdown->k);
  for (gsize t = 0; t < breakdown->n; t++)
    for (gsize i = 0; i < breakdown->k; i++) {
      const double value = breakdown_value(breakdown, t, i);
      if (!isnan(value))
        breakdown->sums[t] = isnan(breakdown->sums[t]) ? value : breakdown->sums[t] + value;
    }
  if (!total)
    return;
  breakdown->stated = unknown_values(breakdown->n);
  fill_column(breakdown, total, breakdown->stated, 1);
}

/* The second measure, by the same rows. */
static gboolean
fill_quantities(Splitter *splitter, Breakdown *breakdown, const GArray *rows, GError **error)
{
  SeriesDef definition = *splitter->definition->rows;
  if (!splitter->definition->quantity)
    return TRUE;
  definition.value = splitter->definition->quantity;
  splitter->reader.definition = &definition;
  splitter->reader.value = NULL;
  g_autoptr(Series) like = series_new(splitter->definition->name);
  gboolean done = reader_prepare(&splitter->reader, rows, like, error);
  breakdown->quantity_unit = g_strdup(like->unit);
  breakdown->quantities = unknown_values(breakdown->n * breakdown->k);
  for (gsize i = 0; done && i < breakdown->k; i++) {
    const Bundle *bundle = g_hash_table_lookup(splitter->bundles, breakdown_part(breakdown, i)->code);
    g_autoptr(Series) series = series_of(splitter, like, bundle, error);
    done = series != NULL;
    if (series)
      fill_column(breakdown, series, breakdown->quantities + i, breakdown->k);
  }
  splitter->reader.definition = splitter->definition->rows;
  return done;
}

static void
take_texts(Breakdown *breakdown, const Splitter *splitter, const Series *like)
{
  const BreakdownDef *definition = splitter->definition;
  breakdown->name = g_strdup(definition->name);
  breakdown->label = g_strdup(definition->rows->label);
  breakdown->by = definition->actor ? g_strdup("actor") : g_strjoinv(" and ", definition->by);
  breakdown->unit = g_strdup(like->unit);
  breakdown->valuation = g_strdup(like->valuation);
  breakdown->source = g_strdup(like->source);
  breakdown->composition = g_strdup(like->composition);
  if (splitter->fold && !breakdown->composition)
    breakdown->composition = bloc_composition(splitter->fold);
  breakdown->folded = splitter->fold ? g_strdup(splitter->fold->name) : NULL;
  breakdown->total_code = g_strdup(splitter->total.code);
  breakdown->absent_zero = splitter->reader.table->resource->absent_zero;
}

static gboolean
check_grid(Breakdown *breakdown, GError **error)
{
  g_autofree const Series **series = g_new(const Series *, MAX(breakdown->k, 1));
  for (gsize i = 0; i < breakdown->k; i++)
    series[i] = breakdown_part(breakdown, i)->series;
  breakdown->frequency = series_frequency(series[0]);
  return series_same_frequency(series, breakdown->k, error);
}

static Breakdown *
build(Splitter *splitter, Ledger *ledger, GError **error)
{
  g_autoptr(GArray) rows = selection_rows(&splitter->reader.selection);
  g_autoptr(Series) like = series_new(splitter->definition->name), total = NULL;
  g_autoptr(Breakdown) breakdown = g_new0(Breakdown, 1);
  breakdown->parts = g_ptr_array_new_with_free_func(breakdown_part_free);
  if (!splitter_take(splitter, rows, error) || !reader_prepare(&splitter->reader, rows, like, error))
    return NULL;
  take_texts(breakdown, splitter, like);
  if (!make_parts(splitter, like, breakdown, error) || !check_grid(breakdown, error))
    return NULL;
  if (splitter->total.code && !(total = series_of(splitter, like, &splitter->total, error)))
    return NULL;
  if (total)
    splitter_drop_partial_totals(splitter, total);
  collect_periods(breakdown, total);
  fill_values(breakdown, total);
  if (!fill_quantities(splitter, breakdown, rows, error) || !breakdown_check(breakdown, ledger, error))
    return NULL;
  splitter_enter(splitter, ledger);
  return g_steal_pointer(&breakdown);
}

Breakdown *
breakdown_new(Data *data, const BreakdownDef *definition, GError **error)
{
  const char *resource = definition->rows->from[0];
  data_at(data, definition->node, 0);
  const Table *table = data_table(data, resource, error);
  if (!table)
    return NULL;
  if (!table->spans) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "%s has no column of periods", resource);
    return NULL;
  }
  g_auto(Splitter) splitter = {.definition = definition, .reader = {.definition = definition->rows, .table = table}};
  return splitter_init(&splitter, data, error) ? build(&splitter, data->ledger, error) : NULL;
}
