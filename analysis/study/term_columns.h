/* term_columns.h - one factor of a term as columns */
#pragma once

#include "terms.h"

/* Whether it has a column for each of several values: season, factor(). */
gboolean is_categorical(const Planner *planner, const Expr *factor);

/* Adds its columns. full: a categorical one has a column for its first value too. Without a frame, columns are of no use yet:
 * only series are gathered. */
gboolean term_columns(Planner *planner, const Expr *factor, gboolean full, GPtrArray *columns, GError **error);

/* Multiplies a column by a power, exponents of the same base being added. */
void column_multiply(PlannedColumn *column, BasePower power);
PlannedColumn *planned_column_copy(const PlannedColumn *column);
void planned_column_free(gpointer column);
