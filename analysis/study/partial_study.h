/* partial_study.h - kind "partial": the correlation of two series with others held fixed, of levels and of changes */
#pragma once

#include "analysis.h"
#include "pairs.h"
#include "stats/correlation.h"
#include "stats/partial_correlation.h"

typedef struct {
  gsize n; /* 0: could not be computed, why says the reason */
  char *why;
  Correlation plain; /* Pearson of the same pairs, nothing held fixed */
  PartialCorrelation partial;
  Wander wander[2]; /* of x and y themselves; of no cross-section */
} PartialPair;

typedef struct {
  char *x, *y;     /* labels */
  char **given;    /* labels, NULL-terminated */
  Period *periods; /* n, of the levels: those in which all series have values */
  gsize n;
  Frequency frequency;
  gboolean cross_section;
  gboolean gaps; /* among the periods */
  PartialPair on[N_ON];
} PartialStudy;

/* Errors: those of analysis_frame and partial_correlate on levels; DATA_ERROR_SCHEMA without 'given'. */
gpointer partial_run(const AnalysisInput *input, GError **error);
void partial_free(gpointer study); /* safe on NULL */
