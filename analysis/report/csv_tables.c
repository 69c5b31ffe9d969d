#include "csv_tables.h"

#include <math.h>

#include "output.h"
#include "result_tables.h"
#include "summary.h"

/* A name may be an expression, with commas. */
static void
next_head(GString *out, const char *name, const char *suffix)
{
  g_autofree char *head = g_strconcat(name, suffix, NULL);
  csv_next_text(out, head);
}

static gboolean
has_ranges(const Series *series)
{
  for (gsize i = 0; i < series_length(series); i++)
    if (observation_is_range(series_at(series, i)))
      return TRUE;
  return FALSE;
}

static gboolean
has_coverage(const Series *series)
{
  for (gsize i = 0; i < series_length(series); i++)
    if (series_at(series, i)->days_present >= 0)
      return TRUE;
  return FALSE;
}

static void
append_heads(GString *out, const GPtrArray *columns)
{
  g_string_append(out, "period");
  for (guint j = 0; j < columns->len; j++) {
    const Series *series = g_ptr_array_index(columns, j);
    csv_next_text(out, series->name);
    if (has_ranges(series)) {
      next_head(out, series->name, "_lower");
      next_head(out, series->name, "_upper");
    }
    if (has_coverage(series))
      next_head(out, series->name, "_days_present");
  }
  g_string_append_c(out, '\n');
}

/* Infinite limits are open, which an empty cell says. */
static double
finite_or_nan(double value)
{
  return isfinite(value) ? value : NAN;
}

static void
append_cells(GString *out, const Series *series, Period period)
{
  const Observation *observation = series_find(series, period);
  csv_next_number(out, observation ? observation->value : NAN);
  if (has_ranges(series)) {
    csv_next_number(out, observation ? finite_or_nan(observation->lower) : NAN);
    csv_next_number(out, observation ? finite_or_nan(observation->upper) : NAN);
  }
  if (has_coverage(series))
    csv_next_number(out, observation && observation->days_present >= 0 ? (double)observation->days_present : NAN);
}

static char *
columns_csv(Results *results, const TableDef *table, GError **error)
{
  g_autoptr(GPtrArray) columns = NULL;
  g_autoptr(Frame) frame = results_table(results, table, &columns, error);
  if (!frame)
    return NULL;
  GString *out = g_string_new(NULL);
  append_heads(out, columns);
  for (gsize i = 0; i < frame->n; i++) {
    g_autofree char *period = period_print(frame->periods[i]);
    csv_append_text(out, period);
    for (guint j = 0; j < columns->len; j++)
      append_cells(out, g_ptr_array_index(columns, j), frame->periods[i]);
    g_string_append_c(out, '\n');
  }
  return g_string_free(out, FALSE);
}

char *
table_csv(Results *results, const TableDef *table, GError **error)
{
  return table->kind ? result_table(table->kind)->csv(results, table, error) : columns_csv(results, table, error);
}

static void
append_summary(GString *out, const Series *series)
{
  const SeriesSummary summary = summarize(series);
  const Description *d = &summary.description;
  const gsize n = series_length(series);
  g_autofree char *first = n ? period_print(series_at(series, 0)->period) : NULL,
                  *last = n ? period_print(series_at(series, n - 1)->period) : NULL;
  csv_append_text(out, series->name);
  csv_next_text(out, series_label(series));
  csv_next_text(out, series->unit);
  csv_next_text(out, frequency_name(series_frequency(series)));
  csv_next_text(out, first);
  csv_next_text(out, last);
  const double numbers[] = {(double)summary.n,
                            (double)summary.missing,
                            (double)summary.ranges,
                            (double)summary.gaps,
                            d->mean,
                            d->median,
                            d->standard_deviation,
                            d->minimum,
                            d->maximum,
                            summary.growth.average,
                            summary.growth.cagr};
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++)
    csv_next_number(out, numbers[i]);
  csv_next_text(out, series->source);
  g_string_append_c(out, '\n');
}

char *
summary_csv(const GPtrArray *series)
{
  GString *out =
      g_string_new("name,label,unit,frequency,first,last,n,missing,ranges,gaps,mean,median,standard_deviation,minimum,"
                   "maximum,average_growth,cagr,source\n");
  for (guint i = 0; i < series->len; i++)
    append_summary(out, g_ptr_array_index(series, i));
  return g_string_free(out, FALSE);
}

