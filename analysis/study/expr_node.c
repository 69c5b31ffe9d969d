#include "expr_parser.h"

#include <string.h>

void
expr_free(Expr *expr)
{
  if (!expr)
    return;
  g_free(expr->name);
  if (expr->arguments)
    g_ptr_array_unref(expr->arguments);
  g_free(expr);
}

const Expr *
expr_argument(const Expr *expr, guint i)
{
  return g_ptr_array_index(expr->arguments, i);
}

guint
expr_n_arguments(const Expr *expr)
{
  return expr->arguments ? expr->arguments->len : 0;
}

char *
expr_source(const char *text, const Expr *expr)
{
  return g_strstrip(g_strndup(text + expr->offset, expr->length));
}

Expr *
expr_new(ExprKind kind, gsize offset)
{
  Expr *expr = g_new0(Expr, 1);
  expr->kind = kind;
  expr->offset = offset;
  return expr;
}

void
expr_add(Expr *expr, Expr *argument)
{
  if (!expr->arguments)
    expr->arguments = g_ptr_array_new_with_free_func((GDestroyNotify)expr_free);
  g_ptr_array_add(expr->arguments, argument);
}
