/* screening_study.h - kind "screening": one index against many series at leads and lags, with the number of tests taken into account */
#pragma once

#include "analysis.h"
#include "pairs.h"
#include "stats/screening.h"

typedef struct {
  char *index;   /* label of the first expression */
  char **labels; /* n_series, NULL-terminated: the others */
  gsize n_series, n, lags;
  Period first, last;
  Frequency frequency;
  gboolean by_rule;    /* nobody gave the lags */
  gboolean changes;    /* method: changes, the default; levels */
  ScreenedCell *cells; /* n_series rows of 2 lags + 1, as in stats/screening.h */
  gsize tests;         /* p-values there are */
  gsize alone;         /* below 5 % each for itself */
  gsize found;         /* below 5 % when adjusted */
} ScreeningStudy;

/* Over the longest run that all series have without a gap. Errors: those of analysis_frame and screen_lags; DATA_ERROR_SCHEMA (a method
 * that is neither changes nor levels; lags: aic, bic). */
gpointer screening_run(const AnalysisInput *input, GError **error);
void screening_free(gpointer study); /* safe on NULL */

/* How many of n cells are below 5 % each for itself, and when adjusted. */
void screening_count(const ScreenedCell *cells, gsize n, gsize *alone, gsize *found);

/* lags: a number, or the rule min(LEAD_LAG_RULE_MOST, n / 4). FALSE for aic and bic: DATA_ERROR_SCHEMA. */
gboolean screening_check_lags(const AnalysisOptions *options, GError **error);
gsize screening_lags(const AnalysisOptions *options, gsize n);

const ScreenedCell *screening_cell(const ScreeningStudy *study, gsize series, int lag);
