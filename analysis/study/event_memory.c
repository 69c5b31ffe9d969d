#include "event_memory.h"

#define LEAST_PLACES 64                  /* of a day's table; a power of two */
#define MIXER        0xD6E8FEB86659FD93u /* an odd number with bits all over */

typedef struct {
  gint32 day;
  guint64 *keys;        /* 0: free */
  guint32 (*counts)[2]; /* NULL without */
  gsize places, used;   /* places is a power of two */
  gboolean again;       /* was forgotten before */
  GList link;           /* in the order of use */
} DayKeys;

struct EventMemory {
  gsize limit, used;
  gboolean counts;
  GHashTable *days;      /* day -> DayKeys */
  GHashTable *forgotten; /* days */
  GQueue order;          /* links of DayKeys, the one met last at the head */
  guint64 doubts;
};

static void
day_free(gpointer data)
{
  DayKeys *day = data;
  g_free(day->keys);
  g_free(day->counts);
  g_free(day);
}

EventMemory *
event_memory_new(gsize limit, gboolean counts)
{
  EventMemory *memory = g_new0(EventMemory, 1);
  memory->limit = MAX(limit, 1);
  memory->counts = counts;
  memory->days = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, day_free);
  memory->forgotten = g_hash_table_new(g_direct_hash, g_direct_equal);
  g_queue_init(&memory->order);
  return memory;
}

void
event_memory_free(EventMemory *memory)
{
  if (!memory)
    return;
  g_hash_table_unref(memory->days);
  g_hash_table_unref(memory->forgotten);
  g_free(memory);
}

static void
day_take_places(DayKeys *day, gsize places, gboolean counts)
{
  day->places = places;
  day->keys = g_new0(guint64, places);
  if (counts)
    day->counts = g_malloc0_n(places, sizeof *day->counts);
}

/* Where a key is, or where it would stand. Keys are mixed already: their low bits are as good as any. */
static gsize
place_of(const DayKeys *day, guint64 key)
{
  gsize place = (gsize)key & (day->places - 1);
  while (day->keys[place] != 0 && day->keys[place] != key)
    place = (place + 1) & (day->places - 1);
  return place;
}

static void
day_grow(DayKeys *day)
{
  DayKeys old = *day;
  day->counts = NULL;
  day_take_places(day, 2 * old.places, old.counts != NULL);
  for (gsize i = 0; i < old.places; i++) {
    if (old.keys[i] == 0)
      continue;
    const gsize place = place_of(day, old.keys[i]);
    day->keys[place] = old.keys[i];
    if (old.counts)
      memcpy(day->counts[place], old.counts[i], sizeof *old.counts);
  }
  g_free(old.keys);
  g_free(old.counts);
}

static void
forget_oldest(EventMemory *memory)
{
  DayKeys *oldest = memory->order.tail->data;
  g_queue_unlink(&memory->order, &oldest->link);
  memory->used -= oldest->used;
  g_hash_table_add(memory->forgotten, GINT_TO_POINTER(oldest->day));
  g_hash_table_remove(memory->days, GINT_TO_POINTER(oldest->day));
}

static DayKeys *
day_of(EventMemory *memory, gint32 number)
{
  DayKeys *day = memory->order.head ? memory->order.head->data : NULL;
  if (day && day->day == number)
    return day;
  day = g_hash_table_lookup(memory->days, GINT_TO_POINTER(number));
  if (day) {
    g_queue_unlink(&memory->order, &day->link);
  } else {
    day = g_new0(DayKeys, 1);
    day->day = number;
    day->again = g_hash_table_contains(memory->forgotten, GINT_TO_POINTER(number));
    day->link.data = day;
    day_take_places(day, LEAST_PLACES, memory->counts);
    g_hash_table_insert(memory->days, GINT_TO_POINTER(number), day);
  }
  g_queue_push_head_link(&memory->order, &day->link);
  return day;
}

/* The day and the place of a key, which is entered when it is new. */
static DayKeys *
enter(EventMemory *memory, gint32 number, guint64 key, gsize *place, gboolean *is_new)
{
  DayKeys *day = day_of(memory, number);
  key = key ? key : MIXER; /* 0 is a free place */
  *place = place_of(day, key);
  *is_new = day->keys[*place] == 0;
  if (!*is_new)
    return day;
  if (day->used >= day->places / 2) {
    day_grow(day);
    *place = place_of(day, key);
  }
  day->keys[*place] = key;
  day->used++;
  memory->doubts += day->again ? 1 : 0;
  if (++memory->used > memory->limit && memory->order.tail->data != day)
    forget_oldest(memory);
  return day;
}

gboolean
event_memory_add(EventMemory *memory, gint32 day, guint64 key)
{
  gsize place;
  gboolean is_new;
  enter(memory, day, key, &place, &is_new);
  return is_new;
}

guint32 *
event_memory_counts(EventMemory *memory, gint32 day, guint64 key)
{
  gsize place;
  gboolean is_new;
  const DayKeys *found = enter(memory, day, key, &place, &is_new);
  return found->counts[place];
}

guint64
event_memory_doubts(const EventMemory *memory)
{
  return memory->doubts;
}

guint64
event_key_number(guint64 key, guint64 number)
{
  key = (key ^ number) * MIXER;
  return key ^ (key >> 32);
}

guint64
event_key_text(guint64 key, EventText text)
{
  gsize i = 0;
  for (; i + sizeof(guint64) <= text.length; i += sizeof(guint64)) {
    guint64 word;
    memcpy(&word, text.text + i, sizeof word);
    key = event_key_number(key, word);
  }
  guint64 rest = 0;
  memcpy(&rest, text.text + i, text.length - i);
  return event_key_number(event_key_number(key, rest), text.length); /* the length tells "ab","c" from "a","bc" */
}
