/* agreement_study.h - kind "agreement": do two indices say the same? Signs, ranks, and differences
 *
 * Over time a published bound counts for its sign, by the whole of its range; ranks and differences are of exact values. Several pairs
 * (x, y, x, y ...) are pooled: one index against another over several partners. */
#pragma once

#include "analysis.h"
#include "common_periods.h"
#include "pairs.h"
#include "stats/agreement.h"
#include "stats/correlation.h"

#define RANKS_FROM 8 /* common exact values: with fewer a rank correlation tells next to nothing */
#define WORST_FROM 3 /* common exact values: with fewer there are no ranks to speak of */

typedef struct {
  gsize n; /* pairs whose ranks are compared; 0: they are not, why says the reason */
  char *why;
  Correlation spearman, kendall;
  SignAgreement signs; /* of levels: on which side of zero, ranges and few pairs too; of changes: up or down */
} AgreedOn;

typedef struct {
  char *x, *y;         /* labels; of several pairs what their labels begin with, or all of them */
  char *unit;          /* of both; NULL: plain numbers */
  Period *periods;     /* n: of pairs of exact values */
  gsize n;             /* of these */
  Frequency frequency; /* of the periods in common */
  gboolean cross_section;
  GPtrArray *pairs; /* ComparedPair; empty for a cross-section */
  GArray *common;   /* CommonPeriod, pair by pair in order of time; empty for a cross-section */
  gboolean gaps;
  Wander wander[2]; /* of x and y as given, where ranks are compared; of no cross-section, of no pooled pairs */
  AgreedOn on[N_ON];
  char *no_difference; /* why there is none: the units differ, too few values; NULL where there is */
  Agreement agreement; /* of the levels, x - y */
  double smallest;     /* smallest-difference: what is of practical weight; NaN */
} AgreementStudy;

/* Rows, or pooled pairs: not in order of time, so that nothing allows for autocorrelation. */
gboolean agreement_is_unordered(const AgreementStudy *study);
/* Of the exact pairs those whose ranks differ most, at most so many, the largest difference first; ties in order of time.
 * Fills worst; returns how many there are. */
gsize agreement_worst(const AgreementStudy *study, const CommonPeriod **worst, gsize most);

/* That two series have no period in common is a result, and so is that too few values are exact. Errors: those of analysis_frame for a
 * cross-section; DATA_ERROR_ALIGN where a series holds two published indices, or both cover the same days at different regular
 * frequencies; DATA_ERROR_SCHEMA for an odd number of series. */
gpointer agreement_run(const AnalysisInput *input, GError **error);
void agreement_free(gpointer study); /* safe on NULL */
