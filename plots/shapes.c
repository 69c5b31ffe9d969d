#include "shapes.h"

#include <math.h>

#define BAR_MARGIN  0.10  /* share of a span left free on each side of its bars */
#define THIN_RANGE  0.008 /* least height of a range, as a share of the axis */
#define PLACE_BAR   0.9   /* width of a bar or of a range at a place of a category axis */
#define PLACE_RANGE 0.3
#define GAP_STEPS   1.5 /* spans further apart than this many usual steps are not joined */

double
shape_middle(const ChartPoint *point)
{
  return (point->x0 + point->x1) / 2.0;
}

static const ChartLayer *
layer_at(const ChartPanel *panel, guint l)
{
  return g_ptr_array_index(panel->layers, l);
}

static const ChartPoint *
point_at(const ChartLayer *layer, guint i)
{
  return &g_array_index(layer->points, ChartPoint, i);
}

/* The layer's value at x0, or NaN. */
static double
value_at(const ChartLayer *layer, double x0)
{
  guint low = 0, high = layer->points->len;
  while (low < high) {
    const guint middle = (low + high) / 2;
    if (point_at(layer, middle)->x0 < x0)
      low = middle + 1;
    else
      high = middle;
  }
  return low < layer->points->len && point_at(layer, low)->x0 == x0 ? point_at(layer, low)->y : NAN;
}

/* Does layer l stand on layer below, both of one kind? */
static gboolean
stands_on_another(const ChartLayer *layer)
{
  return layer->kind == LAYER_AREAS || (layer->kind == LAYER_BARS && layer->stacked);
}

double
shape_base(const ChartPanel *panel, guint l, guint i)
{
  const ChartLayer *layer = layer_at(panel, l);
  const ChartPoint *point = point_at(layer, i);
  double base = 0;
  gboolean more = stands_on_another(layer);
  while (more && l-- > 0) {
    const ChartLayer *below = layer_at(panel, l);
    if (below->kind != layer->kind)
      continue;
    const double y = value_at(below, point->x0);
    if (shape_is_drawn(y) && (layer->kind == LAYER_AREAS || signbit(y) == signbit(point->y)))
      base += y;
    more = stands_on_another(below);
  }
  return base;
}

gboolean
shape_in_stack(const ChartPanel *panel, guint l)
{
  if (layer_at(panel, l)->kind != LAYER_BARS)
    return FALSE;
  if (layer_at(panel, l)->stacked)
    return TRUE;
  while (++l < panel->layers->len)
    if (layer_at(panel, l)->kind == LAYER_BARS)
      return layer_at(panel, l)->stacked;
  return FALSE;
}

/* Place of layer l among the bars that stand side by side, and how many those are. */
static void
find_slot(const ChartPanel *panel, guint l, guint *slot, guint *n_slots)
{
  guint n = 0;
  for (guint k = 0; k < panel->layers->len; k++) {
    const ChartLayer *layer = layer_at(panel, k);
    if (layer->kind != LAYER_BARS)
      continue;
    if (!layer->stacked || n == 0)
      n++;
    if (k == l)
      *slot = n - 1;
  }
  *n_slots = n;
}

/* Width of a point's span; on a category axis a mere place has one too. */
static double
span_width(const ChartPoint *point, AxisKind axis, double place_width)
{
  return point->x0 == point->x1 && axis == AXIS_CATEGORY ? place_width : point->x1 - point->x0;
}

static void
add_bars(Shape *shape, const ChartPanel *panel, guint l, AxisKind axis)
{
  const ChartLayer *layer = layer_at(panel, l);
  guint slot = 0, n_slots = 1;
  find_slot(panel, l, &slot, &n_slots);
  for (guint i = 0; i < layer->points->len; i++) {
    const ChartPoint *point = point_at(layer, i);
    if (!shape_is_drawn(point->y) || !shape_has_place(point))
      continue;
    const double width = span_width(point, axis, PLACE_BAR);
    const double inner = width * (1.0 - 2.0 * BAR_MARGIN);
    const double left = shape_middle(point) - inner / 2.0;
    const double base = shape_base(panel, l, i);
    const Rect rect = {left + inner * slot / n_slots, left + inner * (slot + 1) / n_slots, base, base + point->y};
    g_array_append_val(shape->rects, rect);
  }
}

