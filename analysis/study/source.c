#include "source.h"

#include <math.h>
#include <string.h>

#include "row_value.h"

struct Data {
  const Study *study;
  Ledger *ledger;
  GHashTable *tables; /* resource name -> Table */
  GHashTable *blocs;  /* name and year -> Bloc */
};

/* What one code of `where` or `pair` chooses in a column. */
typedef struct {
  const char *code; /* a literal code, or NULL */
  const Bloc *bloc;
} Choice;

typedef struct {
  const Column *column;
  GArray *choices; /* Choice */
} Selector;

typedef struct {
  Data *data;
  const SeriesDef *definition;
  const Table *table;
  GArray *selectors;  /* Selector: of `where` */
  Selector actors[2]; /* of `pair`: the choices; column set per direction */
  const Column *actor_columns[2];
  const Column *measure, *lower, *upper, *strict, *index, *source;
  const char *unit_code, *valuation_code; /* codes of the by-columns, from the first row chosen */
} Reader;

Data *
data_new(const Study *study, Ledger *ledger)
{
  Data *data = g_new0(Data, 1);
  data->study = study;
  data->ledger = ledger;
  data->tables = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)table_free);
  data->blocs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)bloc_free);
  return data;
}

void
data_free(Data *data)
{
  if (!data)
    return;
  g_hash_table_unref(data->blocs);
  g_hash_table_unref(data->tables);
  g_free(data);
}

const Table *
data_table(Data *data, const char *name, GError **error)
{
  const Table *known = g_hash_table_lookup(data->tables, name);
  if (known)
    return known;
  const Resource *resource = package_find(data->study->package, name);
  if (!resource) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "the data package has no resource '%s'", name);
    return NULL;
  }
  Table *table = table_read(resource, error);
  if (table)
    g_hash_table_insert(data->tables, resource->name, table);
  return table;
}

GPtrArray *
data_tables(const Data *data)
{
  GPtrArray *tables = g_ptr_array_new();
  for (guint i = 0; i < data->study->package->resources->len; i++) {
    const Resource *resource = g_ptr_array_index(data->study->package->resources, i);
    Table *table = g_hash_table_lookup(data->tables, resource->name);
    if (table)
      g_ptr_array_add(tables, table);
  }
  return tables;
}

static const BlocDef *
bloc_definition(const Study *study, const char *name)
{
  for (guint i = 0; i < study->blocs->len; i++) {
    const BlocDef *bloc = g_ptr_array_index(study->blocs, i);
    if (g_str_equal(bloc->name, name))
      return bloc;
  }
  return NULL;
}

/* The bloc of that name as the series wants it composed; NULL without an error when there is no such bloc. */
static const Bloc *
find_bloc(Data *data, const char *name, int as_of, GError **error)
{
  const BlocDef *definition = bloc_definition(data->study, name);
  if (!definition)
    return NULL;
  const int year = as_of == AS_OF_BLOC ? definition->as_of : as_of;
  g_autofree char *key = g_strdup_printf("%s %d", name, year);
  const Bloc *known = g_hash_table_lookup(data->blocs, key);
  if (known)
    return known;
  const Table *members = data_table(data, definition->resource, error);
  Bloc *bloc = members ? bloc_new(name, members, year, error) : NULL;
  if (bloc)
    g_hash_table_insert(data->blocs, g_steal_pointer(&key), bloc);
  return bloc;
}

/* Whether a column holds a code, or any member of a bloc. */
static gboolean
column_holds(const Table *table, const Column *column, const char *code, const Bloc *bloc)
{
  for (gsize row = 0; row < table->n_rows; row++) {
    const char *text = table_text(table, row, column);
    if (code ? g_str_equal(text, code) : bloc_lists(bloc, text))
      return TRUE;
  }
  return FALSE;
}

static const char *
nearest_code(const Table *table, const Column *column, const char *code)
{
  g_autoptr(GHashTable) codes = g_hash_table_new(g_str_hash, g_str_equal);
  for (gsize row = 0; row < table->n_rows; row++)
    g_hash_table_add(codes, (gpointer)table_text(table, row, column));
  g_autofree const char **all = (const char **)g_hash_table_get_keys_as_array(codes, NULL);
  return nearest_name(code, all);
}

