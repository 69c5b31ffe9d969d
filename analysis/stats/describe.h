/* describe.h - summary of a series: moments, span, growth
 *
 * Mean and standard deviation by deviations from the mean with compensated sums (NIST StRD univariate sets). */
#pragma once

#include <glib.h>

#include "stats_error.h"

typedef struct {
  gsize n;
  double mean, median, standard_deviation; /* n - 1 in the denominator; NaN for n = 1 */
  double minimum, maximum;
  gsize at_minimum, at_maximum; /* index of the first of each */
  /* Of lag 1, about the full mean with the full sum of squares below; NaN for n < 3 or no variation. */
  double autocorrelation;
} Description;

/* n >= 1 finite values in time order. Errors: TOO_FEW (none at all), NOT_FINITE. */
gboolean describe(const double *values, gsize n, Description *description, GError **error);

/* Growth per period: cagr = (last/first)^(1/periods) - 1 and average = exp(b) - 1 from the least-squares
 * slope b of log(value) on time. time[i] counts grid periods, strictly increasing. Errors: TOO_FEW (n < 2), NOT_FINITE,
 * DOMAIN (a value <= 0; time not increasing). */
typedef struct {
  double cagr, average;
} Growth;

gboolean growth_rates(const double *time, const double *values, gsize n, Growth *growth, GError **error);
