/* model_options.h - how a regression is to be computed: estimator, standard errors, sample, forecast
 *
 * The command line and the study file ask by the same keys, each a row of one table. */
#pragma once

#include <glib.h>

#include "datasets/period.h"
#include "stats/bootstrap.h"
#include "stats/hac.h"

typedef enum { ESTIMATOR_OLS, ESTIMATOR_PRAIS_WINSTEN, ESTIMATOR_ROBUST } Estimator;

typedef enum {
  ERRORS_DEFAULT, /* Newey-West over periods, plain in a cross-section, their own for Prais-Winsten and robust */
  ERRORS_PLAIN,
  ERRORS_HC0,
  ERRORS_HC1,
  ERRORS_HC2,
  ERRORS_HC3,
  ERRORS_NEWEY_WEST, /* with any kernel */
  ERRORS_CLUSTER,
  ERRORS_BOOTSTRAP,
  N_ERRORS
} ErrorsKind;

typedef struct {
  ErrorsKind kind;
  char *cluster;              /* the column of ERRORS_CLUSTER, or NULL */
  HacPreset preset;           /* whose defaults hac began with */
  HacOptions hac;             /* of ERRORS_NEWEY_WEST */
  BootstrapOptions bootstrap; /* of ERRORS_BOOTSTRAP */
} ErrorsOptions;

#define FORECAST_LEVELS 8 /* at most, of one fan */

typedef struct {
  gsize steps; /* 0: no forecast */
  double level[FORECAST_LEVELS];
  gsize levels; /* 0: 50, 80 and 95 % */
} ForecastOptions;

typedef struct {
  gboolean has_sample;
  Period sample;
  Estimator estimator;
  char *weights; /* a column, or an expression over columns; NULL: every observation counts alike */
  gboolean drop_collinear;
  ErrorsOptions errors;
  ForecastOptions forecast;
  guint set; /* which keys were given, one bit for each row of the table; for model_options_set() */
} ModelOptions;

/* Least squares with the default errors. */
void model_options_init(ModelOptions *options);
void model_options_clear(ModelOptions *options); /* safe to call again */
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ModelOptions, model_options_clear)

/* Takes one key as written: errors plain | hc0 | hc1 | hc2 | hc3 | newey-west | cluster:COLUMN | bootstrap; like R | stata | gretl;
 * kernel bartlett | parzen | quadratic-spectral; bandwidth a number | rule | cube-root | newey-west-1994 | andrews; lag a whole
 * number; yes | no (true | false) for prewhiten, factor and drop-collinear; levels "50, 80, 95" in percent. Errors:
 * DATA_ERROR_SCHEMA: "is one of a, b or c, not 'd'", to stand behind the key. */
gboolean model_options_set(ModelOptions *options, const char *key, const char *value, GError **error);

/* To be called behind the last key: presets under what was given beside them, and keys that contradict each other. *key
 * receives the one at fault. Errors: DATA_ERROR_SCHEMA, to stand behind the key. */
gboolean model_options_finish(ModelOptions *options, const char **key, GError **error);

/* Whether anything was asked for that needs periods: the key, or NULL (transfer none). */
const char *model_options_need_periods(const ModelOptions *options);

/* "plain", "hc0" ... "newey-west", "cluster", "bootstrap"; "bartlett" ...; "rule" ...; "R" ..., NULL for the own preset; "ols",
 * "prais-winsten", "robust" (transfer none). */
const char *errors_name(ErrorsKind kind);
const char *kernel_name(HacKernel kernel);
const char *bandwidth_rule_name(HacRule rule);
const char *preset_name(HacPreset preset);
const char *estimator_name(Estimator estimator);
