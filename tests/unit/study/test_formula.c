#include "tree.h"

static char *
formula_text(const Formula *formula)
{
  GString *text = g_string_new(NULL);
  print_tree(formula->response, text);
  g_string_append(text, formula->intercept ? " ~ 1" : " ~ 0");
  for (guint i = 0; i < formula->terms->len; i++) {
    g_string_append(text, " + ");
    print_tree(g_ptr_array_index(formula->terms, i), text);
  }
  return g_string_free(text, FALSE);
}

static void
assert_formula(const char *source, const char *wanted)
{
  g_autoptr(GError) error = NULL;
  gsize offset;
  g_autoptr(Formula) formula = formula_parse(source, &offset, &error);
  assert_no_error(error);
  g_autofree char *text = formula_text(formula);
  assert_string_equal(text, wanted);
}

static void
assert_refused(const char *source, gsize wanted_offset, const char *wanted)
{
  GError *error = NULL;
  gsize offset = 12345;
  assert_null(formula_parse(source, &offset, &error));
  assert_error(error, DATA_ERROR, DATA_ERROR_SYNTAX, wanted);
  assert_int_equal(offset, wanted_offset);
}

static void
the_intercept_is_there_unless_taken_away(void **state)
{
  (void)state;
  assert_formula("y ~ x", "y ~ 1 + x");
  assert_formula("y ~ 1", "y ~ 1");
  assert_formula("y ~ x - 1", "y ~ 0 + x");
  assert_formula("y ~ x + 0", "y ~ 0 + x");
  assert_formula("y ~ 0 + x", "y ~ 0 + x");
  assert_formula("y ~ -1 + x", "y ~ 0 + x");
  assert_formula("y ~ + x", "y ~ 1 + x");
  assert_formula("y ~ 0 + x + 1", "y ~ 1 + x");
}

static void
terms_are_names_and_calls(void **state)
{
  (void)state;
  assert_formula("log(y) ~ trend + season", "log(y) ~ 1 + trend + season");
  assert_formula("a - b ~ lag(x, 0:3)", "(a - b) ~ 1 + lag(x , (0 : 3))");
  assert_formula("y ~ I(x^2) + step(2010-12)", "y ~ 1 + I((x ^ 2)) + step(<2010-12>)");
  assert_formula("y~x+(z)", "y ~ 1 + x + z");
}

static void
a_colon_multiplies_terms(void **state)
{
  (void)state;
  assert_formula("y ~ x:z", "y ~ 1 + (x , z)");
  assert_formula("y ~ x : factor(g):season + w", "y ~ 1 + (x , factor(g) , season) + w");
  assert_formula("y ~ poly(x, 3, raw = TRUE)", "y ~ 1 + poly(x , 3 , (TRUE))");
  assert_refused("y ~ x:2", 6, "':' stands between names and calls: arithmetic in a formula stands in I()");
  assert_refused("y ~ x:", 6, "expected a number, a name or '(', but the expression ends");
  assert_refused("y ~ x - x:z", 8, "only the intercept can be taken away (- 1)");
  assert_refused("y ~ poly(x, raw=)", 16, "expected a number, a name or '(', not ')'");
}

static void
arithmetic_stands_in_brackets_of_I(void **state)
{
  (void)state;
  assert_refused("y ~ x * z", 6, "'*' between terms: arithmetic in a formula stands in I(), such as I(x * z)");
  assert_refused("y ~ x^2", 5, "'^' between terms: arithmetic in a formula stands in I(), such as I(x ^ z)");
  assert_refused("y ~ x / z", 6, "'/' between terms: arithmetic in a formula stands in I(), such as I(x / z)");
  assert_refused("y ~ w + (x - z)", 8, "arithmetic in a formula stands in I(), such as I(x * z)");
  assert_refused("y ~ x + 2", 8, "of numbers only 0 and 1 stand in a formula: they take the intercept away or add it");
}

static void
what_is_no_formula_is_refused(void **state)
{
  (void)state;
  assert_refused("y", 1, "expected '~' between the response and the terms, but the expression ends");
  assert_refused("y = x", 2, "expected '~' between the response and the terms, not '='");
  assert_refused("~ x", 0, "expected a number, a name or '(', not '~'");
  assert_refused("y ~", 3, "expected a term, but the expression ends");
  assert_refused("y ~ x +", 7, "expected a term, but the expression ends");
  assert_refused("y ~ x - -1", 8, "expected a term, not '-'");
  assert_refused("y ~ x - z", 8, "only the intercept can be taken away (- 1)");
  assert_refused("y ~ x z", 6, "expected '+', '-' or the end, not 'z'");
  assert_refused("y ~ x < z", 6, "expected '+', '-' or the end, not '<'");
  assert_refused("y ~ 0", 0, "the formula has neither an intercept nor a term");
  assert_refused("y ~ lag(x", 9, "expected ',' or ')', but the expression ends");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_intercept_is_there_unless_taken_away),
      cmocka_unit_test(terms_are_names_and_calls),
      cmocka_unit_test(a_colon_multiplies_terms),
      cmocka_unit_test(arithmetic_stands_in_brackets_of_I),
      cmocka_unit_test(what_is_no_formula_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
