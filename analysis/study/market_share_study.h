/* market_share_study.h - kind "constant-market-share": why exports grew, with the world, by what they are made of, or by shares won
 *
 *     indicators:
 *       - { name: shares, kind: constant-market-share, of: [ exports, world_exports ], at: 1995..2015 }
 *
 * of: a trade, and the reference that it is a part of (reference_check.h), in one unit or one that differs in scale alone. at: a range, whose
 * first and last periods are compared; without it the first and the last that both have. Split by one column, growth of the parts is one
 * term; split by two (by: [ product, partner ]) the first column is the composition and the second, within it, the distribution.
 * top: so many parts (of the first column) in the table, the largest contribution of either sign first (default MARKET_SHARE_TOP).
 *
 * Weights are those of the first period throughout (stats/market_shares.h). Sums are of parts, on both sides. */
#pragma once

#include "analysis.h"
#include "paired_parts.h"
#include "stats/market_shares.h"

#define MARKET_SHARE_TOP 20

typedef struct {
  PairedParts *parts;
  PairedPeriod from, to;
  char **by;              /* one column or two */
  ShareCell *cells;       /* parts->k */
  gsize n_groups;         /* 0: by one column */
  char **codes, **labels; /* n_groups: of the first column, and what they are called */
  ShareCell *groups;
  gsize *order; /* of groups, or of parts without them */
  gsize top;
  gsize unmatched; /* cells of the reference with a value in one of the two periods alone */
  MarketShares result;
} MarketShareStudy;

/* How many rows its table could have, and one of them: the group or the part at a place of order. */
gsize market_share_rows(const MarketShareStudy *study);
const ShareCell *market_share_row(const MarketShareStudy *study, gsize place);
const char *market_share_label(const MarketShareStudy *study, gsize place);

/* Errors: those of paired_parts_new, reference_check, breakdown_same_unit and market_shares; DATA_ERROR_PERIOD (less than two periods;
 * `at` begins or ends where there is none). */
gpointer market_share_run(const AnalysisInput *input, GError **error);
void market_share_free(gpointer study); /* safe on NULL */
