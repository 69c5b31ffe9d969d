/* influence_report.h - what single observations do to a regression, and which of them most */
#pragma once

#include "stats/influence.h"

/* Of the least-squares fit. */
typedef struct {
  Influence *by;     /* all figures, by observation; the leverage is in the fit */
  gsize *strongest;  /* k: the observation without which coefficient j changes most; n where there is none */
  double *without;   /* k: the coefficient without it; NaN where there is none */
  gsize cook_at;     /* the observation of the largest Cook's distance; n where all are NaN */
  double cook;       /* its distance; NaN */
  gsize leverage_at; /* the observation of the largest leverage */
  double leverage;   /* its leverage */
  double
      leverage_limit; /* 2 k / n: twice the mean leverage (Hoaglin and Welsch 1978, American Statistician 32, 17-22) */
  gsize above_limit;  /* observations above it */
  gsize studentised_at; /* the observation of the largest studentised residual in size; n where all are NaN */
  double studentised;   /* it, with its sign; NaN */
} InfluenceReport;

InfluenceReport *influence_report(const Fit *fit);   /* (transfer full) */
void influence_report_free(InfluenceReport *report); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(InfluenceReport, influence_report_free)
