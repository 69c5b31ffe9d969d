/* asymmetry_study.h - kind "asymmetry": do co-operation and conflict move a series by as much, and words as much as deeds?
 *
 * of: the response, co-operation and conflict; or the response, verbal and material co-operation, verbal and material conflict. given:
 * controls. terms: constant (the default), or trend for a linear trend beside it. One regression by least squares with Newey-West errors
 * (the rule of hac.h), and t-tests that sums of its coefficients are zero. Conflict is counted upwards, as events are; where all its values
 * are zero or less it is taken as a negative score, and "opposite" means the same coefficient. */
#pragma once

#include "analysis.h"
#include "pairs.h"
#include "stats/hac.h"
#include "stats/ols.h"
#include "stats/test_result.h"

#define ASYMMETRY_PARTS 4
#define ASYMMETRY_TESTS 5

typedef struct {
  char *label;
  Coefficient effect;  /* of one unit more */
  double deviation;    /* standard deviation over the sample */
  double standardised; /* effect of one deviation, in those of the response */
  gboolean wanders;    /* it and the response both trend, or both look integrated */
} AsymmetryPart;

typedef struct {
  const char *what;       /* "Co-operation and conflict", constant */
  const char *null;       /* constant */
  Coefficient difference; /* the sum of coefficients that is zero under the null */
  double p_holm;          /* adjusted for the number of these tests */
} AsymmetryTest;

typedef struct {
  char *label, *unit; /* of the response; unit NULL: a plain number */
  char **given;       /* labels, NULL-terminated */
  gboolean trend;
  gboolean negative; /* conflict is a negative score */
  gsize n;
  Period *periods; /* n */
  Frequency frequency;
  gboolean gaps;
  Fit *fit;
  HacUsed hac;
  gsize parts; /* 2 or 4 */
  AsymmetryPart part[ASYMMETRY_PARTS];
  gsize tests;
  AsymmetryTest test[ASYMMETRY_TESTS];
  TestResult joint; /* "neither co-operation nor conflict matters" */
  TestResult
      joint_plain; /* the same under plain errors: Newey-West covariances of few observations reject too readily */
} AsymmetryStudy;

/* Errors: those of analysis_frame, ols_fit and hac_estimate; DATA_ERROR_SCHEMA (four expressions; terms: none). */
gpointer asymmetry_run(const AnalysisInput *input, GError **error);
void asymmetry_free(gpointer study); /* safe on NULL */
