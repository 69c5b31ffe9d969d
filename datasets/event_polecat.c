/* POLECAT by the names of its header, since the order and the number of columns differ between releases. */
#include "event_layout.h"

static const EventField polecat[] = {
    {ROLE_ID, "Event ID", 0, 0},
    {ROLE_DATE, "Event Date", 0, 1},
    {ROLE_CODE, "Event Type", 0, 2},
    {ROLE_MODE, "Event Mode", 0, 0},
    {ROLE_SCORE, "Intensity", 0, 0},
    {ROLE_SCORE, "Event Intensity", 0, 0},
    {ROLE_QUAD, "Quad Code", 0, 0},
    {ROLE_SOURCE_NAME, "Actor Name", 0, 3},
    {ROLE_SOURCE_COUNTRY, "Actor Country", 0, 0},
    {ROLE_SOURCE_SECTORS, "Actor Sectors", 0, 0},
    {ROLE_TARGET_NAME, "Recipient Name", 0, 4},
    {ROLE_TARGET_COUNTRY, "Recipient Country", 0, 0},
    {ROLE_TARGET_SECTORS, "Recipient Sectors", 0, 0},
    {ROLE_URL, "Source", 0, 0},
    {ROLE_NONE, NULL, 0, 0},
};

const EventTable event_polecat_tables[1] = {
    {.family = EVENTS_POLECAT,
     .name = "POLECAT events",
     .coding = CODING_PLOVER,
     .dates = DATES_ISO,
     .fields = polecat,
     .headed = TRUE,
     .latin1 = TRUE,
     .blank = "None"},
};
