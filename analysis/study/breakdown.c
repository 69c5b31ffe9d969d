#include "breakdown.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "breakdown_checks.h"
#include "datasets/event_countries.h"
#include "datasets/frame.h"
#include "datasets/problems.h"
#include "datasets/unit.h"
#include "row_reader.h"

/* The rows of one part while they are gathered. */
typedef struct {
  char *code, *label;
  GArray *rows; /* gsize, by period */
} Bundle;

typedef struct {
  const BreakdownDef *definition;
  Reader reader;
  guint n_by;
  const Bloc *fold;    /* NULL without */
  GHashTable *bundles; /* code -> Bundle */
  Bundle total;        /* of the stated total; code NULL: none */
  gsize left_out;      /* rows of `without` */
  gsize aggregates;    /* rows of totals that are not the stated one */
} Splitter;

static void
bundle_free(gpointer data)
{
  Bundle *bundle = data;
  g_free(bundle->code);
  g_free(bundle->label);
  g_array_unref(bundle->rows);
  g_free(bundle);
}

static void
splitter_clear(Splitter *splitter)
{
  g_clear_pointer(&splitter->bundles, g_hash_table_unref);
  g_clear_pointer(&splitter->total.rows, g_array_unref);
  if (splitter->reader.selection.selectors)
    selection_clear(&splitter->reader.selection);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Splitter, splitter_clear)

static void
part_free(gpointer data)
{
  BreakdownPart *part = data;
  g_free(part->code);
  g_free(part->label);
  series_free(part->series);
  g_free(part);
}

void
breakdown_free(Breakdown *breakdown)
{
  if (!breakdown)
    return;
  char *texts[] = {breakdown->name,        breakdown->label,      breakdown->by,
                   breakdown->unit,        breakdown->valuation,  breakdown->source,
                   breakdown->composition, breakdown->total_code, breakdown->quantity_unit};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    g_free(texts[i]);
  g_free(breakdown->periods);
  g_free(breakdown->values);
  g_free(breakdown->quantities);
  g_free(breakdown->sums);
  g_free(breakdown->stated);
  if (breakdown->parts)
    g_ptr_array_unref(breakdown->parts);
  g_free(breakdown);
}

const BreakdownPart *
breakdown_part(const Breakdown *breakdown, gsize part)
{
  return g_ptr_array_index(breakdown->parts, part);
}

static int
compare_code(const void *code, const void *part)
{
  return strcmp(code, (*(const BreakdownPart *const *)part)->code);
}

gsize
breakdown_find(const Breakdown *breakdown, const char *code)
{
  gpointer *parts = breakdown->parts->pdata;
  gpointer *found = breakdown->k ? bsearch(code, parts, breakdown->k, sizeof *parts, compare_code) : NULL;
  return found ? (gsize)(found - parts) : G_MAXSIZE;
}

static int
compare_period(const void *a, const void *b)
{
  return period_compare(*(const Period *)a, *(const Period *)b);
}

gsize
breakdown_find_period(const Breakdown *breakdown, Period period)
{
  const Period *found =
      breakdown->n ? bsearch(&period, breakdown->periods, breakdown->n, sizeof period, compare_period) : NULL;
  return found ? (gsize)(found - breakdown->periods) : G_MAXSIZE;
}

double
breakdown_value(const Breakdown *breakdown, gsize period, gsize part)
{
  return breakdown->values[period * breakdown->k + part];
}

double
breakdown_whole(const Breakdown *breakdown, gsize period)
{
  const gboolean stated = breakdown->stated && !isnan(breakdown->stated[period]);
  return stated ? breakdown->stated[period] : breakdown->sums[period];
}

double
breakdown_gap(const Breakdown *breakdown, gsize period)
{
  return breakdown->stated ? (breakdown->stated[period] - breakdown->sums[period]) / breakdown->stated[period] : NAN;
}

typedef struct {
  gsize part;
  double sum;
} Sized;

static int
by_size(gconstpointer a, gconstpointer b)
{
  const Sized *one = a, *other = b;
  if (one->sum < other->sum || one->sum > other->sum)
    return one->sum > other->sum ? -1 : 1;
  return one->part < other->part ? -1 : one->part > other->part ? 1 : 0;
}

