/* table_guess.h - what the files of table.h share: a table out of a CSV that is already read */
#pragma once

#include "table.h"

/* Types every cell by the resource, which must outlive the table. The CSV becomes the table's, and is freed when
 * this fails. Errors: as table_read. */
Table *table_build(const Resource *resource, Csv *csv, GError **error);

/* Reads and checks the cells of all columns, which are bound to their fields. */
void table_read_cells(const Table *table, Problems *problems);
/* Adds a problem at a cell: "column 'exports': '1.2.3' " and what is wrong with it. */
void table_cell_problem(const Table *table, gsize row, const Column *column, DataError code, Problems *problems,
                        const char *what);

/* Adds a problem for each column without a name of its own. */
void csv_check_header(const Csv *csv, Problems *problems);

/* period, year, date, month, quarter or time, in letters of either case. */
gboolean is_period_name(const char *name);
