/* matrix_study.h - kind "correlation-matrix": every pair of several series, with p-values adjusted for their number */
#pragma once

#include "analysis.h"
#include "pairs.h"
#include "stats/correlation.h"

/* A study that asks for more has not asked a question. */
#define MATRIX_MOST 200 /* series: 19900 pairs */

typedef struct {
  gsize row, column; /* of series, column < row */
  gsize n;           /* periods that both have */
  char *why;         /* why it could not be computed, or NULL */
  Correlation correlation;
  double p;          /* used: p_effective, in a cross-section p; NaN where it could not be computed */
  double adjusted;   /* over all tests of this table; NaN */
  gboolean expected; /* of levels: both series trend, or both look integrated */
} MatrixPair;

typedef struct {
  gsize tests;       /* p-values there are, over which they are adjusted */
  gsize told;        /* adjusted below 0.05 */
  gsize told_alone;  /* p below 0.05, not adjusted */
  MatrixPair *pairs; /* n_pairs, in the order of rows, then columns */
} MatrixTable;

typedef struct {
  gsize k, n_pairs;
  char **labels;            /* k, NULL-terminated */
  CorrelationMethod method; /* Pearson or Spearman */
  Correction correction;
  Frequency frequency;
  gboolean cross_section;
  gboolean gaps;      /* among the periods of some pair */
  gsize fewest, most; /* n of the pairs of levels that were computed */
  MatrixTable on[N_ON];
} MatrixStudy;

/* Errors: those of series_same_frequency; DATA_ERROR_SCHEMA (a method that is neither pearson nor spearman; more than MATRIX_MOST
 * series); STATS_ERROR_TOO_FEW where no pair can be computed (the first reason is told). */
gpointer matrix_run(const AnalysisInput *input, GError **error);
void matrix_free(gpointer study); /* safe on NULL */
