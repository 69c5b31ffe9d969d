/* A hand-kept catalogue: a date or a span, a title, and a score or a direction. */
#include "event_layout.h"

static const EventField catalogue[] = {
    {ROLE_DATE, "date", 0, 1},     {ROLE_START, "start", 0, 1},     {ROLE_END, "end", 0, 0},
    {ROLE_LABEL, "title", 0, 2},   {ROLE_SCORE, "score", 0, 3},     {ROLE_DIRECTION, "direction", 0, 3},
    {ROLE_WEIGHT, "weight", 0, 0}, {ROLE_PARTNER, "partner", 0, 0}, {ROLE_KIND, "kind", 0, 0},
    {ROLE_URL, "source", 0, 0},    {ROLE_NONE, NULL, 0, 0},
};

const EventTable event_catalogue_tables[1] = {
    {.family = EVENTS_CATALOGUE,
     .name = "catalogue of events",
     .coding = CODING_NONE,
     .dates = DATES_SPAN,
     .fields = catalogue,
     .headed = TRUE,
     .quoting = TRUE},
};
