/* paired_parts.h - the parts of two breakdowns brought together by their codes, and the periods that both have */
#pragma once

#include "breakdown.h"

/* A period that both breakdowns have, with its place in either. */
typedef struct {
  Period period;
  gsize x, y;
} PairedPeriod;

typedef struct {
  Breakdown *x, *y;         /* copies */
  gsize k;                  /* parts of either, by code */
  gsize *place_x, *place_y; /* k: where a part stands in each; G_MAXSIZE: it does not */
  GArray *periods;          /* PairedPeriod, in order of time */
} PairedParts;

/* Whether two breakdowns are two sides: not one and the same, and with the same bloc as one part, or none. Error: DATA_ERROR_SCHEMA. */
gboolean paired_check_sides(const Breakdown *x, const Breakdown *y, GError **error);

/* Whether two breakdowns can be set against each other. Errors: those of paired_check_sides, DATA_ERROR_ALIGN (no part in common),
 * DATA_ERROR_PERIOD (a side without any value; no period in common, or none in which both have a value). */
gboolean paired_check(const Breakdown *x, const Breakdown *y, GError **error);

/* The same errors (transfer full). */
PairedParts *paired_parts_new(const Breakdown *x, const Breakdown *y, GError **error);
void paired_parts_free(PairedParts *parts); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PairedParts, paired_parts_free)

const PairedPeriod *paired_period(const PairedParts *parts, gsize i);
/* The part, of the first breakdown that has it (transfer none). */
const BreakdownPart *paired_part(const PairedParts *parts, gsize i);
/* The values of one period, k of each; NaN: none. */
void paired_values(const PairedParts *parts, const PairedPeriod *period, double *x, double *y);

/* The periods that are asked for, in order of time and each once; wanted NULL: all, or the last alone (PairedPeriod; transfer full).
 * Errors: DATA_ERROR_PERIOD (one that either breakdown lacks). */
GArray *paired_choose(const PairedParts *parts, const GArray *wanted, gboolean last_alone, GError **error);

/* "Exports to the EU": the label, or the name (transfer none). */
const char *breakdown_words(const Breakdown *breakdown);
