/* cointegration_study.h - the kind `cointegration`: Engle and Granger's test with each series as the response
 *
 * of: two to MACKINNON_MOST expressions, over the longest run of periods in which all have values. lags as for `stationarity`. terms: by
 * default a constant, and a trend where Mann-Kendall finds one in any of the series at 5 %: without it the law of the test is not the
 * tabulated one when the series drift. */
#pragma once

#include "analysis.h"
#include "stats/cointegration.h"
#include "unit_root_choice.h"

/* With fewer observations the test is described, not judged: no verdict, no p-value. */
#define COINTEGRATION_FEW 20

typedef enum { INTEGRATED_NOT_KNOWN, INTEGRATED_NO, INTEGRATED_YES } Integrated;

typedef struct {
  char *label;
  Integrated integrated; /* looks_integrated() */
  EngleGranger *test;    /* with this series as the response; NULL: why tells */
  char *why;
} CointegrationOf;

typedef struct {
  gsize n, k; /* periods, series */
  Period first, last;
  Frequency frequency;
  UnitRootLags lag_choice;
  TermsChoice choice;      /* trend_p: the smallest of all */
  char *trending;          /* label of the series with that p */
  CointegrationOf *series; /* k */
} Cointegration;

/* Errors: analysis_frame's, check_lags's; DATA_ERROR_SCHEMA (too many series; terms none). */
gpointer cointegration_run(const AnalysisInput *input, GError **error);
void cointegration_free(gpointer result); /* safe on NULL */
