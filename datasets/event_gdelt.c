/* GDELT events: 57 columns until March 2013, 58 in the daily files since, 61 in GDELT 2.0 (an ADM2 code in each of the
 * three blocks of a place). Columns 1 to 35 are the same in all; places are not read. */
#include "event_layout.h"

#define ACTORS_AND_ACTION                                                                                              \
  {ROLE_ID, "GLOBALEVENTID", 1, 1}, {ROLE_DATE, "SQLDATE", 2, 2}, {ROLE_SOURCE_CODE, "Actor1Code", 6, 0},              \
      {ROLE_SOURCE_NAME, "Actor1Name", 7, 0}, {ROLE_SOURCE_COUNTRY, "Actor1CountryCode", 8, 0},                        \
      {ROLE_SOURCE_GROUP, "Actor1KnownGroupCode", 9, 0}, {ROLE_SOURCE_SECTORS, "Actor1Type1Code", 13, 0},              \
      {ROLE_TARGET_CODE, "Actor2Code", 16, 0}, {ROLE_TARGET_NAME, "Actor2Name", 17, 0},                                \
      {ROLE_TARGET_COUNTRY, "Actor2CountryCode", 18, 0}, {ROLE_TARGET_GROUP, "Actor2KnownGroupCode", 19, 0},           \
      {ROLE_TARGET_SECTORS, "Actor2Type1Code", 23, 0}, {ROLE_ROOT, "IsRootEvent", 26, 0},                              \
      {ROLE_CODE, "EventCode", 27, 3}, {ROLE_QUAD, "QuadClass", 30, 0}, {ROLE_SCORE, "GoldsteinScale", 31, 0},         \
      {ROLE_MENTIONS, "NumMentions", 32, 0}, {ROLE_SOURCES, "NumSources", 33, 0},                                      \
      {ROLE_ARTICLES, "NumArticles", 34, 0},                                                                           \
  {                                                                                                                    \
    ROLE_TONE, "AvgTone", 35, 0                                                                                        \
  }

static const EventField columns_57[] = {
    ACTORS_AND_ACTION,
    {ROLE_ADDED, "DATEADDED", 57, 0},
    {ROLE_NONE, NULL, 0, 0},
};

static const EventField columns_58[] = {
    ACTORS_AND_ACTION,
    {ROLE_ADDED, "DATEADDED", 57, 0},
    {ROLE_URL, "SOURCEURL", 58, 0},
    {ROLE_NONE, NULL, 0, 0},
};

static const EventField columns_61[] = {
    ACTORS_AND_ACTION,
    {ROLE_NONE, "Actor1Geo_ADM2Code", 40, 4},
    {ROLE_ADDED, "DATEADDED", 60, 0},
    {ROLE_URL, "SOURCEURL", 61, 0},
    {ROLE_NONE, NULL, 0, 0},
};

#define GDELT_1 .family = EVENTS_GDELT_1, .name = "GDELT 1.0 events", .coding = CODING_CAMEO, .dates = DATES_COMPACT

const EventTable event_gdelt_tables[3] = {
    {.family = EVENTS_GDELT_2,
     .name = "GDELT 2.0 events",
     .coding = CODING_CAMEO,
     .dates = DATES_COMPACT,
     .fields = columns_61,
     .width = 61,
     .headed = TRUE,
     .blank = "NA"},
    {GDELT_1, .fields = columns_58, .width = 58, .headed = TRUE, .blank = "NA"},
    {GDELT_1, .fields = columns_57, .width = 57},
};
