/* break_interval.h - how well the date of a break is known
 *
 * Bai, J. (1997), Review of Economics and Statistics 79, 551-563. */
#pragma once

#include "regimes.h"

/* The last observation of an old regime, counted from 1; the limits may lie outside 1 to n. */
typedef struct {
  gboolean known; /* FALSE: the regimes do not tell (no residuals, or no difference that the regressors show) */
  double at, lower, upper;
} BreakInterval;

/* Confidence interval of the break between regimes b and b + 1 (from 0), with regressors and variances of each regime's own,
 * as R's confint(breakpoints(...)). It takes errors without autocorrelation, and a change that is small; level between 0 and
 * 1. Errors: DOMAIN. */
gboolean break_interval(const Fit *fit, const Regimes *regimes, gsize b, double level, BreakInterval *interval,
                        GError **error);

/* P(argmax V <= x): V(s) = W1(-s) - |s| / 2 for s <= 0, sqrt(phi) W2(s) - xi |s| / 2 beyond, with Brownian motions W1 and W2 (Bai 1997,
 * appendix B). phi and xi above 0. */
double break_argmax_p(double x, double phi, double xi);
