/* chow.h - whether the coefficients of a regression changed at a known date
 *
 * Chow, G. C. (1960), Econometrica 28, 591-605, as the Wald test of the columns times a step in a regression over all
 * observations: with the classical covariance that is Chow's F. The two others keep their size where the variance differs
 * between the regimes (HC3) or the errors are autocorrelated (Newey-West, hac.h's own default). Valid for a date that
 * was not chosen by looking at the data: otherwise see sup_f.h. */
#pragma once

#include <glib.h>

#include "ols.h"
#include "test_result.h"

typedef struct {
  gsize at;          /* observations of the old regime */
  TestResult f;      /* F(k, n - 2 k) */
  TestResult robust; /* HC3, F(k, n - 2 k); n = 0 where an observation has a regime's coefficient to itself */
  TestResult hac;    /* Newey-West, F(k, n - 2 k); n = 0 where the covariance is singular */
  gsize lag;         /* of hac */
} Chow;

/* Of an unweighted fit in time order without gaps; the new regime begins with observation at + 1. Errors: TOO_FEW (a side has no more
 * than k observations), COLLINEAR (regressors that are dependent on one side), CONSTANT (a perfect fit). */
gboolean chow_test(const Fit *fit, gsize at, Chow *chow, GError **error);
