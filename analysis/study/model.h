/* model.h - trends, regressions and correlations of series, as result structs that reports, JSON and charts read */
#pragma once

#include "datasets/frame.h"
#include "evaluate.h"
#include "stats/correlation.h"
#include "stats/describe.h"
#include "stats/ols.h"
#include "stats/trend.h"
#include "study.h"

#define CONFIDENCE_LEVEL 0.95 /* of every interval in reports and charts */

typedef struct {
  char *name, *formula;
  char *response_label, *response_unit;
  char *source; /* of the series in it */
  gsize n;
  Period *periods; /* n; of a cross-section: places 0, 1, 2 ... */
  gint64 *grid;    /* n: places of the periods, from 0 */
  Frequency frequency;
  gboolean cross_section;
  Fit *fit;
  ErrorsKind errors;
  gsize lag; /* of Newey-West */
  gboolean lag_by_rule;
  double factor;             /* small-sample factor in the errors: n/(n-k) */
  gsl_matrix *covariance;    /* of the coefficients, under those errors */
  Coefficient *coefficients; /* k, under those errors */
  Coefficient *plain;        /* k, under the classical ones */
} Regression;

void regression_free(gpointer regression); /* safe on NULL */

/* Fits a formula over the periods in which all its series have values; what falls out goes into the ledger. Errors: those of
 * evaluate (with *offset into text), frame_new, ols_fit and hac_covariance. */
Regression *regression_run(const Scope *scope, const char *name, const char *text, const Formula *formula,
                           const Period *sample, ErrorsKind errors, int lag, gsize *offset, GError **error);

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
} Trend;

void trend_free(gpointer trend); /* safe on NULL */

/* Errors: as regression_run; STATS_ERROR_TOO_FEW below three observations. */
Trend *trend_run(const Scope *scope, const char *name, const char *text, const Expr *expr, const Period *sample,
                 int lag, gsize *offset, GError **error);

typedef enum { ON_LEVELS, ON_CHANGES, N_ON } CorrelatedOn;

typedef struct {
  CorrelatedOn on;
  gsize n; /* 0: could not be computed, why says the reason */
  char *why;
  Correlation results[3]; /* by CorrelationMethod */
  double trend_p[2];      /* Mann-Kendall p of x and of y; NaN when n is too small */
} CorrelatedPair;

typedef struct {
  char *name, *x, *y; /* the expressions */
  char *x_label, *y_label, *source;
  Period *periods; /* of the levels */
  gsize n;
  double *x_values, *y_values; /* of the levels */
  Frequency frequency;
  gboolean cross_section;
  CorrelatedPair on[N_ON];
} CorrelationReport;

void correlation_report_free(gpointer report); /* safe on NULL */

/* Pearson, Spearman and Kendall of two expressions as given ("levels") and of their first differences ("changes"). Errors:
 * as regression_run; that changes cannot be computed is told in the result. No model takes values of two published indices
 * (DATA_ERROR_ALIGN). */
CorrelationReport *correlation_run(const Scope *scope, const char *name, const char *const texts[2],
                                   const Expr *const exprs[2], const Period *sample, guint *at, gsize *offset,
                                   GError **error);

/* Both series of a pair have a monotonic trend at 5 %: a correlation of them is expected then. */
gboolean pair_trends(const CorrelatedPair *pair);