static gboolean
choose(Reader *reader, const Column *column, const char *name, Choice *choice, GError **error)
{
  GError *cause = NULL;
  const gboolean held = column_holds(reader->table, column, name, NULL);
  const Bloc *bloc = find_bloc(reader->data, name, reader->definition->as_of, &cause);
  if (cause) {
    g_propagate_error(error, cause);
    return FALSE;
  }
  *choice = (Choice){.code = held ? name : NULL, .bloc = held ? NULL : bloc};
  if (held && bloc && column_holds(reader->table, column, NULL, bloc)) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME,
                "column '%s' of %s holds both the code '%s' and members of the bloc: which one is meant?",
                column->field->name, reader->table->resource->name, name);
    return FALSE;
  }
  if (held || bloc)
    return TRUE;
  const char *near = nearest_code(reader->table, column, name);
  g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "column '%s' of %s holds no '%s', and no bloc has that name%s%s%s",
              column->field->name, reader->table->resource->name, name, near ? "; did you mean '" : "",
              near ? near : "", near ? "'?" : "");
  return FALSE;
}

static gboolean
refuse_aggregate(const Column *column, char **codes, GError **error)
{
  for (char **code = codes; column->field->aggregates && codes[0] && codes[1] && *code; code++)
    if (g_strv_contains((const char *const *)column->field->aggregates, *code)) {
      g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "'%s' is a total of column '%s': it is never added to its parts",
                  *code, column->field->name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_where(Reader *reader, const Where *where, GError **error)
{
  const Column *column = table_column(reader->table, where->column);
  if (!column) {
    g_autofree const char **names = table_names(reader->table);
    const char *near = nearest_name(where->column, names);
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "%s has no column '%s'%s%s%s", reader->table->resource->name,
                where->column, near ? ", did you mean '" : "", near ? near : "", near ? "'?" : "");
    return FALSE;
  }
  if (!refuse_aggregate(column, where->codes, error))
    return FALSE;
  Selector selector = {.column = column, .choices = g_array_new(FALSE, FALSE, sizeof(Choice))};
  g_array_append_val(reader->selectors, selector);
  for (char **code = where->codes; *code; code++) {
    Choice choice;
    if (!choose(reader, column, *code, &choice, error))
      return FALSE;
    g_array_append_val(selector.choices, choice);
  }
  return TRUE;
}

static gboolean
read_pair(Reader *reader, GError **error)
{
  guint found = 0;
  for (gsize i = 0; i < reader->table->n_columns; i++)
    if (reader->table->columns[i].field->role == ROLE_ACTOR && found < 2)
      reader->actor_columns[found++] = &reader->table->columns[i];
  if (found < 2) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA,
                "%s has no two columns with the role 'actor', so 'pair' does not apply", reader->table->resource->name);
    return FALSE;
  }
  for (guint i = 0; i < 2; i++) {
    Choice choice;
    if (!choose(reader, reader->actor_columns[i], reader->definition->pair[i], &choice, error))
      return FALSE;
    reader->actors[i].choices = g_array_new(FALSE, FALSE, sizeof(Choice));
    g_array_append_val(reader->actors[i].choices, choice);
  }
  return TRUE;
}

static gboolean
chosen(const GArray *choices, const char *code, Period span)
{
  for (guint i = 0; i < choices->len; i++) {
    const Choice *choice = &g_array_index(choices, Choice, i);
    if (choice->code ? g_str_equal(choice->code, code) : bloc_has(choice->bloc, code, span))
      return TRUE;
  }
  return FALSE;
}

