#include "page.h"

#include <math.h>

#include "text.h"

#define SLANT       0.7071 /* sine and cosine of 45 degrees */
#define SLOT_GAP    8.0    /* pixels between the names of neighbours */
#define SLANT_WIDTH 240.0  /* a slanted name is shortened to this */

/* Lines that the names of categories take, or 0 when one of them is too long to lie flat. */
static guint
category_lines(const GPtrArray *names, double slot)
{
  guint most = 1;
  for (guint i = 0; names && i < names->len; i++) {
    g_auto(GStrv) words = g_strsplit(g_ptr_array_index(names, i), " ", -1);
    g_auto(GStrv) lines = text_wrap(g_ptr_array_index(names, i), TEXT_SMALL, slot, 0);
    for (char **word = words; *word; word++)
      if (text_width(*word, TEXT_SMALL) > slot)
        return 0;
    most = MAX(most, g_strv_length(lines));
  }
  return most <= 3 ? most : 0;
}

/* Pixels for the words of one place. */
static double
slot_of(const PanelLayout *panel)
{
  return (panel->frame.x1 - panel->frame.x0) / (panel->x.high - panel->x.low) - SLOT_GAP;
}

static const char *
axis_label(const Page *page, guint p)
{
  const ChartPanel *model = page_model(page, p);
  return model->own_x ? model->x_label : page->chart->x_label;
}

double
page_names_height(const Page *page, guint p)
{
  const PanelLayout *panel = page_panel(page, p);
  const double label = axis_label(page, p) ? theme_line_height(TEXT_SMALL) : 0.0;
  if (panel->x_ticks)
    return TICK_GAP + theme_line_height(TEXT_BODY) * (panel->x_ticks->spans->len > 0 ? 1.85 : 1.0) + label;
  const GPtrArray *names = panel_categories(page->chart, page_model(page, p));
  const guint lines = category_lines(names, slot_of(panel));
  if (lines > 0)
    return TICK_GAP + theme_line_height(TEXT_SMALL) * lines + label;
  double widest = 0;
  for (guint i = 0; names && i < names->len; i++)
    widest = fmax(widest, text_width(g_ptr_array_index(names, i), TEXT_SMALL));
  return TICK_GAP + (fmin(widest, SLANT_WIDTH) + theme_line_height(TEXT_SMALL)) * SLANT + label;
}

static void
name_categories(const GPtrArray *names, PanelLayout *panel)
{
  const double pitch = theme_line_height(TEXT_SMALL), slot = slot_of(panel);
  const guint lines = category_lines(names, slot);
  const guint each = lines > 0 ? 1 : (guint)fmax(1.0, ceil(theme_text_size(TEXT_SMALL) / SLANT / (slot + SLOT_GAP)));
  for (guint i = 0; names && i < names->len; i += each) { /* slanted names that would touch: each second, third ... */
    const char *name = g_ptr_array_index(names, i);
    const double x = layout_x(panel, i);
    double y = panel->frame.y1 + TICK_GAP + pitch / 2.0;
    if (lines == 0) {
      g_autofree char *text = text_shorten(name, TEXT_SMALL, SLANT_WIDTH);
      words_add(panel->words, text, x + 4.0, y - 2.0, ALIGN_RIGHT, TEXT_SMALL, THEME_COLOR_SOFT);
      g_array_index(panel->words, Words, panel->words->len - 1).slanted = TRUE;
      continue;
    }
    g_auto(GStrv) parts = text_wrap(name, TEXT_SMALL, slot, 0);
    for (char **part = parts; *part; part++, y += pitch)
      words_add(panel->words, *part, x, y, ALIGN_CENTRE, TEXT_SMALL, THEME_COLOR_SOFT);
  }
}

static void
name_ticks(PanelLayout *panel, const GArray *ticks, double y)
{
  for (guint i = 0; i < ticks->len; i++) {
    const Tick *tick = &g_array_index(ticks, Tick, i);
    words_add(panel->words, tick->label, layout_x(panel, tick->at), y, ALIGN_CENTRE, TEXT_BODY, THEME_COLOR_SOFT);
  }
}

void
page_name_axis(const Page *page, guint p)
{
  PanelLayout *panel = page_panel(page, p);
  const double line = theme_line_height(TEXT_BODY);
  const double first = panel->frame.y1 + TICK_GAP + line / 2.0;
  if (panel->x_ticks) {
    name_ticks(panel, panel->x_ticks->names, first);
    name_ticks(panel, panel->x_ticks->spans, first + 0.85 * line);
  } else {
    name_categories(panel_categories(page->chart, page_model(page, p)), panel);
  }
  if (axis_label(page, p)) {
    g_autofree char *label = text_shorten(axis_label(page, p), TEXT_SMALL, page->panel_width);
    words_add(panel->words, label, (panel->frame.x0 + panel->frame.x1) / 2.0,
              panel->frame.y1 + page_names_height(page, p) - theme_line_height(TEXT_SMALL) / 2.0, ALIGN_CENTRE,
              TEXT_SMALL, THEME_COLOR_SOFT);
  }
}
