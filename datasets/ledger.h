/* ledger.h - what was left out, and why: no row is dropped silently */
#pragma once

#include <glib.h>

#include "period.h"

typedef struct {
  char *subject; /* a series, a model, a file */
  char *reason;  /* "no row for MLT", "outside the sample" */
  gsize count;   /* how many observations, rows or codes */
  char *periods; /* which: "1992–1996, 2001"; NULL when the count says it all */
} LedgerEntry;

typedef struct {
  GPtrArray *entries; /* LedgerEntry, in the order of their making */
} Ledger;

Ledger *ledger_new(void);
void ledger_free(Ledger *ledger); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Ledger, ledger_free)

/* Adds an entry; the same subject, reason, count and periods are entered once. periods is an array of n periods in order,
 * or NULL. A NULL ledger takes nothing. */
void ledger_add(Ledger *ledger, const char *subject, const char *reason, gsize count, const Period *periods, gsize n);

/* Periods as text, runs on one grid joined by a dash: "1992–1996, 2001"; after eight runs "and 5 more" (transfer full). */
char *periods_print(const Period *periods, gsize n);