static gboolean
pair_chosen(const Reader *reader, gsize row, Period span)
{
  if (!reader->definition->pair)
    return TRUE;
  const char *acting = table_text(reader->table, row, reader->actor_columns[0]);
  const char *target = table_text(reader->table, row, reader->actor_columns[1]);
  const GArray *first = reader->actors[0].choices, *second = reader->actors[1].choices;
  const Direction direction = reader->definition->direction;
  return (direction != DIRECTION_TO && chosen(first, acting, span) && chosen(second, target, span)) ||
         (direction != DIRECTION_FROM && chosen(second, acting, span) && chosen(first, target, span));
}

static gboolean
row_chosen(const Reader *reader, gsize row)
{
  const Period span = reader->table->spans[row];
  for (guint i = 0; i < reader->selectors->len; i++) {
    const Selector *selector = &g_array_index(reader->selectors, Selector, i);
    if (!chosen(selector->choices, table_text(reader->table, row, selector->column), span))
      return FALSE;
  }
  return pair_chosen(reader, row, span);
}

static gint
compare_rows(gconstpointer a, gconstpointer b, gpointer data)
{
  const Table *table = data;
  const gsize one = *(const gsize *)a, other = *(const gsize *)b;
  const int order = period_compare(table->spans[one], table->spans[other]);
  return order ? order : (one > other) - (one < other);
}

static GArray *
choose_rows(const Reader *reader)
{
  GArray *rows = g_array_new(FALSE, FALSE, sizeof(gsize));
  for (gsize row = 0; row < reader->table->n_rows; row++)
    if (row_chosen(reader, row))
      g_array_append_val(rows, row);
  g_array_sort_with_data(rows, compare_rows, (gpointer)reader->table);
  return rows;
}

static gboolean
is_selected_column(const Reader *reader, const Column *column)
{
  for (guint i = 0; i < reader->selectors->len; i++)
    if (g_array_index(reader->selectors, Selector, i).column == column)
      return TRUE;
  return FALSE;
}

/* A key that the study did not choose must not vary within a period. */
static gboolean
check_free_keys(const Reader *reader, gsize first, gsize row, GError **error)
{
  for (gsize i = 0; i < reader->table->n_columns; i++) {
    const Column *column = &reader->table->columns[i];
    if ((column->field->role != ROLE_KEY && column->field->role != ROLE_INDEX) || is_selected_column(reader, column))
      continue;
    const char *one = table_text(reader->table, first, column), *other = table_text(reader->table, row, column);
    if (g_str_equal(one, other))
      continue;
    g_autofree char *span = period_print(reader->table->spans[row]);
    g_autofree char *place = table_place(reader->table, row, column);
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN,
                "%s: %s holds several values of '%s' (%s, %s): choose one by 'where', or list those to be added", place,
                span, column->field->name, one, other);
    return FALSE;
  }
  return TRUE;
}

static const char *
intern_cell(const Reader *reader, gsize row, const Column *column)
{
  return column ? g_intern_string(table_text(reader->table, row, column)) : NULL;
}

static double
measure_of(const Reader *reader, gsize row, Missing *missing)
{
  if (reader->definition->value)
    return row_value(reader->table, reader->definition->value->expr, row, missing);
  *missing = reader->measure->missing[row] ? reader->measure->missing[row] : *missing;
  return reader->measure->values[row];
}

static Observation
range_of(const Reader *reader, gsize row)
{
  const gboolean no_lower = !reader->lower || reader->lower->missing[row];
  const gboolean no_upper = !reader->upper || reader->upper->missing[row];
  const gboolean open = reader->strict && *table_text(reader->table, row, reader->strict) != '\0';
  return observation_range(reader->table->spans[row], no_lower ? -INFINITY : reader->lower->values[row],
                           no_upper ? INFINITY : reader->upper->values[row], open, open);
}

static gboolean
has_measure(const Reader *reader)
{
  return reader->definition->value || reader->measure;
}

