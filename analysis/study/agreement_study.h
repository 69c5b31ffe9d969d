/* agreement_study.h - kind "agreement": do two indices say the same? Ranks, signs, and differences */
#pragma once

#include "analysis.h"
#include "pairs.h"
#include "stats/agreement.h"
#include "stats/correlation.h"

typedef struct {
  gsize n; /* 0: could not be computed, why says the reason */
  char *why;
  Correlation spearman, kendall;
  SignAgreement signs; /* of levels: on which side of zero; of changes: up or down */
} AgreedOn;

typedef struct {
  char *x, *y;     /* labels */
  char *unit;      /* of both; NULL: plain numbers */
  Period *periods; /* n, of the levels */
  gsize n;
  Frequency frequency;
  gboolean cross_section;
  gboolean gaps;
  Wander wander[2]; /* of x and y as given; of no cross-section */
  AgreedOn on[N_ON];
  char *no_difference; /* why there is none: the units differ; NULL where there is */
  Agreement agreement; /* of the levels, x - y */
  double smallest;     /* smallest-difference: what is of practical weight; NaN */
} AgreementStudy;

/* Errors: those of analysis_frame; of correlate and agree on levels. */
gpointer agreement_run(const AnalysisInput *input, GError **error);
void agreement_free(gpointer study); /* safe on NULL */
