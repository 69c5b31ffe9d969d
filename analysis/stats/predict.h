/* predict.h - prediction of new observations, and the forecast of a trend as a fan
 *
 * Errors are taken as independent and of the variance of the fit, its parameters as constant: where residuals are
 * autocorrelated the intervals are too narrow. As R's predict.lm, a new observation has the weight 1. */
#pragma once

#include "ols.h"

typedef struct {
  double mean, standard_error;               /* of the mean at x */
  double mean_lower, mean_upper;             /* its interval: where the line lies */
  double prediction_error;                   /* sqrt(sigma^2 + standard_error^2) */
  double prediction_lower, prediction_upper; /* where a new observation lies */
} Prediction;

/* At a row x of k columns, with t of n - k degrees of freedom. Errors: DOMAIN (level outside (0, 1)), NOT_FINITE ("x"). */
gboolean predict_row(const Fit *fit, const double *x, double level, Prediction *prediction, GError **error);

typedef struct {
  gsize steps, levels;
  double *level; /* levels, rising */
  double *mean;  /* steps */
  double *error; /* steps: of a new observation */
  double *lower; /* steps x levels, by steps: lower[step * levels + l] */
  double *upper;
} Fan;

/* Prediction intervals of several levels for steps new observations, whose bases (steps x model->bases, by steps) are given: for a
 * trend its next values, for a polynomial in it the same. Errors: DOMAIN (a level outside (0, 1), levels not rising), TOO_FEW (no
 * step, no level), NOT_FINITE ("bases", counted through). */
Fan *forecast_fan(const Fit *fit, const double *bases, gsize steps, const double *level, gsize levels, GError **error);
void fan_free(Fan *fan); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fan, fan_free)
