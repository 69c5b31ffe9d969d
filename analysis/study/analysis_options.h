/* analysis_options.h - what an analysis of series may be told
 *
 * The command line and the study file ask by the same keys, each a row of one table. */
#pragma once

#include <glib.h>

#include "datasets/period.h"

#define OPTION_UNSET G_MAXSIZE

typedef enum { LAGS_DEFAULT, LAGS_GIVEN, LAGS_RULE, LAGS_AIC, LAGS_BIC } LagChoice;
typedef enum { TERMS_DEFAULT, TERMS_NONE, TERMS_CONSTANT, TERMS_TREND } DeterministicTerms;
typedef enum { CORRECTION_HOLM, CORRECTION_BH } Correction;

typedef struct {
  LagChoice lag_choice;     /* lags: a number | rule | aic | bic */
  gsize lags;               /* the number; OPTION_UNSET without */
  gsize max_lags;           /* max-lags, where a criterion chooses; OPTION_UNSET: a rule */
  DeterministicTerms terms; /* terms: none | constant | trend */
  gboolean has_at;
  Period at;             /* at: the last period of the old regime, the first of an event, or the period in question */
  gsize max_breaks;      /* max-breaks; OPTION_UNSET: the kind's default, as for all below */
  double trimming;       /* trimming: share of the sample at either end, or between breaks; NaN */
  gsize window;          /* window: periods of a rolling estimate, of a moving average, or around an event */
  gsize block;           /* block: mean length of bootstrap blocks, in periods */
  gsize resamples;       /* resamples */
  gulong seed;           /* seed; 0: BOOTSTRAP_SEED */
  gsize steps;           /* steps: of a forecast or of impulse responses */
  gsize season;          /* season: periods a cycle; OPTION_UNSET: by the frequency, 1 where there is none */
  double difference;     /* smallest-difference: of practical weight, in the series' unit; NaN */
  Correction correction; /* correction: holm | bh */
  char *method;          /* method: a word that the kind checks, or NULL */
  char **frequencies;    /* frequencies: annual, quarterly, bimonthly, monthly; NULL: all that the data allow */
  /* Of breakdowns. */
  gsize top;        /* top: so many parts by name, the rest as one */
  char *mirror;     /* mirror: the breakdown of what the other side reports, or NULL */
  char **parts;     /* parts: codes that are named; NULL: the largest */
  GArray *periods;  /* periods: Period; NULL: all, or as the kind says */
  char *bloc;       /* bloc: its name, or NULL */
  double allowance; /* allowance: by how much CIF values exceed FOB ones, as a share; NaN */
  char *effects;    /* effects: a word that the kind checks, or NULL */
  gboolean covered; /* covered: yes | no; only parts that have a row wherever absent rows are zeros */
} AnalysisOptions;

void analysis_options_init(AnalysisOptions *options);
void analysis_options_clear(AnalysisOptions *options); /* safe to call again */

/* Whether a key takes a list, written as its items with commas between them. */
gboolean analysis_option_is_list(const char *key);

/* Takes one key as written. Errors: DATA_ERROR_SCHEMA: "is a whole number, 1 or more, not 'x'", to stand behind the key. */
gboolean analysis_options_set(AnalysisOptions *options, const char *key, const char *value, GError **error);
