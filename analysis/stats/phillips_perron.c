#include "phillips_perron.h"

#include <math.h>

#include "auxiliary.h"
#include "lag_regression.h"
#include "long_run_variance.h"

#define NAME "Phillips-Perron"

static gboolean
check(gsize n, DickeyFullerTerms terms, gsize lags, GError **error)
{
  if (!auxiliary_check_count(NAME, n, lag_regression_terms(terms) + 4, error))
    return FALSE;
  if (lags < n - 1 || lags == PHILLIPS_PERRON_RULE)
    return TRUE;
  g_set_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "%s: %zu lags are not below %zu observations", NAME, lags, n - 1);
  return FALSE;
}

static gboolean
correct(const LagRegression *regression, const LastColumn *level, DickeyFullerTerms terms, gsize lags,
        PhillipsPerron *result, GError **error)
{
  const double n = (double)regression->n, trend = terms == DF_TREND ? n * n / (n * n - 1) : 1;
  g_autofree double *residuals = lag_regression_residuals(regression, error);
  if (!residuals)
    return FALSE;
  const double variance = lag_regression_ssr(regression, regression->k) / n,
               long_run = long_run_variance(residuals, regression->n, lags), excess = (long_run - variance) / 2;
  if (!(long_run > 0)) {
    g_set_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "%s: the long-run variance is zero", NAME);
    return FALSE;
  }
  result->tau.statistic =
      sqrt(variance / long_run) * level->t - excess / sqrt(long_run) * n / level->length * sqrt(trend);
  result->alpha = n * level->coefficient - excess * n * n / (level->length * level->length) * trend;
  return TRUE;
}

gboolean
phillips_perron_test(const double *x, gsize n, DickeyFullerTerms terms, gsize lags, PhillipsPerron *result,
                     GError **error)
{
  LastColumn level;

  if (!check(n, terms, lags, error))
    return FALSE;
  g_autofree double *values = lag_regression_values(x, n, terms, error);
  if (!values)
    return FALSE;
  g_autoptr(LagRegression) regression = lag_regression_new(lag_regression_design(values, n, terms, 0, 0, TRUE),
                                                           lag_regression_response(values, n, 0), error);
  if (!regression || !lag_regression_last(regression, NAME, &level, error))
    return FALSE;
  const gsize used = lags == PHILLIPS_PERRON_RULE ? long_run_lags(n - 1) : lags;
  *result = (PhillipsPerron){
      .tau = {.terms = terms, .n = n - 1, .lags = used, .most = used, .coefficient = level.coefficient}};
  if (!correct(regression, &level, terms, used, result, error))
    return FALSE;
  result->tau.p = dickey_fuller_p(terms, result->tau.statistic);
  mackinnon_critical(1, terms, n - 1, result->tau.critical);
  return TRUE;
}
