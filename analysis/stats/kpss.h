/* kpss.h - does a series stay about a mean, or about a trend? The null is that it does
 *
 * Kwiatkowski, D., P. C. B. Phillips, P. Schmidt and Y. Shin (1992), Journal of Econometrics 54, 159-178: the sum of squared partial sums
 * of what the mean or trend leaves, over n^2 and the long-run variance. */
#pragma once

#include <glib.h>

#include "stats_error.h"

#define KPSS_LAGS_RULE G_MAXSIZE /* floor(4 (n/100)^(1/4)) */
#define N_KPSS         4         /* critical values: 10, 5, 2.5 and 1 % */

typedef struct {
  gboolean trend;
  gsize n, lags; /* of the long-run variance, with Bartlett's weights */
  double statistic;
  double p; /* P(larger) for large n, from the law itself: not clipped to 0.01 ... 0.10 as in R's kpss.test */
  double critical[N_KPSS]; /* as published, table 1: 10, 5, 2.5, 1 % */
} Kpss;

/* trend: about a linear trend, otherwise about a mean. Errors: TOO_FEW (n < 5), DOMAIN (lags not below n), NOT_FINITE, CONSTANT (x does not
 * vary; it lies on its trend). */
gboolean kpss_test(const double *x, gsize n, gboolean trend, gsize lags, Kpss *result, GError **error);

/* P(larger) of the limit for large n to about ten decimals: the integral of a squared Brownian bridge, or with a trend of a second-level
 * one; NaN for NaN. */
double kpss_p(gboolean trend, double statistic);
