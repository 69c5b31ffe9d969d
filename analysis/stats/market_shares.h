/* market_shares.h - constant-market-share decomposition: why exports grew
 *
 * Leamer, E. E. and R. M. Stern (1970), Quantitative International Economics, ch. 7; Richardson, J. D. (1971), Journal of International
 * Economics 1, 227-239. With V exports of one country, r the growth of the reference (the world) from the base to the final period, as a share:
 *
 *     V' - V  =  r V                                world growth: exports that grow as the reference does
 *              + sum_i (r_i - r) V_i                structure: groups i that grow faster than the whole
 *              + sum_ij (r_ij - r_i) V_ij           distribution: cells j of a group that grow faster than the group
 *              + sum_ij (V'_ij - V_ij - r_ij V_ij)  competitiveness: what is left, shares won and lost
 *
 * Weights are those of the base period throughout: the products of changes are in the last term, and weights of the final period would give
 * other sizes. The order (structure before distribution) matters too, as Richardson showed. */
#pragma once

#include <glib.h>

typedef enum { RATE_OWN, RATE_OF_GROUP, RATE_OF_WHOLE } GrowthRate; /* whose growth a cell was given */

/* One cell, or one group of them. */
typedef struct {
  double base, final; /* own exports; 0 without */
  double growth;      /* of the reference: r_ij, or r_i */
  GrowthRate rate;
  double world, structure, distribution, competitiveness;
} ShareCell;

typedef struct {
  double base, final;                                     /* own */
  double reference_base, reference_final;                 /* sums of the reference's cells */
  double growth;                                          /* of the reference */
  double world, structure, distribution, competitiveness; /* distribution: 0 without groups */
  gsize without_rate; /* cells with exports in the base period whose growth is that of a group or of the whole */
  gsize came, left;   /* cells with exports in the final period alone, in the base period alone */
} MarketShares;

/* x and x_final: exports, w and w_final: the reference, n cells each; NaN is no value and adds nothing. group: n numbers from 0 to n_groups - 1;
 * NULL: each cell stands alone, and there is no distribution. A cell that the reference does not have in both periods, or has with zero in the
 * base period, is given the growth of its group, and a group without trade in the base period that of the whole. cells receives n, groups (may
 * be NULL) n_groups. Errors: STATS_ERROR_TOO_FEW (no cell), STATS_ERROR_DOMAIN (a negative or infinite value; the reference or the exports have
 * nothing in the base period), STATS_ERROR_NUMERIC. */
gboolean market_shares(const double *x, const double *x_final, const double *w, const double *w_final, gsize n,
                       const gsize *group, gsize n_groups, ShareCell *cells, ShareCell *groups, MarketShares *result,
                       GError **error);
