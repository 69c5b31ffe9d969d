#include "figure_timeline.h"

#include <math.h>

#include "datasets/problems.h"
#include "figure_parts.h"
#include "plots/timeline.h"

#define DIRECTION "direction" /* the column where the study names none */

static gboolean
find_direction(Results *results, const ChartDef *definition, const Table *table, const Column **column, GError **error)
{
  const char *name = definition->direction ? definition->direction : DIRECTION;
  *column = table_column(table, name);
  if (*column || !definition->direction)
    return TRUE;
  g_autofree const char **names = table_names(table);
  const char *near = nearest_name(name, names);
  g_set_error(error, DATA_ERROR, DATA_ERROR_NAME, "the table has no column '%s'%s%s%s", name,
              near ? ", did you mean '" : "", near ? near : "", near ? "'?" : "");
  results_place_error(results, yaml_get(definition->node, "direction"), 0, table->resource->name, error);
  return FALSE;
}

/* A sign alone, or a number. */
static gboolean
read_side(const Table *table, gsize row, const Column *column, int *side, GError **error)
{
  const char *text = column ? table_text(table, row, column) : "+", *rest = NULL;
  const double number = column && column->values ? column->values[row] : g_ascii_strtod(text, (char **)&rest);
  if (g_str_equal(text, "+") || g_str_equal(text, "-") || g_str_equal(text, "\u2212")) {
    *side = *text == '+' ? 1 : -1;
    return TRUE;
  }
  *side = (number > 0) - (number < 0);
  if (!isnan(number) && (!rest || (rest != text && !*rest)))
    return TRUE;
  g_autofree char *place = table_place(table, row, column);
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "%s: '%s' is no direction (+, - or 0)", place, text);
  return FALSE;
}

static gint
compare_events(gconstpointer a, gconstpointer b)
{
  const TimelineEvent *one = a, *other = b;
  return (one->x0 > other->x0) - (one->x0 < other->x0);
}

/* Events that begin within the sample; one without an end lasts for what its date says, a day or a month. */
static gboolean
collect_events(const ChartDef *definition, const Table *table, const Column *direction, GArray *events, GError **error)
{
  const Column *label = table_role(table, ROLE_LABEL);
  for (gsize row = 0; row < table->n_rows; row++) {
    const Period span = table->spans[row], first = {span.first, span.first};
    TimelineEvent event = {.x0 = figure_start(span), .text = table_text(table, row, label)};
    if (definition->has_sample && !period_within(first, definition->sample))
      continue;
    if (!read_side(table, row, direction, &event.side, error))
      return FALSE;
    event.x1 = span.last == SPAN_OPEN ? event.x0 + 1 : figure_end(span);
    g_array_append_val(events, event);
  }
  g_array_sort(events, compare_events); /* stable */
  return TRUE;
}

/* The first days of all years from the first to behind the last event. */
static GArray *
year_starts(const GArray *events)
{
  GArray *starts = g_array_new(FALSE, FALSE, sizeof(double));
  const double last = g_array_index(events, TimelineEvent, events->len - 1).x0;
  Period year = period_containing((gint32)g_array_index(events, TimelineEvent, 0).x0, FREQUENCY_YEAR);
  for (;; year = period_step(year, 1)) {
    const double start = figure_start(year);
    g_array_append_val(starts, start);
    if (start > last)
      return starts;
  }
}

static void
add_words(Chart *chart, const Table *table, gsize n, gsize named)
{
  if (!chart->subtitle)
    chart->subtitle = g_strdup_printf("%" G_GSIZE_FORMAT " events", n);
  if (!chart->note && named < n)
    chart->note = g_strdup_printf("%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " events are named where there is room; "
                                  "charts/%s.csv names all.",
                                  named, n, chart->name);
  figure_add_source(chart, table->resource->source);
}

gboolean
figure_timeline(Results *results, const ChartDef *definition, Chart *chart, GError **error)
{
  static const TimelineNames names = {
      .above = "closer", .on = "mixed", .below = "worse", .span = "lasts, or its day is not known"};
  const Table *table = data_table(results->data, results->study->events, error);
  const Column *direction;
  g_autoptr(GArray) events = g_array_new(FALSE, FALSE, sizeof(TimelineEvent));
  if (!table || !find_direction(results, definition, table, &direction, error))
    return FALSE;
  if (!table->spans || !table_role(table, ROLE_LABEL)) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "%s: events need a date and a title (role label)",
                table->resource->path);
    return FALSE;
  }
  if (!collect_events(definition, table, direction, events, error))
    return FALSE;
  if (events->len == 0) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_ALIGN, "there is no event in the sample");
    results_place_error(results, definition->node, 0, definition->name, error);
    return FALSE;
  }
  g_autoptr(GArray) years = year_starts(events);
  const gsize named = chart_add_timeline(chart, (TimelineEvent *)(void *)events->data, events->len,
                                         (const double *)(void *)years->data, years->len, &names);
  add_words(chart, table, events->len, named);
  return TRUE;
}
