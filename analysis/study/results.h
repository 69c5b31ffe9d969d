/* results.h - a study computed: series, models and what was left out on the way */
#pragma once

#include "analysis.h"
#include "model.h"
#include "source.h"
#include "study.h"

typedef struct {
  const Study *study;
  Ledger *ledger;
  Data *data;
  GHashTable *by_name;     /* name -> Series, as far as computed */
  GHashTable *breakdowns;  /* name -> Breakdown, as far as computed */
  GHashTable *under_way;   /* names being computed: a name met twice is a circle */
  GPtrArray *series;       /* Series, in the order of the study; all of them after results_series */
  GPtrArray *trends;       /* Trend */
  GPtrArray *regressions;  /* Regression */
  GPtrArray *correlations; /* CorrelationReport */
  GPtrArray *analyses;     /* Analysis */
  GPtrArray *claims;       /* Claim (claims.h); NULL until results_claims */
  GPtrArray *comparisons;  /* Comparison; of a trend its log-linear regression, or the linear one */
} Results;

/* Nothing is computed yet. study must outlive it. */
Results *results_new(const Study *study);
void results_free(Results *results); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Results, results_free)

/* The names of the study as series; they are computed when first asked for. */
Scope results_scope(Results *results);

/* Computes all series; all models, and with them every breakdown, so that a fault in one that nothing uses is found. Errors carry the
 * place in the study file. names (NULL: all) chooses models, and only what they need is read; an unknown name is the caller's to refuse. */
gboolean results_series(Results *results, GError **error);
gboolean results_models(Results *results, const char *const *names, GError **error);
gboolean results_breakdowns(Results *results, GError **error); /* every one */

/* A regression of that name, or the main one of a trend (its log-linear one where there is one), computed when it is not there
 * (transfer none). Errors: those of the models; DATA_ERROR_NAME where nothing is called so. */
const Regression *results_regression(Results *results, const char *name, GError **error);

/* An analysis of that name, computed when it is not there (transfer none). Errors: those of analysis_run; DATA_ERROR_NAME. */
const Analysis *results_analysis(Results *results, const char *name, GError **error);

/* An expression of the study, with its place in errors (transfer full). */
Series *results_phrase(Results *results, const Phrase *phrase, GError **error);

/* A table of columns of the study: the outer frame over its columns (transfer full); *columns receives the evaluated series (Series). */
Frame *results_table(Results *results, const TableDef *table, GPtrArray **columns, GError **error);

/* Whether an error tells its place in the study or in one of its files already. */
gboolean results_error_has_place(const Results *results, const GError *error);

/* Gives an error the place of a node of the study, offset bytes into its text, and the source line under it, unless it has one; where the
 * study is no file it stays as it is. */
void results_place_error(const Results *results, const YamlNode *node, gsize offset, const char *what, GError **error);
