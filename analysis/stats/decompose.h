/* decompose.h - classical decomposition: trend, season, remainder
 *
 * As R's decompose: the trend is the centred average over one cycle, an index the mean of what is left at its place, brought to the
 * mean 0 (additive) or 1 (multiplicative). Strengths: Wang, Smith and Hyndman (2006), Data Mining and Knowledge Discovery 13,
 * 335-364. The season is taken to be the same in all cycles. */
#pragma once

#include <glib.h>

#include "stats_error.h"

typedef struct {
  gboolean multiplicative;
  gsize n, season;   /* observations; periods a cycle */
  double *trend;     /* n, NaN for half a cycle at either end */
  double *seasonal;  /* n */
  double *remainder; /* n, NaN where trend is */
  double *adjusted;  /* n: x less the seasonal part, or divided by it */
  double *index;     /* season: of the places in the cycle, the first observation's being 0 */
  gsize *count;      /* season: observations behind each index */
  double trend_strength,
      season_strength; /* 0 to 1: 1 - var(remainder) / var(remainder with that part); NaN without variation */
} Decomposition;

/* Of a multiplicative decomposition the strengths are those of the logarithms. Errors: DOMAIN (season below 2; multiplicative with a value
 * of 0 or less), TOO_FEW (less than two whole cycles: "12 observations, two cycles of 12 need 24"), NOT_FINITE. */
Decomposition *decompose(const double *x, gsize n, gsize season, gboolean multiplicative, GError **error);
void decomposition_free(Decomposition *decomposition); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Decomposition, decomposition_free)
