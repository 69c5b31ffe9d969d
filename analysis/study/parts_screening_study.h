/* parts_screening_study.h - kind "parts-screening": every part of a breakdown against one index at leads and lags
 *
 *     indicators:
 *       - { name: partners-and-tone, kind: parts-screening, of: export_partners, given: tone, lags: 2 }
 *
 * given: the index, one expression, taken as it is written (diff(x) asks for its changes). method says what is taken of the parts:
 * growth, changes of logs (the default; zeros and negative values have none), changes, or levels. lags as of screening_study.h, the rule
 * over the longest run. top: so many parts in the report (default PARTS_SCREENING_TOP); JSON holds all.
 *
 * Unlike series of a screening, parts need not stand side by side: each is taken over the longest run without a gap that it has with the
 * index. A part with a shorter one than twice the lags and one more, or than LAG_MAXIMUM_LEAST periods, and one that does not vary, is
 * left out; the ledger tells how many. Benjamini and Hochberg's adjustment is over all tests of all parts. */
#pragma once

#include "analysis.h"
#include "stats/screening.h"

#define PARTS_SCREENING_TOP 10

#define PARTS_SCREENING_MOST 10000000 /* cells: 240 MB of them */

typedef enum { PARTS_GROWTH, PARTS_CHANGES, PARTS_LEVELS } PartsMethod;

typedef struct {
  char *code, *label;
  gsize n; /* periods of its run */
  Period first, last;
  double effective;    /* pairs that n count as, at lag 0 */
  ScreenedCell *cells; /* 2 lags + 1, as in stats/screening.h; the screening's */
  int best;            /* the lag with the smallest p; 0 where there is none */
  double p;            /* at that lag; NaN */
} ScreenedPart;

typedef struct {
  char *label, *by, *index; /* of the breakdown, its column, the index */
  Frequency frequency;
  PartsMethod method;
  gsize lags;
  gboolean by_rule;          /* nobody gave the lags */
  gsize n_parts;             /* that were screened */
  ScreenedPart *parts;       /* n_parts, the smallest p first, those without p last */
  ScreenedCell *cells;       /* all of them */
  gsize top;                 /* parts to be shown, at most n_parts */
  gsize short_parts;         /* left out: too short a run */
  gsize constant_parts;      /* left out: the part or the index does not vary over it */
  gsize shortest;            /* periods that a part needs */
  gsize without_log;         /* values of zero or below, of all parts */
  gsize tests, alone, found; /* p-values there are; below 5 % each for itself, and when adjusted */
} PartsScreening;

/* Errors: DATA_ERROR_SCHEMA (not one expression under given; a method that is none; lags: aic, bic), DATA_ERROR_ALIGN (index and parts at
 * different frequencies; values of two published indices), STATS_ERROR_TOO_FEW (no part has a run of 8), _CONSTANT (no part is left),
 * _DOMAIN (lags beyond the longest run; more than PARTS_SCREENING_MOST cells). */
gpointer parts_screening_run(const AnalysisInput *input, GError **error);
void parts_screening_free(gpointer study); /* safe on NULL */

/* The cell of a part at a lag, and its correlation with an interval. */
const ScreenedCell *parts_screening_cell(const PartsScreening *study, const ScreenedPart *part, int lag);
CellInterval parts_screening_interval(const PartsScreening *study, const ScreenedPart *part, int lag);
