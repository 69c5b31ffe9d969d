/* hamed_rao.h - the Mann-Kendall test with its variance corrected for autocorrelation
 *
 * Hamed and Rao (1998), Journal of Hydrology 204, 182-196: the variance of S under independence times
 * 1 + 2 / (n (n - 1) (n - 2)) sum_i (n - i) (n - i - 1) (n - i - 2) r(i), r(i) the autocorrelation at lag i of the ranks of what is
 * left when Theil and Sen's slope is taken out. Of the lags 1 ... n - 3 those count whose r passes +-1.96 / sqrt(n). A factor below 1,
 * which would call more trends significant than independence does, is told but not used.
 *
 * Beside it the same with r(i) = r1^i at all lags, as of errors that are AR(1), r1 being that of the ranks corrected for its bias,
 * (n r + 2) / (n - 4) (after Hamed 2009, Journal of Hydrology 368, 143-155). How often a true null is rejected at 5 %, in simulations of
 * AR(1) series with coefficient 0.5 (0.8): plain 17 % (38 %) at n = 13, 22 % (46 %) at n = 29, 22 % (51 %) at n = 60; Hamed and Rao 17 %
 * (36 %), 19 % (32 %), 15 % (29 %); by AR(1) 8 % (16 %), 7 % (11 %), 6 % (10 %). */
#pragma once

#include "trend.h"

typedef struct {
  gsize n;
  gsize lags, longest; /* how many lags count, and the longest of them; 0 where none does */
  double bound;        /* 1.96 / sqrt(n) */
  double factor;       /* of the variance; 1 where no lag counts */
  double variance;     /* with the factor, or 1 if that is larger */
  double z, p;         /* two-sided, with continuity correction */
  double r1;           /* corrected for bias, within +-0.95; NaN below five observations, as what follows */
  double ar_factor, ar_variance, ar_z, ar_p;
} HamedRao;

/* period as in grid.h or NULL; lags are grid periods. Values that differ by rounding only have one rank. Errors: TOO_FEW (n < 3),
 * NOT_FINITE, CONSTANT, DOMAIN (periods not increasing). */
gboolean hamed_rao(const double *values, const gint64 *period, gsize n, HamedRao *result, GError **error);
