#include "expr_parser.h"

#include <stdarg.h>
#include <string.h>

#include "datasets/number.h"
#include "datasets/problems.h"

/* Deep enough for any formula, shallow enough for the stack. */
#define DEPTH_LIMIT 100

Expr *
parser_fail(Parser *parser, gsize at, const char *format, ...)
{
  if (parser->error)
    return NULL;
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  parser->error = g_error_new_literal(DATA_ERROR, DATA_ERROR_SYNTAX, text);
  parser->error_at = at;
  return NULL;
}

char
parser_peek(Parser *parser)
{
  while (parser->at < parser->length && g_ascii_isspace(parser->text[parser->at]))
    parser->at++;
  return parser->at < parser->length ? parser->text[parser->at] : '\0';
}

gboolean
parser_take(Parser *parser, const char *sign)
{
  parser_peek(parser);
  if (strncmp(parser->text + parser->at, sign, strlen(sign)) != 0)
    return FALSE;
  parser->at += strlen(sign);
  return TRUE;
}

Expr *
parser_unexpected(Parser *parser, const char *wanted)
{
  const char sign = parser_peek(parser);
  if (sign == '\0')
    return parser_fail(parser, parser->at, "expected %s, but the expression ends", wanted);
  g_autofree char *shown = visible_text(
      parser->text + parser->at,
      (gsize)g_utf8_skip[(guchar)sign] <= parser->length - parser->at ? (gsize)g_utf8_skip[(guchar)sign] : 1);
  return parser_fail(parser, parser->at, "expected %s, not '%s'", wanted, shown);
}

static gboolean
is_name_byte(char byte)
{
  return g_ascii_isalnum(byte) || byte == '_';
}

/* Functions whose argument is a period: there "2010-12" is December 2010. */
static gboolean
takes_period(const char *name, guint argument)
{
  static const char *const first[] = {"step", "pulse", "ramp", NULL};
  return (argument == 0 && g_strv_contains(first, name)) || (argument == 1 && g_str_equal(name, "rebase")) ||
         (argument == 2 && g_str_equal(name, "real"));
}

static Expr *
parse_period_argument(Parser *parser)
{
  parser_peek(parser);
  const gsize start = parser->at;
  const gsize length = strcspn(parser->text + start, ",) ");
  Expr *expr = expr_new(EXPR_PERIOD, start);
  const char *why;
  if (!period_parse(parser->text + start, length, &expr->period, &why)) {
    expr_free(expr);
    g_autofree char *shown = visible_text(parser->text + start, length);
    return parser_fail(parser, start, "'%s' is not a period (%s)", shown, why);
  }
  parser->at += length;
  expr->length = length;
  return expr;
}

/* Whether "name =" comes next, which is no comparison. */
static gboolean
keyword_comes(Parser *parser)
{
  gsize at = parser->at;
  if (!g_ascii_isalpha(parser->text[at]) && parser->text[at] != '_')
    return FALSE;
  while (at < parser->length && is_name_byte(parser->text[at]))
    at++;
  while (at < parser->length && g_ascii_isspace(parser->text[at]))
    at++;
  return at + 1 < parser->length && parser->text[at] == '=' && parser->text[at + 1] != '=';
}

static Expr *
parse_keyword(Parser *parser)
{
  Expr *keyword = expr_new(EXPR_KEYWORD, parser->at);
  const gsize start = parser->at;
  while (is_name_byte(parser->text[parser->at]))
    parser->at++;
  keyword->name = g_strndup(parser->text + start, parser->at - start);
  parser_take(parser, "=");
  Expr *value = parser_comparison(parser);
  if (!value) {
    expr_free(keyword);
    return NULL;
  }
  expr_add(keyword, value);
  keyword->length = parser->at - start;
  return keyword;
}

static Expr *
parse_argument(Parser *parser)
{
  parser_peek(parser);
  const gsize start = parser->at;
  if (keyword_comes(parser))
    return parse_keyword(parser);
  Expr *from = parser_comparison(parser);
  if (!from || !parser_take(parser, ":"))
    return from;
  Expr *to = parser_comparison(parser);
  if (!to) {
    expr_free(from);
    return NULL;
  }
  Expr *range = expr_new(EXPR_RANGE, start);
  expr_add(range, from);
  expr_add(range, to);
  range->length = parser->at - start;
  return range;
}

