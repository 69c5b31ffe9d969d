/* expr.h - expressions and formulas as trees, by recursive descent, with the place of every node
 *
 * Expression:  comparison := sum [('<' | '<=' | '>' | '>=' | '==' | '!=') sum]
 *              sum        := product {('+' | '-') product}
 *              product    := power {('*' | '/') power}
 *              power      := unary ['^' power],  unary := '-' unary | atom
 *              atom       := number | period | name | name '(' [argument {',' argument}] ')' | '(' comparison ')'
 *              argument   := comparison [':' comparison] | name '=' comparison
 * A name that is no word stands between back-ticks: `Exports (USD)`. A period literal is written with a hyphen or a
 * letter and stands only as an argument of step, pulse, ramp, rebase and
 * real: everywhere else a hyphen is a minus.
 * Formula:     comparison '~' term {('+' | '-') term}, a term being 0, 1, or factor {':' factor} of names and calls;
 *              arithmetic stands inside I(). */
#pragma once

#include <glib.h>

#include "datasets/period.h"

typedef enum {
  EXPR_NUMBER,
  EXPR_NAME,
  EXPR_PERIOD,
  EXPR_CALL,
  EXPR_NEGATE,
  EXPR_BINARY,
  EXPR_RANGE,
  EXPR_KEYWORD,
  EXPR_INTERACTION
} ExprKind;

typedef enum {
  OPERATOR_ADD,
  OPERATOR_SUBTRACT,
  OPERATOR_MULTIPLY,
  OPERATOR_DIVIDE,
  OPERATOR_POWER,
  OPERATOR_LESS,
  OPERATOR_LESS_EQUAL,
  OPERATOR_GREATER,
  OPERATOR_GREATER_EQUAL,
  OPERATOR_EQUAL,
  OPERATOR_UNEQUAL
} Operator;

typedef struct Expr {
  ExprKind kind;
  gsize offset, length; /* bytes of the text that it spans */
  double number;
  Period period;
  char *name; /* of a name, a called function or a keyword */
  Operator operator;
  GPtrArray *arguments; /* Expr: of a call, the two sides of an operator or a range, what is negated, a keyword's value,
                         * the factors of an interaction */
} Expr;

/* Parses a whole text. On failure NULL, *error (DATA_ERROR_SYNTAX, the text without a place) and *offset, the byte
 * where it stopped making sense. */
Expr *expr_parse(const char *text, gsize *offset, GError **error);
void expr_free(Expr *expr); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Expr, expr_free)

/* The i-th argument (transfer none). */
const Expr *expr_argument(const Expr *expr, guint i);
guint expr_n_arguments(const Expr *expr);

/* The piece of text that a node spans, blanks at its ends removed (transfer full). */
char *expr_source(const char *text, const Expr *expr);

typedef struct {
  Expr *response;
  gboolean intercept;
  GPtrArray *terms; /* Expr, each one a term, of one or several columns */
} Formula;

/* y ~ terms, as in R: "- 1" or "+ 0" takes the intercept away, arithmetic stands in I(), x:z is the product of both. Errors: as
 * expr_parse. */
Formula *formula_parse(const char *text, gsize *offset, GError **error);
void formula_free(Formula *formula); /* safe on NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Formula, formula_free)
