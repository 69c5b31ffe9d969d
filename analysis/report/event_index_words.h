/* event_index_words.h - an index of events in words: how it was made, and what to mind */
#pragma once

#include "document.h"
#include "study/event_index.h"

/* "Event-intensity index of BLR" (transfer full). */
char *event_index_title(const EventIndex *index);

/* Decimals that all sums of its scores need, at most two. */
int event_index_decimals(const EventIndex *index);

/* The name of a row's partner (transfer none). */
const char *event_index_partner(const EventIndex *index, guint place);

/* What was read, and the rules by which it was counted, as blocks. */
void event_index_say_rules(Document *document, const EventIndex *index);

/* What to mind: char *, each a sentence or two (transfer full). */
GPtrArray *event_index_warnings(const EventIndex *index);

/* What the index says, by fixed rules (transfer full). */
char *event_index_reading(const EventIndex *index);

/* The label of an event: its own, or that of its CAMEO root ("Consult" for 042), or "" (transfer none). */
const char *event_index_label(const EventIndex *index, const TopEvent *event);
