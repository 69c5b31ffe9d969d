#include <math.h>

#include "script.h"

#define DOT_SMALL   0.5 /* size of points that are many, against the usual */
#define DOT_MANY    120u
#define STEM_WIDTH  3.0 /* of a bar without a span */
#define THIN_STEM   1.8
#define PALE_STEM   0.45 /* share of a stem's hue when it is pale: a thin line needs more of it than a field */
#define RANGE_WIDTH 7.0  /* of a range without a span */
#define BAND_SHADE  0.22 /* opacity of a band, so that the grid shows */

static void
set_margin(GString *script, const char *which, double x, gboolean upright, const Layout *layout)
{
  g_string_append_printf(script, "set %smargin at screen ", which);
  if (upright)
    script_page_y(script, layout, x);
  else
    script_page_x(script, layout, x);
  g_string_append_c(script, '\n');
}

static void
set_range(GString *script, char axis, Extent extent)
{
  g_string_append_printf(script, "set %crange [", axis);
  script_number(script, extent.low);
  g_string_append_c(script, ':');
  script_number(script, extent.high);
  g_string_append(script, "]\n");
}

static void
set_x_ticks(GString *script, const PanelLayout *panel)
{
  const GArray *strokes = panel->x_ticks ? panel->x_ticks->strokes : NULL;
  if (!strokes || strokes->len == 0) {
    g_string_append(script, "unset xtics\n");
    return;
  }
  g_string_append(script, "set xtics out nomirror scale 0.5 (");
  for (guint i = 0; i < strokes->len; i++) {
    g_string_append(script, i > 0 ? ", '' " : "'' ");
    script_number(script, g_array_index(strokes, double, i));
  }
  g_string_append(script, ")\n");
}

static void
set_y_ticks(GString *script, const PanelLayout *panel)
{
  if (panel->y_ticks->len == 0) {
    g_string_append(script, "unset ytics\n");
    return;
  }
  g_string_append(script, "set ytics nomirror scale 0 (");
  for (guint i = 0; i < panel->y_ticks->len; i++) {
    const Tick *tick = &g_array_index(panel->y_ticks, Tick, i);
    if (i > 0)
      g_string_append(script, ", ");
    script_quoted(script, panel->y_named ? tick->label : "");
    g_string_append_c(script, ' ');
    script_number(script, tick->at);
  }
  g_string_append_printf(script, ") font body_font tc rgb '#%06x'\n", THEME_COLOR_SOFT);
}

/* Lines of events, fields of spans, and where years begin under months. */
static void
set_marks(GString *script, const Chart *chart, const Layout *layout, guint p)
{
  const ChartPanel *model = g_ptr_array_index(chart->panels, p);
  const PanelLayout *panel = g_ptr_array_index(layout->panels, p);
  for (guint i = 0; i < model->spans->len; i++) {
    const ChartSpan *span = &g_array_index(model->spans, ChartSpan, i);
    const gboolean line = span->x0 == span->x1;
    if (!(span->x0 <= span->x1 && span->x1 >= panel->x.low && span->x0 <= panel->x.high))
      continue;
    g_string_append(script, line ? "set arrow from first " : "set object rectangle from first ");
    script_number(script, fmax(span->x0, panel->x.low));
    g_string_append(script, ", graph 0 to first ");
    script_number(script, fmin(span->x1, panel->x.high));
    if (line)
      g_string_append_printf(script, ", graph 1 nohead back lw 1.4 lc rgb '#%06x'\n", THEME_COLOR_FAINT);
    else
      g_string_append_printf(script, ", graph 1 fc rgb '#%06x' fs solid noborder behind\n", THEME_COLOR_SPAN);
  }
  for (guint i = 0; !model->own_x && i < layout->events->len; i++) {
    const EventLine *event = &g_array_index(layout->events, EventLine, i);
    g_string_append(script, "set arrow from first ");
    script_number(script, event->x);
    g_string_append(script, ", graph 0 to first ");
    script_number(script, event->x);
    g_string_append(script, ", screen ");
    script_page_y(script, layout, p == 0 ? event->top : panel->frame.y0);
    g_string_append_printf(script, " nohead back lw 1.2 dt (8,10) lc rgb '#%06x'\n", THEME_COLOR_EVENT);
  }
}

static void
set_longer_strokes(GString *script, const Layout *layout, const PanelLayout *panel)
{
  for (guint i = 0; panel->x_ticks && i < panel->x_ticks->longer->len; i++) {
    const double x = g_array_index(panel->x_ticks->longer, double, i);
    g_string_append(script, "set arrow from first ");
    script_number(script, x);
    g_string_append(script, ", graph 0 to first ");
    script_number(script, x);
    g_string_append(script, ", screen ");
    script_page_y(script, layout, panel->frame.y1 + 2.0 * theme_line_height(TEXT_BODY));
    g_string_append_printf(script, " nohead lw 1 lc rgb '#%06x'\n", THEME_COLOR_GRID);
  }
}

