#include "expr_parser.h"

#include <string.h>

void
formula_free(Formula *formula)
{
  if (!formula)
    return;
  expr_free(formula->response);
  g_ptr_array_unref(formula->terms);
  g_free(formula);
}

/* x:z:w as one node whose arguments are its factors. */
static Expr *
parse_factors(Parser *parser)
{
  const gsize start = parser->at;
  Expr *first = parser_atom(parser);
  if (!first || !(first->kind == EXPR_NAME || first->kind == EXPR_CALL) || parser_peek(parser) != ':')
    return first;
  Expr *product = expr_new(EXPR_INTERACTION, start);
  expr_add(product, first);
  while (parser_take(parser, ":")) {
    parser_peek(parser);
    const gsize at = parser->at;
    Expr *factor = parser_atom(parser);
    if (factor)
      expr_add(product, factor);
    if (factor && factor->kind != EXPR_NAME && factor->kind != EXPR_CALL)
      parser_fail(parser, at, "':' stands between names and calls: arithmetic in a formula stands in I()");
    if (parser->error) {
      expr_free(product);
      return NULL;
    }
  }
  product->length = parser->at - start;
  return product;
}

/* One term after its sign: 0 and 1 speak of the intercept. */
static gboolean
parse_term(Parser *parser, Formula *formula, gboolean minus)
{
  const char sign = parser_peek(parser);
  const gsize start = parser->at;
  if (sign == '-' || sign == '\0') {
    parser_unexpected(parser, "a term");
    return FALSE;
  }
  Expr *term = parse_factors(parser);
  if (!term)
    return FALSE;
  if (term->kind == EXPR_NUMBER && (term->number == 0 || term->number == 1)) {
    formula->intercept = (term->number == 1) != minus;
    expr_free(term);
    return TRUE;
  }
  const ExprKind kind = term->kind;
  g_ptr_array_add(formula->terms, term);
  if (kind == EXPR_NUMBER)
    parser_fail(parser, start, "of numbers only 0 and 1 stand in a formula: they take the intercept away or add it");
  else if (minus)
    parser_fail(parser, start, "only the intercept can be taken away (- 1)");
  else if (kind != EXPR_NAME && kind != EXPR_CALL && kind != EXPR_INTERACTION)
    parser_fail(parser, start, "arithmetic in a formula stands in I(), such as I(x * z)");
  return !parser->error;
}

static void
parse_terms(Parser *parser, Formula *formula)
{
  gboolean minus = parser_take(parser, "-");
  if (!minus)
    parser_take(parser, "+");
  while (parse_term(parser, formula, minus)) {
    const char sign = parser_peek(parser);
    if (sign == '\0')
      return;
    if (strchr("*/^:", sign)) {
      parser_fail(parser, parser->at, "'%c' between terms: arithmetic in a formula stands in I(), such as I(x %c z)",
                  sign, sign == ':' ? '*' : sign);
      return;
    }
    if (sign != '+' && sign != '-') {
      parser_unexpected(parser, "'+', '-' or the end");
      return;
    }
    minus = sign == '-';
    parser->at++;
  }
}

Formula *
formula_parse(const char *text, gsize *offset, GError **error)
{
  Parser parser;
  g_autoptr(Formula) formula = g_new0(Formula, 1);
  formula->terms = g_ptr_array_new_with_free_func((GDestroyNotify)expr_free);
  formula->intercept = TRUE;
  formula->response = parser_begin(&parser, text) ? parser_comparison(&parser) : NULL;
  if (formula->response && !parser_take(&parser, "~"))
    parser_unexpected(&parser, "'~' between the response and the terms");
  if (!parser.error)
    parse_terms(&parser, formula);
  if (!parser.error && !formula->intercept && formula->terms->len == 0)
    parser_fail(&parser, 0, "the formula has neither an intercept nor a term");
  if (!parser.error)
    return g_steal_pointer(&formula);
  parser_hand_over(&parser, offset, error);
  return NULL;
}