gsize *
breakdown_order(const Breakdown *breakdown, gsize from, gsize to)
{
  g_autofree Sized *sizes = g_new0(Sized, MAX(breakdown->k, 1));
  gsize *order = g_new(gsize, MAX(breakdown->k, 1));
  for (gsize i = 0; i < breakdown->k; i++) {
    sizes[i].part = i;
    for (gsize t = from; t < to; t++) {
      const double value = breakdown_value(breakdown, t, i);
      sizes[i].sum += isnan(value) ? 0 : value;
    }
  }
  qsort(sizes, breakdown->k, sizeof *sizes, by_size);
  for (gsize i = 0; i < breakdown->k; i++)
    order[i] = sizes[i].part;
  return order;
}

gboolean
breakdown_same_unit(const Breakdown *one, const Breakdown *other, GError **error)
{
  if (unit_equal(one->unit, other->unit))
    return TRUE;
  g_set_error(error, DATA_ERROR, DATA_ERROR_UNIT,
              "'%s' is in %s and '%s' in %s: unlike units are not set against each other, and no currency is converted",
              one->name, one->unit ? one->unit : "plain numbers", other->name,
              other->unit ? other->unit : "plain numbers");
  return FALSE;
}

/* A code for people: as the table names it, or a country's name, or the code. */
static const char *
label_of(const Column *column, const char *code)
{
  const char *own = column->field->labels ? g_hash_table_lookup(column->field->labels, code) : NULL;
  const char *country = own ? NULL : event_country_name(code);
  return own ? own : country ? country : *code ? code : "(no code)";
}

static gboolean
refuse_column(const Table *table, const char *name, GError **error)
{
  g_autofree const char **names = table_names(table);
  const char *near = nearest_name(name, names);
  g_autofree char *shown = visible_text(name, strlen(name));
  g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "%s has no column '%s'%s%s%s", table->resource->name, shown,
              near ? ", did you mean '" : "", near ? near : "", near ? "'?" : "");
  return FALSE;
}

static gboolean
find_columns(Splitter *splitter, GError **error)
{
  const BreakdownDef *definition = splitter->definition;
  Reader *reader = &splitter->reader;
  for (; definition->by && definition->by[splitter->n_by]; splitter->n_by++) {
    const char *name = definition->by[splitter->n_by];
    const Column *column = table_column(reader->table, name);
    data_at(reader->selection.data, yaml_get(definition->node, "by"), 0);
    if (!column)
      return refuse_column(reader->table, name, error);
    if (column->values || column->periods) {
      g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "column '%s' holds %s, and parts are told apart by codes", name,
                  column->values ? "numbers" : "periods");
      return FALSE;
    }
    reader->by[splitter->n_by] = column;
  }
  for (gsize i = 0; definition->actor && i < reader->table->n_columns && splitter->n_by < 2; i++)
    if (reader->table->columns[i].field->role == ROLE_ACTOR)
      reader->by[splitter->n_by++] = &reader->table->columns[i];
  data_at(reader->selection.data, definition->node, 0);
  if (!definition->actor || splitter->n_by == 2)
    return TRUE;
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA,
              "%s has no two columns with the role 'actor', so 'actor' does not apply", reader->table->resource->name);
  return FALSE;
}

/* Codes that are totals wherever no descriptor says which are. */
static gboolean
is_usual_total(const char *code)
{
  static const char *const totals[] = {"WLD", "W00", "WORLD", "TOTAL", "ALL", "ALL PRODUCTS", NULL};
  g_autofree char *upper = g_ascii_strup(code, -1);
  return g_strv_contains(totals, upper);
}

static gboolean
is_aggregate(const Splitter *splitter, const Column *column, const char *code)
{
  const char *const *aggregates = (const char *const *)column->field->aggregates;
  return g_strcmp0(splitter->definition->total, code) == 0 || (aggregates && g_strv_contains(aggregates, code)) ||
         (!aggregates && splitter->reader.table->own && is_usual_total(code));
}

