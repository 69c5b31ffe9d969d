/* phillips_perron.h - the Dickey-Fuller test without lagged differences, corrected for autocorrelation by a long-run variance */
#pragma once

#include "unit_root.h"

#define PHILLIPS_PERRON_RULE                                                                                           \
  G_MAXSIZE /* floor(4 (m/100)^(1/4)) lags for the m = n - 1 observations of the regression, as in R */

typedef struct {
  UnitRootTest tau; /* Z(tau); lags are those of the long-run variance */
  double alpha;     /* Z(alpha), which has a law of its own */
} PhillipsPerron;

/* Phillips, P. C. B. and P. Perron (1988), Biometrika 75, 335-346, as printed there: with a trend it has n^2 / (n^2 - 1) where textbooks
 * leave that out. Distorted where differences are strongly negatively autocorrelated. Errors: as adf_test; DOMAIN (lags not below n - 1). */
gboolean phillips_perron_test(const double *x, gsize n, DickeyFullerTerms terms, gsize lags, PhillipsPerron *result,
                              GError **error);
