#include "evaluate.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "datasets/problems.h"
#include "evaluator.h"

void
value_clear(Value *value)
{
  series_free(value->series);
  g_free(value->unit);
  *value = (Value){0};
}

gboolean
evaluator_fail(Evaluator *evaluator, const Expr *expr, DataError code, const char *format, ...)
{
  if (evaluator->error)
    return FALSE;
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  evaluator->error = g_error_new_literal(DATA_ERROR, (gint)code, text);
  evaluator->error_at = expr->offset;
  return FALSE;
}

static gboolean
evaluate_name(Evaluator *evaluator, const Expr *expr, Value *value)
{
  GError *error = NULL;
  const Series *series = evaluator->scope->lookup(evaluator->scope->data, expr->name, &error);
  if (!series) {
    evaluator_fail(evaluator, expr, (DataError)error->code, "%s", error->message);
    g_error_free(error);
    return FALSE;
  }
  value->series = series_copy(series);
  return TRUE;
}

static gboolean
is_formula_word(const char *name)
{
  static const char *const words[] = {"step", "pulse", "ramp", "I", "poly", "factor", NULL};
  return g_strv_contains(words, name);
}

static const Function *
find_function(Evaluator *evaluator, const Expr *expr)
{
  for (const Function *function = function_table; function->name; function++)
    if (g_str_equal(function->name, expr->name))
      return function;
  if (is_formula_word(expr->name)) {
    evaluator_fail(evaluator, expr, DATA_ERROR_NAME, "%s() is a term of a formula and cannot stand in an expression",
                   expr->name);
    return NULL;
  }
  const char *near = nearest_name(expr->name, evaluate_functions());
  evaluator_fail(evaluator, expr, DATA_ERROR_NAME, "there is no function '%s'%s%s%s", expr->name,
                 near ? ", did you mean '" : "", near ? near : "", near ? "'?" : "");
  return NULL;
}

static gboolean
evaluate_call(Evaluator *evaluator, const Expr *expr, Value *value)
{
  const Function *function = find_function(evaluator, expr);
  if (!function)
    return FALSE;
  const guint n = expr_n_arguments(expr);
  if (n < function->least || n > function->most) {
    if (function->least == function->most)
      return evaluator_fail(evaluator, expr, DATA_ERROR_SCHEMA, "%s takes %u argument%s, not %u", function->name,
                            function->least, function->least == 1 ? "" : "s", n);
    return evaluator_fail(evaluator, expr, DATA_ERROR_SCHEMA, "%s takes %u to %u arguments, not %u", function->name,
                          function->least, function->most, n);
  }
  if (function->in_time && evaluator->scope->cross_section)
    return evaluator_fail(evaluator, expr, DATA_ERROR_ALIGN, "%s needs periods, and this table has none",
                          function->name);
  return function->call(evaluator, expr, value);
}

static gboolean
evaluate_negation(Evaluator *evaluator, const Expr *expr, Value *value)
{
  const Value minus_one = {.number = -1.0, .literal = TRUE};
  g_auto(Value) operand = {0};
  return evaluate_value(evaluator, expr_argument(expr, 0), &operand) &&
         combine(evaluator, expr, OPERATOR_MULTIPLY, &minus_one, &operand, value);
}

/* left operator right, left being replaced by the result. */
static gboolean
apply_right(Evaluator *evaluator, const Expr *expr, Value *left)
{
  const Expr *second = expr_argument(expr, 1);
  g_auto(Value) right = {0}, result = {0};
  if (!evaluate_value(evaluator, second, &right) || !combine(evaluator, second, expr->operator, left, &right, &result))
    return FALSE;
  value_clear(left);
  *left = result;
  result = (Value){0};
  return TRUE;
}

/* Chains such as a + b + c lean to the left; walked in a loop they take no stack, however long they are. */
static gboolean
evaluate_binary(Evaluator *evaluator, const Expr *expr, Value *value)
{
  g_autoptr(GPtrArray) chain = g_ptr_array_new();
  for (; expr->kind == EXPR_BINARY; expr = expr_argument(expr, 0))
    g_ptr_array_add(chain, (gpointer)expr);
  gboolean fine = evaluate_value(evaluator, expr, value);
  for (guint i = chain->len; fine && i > 0; i--)
    fine = apply_right(evaluator, g_ptr_array_index(chain, i - 1), value);
  return fine;
}

gboolean
evaluate_value(Evaluator *evaluator, const Expr *expr, Value *value)
{
  switch (expr->kind) {
  case EXPR_NUMBER:
    *value = (Value){.number = expr->number, .literal = TRUE};
    return TRUE;
  case EXPR_NAME:
    return evaluate_name(evaluator, expr, value);
  case EXPR_CALL:
    return evaluate_call(evaluator, expr, value);
  case EXPR_NEGATE:
    return evaluate_negation(evaluator, expr, value);
  case EXPR_BINARY:
    return evaluate_binary(evaluator, expr, value);
  case EXPR_RANGE:
    return evaluator_fail(evaluator, expr, DATA_ERROR_SYNTAX, "a range a:b stands only in lag() of a formula");
  case EXPR_KEYWORD:
    return evaluator_fail(evaluator, expr, DATA_ERROR_SYNTAX, "'%s =' stands only in poly() of a formula", expr->name);
  case EXPR_INTERACTION:
  case EXPR_PERIOD:
    break;
  }
  return evaluator_fail(evaluator, expr, DATA_ERROR_SYNTAX, "a period cannot stand here");
}

Series *
evaluate_series(Evaluator *evaluator, const Expr *expr)
{
  Value value = {0};
  if (!evaluate_value(evaluator, expr, &value)) {
    value_clear(&value);
    return NULL;
  }
  if (!value.series)
    evaluator_fail(evaluator, expr, DATA_ERROR_SCHEMA, "a series is needed here, not a number");
  g_free(value.unit);
  return value.series;
}

gboolean
evaluate_whole(Evaluator *evaluator, const Expr *expr, int *number)
{
  const gboolean negative = expr->kind == EXPR_NEGATE;
  const Expr *digits = negative ? expr_argument(expr, 0) : expr;
  if (digits->kind != EXPR_NUMBER || digits->number != floor(digits->number) || digits->number > 10000)
    return evaluator_fail(evaluator, expr, DATA_ERROR_SCHEMA, "a whole number is needed here");
  *number = negative ? -(int)digits->number : (int)digits->number;
  return TRUE;
}

const char *const *
evaluate_functions(void)
{
  static const char *names[64];
  for (gsize i = 0; !names[i] && function_table[i].name && i + 1 < G_N_ELEMENTS(names); i++)
    names[i] = function_table[i].name;
  return names;
}

Series *
evaluate(const Scope *scope, const char *text, const Expr *expr, gsize *offset, GError **error)
{
  Evaluator evaluator = {.scope = scope, .text = text};
  g_autoptr(Series) series = evaluate_series(&evaluator, expr);
  if (evaluator.error) {
    *offset = evaluator.error_at;
    g_propagate_error(error, evaluator.error);
    return NULL;
  }
  g_autofree char *source = expr_source(text, expr);
  if (expr->kind != EXPR_NAME) {
    series_set(&series->label, NULL);
    series_set(&series->range, NULL); /* that of an operand is not that of the result */
  }
  series_set(&series->name, source);
  return g_steal_pointer(&series);
}
