/* mirror_study.h - kind "mirror": what one side reports against what the other side reports of the same flow, by partner and period
 *
 *     indicators:
 *       - { name: mirror-exports, kind: mirror, of: exports_to_eu, mirror: eu_imports, bloc: EU, given: polarity_eu }
 *
 * of: one breakdown; mirror: the other side's. Parts are brought together by their codes, periods by their spans. allowance: CIF over FOB, as a
 * share (default MIRROR_ALLOWANCE), applied where the valuations of the two breakdowns say which side is which. bloc: its name stands for
 * the sum. top: partners in tables and charts (default MIRROR_TOP). periods: those shown partner by partner (default: the one with
 * the widest gap and the last). given: one expression, with which the log ratio of the sums is correlated. */
#pragma once

#include "analysis.h"
#include "paired_parts.h"
#include "pairs.h"
#include "stats/correlation.h"
#include "stats/mirror.h"

#define MIRROR_TOP   10
#define MIRROR_NAMED 8 /* codes in a message */

/* One partner over all periods. */
typedef struct {
  const char *code, *label; /* of the part */
  MirrorSum sum;
  gsize outliers; /* periods in which over_periods is beyond MODIFIED_Z_OUTLIER */
} MirrorPartner;

/* How the log ratio of the sums of pairs goes with the series under 'given'. */
typedef struct {
  char *why; /* why it could not be computed, or NULL */
  gsize n;   /* periods that both have */
  Correlation correlation;
  Wander wander[2]; /* of the log ratio and of the series */
} MirrorOn;

typedef struct {
  PairedParts *parts;
  const Breakdown *reported, *mirrored; /* both of parts */
  MirrorValuation valuation;
  double allowance, expected; /* expected: ratio of reported to mirrored */
  char *bloc;                 /* as asked, or NULL */
  char *outside;   /* codes of parts that never were members of it, the first MIRROR_NAMED of them; NULL: none */
  char *sum_code;  /* "EU" where all parts are members of the bloc at some time, otherwise "all" */
  gsize n, k;      /* periods in which both sides have a value, parts of either */
  Period *periods; /* n */
  MirrorPartner *partners;       /* k, by code */
  double *x, *y;                 /* n rows of k: reported and mirrored; NaN: that side reports nothing */
  double *log_ratio;             /* the same: mirror_log_ratio() */
  double *over_periods;          /* the same: modified_z() of log_ratio among the periods of that partner */
  double *over_partners;         /* and among the partners of that period */
  MirrorTotal *totals;           /* n */
  MirrorSum sum;                 /* of the sums of pairs, over the periods */
  gsize *order;                  /* k: partners by the sum of their differences, the largest first */
  gsize top;                     /* at most k */
  gsize widest;                  /* the period with the widest difference of the sums */
  gsize n_chosen, *chosen;       /* periods shown partner by partner */
  gboolean asked;                /* they were given */
  gsize pairs, alone_x, alone_y; /* partner-periods over periods in common: reported by both, by one side alone */
  double share_x, share_y; /* of what a side reports in them: what it alone reports; 0 where that is nothing, NaN where
                            * sums are beyond the range of doubles */
  gsize estimates;         /* pairs that mirror_is_estimate() */
  char *given;             /* label of the series; NULL without */
  MirrorOn on[N_ON];
} MirrorStudy;

/* What only one side reports is entered in the ledger, by count and as a share of value; so are pairs without a log ratio.
 * Errors: those of analysis_breakdown; DATA_ERROR_SCHEMA (no mirror; more than one expression under 'given'), DATA_ERROR_UNIT (unlike units),
 * DATA_ERROR_ALIGN (no partner and period that both sides report), DATA_ERROR_PERIOD (a period under 'periods' that they do not have, or
 * twice), STATS_ERROR_DOMAIN (an amount below zero), those of paired_parts_new, scope's bloc and analysis_frame. */
gpointer mirror_run(const AnalysisInput *input, GError **error);
void mirror_free(gpointer study); /* safe on NULL */

/* Where a partner's figures of a period stand in the arrays of n rows of k. */
gsize mirror_place(const MirrorStudy *study, gsize period, gsize partner);
/* reported - expected * mirrored at such a place; NaN unless both are reported. */
double mirror_excess(const MirrorStudy *study, gsize place);
