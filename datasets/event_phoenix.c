/* Phoenix near real time: 26 columns by tabs without header, or 27 with a sentence whose place among the last ones is
 * not certain, so that no address is read there. Cline's historical Phoenix: 25 columns by commas with header. */
#include "event_layout.h"

#define ACTORS_AND_ACTION                                                                                              \
  {ROLE_ID, "EventID", 1, 0}, {ROLE_DATE, "Date", 2, 0}, {ROLE_SOURCE_CODE, "SourceActorFull", 6, 0},                  \
      {ROLE_SOURCE_COUNTRY, "SourceActorEntity", 7, 0}, {ROLE_SOURCE_SECTORS, "SourceActorRole", 8, 0},                \
      {ROLE_SOURCE_GROUP, "SourceActorAttribute", 9, 0}, {ROLE_TARGET_CODE, "TargetActorFull", 10, 0},                 \
      {ROLE_TARGET_COUNTRY, "TargetActorEntity", 11, 0}, {ROLE_TARGET_SECTORS, "TargetActorRole", 12, 0},              \
      {ROLE_TARGET_GROUP, "TargetActorAttribute", 13, 0}, {ROLE_CODE, "EventCode", 14, 0},                             \
      {ROLE_QUAD, "QuadClass", 16, 0},                                                                                 \
  {                                                                                                                    \
    ROLE_SCORE, "GoldsteinScore", 17, 0                                                                                \
  }

static const EventField columns_26[] = {
    ACTORS_AND_ACTION,
    {ROLE_URL, "URLs", 25, 0},
    {ROLE_NONE, NULL, 0, 0},
};

static const EventField columns_27[] = {
    ACTORS_AND_ACTION,
    {ROLE_NONE, NULL, 0, 0},
};

/* story_date is m/d/Y in some releases; year, month and day are the same in all. */
static const EventField cline[] = {
    {ROLE_ID, "eid", 0, 0},
    {ROLE_YEAR, "year", 0, 1},
    {ROLE_MONTH, "month", 0, 2},
    {ROLE_DAY, "day", 0, 3},
    {ROLE_SOURCE_CODE, "source", 0, 4},
    {ROLE_SOURCE_COUNTRY, "source_root", 0, 5},
    {ROLE_SOURCE_SECTORS, "source_agent", 0, 0},
    {ROLE_SOURCE_GROUP, "source_others", 0, 0},
    {ROLE_TARGET_CODE, "target", 0, 6},
    {ROLE_TARGET_COUNTRY, "target_root", 0, 7},
    {ROLE_TARGET_SECTORS, "target_agent", 0, 0},
    {ROLE_TARGET_GROUP, "target_others", 0, 0},
    {ROLE_CODE, "code", 0, 8},
    {ROLE_QUAD, "quad_class", 0, 0},
    {ROLE_SCORE, "goldstein", 0, 0},
    {ROLE_NONE, NULL, 0, 0},
};

#define PHOENIX .family = EVENTS_PHOENIX, .name = "Phoenix events", .coding = CODING_CAMEO, .dates = DATES_COMPACT

const EventTable event_phoenix_tables[3] = {
    {PHOENIX, .fields = columns_26, .width = 26},
    {PHOENIX, .fields = columns_27, .width = 27},
    {.family = EVENTS_CLINE,
     .name = "Cline's historical Phoenix events",
     .coding = CODING_CAMEO,
     .dates = DATES_PARTS,
     .fields = cline,
     .headed = TRUE,
     .blank = "NA"},
};
