/* model.h - trends, regressions and correlations of series, as result structs that reports, JSON and charts read */
#pragma once

#include "datasets/frame.h"
#include "design.h"
#include "diagnose.h"
#include "evaluate.h"
#include "influence_report.h"
#include "model_options.h"
#include "pairs.h"
#include "stats/correlation.h"
#include "stats/describe.h"
#include "stats/effects.h"
#include "stats/hamed_rao.h"
#include "stats/ols.h"
#include "stats/prais_winsten.h"
#include "stats/predict.h"
#include "stats/robust.h"
#include "stats/trend.h"
#include "study.h"

#define CONFIDENCE_LEVEL 0.95 /* of every interval in reports and charts */

/* A new observation that was asked for. */
typedef struct {
  char *at; /* "x = 1, z = 2" */
  Prediction prediction;
} PredictedPoint;

/* What follows the last period. Prediction intervals take the errors as independent and of one variance: see predict.h. */
typedef struct {
  Period *periods; /* fan->steps */
  Fan *fan;        /* of the response as written in the formula: in logs where it is log(y) */
} Forecast;

/* Three fits can stand here. `fit` is always least squares on the design (weighted where there are weights): names, k, n, design,
 * R-squared, condition. With Prais-Winsten and robust estimation `coefficients`, `covariance`, `residuals` and `fitted` are
 * theirs, and `plain` tells what least squares says. */
typedef struct {
  char *name, *formula;
  char *response_label, *response_unit;
  char *source; /* of the series in it */
  gsize n;
  Period *periods; /* n; of a cross-section: places 0, 1, 2 ... */
  gint64 *grid;    /* n: places of the periods, from 0 */
  Frequency frequency;
  gboolean cross_section;
  gboolean lagged_response; /* lags of the response are among the regressors */
  double *response;         /* n */

  Estimator estimator;
  char *weights; /* the column of weights, or NULL */
  Fit *fit;
  PraisWinsten *prais_winsten; /* NULL but for that estimator: rho, iterations */
  RobustFit *robust;           /* NULL but for that estimator: silenced, sigma, weights of observations */
  double *residuals, *fitted;  /* n, of the estimator, not weighted or transformed */

  ErrorsKind errors;    /* as applied, never ERRORS_DEFAULT; ERRORS_PLAIN: those of the estimator's own theory */
  gboolean by_default;  /* nobody asked for them */
  gsize lag;            /* Newey-West: the largest lag with a weight above 0 */
  gboolean lag_by_rule; /* the bandwidth was not given as a number */
  double factor;        /* small-sample factor in the errors, 1 without one: n/(n-k), or that of the clusters */
  HacPreset preset;     /* whose defaults; HAC_OWN when none was asked for */
  HacUsed hac;          /* Newey-West: kernel, rule, bandwidth, prewhitening as applied */
  char *cluster;        /* the column of the groups, or NULL */
  gsize groups;         /* how many; 0 without */
  Bootstrap *bootstrap; /* seed, block, resamples and percentile intervals; NULL without */

  gsize freedom;             /* of t and of the slopes' F under those errors: n - k, or groups - 1 */
  gsize k;                   /* coefficients, as in fit */
  gsl_matrix *covariance;    /* of the coefficients, under those errors */
  Coefficient *coefficients; /* k, under those errors; of the bootstrap by t, its percentiles are beside */
  Coefficient *plain;        /* k, least squares under the classical errors, n - k degrees of freedom */
  Effect *effects;           /* k: standardised, elasticity, detectable (EFFECT_ALPHA, EFFECT_POWER), inflation */
  TestResult slopes; /* all slopes zero, under those errors; n = 0 where there is no slope or it cannot be told */

  Diagnostics *diagnostics;   /* of fit; with Prais-Winsten of its transformed observations */
  InfluenceReport *influence; /* of fit */
  char **dropped;             /* columns left out by drop-collinear, NULL-terminated; never NULL */
  Ledger *left_out;           /* observations left out for this model; also in the scope's ledger */
  GArray *bases;              /* Base, as those of fit->model */
  GPtrArray *predictions;     /* PredictedPoint, in the order asked; empty without */
  Forecast *forecast;         /* NULL without */
} Regression;

void regression_free(gpointer regression); /* safe on NULL */

/* Fits a formula over the periods in which all its series have values; what falls out goes into the ledger. options NULL: all
 * defaults. Errors: those of evaluate (with *offset into text), design_new, frame_new, ols_fit_model, hac_estimate and their
 * kin; DATA_ERROR_SCHEMA where errors are asked for that the estimator does not have; DATA_ERROR_ALIGN where they need periods
 * and there are none; those of regression_forecast. */
Regression *regression_run(const Scope *scope, const char *name, const char *text, const Formula *formula,
                           const ModelOptions *options, gsize *offset, GError **error);

/* Several models of one study side by side: pointers into the results. */
typedef struct {
  char *name;
  gsize n;
  const Regression **models; /* n */
} Comparison;

void comparison_free(gpointer comparison); /* safe on NULL; leaves the models */

typedef struct {
  char *name, *of; /* the expression */
  Series *series;  /* cut to the sample */
  gsize n;
  Description description;
  gboolean positive;      /* every value is above 0, so that logs exist */
  Growth growth;          /* NaN when not positive */
  Regression *linear;     /* value on trend */
  Regression *log_linear; /* log(value) on trend; NULL when not positive */
  TheilSen theil_sen;     /* of the values, per period */
  MannKendall mann_kendall;
  HamedRao hamed_rao; /* the same test, autocorrelation allowed for */
} Trend;

void trend_free(gpointer trend); /* safe on NULL */

/* Forecasts stand in linear and log_linear. Errors: as regression_run; STATS_ERROR_TOO_FEW below three observations. */
Trend *trend_run(const Scope *scope, const char *name, const char *text, const Expr *expr, const ModelOptions *options,
                 gsize *offset, GError **error);

typedef struct {
  CorrelatedOn on;
  gsize n; /* 0: could not be computed, why says the reason */
  char *why;
  Correlation results[3];  /* by CorrelationMethod */
  ResampledP resampled[3]; /* the same: of the values, of the ranks; of Kendall, of a cross-section and over gaps NaN */
  /* The |r| from which on Pearson's p is below 0.05, over n_effective pairs, in a cross-section over n. */
  double detectable;
  Wander wander[2]; /* of x and of y; of no cross-section */
} CorrelatedPair;

typedef struct {
  char *name, *x, *y; /* the expressions */
  char *x_label, *y_label, *source;
  Period *periods; /* of the levels */
  gsize n;
  double *x_values, *y_values; /* of the levels */
  Frequency frequency;
  gboolean cross_section;
  gboolean gaps; /* among the periods: effective n takes those beside a gap as adjoining, and there is no resampling */
  CorrelatedPair on[N_ON];
} CorrelationReport;

void correlation_report_free(gpointer report); /* safe on NULL */

/* Pearson, Spearman and Kendall of two expressions as given ("levels") and of their first differences ("changes"). Errors:
 * as regression_run; that changes cannot be computed is told in the result. No model takes values of two published indices
 * (DATA_ERROR_ALIGN). */
CorrelationReport *correlation_run(const Scope *scope, const char *name, const char *const texts[2],
                                   const Expr *const exprs[2], const Period *sample, guint *at, gsize *offset,
                                   GError **error);
