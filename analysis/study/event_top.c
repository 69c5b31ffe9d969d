#include "event_top.h"

#include <math.h>

struct EventTop {
  gsize wanted;
  GHashTable *by_key; /* key and partner -> TopEvent, which it owns */
};

static void
top_event_free(gpointer data)
{
  TopEvent *event = data;
  char *texts[] = {event->source, event->target, event->code, event->label, event->reference};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    g_free(texts[i]);
  g_free(event);
}

static guint
hash_event(gconstpointer data)
{
  const TopEvent *event = data;
  return (guint)(event->key ^ (event->key >> 32)) + event->partner;
}

static gboolean
same_event(gconstpointer a, gconstpointer b)
{
  const TopEvent *one = a, *two = b;
  return one->key == two->key && one->partner == two->partner;
}

EventTop *
event_top_new(gsize wanted)
{
  EventTop *top = g_new0(EventTop, 1);
  top->wanted = wanted;
  top->by_key = g_hash_table_new_full(hash_event, same_event, top_event_free, NULL);
  return top;
}

void
event_top_free(EventTop *top)
{
  if (!top)
    return;
  g_hash_table_unref(top->by_key);
  g_free(top);
}

static gint
strongest_first(gconstpointer a, gconstpointer b)
{
  const TopEvent *one = *(TopEvent *const *)a, *two = *(TopEvent *const *)b;
  const double x = fabs(one->moved), y = fabs(two->moved);
  if (x != y)
    return x > y ? -1 : 1;
  if (one->rows != two->rows)
    return one->rows > two->rows ? -1 : 1;
  if (one->first != two->first)
    return one->first < two->first ? -1 : 1;
  return (one->line > two->line) - (one->line < two->line);
}

static GPtrArray *
sorted(const EventTop *top, guint partner)
{
  GPtrArray *events = g_ptr_array_new();
  GHashTableIter iter;
  gpointer event;
  g_hash_table_iter_init(&iter, top->by_key);
  while (g_hash_table_iter_next(&iter, &event, NULL))
    if (partner == G_MAXUINT || ((TopEvent *)event)->partner == partner)
      g_ptr_array_add(events, event);
  g_ptr_array_sort(events, strongest_first);
  return events;
}

/* Forgets the weaker half. */
static void
prune(EventTop *top)
{
  g_autoptr(GPtrArray) events = sorted(top, G_MAXUINT);
  for (guint i = events->len / 2; i < events->len; i++)
    g_hash_table_remove(top->by_key, events->pdata[i]);
}

static char *
copy(EventText text)
{
  return g_strndup(text.text, text.length);
}

/* A name and the code behind it: "BELARUS (BLRGOV)". */
static char *
print_actor(const EventActor *actor)
{
  if (actor->name.length == 0 || actor->code.length == 0)
    return copy(actor->name.length > 0 ? actor->name : actor->code);
  g_autofree char *name = copy(actor->name), *code = copy(actor->code);
  return g_strdup_printf("%s (%s)", name, code);
}

void
event_top_add(EventTop *top, guint partner, guint64 key, const Event *event, const char *label, double score,
              double share)
{
  const TopEvent wanted = {.partner = partner, .key = key};
  TopEvent *known = g_hash_table_lookup(top->by_key, &wanted);
  if (!known) {
    if (g_hash_table_size(top->by_key) >= TOP_KEPT)
      prune(top);
    known = g_new0(TopEvent, 1);
    *known = (TopEvent){.partner = partner,
                        .key = key,
                        .first = event->first,
                        .last = event->last,
                        .source = print_actor(&event->source),
                        .target = print_actor(&event->target),
                        .code = copy(event->code),
                        .label = label ? g_strdup(label) : copy(event->label),
                        .reference = copy(event->url),
                        .score = score,
                        .line = event->line};
    g_hash_table_add(top->by_key, known);
  }
  known->rows++;
  known->moved += score * share;
}

void
event_top_move(EventTop *top, guint partner, guint64 key, double change)
{
  const TopEvent wanted = {.partner = partner, .key = key};
  TopEvent *known = g_hash_table_lookup(top->by_key, &wanted);
  if (known)
    known->moved += change;
}

GPtrArray *
event_top_take(EventTop *top, guint partner)
{
  GPtrArray *events = sorted(top, partner);
  g_ptr_array_set_size(events, (gint)MIN(events->len, top->wanted));
  return events;
}
