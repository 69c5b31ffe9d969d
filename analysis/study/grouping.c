#include "grouping.h"

#include <math.h>
#include <string.h>

#include "datasets/problems.h"
#include "row_value.h"

static gboolean
tells_rows_apart(const Column *column)
{
  const Role role = column->field->role;
  return role == ROLE_KEY || role == ROLE_INDEX || role == ROLE_ACTOR;
}

/* What is the same for every group of rows. */
typedef struct {
  const Reader *reader;
  GPtrArray *free_keys; /* Column: keys that the study did not choose */
  gboolean once;        /* the table's primary key leaves no two rows of one period with the same codes */
} Grouping;

/* A key that the study did not choose must not vary among rows that are one observation. */
static gboolean
check_free_keys(const Grouping *grouping, gsize first, gsize row, GError **error)
{
  const Reader *reader = grouping->reader;
  for (guint i = 0; i < grouping->free_keys->len; i++) {
    const Column *column = g_ptr_array_index(grouping->free_keys, i);
    const guint32 *codes = selection_codes(&reader->selection, column)->of_row;
    if (codes[first] == codes[row])
      continue;
    const char *one = table_text(reader->table, first, column), *other = table_text(reader->table, row, column);
    g_autofree char *span = period_print(reader->table->spans[row]);
    g_autofree char *place = table_place(reader->table, row, column);
    g_autofree char *a = visible_text(one, strlen(one)), *b = visible_text(other, strlen(other));
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN,
                "%s: %s holds several values of '%s' (%s, %s): choose one by '%s', or list those to be added", place,
                span, column->field->name, a, b, column->field->role == ROLE_ACTOR ? "pair" : "where");
    return FALSE;
  }
  return TRUE;
}

/* The table's primary key, which was checked when it was read, leaves no two rows of one period with the same codes. */
static gboolean
key_forbids_twice(const Table *table)
{
  for (char **name = table->resource->primary_key; name && *name; name++) {
    const Column *column = table_column(table, *name);
    if (!column || (!tells_rows_apart(column) && !column->periods))
      return FALSE;
  }
  return table->resource->primary_key != NULL;
}

/* Two rows of one period with the same codes in every key are not added: one of them is a mistake. */
static gboolean
check_twice(const Reader *reader, gsize row, GHashTable *seen, GError **error)
{
  GString *codes = g_string_new(NULL);
  for (gsize i = 0; i < reader->table->n_columns; i++)
    if (tells_rows_apart(&reader->table->columns[i]))
      g_string_append(codes->len ? g_string_append(codes, ", ") : codes,
                      table_text(reader->table, row, &reader->table->columns[i]));
  char *key = g_string_free(codes, FALSE);
  if (g_hash_table_add(seen, key))
    return TRUE;
  g_autofree char *shown = visible_text(key, strlen(key));
  g_autofree char *span = period_print(reader->table->spans[row]);
  g_autofree char *place = table_place(reader->table, row, &reader->table->columns[0]);
  g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "%s: a second row for %s%s%s", place, span, *shown ? " and " : "",
              shown);
  return FALSE;
}

static const char *
intern_cell(const Reader *reader, gsize row, const Column *column)
{
  return column ? g_intern_string(table_text(reader->table, row, column)) : NULL;
}

static double
measure_of(const Reader *reader, gsize row, Missing *missing)
{
  const Column *column = reader->definition->value ? reader->value : reader->measure;
  if (!column)
    return row_value(reader->table, reader->definition->value->expr, row, missing);
  *missing = column->missing[row] ? column->missing[row] : *missing;
  return column->values[row];
}

static gboolean
has_measure(const Reader *reader)
{
  return reader->definition->value || reader->measure;
}

static gboolean
has_limits(const Reader *reader, gsize row)
{
  return (reader->lower && !reader->lower->missing[row]) || (reader->upper && !reader->upper->missing[row]);
}

/* What the limits of a row say: a range, a value when they meet, nothing when there are none. */
static gboolean
read_range(const Reader *reader, gsize row, Observation *observation, GError **error)
{
  const Period span = reader->table->spans[row];
  const gboolean no_lower = !reader->lower || reader->lower->missing[row];
  const gboolean no_upper = !reader->upper || reader->upper->missing[row];
  const gboolean open = reader->strict && *table_text(reader->table, row, reader->strict) != '\0';
  const double lower = no_lower ? -INFINITY : reader->lower->values[row];
  const double upper = no_upper ? INFINITY : reader->upper->values[row];
  if (lower > upper || (lower == upper && open)) {
    g_autofree char *place = table_place(reader->table, row, reader->lower);
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "%s: no value lies between the limits %g and %g", place, lower,
                upper);
    return FALSE;
  }
  *observation = no_lower && no_upper ? observation_missing(span, MISSING_NOT_PUBLISHED)
                 : lower == upper     ? observation_exact(span, lower)
                                      : observation_range(span, lower, upper, open && !no_lower, open && !no_upper);
  return TRUE;
}

