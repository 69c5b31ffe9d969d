/* Terms of formulas as columns. Figures: R 4.2.2, coef(lm(FORMULA, d)) with d the table below. */
#include "fitted.h"

static const char table[] = "y,x,g,z\n"
                            "3,2,north,1\n1,7,east,2\n4,1,south,2\n1,8,north,3\n5,2,east,3\n9,8,south,3\n"
                            "2,1,north,4\n6,8,east,1\n5,2,south,2\n3,8,north,5\n5,4,east,4\n8,5,south,4\n";

#define MOST_TERMS 6

typedef struct {
  const char *names[MOST_TERMS];
  double values[MOST_TERMS];
} Wanted;

static void
assert_terms(const char *formula, const Wanted *wanted)
{
  char *path = write_table(table);
  g_auto(Fitted) fitted = fit_csv(path, FALSE, formula, "");
  assert_no_error(fitted.error);
  gsize k = 0;
  for (; k < MOST_TERMS && wanted->names[k]; k++) {
    assert_true(k < fitted.model->k);
    assert_string_equal(fitted.model->fit->names[k], wanted->names[k]);
    assert_digits(fitted.model->coefficients[k].estimate, wanted->values[k], 13);
  }
  assert_int_equal(fitted.model->k, k);
  remove_table(path);
}

static void
factors_leave_out_their_first_value(void **state)
{
  (void)state;
  assert_terms("y ~ factor(g) + x",
               &(Wanted){{"(Intercept)", "g[north]", "g[south]", "x"},
                         {3.425392670157069, -1.921465968586387, 2.446335078534031, 0.157068062827225}});
  assert_terms("y ~ factor(g) - 1", &(Wanted){{"g[east]", "g[north]", "g[south]"}, {4.25, 2.25, 6.5}});
  assert_terms("y ~ factor(z) + x", &(Wanted){{"(Intercept)", "z[2]", "z[3]", "z[4]", "z[5]", "x"},
                                              {3.892523364485987, -0.964174454828665, 0.378504672897193,
                                               0.702492211838002, -1.864485981308413, 0.121495327102803}});
}

static void
products_have_the_columns_of_both_sides(void **state)
{
  (void)state;
  assert_terms("y ~ x + x:z", &(Wanted){{"(Intercept)", "x", "x:z"},
                                        {3.93851462800590513, 0.09191336053476877, -0.00249587637815789}});
  assert_terms("y ~ factor(g):x",
               &(Wanted){{"(Intercept)", "g[east]:x", "g[north]:x", "g[south]:x"},
                         {3.5169508229033219, 0.0837897196919568, -0.2016696664297977, 0.7417956046122005}});
  assert_terms("y ~ x + x:factor(g)",
               &(Wanted){{"(Intercept)", "x", "x:g[north]", "x:g[south]"},
                         {3.5169508229033228, 0.0837897196919568, -0.2854593861217546, 0.6580058849202437}});
  assert_terms("y ~ factor(g) + x + factor(g):x",
               &(Wanted){{"(Intercept)", "g[north]", "g[south]", "x", "g[north]:x", "g[south]:x"},
                         {5.230769230769232, -2.675213675213672, -1.664102564102564, -0.186813186813187,
                          0.122485701433070, 0.920146520146520}});
}

static void
powers_are_products(void **state)
{
  (void)state;
  assert_terms("y ~ I(x^2*z) + poly(x, 2, raw=TRUE)",
               &(Wanted){{"(Intercept)", "I(x^2*z)", "x", "x^2"},
                         {1.75308955160417779, -0.00368521531310258, 1.57417630250484342, -0.14801283146564612}});
}

/* offset is the place of at in the formula. */
static void
assert_refused(const char *formula, const char *at, gint code, const char *message)
{
  char *path = write_table(table);
  g_auto(Fitted) fitted = fit_csv(path, FALSE, formula, "");
  assert_null(fitted.model);
  assert_non_null(fitted.error);
  g_autoptr(GString) text = g_string_new(fitted.error->message);
  g_string_replace(text, path, "t.csv", 0);
  assert_string_equal(text->str, message);
  assert_int_equal(fitted.error->code, code);
  assert_int_equal(fitted.offset, strstr(formula, at) - formula);
  remove_table(path);
}

