/* ICEWS coded events by tabs with header; the file of 2017 writes dates m/d/Y and has no CAMEO Code. R writes NA for a
 * blank. Research sets made of it have names but no countries. */
#include "event_layout.h"

static const EventField coded_events[] = {
    {ROLE_ID, "Event ID", 0, 0},
    {ROLE_DATE, "Event Date", 0, 1},
    {ROLE_SOURCE_NAME, "Source Name", 0, 2},
    {ROLE_SOURCE_SECTORS, "Source Sectors", 0, 0},
    {ROLE_SOURCE_COUNTRY, "Source Country", 0, 0},
    {ROLE_LABEL, "Event Text", 0, 3},
    {ROLE_CODE, "CAMEO Code", 0, 0},
    {ROLE_SCORE, "Intensity", 0, 0},
    {ROLE_TARGET_NAME, "Target Name", 0, 4},
    {ROLE_TARGET_SECTORS, "Target Sectors", 0, 0},
    {ROLE_TARGET_COUNTRY, "Target Country", 0, 0},
    {ROLE_URL, "Publisher", 0, 0},
    {ROLE_NONE, NULL, 0, 0},
};

static const EventField extract[] = {
    {ROLE_DATE, "date", 0, 1},        {ROLE_SOURCE_NAME, "source", 0, 2},
    {ROLE_LABEL, "event_text", 0, 3}, {ROLE_TARGET_NAME, "target", 0, 4},
    {ROLE_CODE, "cameo_code", 0, 0},  {ROLE_SCORE, "goldstein", 0, 0},
    {ROLE_NONE, NULL, 0, 0},
};

const EventTable event_icews_tables[2] = {
    {.family = EVENTS_ICEWS,
     .name = "ICEWS coded events",
     .coding = CODING_CAMEO,
     .dates = DATES_ICEWS,
     .fields = coded_events,
     .headed = TRUE,
     .blank = "NA"},
    {.family = EVENTS_ICEWS_EXTRACT,
     .name = "extract of ICEWS",
     .coding = CODING_CAMEO,
     .dates = DATES_ICEWS,
     .fields = extract,
     .headed = TRUE,
     .blank = "NA"},
};
