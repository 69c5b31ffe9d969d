#include "term_power.h"

#include <math.h>

#include "term_columns.h"

/* Beyond it a power is no model any more. */
#define HIGHEST_POWER 64

/* A piece of a product and its exponent. */
typedef struct {
  const Expr *expr;
  guint power;
} Piece;

static gboolean
is_whole_power(const Expr *expr)
{
  return expr->kind == EXPR_NUMBER && expr->number >= 1 && expr->number <= HIGHEST_POWER &&
         expr->number == floor(expr->number);
}

/* Takes products and whole powers apart; FALSE where a number is among the pieces. */
static gboolean
take_apart(const Expr *expr, guint power, GArray *pieces)
{
  if (power > HIGHEST_POWER || expr->kind == EXPR_NUMBER)
    return FALSE;
  if (expr->kind == EXPR_BINARY && expr->operator== OPERATOR_MULTIPLY)
    return take_apart(expr_argument(expr, 0), power, pieces) && take_apart(expr_argument(expr, 1), power, pieces);
  if (expr->kind == EXPR_BINARY && expr->operator== OPERATOR_POWER && is_whole_power(expr_argument(expr, 1)))
    return take_apart(expr_argument(expr, 0), power * (guint)expr_argument(expr, 1)->number, pieces);
  const Piece piece = {.expr = expr, .power = power};
  g_array_append_val(pieces, piece);
  return TRUE;
}

gboolean
power_column(Planner *planner, const Expr *call, GPtrArray *columns, GError **error)
{
  if (expr_n_arguments(call) != 1)
    return planner_refuse(planner, call, error, "I() takes one expression");
  const Expr *inner = expr_argument(call, 0);
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  if (!take_apart(inner, 1, pieces)) {
    const Piece whole = {.expr = inner, .power = 1};
    g_array_set_size(pieces, 0);
    g_array_append_val(pieces, whole);
  }
  PlannedColumn *column = g_new0(PlannedColumn, 1);
  column->name = expr_source(planner->text, call);
  column->powers = g_array_new(FALSE, FALSE, sizeof(BasePower));
  g_ptr_array_add(columns, column);
  for (guint i = 0; i < pieces->len; i++) {
    const Piece *piece = &g_array_index(pieces, Piece, i);
    BasePower power = {.power = piece->power};
    if (!planner_base(planner, piece->expr, &power.base, error))
      return FALSE;
    column_multiply(column, power);
  }
  return TRUE;
}
