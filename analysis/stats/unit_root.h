/* unit_root.h - does a series wander, without a mean or a trend that it comes back to? The augmented Dickey-Fuller test
 *
 * The null is a unit root. x holds n values in time order without a gap. */
#pragma once

#include <glib.h>

#include "mackinnon.h"
#include "stats_error.h"

/* How many lagged differences stand in the regression. */
typedef enum {
  UNIT_ROOT_GIVEN,
  UNIT_ROOT_RULE, /* unit_root_most_lags() */
  UNIT_ROOT_AIC,  /* the smallest AIC, or BIC, from 0 to the most, over the observations that all of them have */
  UNIT_ROOT_BIC
} UnitRootLags;

typedef struct {
  DickeyFullerTerms terms;
  UnitRootLags choice;
  gsize lags; /* given; with AIC and BIC the most that are tried, G_MAXSIZE: unit_root_most_lags() */
} UnitRootOptions;

typedef struct {
  DickeyFullerTerms terms;
  gsize n;            /* observations of the regression */
  gsize lags;         /* lagged differences in it; of Phillips-Perron lags of the long-run variance */
  gsize most;         /* the most that AIC or BIC tried; otherwise lags */
  double coefficient; /* of the lagged level: minus the share of a deviation that one period undoes */
  double statistic;   /* tau */
  double p;           /* for large n; NaN where only critical values are known */
  double critical[N_CRITICAL];
} UnitRootTest;

#define UNIT_ROOT_MOST 200 /* lags: a regression on more takes seconds */

/* floor(12 (n/100)^(1/4)) (Schwert, G. W. 1989, Journal of Business and Economic Statistics 7, 147-159); at most so many that there
 * are two observations for each coefficient. */
gsize unit_root_most_lags(gsize n, DickeyFullerTerms terms);

/* Said, S. E. and D. A. Dickey (1984), Biometrika 71, 599-607. The regression takes all observations that the chosen lag leaves. Errors:
 * TOO_FEW (fewer than two observations more than coefficients), DOMAIN (more lags than UNIT_ROOT_MOST), NOT_FINITE, CONSTANT (x does not
 * vary; the regression fits perfectly), COLLINEAR (its columns depend on one another), NUMERIC. */
gboolean adf_test(const double *x, gsize n, const UnitRootOptions *options, UnitRootTest *result, GError **error);

/* The test rejects its unit root at that level, by the critical values for its n. */
gboolean unit_root_rejected(const UnitRootTest *test, CriticalLevel level);

/* A trend belongs into the test where Mann-Kendall finds one at 5 %, otherwise a constant does. Errors: those of mann_kendall. */
gboolean unit_root_terms(const double *x, gsize n, DickeyFullerTerms *terms, GError **error);

/* *integrated: at 5 % ADF (lags by AIC) does not reject a unit root and KPSS rejects that there is none, both with the terms of
 * unit_root_terms(). A correlation of the levels of two such series is to be expected. Errors: TOO_FEW (n < 12), NOT_FINITE, CONSTANT,
 * COLLINEAR, NUMERIC. */
gboolean looks_integrated(const double *x, gsize n, gboolean *integrated, GError **error);
