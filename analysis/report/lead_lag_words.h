/* lead_lag_words.h - what table, reading and picture of leads and lags say alike */
#pragma once

#include "study/lead_lag_study.h"

/* "+2", "−3", "0" (transfer full, as all below). */
char *lag_words(int lag);
/* "at lag +2, so that Index leads Turnover by 2 years"; "at lag 0, in the same year". */
char *lead_words(const LeadLagStudy *study, int lag);

/* Both tests say at 5 % that the best lag is more than chance gives. */
gboolean lead_lag_told(const LeadLagSide *side);

/* Warnings, in the order of their weight: levels that are expected to correlate; few observations. Either may be NULL. */
char *warn_lead_lag_levels(const LeadLagStudy *study);
char *warn_lead_lag_few(const LeadLagStudy *study);

/* What the numbers say, in plain words. */
char *read_lead_lag(const LeadLagStudy *study);
