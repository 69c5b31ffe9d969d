/* breakdown_range.h - the part of a breakdown that kinds set period against period in */
#pragma once

#include "analysis.h"

/* The periods within the option `at`, or all, as a breakdown of its own (transfer full). what names the kind in messages. Errors:
 * DATA_ERROR_PERIOD (fewer than two periods; `at` begins or ends where there is none: nothing nearby is taken in its place). */
Breakdown *breakdown_range(const Breakdown *breakdown, const AnalysisOptions *options, const char *what,
                           GError **error);

/* FALSE with DATA_ERROR_PERIOD where no part has a value in that period: a total alone is no breakdown. */
gboolean breakdown_check_period(const Breakdown *breakdown, gsize period, GError **error);
