/* auxiliary.h - the regressions that diagnostics make of residuals */
#pragma once

#include <glib.h>
#include <gsl/gsl_matrix.h>

#include "ols.h"

/* Residuals smaller than this share of the response are rounding, and nothing can be tested on them. */
#define PERFECT_FIT 1e-14

/* Errors: CONSTANT ("the fit is perfect: its residuals are only rounding"). */
gboolean auxiliary_check_residuals(const Fit *fit, GError **error);

/* what begins the message: "White: 12 observations, at least 16 are needed". Errors: TOO_FEW. */
gboolean auxiliary_check_count(const char *what, gsize n, gsize needed, GError **error);

typedef struct {
  gsize rank;            /* columns that are no combination of others (RANK_TOLERANCE) */
  double explained, ssr; /* sums of squares of the fitted values and of the residuals, about zero */
} Auxiliary;

/* Least squares of y (one value for each row) on the columns of design, dependent ones left out. Errors: NUMERIC. */
gboolean auxiliary_fit(const double *y, const gsl_matrix *design, Auxiliary *result, GError **error);

/* Squared residuals less their mean, n of them (transfer full). what begins the message. Errors: CONSTANT (they are all equal). */
double *auxiliary_squares(const char *what, const Fit *fit, GError **error);
