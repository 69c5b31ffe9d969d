/* lagged_model.h - what causality and vector autoregressions share: series on one grid, how many lags, and who looks integrated */
#pragma once

#include "analysis.h"
#include "stats/var_lags.h"

typedef struct {
  gsize k;       /* series: of, then given */
  char **labels; /* k, NULL-terminated */
  char **units;  /* k; NULL for a plain number */
  Frame *frame;  /* periods in which all have exact values */
  gint64 *grid;  /* place of each; a gap between irregular periods counts as one place */
  SeriesSet set; /* points into the above */
  Frequency frequency;
  DeterministicPart part;
  gsize lags;
  LagTable *table;        /* NULL where the number was given */
  LagCriterion criterion; /* that chose, with a table */
  gboolean most_by_rule;  /* max-lags was not given */
  gboolean *integrated;   /* k: by looks_integrated() over the longest run without a gap */
  char *not_judged;       /* why that could not be told, of the first series of which it could not; NULL */
} LaggedModel;

/* Options: lags (number, aic, bic; BIC by default), max-lags, terms (a constant by default). Errors: those of analysis_frame and
 * var_select_lags; DATA_ERROR_SCHEMA (lags: rule, which has no meaning here; max-lags beside a number). */
LaggedModel *lagged_model_new(const AnalysisInput *input, GError **error);
void lagged_model_free(LaggedModel *model); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LaggedModel, lagged_model_free)

/* Any of the series looks integrated. */
gboolean lagged_model_integrated(const LaggedModel *model);

/* Observations that fall out with so many lags because one falls into a gap; the first lags of the sample are not among them. */
gsize lagged_model_in_gaps(const LaggedModel *model, gsize lags);

/* Enters in the ledger which observations have no lags, at the start and behind gaps. */
void lagged_model_ledger(const LaggedModel *model, const AnalysisInput *input, gsize lags);
