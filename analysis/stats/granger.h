/* granger.h - do past values of one series help to forecast another beyond its own past?
 *
 * Granger, C. W. J. (1969), Econometrica 37, 424-438: regression of y on its own lags and those of x and further series; the lags of x
 * are tested together. With extra lags, which are in the regression and are not tested, the test keeps its law where series are
 * integrated of at most that order: Toda, H. Y. and T. Yamamoto (1995), Journal of Econometrics 66, 225-250. F as R's lmtest::grangertest. */
#pragma once

#include "hac.h"
#include "lagged.h"
#include "test_result.h"

/* With fewer rows for an equation results describe, and no p-value is given. */
#define CAUSAL_LEAST 20

typedef struct {
  gsize lags;  /* tested; 1 or more */
  gsize extra; /* untested, behind them: d of Toda and Yamamoto, 0 without */
  DeterministicPart part;
} GrangerOptions;

typedef struct {
  gsize lags, extra;
  gsize n, k;           /* rows, and coefficients of the regression with the lags of x */
  gboolean descriptive; /* n < CAUSAL_LEAST: every p is NaN */
  TestResult f;
  TestResult chi_square; /* W = lags F */
  TestResult newey_west; /* F under Newey-West errors: Bartlett, lag by rule, factor n/(n - k), no prewhitening */
  gsize newey_west_lag;
  TestResult serial; /* Breusch-Godfrey F of the residuals with lags; n = 0 where it could not be computed */
  double r_squared, r_squared_without; /* with the lags of x, and without the tested ones */
  double partial_r_squared; /* share of what the rest leaves that the tested lags take: lags F / (lags F + n - k) */
  double detectable;        /* partial R-squared found at EFFECT_ALPHA with EFFECT_POWER, see power.h */
} Granger;

/* set: y, x and then the further series. Null of all: the lags of x add nothing to the forecast of y. Errors: those of lagged_rows_for,
 * with a row to spare; DOMAIN (fewer than two series; no lag), COLLINEAR, CONSTANT (a perfect fit), NUMERIC. */
gboolean granger_test(const SeriesSet *set, const GrangerOptions *options, Granger *result, GError **error);
