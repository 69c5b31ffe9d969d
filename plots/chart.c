#include "chart.h"

#include <math.h>
#include <string.h>

const char *const tone_names[] = {"ink", "blue", "ochre", "rust", "teal", "plum", "stone", "sky", NULL};
G_STATIC_ASSERT(G_N_ELEMENTS(tone_names) == N_TONES + 1);

gboolean
tone_from_name(const char *name, Tone *tone)
{
  for (guint i = 0; name && i < N_TONES; i++)
    if (strcmp(name, tone_names[i]) == 0) {
      *tone = (Tone)i;
      return TRUE;
    }
  return FALSE;
}

static void
point_clear(gpointer point)
{
  g_free(((ChartPoint *)point)->label);
}

static void
event_clear(gpointer event)
{
  g_free(((ChartEvent *)event)->label);
}

static void
span_clear(gpointer span)
{
  g_free(((ChartSpan *)span)->label);
}

static void
level_clear(gpointer level)
{
  g_free(((ChartLevel *)level)->label);
}

static void
layer_free(gpointer data)
{
  ChartLayer *layer = data;
  g_free(layer->label);
  g_array_unref(layer->points);
  g_free(layer);
}

static void
panel_free(gpointer data)
{
  ChartPanel *panel = data;
  g_free(panel->title);
  g_free(panel->zone_above);
  g_free(panel->zone_below);
  g_free(panel->x_label);
  g_ptr_array_unref(panel->layers);
  g_array_unref(panel->spans);
  g_array_unref(panel->levels);
  g_ptr_array_unref(panel->rows);
  g_clear_pointer(&panel->columns, g_ptr_array_unref);
  g_free(panel);
}

static GArray *
array_new(guint size, GDestroyNotify clear)
{
  GArray *array = g_array_new(FALSE, TRUE, size);
  g_array_set_clear_func(array, clear);
  return array;
}

Chart *
chart_new(const char *name, AxisKind x_axis)
{
  Chart *chart = g_new0(Chart, 1);
  chart->name = g_strdup(name);
  chart->x_axis = x_axis;
  chart->x_min = chart->x_max = NAN;
  chart->columns = 1;
  chart->panels = g_ptr_array_new_with_free_func(panel_free);
  chart->events = array_new(sizeof(ChartEvent), event_clear);
  if (x_axis == AXIS_CATEGORY)
    chart->categories = g_ptr_array_new_with_free_func(g_free);
  return chart;
}

void
chart_free(Chart *chart)
{
  if (!chart)
    return;
  g_free(chart->name);
  g_free(chart->title);
  g_free(chart->subtitle);
  g_free(chart->note);
  g_free(chart->source);
  g_free(chart->x_label);
  g_free(chart->y_label);
  g_ptr_array_unref(chart->panels);
  g_array_unref(chart->events);
  g_clear_pointer(&chart->categories, g_ptr_array_unref);
  g_free(chart);
}

ChartPanel *
chart_add_panel(Chart *chart, const char *title)
{
  ChartPanel *panel = g_new0(ChartPanel, 1);
  panel->title = g_strdup(title);
  panel->y_min = panel->y_max = panel->x_min = panel->x_max = NAN;
  panel->weight = 1.0;
  panel->layers = g_ptr_array_new_with_free_func(layer_free);
  panel->spans = array_new(sizeof(ChartSpan), span_clear);
  panel->levels = array_new(sizeof(ChartLevel), level_clear);
  panel->rows = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(chart->panels, panel);
  return panel;
}

void
panel_own_axis(ChartPanel *panel, AxisKind kind, const char *label)
{
  panel->own_x = TRUE;
  panel->x_axis = kind;
  g_free(panel->x_label);
  panel->x_label = g_strdup(label);
}

AxisKind
panel_axis(const Chart *chart, const ChartPanel *panel)
{
  return panel->own_x ? panel->x_axis : chart->x_axis;
}

gboolean
panel_is_heatmap(const ChartPanel *panel)
{
  for (guint l = 0; l < panel->layers->len; l++)
    if (((const ChartLayer *)g_ptr_array_index(panel->layers, l))->kind == LAYER_CELLS)
      return TRUE;
  return FALSE;
}

gboolean
panel_has_rows(const ChartPanel *panel)
{
  return panel->rows->len > 0 || panel_is_heatmap(panel);
}

ChartLayer *
panel_add_layer(ChartPanel *panel, LayerKind kind, const char *label, Tone tone)
{
  ChartLayer *layer = g_new0(ChartLayer, 1);
  layer->kind = kind;
  layer->label = g_strdup(label);
  layer->tone = tone;
  layer->points = array_new(sizeof(ChartPoint), point_clear);
  g_ptr_array_add(panel->layers, layer);
  return layer;
}

void
panel_add_span(ChartPanel *panel, double x0, double x1, const char *label)
{
  ChartSpan span = {.x0 = x0, .x1 = x1, .label = g_strdup(label)};
  g_array_append_val(panel->spans, span);
}

void
panel_add_level(ChartPanel *panel, double y, const char *label)
{
  ChartLevel level = {.y = y, .label = g_strdup(label)};
  g_array_append_val(panel->levels, level);
}

void
panel_add_row(ChartPanel *panel, const char *name)
{
  g_ptr_array_add(panel->rows, g_strdup(name ? name : ""));
}

void
panel_add_column(ChartPanel *panel, const char *name)
{
  if (!panel->columns)
    panel->columns = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(panel->columns, g_strdup(name ? name : ""));
  panel->own_x = TRUE;
  panel->x_axis = AXIS_CATEGORY;
}

const GPtrArray *
panel_categories(const Chart *chart, const ChartPanel *panel)
{
  return panel->columns ? panel->columns : chart->categories;
}

void
chart_add_event(Chart *chart, double x, const char *label)
{
  ChartEvent event = {.x = x, .label = g_strdup(label)};
  g_array_append_val(chart->events, event);
}

void
layer_add_labelled(ChartLayer *layer, double x0, double x1, double y, const char *label)
{
  ChartPoint point = {.x0 = x0, .x1 = x1, .y = y, .low = NAN, .high = NAN, .label = g_strdup(label)};
  g_array_append_val(layer->points, point);
}

void
layer_add(ChartLayer *layer, double x0, double x1, double y)
{
  layer_add_labelled(layer, x0, x1, y, NULL);
}

void
layer_add_range(ChartLayer *layer, double x0, double x1, double low, double high)
{
  ChartPoint point = {.x0 = x0, .x1 = x1, .y = NAN, .low = low, .high = high};
  g_array_append_val(layer->points, point);
}

void
layer_add_block(ChartLayer *layer, double x, double from, double to, const char *label)
{
  ChartPoint point = {
      .x0 = x, .x1 = x, .y = NAN, .low = fmin(from, to), .high = fmax(from, to), .label = g_strdup(label)};
  g_array_append_val(layer->points, point);
}

void
layer_add_cell(ChartLayer *layer, guint column, guint row, double value, const char *label)
{
  ChartPoint point = {.x0 = column, .x1 = column, .y = value, .low = row, .high = NAN, .label = g_strdup(label)};
  g_array_append_val(layer->points, point);
}