/* One element of the plot command. No key is shown: titles name the series for whoever reads the script. */
static void add_element(GString *plot, const char *title, const char *format, ...) G_GNUC_PRINTF(3, 4);

static void
add_element(GString *plot, const char *title, const char *format, ...)
{
  va_list arguments;
  g_string_append(plot, plot->len > 0 ? ", \\\n     " : "plot ");
  va_start(arguments, format);
  g_string_append_vprintf(plot, format, arguments);
  va_end(arguments);
  g_string_append(plot, " title ");
  script_quoted(plot, title);
}

static gboolean
has_no_width(const GArray *rects)
{
  for (guint i = 0; i < rects->len; i++)
    if (g_array_index(rects, Rect, i).x0 != g_array_index(rects, Rect, i).x1)
      return FALSE;
  return rects->len > 0;
}

/* What a layer's elements have in common. */
typedef struct {
  const char *block, *title;
  const ChartLayer *layer;
  const Shape *shape;
  gboolean parted; /* its rectangles stand on those of other layers */
  double pixels;   /* to one of the x axis */
} Element;

/* Neighbouring ranges, and bars on each other, are parted by a white line where they are so wide; narrower ones would pale away. */
#define PARTED_WIDTH 7.0
#define PARTED_BAR   24.0

static gboolean
are_wide(const Element *element)
{
  const double least = element->parted ? PARTED_BAR : PARTED_WIDTH;
  const GArray *rects = element->shape->rects;
  for (guint i = 0; i < rects->len; i++) {
    const Rect *rect = &g_array_index(rects, Rect, i);
    if ((rect->x1 - rect->x0) * element->pixels < least)
      return FALSE;
  }
  return TRUE;
}

/* Rectangles of bars and ranges in one colour; a sign of '+' or '-' takes only those above or below zero. */
static void
add_rects(GString *plot, const Element *element, char sign, guint32 color)
{
  const gboolean ranges = element->layer->kind == LAYER_RANGES;
  const char *top = sign == '+' ? "($4 < 0 ? NaN : $4)" : sign == '-' ? "($4 < 0 ? $4 : NaN)" : "4";
  if (has_no_width(element->shape->rects))
    add_element(plot, element->title, "%s using 1:3:(0):(%s-$3) with vectors nohead lw %g lc rgb '#%06x'",
                element->block, sign ? top : "$4", ranges ? RANGE_WIDTH : STEM_WIDTH, color);
  else
    add_element(plot, element->title, "%s using 1:%s:1:2:3:4 with boxxyerror fs solid%s lw 1.5 fc rgb '#%06x'",
                element->block, top,
                (ranges || element->parted) && are_wide(element) ? " border lc rgb 'white'" : " noborder", color);
}

static void
add_signed_rects(GString *plot, const Element *element)
{
  const ChartLayer *layer = element->layer;
  const gboolean pale = layer->pale || layer->kind == LAYER_RANGES;
  const guint32 color = theme_color(layer->tone, pale);
  guint n_below = 0;
  for (guint i = 0; i < element->shape->rects->len; i++)
    n_below += g_array_index(element->shape->rects, Rect, i).y1 < 0;
  if (!layer->signed_tone || n_below == 0) {
    add_rects(plot, element, 0, color);
    return;
  }
  if (n_below < element->shape->rects->len)
    add_rects(plot, element, '+', color);
  add_rects(plot, element, '-', theme_color(THEME_NEGATIVE, pale));
}

static void
add_path(GString *plot, const Element *element)
{
  const ChartLayer *layer = element->layer;
  const guint32 color = theme_color(layer->tone, layer->pale);
  const double width = layer->pale ? 0.6 * THEME_LINE_WIDTH : THEME_LINE_WIDTH;
  if (layer->kind == LAYER_BAND) {
    add_element(plot, element->title,
                "%s using 1:2:3 with filledcurves fs transparent solid %g noborder fc rgb '#%06x'", element->block,
                BAND_SHADE, theme_color(layer->tone, FALSE));
  } else if (layer->kind == LAYER_AREAS) {
    add_element(plot, element->title, "%s using 1:2:3 with filledcurves fs solid noborder fc rgb '#%06x'",
                element->block, color);
    add_element(plot, element->title, "%s using 1:3 with lines lw 1.2 lc rgb 'white'", element->block);
  } else {
    add_element(plot, element->title, "%s using 1:2 with lines lw %g%s lc rgb '#%06x'", element->block, width,
                layer->dashed ? " dt (8,5)" : "", color);
  }
}

static gboolean
has_values(const GArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (!isnan(g_array_index(cells, Cell, i).value))
      return TRUE;
  return FALSE;
}

