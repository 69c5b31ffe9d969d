#include "model_errors.h"

#include "datasets/problems.h"
#include "stats/hc.h"
#include "unweighted.h"

Fit
regression_shown(const Regression *regression)
{
  Fit shown = *regression->fit;
  if (regression->prais_winsten)
    shown.coefficients = regression->prais_winsten->fit->coefficients;
  if (regression->robust)
    shown.coefficients = regression->robust->coefficients;
  return shown;
}

static gsl_matrix *
copy_matrix(const gsl_matrix *matrix)
{
  gsl_matrix *copy = gsl_matrix_alloc(matrix->size1, matrix->size2);
  gsl_matrix_memcpy(copy, matrix);
  return copy;
}

/* Covariance by the theory of the estimator itself. */
static gsl_matrix *
own_covariance(const Regression *regression)
{
  if (regression->robust)
    return copy_matrix(regression->robust->covariance);
  return ols_covariance(regression->prais_winsten ? regression->prais_winsten->fit : regression->fit);
}

static gsl_matrix *
newey_west(Regression *regression, const Fit *fit, const ErrorsOptions *options, GError **error)
{
  const HacOptions *hac = &options->hac;
  if (hac->rule == BANDWIDTH_FIXED && hac->kernel != KERNEL_QUADRATIC_SPECTRAL && hac->bandwidth >= (double)fit->n) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                "lag %g is not below the number of observations, %" G_GSIZE_FORMAT, hac->bandwidth, fit->n);
    return NULL;
  }
  gsl_matrix *covariance = hac_estimate(fit, regression->grid, &options->hac, &regression->hac, error);
  regression->lag = regression->hac.lags;
  regression->lag_by_rule = options->hac.rule != BANDWIDTH_FIXED;
  regression->factor = regression->hac.factor;
  regression->preset = options->preset;
  return covariance;
}

static gsl_matrix *
clustered(Regression *regression, const Fit *fit, const ErrorsOptions *options, const gint64 *cluster, GError **error)
{
  gsl_matrix *covariance = cluster_covariance(fit, cluster, &regression->groups, error);
  const double n = (double)regression->n, k = (double)regression->k, groups = (double)regression->groups;
  regression->cluster = g_strdup(options->cluster);
  if (!covariance)
    return NULL;
  regression->freedom = regression->groups - 1;
  regression->factor = groups / (groups - 1) * (n - 1) / (n - k);
  return covariance;
}

/* Rows without time are drawn one by one. */
static gsl_matrix *
bootstrapped(Regression *regression, const Fit *fit, const ErrorsOptions *options, GError **error)
{
  BootstrapOptions bootstrap = options->bootstrap;
  bootstrap.level = CONFIDENCE_LEVEL;
  if (regression->cross_section && !bootstrap.block)
    bootstrap.block = 1;
  regression->bootstrap =
      bootstrap_coefficients(fit, regression->cross_section ? NULL : regression->grid, &bootstrap, error);
  return regression->bootstrap ? copy_matrix(regression->bootstrap->covariance) : NULL;
}

static ErrorsKind
kind_by_default(const Regression *regression)
{
  return regression->cross_section || regression->estimator != ESTIMATOR_OLS ? ERRORS_PLAIN : ERRORS_NEWEY_WEST;
}

/* fit: least squares without weights, which the formulas of the sandwich do not know. */
static gsl_matrix *
covariance_of(Regression *regression, const Fit *fit, const ErrorsOptions *options, const gint64 *cluster,
              GError **error)
{
  switch (regression->errors) {
  case ERRORS_HC0:
  case ERRORS_HC1:
  case ERRORS_HC2:
  case ERRORS_HC3:
    if (regression->errors == ERRORS_HC1)
      regression->factor = (double)regression->n / (double)regression->freedom;
    return hc_covariance(fit, (HcType)(regression->errors - ERRORS_HC0 + HC0), error);
  case ERRORS_NEWEY_WEST:
    return newey_west(regression, fit, options, error);
  case ERRORS_CLUSTER:
    return clustered(regression, fit, options, cluster, error);
  case ERRORS_BOOTSTRAP:
    return bootstrapped(regression, fit, options, error);
  case ERRORS_PLAIN:
  case ERRORS_DEFAULT:
  case N_ERRORS:
    break;
  }
  return own_covariance(regression);
}

gboolean
regression_set_errors(Regression *regression, const ErrorsOptions *options, const gint64 *cluster, GError **error)
{
  regression->by_default = options->kind == ERRORS_DEFAULT;
  regression->errors = regression->by_default ? kind_by_default(regression) : options->kind;
  regression->freedom = regression->n - regression->k;
  regression->factor = 1;
  if (regression->errors == ERRORS_NEWEY_WEST && regression->cross_section) {
    g_set_error_literal(error, DATA_ERROR, DATA_ERROR_ALIGN, "newey-west errors need periods, and this table has none");
    return FALSE;
  }
  if (regression->errors > ERRORS_PLAIN && regression->estimator != ESTIMATOR_OLS) {
    g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "%s errors belong to least squares: %s brings errors of its own",
                errors_name(regression->errors), estimator_name(regression->estimator));
    return FALSE;
  }
  Fit *unweighted = unweighted_fit(regression->fit, TRUE);
  regression->covariance = covariance_of(regression, unweighted, options, cluster, error);
  unweighted_free(unweighted);
  return regression->covariance != NULL;
}
