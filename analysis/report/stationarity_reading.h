/* stationarity_reading.h - what unit-root tests say, in plain words by fixed rules */
#pragma once

#include "study/stationarity_study.h"

/* Of all series, levels and changes, and what follows for comparing them (transfer full). */
char *read_stationarity(const Stationarity *result);