/* One observation from the rows [from, to) of one period. */
static gboolean
add_group(const Reader *reader, const GArray *rows, guint from, guint to, Series *series, GError **error)
{
  const gsize first = g_array_index(rows, gsize, from);
  double sum = 0;
  Missing missing = MISSING_NO;
  for (guint i = from; i < to; i++) {
    const gsize row = g_array_index(rows, gsize, i);
    if (!check_free_keys(reader, first, row, error))
      return FALSE;
    if (has_measure(reader))
      sum += measure_of(reader, row, &missing);
  }
  if (!has_measure(reader) && to - from > 1) {
    g_autofree char *span = period_print(reader->table->spans[first]);
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "%s: %s has %u ranges, and ranges of several rows are not added",
                reader->table->resource->name, span, to - from);
    return FALSE;
  }
  Observation observation = !has_measure(reader) ? range_of(reader, first)
                            : missing            ? observation_missing(reader->table->spans[first], missing)
                                                 : observation_exact(reader->table->spans[first], sum);
  observation.index = intern_cell(reader, first, reader->index);
  observation.source = intern_cell(reader, first, reader->source);
  series_add(series, observation);
  return TRUE;
}

static gboolean
add_groups(const Reader *reader, const GArray *rows, Series *series, GError **error)
{
  for (guint from = 0, to; from < rows->len; from = to) {
    const Period span = reader->table->spans[g_array_index(rows, gsize, from)];
    for (to = from + 1; to < rows->len; to++)
      if (!period_equal(reader->table->spans[g_array_index(rows, gsize, to)], span))
        break;
    if (!add_group(reader, rows, from, to, series, error))
      return FALSE;
  }
  return TRUE;
}

static GArray *
table_periods(const Table *table)
{
  GArray *rows = g_array_new(FALSE, FALSE, sizeof(gsize)), *periods = g_array_new(FALSE, FALSE, sizeof(Period));
  for (gsize row = 0; row < table->n_rows; row++)
    g_array_append_val(rows, row);
  g_array_sort_with_data(rows, compare_rows, (gpointer)table);
  for (guint i = 0; i < rows->len; i++) {
    const Period span = table->spans[g_array_index(rows, gsize, i)];
    if (i == 0 || !period_equal(g_array_index(periods, Period, periods->len - 1), span))
      g_array_append_val(periods, span);
  }
  g_array_unref(rows);
  return periods;
}

/* Where no row means nothing happened, every period of the table without a row is a zero. */
static void
fill_zeros(const Reader *reader, Series *series)
{
  g_autoptr(GArray) periods = table_periods(reader->table);
  g_autoptr(Series) found = series_copy(series);
  g_array_set_size(series->observations, 0);
  for (guint i = 0; i < periods->len; i++) {
    const Observation *observation = series_find(found, g_array_index(periods, Period, i));
    series_add(series, observation ? *observation : observation_exact(g_array_index(periods, Period, i), 0));
  }
}

/* A level holds until the day before its next row. */
static void
stretch_levels(Series *series)
{
  for (gsize i = 0; i + 1 < series_length(series); i++) {
    Observation *observation = &g_array_index(series->observations, Observation, i);
    observation->period.last = series_at(series, i + 1)->period.first - 1;
  }
}

static gboolean
code_in_period(const Reader *reader, const GArray *rows, const Column *column, const char *code, Period period)
{
  for (guint i = 0; i < rows->len; i++) {
    const gsize row = g_array_index(rows, gsize, i);
    if (period_equal(reader->table->spans[row], period) && g_str_equal(table_text(reader->table, row, column), code))
      return TRUE;
  }
  return FALSE;
}

static void
enter_absent_member(const Reader *reader, const GArray *rows, const Column *column, const Bloc *bloc,
                    const Member *member, const Series *series)
{
  g_autoptr(GArray) absent = g_array_new(FALSE, FALSE, sizeof(Period));
  for (gsize i = 0; i < series_length(series); i++) {
    const Period period = series_at(series, i)->period;
    if (bloc_has(bloc, member->code, period) && !code_in_period(reader, rows, column, member->code, period))
      g_array_append_val(absent, period);
  }
  g_autofree char *reason = g_strdup_printf("member %s (%s) has no row", member->code, member->name);
  if (absent->len)
    ledger_add(reader->data->ledger, reader->definition->name, reason, absent->len,
               (const Period *)(void *)absent->data, absent->len);
}

