/* event_values.h - days and counts as files of events write them; without allocation, for millions of rows */
#pragma once

#include "event.h"

/* "20180131"; of more digits (DATEADDED has 14) the first eight. FALSE: no such day. */
gboolean event_day_compact(EventText text, gint32 *day);

/* "2018-01-31". */
gboolean event_day_iso(EventText text, gint32 *day);

/* "1/31/2018", the month first, as in ICEWS' file of 2017. */
gboolean event_day_american(EventText text, gint32 *day);

/* Year, month and day in cells of their own. */
gboolean event_day_of_parts(EventText year, EventText month, EventText day, gint32 *number);

/* A finite number with a decimal point; NaN for an empty cell. FALSE: *why says what is wrong (transfer none). */
gboolean event_number(EventText text, double *value, const char **why);

/* A whole number from 0 on; -1 for an empty cell. R writes 100000 as 1e+05, which is one. */
gboolean event_count(EventText text, int *value, const char **why);
