/* quadratic_form.h - the law of a weighted sum of squares of independent standard normal variables
 *
 * Imhof, J. P. (1961), Biometrika 48, 419-426, with the path of integration led through the saddle point: Rice, S. O.
 * (1980), SIAM Journal on Scientific and Statistical Computing 1, 438-448. A small tail keeps its relative precision, which
 * Imhof's own path and Pan's formula lose. */
#pragma once

#include <glib.h>

#include "stats_error.h"

/* P(sum of weight[i] z[i]^2 > 0) for n weights, not all zero, to about ten digits. Errors: NUMERIC (the integral does not settle). */
gboolean quadratic_form_above_zero(const double *weight, gsize n, double *probability, GError **error);
