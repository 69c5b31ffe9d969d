/* impulse.h - what follows a shock in a vector autoregression, and whose shocks make up the errors of forecasts
 *
 * Orthogonalised responses: the errors of one period are written as uncorrelated shocks by the Cholesky factor of their covariance
 * (divided by n - k), in the order of the series: the first is moved in the same period by no other shock, the last by all. A shock is one
 * standard deviation. Luetkepohl, H. (2005), New Introduction to Multiple Time Series Analysis, sections 2.3.2, 2.3.3 and 3.7; figures as R's
 * vars::irf and vars::fevd. Bands: residuals, less their mean, are drawn with replacement as whole rows, series are built up again from the
 * first lags of each stretch without a gap, and fitted again; percentiles of the responses, without the bias correction of Kilian (1998). */
#pragma once

#include "var.h"

#define IMPULSE_STEPS_MOST 1000
/* Responses that are held to be ordered, 16 bytes each: resamples (steps + 1) series^2 */
#define IMPULSE_VALUES_MOST ((gsize)20000000)

typedef struct {
  gsize steps;     /* periods after the shock, 1 or more */
  gsize resamples; /* 0: no bands */
  gulong seed;     /* of gsl_rng_mt19937 */
  double level;    /* of the bands */
} ImpulseOptions;

/* Cells of a response: impulse_at(...) of value, lower, upper. Bands are NaN without resamples. */
typedef struct {
  double *value, *lower, *upper;
} Responses;

typedef struct {
  gsize series;
  ImpulseOptions options;
  gsize rejected;       /* resamples drawn again because they could not be fitted */
  double *shock;        /* series: one standard deviation, its own unit */
  Responses response;   /* (steps + 1) x series x series */
  Responses cumulative; /* sums from the shock on */
  double *
      share; /* (steps + 1) x series x series: of the variance of the error of a forecast 1 ... steps + 1 periods ahead */
} Impulse;

/* Place of a response to a shock; of a share at step 0 the forecast of one period ahead. */
gsize impulse_at(const Impulse *impulse, gsize step, gsize response, gsize shock);

/* How long a response is told from zero: the last step at which its band leaves zero out; FALSE when there is none, or no band. */
gboolean impulse_last_told(const Impulse *impulse, gsize response, gsize shock, gsize *step);

/* set must be that of the fit. Errors: DOMAIN (steps 0 or above IMPULSE_STEPS_MOST; level; fewer resamples than 2 / (1 - level) - 1; more
 * than IMPULSE_VALUES_MOST), COLLINEAR (more resamples rejected than kept), NUMERIC (responses that leave the range of doubles). */
Impulse *impulse_responses(const SeriesSet *set, const Var *var, const ImpulseOptions *options, GError **error);
void impulse_free(Impulse *impulse); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Impulse, impulse_free)
