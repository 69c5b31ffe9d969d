#include "granger.h"

#include <math.h>

#include "auxiliary.h"
#include "effects.h"
#include "gsl_auto.h"
#include "ols.h"
#include "power.h"
#include "serial.h"
#include "stats_error.h"
#include "wald.h"

#define NULL_IN_WORDS "the lags add nothing to the forecast"

static Fit *
fit_rows(const SeriesSet *set, DeterministicPart part, gsize lags, const gsize *rows, gsize n, GError **error)
{
  g_autoptr(gsl_matrix) design = lagged_design(set, part, lags, rows, n);
  g_auto(GStrv) names = lagged_names(set, part, lags);
  g_autofree double *y = g_new(double, n);

  for (gsize r = 0; r < n; r++)
    y[r] = set->values[0][rows[r]];
  return ols_fit(y, design, (const char *const *)names, part != REGRESS_NONE, error);
}

static gboolean
test_lags(const Fit *fit, const gint64 *period, const gsize *which, Granger *result, GError **error)
{
  const gsize freedom = fit->n - fit->k;
  g_autoptr(gsl_matrix) plain = ols_covariance(fit);
  g_autoptr(gsl_matrix) hac = NULL;

  if (!wald_test(fit, plain, which, result->lags, freedom, &result->f, error))
    return FALSE;
  result->newey_west_lag = MIN(hac_default_lag(fit->n), fit->n - 1);
  hac = hac_covariance(fit, period, result->newey_west_lag, TRUE, NULL);
  const gboolean robust = hac && wald_test(fit, hac, which, result->lags, freedom, &result->newey_west, NULL);
  const double w = (double)result->lags * result->f.statistic;
  result->f = test_f("Granger", NULL_IN_WORDS, fit->n, result->lags, result->f.statistic, result->lags, freedom);
  result->chi_square = test_chi_square("Wald", NULL_IN_WORDS, fit->n, result->lags, w, result->lags);
  if (robust)
    result->newey_west = test_f("Wald, Newey-West", NULL_IN_WORDS, fit->n, result->lags, result->newey_west.statistic,
                                result->lags, freedom);
  result->partial_r_squared = w / (w + (double)freedom);
  return TRUE;
}

static void
fill(const Fit *fit, const gint64 *period, Granger *result)
{
  BreuschGodfrey serial;

  result->r_squared = fit->r_squared;
  result->r_squared_without = 1 - (1 - fit->r_squared) / (1 - result->partial_r_squared);
  result->detectable = detectable_partial_r2(fit->n, result->lags, fit->n - fit->k, EFFECT_ALPHA, EFFECT_POWER);
  if (breusch_godfrey_test(fit, period, result->lags, &serial, NULL))
    result->serial = serial.f;
  if (result->descriptive)
    result->f.p = result->chi_square.p = result->newey_west.p = NAN;
}

gboolean
granger_test(const SeriesSet *set, const GrangerOptions *options, Granger *result, GError **error)
{
  const gsize lags = options->extra > LAGS_MOST ? options->extra : options->lags + options->extra;
  gsize n = 0;

  if (set->k < 2 || options->lags == 0) {
    g_set_error_literal(error, STATS_ERROR, STATS_ERROR_DOMAIN,
                        set->k < 2 ? "two series are needed" : "there must be at least one lag");
    return FALSE;
  }
  g_autofree gsize *rows = lagged_rows_for(set, options->part, lags, 1, &n, error);
  g_autoptr(Fit) fit = rows ? fit_rows(set, options->part, lags, rows, n, error) : NULL;
  if (!fit || !auxiliary_check_residuals(fit, error))
    return FALSE;
  *result =
      (Granger){.lags = options->lags, .extra = options->extra, .n = n, .k = fit->k, .descriptive = n < CAUSAL_LEAST};
  g_autofree gsize *which = g_new(gsize, options->lags);
  g_autofree gint64 *period = g_new(gint64, n);
  for (gsize lag = 1; lag <= options->lags; lag++)
    which[lag - 1] = lagged_column(set->k, options->part, 1, lag);
  for (gsize r = 0; r < n; r++)
    period[r] = set->period ? set->period[rows[r]] : (gint64)rows[r];
  if (!test_lags(fit, period, which, result, error))
    return FALSE;
  fill(fit, period, result);
  return TRUE;
}
