/* unit_root_choice.h - terms and lags of unit-root tests, as the options of an analysis or the series themselves say */
#pragma once

#include "analysis_options.h"
#include "stats/unit_root.h"

typedef struct {
  DickeyFullerTerms terms;
  gboolean
      given; /* the options said so; otherwise a trend stands where Mann-Kendall finds one at 5 %, else a constant */
  double trend_p; /* of Mann-Kendall; NaN where it could not be computed */
} TermsChoice;

/* Of n values. A series on which Mann-Kendall cannot be computed gets a constant. */
TermsChoice choose_terms(const AnalysisOptions *options, const double *x, gsize n);

/* DATA_ERROR_SCHEMA where more lags are asked for than UNIT_ROOT_MOST ("lags is 200 at most, not 1000"). */
gboolean check_lags(const AnalysisOptions *options, GError **error);

/* Lags: by AIC where the options say nothing. */
UnitRootOptions unit_root_options(const AnalysisOptions *options, DickeyFullerTerms terms);
