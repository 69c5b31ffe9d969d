/* event_top.h - the events behind a period: those that moved the balance most, repeats taken together */
#pragma once

#include "datasets/event.h"

typedef struct {
  guint partner;
  gint32 first, last;                               /* days */
  char *source, *target, *code, *label, *reference; /* "" where the file says nothing */
  double score;                                     /* of one row, weight included */
  double moved;                                     /* what all its rows together added to the balance */
  guint64 rows;                                     /* repeats among them, whether they count or not */
  guint line;                                       /* of the first of them */
  guint64 key;
} TopEvent;

/* Among this many different events the strongest are kept, and the others forgotten when there are more. */
#define TOP_KEPT 65536

typedef struct EventTop EventTop;

EventTop *event_top_new(gsize wanted);
void event_top_free(EventTop *top); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EventTop, event_top_free)

/* A row of a partner: key tells repeats, score is that of the row, and share how much of it counts (0: a repeat that was
 * left out). label may be NULL: the event's own. */
void event_top_add(EventTop *top, guint partner, guint64 key, const Event *event, const char *label, double score,
                   double share);

/* Moves what a known event adds to the balance; nothing when it is not known. */
void event_top_move(EventTop *top, guint partner, guint64 key, double change);

/* The wanted number of TopEvent, by falling size of what they moved, then of rows, then by day and line; all of one partner,
 * or of all partners together (G_MAXUINT). The elements belong to top (free the array alone: g_ptr_array_unref). */
GPtrArray *event_top_take(EventTop *top, guint partner);
