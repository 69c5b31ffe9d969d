/* serial.h - autocorrelation of errors, of a series, and of squared errors; Durbin-Watson stands in durbin_watson.h
 *
 * Observations stand in time order; period as in grid.h or NULL, lags are grid periods. */
#pragma once

#include <glib.h>

#include "grid.h"
#include "ols.h"
#include "test_result.h"

typedef struct {
  TestResult lm; /* n R^2 of the residuals on the regressors and their own lags */
  TestResult f;  /* the same as an F test, which keeps its size better in small samples */
} BreuschGodfrey;

/* Breusch, T. S. (1978), Australian Economic Papers 17, 334-355; Godfrey, L. G. (1978), Econometrica 46, 1293-1301. Residuals before the
 * first period, or in a gap, count as 0, as in R's lmtest::bgtest. Valid with lags of the response among the regressors.
 * Errors: DOMAIN (lags 0; periods not increasing), TOO_FEW (n <= k + lags), CONSTANT (perfect fit), COLLINEAR (a lag adds nothing). */
gboolean breusch_godfrey_test(const Fit *fit, const gint64 *period, gsize lags, BreuschGodfrey *result, GError **error);

typedef enum { PORTMANTEAU_LJUNG_BOX, PORTMANTEAU_BOX_PIERCE } Portmanteau;

/* Ljung, G. M. and G. E. P. Box (1978), Biometrika 65, 297-303; Box, G. E. P. and D. A. Pierce (1970), Journal of the American
 * Statistical Association 65, 1509-1526. Autocorrelations about the mean of x, up to lags; fitted parameters of an ARMA model
 * whose residuals x are come off the degrees of freedom (0 for a series or a regression). Not valid for residuals of a
 * regression on lags of its response. With gaps Ljung-Box divides by the pairs there are; Box-Pierce takes no account of them.
 * Errors: DOMAIN (lags 0 or not above fitted; periods not increasing), TOO_FEW (n <= lags; no pair at a lag), NOT_FINITE, CONSTANT. */
gboolean portmanteau_test(const double *x, const gint64 *period, gsize n, gsize lags, gsize fitted, Portmanteau kind,
                          TestResult *result, GError **error);

/* Engle, R. F. (1982), Econometrica 50, 987-1007: m R^2 of the squared residuals on a constant and their lags, over the m
 * observations that have all lags. Errors: DOMAIN (lags 0; periods not increasing), TOO_FEW (m < lags + 2), CONSTANT. */
gboolean arch_test(const Fit *fit, const gint64 *period, gsize lags, TestResult *result, GError **error);