static gboolean
parse_arguments(Parser *parser, Expr *call)
{
  call->arguments = g_ptr_array_new_with_free_func((GDestroyNotify)expr_free);
  if (parser_take(parser, ")"))
    return TRUE;
  do {
    Expr *argument =
        takes_period(call->name, call->arguments->len) ? parse_period_argument(parser) : parse_argument(parser);
    if (!argument)
      return FALSE;
    g_ptr_array_add(call->arguments, argument);
  } while (parser_take(parser, ","));
  if (parser_take(parser, ")"))
    return TRUE;
  parser_unexpected(parser, "',' or ')'");
  return FALSE;
}

static Expr *
parse_name(Parser *parser)
{
  const gsize start = parser->at;
  while (parser->at < parser->length && is_name_byte(parser->text[parser->at]))
    parser->at++;
  const gsize end = parser->at;
  const gboolean called = parser_take(parser, "(");
  Expr *expr = expr_new(called ? EXPR_CALL : EXPR_NAME, start);
  expr->name = g_strndup(parser->text + start, end - start);
  if (!called)
    parser->at = end;
  if (called && !parse_arguments(parser, expr)) {
    expr_free(expr);
    return NULL;
  }
  expr->length = parser->at - start;
  return expr;
}

/* `Exports (USD)`: a name that is no word, between back-ticks as in R. */
static Expr *
parse_quoted_name(Parser *parser)
{
  const gsize start = parser->at;
  const char *name = parser->text + start + 1, *end = strchr(name, '`');
  if (!end || end == name)
    return parser_fail(parser, start,
                       end ? "there is no name between the back-ticks" : "the back-tick is never closed");
  Expr *expr = expr_new(EXPR_NAME, start);
  expr->name = g_strndup(name, (gsize)(end - name));
  parser->at = (gsize)(end + 1 - parser->text);
  expr->length = parser->at - start;
  return expr;
}

static Expr *
parse_number(Parser *parser)
{
  const gsize start = parser->at;
  gsize end = start;
  while (end < parser->length && (g_ascii_isdigit(parser->text[end]) || parser->text[end] == '.'))
    end++;
  if (end < parser->length && (parser->text[end] == 'e' || parser->text[end] == 'E')) {
    gsize exponent = end + 1;
    if (exponent < parser->length && (parser->text[exponent] == '+' || parser->text[exponent] == '-'))
      exponent++;
    while (exponent < parser->length && g_ascii_isdigit(parser->text[exponent]))
      end = ++exponent;
  }
  const NumberFormat format = {.decimal = '.'};
  Number number;
  const char *why = "a name cannot begin with a digit";
  const gboolean glued = end < parser->length && is_name_byte(parser->text[end]);
  if (glued || !number_parse(parser->text + start, end - start, &format, &number, &why) || number.missing) {
    while (end < parser->length && is_name_byte(parser->text[end]))
      end++;
    g_autofree char *shown = visible_text(parser->text + start, end - start);
    return parser_fail(parser, start, "'%s' is not a number (%s)", shown, why);
  }
  parser->at = end;
  Expr *expr = expr_new(EXPR_NUMBER, start);
  expr->number = number.value;
  expr->length = end - start;
  return expr;
}

Expr *
parser_atom(Parser *parser)
{
  const char sign = parser_peek(parser);
  if (g_ascii_isalpha(sign) || sign == '_')
    return parse_name(parser);
  if (sign == '`')
    return parse_quoted_name(parser);
  if (g_ascii_isdigit(sign) || sign == '.')
    return parse_number(parser);
  if (sign != '(')
    return parser_unexpected(parser, "a number, a name or '('");
  parser->at++;
  Expr *inner = parser_comparison(parser);
  if (inner && !parser_take(parser, ")")) {
    expr_free(inner);
    return parser_unexpected(parser, "')'");
  }
  return inner;
}

static Expr *parse_power(Parser *parser);

static Expr *
parse_unary(Parser *parser)
{
  parser_peek(parser);
  const gsize start = parser->at;
  if (!parser_take(parser, "-"))
    return parser_atom(parser);
  if (++parser->depth > DEPTH_LIMIT)
    return parser_fail(parser, start, "the expression is nested too deeply");
  Expr *operand = parse_power(parser); /* -x^2 is -(x^2) */
  parser->depth--;
  if (!operand)
    return NULL;
  Expr *expr = expr_new(EXPR_NEGATE, start);
  expr_add(expr, operand);
  expr->length = parser->at - start;
  return expr;
}

