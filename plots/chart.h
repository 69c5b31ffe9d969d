/* chart.h - the chart model: panels of layers on one horizontal axis, or each on its own
 *
 * A chart is arrays, strings and axis settings; it knows neither statistics nor data sets. On a time axis x counts
 * days from 1970-01-01 (a period is drawn from its first day to the day after its last); on a number axis x is
 * the number. Strings are UTF-8 and owned by the chart. */
#pragma once

#include <glib.h>

typedef enum { AXIS_TIME, AXIS_NUMBER, AXIS_CATEGORY } AxisKind;

typedef enum {
  LAYER_LINE,   /* a line through the middles of the spans, broken at gaps; a lone value shows as a point */
  LAYER_BARS,   /* one bar a span; layers of bars stand side by side, or on each other when stacked, labels in them */
  LAYER_POINTS, /* points, with their labels when there are any */
  LAYER_RANGES, /* a pale field from low to high over the span; an open end reaches the panel's edge */
  LAYER_BAND,   /* the field between low and high, joined from point to point */
  LAYER_STEP,   /* a level that holds over its span */
  LAYER_AREAS,  /* lines filled to the layer below: shares that add up */
  LAYER_STEMS,  /* a thin line from zero to y with a round head, and its label beyond the head */
  LAYER_CELLS,  /* a heatmap: the panel's columns and rows, each cell's colour its value; see layer_add_cell */
  LAYER_BLOCKS /* a bar that floats from low to high at a place of a category axis, its label beyond it (blocks.h): waterfalls */
} LayerKind;

/* Hues that differ in lightness too; the theme knows their colours. */
typedef enum { TONE_INK, TONE_BLUE, TONE_OCHRE, TONE_RUST, TONE_TEAL, TONE_PLUM, TONE_STONE, TONE_SKY, N_TONES } Tone;

/* The tone that a study names ("ink", "blue", ...); FALSE when there is none. tone_names is NULL-terminated. */
extern const char *const tone_names[];
gboolean tone_from_name(const char *name, Tone *tone);

typedef struct {
  double x0, x1;    /* span on the x axis; equal for a mere place */
  double y;         /* NaN: no value here */
  double low, high; /* limits for RANGES and BAND; infinite: open; low is the row of a cell */
  char *label;      /* beside the point, in the cell, or NULL */
} ChartPoint;

typedef struct {
  LayerKind kind;
  char *label; /* the series' name, written at its end or above the panel */
  Tone tone;
  gboolean pale; /* fainter, for what stands behind */
  gboolean dashed;
  gboolean stacked;     /* bars on the layer of bars before */
  gboolean signed_tone; /* below zero in the warm hue (bars and ranges) */
  GArray *points;       /* ChartPoint, in order of x */
} ChartLayer;

typedef struct {
  double x;
  char *label;
} ChartEvent;

typedef struct {
  double x0, x1; /* equal: a thin line in place of a field */
  char *label;   /* at the top of the field, such as "no index", or beside the line */
} ChartSpan;

typedef struct {
  double y;
  char *label; /* small, at the right end of the line, such as "5 % critical value" */
} ChartLevel;

typedef struct {
  char *title;      /* small, above the panel; NULL in a chart of one panel */
  char *zone_above; /* words at the zero line, above and below it: "positive zone" */
  char *zone_below;
  double y_min, y_max;  /* NaN: from the data; of a heatmap: the ends of its colours */
  gboolean root_colors; /* of a heatmap: colours go with the square root of the value, for values of very unlike size */
  double weight;        /* share of the height, 1 by default; of small multiples the first in a row scales its height */
  GPtrArray *layers;    /* ChartLayer, drawn in this order */
  GArray *spans;        /* ChartSpan */
  GArray *levels;       /* ChartLevel: thin dashed lines across, which the vertical axis reaches */
  /* char *: names of the rows from top to bottom, of a heatmap or of any other panel on an axis of numbers or time: row i stands at -i on the
   * vertical axis, which then has no numbers. */
  GPtrArray *rows;
  GPtrArray *columns; /* char *: names of its columns where they are not the chart's categories, else NULL */
  /* Dated events on a line (timeline.h): layers of stems, y their heights, and of ranges; low is the height of the words of a point, NaN without
   * words, and high their width in pixels, below zero where they stand to the left of the stem. There is no vertical axis. */
  gboolean timeline;
  /* A horizontal axis of the panel's own, named under it; the chart's events and categories are not on it. Where the first panel
   * has one, no events are drawn. */
  gboolean own_x;
  AxisKind x_axis; /* TIME or NUMBER; CATEGORY for columns of its own */
  char *x_label;
  double x_min, x_max; /* NaN: from the data */
} ChartPanel;

