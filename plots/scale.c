#include "scale.h"

#include <math.h>

#include "shapes.h"
#include "ticks.h"

#define PAD          0.05 /* share of the range left free beyond the data */
#define LABEL_PAD    0.12 /* the same where words stand at the points */
#define OPEN_PAD     0.5  /* room for an open end, as a share of the range of all limits */
#define SNAP         0.4  /* share of a tick's step within which an end moves to the tick */
#define NEAR_ZERO    0.4  /* lines begin at zero when their least is below this share of their most */
#define TICKS_WANTED 5u

/* What a panel asks of its scale. */
typedef struct {
  double low, high;
  gboolean any, from_zero, labels, open_below, open_above;
} Need;

static void
stretch(Need *need, double y)
{
  if (!shape_is_drawn(y))
    return;
  need->low = need->any ? fmin(need->low, y) : y;
  need->high = need->any ? fmax(need->high, y) : y;
  need->any = TRUE;
}

static void
need_limits(Need *need, const ChartPoint *point)
{
  stretch(need, point->low);
  stretch(need, point->high);
  need->open_below |= isinf(point->low) && !isnan(point->high);
  need->open_above |= isinf(point->high) && !isnan(point->low);
}

static void
need_layer(Need *need, const ChartPanel *panel, guint l)
{
  const ChartLayer *layer = g_ptr_array_index(panel->layers, l);
  for (guint i = 0; i < layer->points->len; i++) {
    const ChartPoint *point = &g_array_index(layer->points, ChartPoint, i);
    if (layer->kind == LAYER_RANGES || layer->kind == LAYER_BAND || layer->kind == LAYER_BLOCKS)
      need_limits(need, point);
    else if (layer->kind == LAYER_AREAS || layer->kind == LAYER_BARS)
      stretch(need, shape_is_drawn(point->y) ? shape_base(panel, l, i) + point->y : NAN);
    else
      stretch(need, point->y);
    need->labels |= layer->kind != LAYER_CELLS && point->label != NULL && shape_is_drawn(point->y);
  }
  need->from_zero |= layer->kind == LAYER_AREAS || layer->kind == LAYER_BARS || layer->kind == LAYER_STEMS;
}

static Need
panel_need(const ChartPanel *panel)
{
  Need need = {.any = FALSE};
  for (guint l = 0; l < panel->layers->len; l++)
    need_layer(&need, panel, l);
  if (need.any && (need.from_zero || panel->zone_above || panel->zone_below))
    stretch(&need, 0.0);
  return need;
}

gboolean
scale_has_values(const ChartPanel *panel)
{
  const Need need = panel_need(panel);
  return need.any || need.open_above || need.open_below;
}

/* Moves an end outward to the next tick when that is near. */
static double
snap(double end, double step, gboolean upward)
{
  const double tick = (upward ? ceil(end / step) : floor(end / step)) * step;
  return isfinite(tick) && fabs(tick - end) <= SNAP * step ? tick : end;
}

static Extent
comfortable(Need need, gboolean lines_only)
{
  if (!need.any)
    return (Extent){need.open_below ? -1 : 0, 1};
  double low = need.low, high = need.high;
  if (lines_only && low > 0 && low < NEAR_ZERO * high)
    low = 0;
  if (high - low <= 1e-12 * fmax(fabs(low), fabs(high))) {
    const double room = low == 0 ? 1.0 : fabs(low) * 0.1;
    low -= need.open_above && !need.open_below ? 0 : room;
    high += need.open_below && !need.open_above ? 0 : room;
  }
  const double range = high - low;
  high += need.open_above ? OPEN_PAD * range : high == 0 ? 0 : (need.labels ? LABEL_PAD : PAD) * range;
  low -= need.open_below ? OPEN_PAD * range : low == 0 ? 0 : (need.labels ? LABEL_PAD : PAD) * range;
  const double step = ticks_step(high - low, TICKS_WANTED);
  return (Extent){snap(low, step, FALSE), snap(high, step, TRUE)};
}

static Need
joined(Need a, Need b)
{
  if (b.any) {
    stretch(&a, b.low);
    stretch(&a, b.high);
  }
  a.labels |= b.labels;
  a.open_above |= b.open_above;
  a.open_below |= b.open_below;
  return a;
}

/* What the study fixes is kept, unless it leaves no range. */
static Extent
overridden(Extent extent, double low, double high)
{
  const Extent wanted = {shape_is_drawn(low) ? low : extent.low, shape_is_drawn(high) ? high : extent.high};
  return wanted.low < wanted.high ? wanted : extent;
}

/* What a panel asks of its axis: its levels are in sight. */
static Need
axis_need(const ChartPanel *panel)
{
  Need need = panel_need(panel);
  for (guint i = 0; i < panel->levels->len; i++)
    stretch(&need, g_array_index(panel->levels, ChartLevel, i).y);
  return need;
}

