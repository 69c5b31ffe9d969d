/* drawn.h - charts of studies, and what they hold */
#pragma once

#include "plots/gnuplot.h"
#include "report/figures.h"

/* The first chart of a study, which must be drawn and written as a script (transfer full). */
static inline Chart *
drawn_chart(Results *results)
{
  GError *error = NULL;
  Chart *chart = figure_new(results, g_ptr_array_index(results->study->charts, 0), &error);
  assert_no_error(error);
  g_autofree char *script = gnuplot_script(chart, &error);
  assert_no_error(error);
  assert_non_null(script);
  return chart;
}

static inline const ChartPanel *
panel_of(const Chart *chart, guint panel)
{
  assert_true(panel < chart->panels->len);
  return g_ptr_array_index(chart->panels, panel);
}

static inline const ChartLayer *
layer_of(const Chart *chart, guint panel, guint layer)
{
  assert_true(layer < panel_of(chart, panel)->layers->len);
  return g_ptr_array_index(panel_of(chart, panel)->layers, layer);
}

static inline const ChartPoint *
point_of(const ChartLayer *layer, guint i)
{
  assert_true(i < layer->points->len);
  return &g_array_index(layer->points, ChartPoint, i);
}
