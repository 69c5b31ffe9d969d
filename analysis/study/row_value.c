#include "row_value.h"

#include <math.h>
#include <stdarg.h>

#include "datasets/unit.h"

const char *
column_unit(const Table *table, const Column *column, const char *row_code)
{
  return column->field->unit ? column->field->unit : by_key_text(&table->resource->unit, row_code);
}

G_GNUC_PRINTF(5, 6)
static gboolean
refuse(const Expr *expr, gsize *offset, DataError code, GError **error, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  *offset = expr->offset;
  g_set_error_literal(error, DATA_ERROR, (gint)code, text);
  return FALSE;
}

static gboolean
check_name(const Table *table, const Expr *expr, const char *row_code, char **unit, gsize *offset, GError **error)
{
  const Column *column = table_column(table, expr->name);
  if (!column) {
    g_autofree const char **names = table_names(table);
    const char *near = nearest_name(expr->name, names);
    return refuse(expr, offset, DATA_ERROR_NAME, error, "the table has no column '%s'%s%s%s", expr->name,
                  near ? ", did you mean '" : "", near ? near : "", near ? "'?" : "");
  }
  if (!column->values)
    return refuse(expr, offset, DATA_ERROR_SCHEMA, error, "column '%s' holds no numbers", expr->name);
  *unit = g_strdup(column_unit(table, column, row_code));
  return TRUE;
}

/* A number written as digits takes the unit of what it meets. */
static gboolean
is_literal(const Expr *expr)
{
  return expr->kind == EXPR_NUMBER || (expr->kind == EXPR_NEGATE && expr_argument(expr, 0)->kind == EXPR_NUMBER);
}

static gboolean
check_binary(const Table *table, const Expr *expr, const char *row_code, char **unit, gsize *offset, GError **error)
{
  g_autofree char *left = NULL, *right = NULL;
  if (!row_check(table, expr_argument(expr, 0), row_code, &left, offset, error) ||
      !row_check(table, expr_argument(expr, 1), row_code, &right, offset, error))
    return FALSE;
  switch (expr->operator) {
  case OPERATOR_ADD:
  case OPERATOR_SUBTRACT:
    if (!is_literal(expr_argument(expr, 0)) && !is_literal(expr_argument(expr, 1)) && !unit_equal(left, right))
      return refuse(expr_argument(expr, 1), offset, DATA_ERROR_UNIT, error, "unlike units are not added (%s, %s)",
                    left ? left : "a plain number", right ? right : "a plain number");
    *unit = g_strdup(is_literal(expr_argument(expr, 0)) ? right : left);
    return TRUE;
  case OPERATOR_MULTIPLY:
    *unit = unit_product(left, right);
    return TRUE;
  case OPERATOR_DIVIDE:
    *unit = unit_ratio(left, right);
    return TRUE;
  default:
    return refuse(expr, offset, DATA_ERROR_SCHEMA, error, "a row's value knows + - * / and columns only");
  }
}

gboolean
row_check(const Table *table, const Expr *expr, const char *row_code, char **unit, gsize *offset, GError **error)
{
  *unit = NULL;
  switch (expr->kind) {
  case EXPR_NUMBER:
    return TRUE;
  case EXPR_NAME:
    return check_name(table, expr, row_code, unit, offset, error);
  case EXPR_NEGATE:
    return row_check(table, expr_argument(expr, 0), row_code, unit, offset, error);
  case EXPR_BINARY:
    return check_binary(table, expr, row_code, unit, offset, error);
  default:
    return refuse(expr, offset, DATA_ERROR_SCHEMA, error, "a row's value knows + - * / and columns only");
  }
}

double
row_value(const Table *table, const Expr *expr, gsize row, Missing *missing)
{
  if (expr->kind == EXPR_NUMBER)
    return expr->number;
  if (expr->kind == EXPR_NAME) {
    const Column *column = table_column(table, expr->name);
    if (column->missing[row])
      *missing = column->missing[row];
    return column->values[row];
  }
  const double left = row_value(table, expr_argument(expr, 0), row, missing);
  if (expr->kind == EXPR_NEGATE)
    return -left;
  const double right = row_value(table, expr_argument(expr, 1), row, missing);
  const double result = expr->operator== OPERATOR_ADD        ? left + right
                        : expr->operator== OPERATOR_SUBTRACT ? left - right
                        : expr->operator== OPERATOR_MULTIPLY ? left * right
                                                             : left / right;
  if (!*missing && !isfinite(result))
    *missing = MISSING_UNDEFINED;
  return result;
}