static void
add_layer(GString *plot, const ChartPanel *model, guint l, const Shape *shape, const char *block, double pixels)
{
  const ChartLayer *layer = g_ptr_array_index(model->layers, l);
  const gboolean parted = shape_in_stack(model, l);
  const Element element = {block, layer->label ? layer->label : model->title, layer, shape, parted, pixels};
  if (shape->rects->len > 0)
    add_signed_rects(plot, &element);
  if (shape->path->len > 0)
    add_path(plot, &element);
  const gboolean stems = layer->kind == LAYER_STEMS;
  const guint32 hue = theme_color(layer->tone, layer->pale && !stems);
  const guint32 color = stems && layer->pale ? theme_mix(THEME_COLOR_PAPER, hue, PALE_STEM) : hue;
  if (has_values(shape->cells))
    add_element(plot, element.title,
                "%s using 1:3:1:2:3:4:6 with boxxyerror fs solid border lc rgb 'white' fc rgb variable", block);
  if (stems && shape->dots->len > 0)
    add_element(plot, element.title, "%s using 1:2 with impulses lw %g lc rgb '#%06x'", block, THIN_STEM, color);
  if (shape->dots->len > 0)
    add_element(plot, element.title, "%s%s using 1:2 with points pt 7 ps %g*dot lc rgb '#%06x'", block,
                layer->kind == LAYER_POINTS || stems ? "" : "_lone", shape->dots->len > DOT_MANY ? DOT_SMALL : 1.0,
                color);
}

/* The zero line lies on fields and bars, but under lines and points. */
static gboolean
lies_under_zero(const ChartLayer *layer)
{
  return layer->kind == LAYER_BARS || layer->kind == LAYER_RANGES || layer->kind == LAYER_BAND ||
         layer->kind == LAYER_AREAS || layer->kind == LAYER_BLOCKS;
}

static void
add_levels(GString *plot, const ChartPanel *model, const PanelLayout *panel)
{
  for (guint i = 0; i < model->levels->len; i++) {
    const ChartLevel *level = &g_array_index(model->levels, ChartLevel, i);
    g_autoptr(GString) y = g_string_new(NULL);
    script_number(y, level->y);
    if (level->y >= panel->y.low && level->y <= panel->y.high)
      add_element(plot, level->label, "%s with lines lw 1.4 dt (8,6) lc rgb '#%06x'", y->str, THEME_COLOR_FAINT);
  }
}

static void
write_plot(GString *script, const ChartPanel *model, const PanelLayout *panel, guint p, double pixels)
{
  g_autoptr(GString) plot = g_string_new(NULL);
  guint n_under = 0;
  const gboolean zero = panel->y.low <= 0 && panel->y.high >= 0 && !panel_has_rows(model);
  for (guint l = 0; l < model->layers->len; l++)
    if (lies_under_zero(g_ptr_array_index(model->layers, l)))
      n_under = l + 1;
  for (guint l = 0; l <= model->layers->len; l++) {
    g_autofree char *block = g_strdup_printf("$panel%u_layer%u", p + 1, l + 1);
    if (l == n_under && zero)
      add_element(plot, "zero", "0 with lines lt 1 lw 1.4 lc rgb '#%06x'", THEME_COLOR_AXIS);
    if (l == n_under)
      add_levels(plot, model, panel);
    if (l < model->layers->len)
      add_layer(plot, model, l, g_ptr_array_index(panel->shapes, l), block, pixels);
  }
  if (plot->len == 0)
    add_element(plot, NULL, "NaN");
  g_string_append_printf(script, "%s\n\n", plot->str);
}

void
script_panel(GString *script, const Chart *chart, const Layout *layout, guint p)
{
  const ChartPanel *model = g_ptr_array_index(chart->panels, p);
  const PanelLayout *panel = g_ptr_array_index(layout->panels, p);
  g_autofree char *head =
      g_strdup_printf("Panel %u%s%s", p + 1, model->title ? ": " : "", model->title ? model->title : "");
  g_string_append_c(script, '\n');
  script_comment(script, head);
  if (panel_is_heatmap(model))
    g_string_append(script, "unset border\n");
  set_margin(script, "l", panel->frame.x0, FALSE, layout);
  set_margin(script, "r", panel->frame.x1, FALSE, layout);
  set_margin(script, "t", panel->frame.y0, TRUE, layout);
  set_margin(script, "b", panel->frame.y1, TRUE, layout);
  set_range(script, 'x', panel->x);
  set_range(script, 'y', panel->y);
  set_x_ticks(script, panel);
  set_y_ticks(script, panel);
  set_marks(script, chart, layout, p);
  if (panel->x_named)
    set_longer_strokes(script, layout, panel);
  script_words(script, layout, panel->words);
  script_marks(script, layout, panel->marks);
  write_plot(script, model, panel, p, (panel->frame.x1 - panel->frame.x0) / (panel->x.high - panel->x.low));
}