static void
enter_unknown_member(const Reader *reader, const Column *column, const Member *member)
{
  if (column_holds(reader->table, column, member->code, NULL))
    return;
  g_autofree char *reason = g_strdup_printf("member %s (%s) is not in the table at all", member->code, member->name);
  ledger_add(reader->data->ledger, reader->definition->name, reason, 1, NULL, 0);
}

static void
enter_absent(const Reader *reader, const GArray *rows, const Column *column, const GArray *choices,
             const Series *series)
{
  for (guint i = 0; choices && i < choices->len; i++) {
    const Bloc *bloc = g_array_index(choices, Choice, i).bloc;
    for (guint j = 0; bloc && j < bloc->members->len; j++) {
      const Member *member = &g_array_index(bloc->members, Member, j);
      if (!reader->table->resource->absent_zero)
        enter_absent_member(reader, rows, column, bloc, member, series);
      else if (series_length(series) && bloc_has(bloc, member->code, series_at(series, 0)->period))
        enter_unknown_member(reader, column, member);
    }
  }
}

static void
add_composition(const GArray *choices, Series *series)
{
  for (guint i = 0; choices && i < choices->len; i++) {
    const Bloc *bloc = g_array_index(choices, Choice, i).bloc;
    if (!bloc)
      continue;
    g_autofree char *composition = bloc_composition(bloc);
    series_set(&series->composition, composition);
  }
}

static gboolean
find_measure(Reader *reader, GError **error)
{
  const Column *second = NULL;
  for (gsize i = 0; i < reader->table->n_columns; i++) {
    const Column *column = &reader->table->columns[i];
    if (column->field->role == ROLE_MEASURE && column->values) {
      second = reader->measure ? column : NULL;
      if (second)
        break;
      reader->measure = column;
    }
  }
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

/* Unit and valuation may go by a key: all rows chosen must agree on the unit; valuations are joined. */
static gboolean
read_unit(Reader *reader, const GArray *rows, Series *series, GError **error)
{
  const Resource *resource = reader->table->resource;
  g_autofree char *unit = NULL;
  for (guint i = 0; i < rows->len; i++) {
    const gsize row = g_array_index(rows, gsize, i);
    const char *code = by_code(reader, &resource->unit, row);
    const char *valuation = by_key_text(&resource->valuation, by_code(reader, &resource->valuation, row));
    if (valuation && (!series->valuation || !strstr(series->valuation, valuation))) {
      g_autofree char *joined =
          series->valuation ? g_strdup_printf("%s and %s", series->valuation, valuation) : g_strdup(valuation);
      series_set(&series->valuation, joined);
    }
    const char *here = by_key_text(&resource->unit, code);
    if (i > 0 && g_strcmp0(here, unit) != 0) {
      g_set_error(error, DATA_ERROR, DATA_ERROR_UNIT, "%s: the rows chosen have unlike units (%s, %s)", resource->name,
                  unit ? unit : "none", here ? here : "none");
      return FALSE;
    }
    if (i == 0) {
      unit = g_strdup(here);
      reader->unit_code = code;
    }
  }
  return TRUE;
}

static gboolean
name_unit(Reader *reader, Series *series, gsize *offset, GError **error)
{
  const Column *column = reader->measure ? reader->measure : reader->lower ? reader->lower : reader->upper;
  if (!reader->definition->value) {
    series_set(&series->unit, column_unit(reader->table, column, reader->unit_code));
    return TRUE;
  }
  g_autofree char *unit = NULL;
  if (!row_check(reader->table, reader->definition->value->expr, reader->unit_code, &unit, offset, error))
    return FALSE;
  series_set(&series->unit, unit);
  return TRUE;
}

static void
selector_clear(gpointer data)
{
  g_array_unref(((Selector *)data)->choices);
}

static gboolean
read_selectors(Reader *reader, GError **error)
{
  for (guint i = 0; i < reader->definition->where->len; i++)
    if (!read_where(reader, &g_array_index(reader->definition->where, Where, i), error))
      return FALSE;
  return !reader->definition->pair || read_pair(reader, error);
}

static void
enter_selection(const Reader *reader, const GArray *rows, Series *series)
{
  for (guint i = 0; i < reader->selectors->len; i++) {
    const Selector *selector = &g_array_index(reader->selectors, Selector, i);
    enter_absent(reader, rows, selector->column, selector->choices, series);
    add_composition(selector->choices, series);
  }
  for (guint i = 0; i < 2; i++) {
    enter_absent(reader, rows, reader->actor_columns[i], reader->actors[i].choices, series);
    add_composition(reader->actors[i].choices, series);
  }
}

static gboolean
read_rows(Reader *reader, Series *series, GError **error)
{
  gsize offset = 0;
  if (!read_selectors(reader, error) || !find_measure(reader, error))
    return FALSE;
  g_autoptr(GArray) rows = choose_rows(reader);
  if (!read_unit(reader, rows, series, error) || !name_unit(reader, series, &offset, error) ||
      !add_groups(reader, rows, series, error))
    return FALSE;
  if (rows->len == 0) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "no row of %s has all that 'where' asks for",
                reader->table->resource->name);
    return FALSE;
  }
  if (reader->table->resource->absent_zero)
    fill_zeros(reader, series);
  if (reader->table->resource->level)
    stretch_levels(series);
  enter_selection(reader, rows, series);
  series_set(&series->source, reader->table->resource->source);
  return TRUE;
}

