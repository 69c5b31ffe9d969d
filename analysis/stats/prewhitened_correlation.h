/* prewhitened_correlation.h - cross-correlation after the autocorrelation of x was taken out
 *
 * An autoregression is fitted to x, and its filter is applied to both series: where they are independent, the filtered x has no
 * autocorrelation, and the plain band holds (Box, G. E. P. and G. M. Jenkins 1976, Time Series Analysis, section 11.1.2). */
#pragma once

#include "cross_correlation.h"

typedef struct {
  gsize order;                   /* by AIC, 0 among them */
  double *coefficients;          /* order */
  CrossCorrelation *correlation; /* of the n - order filtered values; its naive band is the one to use */
} Prewhitened;

/* Autoregression by Yule and Walker, order from 0 to min(n - 1, 10 log10 n) by the smallest n log(variance) + 2 order, as R's ar does; the
 * order is at most so long that LAG_MAXIMUM_LEAST values and 2 lags + 1 are left. Errors: those of cross_correlation_new. */
Prewhitened *prewhitened_new(const double *x, const double *y, gsize n, gsize lags, double level, GError **error);
void prewhitened_free(Prewhitened *prewhitened); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Prewhitened, prewhitened_free)
