/* term_power.h - I(...) as an exact product of powers, where it is one */
#pragma once

#include "terms.h"

/* I(x^2), I(x * z), I((x - 3)^2): a column of the bases' powers; any other arithmetic a series of its own. */
gboolean power_column(Planner *planner, const Expr *call, GPtrArray *columns, GError **error);

/* Shared with term_columns.c: the place of the base that an expression is; refusing a formula at a place in it, FALSE. */
gboolean planner_base(Planner *planner, const Expr *expr, gsize *place, GError **error);
gboolean planner_refuse(Planner *planner, const Expr *at, GError **error, const char *format, ...) G_GNUC_PRINTF(4, 5);
