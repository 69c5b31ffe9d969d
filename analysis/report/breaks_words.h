/* breaks_words.h - what an analysis of breaks is called, part by part */
#pragma once

#include "study/breaks_study.h"

/* Residuals within the regimes with a first-order autocorrelation above this bring a warning: with an AR(1) of 0.2 the test of
 * size 5 % rejects in 14 to 17 of 100 series without a break. */
#define BREAKS_AUTOCORRELATION 0.2
/* Errors of the bootstrap from here on are as persistent as those of a series that wanders. */
#define BREAKS_PERSISTENCE 0.9
/* With shorter regimes, or fewer observations than FEW_OBSERVATIONS, words are those of a description. */
#define SHORT_REGIME 10
#define BREAKS_LEVEL 0.05

/* Null hypotheses: of sup, ave and exp F; of the bootstrap; of CUSUM; of Chow's test in its three forms. */
#define NO_BREAK           "no break, errors independent and of one variance"
#define NO_BREAK_AR        "no break, errors of an AR(1)"
#define NO_DRIFT           "no drift, errors independent and of one variance"
#define NO_CHANGE          "no break then, errors independent and of one variance"
#define NO_CHANGE_VARIANCE "no break then, errors independent"
#define NO_CHANGE_HAC      "no break then"

/* "mean of Trade turnover", "linear trend of Trade turnover", "relation log(turnover) ~ trend" (transfer full). */
char *breaks_subject(const BreaksStudy *study);
/* The period of an observation, counted from 1: "1898" (transfer full). */
char *breaks_date(const BreaksStudy *study, gsize observation);
/* "1871–1898", "2010-01 to 2011-06" (transfer full). */
char *breaks_span(const BreaksStudy *study, gsize first, gsize n);
/* "1895 to 1902", "before 1871 to 1902", "1895 to after 1970"; "not known" (transfer full). */
char *breaks_interval(const BreaksStudy *study, gsize b);
/* The p-value of a resampling, with no more digits than it has: "0.13", "≤ 0.0005" (transfer full). */
char *breaks_bootstrap_p(const SupFBootstrap *bootstrap);
/* The p-value that a verdict rests on: of the bootstrap, or Hansen's where there is none; may be NaN. */
double breaks_p(const BreaksStudy *study);
gboolean breaks_are_small(const BreaksStudy *study);
/* The limits of two neighbouring breaks overlap. */
gboolean breaks_overlap(const BreaksStudy *study);
/* How many breaks stand between the regimes. */
gsize breaks_count(const BreaksStudy *study);
/* The head of a coefficient's column: "Mean" where there is no other (transfer none). */
const char *breaks_coefficient(const BreaksStudy *study, gsize j);
