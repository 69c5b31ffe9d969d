/* event_index_section.h - an index of events as a document, as JSON and as CSV */
#pragma once

#include "document.h"
#include "study/event_index.h"

/* The whole report: what was read, the rules, the table, warnings, what explains a period, the reading, the ledger (transfer
 * full). */
Document *event_index_document(const EventIndex *index);

/* period, partner, balance, positive, negative, events, absolute, mean, polarity, days_present, days, and behind them what was
 * asked for: per_1000_dyad, per_1000_country, per_1000_world, stock_H for each half-life, level; by period, then by
 * partner. balance = positive + negative, absolute = positive - negative (transfer full). */
char *event_index_csv(const EventIndex *index);

/* What explains a period: partner, rank, start, end, source, target, code, label, score, moved, rows, reference (transfer
 * full). */
char *event_index_top_csv(const EventIndex *index);

/* Everything at full precision (transfer full). */
char *event_index_json(const EventIndex *index);

/* The columns behind the fixed ones, in their order: "stock_3"; NULL-terminated (transfer full, g_strfreev). */
char **event_index_extra_names(const EventIndex *index);
/* Their values in a row, as many (transfer full). */
double *event_index_extra_values(const EventIndex *index, const IndexRow *row);
