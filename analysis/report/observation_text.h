/* observation_text.h - an observation as the cell of a report: a value, or what is known of its limits */
#pragma once

#include "datasets/series.h"

/* "24.38"; "0 to 36", "above 0", "at least 0", "below 5", "at most 5" for limits, zero being plain "0"; NULL where there is neither
 * (transfer full). */
char *observation_text(const Observation *observation, int decimals);

/* Digits behind the point that a number has; most when there are more. */
int decimals_of(double value, int most);
