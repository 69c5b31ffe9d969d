/* interrupted.h - interrupted time series: what an event adds to a regression on controls
 *
 * Segmented regression as in Wagner, A. K. and others (2002), Journal of Clinical Pharmacy and Therapeutics 27, 299-309: controls, then
 * the event's level and slope (event_terms.h). Errors are Newey-West's by the rule of hac.h (Bartlett, floor(4 (n/100)^(2/9)), factor
 * n / (n - k)); those of a pulse are plain, since the residuals of a short pulse are zero by construction, and scores of zero would pass
 * for certainty. */
#pragma once

#include "event_terms.h"
#include "hac.h"
#include "ols.h"
#include "test_result.h"

typedef struct {
  Fit *fit;                 /* controls, then level and slope as far as the shape has them */
  gsl_matrix *covariance;   /* k x k */
  gboolean plain;           /* the covariance is the classical one */
  HacUsed hac;              /* otherwise */
  Coefficient level, slope; /* NaN throughout where the shape has none */
  TestResult joint;         /* "the event changed neither level nor slope"; n = 0 where the shape has one column */
  /* detectable_effect() of the level, or of the slope where there is none, at EFFECT_ALPHA and EFFECT_POWER: from the larger of the
   * standard error used and the plain one, since Newey-West errors of few observations are too small. */
  double detectable, detectable_error;
} Interrupted;

/* y: a value for each row of controls, in time order, without NaN. Errors: TOO_FEW (event_check, n <= k), DOMAIN (confidence; periods
 * not increasing), CONSTANT (a column; a perfect fit), COLLINEAR, NOT_FINITE, NUMERIC. */
Interrupted *interrupted_fit(const double *y, const ModelMatrix *controls, gboolean intercept, const gint64 *period,
                             const EventTerms *event, double confidence, GError **error);
void interrupted_free(Interrupted *result); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Interrupted, interrupted_free)