/* The bundle of a code, new without a label, with one row more. */
static Bundle *
bundle_add(Splitter *splitter, const char *code, gsize row)
{
  Bundle *bundle = g_hash_table_lookup(splitter->bundles, code);
  if (!bundle) {
    bundle = g_new0(Bundle, 1);
    *bundle = (Bundle){g_strdup(code), NULL, g_array_new(FALSE, FALSE, sizeof(gsize))};
    g_hash_table_insert(splitter->bundles, bundle->code, bundle);
  }
  g_array_append_val(bundle->rows, row);
  return bundle;
}

/* A row of a total: the stated one is the one asked for, or the first that comes. */
static void
add_total(Splitter *splitter, const char *code, gsize row)
{
  const char *wanted = splitter->definition->total;
  if (!splitter->total.code && splitter->n_by == 1 && (!wanted || g_str_equal(wanted, code)))
    splitter->total.code = (char *)code;
  if (splitter->total.code && g_str_equal(splitter->total.code, code))
    g_array_append_val(splitter->total.rows, row);
  else
    splitter->aggregates++;
}

static gboolean
is_left_out(const Splitter *splitter, const char *code)
{
  const char *const *without = (const char *const *)splitter->definition->without;
  return without && g_strv_contains(without, code);
}

/* The code of one column, with the members of the bloc to be folded under its name. */
static const char *
folded(const Splitter *splitter, gsize row, const char *code)
{
  const gboolean member = splitter->fold && bloc_has(splitter->fold, code, splitter->reader.table->spans[row]);
  return member ? splitter->fold->name : code;
}

static void
add_row(Splitter *splitter, gsize row)
{
  const Column *const *by = splitter->reader.by;
  const char *codes[2] = {NULL, NULL};
  for (guint i = 0; i < splitter->n_by; i++) {
    const char *code = table_text(splitter->reader.table, row, by[i]);
    if (is_left_out(splitter, code)) {
      splitter->left_out++;
      return;
    }
    if (is_aggregate(splitter, by[i], code)) {
      add_total(splitter, code, row);
      return;
    }
    codes[i] = folded(splitter, row, code);
  }
  const gboolean pair = splitter->n_by == 2;
  g_autofree char *code = pair ? g_strconcat(codes[0], " × ", codes[1], NULL) : NULL;
  Bundle *bundle = bundle_add(splitter, pair ? code : codes[0], row);
  if (!bundle->label)
    bundle->label = pair ? g_strconcat(label_of(by[0], codes[0]), ", ", label_of(by[1], codes[1]), NULL)
                         : g_strdup(label_of(by[0], codes[0]));
}

/* The rows in which the actor stands in one of the two columns; the part is the other. */
static gboolean
add_actor_row(Splitter *splitter, gsize row)
{
  const Column *const *by = splitter->reader.by;
  const char *one = table_text(splitter->reader.table, row, by[0]),
             *other = table_text(splitter->reader.table, row, by[1]), *actor = splitter->definition->actor;
  if (g_str_equal(one, actor) == g_str_equal(other, actor))
    return FALSE;
  const Column *column = g_str_equal(one, actor) ? by[1] : by[0];
  const char *code = g_str_equal(one, actor) ? other : one;
  if (is_left_out(splitter, code))
    splitter->left_out++;
  else {
    const char *part = folded(splitter, row, code);
    Bundle *bundle = bundle_add(splitter, part, row);
    bundle->label = bundle->label ? bundle->label : g_strdup(label_of(column, part));
  }
  return TRUE;
}

