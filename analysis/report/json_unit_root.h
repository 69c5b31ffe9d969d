/* json_unit_root.h - members of JSON that stationarity and cointegration share */
#pragma once

#include <cJSON.h>

#include "stats/unit_root.h"

const char *terms_key(DickeyFullerTerms terms); /* "none", "constant", "trend" (transfer none) */
const char *lags_key(UnitRootLags choice);      /* "given", "rule", "aic", "bic" (transfer none) */

void json_critical(cJSON *object, const double critical[N_CRITICAL]);

/* few: p is null. */
void json_unit_root(cJSON *object, const UnitRootTest *test, const char *null, gboolean few);
