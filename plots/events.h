/* events.h - the words of events above a panel: whole, shortened, or as numbers with a list under the plot */
#pragma once

#include <glib.h>

#include "chart.h"
#include "place.h"
#include "scale.h"

typedef struct {
  double x;   /* on the axis */
  char *text; /* as it stands at the line; NULL: the line bears no word of its own */
  EventWord word;
} PlannedEvent;

typedef struct {
  GArray *events; /* PlannedEvent, in order of x: those within the axis */
  guint n_rows;   /* rows of words: 0 to EVENT_ROWS */
  char *list;     /* "1 first · 2 second", to stand under the plot, or NULL */
} EventPlan;

/* Plans the words of the chart's events over an axis x that is drawn from pixel left to pixel right (transfer full). */
EventPlan *event_plan_new(const Chart *chart, Extent x, double left, double right);
void event_plan_free(EventPlan *plan); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EventPlan, event_plan_free)
