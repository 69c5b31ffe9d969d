/* causality_study.h - Granger causality of two series, both ways
 *
 * Kind "causality": of x and y, given further series. Options: those of lagged_model.h and method (auto, levels, toda-yamamoto). By
 * default the test of Toda and Yamamoto is taken where a series looks integrated, with one lag that is not tested. */
#pragma once

#include "lagged_model.h"
#include "stats/granger.h"

typedef enum { X_TO_Y, Y_TO_X, N_DIRECTIONS } CausalDirection;

typedef struct {
  LaggedModel *model;   /* x, y, given */
  gboolean asked;       /* the study said which method; otherwise it was chosen */
  gsize extra;          /* lags that are not tested: 1 with Toda and Yamamoto, otherwise 0 */
  gboolean descriptive; /* fewer than CAUSAL_LEAST rows: no p-value is given */
  gsize in_gaps;        /* rows left out because a lag falls into a gap */
  Granger directions[N_DIRECTIONS];
} Causality;

/* As AnalysisKind.run: a Causality. Errors: those of lagged_model_new and granger_test; DATA_ERROR_SCHEMA (method). */
gpointer causality_run(const AnalysisInput *input, GError **error);
void causality_free(gpointer causality); /* safe on NULL */

/* Labels of the series that leads and of the one that follows (transfer none). */
const char *causality_from(const Causality *causality, CausalDirection direction);
const char *causality_to(const Causality *causality, CausalDirection direction);