/* Colours end at round numbers, on both sides of zero at the same distance. */
static Extent
colors_of(Need need, double low, double high)
{
  if (!need.any)
    stretch(&need, 1.0);
  const gboolean fixed_low = shape_is_drawn(low), fixed_high = shape_is_drawn(high);
  Extent extent = {fixed_low ? low : need.low, fixed_high ? high : need.high};
  const double most = fmax(fabs(extent.low), fabs(extent.high)), step = ticks_step(most > 0 ? most : 1.0, TICKS_WANTED);
  const double round = ceil(most / step - 1e-9) * step;
  if (extent.low < 0) {
    const double fixed = fmax(fixed_low ? fabs(low) : 0, fixed_high ? fabs(high) : 0);
    const double end = fixed_low || fixed_high ? fmax(fixed, most) : round;
    return (Extent){-end, end};
  }
  extent.low = fixed_low ? low : 0.0;
  extent.high = fixed_high && high > extent.low ? high : fmax(round, step);
  return extent.low < extent.high ? extent : (Extent){extent.low, extent.low + 1.0};
}

static void
scale_heights(Scale *scale, const Chart *chart)
{
  Need all = {.any = FALSE}, cells = {.any = FALSE};
  for (guint p = 0; chart->shared_y && p < chart->panels->len; p++) {
    const ChartPanel *panel = g_ptr_array_index(chart->panels, p);
    if (panel_is_heatmap(panel))
      cells = joined(cells, panel_need(panel));
    else if (!panel_has_rows(panel))
      all = joined(all, axis_need(panel));
  }
  for (guint p = 0; p < chart->panels->len; p++) {
    const ChartPanel *panel = g_ptr_array_index(chart->panels, p);
    const gboolean rows = panel_has_rows(panel);
    Extent extent = comfortable(chart->shared_y ? all : axis_need(panel), panel_axis(chart, panel) == AXIS_TIME);
    const Extent ends = colors_of(chart->shared_y ? cells : panel_need(panel), panel->y_min, panel->y_max);
    const Colors colors = {ends.low, ends.high, panel->root_colors};
    extent = rows ? (Extent){0.5 - MAX(panel->rows->len, 1), 0.5} : overridden(extent, panel->y_min, panel->y_max);
    g_array_append_val(scale->y, extent);
    g_array_append_val(scale->colors, colors);
  }
}

/* First and last place of a panel's layers, on top of those found before; places: one of the ends is a place without width. */
typedef struct {
  Extent x;
  gboolean any, places;
} Reach;

static void
reach_panel(Reach *reach, const ChartPanel *panel)
{
  for (guint l = 0; l < panel->layers->len; l++) {
    const ChartLayer *layer = g_ptr_array_index(panel->layers, l);
    for (guint i = 0; i < layer->points->len; i++) {
      const ChartPoint *point = &g_array_index(layer->points, ChartPoint, i);
      if (!shape_has_place(point))
        continue;
      reach->places |= point->x0 == point->x1;
      reach->x.low = reach->any ? fmin(reach->x.low, point->x0) : point->x0;
      reach->x.high = reach->any ? fmax(reach->x.high, point->x1) : point->x1;
      reach->any = TRUE;
    }
  }
}

static Extent
width_of(const Reach *reach, AxisKind axis)
{
  const Extent x = reach->x;
  if (!reach->any)
    return (Extent){0, 1};
  if (x.high - x.low <= 1e-12 * fmax(fabs(x.low), fabs(x.high))) {
    const double room = axis == AXIS_TIME ? 15.0 : x.low == 0 ? 1.0 : fabs(x.low) * 0.1;
    return (Extent){x.low - room, x.high + room};
  }
  const double pad = !reach->places ? 0.0 : (axis == AXIS_TIME ? 0.015 : 0.04) * (x.high - x.low);
  return (Extent){x.low - pad, x.high + pad};
}

/* Each place of a category axis is one wide. */
static Extent
width_of_names(const GPtrArray *names)
{
  return (Extent){-0.5, (names ? MAX(names->len, 1) : 1) - 0.5};
}

static Extent
chart_width(const Chart *chart)
{
  Reach reach = {.any = FALSE};
  if (chart->x_axis == AXIS_CATEGORY)
    return width_of_names(chart->categories);
  for (guint p = 0; p < chart->panels->len; p++) {
    const ChartPanel *panel = g_ptr_array_index(chart->panels, p);
    if (!panel->own_x)
      reach_panel(&reach, panel);
  }
  return width_of(&reach, chart->x_axis);
}

static void
scale_widths(Scale *scale, const Chart *chart)
{
  scale->x = overridden(chart_width(chart), chart->x_min, chart->x_max);
  for (guint p = 0; p < chart->panels->len; p++) {
    const ChartPanel *panel = g_ptr_array_index(chart->panels, p);
    Reach reach = {.any = FALSE};
    Extent x = scale->x;
    if (panel->own_x) {
      reach_panel(&reach, panel);
      x = panel->x_axis == AXIS_CATEGORY ? width_of_names(panel_categories(chart, panel))
                                         : overridden(width_of(&reach, panel->x_axis), panel->x_min, panel->x_max);
    }
    g_array_append_val(scale->panel_x, x);
  }
}

Scale *
scale_new(const Chart *chart)
{
  Scale *scale = g_new0(Scale, 1);
  scale->panel_x = g_array_new(FALSE, FALSE, sizeof(Extent));
  scale->y = g_array_new(FALSE, FALSE, sizeof(Extent));
  scale->colors = g_array_new(FALSE, FALSE, sizeof(Colors));
  scale_widths(scale, chart);
  scale_heights(scale, chart);
  return scale;
}

void
scale_free(Scale *scale)
{
  if (!scale)
    return;
  g_array_unref(scale->panel_x);
  g_array_unref(scale->y);
  g_array_unref(scale->colors);
  g_free(scale);
}
