/* event_reader.h - coded events from a file of any known layout, one after the other in constant memory
 *
 * The layout is recognised by content (the names in a header; without one, the number of fields of the first rows),
 * never by the name of the file:
 *
 *   GDELT 1.0 events  57 or 58 columns by tabs without header; or with the field names (GLOBALEVENTID, SQLDATE ...) as a
 *                     header, by tabs or commas and perhaps quoted, as R and BigQuery save it; NA is an empty cell there
 *   GDELT 2.0 events  61 columns, the same
 *   ICEWS             by tabs with header (Event ID, Event Date, Source Name ...), in any order; dates 2018-06-01 or, in
 *                     the file of 2017, 6/1/2018 (month first); NA is an empty cell. That file has no CAMEO Code: the
 *                     code is looked up by Event Text (options.labels)
 *   ICEWS extract     date, source, event_text, target, cameo_code, goldstein (research sets; country not given)
 *   Phoenix           near real time: 26 or 27 columns by tabs without header (of 27 no address is read)
 *   Cline             historical Phoenix: by commas with header (eid, story_date, year ...); the date is year, month, day
 *   POLECAT           by tabs with header (Event ID, Event Date, Event Type, Event Mode ...); None is an empty cell;
 *                     a line that is not UTF-8 is read as ISO-8859-1, and a note says so
 *   catalogue         hand-kept, by commas, semicolons, tabs or vertical bars with header: date, or start and end (each a
 *                     day or a month; an empty end is the start), title, score or direction (+ - 0; both may stand),
 *                     partner, kind, weight, source; other columns are ignored
 *
 * Names in a header are compared by letters and digits only, in any case. In layouts by tabs a quote is data, but not
 * in a catalogue nor where the header itself is quoted; elsewhere libcsv parses strictly by RFC 4180. Lines end in LF or
 * CR LF.
 *
 * A faulty row is DATA_ERROR_SYNTAX (wrong number of fields, a stray or unclosed quote, an empty line before further
 * rows, a NUL byte, a row over the limit), _PERIOD (no date), _NUMBER (no number, or overflow) or _SCHEMA (a quad beyond
 * 0 to 4, an end before its start ...), at path:line:column; columns count bytes from 1. Bytes that are not UTF-8 are
 * _ENCODING where they stand in a column that is read, and passed over elsewhere. Accepted are: any text as a code
 * (event_weights.h lists those that a table lacks), empty cells but for the date, dates long past (whether 1920 is meant
 * is for the index to ask, see Event.added), and a whole last row without a newline (with a note). */
#pragma once

#include "event.h"
#include "event_weights.h"
#include "problems.h"

#define EVENT_ROW_LIMIT (1024 * 1024) /* bytes; a longer row is no event */

typedef struct {
  gboolean skip_bad;          /* FALSE: the first faulty row ends the reading; TRUE: it is left out and counted */
  const char *partner;        /* of a catalogue without a partner column; NULL: none. Copied */
  const EventWeights *labels; /* gives the code of ICEWS rows without one; NULL: they stay without. Must outlive */
  gsize row_limit;            /* 0: EVENT_ROW_LIMIT */
} EventReaderOptions;

typedef enum {
  EVENTS_GDELT_1,
  EVENTS_GDELT_2,
  EVENTS_ICEWS,
  EVENTS_ICEWS_EXTRACT,
  EVENTS_PHOENIX,
  EVENTS_CLINE,
  EVENTS_POLECAT,
  EVENTS_CATALOGUE
} EventFamily;

typedef enum { CODING_NONE, CODING_CAMEO, CODING_PLOVER } EventCoding;

/* What the file has at all, so that an option which cannot work on it can be refused. */
typedef enum {
  EVENT_HAS_CODE = 1 << 0, /* also when it is looked up by label */
  EVENT_HAS_SCORE = 1 << 1,
  EVENT_HAS_QUAD = 1 << 2,
  EVENT_HAS_COUNTRY = 1 << 3, /* of source and target */
  EVENT_HAS_ROOT = 1 << 4,
  EVENT_HAS_COUNTS = 1 << 5, /* mentions, sources and articles */
  EVENT_HAS_TONE = 1 << 6,
  EVENT_HAS_ADDED = 1 << 7,
  EVENT_HAS_URL = 1 << 8,
  EVENT_HAS_PARTNER = 1 << 9,   /* a column, or options.partner */
  EVENT_HAS_ACTORS = 1 << 10,   /* a source and a target: every layout but the catalogue */
  EVENT_PARTNER_GIVEN = 1 << 11 /* the partner is options.partner, for there is no column */
} EventHas;

typedef struct {
  EventFamily family;
  const char *name; /* to print: "GDELT 2.0 events, 61 columns" */
  EventCoding coding;
  guint has; /* EventHas, or-ed */
  gsize n_columns;
} EventLayout;

typedef struct EventReader EventReader;

/* Opens a file ("-": standard input) and recognises its layout. options may be NULL and is copied. NULL with *error:
 * DATA_ERROR_FILE (cannot be read; gzip or zip, with the command that unpacks it), _ENCODING (UTF-16), _SYNTAX (empty
 * file), _SCHEMA (an unknown layout, naming what was seen and what is known; a column that a layout needs is absent or
 * stands twice). */
EventReader *event_reader_new(const char *path, const EventReaderOptions *options, GError **error);
void event_reader_free(EventReader *reader); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EventReader, event_reader_free)

typedef enum {
  EVENT_READ,  /* *event is filled; its texts live until the next call */
  EVENT_END,   /* no event is left */
  EVENT_FAILED /* *error is set, and the reader is good for nothing but its free function */
} EventStatus;

/* The next event. EVENT_FAILED: a faulty row unless skip_bad, a file without any row (DATA_ERROR_SYNTAX), a read
 * error (DATA_ERROR_FILE). */
EventStatus event_reader_next(EventReader *reader, Event *event, GError **error);

const EventLayout *event_reader_layout(const EventReader *reader); /* (transfer none) */
const char *event_reader_path(const EventReader *reader);          /* "standard input" for "-" */

/* Bytes taken from the file so far, and its size (0: not known, as for a pipe). */
void event_reader_progress(const EventReader *reader, guint64 *read, guint64 *total);

/* Rows that became events, and rows left out by skip_bad with the first of their problems (transfer none). */
guint64 event_reader_events(const EventReader *reader);
const Problems *event_reader_skipped(const EventReader *reader);

/* What was accepted though it is not as it should be, in words: "events.txt: 3 rows not UTF-8, read as ISO-8859-1".
 * NULL-terminated, complete after EVENT_END (transfer full, g_strfreev). */
char **event_reader_notes(const EventReader *reader);
