#include "unit_root_choice.h"

#include <math.h>

#include "datasets/problems.h"
#include "stats/trend.h"

TermsChoice
choose_terms(const AnalysisOptions *options, const double *x, gsize n)
{
  TermsChoice choice = {.given = options->terms != TERMS_DEFAULT, .trend_p = NAN};
  MannKendall trend;

  if (mann_kendall(x, n, &trend, NULL))
    choice.trend_p = trend.p;
  if (choice.given)
    choice.terms = options->terms == TERMS_NONE ? DF_NONE : options->terms == TERMS_CONSTANT ? DF_CONSTANT : DF_TREND;
  else if (!unit_root_terms(x, n, &choice.terms, NULL))
    choice.terms = DF_CONSTANT;
  return choice;
}

gboolean
check_lags(const AnalysisOptions *options, GError **error)
{
  const gboolean given = options->lag_choice == LAGS_GIVEN;
  const gsize lags = given ? options->lags : options->max_lags;

  if (lags <= UNIT_ROOT_MOST || (!given && lags == OPTION_UNSET))
    return TRUE;
  g_set_error(error, DATA_ERROR, DATA_ERROR_SCHEMA, "%s is %d at most, not %" G_GSIZE_FORMAT,
              given ? "lags" : "max-lags", UNIT_ROOT_MOST, lags);
  return FALSE;
}

UnitRootOptions
unit_root_options(const AnalysisOptions *options, DickeyFullerTerms terms)
{
  static const UnitRootLags choices[] = {[LAGS_DEFAULT] = UNIT_ROOT_AIC,
                                         [LAGS_GIVEN] = UNIT_ROOT_GIVEN,
                                         [LAGS_RULE] = UNIT_ROOT_RULE,
                                         [LAGS_AIC] = UNIT_ROOT_AIC,
                                         [LAGS_BIC] = UNIT_ROOT_BIC};
  const gboolean given = options->lag_choice == LAGS_GIVEN;

  return (UnitRootOptions){terms, choices[options->lag_choice], given ? options->lags : options->max_lags};
}
