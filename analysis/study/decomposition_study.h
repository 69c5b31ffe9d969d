/* decomposition_study.h - kind "decomposition": a series as trend, season and remainder */
#pragma once

#include "regular_run.h"
#include "stats/decompose.h"

typedef struct {
  RegularRun run;
  gsize season;
  gsize *at;     /* season: of the k-th place of the calendar its place in parts->index */
  char **places; /* season: their names, NULL-terminated */
  Decomposition *parts;
} DecompositionStudy;

/* method: additive (the default) | multiplicative. Errors: those of regular_run and decompose; DATA_ERROR_SCHEMA (another method),
 * DATA_ERROR_ALIGN (yearly values without a season). */
gpointer decomposition_run(const AnalysisInput *input, GError **error);
void decomposition_study_free(gpointer study); /* safe on NULL */
