#include "event_days.h"

/* Days are counted in blocks, so that a lone row of another century costs one block. */
#define BLOCK_BITS 9
#define BLOCK_DAYS (1 << BLOCK_BITS)

typedef guint32 Block[BLOCK_DAYS];

struct EventDays {
  GHashTable *blocks; /* day >> BLOCK_BITS -> Block */
  gint32 at;          /* the block met last */
  guint32 *block;
  Period span; /* first > last: nothing yet */
};

EventDays *
event_days_new(void)
{
  EventDays *days = g_new0(EventDays, 1);
  days->blocks = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free);
  days->span = (Period){G_MAXINT32, G_MININT32};
  return days;
}

void
event_days_free(EventDays *days)
{
  if (!days)
    return;
  g_hash_table_unref(days->blocks);
  g_free(days);
}

/* Rounds down, for days before 1970 too. */
static gint32
block_number(gint32 day)
{
  return (day - (day & (BLOCK_DAYS - 1))) / BLOCK_DAYS;
}

void
event_days_add(EventDays *days, gint32 day)
{
  const gint32 number = block_number(day);
  if (!days->block || days->at != number) {
    days->at = number;
    days->block = g_hash_table_lookup(days->blocks, GINT_TO_POINTER(number));
  }
  if (!days->block) {
    days->block = (guint32 *)g_new0(Block, 1);
    g_hash_table_insert(days->blocks, GINT_TO_POINTER(number), days->block);
  }
  guint32 *rows = &days->block[day & (BLOCK_DAYS - 1)];
  *rows += *rows < G_MAXUINT32 ? 1 : 0;
  days->span.first = MIN(days->span.first, day);
  days->span.last = MAX(days->span.last, day);
}

guint32
event_days_rows(const EventDays *days, gint32 day)
{
  const guint32 *block = g_hash_table_lookup(days->blocks, GINT_TO_POINTER(block_number(day)));
  return block ? block[day & (BLOCK_DAYS - 1)] : 0;
}

gboolean
event_days_span(const EventDays *days, Period *span)
{
  *span = days->span;
  return span->first <= span->last;
}
