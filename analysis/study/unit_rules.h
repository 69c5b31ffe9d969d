/* unit_rules.h - what becomes of units under the operators of the expression language */
#pragma once

#include "evaluator.h"

/* How the unit of values in constant prices begins: "constant 2015 USD million", see call_real. */
#define CONSTANT_PRICES "constant "

/* The unit of a result (transfer full, NULL for a plain number). FALSE, with the error set at a place, when the units do not go
 * together; the message names what to convert by. */
gboolean combine_units(Evaluator *evaluator, const Expr *at, Operator operator, const Value * a, const Value *b,
                       char **unit);

/* Whether two values have like units (a literal has that of the other); otherwise the same error. */
gboolean check_like_units(Evaluator *evaluator, const Expr *at, const Value *a, const Value *b);

/* (unit)^exponent, NULL for a plain number (transfer full). */
char *unit_power(const char *unit, double exponent);