static gboolean
split(Splitter *splitter, const GArray *rows, GError **error)
{
  const BreakdownDef *definition = splitter->definition;
  gsize taken = 0;
  for (guint i = 0; i < rows->len; i++) {
    const gsize row = g_array_index(rows, gsize, i);
    if (!definition->actor)
      add_row(splitter, row);
    taken += definition->actor ? (gsize)add_actor_row(splitter, row) : 1;
  }
  if (definition->total && !splitter->total.code) {
    data_at(splitter->reader.selection.data, yaml_get(definition->node, "total"), 0);
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "no row has '%s' as %s, which 'total' names", definition->total,
                definition->by[0]);
  } else if (taken == 0 || g_hash_table_size(splitter->bundles) == 0)
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "no row of %s has all that breakdown '%s' asks for",
                splitter->reader.table->resource->name, definition->name);
  else
    return TRUE;
  return FALSE;
}

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
  GHashTableIter iterator;
  gpointer data;
  g_hash_table_iter_init(&iterator, splitter->bundles);
  while (g_hash_table_iter_next(&iterator, NULL, &data)) {
    Bundle *bundle = data;
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

/* Rows that a cell has where each of the codes that the study lists has one; 0: it cannot be told. */
static gsize
rows_of_a_full_cell(const Splitter *splitter)
{
  const GArray *selectors = splitter->reader.selection.selectors;
  gsize rows = 1;
  if (splitter->definition->actor || splitter->fold)
    return 0;
  for (guint i = 0; i < selectors->len; i++) {
    const Selector *selector = &g_array_index(selectors, Selector, i);
    if (selector->column == splitter->reader.by[0] || selector->column == splitter->reader.by[1])
      continue;
    for (guint j = 0; j < selector->choices->len; j++)
      if (!g_array_index(selector->choices, Choice, j).code)
        return 0;
    rows *= MAX(selector->choices->len, 1);
  }
  return rows;
}

/* Cells, among those of a bundle, in which some of the listed codes have no row. */
static gsize
count_partial(const Splitter *splitter, const Bundle *bundle, gsize full)
{
  const Period *spans = splitter->reader.table->spans;
  gsize partial = 0;
  for (guint from = 0, to; from < bundle->rows->len; from = to) {
    const Period span = spans[g_array_index(bundle->rows, gsize, from)];
    for (to = from + 1; to < bundle->rows->len; to++)
      if (!period_equal(spans[g_array_index(bundle->rows, gsize, to)], span))
        break;
    partial += to - from < full ? 1 : 0;
  }
  return partial;
}

/* A stated total of some of the codes listed is no total of all of them. */
static void
drop_partial_totals(const Splitter *splitter, Series *total)
{
  const Period *spans = splitter->reader.table->spans;
  const GArray *rows = splitter->total.rows;
  const gsize full = rows_of_a_full_cell(splitter);
  for (gsize t = 0; t < series_length(total); t++) {
    Observation *here = &g_array_index(total->observations, Observation, t);
    gsize n = 0;
    for (guint i = 0; i < rows->len; i++)
      n += period_equal(spans[g_array_index(rows, gsize, i)], here->period) ? 1 : 0;
    if (n < full)
      *here = observation_missing(here->period, MISSING_NO_ROW);
  }
}

static void
enter_left_out(const Splitter *splitter, Ledger *ledger)
{
  const char *name = splitter->definition->name;
  const gsize full = rows_of_a_full_cell(splitter);
  gsize partial = 0;
  GHashTableIter iterator;
  gpointer bundle;
  g_hash_table_iter_init(&iterator, splitter->bundles);
  while (full > 1 && g_hash_table_iter_next(&iterator, NULL, &bundle))
    partial += count_partial(splitter, bundle, full);
  if (partial)
    ledger_add(ledger, name, "a cell is the sum of the rows there are, where other codes listed have none", partial,
               NULL, 0);
  if (splitter->left_out)
    ledger_add(ledger, name, "rows of codes that were to be left out", splitter->left_out, NULL, 0);
  if (splitter->aggregates)
    ledger_add(ledger, name, "rows of totals, which are no parts", splitter->aggregates, NULL, 0);
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
  breakdown->parts = g_ptr_array_new_with_free_func(part_free);
  if (!split(splitter, rows, error) || !reader_prepare(&splitter->reader, rows, like, error))
    return NULL;
  take_texts(breakdown, splitter, like);
  if (!make_parts(splitter, like, breakdown, error) || !check_grid(breakdown, error))
    return NULL;
  if (splitter->total.code && !(total = series_of(splitter, like, &splitter->total, error)))
    return NULL;
  if (total)
    drop_partial_totals(splitter, total);
  collect_periods(breakdown, total);
  fill_values(breakdown, total);
  if (!fill_quantities(splitter, breakdown, rows, error) || !breakdown_check(breakdown, ledger, error))
    return NULL;
  enter_left_out(splitter, ledger);
  return g_steal_pointer(&breakdown);
}

static gboolean
find_fold(Splitter *splitter, Data *data, GError **error)
{
  const char *name = splitter->definition->fold;
  GError *cause = NULL;
  if (!name)
    return TRUE;
  splitter->fold = data_bloc(data, name, splitter->definition->rows->as_of, &cause);
  if (splitter->fold)
    return TRUE;
  data_at(data, yaml_get(splitter->definition->node, "fold"), 0);
  if (cause)
    g_propagate_error(error, cause);
  else
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "there is no bloc '%s'", name);
  return FALSE;
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
  g_auto(Splitter) splitter = {.definition = definition,
                               .reader = {.definition = definition->rows, .table = table},
                               .bundles = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, bundle_free),
                               .total = {.rows = g_array_new(FALSE, FALSE, sizeof(gsize))}};
  const gboolean fine = selection_read(&splitter.reader.selection, data, definition->rows, table, error) &&
                        find_columns(&splitter, error) && find_fold(&splitter, data, error);
  return fine ? build(&splitter, data->ledger, error) : NULL;
}

