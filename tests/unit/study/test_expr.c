#include "tree.h"

static void
assert_tree(const char *text, const char *wanted)
{
  g_autoptr(GError) error = NULL;
  gsize offset = 0;
  g_autoptr(Expr) expr = expr_parse(text, &offset, &error);
  assert_no_error(error);
  g_autofree char *tree = tree_of(expr);
  assert_string_equal(tree, wanted);
}

static void
assert_refused(const char *text, gsize wanted_offset, const char *wanted)
{
  GError *error = NULL;
  gsize offset = 12345;
  assert_null(expr_parse(text, &offset, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_SYNTAX, wanted);
  assert_int_equal(offset, wanted_offset);
}

static void
operators_bind_as_in_mathematics(void **state)
{
  (void)state;
  assert_tree("a - b - c", "((a - b) - c)");
  assert_tree("a / b / c", "((a / b) / c)");
  assert_tree("a / b * c", "((a / b) * c)");
  assert_tree("a + b * c - d", "((a + (b * c)) - d)");
  assert_tree("2^3^2", "(2 ^ (3 ^ 2))");
  assert_tree("-2^2", "-((2 ^ 2))");
  assert_tree("(-2)^2", "(-(2) ^ 2)");
  assert_tree("2^-1", "(2 ^ -(1))");
  assert_tree("a * -b", "(a * -(b))");
  assert_tree("-a - -b", "(-(a) - -(b))");
  assert_tree("--a", "-(-(a))");
  assert_tree("a + b <= c * 2", "((a + b) <= (c * 2))");
  assert_tree("(a < b) == (c != d)", "((a < b) == (c != d))");
  assert_tree("a>b", "(a > b)");
  assert_tree("a >= 1", "(a >= 1)");
}

static void
numbers_are_strict(void **state)
{
  (void)state;
  assert_tree("1e3 + .5 + 5. + 2.5E-1", "(((1000 + 0.5) + 5) + 0.25)");
  assert_refused("1.2.3", 0, "'1.2.3' is not a number (two decimal signs)");
  assert_refused("x + 2y", 4, "'2y' is not a number (a name cannot begin with a digit)");
  assert_refused("1e", 0, "'1e' is not a number (a name cannot begin with a digit)");
  assert_refused("0x10", 0, "'0x10' is not a number (a name cannot begin with a digit)");
}

static void
calls_and_ranges(void **state)
{
  (void)state;
  assert_tree("lag ( x , 0:3 )", "lag(x , (0 : 3))");
  assert_tree("lag(x, -2:-1)", "lag(x , (-(2) : -(1)))");
  assert_tree("max(a, min(b, c + 1))", "max(a , min(b , (c + 1)))");
  assert_tree("f()", "f()");
  assert_tree("_a1(x)", "_a1(x)");
  assert_tree("`Exports (USD)` + 1", "(Exports (USD) + 1)");
  assert_tree("\n a\t+\n b ", "(a + b)");
}

/* Elsewhere a hyphen is a minus. */
static void
periods_stand_where_functions_take_them(void **state)
{
  (void)state;
  assert_tree("step(2010-12)", "step(<2010-12>)");
  assert_tree("pulse( 2010-Q1 )", "pulse(<2010-Q1>)");
  assert_tree("ramp(2018-01/P2M)", "ramp(<2018-01/P2M>)");
  assert_tree("rebase(x, 2010)", "rebase(x , <2010>)");
  assert_tree("2010-12", "(2010 - 12)");
  assert_tree("lag(x, 2010-12)", "lag(x , (2010 - 12))");
  assert_refused("step(december)", 5, "'december' is not a period (no year of four digits)");
  assert_refused("1 + rebase(x, 2010-13)", 14, "'2010-13' is not a period (no such month)");
  assert_refused("step(,)", 5, "'' is not a period (empty)");
}

static void
what_does_not_parse_is_pointed_at(void **state)
{
  (void)state;
  assert_refused("", 0, "expected a number, a name or '(', but the expression ends");
  assert_refused("  ", 2, "expected a number, a name or '(', but the expression ends");
  assert_refused("a +", 3, "expected a number, a name or '(', but the expression ends");
  assert_refused("a + * b", 4, "expected a number, a name or '(', not '*'");
  assert_refused("(a + b", 6, "expected ')', but the expression ends");
  assert_refused("a + b)", 5, "expected an operator or the end, not ')'");
  assert_refused("log(a", 5, "expected ',' or ')', but the expression ends");
  assert_refused("log(a b)", 6, "expected ',' or ')', not 'b'");
  assert_refused("log(a,)", 6, "expected a number, a name or '(', not ')'");
  assert_refused("a b", 2, "expected an operator or the end, not 'b'");
  assert_refused("a = b", 2, "expected an operator or the end, not '='");
  assert_refused("a < b < c", 6, "expected an operator or the end, not '<'");
  assert_refused("a + \xD0\xB1", 4, "expected a number, a name or '(', not '\xD0\xB1'");
  assert_refused("a # b", 2, "expected an operator or the end, not '#'");
  assert_refused("a + `b", 4, "the back-tick is never closed");
  assert_refused("a + ``", 4, "there is no name between the back-ticks");
  assert_refused("'a'", 0, "expected a number, a name or '(', not '''");
  assert_refused("a\x01", 1, "expected an operator or the end, not '\\x01'");
}

static char *
repeated(const char *piece, guint n, const char *middle, const char *other)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < n; i++)
    g_string_append(text, piece);
  g_string_append(text, middle);
  for (guint i = 0; i < n; i++)
    g_string_append(text, other);
  return g_string_free(text, FALSE);
}