typedef struct {
  char *name;     /* file name without suffix: [a-z][a-z0-9-]* */
  char *title;    /* bold: what is shown */
  char *subtitle; /* unit, composition, reading hints */
  char *note;     /* under the plot, may be NULL */
  char *source;   /* small and grey at the bottom, may be NULL */
  AxisKind x_axis;
  char *x_label, *y_label; /* for a scatter; NULL otherwise: the unit stands in the subtitle */
  double x_min, x_max;     /* NaN: from the data */
  guint columns;           /* panels beside each other (small multiples); 1: one above the other on one x axis */
  gboolean shared_y;       /* all panels on one vertical scale */
  gboolean ends_named;     /* the panels of a row have the same layers, which are named at its right end alone */
  GPtrArray *panels;       /* ChartPanel */
  GArray *events;          /* ChartEvent: thin dashed lines through all panels, words in the first */
  GPtrArray *categories;   /* char *: names of places 0, 1, 2 ... on a category axis, else NULL */
} Chart;

/* All strings are copied; NULL is allowed where the field may be NULL. */
Chart *chart_new(const char *name, AxisKind x_axis);
void chart_free(Chart *chart); /* safe on NULL, with everything in it */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Chart, chart_free)

ChartPanel *chart_add_panel(Chart *chart, const char *title); /* (transfer none) */
/* Gives a panel an axis of its own, TIME or NUMBER; label may be NULL. */
void panel_own_axis(ChartPanel *panel, AxisKind kind, const char *label);
/* The kind of axis under a panel: its own, or the chart's. */
AxisKind panel_axis(const Chart *chart, const ChartPanel *panel);
/* Does it hold cells? */
gboolean panel_is_heatmap(const ChartPanel *panel);
/* Does its vertical axis name rows, in a heatmap or not? */
gboolean panel_has_rows(const ChartPanel *panel);
ChartLayer *panel_add_layer(ChartPanel *panel, LayerKind kind, const char *label, Tone tone); /* (transfer none) */
void panel_add_span(ChartPanel *panel, double x0, double x1, const char *label);
void panel_add_level(ChartPanel *panel, double y, const char *label);
/* The next row, from top to bottom, and the next column of a heatmap's own from left to right. The columns of a panel without
 * any are the chart's categories; with columns of its own it needs no category axis of the chart. */
void panel_add_row(ChartPanel *panel, const char *name);
void panel_add_column(ChartPanel *panel, const char *name);
/* Names of the places on a category axis: the panel's own columns, or the chart's categories; may be NULL (transfer none). */
const GPtrArray *panel_categories(const Chart *chart, const ChartPanel *panel);
void chart_add_event(Chart *chart, double x, const char *label);
void layer_add(ChartLayer *layer, double x0, double x1, double y);
void layer_add_labelled(ChartLayer *layer, double x0, double x1, double y, const char *label);
void layer_add_range(ChartLayer *layer, double x0, double x1, double low, double high);
/* A block at a place, between two heights in any order; it is BLOCK_WIDTH of a place wide. */
#define BLOCK_WIDTH 0.74
void layer_add_block(ChartLayer *layer, double x, double from, double to, const char *label);
/* A cell of a heatmap at a column and row, both counted from 0. label is what stands in it ("0.52*", in a negative cell with its
 * minus sign, which is what grey print shows); a value of NaN is an empty cell, with a pale dash where label is NULL. Colours run
 * from the panel's y_min to its y_max: from white where y_min >= 0 or no value is negative, otherwise over white at
 * zero to the larger of both on both sides. With chart->shared_y all panels have the same colours. A panel of cells
 * holds no other layers; the layer's label names the colour key ("Correlation"). */
void layer_add_cell(ChartLayer *layer, guint column, guint row, double value, const char *label);
