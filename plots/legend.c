#include "labels.h"

#include "text.h"

#define SIGN_WIDTH  24.0
#define SIGN_HEIGHT 13.0
#define ENTRY_GAP   28.0 /* between two entries */

typedef struct {
  char *text;
  LayerKind kind;
  Tone tone;
  gboolean pale, dashed;
} Entry;

static void
entry_clear(gpointer entry)
{
  g_free(((Entry *)entry)->text);
}

static gboolean
is_listed(const GArray *entries, const ChartLayer *layer, const char *text)
{
  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = &g_array_index(entries, Entry, i);
    if (g_str_equal(entry->text, text) && entry->tone == layer->tone && entry->kind == layer->kind)
      return TRUE;
  }
  return FALSE;
}

static GArray *
collect_entries(const Chart *chart, const gboolean *direct, double width)
{
  GArray *entries = g_array_new(FALSE, FALSE, sizeof(Entry));
  g_array_set_clear_func(entries, entry_clear);
  for (guint p = 0; p < chart->panels->len; p++) {
    const ChartPanel *panel = g_ptr_array_index(chart->panels, p);
    for (guint l = 0; l < panel->layers->len; l++) {
      const ChartLayer *layer = g_ptr_array_index(panel->layers, l);
      if (!layer->label || (direct[p] && label_is_direct(chart, panel, layer)))
        continue;
      g_autofree char *text = text_shorten(layer->label, TEXT_BODY, width - SIGN_WIDTH - 8.0);
      if (is_listed(entries, layer, text))
        continue;
      const Entry entry = {g_steal_pointer(&text), layer->kind, layer->tone, layer->pale, layer->dashed};
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
  } else if (entry->kind == LAYER_POINTS) {
    mark.kind = MARK_DOT;
    mark.box = (Box){x + SIGN_WIDTH / 2.0, y, x + SIGN_WIDTH / 2.0, y};
  } else {
    mark.kind = MARK_FIELD;
    mark.box = (Box){x, y - SIGN_HEIGHT / 2.0, x + SIGN_WIDTH, y + SIGN_HEIGHT / 2.0};
  }
  g_array_append_val(marks, mark);
}

guint
legend_place(const Chart *chart, const gboolean *direct, double left, double right, double top, GArray *words,
             GArray *marks)
{
  g_autoptr(GArray) entries = collect_entries(chart, direct, right - left);
  guint rows = entries->len > 0 ? 1 : 0;
  double x = left;
  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = &g_array_index(entries, Entry, i);
    const double width = SIGN_WIDTH + 8.0 + text_width(entry->text, TEXT_BODY);
    if (x > left && x + width > right) {
      rows++;
      x = left;
    }
    const double y = top + (rows - 1) * theme_line_height(TEXT_BODY);
    add_sign(marks, entry, x, y);
    words_add(words, entry->text, x + SIGN_WIDTH + 8.0, y, ALIGN_LEFT, TEXT_BODY, theme_word_color(entry->tone));
    x += width + ENTRY_GAP;
  }
  return rows;
}
