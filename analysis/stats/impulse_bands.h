/* impulse_bands.h - responses of one set of coefficients, and their bands by resampling residuals: the two halves of impulse.h */
#pragma once

#include "impulse.h"

/* Coefficients (series x k) and the lower root of the covariance, as responses: (steps + 1) x series x series, by step and response. */
typedef struct {
  gsize series, lags, first_lag, steps;
} ResponseShape;

/* FALSE where a number leaves the range of doubles. cumulative may be NULL. */
gboolean responses_of(const ResponseShape *shape, const gsl_matrix *coefficients, const gsl_matrix *root,
                      double *response, double *cumulative);

/* Fills lower, upper and rejected. Errors: COLLINEAR (more resamples rejected than kept). */
gboolean impulse_bands(const SeriesSet *set, const Var *var, Impulse *impulse, GError **error);
