/* event_weights.h - a weight table: what an event of a code counts, and its quad class
 *
 * A table is a CSV file with a header. Its key is cameo_code (or code), or PLOVER's event_type with event_mode (empty:
 * the type as a whole). Codes are texts: "010" is not "10". The score is the column that the variant names:
 * goldstein_gdelt, goldstein_icews, goldstein_cameo_old, plover_score, score, or any other of the user's; of a quad column
 * the score is 1 for co-operation (classes 1 and 2) and -1 for conflict (3 and 4), so that events are counted. Optional are
 * label_icews, label_gdelt or label (names of the codes; the first that is there), quad_gdelt and quad_icews or quad or
 * quad_code (classes 1 to 4). Further columns are ignored.
 *
 * datasets/events/cameo-goldstein.csv and plover-scores.csv are such tables. The conventions of the quad classes (1
 * verbal co-operation, 2 material co-operation, 3 verbal conflict, 4 material conflict) differ in two roots: GDELT
 * counts investigate (09) as 2 and protest (14) as 3, ICEWS users as 3 and 4. */
#pragma once

#include "event.h"
#include "problems.h"

#define EVENT_WEIGHTS_LISTED 100 /* different keys that are kept of those which a table lacks */

typedef enum { QUAD_GDELT, QUAD_ICEWS } QuadConvention;

typedef struct {
  char *code;   /* or PLOVER's type */
  char *mode;   /* "" but for PLOVER */
  char *label;  /* "" when there is none */
  double score; /* NaN: the variant has none for it */
  int quad[2];  /* by QuadConvention; 0: the table has none. A column quad or quad_code stands for both */
} EventWeight;

typedef struct EventWeights EventWeights;

/* Reads a table ("-": standard input). variant is the score's column; NULL: the only column whose name is score,
 * plover_score or begins with goldstein_. NULL with *error: as csv_read, DATA_ERROR_NAME (no such variant),
 * DATA_ERROR_SCHEMA (no column of codes or of scores, or several of scores; an empty code, a code or a label that stands
 * twice; a quad that is not 1 to 4; no score at all), DATA_ERROR_NUMBER (a score that is no number). */
EventWeights *event_weights_read(const char *path, const char *variant, GError **error);
void event_weights_free(EventWeights *weights); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EventWeights, event_weights_free)

const char *event_weights_path(const EventWeights *weights);    /* (transfer none) */
const char *event_weights_variant(const EventWeights *weights); /* the score's column, for output (transfer none) */
const char *event_weights_sha256(const EventWeights *weights);  /* of the file, for the ledger (transfer none) */

/* Codes with a score in the variant. */
gsize event_weights_count(const EventWeights *weights);

/* The row of a code, of PLOVER's type and mode (in any case of their letters), of a label (exactly: CONSULT is 04,
 * Consult is 040); its score may be NaN. NULL when the table has none (transfer none). */
const EventWeight *event_weights_by_code(const EventWeights *weights, EventText code);
const EventWeight *event_weights_by_type(const EventWeights *weights, EventText type, EventText mode);
const EventWeight *event_weights_by_label(const EventWeights *weights, EventText label);

/* The weight of an event: by type and mode where the table is keyed so, otherwise by code, or by label where the event
 * has no code. NULL when the table has no row or no score for it, which is counted (transfer none). */
const EventWeight *event_weights_find(EventWeights *weights, const Event *event);

typedef struct {
  char *key; /* code, "TYPE mode" or label; "" for an event that has none of them */
  guint64 events;
} EventLack;

/* What event_weights_find has not found: *n_events of them in all, of which the keys by falling number of events, then
 * by key (at most the first EVENT_WEIGHTS_LISTED different ones that were met; *n is their number). The array and its
 * keys are the table's, until the next call (transfer none). */
const EventLack *event_weights_lacking(EventWeights *weights, gsize *n, guint64 *n_events);
