/* regression_words.h - what a regression is called, part by part: its errors, its observations, its response */
#pragma once

#include "study/model.h"

/* With fewer observations tests miss much, and laws that hold for large n are doubtful. */
#define FEW_OBSERVATIONS 30

/* How the errors were made: "Newey–West errors (Bartlett kernel, lag 3 by the rule floor(4 (n/100)^(2/9)), factor n/(n−k) =
 * 1.074)" (transfer full). */
char *describe_errors(const Regression *regression);
/* The same in a word or two, for a column of a table: "Newey–West, lag 3" (transfer full). */
char *name_errors(const Regression *regression);
/* What they take for granted and what not, as a sentence (transfer full). */
char *errors_allow(const Regression *regression);
/* Whether they allow for autocorrelation, and for unequal variances. */
gboolean errors_bear_dependence(const Regression *regression);
gboolean errors_bear_variances(const Regression *regression);

/* "1992–2020, yearly, n = 29" (transfer full). */
char *describe_sample(const Regression *regression);
/* "2009", or "row 5" of a table without periods (transfer full). */
char *observation_name(const Regression *regression, gsize i);

/* The left side of the formula: "log(turnover)" (transfer full). */
char *response_text(const Regression *regression);
/* What stands in log(...) when that is all of text, or NULL (transfer full). */
char *inside_log(const char *text);
/* "a year", "two months"; "a period" where there is no grid (transfer none). */
const char *per_period(Frequency frequency);
/* "year", "years" (transfer none). */
const char *period_word(Frequency frequency, gsize count);

/* Are the residuals only rounding, so that errors, tests and intervals mean nothing? */
gboolean is_perfect(const Fit *fit);

/* "95 %", "99.5 %" (transfer full). */
char *level_text(double level);

/* The columns beside the constant begin here. */
gsize first_slope(const Fit *fit);
/* "trend", "factor" and "season" columns have no elasticity: is it a variable of its own? */
gboolean term_is_variable(const char *name);
