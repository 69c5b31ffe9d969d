/* rolling_study.h - kind "rolling": the correlation of two series in a window that moves along time */
#pragma once

#include "analysis.h"
#include "pairs.h"
#include "stats/correlation.h"
#include "stats/rolling.h"

typedef struct {
  char *x, *y;     /* labels */
  Period *periods; /* n, those of the pairs */
  gsize n;
  Frequency frequency;
  gboolean gaps;     /* among the periods */
  gboolean by_rule;  /* nobody gave the window */
  Correlation whole; /* Pearson over all pairs */
  gsize n_changes;   /* of the changes: Pearson over all of them; 0: could not be computed, why says the reason */
  char *why;
  Correlation changes;
  Wander wander[2];
  Rolling *rolling;
} RollingStudy;

/* Errors: those of analysis_frame and rolling_correlation. */
gpointer rolling_run(const AnalysisInput *input, GError **error);
void rolling_study_free(gpointer study); /* safe on NULL */
