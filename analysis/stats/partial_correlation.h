/* partial_correlation.h - Pearson's correlation of two series with others held fixed
 *
 * The correlation of the residuals of x and of y on a constant and the others (Yule 1907, Proceedings of the Royal Society A 79,
 * 182-193); its law is that of a correlation over n - k pairs (Fisher 1924, Metron 3, 329-332). */
#pragma once

#include <glib.h>

#include "stats_error.h"

typedef struct {
  gsize n, k; /* observations; series held fixed */
  double r;
  double t, df, p;     /* two-sided, n - 2 - k degrees of freedom, independent observations */
  double lower, upper; /* Fisher's interval over n - k pairs; NaN where n - k < 4 */
  double level;
  double n_effective;                      /* of the residuals, as effective_pairs: between 3 + k and n */
  double p_effective;                      /* n_effective - 2 - k degrees of freedom */
  double lower_effective, upper_effective; /* Fisher's interval over n_effective - k pairs; NaN where lower is */
} PartialCorrelation;

/* x, y and the k >= 1 arrays of given hold n values each, in time order; names (2 + k, those of x, y and given) are for messages. Errors:
 * DOMAIN (k is 0; level), TOO_FEW (n < 3 + k), NOT_FINITE, CONSTANT, COLLINEAR (given depend on one another; x or y on
 * them), NUMERIC. */
gboolean partial_correlate(const double *x, const double *y, const double *const *given, gsize k, gsize n,
                           const char *const *names, double level, PartialCorrelation *result, GError **error);