static void
terms_that_are_none_are_refused(void **state)
{
  (void)state;
  assert_refused("y ~ poly(x, 3)", "poly", DATA_ERROR_SCHEMA,
                 "poly() gives plain powers, not orthogonal ones: write poly(x, 3, raw=TRUE)");
  assert_refused("y ~ z + poly(x, 3, raw=FALSE)", "poly", DATA_ERROR_SCHEMA,
                 "poly() gives plain powers, not orthogonal ones: write poly(x, 3, raw=TRUE)");
  assert_refused("y ~ poly(x)", "poly", DATA_ERROR_SCHEMA, "poly() takes a variable, a degree and raw=TRUE");
  assert_refused("y ~ poly(x, 2, row=TRUE)", "row", DATA_ERROR_SCHEMA,
                 "poly() takes a variable, a degree and raw=TRUE");
  assert_refused("y ~ poly(x, 2.5, raw=TRUE)", "2.5", DATA_ERROR_SCHEMA, "a whole number is needed here");
  assert_refused("y ~ poly(x, 21, raw=TRUE)", "21", DATA_ERROR_SCHEMA, "the degree of poly() is 1 to 20");
  assert_refused("y ~ I(x, z)", "I(", DATA_ERROR_SCHEMA, "I() takes one expression");
  assert_refused("y ~ factor(x + z)", "factor", DATA_ERROR_SCHEMA, "factor() takes the name of a column");
  assert_refused("y ~ factor(h)", "h)", DATA_ERROR_NAME, "t.csv has no column 'h'");
  assert_refused("y ~ g", "g", DATA_ERROR_NAME, "column 'g' holds text, not numbers");
  assert_refused("y ~ x:trend", "trend", DATA_ERROR_ALIGN, "trend needs periods, and this table has none");
  assert_refused("y ~ log(x, raw=TRUE)", "log", DATA_ERROR_SCHEMA, "log takes 1 argument, not 2");
  assert_refused("y ~ abs(raw=TRUE)", "raw", DATA_ERROR_SYNTAX, "'raw =' stands only in poly() of a formula");
  assert_refused("poly(y, 2) ~ x", "poly", DATA_ERROR_NAME,
                 "poly() is a term of a formula and cannot stand in an expression");
}

static void
a_factor_needs_two_whole_values(void **state)
{
  (void)state;
  char *path = write_table("y,x,h\n1,1,a\n2,1.5,a\n3,2,a\n5,3,a\n");
  g_auto(Fitted) one = fit_csv(path, FALSE, "y ~ factor(h)", ""), broken = fit_csv(path, FALSE, "y ~ factor(x)", "");
  assert_error(one.error, DATA_ERROR, DATA_ERROR_SCHEMA, "factor(h) has only one value");
  assert_error(broken.error, DATA_ERROR, DATA_ERROR_SCHEMA, "factor() needs text or whole numbers, and 'x' holds 1.5");
  remove_table(path);
}

/* A value that stands only in rows that fall out has no column. */
static void
values_of_missing_rows_have_no_column(void **state)
{
  (void)state;
  char *path = write_table("y,h\n1,b\n2,c\n,a\n4,b\n7,c\n6,\n");
  g_auto(Fitted) fitted = fit_csv(path, FALSE, "y ~ factor(h)", "");
  assert_no_error(fitted.error);
  assert_int_equal(fitted.model->n, 4);
  assert_int_equal(fitted.model->k, 2);
  assert_string_equal(fitted.model->fit->names[1], "h[c]");
  assert_digits(fitted.model->coefficients[1].estimate, 2, 14);
  assert_true(fitted.model->left_out->entries->len > 0);
  remove_table(path);
}

static void
periods_make_columns_too(void **state)
{
  (void)state;
  g_auto(Fitted) fitted = fit_csv(NILE, TRUE, "volume ~ I(trend^2) + trend:step(1899) + lag(volume, 1:2)", "");
  assert_no_error(fitted.error);
  const char *const names[] = {"(Intercept)", "I(trend^2)", "trend:step(1899)", "lag(volume, 1)", "lag(volume, 2)"};
  assert_int_equal(fitted.model->k, 5);
  for (gsize i = 0; i < 5; i++)
    assert_string_equal(fitted.model->fit->names[i], names[i]);
  assert_int_equal(fitted.model->n, 98);
  assert_true(fitted.model->lagged_response);
  assert_digits(gsl_matrix_get(fitted.model->fit->design, 97, 1), 97.0 * 97, 16);
  assert_digits(gsl_matrix_get(fitted.model->fit->design, 25, 2), 0, 16);
  assert_digits(gsl_matrix_get(fitted.model->fit->design, 26, 2), 26, 16);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(factors_leave_out_their_first_value),
      cmocka_unit_test(products_have_the_columns_of_both_sides),
      cmocka_unit_test(powers_are_products),
      cmocka_unit_test(terms_that_are_none_are_refused),
      cmocka_unit_test(a_factor_needs_two_whole_values),
      cmocka_unit_test(values_of_missing_rows_have_no_column),
      cmocka_unit_test(periods_make_columns_too),
  };
  return cmocka_run_group_tests(tests, gsl_handler_off, NULL);
}