/* A limit within the axis; an open or unknown one at its edge. */
static double
within(double limit, double otherwise, Extent y)
{
  return shape_is_drawn(limit) ? CLAMP(limit, y.low, y.high) : otherwise;
}

static void
add_ranges(Shape *shape, const ChartLayer *layer, AxisKind axis, Extent y)
{
  const double thin = THIN_RANGE * (y.high - y.low);
  for (guint i = 0; i < layer->points->len; i++) {
    const ChartPoint *point = point_at(layer, i);
    if ((isnan(point->low) && isnan(point->high)) || !shape_has_place(point))
      continue;
    const double place = layer->kind == LAYER_BLOCKS ? BLOCK_WIDTH : PLACE_RANGE;
    const double half = span_width(point, axis, place) / 2.0, x = shape_middle(point);
    Rect rect = {x - half, x + half, within(point->low, y.low, y), within(point->high, y.high, y)};
    if (rect.y1 - rect.y0 < thin) {
      const double middle = (rect.y0 + rect.y1) / 2.0;
      rect.y0 = middle - thin / 2.0;
      rect.y1 = middle + thin / 2.0;
    }
    if (layer->signed_tone && rect.y0 < 0 && rect.y1 > 0) {
      const Rect lower = {rect.x0, rect.x1, 0.0, rect.y0};
      g_array_append_val(shape->rects, lower);
      rect.y0 = 0.0;
    }
    if (layer->signed_tone && rect.y1 <= 0) { /* hangs from its upper end */
      const double upper = rect.y1;
      rect.y1 = rect.y0;
      rect.y0 = upper;
    }
    g_array_append_val(shape->rects, rect);
  }
}

static int
compare_doubles(gconstpointer a, gconstpointer b)
{
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* Usual distance between the beginnings of neighbours. */
static double
median_step(const ChartLayer *layer)
{
  g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(double));
  for (guint i = 1; i < layer->points->len; i++) {
    const double step = point_at(layer, i)->x0 - point_at(layer, i - 1)->x0;
    g_array_append_val(steps, step);
  }
  if (steps->len == 0)
    return 0;
  g_array_sort(steps, compare_doubles);
  return g_array_index(steps, double, steps->len / 2);
}

/* Is there a hole between point i - 1 and point i? Places without width are always joined. */
static gboolean
hole_before(const ChartLayer *layer, guint i, double step)
{
  const ChartPoint *before = point_at(layer, i - 1), *here = point_at(layer, i);
  if (before->x0 == before->x1 || here->x0 == here->x1)
    return FALSE;
  return here->x0 - before->x1 > 1e-9 * step && here->x0 - before->x0 > GAP_STEPS * step;
}

static void
break_path(Shape *shape, double x)
{
  const guint n = shape->path->len;
  if (n == 0 || isnan(g_array_index(shape->path, Vertex, n - 1).y))
    return;
  const Vertex nothing = {x, NAN, NAN};
  g_array_append_val(shape->path, nothing);
}

/* The vertices of one point; FALSE when it has no value. */
static gboolean
add_vertices(Shape *shape, const ChartPanel *panel, guint l, guint i, Extent y)
{
  const ChartLayer *layer = layer_at(panel, l);
  const ChartPoint *point = point_at(layer, i);
  Vertex vertex = {shape_middle(point), point->y, 0.0};
  if (layer->kind == LAYER_BAND) {
    if (isnan(point->low) || isnan(point->high))
      return FALSE;
    vertex.y = within(point->high, y.high, y);
    vertex.low = within(point->low, y.low, y);
  } else if (!shape_is_drawn(point->y)) {
    return FALSE;
  }
  if (layer->kind == LAYER_AREAS) {
    vertex.low = shape_base(panel, l, i);
    vertex.y += vertex.low;
  }
  if (layer->kind == LAYER_STEP) {
    vertex.x = point->x0;
    g_array_append_val(shape->path, vertex);
    vertex.x = point->x1;
  }
  g_array_append_val(shape->path, vertex);
  return TRUE;
}

