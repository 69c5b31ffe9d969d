/* effects.h - the size of coefficients: standardised, as elasticities, detectable, and inflated by collinearity */
#pragma once

#include "ols.h"

#define EFFECT_ALPHA 0.05 /* two-sided size of the test, and its power, by convention (Cohen 1988) */
#define EFFECT_POWER 0.80

/* Standard deviations (n - 1) and means are weighted where the fit is: sum w (x - mean)^2 / (n - 1), as in its sigma. */
typedef struct {
  double standardised; /* b sd(x) / sd(y); NaN for the intercept */
  double elasticity;   /* b mean(x) / mean(y), for variables in levels; NaN for the intercept and where mean(y) is 0 */
  double detectable;   /* (t(1 - alpha/2) + t(power)) SE: the smallest effect found with that power; t with n - k df */
  double
      inflation; /* 1 / (1 - R^2) of the column on the others; about zero without an intercept; NaN for the intercept */
} Effect;

/* y: the response of the fit, covariance the one from which the errors are taken. Errors: DOMAIN (alpha or power not between 0
 * and 1; power not above alpha / 2). Result: k effects (transfer full: g_free). */
Effect *effects_of(const Fit *fit, const double *y, const gsl_matrix *covariance, double alpha, double power,
                   GError **error);

/* The smallest effect that a two-sided t test of size alpha finds with that power (Bloom 1995, Evaluation Review 19, 547-556).
 * 0 < alpha < 1, alpha / 2 < power < 1. */
double detectable_effect(double standard_error, double freedom, double alpha, double power);
