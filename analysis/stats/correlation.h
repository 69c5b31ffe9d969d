/* correlation.h - Pearson, Spearman and Kendall with intervals, p-values and an effective number of observations */
#pragma once

#include <glib.h>

#include "exact_rank.h"
#include "stats_error.h"

typedef enum { CORRELATION_PEARSON, CORRELATION_SPEARMAN, CORRELATION_KENDALL } CorrelationMethod;

typedef enum {
  P_EXACT, /* the null distribution by enumeration or recursion */
  P_T,     /* Student's t with n - 2 degrees of freedom */
  P_NORMAL /* normal approximation, with the correction for ties */
} PValueMethod;

typedef struct {
  CorrelationMethod method;
  gsize n;
  double r;
  double p; /* two-sided, independent observations */
  PValueMethod p_method;
  /* Fisher's interval (Pearson; Spearman with the variance 1.06/(n-3) of Fieller, Hartley and Pearson 1957); NaN for
   * Kendall, where n < 4, and for ranks in full agreement, of which it would say that nothing is uncertain. */
  double lower, upper;
  double level;
  gboolean ties;      /* in x or in y */
  double n_effective; /* Pyper and Peterman 1998, between 3 and n; of the ranks for Spearman and Kendall */
  /* Two-sided, t with n_effective - 2 degrees of freedom, and at least p; Fisher's interval for n_effective pairs, NaN where lower is.
   * Of Kendall all are NaN. */
  double p_effective, lower_effective, upper_effective;
} Correlation;

/* x and y hold n paired values in time order. Spearman: exact by enumeration up to SPEARMAN_EXACT without ties, then
 * t. Kendall is tau-b: exact by the recursion of Best and Gipps up to KENDALL_EXACT - 1 without ties, then normal with the
 * variance for ties (as R's cor.test, without continuity correction). Errors: TOO_FEW (n < 3), NOT_FINITE, CONSTANT (which
 * series is named x or y), DOMAIN (level outside (0, 1)). */
gboolean correlate(CorrelationMethod method, const double *x, const double *y, gsize n, double level,
                   Correlation *result, GError **error);

/* For a correlation of |r| <= 1 over pairs >= 3 independent pairs, their number not always whole; of a partial correlation it is less
 * one for each series held fixed. The two-sided p by Student's t with pairs - 2 degrees of freedom, and Fisher's interval, the
 * variance of atanh(r) being variance / (pairs - 3): from -1 to 1 where there are no more than three. */
double correlation_p(double r, double pairs);
void correlation_interval(double r, double pairs, double variance, double level, double *lower, double *upper);

/* The smallest |r| that Pearson's test of no correlation rejects at level alpha with that many independent pairs:
 * t / sqrt(pairs - 2 + t^2), t the upper alpha/2 quantile of Student's t with pairs - 2 degrees of freedom; NaN below three. */
double correlation_needed(double pairs, double alpha);

/* "Pearson", "Spearman", "Kendall" (transfer none). */
const char *correlation_name(CorrelationMethod method);

/* Effective number of independent pairs: 1/n_eff = 1/n + (2/n) sum_{j=1}^{n/5} r_xx(j) r_yy(j), the
 * autocorrelations of lag j with the weight n/(n-j) (Pyper and Peterman 1998, CJFAS 55, 2127-2140, eqs. 1 and 7, "modified
 * Chelton"), clipped to [3, n]; NaN when a series does not vary. */
double effective_pairs(const double *x, const double *y, gsize n);
