/* intra_industry_study.h - kind "intra-industry": how much of trade is two-way trade in the same products, and where the surpluses lie
 *
 *     indicators:
 *       - { name: two-way, kind: intra-industry, of: [ exports, imports ], periods: [ 1995, 2005, 2015 ] }
 *
 * of: exports and imports, in one unit. periods: those that are computed; without them all that both have. top: so many parts in a table, the
 * largest trade of the last period first (default INTRA_INDUSTRY_TOP).
 *
 * Grubel-Lloyd, by part and over all, with their correction and Aquino's for unbalanced trade, and Lafay's index (stats/intra_industry.h,
 * stats/trade_structure.h). All sums are of parts: an unspecified rest of a stated total is in none of them. */
#pragma once

#include "analysis.h"
#include "paired_parts.h"
#include "stats/intra_industry.h"

#define INTRA_INDUSTRY_TOP 20

/* One part in one period. */
typedef struct {
  double exports, imports; /* NaN without */
  double grubel_lloyd;     /* NaN without both */
  double lafay;            /* NaN without either */
} TwoWayPart;

/* One period. */
typedef struct {
  PairedPeriod period;
  TwoWaySums sums;                /* of parts */
  double grubel_lloyd, low, high; /* over all parts; the smallest and the largest with one part left out */
  double corrected, corrected_low, corrected_high; /* Grubel and Lloyd's */
  double complementarity;                          /* 0 to 100; as a share it is Aquino's index */
  gsize both;                                      /* parts with trade in both directions */
  gsize missing;                                   /* parts that one side has no value for: no overlap is counted */
  double missing_share;                            /* of their trade in all */
  TwoWayPart *parts;                               /* k */
} TwoWayPeriod;

typedef struct {
  PairedParts *parts;
  gsize n;
  TwoWayPeriod *periods; /* n, in order of time */
  gsize *order;          /* k: places of parts, the largest trade of the last period first */
  gsize top;
} IntraIndustryStudy;

/* Errors: those of paired_parts_new, paired_choose and breakdown_same_unit; STATS_ERROR_DOMAIN (a value below zero; a period without
 * trade, or with more than doubles hold). */
gpointer intra_industry_run(const AnalysisInput *input, GError **error);
void intra_industry_free(gpointer study); /* safe on NULL */
