/* autocorrelation_study.h - kind "autocorrelation": how far a series remembers its past */
#pragma once

#include "analysis.h"
#include "stats/test_result.h"

typedef struct {
  char *label;
  char *why; /* why it could not be computed, or NULL; then all below is empty */
  gsize n, lags;
  Period first, last;
  Frequency frequency;
  double *r, *partial; /* lags values each: lag 1 first, as in acf.h */
  double white;        /* half the 95 % band of a series without autocorrelation: z / sqrt(n) */
  double *
      band; /* half the band of r at lag k of a series that is correlated up to lag k - 1: z sqrt((1 + 2 sum r^2) / n) (Bartlett) */
  TestResult *ljung_box; /* lags values: up to that lag */
} Correlogram;

typedef struct {
  gboolean by_rule; /* nobody gave the lags: 10 log10 n, at most a third of n */
  gsize k;
  Correlogram *series; /* k */
} AutocorrelationStudy;

/* Each over its longest run without a gap. Errors: DATA_ERROR_SCHEMA (lags: aic, bic, 0); where no series can be computed, the error of
 * the first. */
gpointer autocorrelation_run(const AnalysisInput *input, GError **error);
void autocorrelation_free(gpointer study); /* safe on NULL */