static void
append_place(GString *out, AxisKind axis, const char *category, const ChartPoint *point)
{
  if (axis != AXIS_TIME) {
    csv_next_text(out, category);
    csv_next_number(out, point->x0);
    csv_next_number(out, point->x1);
    return;
  }
  const Period span = {.first = (gint32)point->x0, .last = (gint32)MAX(point->x1 - 1, point->x0)};
  g_autofree char *period = period_print(span), *start = period_print((Period){span.first, span.first}),
                  *end = period_print((Period){span.last, span.last});
  csv_next_text(out, period);
  csv_next_text(out, start);
  csv_next_text(out, end);
}

/* The name of a row or column, or "" where there is none. */
static const char *
name_of(const GPtrArray *names, double place)
{
  return names && place >= 0 && place < names->len ? g_ptr_array_index(names, (guint)place) : "";
}

static void
append_cell(GString *out, const Chart *chart, const ChartPanel *panel, const ChartPoint *point)
{
  csv_append_text(out, panel->title ? panel->title : "");
  csv_next_text(out, name_of(panel->rows, point->low));
  csv_next_text(out, name_of(panel_categories(chart, panel), point->x0));
  g_string_append(out, ",,");
  csv_next_number(out, point->y);
  g_string_append(out, ",,");
  csv_next_text(out, point->label);
  g_string_append_c(out, '\n');
}

static void
append_level(GString *out, const ChartPanel *panel, const ChartLevel *level)
{
  csv_append_text(out, panel->title ? panel->title : "");
  csv_next_text(out, level->label);
  g_string_append(out, ",,,");
  csv_next_number(out, level->y);
  g_string_append(out, ",,,\n");
}

/* In a panel of rows the row is the place, and what lies on the horizontal axis the value. */
static void
append_in_row(GString *out, const ChartPanel *panel, const ChartLayer *layer, const ChartPoint *point)
{
  const gboolean range = isnan(point->y);
  csv_append_text(out, panel->title ? panel->title : "");
  csv_next_text(out, layer->label);
  csv_next_text(out, name_of(panel->rows, -(range ? (point->low + point->high) / 2 : point->y)));
  g_string_append(out, ",,");
  csv_next_number(out, range ? NAN : point->x0);
  csv_next_number(out, range ? point->x0 : NAN);
  csv_next_number(out, range ? point->x1 : NAN);
  csv_next_text(out, point->label);
  g_string_append_c(out, '\n');
}

/* Of a timeline the heights are those of its words: what counts is the side. */
static void
append_values(GString *out, const ChartPanel *panel, const ChartPoint *point)
{
  const double side = isnan(point->y) ? NAN : (double)((point->y > 0) - (point->y < 0));
  csv_next_number(out, panel->timeline ? side : point->y);
  csv_next_number(out, panel->timeline ? NAN : finite_or_nan(point->low));
  csv_next_number(out, panel->timeline ? NAN : finite_or_nan(point->high));
}

/* A block has a place of its own, whose name tells more than its number. */
static const char *
category_of(const Chart *chart, const ChartPanel *panel, const ChartLayer *layer, const ChartPoint *point)
{
  return layer->kind == LAYER_BLOCKS ? name_of(panel_categories(chart, panel), point->x0) : NULL;
}

static void
append_layer(GString *out, const Chart *chart, const ChartPanel *panel, const ChartLayer *layer)
{
  for (guint i = 0; i < layer->points->len; i++) {
    const ChartPoint *point = &g_array_index(layer->points, ChartPoint, i);
    if (layer->kind == LAYER_CELLS) {
      append_cell(out, chart, panel, point);
      continue;
    }
    if ((panel_axis(chart, panel) == AXIS_TIME || layer->kind == LAYER_STEP) && !(point->x1 > point->x0) &&
        !isfinite(point->y))
      continue; /* breaks a line, and spans no day */
    if (panel_has_rows(panel)) {
      append_in_row(out, panel, layer, point);
      continue;
    }
    csv_append_text(out, panel->title ? panel->title : "");
    csv_next_text(out, layer->label);
    append_place(out, panel_axis(chart, panel), category_of(chart, panel, layer, point), point);
    append_values(out, panel, point);
    csv_next_text(out, point->label);
    g_string_append_c(out, '\n');
  }
}

char *
chart_csv(const Chart *chart)
{
  GString *out = g_string_new("panel,layer,period,start,end,value,lower,upper,label\n");
  for (guint i = 0; i < chart->panels->len; i++) {
    const ChartPanel *panel = g_ptr_array_index(chart->panels, i);
    for (guint j = 0; j < panel->layers->len; j++)
      append_layer(out, chart, panel, g_ptr_array_index(panel->layers, j));
    for (guint j = 0; j < panel->levels->len; j++)
      append_level(out, panel, &g_array_index(panel->levels, ChartLevel, j));
  }
  return g_string_free(out, FALSE);
}