static Expr *
binary(Parser *parser, Operator operator, Expr * left, Expr *right, gsize start)
{
  if (!right) {
    expr_free(left);
    return NULL;
  }
  Expr *expr = expr_new(EXPR_BINARY, start);
  expr->operator= operator;
  expr_add(expr, left);
  expr_add(expr, right);
  expr->length = parser->at - start;
  return expr;
}

static Expr *
parse_power(Parser *parser)
{
  parser_peek(parser);
  const gsize start = parser->at;
  Expr *base = parse_unary(parser);
  if (!base || !parser_take(parser, "^"))
    return base;
  if (++parser->depth > DEPTH_LIMIT) {
    expr_free(base);
    return parser_fail(parser, start, "the expression is nested too deeply");
  }
  Expr *exponent = parse_power(parser);
  parser->depth--;
  return binary(parser, OPERATOR_POWER, base, exponent, start);
}

static Expr *
parse_product(Parser *parser)
{
  parser_peek(parser);
  const gsize start = parser->at;
  Expr *left = parse_power(parser);
  while (left) {
    const char sign = parser_peek(parser);
    if (sign != '*' && sign != '/')
      break;
    parser->at++;
    left = binary(parser, sign == '*' ? OPERATOR_MULTIPLY : OPERATOR_DIVIDE, left, parse_power(parser), start);
  }
  return left;
}

static Expr *
parse_sum(Parser *parser)
{
  parser_peek(parser);
  const gsize start = parser->at;
  Expr *left = parse_product(parser);
  while (left) {
    const char sign = parser_peek(parser);
    if (sign != '+' && sign != '-')
      break;
    parser->at++;
    left = binary(parser, sign == '+' ? OPERATOR_ADD : OPERATOR_SUBTRACT, left, parse_product(parser), start);
  }
  return left;
}

static gboolean
take_comparison(Parser *parser, Operator *operator)
{
  static const struct {
    const char *sign;
    Operator operator;
  } comparisons[] = {{"<=", OPERATOR_LESS_EQUAL}, {">=", OPERATOR_GREATER_EQUAL}, {"==", OPERATOR_EQUAL},
                     {"!=", OPERATOR_UNEQUAL},    {"<", OPERATOR_LESS},           {">", OPERATOR_GREATER}};
  for (gsize i = 0; i < G_N_ELEMENTS(comparisons); i++)
    if (parser_take(parser, comparisons[i].sign)) {
      *operator= comparisons[i].operator;
      return TRUE;
    }
  return FALSE;
}

Expr *
parser_comparison(Parser *parser)
{
  parser_peek(parser);
  const gsize start = parser->at;
  if (++parser->depth > DEPTH_LIMIT)
    return parser_fail(parser, start, "the expression is nested too deeply");
  Expr *left = parse_sum(parser);
  Operator operator;
  if (left && take_comparison(parser, &operator))
    left = binary(parser, operator, left, parse_sum(parser), start);
  parser->depth--;
  return left;
}

/* Long enough for any formula; it also bounds how deep a chain of operators can nest. */
#define LENGTH_LIMIT 10000

gboolean
parser_begin(Parser *parser, const char *text)
{
  *parser = (Parser){.text = text, .length = strlen(text)};
  if (parser->length > LENGTH_LIMIT)
    parser_fail(parser, 0, "the expression has %" G_GSIZE_FORMAT " bytes, more than %d", parser->length, LENGTH_LIMIT);
  return !parser->error;
}

void
parser_hand_over(Parser *parser, gsize *offset, GError **error)
{
  *offset = parser->error_at;
  g_propagate_error(error, parser->error);
}

Expr *
expr_parse(const char *text, gsize *offset, GError **error)
{
  Parser parser;
  g_autoptr(Expr) expr = parser_begin(&parser, text) ? parser_comparison(&parser) : NULL;
  if (expr && parser_peek(&parser) != '\0')
    parser_unexpected(&parser, "an operator or the end");
  if (!parser.error)
    return g_steal_pointer(&expr);
  parser_hand_over(&parser, offset, error);
  return NULL;
}
