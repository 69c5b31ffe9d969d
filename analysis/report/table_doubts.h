/* table_doubts.h - cells that made a column text against the rest of it */
#pragma once

#include "datasets/problems.h"
#include "datasets/table.h"

/* Without a descriptor one bad cell makes a column text, and a column of periods none. Adds such cells, each with its place
 * and reason: of a text column those that are no numbers when at least as many are (codes with leading zeros are none),
 * and of a table without periods the first cell that is none of a column with such a name when at least half are. With no_period, as the option, there
 * are none of periods. A table that was read by a descriptor has no doubts. */
void table_doubts(const Table *table, gboolean no_period, Problems *doubts);

/* Only those of periods: with them a table would be a time series, which fit, corr and plot must not take for a cross-section. */
void table_period_doubts(const Table *table, Problems *doubts);
