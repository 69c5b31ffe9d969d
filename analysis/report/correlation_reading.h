/* correlation_reading.h - what the correlation of two series says, in plain words made from its numbers by fixed rules */
#pragma once

#include "study/model.h"

/* The whole (transfer full). An association is told where p allowing for autocorrelation is below 0.05 and no test by resampling that
 * could be is above it; in a cross-section where p is. */
char *read_correlation(const CorrelationReport *report);
/* Warnings: a correlation of levels that is to be expected, few pairs (char *, may be empty, transfer full). */
GPtrArray *warn_correlation(const CorrelationReport *report);

/* How the p-value for independent pairs was computed: "exact", "t, 11 d.f.", "normal" (transfer full). */
char *describe_p(const Correlation *correlation);
/* How those by resampling were, as sentences with a blank before them; "" where none was made (transfer full). */
char *describe_resampling(const CorrelationReport *report);
