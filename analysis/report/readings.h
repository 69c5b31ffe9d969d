/* readings.h - what a result says, in plain words made from its numbers by fixed rules
 *
 * Each text tells the size with its unit and interval, what the errors allow for, what speaks against the number,
 * and what it does not show. */
#pragma once

#include "study/model.h"

/* (transfer full) */
char *read_trend(const Trend *trend);