static void
add_path(Shape *shape, const ChartPanel *panel, guint l, Extent y)
{
  const ChartLayer *layer = layer_at(panel, l);
  const double step = median_step(layer);
  for (guint i = 0; i < layer->points->len; i++) {
    const ChartPoint *point = point_at(layer, i);
    if (!shape_has_place(point))
      continue;
    if (i > 0 && hole_before(layer, i, step))
      break_path(shape, (point_at(layer, i - 1)->x1 + point->x0) / 2.0);
    if (!add_vertices(shape, panel, l, i, y))
      break_path(shape, shape_middle(point));
  }
}

/* Values of a path with a gap, or nothing, on both sides. */
static void
add_lone_dots(Shape *shape)
{
  const GArray *path = shape->path;
  for (guint i = 0; i < path->len; i++) {
    const Vertex vertex = g_array_index(path, Vertex, i);
    if (isnan(vertex.y) || (i > 0 && !isnan(g_array_index(path, Vertex, i - 1).y)) ||
        (i + 1 < path->len && !isnan(g_array_index(path, Vertex, i + 1).y)))
      continue;
    g_array_append_val(shape->dots, vertex);
  }
}

static void
add_points(Shape *shape, const ChartLayer *layer)
{
  for (guint i = 0; i < layer->points->len; i++) {
    const ChartPoint *point = point_at(layer, i);
    const Vertex vertex = {shape_middle(point), point->y, 0.0};
    if (shape_is_drawn(point->y) && shape_has_place(point))
      g_array_append_val(shape->dots, vertex);
  }
}

/* A place of a cell counts from 0; what is none is passed over. */
static gboolean
is_place(double place)
{
  return place >= 0 && place <= G_MAXINT32 && place == floor(place);
}

static void
add_cells(Shape *shape, const ChartPanel *panel, const ChartLayer *layer)
{
  for (guint i = 0; i < layer->points->len; i++) {
    const ChartPoint *point = point_at(layer, i);
    if (!is_place(point->x0) || !is_place(point->low) || point->low >= MAX(panel->rows->len, 1))
      continue;
    const Cell cell = {{point->x0 - 0.5, point->x0 + 0.5, -point->low - 0.5, -point->low + 0.5},
                       shape_is_drawn(point->y) ? point->y : NAN,
                       point->label};
    g_array_append_val(shape->cells, cell);
  }
}

Shape *
shape_new(const ChartPanel *panel, guint l, AxisKind axis, Extent y)
{
  const ChartLayer *layer = layer_at(panel, l);
  Shape *shape = g_new0(Shape, 1);
  shape->rects = g_array_new(FALSE, FALSE, sizeof(Rect));
  shape->path = g_array_new(FALSE, FALSE, sizeof(Vertex));
  shape->dots = g_array_new(FALSE, FALSE, sizeof(Vertex));
  shape->cells = g_array_new(FALSE, FALSE, sizeof(Cell));
  if (layer->kind == LAYER_BARS)
    add_bars(shape, panel, l, axis);
  else if (layer->kind == LAYER_RANGES || layer->kind == LAYER_BLOCKS)
    add_ranges(shape, layer, axis, y);
  else if (layer->kind == LAYER_POINTS || layer->kind == LAYER_STEMS)
    add_points(shape, layer);
  else if (layer->kind == LAYER_CELLS)
    add_cells(shape, panel, layer);
  else
    add_path(shape, panel, l, y);
  if (layer->kind != LAYER_STEP)
    add_lone_dots(shape);
  return shape;
}

void
shape_free(Shape *shape)
{
  if (!shape)
    return;
  g_array_unref(shape->rects);
  g_array_unref(shape->path);
  g_array_unref(shape->dots);
  g_array_unref(shape->cells);
  g_free(shape);
}
