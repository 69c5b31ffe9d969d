/* advantage_study.h - kind "advantage": revealed comparative advantage of every part, against a reference
 *
 *     indicators:
 *       - { name: advantage, kind: advantage, of: [ exports, world_exports ], periods: [ 1995, 2015 ], top: 10 }
 *
 * of: a trade, and the reference that it is a part of: the world, or a group of countries (reference_check.h). periods: those that are shown;
 * without them the last that both have. top: so many parts in a table, the largest index first (default ADVANTAGE_TOP).
 *
 * Shares are of the stated total where there is one, otherwise of the sum of parts, in either. With units that cannot be compared there is no
 * normalised index. The range of an index is the smallest and the largest value that come out with each other part left out of both sides. */
#pragma once

#include "analysis.h"
#include "paired_parts.h"

#define ADVANTAGE_TOP 20

/* One part in one period. */
typedef struct {
  double own, reference;        /* values, each in its unit; NaN without */
  double rca, low, high;        /* NaN without both values */
  double symmetric, normalised; /* normalised is a share of the reference's whole */
} AdvantageCell;

/* One period. */
typedef struct {
  PairedPeriod period;
  double own, reference;  /* wholes, each in its unit */
  double weight;          /* of own in the reference; NaN where the units cannot be compared */
  gsize compared, above;  /* parts with an index, and those of them above 1 */
  gsize unmatched;        /* parts that own has and the reference has not, or with zero */
  double unmatched_share; /* of these in own's whole */
  AdvantageCell *cells;   /* k, in the order of parts */
  gsize *order;           /* k: places of parts, the largest index first, those without one last */
} AdvantagePeriod;

typedef struct {
  PairedParts *parts;
  gsize n;
  AdvantagePeriod *periods; /* n, in order of time */
  gsize top;
} AdvantageStudy;

/* Errors: those of paired_parts_new, reference_check and paired_choose; STATS_ERROR_DOMAIN (a value below zero). */
gpointer advantage_run(const AnalysisInput *input, GError **error);
void advantage_free(gpointer study); /* safe on NULL */
