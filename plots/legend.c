#include "labels.h"

#include "cells.h"
#include "text.h"

#define SIGN_WIDTH  24.0
#define SIGN_HEIGHT 13.0
#define SIGN_GAP    8.0
#define ENTRY_GAP   28.0 /* between two entries */

typedef struct {
  char *text;
  LayerKind kind;
  Tone tone;
  gboolean pale, dashed;
  Colors colors; /* of a heatmap */
} Entry;

static void
entry_clear(gpointer entry)
{
  g_free(((Entry *)entry)->text);
}

static gboolean
same_colors(Colors a, Colors b)
{
  return a.low == b.low && a.high == b.high && a.root == b.root;
}

static gboolean
is_listed(const GArray *entries, const Entry *new)
{
  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = &g_array_index(entries, Entry, i);
    if (entry->kind == new->kind && g_str_equal(entry->text, new->text) &&
        (new->kind == LAYER_CELLS ? same_colors(entry->colors, new->colors) : entry->tone == new->tone))
      return TRUE;
  }
  return FALSE;
}

/* What a key is for: the layer's name, but the panel's where the heatmaps of the chart differ in scale. */
static const char *
key_name(const Chart *chart, const Scale *scale, guint p, const ChartLayer *layer)
{
  const ChartPanel *panel = g_ptr_array_index(chart->panels, p);
  const Colors colors = g_array_index(scale->colors, Colors, p);
  for (guint k = 0; panel->title && k < chart->panels->len; k++)
    if (panel_is_heatmap(g_ptr_array_index(chart->panels, k)) &&
        !same_colors(g_array_index(scale->colors, Colors, k), colors))
      return panel->title;
  return layer->label ? layer->label : "";
}

static GArray *
collect_entries(const Chart *chart, const Scale *scale, const gboolean *direct, double width)
{
  GArray *entries = g_array_new(FALSE, FALSE, sizeof(Entry));
  g_array_set_clear_func(entries, entry_clear);
  for (guint p = 0; p < chart->panels->len; p++) {
    const ChartPanel *panel = g_ptr_array_index(chart->panels, p);
    for (guint l = 0; l < panel->layers->len && labels_belong(chart, p); l++) {
      const ChartLayer *layer = g_ptr_array_index(panel->layers, l);
      const gboolean key = layer->kind == LAYER_CELLS;
      const char *name = key ? key_name(chart, scale, p, layer) : layer->label;
      if (!name || (!key && direct[p] && label_is_direct(chart, panel, layer)))
        continue;
      Entry entry = {NULL,        layer->kind,   layer->tone,
                     layer->pale, layer->dashed, g_array_index(scale->colors, Colors, p)};
      const double sign = key ? cells_key(entry.colors, 0, 0, NULL, NULL) : SIGN_WIDTH;
      entry.text = text_shorten(name, TEXT_BODY, width - sign - SIGN_GAP);
      if (is_listed(entries, &entry))
        g_free(entry.text);
      else
        g_array_append_val(entries, entry);
    }
  }
  return entries;
}

static void
add_sign(GArray *marks, const Entry *entry, double x, double y)
{
  const gboolean line = entry->kind == LAYER_LINE || entry->kind == LAYER_STEP;
  const gboolean field = entry->kind == LAYER_RANGES || entry->kind == LAYER_BAND;
  Mark mark = {.color = theme_color(entry->tone, entry->pale || field), .weight = THEME_LINE_WIDTH};
  if (line) {
    mark.kind = entry->dashed ? MARK_DASHED : MARK_LINE;
    mark.box = (Box){x, y, x + SIGN_WIDTH, y};
  } else if (entry->kind == LAYER_POINTS || entry->kind == LAYER_STEMS) {
    mark.kind = MARK_DOT;
    mark.box = (Box){x + SIGN_WIDTH / 2.0, y, x + SIGN_WIDTH / 2.0, y};
  } else {
    mark.kind = MARK_FIELD;
    mark.box = (Box){x, y - SIGN_HEIGHT / 2.0, x + SIGN_WIDTH, y + SIGN_HEIGHT / 2.0};
  }
  g_array_append_val(marks, mark);
}

static double
entry_width(const Entry *entry)
{
  const double text = text_width(entry->text, TEXT_BODY);
  if (entry->kind == LAYER_CELLS)
    return text + (*entry->text ? SIGN_GAP : 0.0) + cells_key(entry->colors, 0, 0, NULL, NULL);
  return SIGN_WIDTH + SIGN_GAP + text;
}

static void
place_entry(const Entry *entry, double x, double y, GArray *words, GArray *marks)
{
  if (entry->kind == LAYER_CELLS) {
    words_add(words, entry->text, x, y, ALIGN_LEFT, TEXT_BODY, THEME_COLOR_INK);
    x += *entry->text ? text_width(entry->text, TEXT_BODY) + SIGN_GAP : 0.0;
    cells_key(entry->colors, x, y, words, marks);
    return;
  }
  add_sign(marks, entry, x, y);
  words_add(words, entry->text, x + SIGN_WIDTH + SIGN_GAP, y, ALIGN_LEFT, TEXT_BODY, theme_word_color(entry->tone));
}

guint
legend_place(const Chart *chart, const Scale *scale, const gboolean *direct, double left, double right, double top,
             GArray *words, GArray *marks)
{
  g_autoptr(GArray) entries = collect_entries(chart, scale, direct, right - left);
  guint rows = entries->len > 0 ? 1 : 0;
  double x = left;
  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = &g_array_index(entries, Entry, i);
    const double width = entry_width(entry);
    if (x > left && x + width > right) {
      rows++;
      x = left;
    }
    place_entry(entry, x, top + (rows - 1) * theme_line_height(TEXT_BODY), words, marks);
    x += width + ENTRY_GAP;
  }
  return rows;
}
