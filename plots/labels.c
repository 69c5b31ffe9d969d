#include "labels.h"

#include <math.h>

#include "text.h"

#define WEIGHT_BAR   3.0 /* how bad it is to write over each */
#define WEIGHT_LINE  6.0
#define WEIGHT_DOT   8.0
#define WEIGHT_LEVEL 2.0
#define WEIGHT_WORD  100.0
#define WEIGHT_FIELD 0.05
#define PALE_SHARE   0.2 /* of the weight, for what is pale */
#define DOT_RADIUS   6.0
#define END_LINES    3u   /* lines of a series' name at its end */
#define END_SHARE    0.94 /* a series that ends before this share of the width is named inside the panel */
#define NAME_WIDTH   (LABEL_MARGIN - 40.0)
#define SWATCH       12.0

static const ChartPanel *
panel_at(const Chart *chart, guint p)
{
  return g_ptr_array_index(chart->panels, p);
}

static PanelLayout *
panel_layout(const Layout *layout, guint p)
{
  return g_ptr_array_index(layout->panels, p);
}

static void
add_mark(GArray *marks, MarkKind kind, Box box, guint32 color, double weight)
{
  const Mark mark = {kind, box, color, weight};
  g_array_append_val(marks, mark);
}

/* What is drawn */

static Box
pixels_of_rect(const PanelLayout *panel, const Rect *rect)
{
  const double x0 = layout_x(panel, rect->x0), x1 = layout_x(panel, rect->x1);
  const double y0 = layout_y(panel, rect->y0), y1 = layout_y(panel, rect->y1);
  const double widen = x1 - x0 < 4.0 ? 2.0 : 0.0;
  return (Box){x0 - widen, fmin(y0, y1), x1 + widen, fmax(y0, y1)};
}

static void
add_path(Obstacles *obstacles, const PanelLayout *panel, const GArray *path, double weight)
{
  for (guint i = 1; i < path->len; i++) {
    const Vertex *a = &g_array_index(path, Vertex, i - 1), *b = &g_array_index(path, Vertex, i);
    if (!isnan(a->y) && !isnan(b->y))
      obstacles_add_line(obstacles, layout_x(panel, a->x), layout_y(panel, a->y), layout_x(panel, b->x),
                         layout_y(panel, b->y), weight);
  }
}

static gboolean
is_solid(LayerKind kind)
{
  return kind == LAYER_BARS || kind == LAYER_BLOCKS;
}

Obstacles *
labels_obstacles(const Chart *chart, guint p, const Layout *layout)
{
  Obstacles *obstacles = obstacles_new();
  const PanelLayout *panel = panel_layout(layout, p);
  for (guint l = 0; l < panel->shapes->len; l++) {
    const ChartLayer *layer = g_ptr_array_index(panel_at(chart, p)->layers, l);
    const Shape *shape = g_ptr_array_index(panel->shapes, l);
    const gboolean field = layer->kind == LAYER_BAND || layer->kind == LAYER_AREAS;
    for (guint i = 0; i < shape->rects->len; i++)
      obstacles_add_box(obstacles, pixels_of_rect(panel, &g_array_index(shape->rects, Rect, i)),
                        is_solid(layer->kind) || panel_has_rows(panel_at(chart, p)) ? WEIGHT_BAR : WEIGHT_FIELD);
    add_path(obstacles, panel, shape->path, field ? WEIGHT_FIELD : WEIGHT_LINE);
    for (guint i = 0; i < shape->dots->len; i++) {
      const Vertex *dot = &g_array_index(shape->dots, Vertex, i);
      const double x = layout_x(panel, dot->x), y = layout_y(panel, dot->y);
      const double share = layer->kind == LAYER_STEMS && layer->pale ? PALE_SHARE : 1.0;
      if (layer->kind == LAYER_STEMS)
        obstacles_add_line(obstacles, x, layout_y(panel, 0.0), x, y, share * WEIGHT_LINE);
      obstacles_add_box(obstacles, (Box){x - DOT_RADIUS, y - DOT_RADIUS, x + DOT_RADIUS, y + DOT_RADIUS},
                        share * WEIGHT_DOT);
    }
  }
  for (guint i = 0; i < panel_at(chart, p)->spans->len; i++) {
    const ChartSpan *span = &g_array_index(panel_at(chart, p)->spans, ChartSpan, i);
    if (span->x0 == span->x1)
      obstacles_add_line(obstacles, layout_x(panel, span->x0), panel->frame.y0, layout_x(panel, span->x0),
                         panel->frame.y1, WEIGHT_LEVEL);
  }
  for (guint i = 0; i < panel_at(chart, p)->levels->len; i++) {
    const double y = layout_y(panel, g_array_index(panel_at(chart, p)->levels, ChartLevel, i).y);
    obstacles_add_line(obstacles, panel->frame.x0, y, panel->frame.x1, y, WEIGHT_LEVEL);
  }
  for (guint i = 0; !panel_at(chart, p)->own_x && i < layout->events->len; i++) {
    const double x = layout_x(panel, g_array_index(layout->events, EventLine, i).x);
    obstacles_add_line(obstacles, x, panel->frame.y0, x, panel->frame.y1, 1.0);
  }
  return obstacles;
}

