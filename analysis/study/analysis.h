/* analysis.h - analyses of series over time, each kind a row of one table
 *
 * A kind has a key in the study file (a list of items under it), the options it takes, and a function that computes it. What a result says
 * and how it is drawn are tables of the same keys in report/. */
#pragma once

#include "analysis_options.h"
#include "breakdown.h"
#include "datasets/frame.h"
#include "evaluate.h"
#include "study.h"

typedef struct AnalysisKind AnalysisKind;

/* An item as it was asked. Options that a kind does not take keep their defaults. */
typedef struct AnalysisDef {
  const AnalysisKind *kind;
  char *name;
  const YamlNode *node;         /* NULL on the command line */
  GPtrArray *of, *given;        /* Phrase */
  char **breakdowns;            /* of a kind with parts: names under 'of'; else NULL */
  Formula *formula;             /* NULL without */
  const YamlNode *formula_node; /* its text is the source */
  AnalysisOptions options;
  gboolean has_sample;
  Period sample;
} AnalysisDef;

/* What a kind computes from. Series are cut to the sample. A kind with a formula tells by the last two what it alone knows. */
typedef struct {
  const AnalysisDef *def;
  const Scope *scope;    /* for formulas, and the ledger of what is left out */
  GPtrArray *of, *given; /* Series */
  GPtrArray *breakdowns; /* Breakdown, of a kind with parts: cut to the sample */
  GPtrArray *sources;    /* char *: analysis_add_source() */
  gsize *offset;         /* byte of the formula's text where the cause of an error stands */
} AnalysisInput;

struct AnalysisKind {
  /* "breaks": in the study file, in JSON (hyphens as underscores) and of bytrade analyse. */
  const char *key;
  const char *summary;     /* half a line for help: "breaks of a mean or a regression, with intervals of their dates" */
  guint least, most;       /* expressions under 'of'; most G_MAXUINT: any number; 0: none, a formula alone */
  gboolean formula;        /* takes 'formula' in place of 'of' */
  const char *options[12]; /* keys of analysis_options.h, and "given" */
  const char *charts[4];   /* kinds of charts that draw it */
  gboolean cross_section;  /* also without periods */
  gboolean
      parts; /* an item of 'indicators:' with `kind: KEY`: least and most count the names of breakdowns under 'of' */
  gboolean
      needs_given; /* an expression under 'given', and so series: without a study there are none beside breakdowns */
  gpointer (*run)(const AnalysisInput *input, GError **error); /* the result struct of the kind */
  void (*free)(gpointer result);                               /* safe on NULL */
};

/* Ended by a row without a key. */
extern const AnalysisKind analysis_kinds[];
const AnalysisKind *analysis_kind(const char *key); /* NULL when there is none */
/* The kind that charts of such a kind draw; NULL when there is none. */
const AnalysisKind *analysis_kind_of_chart(const char *chart);
/* What an item must hold: "two expressions", "one expression, or a formula" (transfer full). */
char *analysis_kind_wants(const AnalysisKind *kind);

/* A computed item. */
typedef struct {
  const AnalysisKind *kind;
  char *name;
  char *source;    /* of all series in it, joined by "; "; may be NULL */
  gpointer result; /* as the kind's header says */
} Analysis;

/* Evaluates the expressions and runs the kind. On an error about an expression *fault receives its node and *offset the byte in its text;
 * otherwise *fault is NULL. Errors: those of evaluate, frame_new, and of the kind. */
Analysis *analysis_run(const Scope *scope, const AnalysisDef *def, const YamlNode **fault, gsize *offset,
                       GError **error);
void analysis_free(gpointer analysis); /* safe on NULL */
void analysis_def_free(gpointer def);  /* safe on NULL */

/* For kinds: the inner frame over n series, of one published index throughout; what falls out is entered in the ledger under the item's
 * name (transfer full). Errors: those of frame_new; DATA_ERROR_ALIGN where values of two indices meet. */
Frame *analysis_frame(const AnalysisInput *input, const Series *const *series, gsize n, GError **error);

/* The longest run of adjoining exact values of one series, for methods that allow no gap: first receives the place of its first observation
 * in the series; values outside it are entered in the ledger (transfer full, *n values; NULL when there is none). */
double *analysis_run_of(const AnalysisInput *input, const Series *series, gsize *first, gsize *n, GError **error);

/* Any other breakdown by its name, cut to the sample as those under 'of' are (transfer full). Errors: those of reading it. */
Breakdown *analysis_breakdown(const AnalysisInput *input, const char *name, GError **error);

/* Adds the source of series that a formula brought in; NULL adds nothing. */
void analysis_add_source(const AnalysisInput *input, const char *source);
