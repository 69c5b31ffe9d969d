/* var_study.h - a vector autoregression, what follows its shocks, and whose shocks make up its errors
 *
 * Kind "vector-autoregression": of two or more series, in the order in which shocks of one period are taken to work. Options: those of
 * lagged_model.h, steps (by default as many as make one to six years, see var_steps), resamples and seed. */
#pragma once

#include "lagged_model.h"
#include "stats/impulse.h"
#include "stats/var.h"

typedef struct {
  LaggedModel *model;
  Var *var;
  Impulse *impulse;
  gboolean descriptive; /* fewer than CAUSAL_LEAST rows: responses have no bands */
  gsize in_gaps;        /* rows left out because a lag falls into a gap */
} VectorAutoregression;

/* As AnalysisKind.run: a VectorAutoregression. Errors: those of lagged_model_new, var_fit and impulse_responses. */
gpointer var_run(const AnalysisInput *input, GError **error);
void var_study_free(gpointer result); /* safe on NULL */

/* Steps after a shock where none are asked for: 6 years, 8 half-years, 12 quarters or two-month periods, 24 months, 30 days; 12. */
gsize var_steps(Frequency frequency);

/* The correlation of the errors of two equations in the same period. */
double var_same_period(const Var *var, gsize a, gsize b);