/* The part over a range; NULL where it has no value in it. */
static BreakdownPart *
cut_part(const BreakdownPart *part, Period range)
{
  Series *series = series_copy(part->series);
  series_cut(series, range);
  gsize exact = 0;
  for (gsize i = 0; i < series_length(series); i++)
    exact += observation_is_exact(series_at(series, i)) ? 1 : 0;
  if (exact == 0) {
    series_free(series);
    return NULL;
  }
  BreakdownPart *cut = g_new0(BreakdownPart, 1);
  *cut = (BreakdownPart){g_strdup(part->code), g_strdup(part->label), series};
  return cut;
}

Breakdown *
breakdown_cut(const Breakdown *breakdown, Period range)
{
  Breakdown *cut = g_new0(Breakdown, 1);
  *cut = (Breakdown){.name = g_strdup(breakdown->name),
                     .label = g_strdup(breakdown->label),
                     .by = g_strdup(breakdown->by),
                     .unit = g_strdup(breakdown->unit),
                     .valuation = g_strdup(breakdown->valuation),
                     .source = g_strdup(breakdown->source),
                     .composition = g_strdup(breakdown->composition),
                     .quantity_unit = g_strdup(breakdown->quantity_unit),
                     .frequency = breakdown->frequency,
                     .absent_zero = breakdown->absent_zero,
                     .total_code = g_strdup(breakdown->total_code)};
  cut->parts = g_ptr_array_new_with_free_func(part_free);
  g_autofree gsize *from = g_new(gsize, MAX(breakdown->k, 1));
  for (gsize i = 0; i < breakdown->k; i++) {
    BreakdownPart *part = cut_part(breakdown_part(breakdown, i), range);
    if (!part)
      continue;
    from[cut->k++] = i;
    g_ptr_array_add(cut->parts, part);
  }
  g_autofree gsize *places = g_new(gsize, MAX(breakdown->n, 1));
  for (gsize t = 0; t < breakdown->n; t++)
    if (period_within(breakdown->periods[t], range))
      places[cut->n++] = t;
  cut->periods = g_new(Period, MAX(cut->n, 1));
  cut->values = g_new(double, MAX(cut->n * cut->k, 1));
  cut->quantities = breakdown->quantities ? g_new(double, MAX(cut->n * cut->k, 1)) : NULL;
  cut->sums = g_new(double, MAX(cut->n, 1));
  cut->stated = breakdown->stated ? g_new(double, MAX(cut->n, 1)) : NULL;
  for (gsize t = 0; t < cut->n; t++) {
    cut->periods[t] = breakdown->periods[places[t]];
    cut->sums[t] = breakdown->sums[places[t]];
    if (cut->stated)
      cut->stated[t] = breakdown->stated[places[t]];
    for (gsize i = 0; i < cut->k; i++) {
      cut->values[t * cut->k + i] = breakdown_value(breakdown, places[t], from[i]);
      if (cut->quantities)
        cut->quantities[t * cut->k + i] = breakdown->quantities[places[t] * breakdown->k + from[i]];
    }
  }
  return cut;
}
