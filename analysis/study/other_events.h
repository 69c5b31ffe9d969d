/* other_events.h - what else happened in the windows of an event study */
#pragma once

#include "event_study.h"

/* Fills has_events, title and others from the study's table of events: those whose span overlaps the time from the period numbered first to
 * the last. An event that begins on the day asked for is the event itself. Errors: those of the table. */
gboolean find_other_events(EventStudy *study, const Scope *scope, gsize first, GError **error);
