/* evaluator.h - what the evaluator and its functions share */
#pragma once

#include "datasets/problems.h"
#include "evaluate.h"

typedef struct {
  const Scope *scope;
  const char *text;
  GError *error; /* the first one */
  gsize error_at;
} Evaluator;

/* A number with a unit, or a series. */
typedef struct {
  Series *series; /* NULL: a number */
  double number;
  char *unit;       /* of a number */
  gboolean literal; /* written as digits: it takes the unit of what it meets */
} Value;

void value_clear(Value *value);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Value, value_clear)

/* FALSE after an error. */
gboolean evaluate_value(Evaluator *evaluator, const Expr *expr, Value *value);
/* The same where only a series will do. */
Series *evaluate_series(Evaluator *evaluator, const Expr *expr);
/* Where only a whole number written as digits will do (a lag, a width). */
gboolean evaluate_whole(Evaluator *evaluator, const Expr *expr, int *number);
/* Sets the error, unless there is one already; returns FALSE. */
gboolean evaluator_fail(Evaluator *evaluator, const Expr *expr, DataError code, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/* One function of the language: a row adds one. */
typedef struct {
  const char *name;
  guint least, most; /* arguments */
  gboolean in_time;  /* meaningless without periods */
  gboolean (*call)(Evaluator *evaluator, const Expr *call, Value *value);
} Function;

extern const Function function_table[]; /* ended by a NULL name */

/* a operator b over series or numbers; takes nothing over. at is where an error is shown. */
gboolean combine(Evaluator *evaluator, const Expr *at, Operator operator, const Value * a, const Value *b,
                 Value *result);
/* FALSE, with the error set, when series do not stand on one grid; those of irregular spans need one span in common. */
gboolean check_like_periods(Evaluator *evaluator, const Expr *at, const Series *const *series, gsize k);
/* Each exact value through a function, NaN being undefined; a range loses its limits, since the language knows only their sums. */
Series *map_series(const Series *series, double (*function)(double));
/* Hands a series over as a result with a unit; FALSE when there is none. */
gboolean give_series(Value *value, Series *series, const char *unit);
/* A result's texts: sources, valuations and compositions of both, each once. */
void join_texts(Series *into, const Series *other);
