/* row_value.h - a series' `value`: an expression over the columns of one row */
#pragma once

#include "datasets/table.h"
#include "study.h"

/* Checks names and units of an expression over a table's measures before any row is read: *unit receives the unit of the
 * result (transfer full). row_code gives the code that decides a unit which goes by a key column; NULL: the first row's. Errors: DATA_ERROR_NAME,
 * DATA_ERROR_UNIT, DATA_ERROR_SCHEMA (what a row cannot compute), with the byte offset in *offset. */
gboolean row_check(const Table *table, const Expr *expr, const char *row_code, char **unit, gsize *offset,
                   GError **error);

/* The value for one row: NaN with its reason in *missing when a column of it is missing. */
double row_value(const Table *table, const Expr *expr, gsize row, Missing *missing);

/* Unit of a column: its own, or its resource's for that code (transfer none). */
const char *column_unit(const Table *table, const Column *column, const char *row_code);
