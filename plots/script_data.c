#include <math.h>

#include "cells.h"
#include "script.h"

static const char *const row_heads[] = {
    [LAYER_LINE] = "x y",
    [LAYER_BARS] = "from to base top",
    [LAYER_POINTS] = "x y",
    [LAYER_RANGES] = "from to low high",
    [LAYER_BAND] = "x low high",
    [LAYER_STEP] = "x y",
    [LAYER_AREAS] = "x low high",
    [LAYER_STEMS] = "x y",
    [LAYER_BLOCKS] = "from to low high",
    [LAYER_CELLS] = "from to low high value colour",
};

/* Numbers of a row with blanks between, and on a time axis the day in words behind them, which gnuplot passes over. */
static void
append_row(GString *script, AxisKind axis, const double *numbers, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    if (i > 0)
      g_string_append_c(script, ' ');
    script_number(script, numbers[i]);
  }
  g_autofree char *date = axis == AXIS_TIME ? ticks_date(numbers[0]) : NULL;
  if (date)
    g_string_append_printf(script, " %s", date);
  g_string_append_c(script, '\n');
}

static void
append_path(GString *script, AxisKind axis, const GArray *path, gboolean field)
{
  for (guint i = 0; i < path->len; i++) {
    const Vertex *vertex = &g_array_index(path, Vertex, i);
    const double line[] = {vertex->x, vertex->y}, band[] = {vertex->x, vertex->low, vertex->y};
    if (field && isnan(vertex->y))
      g_string_append_c(script, '\n'); /* an empty line ends a field; NaN would join its halves */
    else
      append_row(script, axis, field ? band : line, field ? 3 : 2);
  }
}

static void
append_rects(GString *script, AxisKind axis, const GArray *rects)
{
  for (guint i = 0; i < rects->len; i++) {
    const Rect *rect = &g_array_index(rects, Rect, i);
    const double row[] = {rect->x0, rect->x1, rect->y0, rect->y1};
    append_row(script, axis, row, 4);
  }
}

static void
append_cells(GString *script, const GArray *cells, Colors colors)
{
  for (guint i = 0; i < cells->len; i++) {
    const Cell *cell = &g_array_index(cells, Cell, i);
    const double row[] = {cell->rect.x0, cell->rect.x1, cell->rect.y0, cell->rect.y1, cell->value};
    if (isnan(cell->value))
      continue;
    for (guint k = 0; k < G_N_ELEMENTS(row); k++) {
      script_number(script, row[k]);
      g_string_append_c(script, ' ');
    }
    g_string_append_printf(script, "0x%06x\n", cells_color(colors, cell->value));
  }
}

void
script_data(GString *script, const Chart *chart, const Layout *layout, guint p)
{
  const ChartPanel *model = g_ptr_array_index(chart->panels, p);
  const PanelLayout *panel = g_ptr_array_index(layout->panels, p);
  const AxisKind axis = panel_axis(chart, model);
  for (guint l = 0; l < model->layers->len; l++) {
    const ChartLayer *layer = g_ptr_array_index(model->layers, l);
    const Shape *shape = g_ptr_array_index(panel->shapes, l);
    const gboolean field = layer->kind == LAYER_BAND || layer->kind == LAYER_AREAS;
    script_comment(script, layer->label ? layer->label : model->title ? model->title : "unnamed");
    g_string_append_printf(script, "# %s\n$panel%u_layer%u << END\n", row_heads[layer->kind], p + 1, l + 1);
    append_rects(script, axis, shape->rects);
    append_path(script, axis, shape->path, field);
    append_cells(script, shape->cells, panel->colors);
    if (layer->kind == LAYER_POINTS || layer->kind == LAYER_STEMS)
      append_path(script, axis, shape->dots, FALSE);
    g_string_append(script, "END\n");
    if (shape->path->len > 0 && shape->dots->len > 0) {
      g_string_append_printf(script, "# values between gaps\n$panel%u_layer%u_lone << END\n", p + 1, l + 1);
      append_path(script, axis, shape->dots, FALSE);
      g_string_append(script, "END\n");
    }
    g_string_append_c(script, '\n');
  }
}
