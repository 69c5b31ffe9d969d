/* event_memory.h - keys that were met, by day, in bounded memory: for repeats and mirrors in a stream of events
 *
 * A key is 64 bits that stand for a text; of the keys of one day (about 10^5 in the busiest source) two different texts
 * agree with a probability of 10^-9. When all days together hold more keys than the limit, the day that was met longest ago
 * is forgotten. */
#pragma once

#include "datasets/event.h"

/* A month and more of the busiest source; 64 to 128 MiB, twice that with counts. */
#define EVENT_MEMORY_KEYS (4 * 1024 * 1024)

typedef struct EventMemory EventMemory;

/* counts: event_memory_counts will be asked, otherwise event_memory_add. */
EventMemory *event_memory_new(gsize limit, gboolean counts);
void event_memory_free(EventMemory *memory); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EventMemory, event_memory_free)

/* Enters a key of a day; FALSE when it was there. */
gboolean event_memory_add(EventMemory *memory, gint32 day, guint64 key);

/* The two counts of a key of a day, zero at first, for the caller to change before the next call (transfer none). */
guint32 *event_memory_counts(EventMemory *memory, gint32 day, guint64 key);

/* How many keys were entered for days that had been forgotten: repeats among them may have been missed. */
guint64 event_memory_doubts(const EventMemory *memory);

/* A key from texts in turn: begin with EVENT_KEY_SEED. */
#define EVENT_KEY_SEED 0x9E3779B97F4A7C15u
guint64 event_key_text(guint64 key, EventText text);
guint64 event_key_number(guint64 key, guint64 number);
