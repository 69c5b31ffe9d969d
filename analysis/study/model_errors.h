/* model_errors.h - the standard errors of a regression, by the method that was asked for */
#pragma once

#include "model.h"

/* The method that errors stand for when nothing was asked, or refused: errors, factor, lag, hac, cluster, groups, bootstrap,
 * freedom and covariance of a regression whose fits are done. Errors: those of hac_estimate, hc_covariance, cluster_covariance and
 * bootstrap_coefficients; DATA_ERROR_ALIGN for Newey-West without periods. */
gboolean regression_set_errors(Regression *regression, const ErrorsOptions *options, const gint64 *cluster,
                               GError **error);

/* The fit with the coefficients of the estimator in place of those of least squares: it borrows everything, so free nothing. */
Fit regression_shown(const Regression *regression);
