/* breakdown_split.h - the rows of a table told apart by the codes of their parts, before they become a breakdown */
#pragma once

#include "breakdown.h"
#include "row_reader.h"

/* The rows of one part while they are gathered. */
typedef struct {
  char *code, *label;
  GArray *rows; /* gsize, by period */
} Bundle;

typedef struct {
  const BreakdownDef *definition;
  Reader reader;
  guint n_by;
  const Bloc *fold;    /* NULL without */
  GHashTable *bundles; /* code -> Bundle */
  Bundle total;        /* of the stated total; code NULL: none */
  gsize left_out;      /* rows of `without` */
  gsize aggregates;    /* rows of totals that are not the stated one */
} Splitter;

/* Reads what chooses rows and tells them apart: `where`, `by` or `actor`, `fold`. definition and table of the reader are set before. Errors: those
 * of selection_read; DATA_ERROR_NAME, DATA_ERROR_SCHEMA. Clear the splitter in any case. */
gboolean splitter_init(Splitter *splitter, Data *data, GError **error);
void splitter_clear(Splitter *splitter);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Splitter, splitter_clear)

/* Puts rows (gsize, by period) into bundles. Errors: DATA_ERROR_NAME (no such total, nothing is left). */
gboolean splitter_take(Splitter *splitter, const GArray *rows, GError **error);

/* A stated total of some of the codes listed is no total of all of them: such periods of its series become missing. */
void splitter_drop_partial_totals(const Splitter *splitter, Series *total);
/* What was left out, under the breakdown's name. */
void splitter_enter(const Splitter *splitter, Ledger *ledger);
