/* lead_lag_study.h - kind "lead-lag": which of two series moves first, and whether chance would do as much
 *
 * Of the levels and of their first differences: correlations at leads and lags, and the largest of them judged as the largest. At lag
 * k > 0 x leads y by k periods, at k < 0 y leads x. */
#pragma once

#include "analysis.h"
#include "pairs.h"
#include "stats/cross_correlation.h"
#include "stats/max_shift.h"
#include "stats/prewhitened_correlation.h"
#include "stats/stationary_bootstrap.h"
#include "stats/sub_periods.h"

#define LEAD_LAG_PARTS 5 /* two halves, three thirds */

typedef struct {
  CorrelatedOn on;
  char *why; /* why it could not be computed, or NULL; then all below is empty */
  gsize n, lags;
  Period *periods; /* n */
  CrossCorrelation *correlation;
  Prewhitened *prewhitened; /* NULL where too few values are left */
  MaxShift shift;           /* the best lag and its r stand in it */
  MaxBootstrap bootstrap;
  LagInterval at_best;             /* n = 0 where there are too few pairs at that lag */
  double needed;                   /* |r| from which on one lag alone is below 5 %, for n independent pairs */
  double needed_effective;         /* the same for the effective number of pairs */
  SubPeriod parts[LEAD_LAG_PARTS]; /* of the pairs at the best lag: halves, then thirds */
} LeadLagSide;

typedef struct {
  char *x, *y; /* labels */
  Frequency frequency;
  gboolean by_rule; /* nobody gave the lags: a quarter of n, at most LEAD_LAG_RULE_MOST */
  Wander wander[2]; /* of the levels */
  LeadLagSide on[N_ON];
} LeadLagStudy;

#define LEAD_LAG_RULE_MOST 12

/* Over the longest run without a gap. Errors: those of analysis_frame; DATA_ERROR_SCHEMA (lags: aic, bic); those of max_shift_test and
 * max_bootstrap_test for the levels, for the changes they are told in the result. */
gpointer lead_lag_run(const AnalysisInput *input, GError **error);
void lead_lag_free(gpointer study); /* safe on NULL */

/* "2003–2009": from the first to the last period in a part (transfer full). */
char *lead_lag_part_periods(const LeadLagSide *side, const SubPeriod *part);
