/* regular_run.h - the longest stretch of a series without a gap, on one grid: what filters and forecasts work on */
#pragma once

#include "analysis.h"

typedef struct {
  char *label, *unit; /* unit NULL: a plain number */
  Frequency frequency;
  gsize n;
  Period *periods; /* n */
  double *values;  /* n */
} RegularRun;

/* Errors: those of analysis_run_of; DATA_ERROR_ALIGN where its periods are not of one length. */
gboolean regular_run(const AnalysisInput *input, const Series *series, RegularRun *run, GError **error);
void regular_run_clear(RegularRun *run);

/* Periods a cycle: as asked, or those of a year, of days those of a week; 1 of yearly values. */
gsize regular_run_season(const RegularRun *run, const AnalysisOptions *options);
/* Where the first period stands in such a cycle, from 0: by the calendar where the cycle is a year or a week, else 0. */
gsize regular_run_place(const RegularRun *run, gsize season);
/* What a place of the cycle is called: "January", "Q1", "January–February", "Monday"; "3 of 5" (transfer full). */
char *regular_run_place_name(const RegularRun *run, gsize season, gsize place);
