/* event_days.h - how many rows a source has of each day: whether a day is there at all, or nearly empty */
#pragma once

#include "datasets/period.h"

typedef struct EventDays EventDays;

EventDays *event_days_new(void);
void event_days_free(EventDays *days); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EventDays, event_days_free)

/* Counts one more row of a day. */
void event_days_add(EventDays *days, gint32 day);

guint32 event_days_rows(const EventDays *days, gint32 day);

/* From the first day with a row to the last; FALSE when there is none. */
gboolean event_days_span(const EventDays *days, Period *span);
