/* samples.h - charts that several tests of the plots room draw */
#pragma once

#include <math.h>

#include "plots/chart.h"

#define YEAR 365.25 /* days: near enough for a picture */

/* What a label may hold, each of them once a trap of gnuplot, of a shell, of XML or of printf. */
static const char *const hostile_labels[] = {
    "`touch pwned`",
    "'; system('touch pwned') #",
    "$(touch pwned)",
    "\"; system(\"touch pwned\"); \"",
    "a\\",
    "\\",
    "'",
    "''",
    "]]>",
    "<b> &amp; </text>",
    "%s%n %d",
    "{/Symbol a}_b^c {",
    "\"quoted\" @terminal",
    "a\nplot 1\n!touch pwned",
    "END",
    "Беларусь і ЕС: гандаль",
    "Zażółć gęślą jaźń",
    "\xff\xfe broken bytes",
    "control \x01\x1b[31m \x7f",
    "| touch pwned",
    "< touch pwned",
};

static inline void
sample_fill(ChartLayer *layer, int n, double scale)
{
  for (int i = 0; i < n; i++)
    layer_add(layer, 8035 + floor(YEAR * i), 8035 + floor(YEAR * (i + 1)), i == 3 ? NAN : scale * (1 + i % 5));
}

/* Two flows, their balance and two events over ten years. */
static inline Chart *
sample_turnover(void)
{
  Chart *chart = chart_new("turnover", AXIS_TIME);
  ChartPanel *panel = chart_add_panel(chart, NULL);
  chart->title = g_strdup("Belarus’s trade with the European Union");
  chart->subtitle = g_strdup("Billion US dollars");
  chart->source = g_strdup("Source: none");
  sample_fill(panel_add_layer(panel, LAYER_BARS, "Exports", TONE_BLUE), 10, 1);
  sample_fill(panel_add_layer(panel, LAYER_BARS, "Imports", TONE_OCHRE), 10, 0.7);
  sample_fill(panel_add_layer(panel, LAYER_LINE, "Balance", TONE_INK), 10, 0.3);
  chart_add_event(chart, 9000, "Council freezes PCA");
  chart_add_event(chart, 10000, "Visa bans");
  return chart;
}

/* Every kind of layer but cells, three panels, spans, levels, zones, events and labels. */
static inline Chart *
sample_everything(const char *const *labels, guint n_labels)
{
  Chart *chart = chart_new("everything", AXIS_TIME);
  for (guint p = 0; p < 3; p++) {
    ChartPanel *panel = chart_add_panel(chart, labels[p % n_labels]);
    for (int kind = LAYER_LINE; kind <= LAYER_STEMS; kind++) {
      const guint place = (p * 8 + (guint)kind) % n_labels;
      ChartLayer *layer = panel_add_layer(panel, (LayerKind)kind, labels[place], (Tone)kind);
      layer->signed_tone = TRUE;
      for (int i = 0; i < 6; i++) {
        layer_add_range(layer, 8035 + 365 * i, 8400 + 365 * i, i % 2 ? -1 : -INFINITY, i % 3 ? 2 : INFINITY);
        ChartPoint *point = &g_array_index(layer->points, ChartPoint, layer->points->len - 1);
        point->y = i == 2 ? NAN : (i - 2.5) * (kind == LAYER_AREAS ? 0.1 : 1.0);
        point->label = g_strdup(labels[(place + (guint)i) % n_labels]);
      }
    }
    panel->zone_above = g_strdup(labels[0]);
    panel->zone_below = g_strdup(labels[1 % n_labels]);
    panel_add_span(panel, 8400, 8765, labels[2 % n_labels]);
    panel_add_span(panel, 9000, 9000, labels[(3 + p) % n_labels]);
    panel_add_level(panel, 1.5, labels[(4 + p) % n_labels]);
  }
  for (guint i = 0; i < n_labels; i++)
    chart_add_event(chart, 8100 + 80 * i, labels[i]);
  chart->title = g_strdup(labels[n_labels - 1]);
  chart->subtitle = g_strdup(labels[n_labels / 2]);
  chart->note = g_strdup(labels[0]);
  chart->source = g_strdup(labels[1 % n_labels]);
  chart->x_label = g_strdup(labels[2 % n_labels]);
  chart->y_label = g_strdup(labels[3 % n_labels]);
  return chart;
}

/* Two heatmaps beside each other, n_rows by n_columns, on the chart's columns and on columns of its own; values from -1 to 1, one
 * cell of each empty. Names of rows and columns, labels of cells and titles are taken from labels in turn. */
static inline Chart *
sample_heatmaps(const char *const *labels, guint n_labels, guint n_rows, guint n_columns)
{
  Chart *chart = chart_new("heatmaps", AXIS_CATEGORY);
  chart->title = g_strdup(labels[0]);
  chart->columns = 2;
  for (guint c = 0; c < n_columns; c++)
    g_ptr_array_add(chart->categories, g_strdup(labels[c % n_labels]));
  for (guint p = 0; p < 2; p++) {
    ChartPanel *panel = chart_add_panel(chart, labels[p % n_labels]);
    ChartLayer *layer = panel_add_layer(panel, LAYER_CELLS, labels[(p + 1) % n_labels], TONE_BLUE);
    for (guint c = 0; p == 1 && c < n_columns; c++)
      panel_add_column(panel, labels[(c + 1) % n_labels]);
    for (guint r = 0; r < n_rows; r++) {
      panel_add_row(panel, labels[(r + 2) % n_labels]);
      for (guint c = 0; c < n_columns; c++)
        layer_add_cell(layer, c, r, r == 1 && c == 0 ? NAN : cos(2.0 * r + c), labels[(r + c) % n_labels]);
    }
  }
  return chart;
}