static void
depth_and_length_have_limits(void **state)
{
  (void)state;
  const char *const pieces[][3] = {{"(", "x", ")"}, {"-", "x", ""}, {"2^", "x", ""}, {"abs(", "x", ")"}};
  for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
    GError *error = NULL;
    gsize offset;
    g_autofree char *deep = repeated(pieces[i][0], 150, pieces[i][1], pieces[i][2]);
    assert_null(expr_parse(deep, &offset, &error));
    assert_error(error, DATA_ERROR, DATA_ERROR_SYNTAX, "the expression is nested too deeply");
    g_autofree char *fair = repeated(pieces[i][0], 45, pieces[i][1], pieces[i][2]);
    g_autoptr(Expr) expr = expr_parse(fair, &offset, &error);
    assert_no_error(error);
    assert_non_null(expr);
  }
  g_autofree char *chain = repeated("x+", 4999, "x", ""), *huge = repeated("x+", 6000, "x", "");
  GError *error = NULL;
  gsize offset;
  g_autoptr(Expr) expr = expr_parse(chain, &offset, &error);
  assert_no_error(error);
  assert_non_null(expr);
  assert_null(expr_parse(huge, &offset, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_SYNTAX, "the expression has 12001 bytes, more than 10000");
}

static void
every_node_knows_its_text(void **state)
{
  (void)state;
  const char *text = " log( a+b )*( c - d ) ";
  gsize offset;
  g_autoptr(Expr) expr = expr_parse(text, &offset, NULL);
  g_autofree char *whole = expr_source(text, expr), *left = expr_source(text, expr_argument(expr, 0)),
                  *right = expr_source(text, expr_argument(expr, 1)),
                  *inner = expr_source(text, expr_argument(expr_argument(expr, 0), 0));
  assert_string_equal(whole, "log( a+b )*( c - d )");
  assert_string_equal(left, "log( a+b )");
  assert_string_equal(right, "c - d");
  assert_string_equal(inner, "a+b");
}

static void
names_that_are_no_words_stand_between_back_ticks(void **state)
{
  (void)state;
  GError *error = NULL;
  gsize offset = 0;
  g_autoptr(Expr) expr = expr_parse("2 * `Exports (USD)`", &offset, &error);
  assert_no_error(error);
  assert_int_equal(expr_argument(expr, 1)->kind, EXPR_NAME);
  assert_string_equal(expr_argument(expr, 1)->name, "Exports (USD)");
  assert_null(expr_parse("2 * `Exports", &offset, &error));
  assert_int_equal(offset, 4);
  assert_error(error, DATA_ERROR, DATA_ERROR_SYNTAX, "the back-tick is never closed");
  assert_null(expr_parse("``", &offset, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_SYNTAX, "there is no name between the back-ticks");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(operators_bind_as_in_mathematics),
      cmocka_unit_test(numbers_are_strict),
      cmocka_unit_test(calls_and_ranges),
      cmocka_unit_test(periods_stand_where_functions_take_them),
      cmocka_unit_test(what_does_not_parse_is_pointed_at),
      cmocka_unit_test(depth_and_length_have_limits),
      cmocka_unit_test(every_node_knows_its_text),
      cmocka_unit_test(names_that_are_no_words_stand_between_back_ticks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