/* Names at the ends of series */

static gboolean
has_ranges(const ChartPanel *panel)
{
  for (guint l = 0; l < panel->layers->len; l++)
    if (((const ChartLayer *)g_ptr_array_index(panel->layers, l))->kind == LAYER_RANGES)
      return TRUE;
  return FALSE;
}

gboolean
labels_belong(const Chart *chart, guint p)
{
  const guint columns = layout_columns(chart);
  return !chart->ends_named || p % columns + 1 == columns || p + 1 == chart->panels->len;
}

gboolean
label_is_direct(const Chart *chart, const ChartPanel *panel, const ChartLayer *layer)
{
  if (!layer->label || panel->timeline || (chart->columns > 1 && !chart->ends_named) || layer->kind == LAYER_RANGES ||
      layer->kind == LAYER_CELLS || layer->kind == LAYER_BLOCKS)
    return FALSE;
  g_auto(GStrv) lines = text_wrap(layer->label, TEXT_BODY, NAME_WIDTH, 0);
  if (g_strv_length(lines) > END_LINES)
    return FALSE;
  return layer->kind != LAYER_POINTS || (panel_axis(chart, panel) == AXIS_TIME && !has_ranges(panel));
}

/* A name at its end: the lines it is broken into and the place it belongs to. */
typedef struct {
  const ChartLayer *layer;
  char **lines;
  double x, y;   /* end of the series in pixels */
  double height; /* of the words */
  gboolean inside;
  gboolean leader; /* where the name is moved, a line joins it to its end */
} EndName;

static void
end_name_clear(gpointer name)
{
  g_strfreev(((EndName *)name)->lines);
}

static double
lines_width(char **lines)
{
  double width = 0;
  for (char **line = lines; *line; line++)
    width = fmax(width, text_width(*line, TEXT_BODY));
  return width;
}

/* A name takes one line when that is short, else two or three. */
static char **
name_lines(const ChartLayer *layer)
{
  return text_wrap_evenly(layer->label, TEXT_BODY, NAME_WIDTH, END_LINES);
}

static double
name_height(char **lines)
{
  return theme_line_height(TEXT_BODY) * (double)g_strv_length(lines);
}

gboolean
labels_are_direct(const Chart *chart, guint p, double panel_height)
{
  const ChartPanel *panel = panel_at(chart, p);
  double total = 0;
  for (guint l = 0; l < panel->layers->len; l++) {
    const ChartLayer *layer = g_ptr_array_index(panel->layers, l);
    if (!label_is_direct(chart, panel, layer))
      continue;
    g_auto(GStrv) lines = name_lines(layer);
    total += name_height(lines);
  }
  return total <= panel_height && labels_belong(chart, p);
}

static gboolean
has_swatch(const ChartLayer *layer)
{
  return layer->kind == LAYER_BARS || layer->kind == LAYER_BAND;
}

double
labels_margin(const Chart *chart, const ChartPanel *panel)
{
  double widest = 0;
  for (guint l = 0; l < panel->layers->len; l++) {
    const ChartLayer *layer = g_ptr_array_index(panel->layers, l);
    if (!label_is_direct(chart, panel, layer))
      continue;
    g_auto(GStrv) lines = name_lines(layer);
    widest = fmax(widest, lines_width(lines) + (has_swatch(layer) ? SWATCH + 6.0 : 0.0) + 20.0);
  }
  return widest;
}

/* Where the series ends; FALSE when it has no value at all. */
static gboolean
find_end(const PanelLayout *panel, const ChartLayer *layer, const Shape *shape, gboolean stacked, EndName *name)
{
  if (shape->rects->len > 0) {
    const Rect *rect = &g_array_index(shape->rects, Rect, shape->rects->len - 1);
    name->x = layout_x(panel, rect->x1);
    name->y = layout_y(panel, stacked ? (rect->y0 + rect->y1) / 2.0 : rect->y1);
    return TRUE;
  }
  const GArray *ends = layer->kind == LAYER_POINTS || layer->kind == LAYER_STEMS ? shape->dots : shape->path;
  for (guint i = ends->len; i-- > 0;) {
    const Vertex *vertex = &g_array_index(ends, Vertex, i);
    if (isnan(vertex->y))
      continue;
    name->x = layout_x(panel, vertex->x);
    name->y = layout_y(panel, layer->kind == LAYER_AREAS ? (vertex->y + vertex->low) / 2.0 : vertex->y);
    return TRUE;
  }
  return FALSE;
}

