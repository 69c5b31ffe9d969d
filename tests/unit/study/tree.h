/* tree.h - expressions as text with all brackets written out */
#pragma once

#include "../test.h"

#include "datasets/problems.h"
#include "study/expr.h"

static inline void
print_tree(const Expr *expr, GString *text)
{
  static const char *const signs[] = {"+", "-", "*", "/", "^", "<", "<=", ">", ">=", "==", "!="};
  g_autofree char *period = expr->kind == EXPR_PERIOD ? period_print(expr->period) : NULL;
  const guint n = expr_n_arguments(expr);
  if (expr->kind == EXPR_NUMBER)
    g_string_append_printf(text, "%g", expr->number);
  if (period)
    g_string_append_printf(text, "<%s>", period);
  if (expr->kind == EXPR_NAME || expr->kind == EXPR_CALL)
    g_string_append(text, expr->name);
  if (expr->kind == EXPR_NEGATE)
    g_string_append(text, "-");
  if (expr->kind == EXPR_CALL || n)
    g_string_append(text, "(");
  for (guint i = 0; i < n; i++) {
    if (i)
      g_string_append_printf(text, " %s ",
                             expr->kind == EXPR_BINARY ? signs[expr->operator] : expr->kind == EXPR_RANGE ? ":" : ",");
    print_tree(expr_argument(expr, i), text);
  }
  if (expr->kind == EXPR_CALL || n)
    g_string_append(text, ")");
}

static inline char *
tree_of(const Expr *expr)
{
  GString *text = g_string_new(NULL);
  print_tree(expr, text);
  return g_string_free(text, FALSE);
}
