/* durbin_watson.h - first-order autocorrelation of the errors, with an exact p-value
 *
 * Durbin, J. and G. S. Watson (1971), Biometrika 58, 1-19. The exact p-value is that of a ratio of quadratic forms in normal
 * errors, from the eigenvalues that the regressors leave; above DURBIN_WATSON_EXACT_MOST observations it is the normal one with
 * the exact mean and variance. (R's lmtest::dwtest changes at 100 observations.) Across a gap no difference is taken, and the law
 * is that of the differences taken. Not valid with a lag of the response among the regressors: Breusch-Godfrey is. */
#pragma once

#include <glib.h>

#include "grid.h"
#include "ols.h"
#include "test_result.h"

#define DURBIN_WATSON_EXACT_MOST 500 /* the eigenvalues take about 0.2 s */

typedef enum { AUTOCORRELATION_ANY, AUTOCORRELATION_POSITIVE, AUTOCORRELATION_NEGATIVE } Autocorrelation;

typedef enum { DURBIN_WATSON_AUTOMATIC, DURBIN_WATSON_EXACT, DURBIN_WATSON_NORMAL } DurbinWatsonMethod;

/* alternative: two-sided for ANY, twice the smaller tail. result->law says which method was taken; an exact result has no
 * degrees of freedom. Errors: TOO_FEW (n < k + 2; no neighbouring observations), DOMAIN (periods not increasing), CONSTANT (a perfect
 * fit), NUMERIC. */
gboolean durbin_watson_test(const Fit *fit, const gint64 *period, Autocorrelation alternative,
                            DurbinWatsonMethod method, TestResult *result, GError **error);
