/* diagnose.h - all tests of a regression's assumptions, run once */
#pragma once

#include "datasets/period.h"
#include "stats/ols.h"
#include "stats/test_result.h"

typedef enum {
  DIAGNOSTIC_DURBIN_WATSON,
  DIAGNOSTIC_BREUSCH_GODFREY,   /* LM */
  DIAGNOSTIC_BREUSCH_GODFREY_F, /* the same, as an F test */
  DIAGNOSTIC_LJUNG_BOX,
  DIAGNOSTIC_ARCH,
  DIAGNOSTIC_BREUSCH_PAGAN,
  DIAGNOSTIC_KOENKER, /* Breusch-Pagan, studentised */
  DIAGNOSTIC_WHITE,
  DIAGNOSTIC_RESET,
  DIAGNOSTIC_HARVEY_COLLIER,
  DIAGNOSTIC_JARQUE_BERA,
  DIAGNOSTIC_SHAPIRO_WILK,
  N_DIAGNOSTICS
} DiagnosticKind;

/* What a rejection speaks against. */
typedef enum {
  DOUBT_INDEPENDENCE, /* errors of one period are unrelated to those of another */
  DOUBT_VARIANCE,     /* errors have one variance */
  DOUBT_FORM,         /* the relation is linear in the regressors */
  DOUBT_NORMALITY,    /* errors are normal */
  N_DOUBTS
} Doubt;

#define DIAGNOSTIC_ALPHA 0.05 /* below it a null is rejected */

typedef struct {
  DiagnosticKind kind;
  const char *key; /* "durbin_watson" */
  Doubt doubt;
  gboolean run;      /* FALSE: result is empty but for its name, and why says the reason */
  char *why;         /* "rows without time have no order"; NULL when it was run */
  gboolean rejected; /* p below DIAGNOSTIC_ALPHA; FALSE when not run */
  TestResult result; /* name, null in words, n, order (lags or highest power), law, statistic, df1, df2, p */
} Diagnostic;

typedef struct {
  Diagnostic tests[N_DIAGNOSTICS]; /* by DiagnosticKind */
  gsize run, rejected;             /* how many */
  gsize doubts[N_DOUBTS];          /* how many of the rejected, by Doubt */
} Diagnostics;

typedef struct {
  const gint64 *grid; /* n places on the time grid */
  Frequency frequency;
  gboolean cross_section;   /* no test that needs an order */
  gboolean lagged_response; /* no Durbin-Watson and no Ljung-Box, which do not hold then */
} DiagnoseOptions;

/* Lags of Breusch-Godfrey and ARCH: 2 for years and periods off any grid, a year's periods (at most 12) otherwise, and 7 for
 * days; but no more than a quarter of the degrees of freedom, and at least 1. */
gsize diagnostic_lags(Frequency frequency, gsize freedom);
/* Of Ljung-Box: 10, or two years' periods, and no more than a fifth of n (Hyndman and Athanasopoulos 2021, section 5.4). */
gsize portmanteau_lags(Frequency frequency, gsize n);

/* A test that cannot be computed is told in the result and is no error. */
Diagnostics *diagnose(const Fit *fit, const DiagnoseOptions *options);
void diagnostics_free(Diagnostics *diagnostics); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Diagnostics, diagnostics_free)
