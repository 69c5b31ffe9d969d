/* event_index_builder.h - what the parts of event_index.h share: an index while its files are read */
#pragma once

#include "event_index.h"
#include "event_memory.h"
#include "stats/intensity.h"

typedef struct {
  guint64 key; /* of cell_key */
  Intensity sum;
} IndexCell;

/* Events of a period after all filters. */
typedef struct {
  guint64 world, country;
} IndexTotals;

typedef struct {
  const EventIndexOptions *options;
  EventIndex *index; /* made so far */
  EventActors *actors;
  int home; /* -1: none */
  EventDays *days;
  EventMemory *repeats, *mirrors; /* NULL: not asked for */
  GArray *seen;                   /* guint64 by country: sides of rows */
  GHashTable *cells;              /* IndexCell, its own key */
  GHashTable *totals;             /* first day of a period -> IndexTotals */
  Period period;                  /* of the last row */
  IndexTotals *total;
} IndexBuilder;

/* One row more. */
void index_builder_take(IndexBuilder *builder, const EventLayout *layout, const Event *event);

/* What a partner has in a period, or NULL (transfer none). partner is a place in event_partners_list. */
const IndexCell *index_builder_cell(const IndexBuilder *builder, guint partner, Period period);

/* The rows of the index, from all cells. Errors: DATA_ERROR_PERIOD (too many rows), STATS_ERROR. */
gboolean index_builder_rows(IndexBuilder *builder, GError **error);

/* Whether a day is present. */
gboolean index_builder_present(const IndexBuilder *builder, gint32 day);

/* That country and partners occur. Errors: DATA_ERROR_NAME. */
gboolean index_builder_check_names(const IndexBuilder *builder, GError **error);

/* What is known to be wrong with the source in the days of the files. */
void index_builder_flags(IndexBuilder *builder);

/* All rows that are not in the index, by reason. */
void index_builder_ledger(IndexBuilder *builder);
