#include <math.h>

#include "event_weights_table.h"

gboolean
event_weights_key(KeyKind kind, EventText text, EventText mode, char key[static LONGEST_KEY])
{
  if (text.length + mode.length + 3 > LONGEST_KEY)
    return FALSE;
  gsize n = 0;
  key[n++] = (char)kind;
  for (gsize i = 0; i < text.length; i++)
    key[n++] = kind == KEY_TYPE ? g_ascii_tolower(text.text[i]) : text.text[i];
  if (mode.length > 0)
    key[n++] = '\t';
  for (gsize i = 0; i < mode.length; i++)
    key[n++] = g_ascii_tolower(mode.text[i]);
  key[n] = '\0';
  return memchr(key, '\0', n) == NULL;
}

static const EventWeight *
look_up(const EventWeights *weights, KeyKind kind, EventText text, EventText mode)
{
  char key[LONGEST_KEY];
  void *row;
  if (text.length == 0 || !event_weights_key(kind, text, mode, key) ||
      !g_hash_table_lookup_extended(weights->by_key, key, NULL, &row))
    return NULL;
  return &g_array_index(weights->rows, EventWeight, GPOINTER_TO_UINT(row));
}

const EventWeight *
event_weights_by_code(const EventWeights *weights, EventText code)
{
  return look_up(weights, KEY_CODE, code, event_text_of(""));
}

const EventWeight *
event_weights_by_type(const EventWeights *weights, EventText type, EventText mode)
{
  return look_up(weights, KEY_TYPE, type, mode);
}

const EventWeight *
event_weights_by_label(const EventWeights *weights, EventText label)
{
  return look_up(weights, KEY_LABEL, label, event_text_of(""));
}

/* Keeps count of what was not found; the text is PLOVER's label, the code, or the label of an event without one. */
static void
count_lack(EventWeights *weights, EventText text)
{
  weights->n_lacking++;
  g_autofree char *key = visible_text(text.text, text.length);
  guint64 *events = g_hash_table_lookup(weights->lacking, key);
  if (events)
    ++*events;
  else if (g_hash_table_size(weights->lacking) < EVENT_WEIGHTS_LISTED) {
    events = g_new(guint64, 1);
    *events = 1;
    g_hash_table_insert(weights->lacking, g_steal_pointer(&key), events);
  }
}

const EventWeight *
event_weights_find(EventWeights *weights, const Event *event)
{
  const gboolean by_label = !weights->by_type && event->code.length == 0;
  const EventWeight *weight = weights->by_type ? event_weights_by_type(weights, event->code, event->mode)
                              : by_label       ? event_weights_by_label(weights, event->label)
                                               : event_weights_by_code(weights, event->code);
  if (weight && !isnan(weight->score))
    return weight;
  count_lack(weights, by_label || event->mode.length > 0 ? event->label : event->code);
  return NULL;
}

static int
most_events_first(const void *a, const void *b)
{
  const EventLack *x = a, *y = b;
  return x->events != y->events ? (x->events < y->events ? 1 : -1) : strcmp(x->key, y->key);
}

const EventLack *
event_weights_lacking(EventWeights *weights, gsize *n, guint64 *n_events)
{
  g_array_set_size(weights->listed, 0);
  GHashTableIter iter;
  void *key, *events;
  g_hash_table_iter_init(&iter, weights->lacking);
  while (g_hash_table_iter_next(&iter, &key, &events)) {
    const EventLack lack = {.key = g_strdup(key), .events = *(guint64 *)events};
    g_array_append_val(weights->listed, lack);
  }
  g_array_sort(weights->listed, most_events_first);
  *n = weights->listed->len;
  *n_events = weights->n_lacking;
  return (const EventLack *)(void *)weights->listed->data;
}
