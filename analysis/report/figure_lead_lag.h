/* figure_lead_lag.h - chart kind "lead-lag": stems of levels and of changes over leads and lags */
#pragma once

#include "figure_analyses.h"

/* The band is Bartlett's; the best lag bears its r and its p by circular shifts. Always TRUE. */
gboolean figure_lead_lag(const Analysis *analysis, Chart *chart, GError **error);
