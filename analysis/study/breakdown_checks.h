/* breakdown_checks.h - parts that count a thing twice are caught before anything is made of them
 *
 * Nested products (SITC3 beside SITC33, HS27 beside HS2710, 27 beside 2710), BLX beside Belgium or Luxembourg, and a bloc beside
 * its members are refused where both have a value in one period. Parts that add up to more than the stated total by BREAKDOWN_EXCESS
 * and over overlap in some other way and are refused too; where they fall short the rest is "unspecified". Sums that are no numbers, and a
 * stated total of zero or less beside parts above zero, are refused as well. */
#pragma once

#include "breakdown.h"

/* Rounding and late corrections make sums of parts exceed their total a little; no overlap is as small as this. */
#define BREAKDOWN_EXCESS 0.02

/* FALSE with DATA_ERROR_ALIGN or DATA_ERROR_NUMBER: the message names the codes, a period, and what to write (`without`, `where`). */
gboolean breakdown_check(const Breakdown *breakdown, Ledger *ledger, GError **error);