static GArray *
collect_ends(const Chart *chart, guint p, const Layout *layout)
{
  GArray *names = g_array_new(FALSE, FALSE, sizeof(EndName));
  const PanelLayout *panel = panel_layout(layout, p);
  g_array_set_clear_func(names, end_name_clear);
  for (guint l = 0; l < panel->shapes->len; l++) {
    const ChartLayer *layer = g_ptr_array_index(panel_at(chart, p)->layers, l);
    EndName name = {.layer = layer, .leader = layer->kind != LAYER_BARS || shape_in_stack(panel_at(chart, p), l)};
    if (!label_is_direct(chart, panel_at(chart, p), layer) ||
        !find_end(panel, layer, g_ptr_array_index(panel->shapes, l), shape_in_stack(panel_at(chart, p), l), &name))
      continue;
    name.lines = name_lines(layer);
    name.height = name_height(name.lines);
    name.y = CLAMP(name.y, panel->frame.y0, panel->frame.y1);
    g_array_append_val(names, name);
  }
  return names;
}

/* Middle of the first line, where the sign stands. */
static double
first_line(const EndName *name, double y)
{
  return y - name->height / 2.0 + theme_line_height(TEXT_BODY) / 2.0;
}

/* Writes the lines of a name with its sign, vertically centred at y. */
static void
write_name(PanelLayout *panel, const EndName *name, double x, double y)
{
  const guint32 color = theme_word_color(name->layer->tone);
  double line_y = first_line(name, y);
  if (has_swatch(name->layer)) {
    const gboolean pale = name->layer->pale || name->layer->kind == LAYER_BAND;
    add_mark(panel->marks, MARK_FIELD, (Box){x, line_y - SWATCH / 2.0, x + SWATCH, line_y + SWATCH / 2.0},
             theme_color(name->layer->tone, pale), 0);
    x += SWATCH + 6.0;
  }
  for (char **line = name->lines; *line; line++) {
    words_add(panel->words, *line, x, line_y, ALIGN_LEFT, TEXT_BODY, color);
    line_y += theme_line_height(TEXT_BODY);
  }
}

/* A series that ends early is named beside its end if that stands free. */
static gboolean
name_inside(PanelLayout *panel, EndName *name, Obstacles *obstacles)
{
  const double width = lines_width(name->lines) + (has_swatch(name->layer) ? SWATCH + 6.0 : 0.0);
  const double shifts[] = {0, -0.75, 0.75};
  for (guint i = 0; i < G_N_ELEMENTS(shifts); i++) {
    const double y = name->y + shifts[i] * name->height;
    const Box box = {name->x + 10.0, y - name->height / 2.0, name->x + 10.0 + width, y + name->height / 2.0};
    if (box.x1 > panel->frame.x1 || box.y0 < panel->frame.y0 || box.y1 > panel->frame.y1 ||
        obstacles_cost(obstacles, box) >= WEIGHT_BAR)
      continue;
    obstacles_add_box(obstacles, box, WEIGHT_WORD);
    write_name(panel, name, box.x0, y);
    return TRUE;
  }
  return FALSE;
}

/* The column of names at the right edge. */
static void
name_in_margin(PanelLayout *panel, GArray *names)
{
  g_autofree double *middles = g_new(double, names->len + 1), *heights = g_new(double, names->len + 1);
  const double spare = theme_line_height(TEXT_BODY) / 2.0; /* a name may stand a little beyond the frame */
  for (guint i = 0; i < names->len; i++) {
    middles[i] = g_array_index(names, EndName, i).y;
    heights[i] = g_array_index(names, EndName, i).height;
  }
  if (!place_apart(middles, heights, names->len, panel->frame.y0 - spare, panel->frame.y1 + spare))
    return;
  for (guint i = 0; i < names->len; i++) {
    const EndName *name = &g_array_index(names, EndName, i);
    const double sign = first_line(name, middles[i]);
    if (name->leader && fabs(middles[i] - name->y) > heights[i] * 0.4)
      add_mark(panel->marks, MARK_LINE,
               (Box){name->x + 5.0, name->y, panel->frame.x1 + 14.0, has_swatch(name->layer) ? sign : middles[i]},
               theme_word_color(name->layer->tone), 1.0);
    write_name(panel, name, panel->frame.x1 + 18.0, middles[i]);
  }
}

void
labels_place_ends(const Chart *chart, guint p, Layout *layout, Obstacles *obstacles)
{
  PanelLayout *panel = panel_layout(layout, p);
  g_autoptr(GArray) names = collect_ends(chart, p, layout);
  const double early = panel->frame.x0 + END_SHARE * (panel->frame.x1 - panel->frame.x0);
  for (guint i = names->len; i-- > 0;) {
    EndName *name = &g_array_index(names, EndName, i);
    if (name->x < early && name_inside(panel, name, obstacles))
      g_array_remove_index(names, i);
  }
  name_in_margin(panel, names);
}
