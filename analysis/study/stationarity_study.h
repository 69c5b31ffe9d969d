/* stationarity_study.h - the kind `stationarity`: unit-root tests beside KPSS, of levels and of first differences
 *
 * of: one or more expressions; the longest run of each without a gap is tested. lags: a number is that of every test; by default AIC
 * chooses for ADF and DF-GLS, Zivot-Andrews takes the lag of ADF, and the long-run variances of Phillips-Perron and KPSS have a rule of
 * their own. terms: by default a constant, and a trend where Mann-Kendall finds one at 5 %; first differences have a term less, since a
 * trend of levels is the mean of their changes. method: what the break of Zivot-Andrews changes: intercept, trend or both; by default
 * both where the terms hold a trend, otherwise the intercept. */
#pragma once

#include "analysis.h"
#include "model.h"
#include "stats/dfgls.h"
#include "stats/kpss.h"
#include "stats/phillips_perron.h"
#include "stats/zivot_andrews.h"
#include "unit_root_choice.h"

/* With fewer observations tests are described, not judged: no verdict, no p-value. */
#define STATIONARITY_FEW 15

typedef enum {
  STATIONARITY_ADF,
  STATIONARITY_DFGLS,
  STATIONARITY_PHILLIPS_PERRON,
  STATIONARITY_KPSS,
  STATIONARITY_ZIVOT_ANDREWS,
  N_STATIONARITY
} StationarityTest;

/* What ADF and KPSS say together at 5 %. */
typedef enum {
  JOINT_NOTHING,    /* one of them is missing, or n is below STATIONARITY_FEW */
  JOINT_STATIONARY, /* only ADF rejects */
  JOINT_UNIT_ROOT,  /* only KPSS rejects */
  JOINT_CONTRARY,   /* both reject: a break, long memory */
  JOINT_UNCLEAR     /* neither does: too little information */
} JointReading;

typedef struct {
  gsize n;
  DickeyFullerTerms terms;   /* KPSS is about a mean where there are none */
  char *why[N_STATIONARITY]; /* why a test could not be computed; NULL where it was */
  UnitRootTest adf, dfgls;
  PhillipsPerron phillips_perron;
  Kpss kpss;
  ZivotAndrews zivot_andrews;
  Period last; /* of the old regime by zivot_andrews; of a change, the period that it leads to */
  JointReading joint;
} StationarityTests;

typedef struct {
  char *label, *unit; /* unit may be NULL */
  Period first, last; /* of the levels */
  Frequency frequency;
  TermsChoice choice; /* of the levels */
  StationarityTests on[N_ON];
} StationarityOf;

typedef struct {
  UnitRootLags lag_choice;
  gsize n;
  StationarityOf *series; /* n */
} Stationarity;

/* Errors: analysis_run_of's, check_lags's; DATA_ERROR_SCHEMA ("method is one of intercept, trend or both, not 'x'"). That a test
 * cannot be computed is told in the result. */
gpointer stationarity_run(const AnalysisInput *input, GError **error);
void stationarity_free(gpointer result); /* safe on NULL */

/* At 5 %; of a test that was computed. */
gboolean stationarity_rejected(const StationarityTests *tests, StationarityTest test);
