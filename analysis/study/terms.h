/* terms.h - the terms of a formula as columns: which series they need, and which products of bases they are */
#pragma once

#include "design.h"

/* A column of text or whole numbers whose values are told apart. */
typedef struct {
  char *column;
  guint place;    /* of its series */
  char **levels;  /* what the values stand for, NULL-terminated */
  GArray *values; /* double: as many */
} FactorColumn;

typedef struct {
  const Scope *scope;
  const char *text;
  GPtrArray *series;  /* Series: the response first */
  GPtrArray *sources; /* char *: the text of each, which is its key */
  GPtrArray *factors; /* FactorColumn */
  const Frame *frame; /* NULL while series are gathered; then of these series */
  GArray *bases;      /* Base, filled once there is a frame */
  GPtrArray *columns; /* PlannedColumn, likewise */
  gboolean intercept, lagged_response;
  gsize offset; /* of an error */
} Planner;

typedef struct {
  char *name;
  GArray *powers; /* BasePower */
} PlannedColumn;

void planner_init(Planner *planner, const Scope *scope, const char *text, const Formula *formula);
void planner_clear(Planner *planner);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Planner, planner_clear)

/* Without a frame, evaluates every series of the formula; with one, makes the columns. */
gboolean planner_run(Planner *planner, const Formula *formula, GError **error);

/* The place of an expression among the series, evaluated when it is new. */
gboolean planner_series(Planner *planner, const char *source, const Expr *expr, guint *place, GError **error);
/* The same of a column of text or whole numbers. what names it in errors: "factor()". */
const FactorColumn *planner_factor(Planner *planner, const char *column, const char *what, GError **error);
