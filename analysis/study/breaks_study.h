/* breaks_study.h - kind "breaks": did a mean, a trend or a regression change, how often, and when?
 *
 * of: one expression, whose mean (terms: constant, the default) or linear trend (terms: trend) may change; its longest run of adjoining
 * values is taken, the rest is in the ledger. Or formula: a regression, all of whose coefficients may change; a period missing
 * between two others is refused, since regimes are stretches of time. A break is dated by the last period of the old regime. */
#pragma once

#include "analysis.h"
#include "stats/bai_perron.h"
#include "stats/break_interval.h"
#include "stats/chow.h"
#include "stats/cusum.h"
#include "stats/sup_f_bootstrap.h"

typedef struct {
  char *of;                 /* the formula, or the expression */
  DeterministicTerms terms; /* of an expression: TERMS_CONSTANT or TERMS_TREND; TERMS_DEFAULT for a formula */
  char *label, *unit;       /* of the response; unit NULL: a plain number */
  gsize n;
  Period *periods; /* n */
  Frequency frequency;
  double *response; /* n */
  Fit *fit;         /* without a break */

  double trimming; /* as asked */
  gsize segment;   /* periods of the shortest regime admitted */
  SupF *sup_f;
  gboolean lagged_response; /* lags of the response are among the regressors: no bootstrap */
  SupFBootstrap bootstrap;
  BaiPerron *partitions;
  Regimes *regimes;         /* between the breaks that BIC takes */
  BreakInterval *intervals; /* regimes->count - 1, of CONFIDENCE_LEVEL */
  Cusum *ols_cusum, *recursive_cusum;
  gboolean has_chow;
  Chow chow; /* at the period asked for */
} BreaksStudy;

/* Errors: those of analysis_run_of, design_new and ols_fit_model; of segment_of_trimming, sup_f_test, sup_f_bootstrap, bai_perron,
 * cusum_recursive and chow_test; DATA_ERROR_SCHEMA (terms that the kind does not have, or beside a formula), DATA_ERROR_ALIGN (a
 * gap), DATA_ERROR_PERIOD (no period ends with the one in at). */
gpointer breaks_run(const AnalysisInput *input, GError **error);
void breaks_free(gpointer study); /* safe on NULL */