/* The sum of rows; it is missing when one of them is. */
static gboolean
read_sum(const Grouping *grouping, const GArray *rows, guint from, guint to, Observation *observation, GError **error)
{
  const Reader *reader = grouping->reader;
  g_autoptr(GHashTable) seen =
      grouping->once || to - from < 2 ? NULL : g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  const gsize first = g_array_index(rows, gsize, from);
  double sum = 0;
  Missing missing = MISSING_NO;
  for (guint i = from; i < to; i++) {
    const gsize row = g_array_index(rows, gsize, i);
    if (!check_free_keys(grouping, first, row, error) || (seen && !check_twice(reader, row, seen, error)))
      return FALSE;
    if (has_measure(reader))
      sum += measure_of(reader, row, &missing);
  }
  const Period span = reader->table->spans[first];
  *observation = missing ? observation_missing(span, missing) : observation_exact(span, sum);
  return TRUE;
}

/* One observation from the rows [from, to) of one period. */
static gboolean
add_group(const Grouping *grouping, const GArray *rows, guint from, guint to, Series *series, GError **error)
{
  const Reader *reader = grouping->reader;
  const gsize first = g_array_index(rows, gsize, from);
  Observation observation;
  if (!read_sum(grouping, rows, from, to, &observation, error))
    return FALSE;
  const gboolean limits = !has_measure(reader) || (observation.missing && has_limits(reader, first));
  if (limits && to - from > 1) {
    g_autofree char *span = period_print(reader->table->spans[first]);
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "%s: %s has %u ranges, and ranges of several rows are not added",
                reader->table->resource->name, span, to - from);
    return FALSE;
  }
  if (limits && !read_range(reader, first, &observation, error))
    return FALSE;
  observation.index = intern_cell(reader, first, reader->index);
  observation.source = to - from == 1 ? intern_cell(reader, first, reader->source) : NULL;
  series_add(series, observation);
  return TRUE;
}

/* Spans that overlap are no sequence: yearly and monthly rows side by side, most often. */
static gboolean
check_overlap(const Grouping *grouping, gsize earlier, gsize row, GError **error)
{
  const Reader *reader = grouping->reader;
  const Period before = reader->table->spans[earlier], span = reader->table->spans[row];
  if (before.last < span.first)
    return TRUE;
  if (!check_free_keys(grouping, earlier, row, error))
    return FALSE;
  g_autofree char *one = period_print(before), *other = period_print(span);
  g_autofree char *place = table_place(reader->table, row, &reader->table->columns[0]);
  g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "%s: %s and %s overlap", place, one, other);
  return FALSE;
}

static gboolean
add_groups(const Grouping *grouping, const GArray *rows, Series *series, GError **error)
{
  const Reader *reader = grouping->reader;
  for (guint from = 0, to; from < rows->len; from = to) {
    const gsize first = g_array_index(rows, gsize, from);
    const Period span = reader->table->spans[first];
    if (from > 0 && !check_overlap(grouping, g_array_index(rows, gsize, from - 1), first, error))
      return FALSE;
    for (to = from + 1; to < rows->len; to++)
      if (!period_equal(reader->table->spans[g_array_index(rows, gsize, to)], span))
        break;
    if (!add_group(grouping, rows, from, to, series, error))
      return FALSE;
  }
  return TRUE;
}

/* Where no row means nothing happened, every period of the table without a row is a zero. */
static void
fill_zeros(const Reader *reader, Series *series)
{
  g_autoptr(GArray) rows = table_rows(reader->table);
  g_autoptr(Series) found = series_copy(series);
  g_array_set_size(series->observations, 0);
  for (guint i = 0; i < rows->len; i++) {
    const Period span = reader->table->spans[g_array_index(rows, gsize, i)];
    if (i > 0 && period_equal(reader->table->spans[g_array_index(rows, gsize, i - 1)], span))
      continue;
    const Observation *observation = series_find(found, span);
    series_add(series, observation ? *observation : observation_exact(span, 0));
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

static GPtrArray *
free_keys(const Reader *reader)
{
  GPtrArray *keys = g_ptr_array_new();
  for (gsize i = 0; i < reader->table->n_columns; i++) {
    Column *column = &reader->table->columns[i];
    const gboolean told_apart = column == reader->by[0] || column == reader->by[1];
    if (tells_rows_apart(column) && !told_apart && !selection_covers(&reader->selection, column))
      g_ptr_array_add(keys, column);
  }
  return keys;
}

gboolean
group_rows(const Reader *reader, const GArray *rows, Series *series, GError **error)
{
  g_autoptr(GPtrArray) keys = free_keys(reader);
  const Grouping grouping = {.reader = reader, .free_keys = keys, .once = key_forbids_twice(reader->table)};
  if (!add_groups(&grouping, rows, series, error))
    return FALSE;
  if (reader->table->resource->absent_zero)
    fill_zeros(reader, series);
  if (reader->table->resource->level)
    stretch_levels(series);
  return TRUE;
}