static Series *
read_resource(Data *data, const SeriesDef *definition, const char *resource, GError **error)
{
  Reader reader = {.data = data, .definition = definition, .table = data_table(data, resource, error)};
  if (!reader.table)
    return NULL;
  if (!reader.table->spans) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "%s has no column of periods", resource);
    return NULL;
  }
  g_autoptr(Series) series = series_new(definition->name);
  reader.selectors = g_array_new(FALSE, FALSE, sizeof(Selector));
  g_array_set_clear_func(reader.selectors, selector_clear);
  const gboolean read = read_rows(&reader, series, error);
  g_array_unref(reader.selectors);
  for (guint i = 0; i < 2; i++)
    g_clear_pointer(&reader.actors[i].choices, g_array_unref);
  return read ? g_steal_pointer(&series) : NULL;
}

static gint
compare_observations(gconstpointer a, gconstpointer b)
{
  const Observation *one = a, *other = b;
  const int order = period_compare(one->period, other->period);
  return order ? order : g_strcmp0(one->index, other->index);
}

/* Joins the observations of two resources: for one period of one index an exact value beats a range. */
static gboolean
merge(Series *into, const Series *other, GError **error)
{
  g_array_append_vals(into->observations, other->observations->data, other->observations->len);
  g_array_sort(into->observations, compare_observations);
  GArray *kept = g_array_new(FALSE, FALSE, sizeof(Observation));
  for (gsize i = 0; i < series_length(into); i++) {
    const Observation *here = series_at(into, i);
    Observation *last = kept->len ? &g_array_index(kept, Observation, kept->len - 1) : NULL;
    if (!last || !period_equal(last->period, here->period)) {
      g_array_append_val(kept, *here);
    } else if (last->index == here->index && observation_is_exact(last) != observation_is_exact(here)) {
      *last = observation_is_exact(last) ? *last : *here;
    } else {
      g_autofree char *span = period_print(here->period);
      g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "%s has two values for %s", into->name, span);
      g_array_unref(kept);
      return FALSE;
    }
  }
  g_array_unref(into->observations);
  into->observations = kept;
  return TRUE;
}

Series *
source_series(Data *data, const SeriesDef *definition, GError **error)
{
  g_autoptr(Series) series = NULL;
  for (char **resource = definition->from; *resource; resource++) {
    g_autoptr(Series) part = read_resource(data, definition, *resource, error);
    if (!part)
      return NULL;
    if (!series)
      series = g_steal_pointer(&part);
    else if (!merge(series, part, error))
      return NULL;
  }
  if (series)
    series->label = g_strdup(definition->label);
  return g_steal_pointer(&series);
}
