/* readings.h - what a result says, in plain words made from its numbers by fixed rules
 *
 * Each text tells the size with its unit and interval, what the errors allow for, what speaks against the number,
 * and what it does not show. */
#pragma once

#include "study/model.h"

/* All (transfer full). */
char *read_trend(const Trend *trend);
char *read_regression(const Regression *regression);
char *read_correlation(const CorrelationReport *report);
/* A warning where a correlation is to be expected because both series trend, or where n is small; NULL when there is none. */
char *warn_correlation(const CorrelationReport *report);

/* How the errors of a regression were made: "Newey–West errors (Bartlett kernel, lag 3 by rule floor(4 (n/100)^(2/9)), factor n/(n−k) =
 * 1.074)". */
char *describe_errors(const Regression *regression);
/* "1992–2020, yearly, n = 29". */
char *describe_sample(const Regression *regression);
/* How a p-value was computed: "exact", "t with 11 degrees of freedom", "normal approximation". */
char *describe_p(const Correlation *correlation);
