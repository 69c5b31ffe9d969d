/* event_layout.h - the layouts of event files as tables, and the recognition of a file's layout by its content
 *
 * A layout says which column plays which role. One row of a table adds a column; one table adds a layout. */
#pragma once

#include "event_cells.h"
#include "event_reader.h"

typedef enum {
  ROLE_NONE, /* tells a layout, but is not read */
  ROLE_ID,
  ROLE_DATE,
  ROLE_START,
  ROLE_END,
  ROLE_YEAR,
  ROLE_MONTH,
  ROLE_DAY,
  ROLE_SOURCE_CODE,
  ROLE_SOURCE_NAME,
  ROLE_SOURCE_COUNTRY,
  ROLE_SOURCE_GROUP,
  ROLE_SOURCE_SECTORS,
  ROLE_TARGET_CODE,
  ROLE_TARGET_NAME,
  ROLE_TARGET_COUNTRY,
  ROLE_TARGET_GROUP,
  ROLE_TARGET_SECTORS,
  ROLE_CODE,
  ROLE_MODE,
  ROLE_LABEL,
  ROLE_QUAD,
  ROLE_SCORE,
  ROLE_DIRECTION,
  ROLE_WEIGHT,
  ROLE_ROOT,
  ROLE_MENTIONS,
  ROLE_SOURCES,
  ROLE_ARTICLES,
  ROLE_TONE,
  ROLE_ADDED,
  ROLE_PARTNER,
  ROLE_KIND,
  ROLE_URL,
  N_ROLES
} EventRole;

typedef struct {
  EventRole role;
  const char *name; /* in a header, where case and signs play no part: "Event ID" is "event_id"; NULL ends the list */
  guint column;     /* in a file without header, from 1; 0: has none there */
  guint need;       /* a header is of the layout when it has one column at least of each need; 0: not needed */
} EventField;

typedef enum {
  DATES_COMPACT, /* 20180131 */
  DATES_ICEWS,   /* 2018-01-31 or 1/31/2018 */
  DATES_ISO,     /* 2018-01-31 */
  DATES_PARTS,   /* year, month and day */
  DATES_SPAN     /* date, or start and end: days or months */
} EventDates;

typedef struct {
  EventFamily family;
  const char *name;
  EventCoding coding;
  EventDates dates;
  const EventField *fields; /* of two with the same role, the first that is there is read */
  guint width;              /* columns of a file without header; 0: there is none without */
  gboolean headed;          /* may have a header */
  gboolean quoting;         /* quotes are no data, even by tabs */
  gboolean latin1;          /* a row that is not UTF-8 is ISO-8859-1 */
  const char *blank;        /* stands for an empty cell in a file with header; NULL: nothing does */
} EventTable;

extern const EventTable event_gdelt_tables[3];
extern const EventTable event_icews_tables[2];
extern const EventTable event_phoenix_tables[3];
extern const EventTable event_polecat_tables[1];
extern const EventTable event_catalogue_tables[1];

/* How one file is laid out. */
typedef struct {
  const EventTable *table;
  char delimiter;
  gboolean header;
  gboolean quoting;
  gsize n_columns;
  guint column[N_ROLES];             /* from 1; 0: the file has none */
  gboolean is_read[EVENT_CELLS + 1]; /* by column, from 1 */
} EventShape;

/* Recognises the layout by the beginning of a file. FALSE: DATA_ERROR_SYNTAX (nothing there, or an empty first line),
 * DATA_ERROR_SCHEMA (unknown, or a column that stands twice). */
gboolean event_shape_detect(EventShape *shape, const char *path, const char *text, gsize length, GError **error);

/* The name of the column that plays a role, as the layout calls it. */
const char *event_shape_name(const EventShape *shape, EventRole role);
