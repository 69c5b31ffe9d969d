/* cross_correlation.h - correlations of two series with leads and lags, and the bands in which chance leaves them
 *
 * r(k) = sum over t of (x(t) - mean of x) (y(t + k) - mean of y), over the root of both sums of squares: for k > 0 x leads y by k
 * periods, for k < 0 y leads x. All sums are over n, as in R's ccf, whose lag has the other sign: ours at k is ccf(x, y) at -k. A lag
 * with fewer pairs is drawn to zero by that, not blown up. */
#pragma once

#include "stats_error.h"

typedef struct {
  gsize n, lags;
  double level;
  double *r;        /* 2 lags + 1 values; that of lag k stands at lags + k */
  double effective; /* independent pairs that n count as: effective_pairs (correlation.h) */
  double naive;     /* half the band of two series of which one is not autocorrelated: z / sqrt(n), at every lag */
  double *band;     /* half the band that allows for both autocorrelations, for each lag */
} CrossCorrelation;

/* band: Bartlett, M. S. (1955), An Introduction to Stochastic Processes, section 9.1: where x and y are independent, r(k) has the variance
 * (n - |k|) / n^2 times the sum of r_xx(j) r_yy(j) over all j; the sum is n / effective. Errors: those of lag_maximum_check; DOMAIN (level). */
CrossCorrelation *cross_correlation_new(const double *x, const double *y, gsize n, gsize lags, double level,
                                        GError **error);
void cross_correlation_free(CrossCorrelation *correlation); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CrossCorrelation, cross_correlation_free)

/* r and half the band at a lag. */
double cross_correlation_at(const CrossCorrelation *correlation, int lag);
double cross_correlation_band(const CrossCorrelation *correlation, int lag);
