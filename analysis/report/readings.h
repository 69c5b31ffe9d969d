/* readings.h - what a result says, in plain words made from its numbers by fixed rules
 *
 * Each text tells the size with its unit and interval, what the errors allow for, what speaks against the number,
 * and what it does not show. */
#pragma once

#include "study/model.h"

/* All (transfer full). */
char *read_trend(const Trend *trend);
char *read_correlation(const CorrelationReport *report);
/* A warning where a correlation is to be expected because both series trend, or where n is small; NULL when there is none. */
char *warn_correlation(const CorrelationReport *report);

/* How a p-value was computed: "exact", "t with 11 degrees of freedom", "normal approximation". */
char *describe_p(const Correlation *correlation);
