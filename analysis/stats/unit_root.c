#include "unit_root.h"

#include <math.h>

#include "kpss.h"
#include "lag_regression.h"
#include "trend.h"

#define ADF "ADF"

gsize
unit_root_most_lags(gsize n, DickeyFullerTerms terms)
{
  const gsize schwert = (gsize)(12 * pow((double)n / 100, 0.25)), taken = 3 + 2 * lag_regression_terms(terms);
  /* n - 1 - p >= 2 (p + 1 + terms) */
  return n > taken ? MIN(MIN(schwert, (n - taken) / 3), UNIT_ROOT_MOST) : 0;
}

/* Information criterion with m columns less a constant that all share. */
static double
criterion(const LagRegression *regression, gsize m, UnitRootLags choice)
{
  const double n = (double)regression->n, each = choice == UNIT_ROOT_BIC ? log(n) : 2;

  return n * log(lag_regression_ssr(regression, m) / n) + each * (double)m;
}

static gboolean
choose_lags(const double *x, gsize n, UnitRootLags choice, DickeyFullerTerms terms, gsize most, gsize *lags,
            GError **error)
{
  g_autoptr(LagRegression) regression = lag_regression_new(lag_regression_design(x, n, terms, most, most, FALSE),
                                                           lag_regression_response(x, n, most), error);
  if (!regression)
    return FALSE;
  const gsize base = lag_regression_terms(terms) + 1;
  double best = INFINITY;

  *lags = 0;
  for (gsize m = base; m <= regression->independent; m++) {
    const double value = criterion(regression, m, choice);
    if (value < best) {
      best = value;
      *lags = m - base;
    }
  }
  return TRUE;
}

/* values as lag_regression_values() makes them. */
static gboolean
fit_at_lag(const double *values, gsize n, DickeyFullerTerms terms, gsize lags, UnitRootTest *result, GError **error)
{
  LastColumn level;
  g_autoptr(LagRegression) regression = lag_regression_new(lag_regression_design(values, n, terms, lags, lags, TRUE),
                                                           lag_regression_response(values, n, lags), error);
  if (!regression || !lag_regression_last(regression, ADF, &level, error))
    return FALSE;
  result->n = regression->n;
  result->lags = lags;
  result->coefficient = level.coefficient;
  result->statistic = level.t;
  mackinnon_critical(1, terms, regression->n, result->critical);
  return TRUE;
}

/* The test without its p-value, which takes longer than the rest. */
static gboolean
run(const double *x, gsize n, const UnitRootOptions *options, UnitRootTest *result, GError **error)
{
  const gboolean chosen = options->choice == UNIT_ROOT_AIC || options->choice == UNIT_ROOT_BIC,
                 by_rule = options->choice == UNIT_ROOT_RULE || (chosen && options->lags == G_MAXSIZE);
  gsize lags = by_rule ? unit_root_most_lags(n, options->terms) : options->lags;

  *result = (UnitRootTest){.terms = options->terms, .most = lags, .p = NAN};
  if (!lag_regression_check(ADF, n, lags + 1 + lag_regression_terms(options->terms), lags, error))
    return FALSE;
  g_autofree double *values = lag_regression_values(x, n, options->terms, error);
  return values && (!chosen || choose_lags(values, n, options->choice, options->terms, lags, &lags, error)) &&
         fit_at_lag(values, n, options->terms, lags, result, error);
}

gboolean
adf_test(const double *x, gsize n, const UnitRootOptions *options, UnitRootTest *result, GError **error)
{
  if (!run(x, n, options, result, error))
    return FALSE;
  result->p = dickey_fuller_p(options->terms, result->statistic);
  return TRUE;
}

gboolean
unit_root_rejected(const UnitRootTest *test, CriticalLevel level)
{
  return test->statistic < test->critical[level];
}

#define ALPHA 0.05

gboolean
unit_root_terms(const double *x, gsize n, DickeyFullerTerms *terms, GError **error)
{
  MannKendall trend;

  if (!mann_kendall(x, n, &trend, error))
    return FALSE;
  *terms = trend.p < ALPHA ? DF_TREND : DF_CONSTANT;
  return TRUE;
}

#define FEWEST 12 /* below it neither test says anything */

gboolean
looks_integrated(const double *x, gsize n, gboolean *integrated, GError **error)
{
  UnitRootOptions options = {.choice = UNIT_ROOT_AIC, .lags = G_MAXSIZE};
  UnitRootTest adf;
  Kpss kpss;

  if (!stats_check_count(n, FEWEST, error) || !unit_root_terms(x, n, &options.terms, error) ||
      !run(x, n, &options, &adf, error) || !kpss_test(x, n, options.terms == DF_TREND, KPSS_LAGS_RULE, &kpss, error))
    return FALSE;
  *integrated = !unit_root_rejected(&adf, CRITICAL_5) && kpss.p < ALPHA;
  return TRUE;
}
