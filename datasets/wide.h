/* wide.h - a file with one column a period, turned into one row a period */
#pragma once

#include "csv.h"

/* TRUE when two or more heads are periods and no other column is named like a period. */
gboolean csv_is_wide(const Csv *csv);

/* The same cells in long layout: the other columns repeated, then "period" (the head) and "value". Every cell keeps
 * its place in the file. Takes the CSV over; empty cells become rows too, since they may be markers. */
Csv *csv_wide_to_long(Csv *csv);

/* A cell of the long layout: what csv_cell gives for such a CSV. */
CsvCell csv_wide_cell(const Csv *csv, gsize record, gsize column);
void csv_wide_free(CsvWide *wide); /* safe on NULL */
