/* layout.h - where everything of a chart goes on its page, in pixels from the top left corner
 *
 * The page is THEME_WIDTH wide and as tall as it needs to be. All text is placed here and nowhere else. */
#pragma once

#include <glib.h>

#include "chart.h"
#include "place.h"
#include "scale.h"
#include "shapes.h"
#include "theme.h"
#include "ticks.h"

typedef enum { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT } Align;

typedef struct {
  char *text;
  double x, y; /* y is the middle of the letters */
  Align align;
  TextStyle style;
  guint32 color;
  gboolean slanted; /* names of categories that are too long to lie flat */
} Words;

typedef enum { MARK_FIELD, MARK_LINE, MARK_DASHED, MARK_DOT } MarkKind;

/* A sign of a legend, or the line that joins a word and what it names. */
typedef struct {
  MarkKind kind;
  Box box; /* of a line: from (x0, y0) to (x1, y1) */
  guint32 color;
  double weight; /* line width */
} Mark;

typedef struct {
  Box frame; /* of the axes */
  Extent x, y;
  Colors colors;            /* of a heatmap */
  AxisTicks *own_ticks;     /* of an axis of its own */
  const AxisTicks *x_ticks; /* those under it; NULL on a category axis */
  GArray *y_ticks;          /* Tick */
  gboolean y_named;         /* its tick labels are printed */
  gboolean x_named;         /* the horizontal axis is named under it, and not under a panel below */
  double events_top;        /* height to which lines of events may rise, for the panel with their words */
  GPtrArray *shapes;        /* Shape a layer */
  GArray *words;            /* Words */
  GArray *marks;            /* Mark */
} PanelLayout;

typedef struct {
  double x;   /* on the axis */
  double top; /* where its line ends above the first panel */
} EventLine;

typedef struct {
  double width, height;
  guint columns; /* panels beside each other */
  Extent x;
  AxisTicks *x_ticks; /* NULL on a category axis */
  GPtrArray *panels;  /* PanelLayout */
  GArray *events;     /* EventLine: those within the axis */
  GArray *words;      /* Words of the page */
  GArray *marks;      /* Mark of the page: the legend */
} Layout;

/* Panels beside each other: as many as the chart asks for and can still be read. */
guint layout_columns(const Chart *chart);

/* The chart must have a panel. */
Layout *layout_new(const Chart *chart);
void layout_free(Layout *layout); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Layout, layout_free)

/* Appends a word; the text is copied. */
void words_add(GArray *words, const char *text, double x, double y, Align align, TextStyle style, guint32 color);

/* Pixels of a place in a panel. */
double layout_x(const PanelLayout *panel, double x);
double layout_y(const PanelLayout *panel, double y);
