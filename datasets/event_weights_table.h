/* event_weights_table.h - the inside of a weight table, for its reading and its finding */
#pragma once

#include "event_weights.h"

#define LONGEST_KEY 256 /* bytes; no code, type or label is as long */

typedef enum { KEY_CODE = 'c', KEY_TYPE = 't', KEY_LABEL = 'l' } KeyKind; /* the first byte of a key */

struct EventWeights {
  char *path, *variant, *sha256;
  gboolean by_type;
  GArray *rows;        /* of EventWeight */
  GHashTable *by_key;  /* key of a code, a type with mode or a label -> index of its row */
  GHashTable *lacking; /* text -> guint64 *, at most EVENT_WEIGHTS_LISTED */
  GArray *listed;      /* of EventLack, made of lacking when asked for; its keys are the hash's */
  guint64 n_lacking;
  gsize n_scores;
};

/* The key of a text in the hash: its kind, then the text, of which only PLOVER's types and modes lose their case
 * (CONSULT is 04, Consult is 040). FALSE: no key is as long, or it holds a NUL. */
gboolean event_weights_key(KeyKind kind, EventText text, EventText mode, char key[static LONGEST_KEY]);
