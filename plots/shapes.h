/* shapes.h - a layer as rectangles, paths and dots in the units of its axes
 *
 * Widths of bars, stacks, gaps, open ends and lone values are settled here, so that what is written to the script and what
 * labels must keep clear of are the same numbers. */
#pragma once

#include <glib.h>

#include "chart.h"
#include "scale.h"

typedef struct {
  double x0, x1, y0, y1; /* y0 is the end at zero or below; a bar below zero has y1 < y0 */
} Rect;

typedef struct {
  double x, y, low; /* NaN y: the path is broken here; low: the other edge of a field */
} Vertex;

typedef struct {
  Rect rect;
  double value;      /* NaN: an empty cell */
  const char *label; /* of the chart, or NULL */
} Cell;

typedef struct {
  GArray *rects; /* Rect: BARS, RANGES, BLOCKS; without width it is a stem */
  GArray *path;  /* Vertex: LINE, STEP, BAND, AREAS */
  GArray *dots;  /* Vertex: POINTS, heads of STEMS, and values of a line that stand alone between gaps */
  GArray *cells; /* Cell: CELLS, those within the rows and columns */
} Shape;

/* The shape of layer l of a panel whose vertical axis runs over y. On a category axis a bar or range at a mere place
 * is given a width (transfer full). */
Shape *shape_new(const ChartPanel *panel, guint l, AxisKind axis, Extent y);
void shape_free(Shape *shape); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Shape, shape_free)

/* Beyond this numbers are not drawn: sums and ranges of them would not be numbers any more. */
#define SHAPE_LIMIT 1e300

static inline gboolean
shape_is_drawn(double y)
{
  return y >= -SHAPE_LIMIT && y <= SHAPE_LIMIT;
}

/* Does the point have a place on the horizontal axis? */
static inline gboolean
shape_has_place(const ChartPoint *point)
{
  return shape_is_drawn(point->x0) && shape_is_drawn(point->x1);
}

/* Height on which point i of layer l stands: 0, or the sum of those that it is stacked on. */
double shape_base(const ChartPanel *panel, guint l, guint i);

/* Is layer l a bar on which others stand, or which stands on one? */
gboolean shape_in_stack(const ChartPanel *panel, guint l);

/* Middle of a span. */
double shape_middle(const ChartPoint *point);
