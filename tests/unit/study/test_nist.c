/* The linear sets of NIST's Statistical Reference Datasets, read from CSV through the formula language. */
#include "../stats/nist.h"
#include "fitted.h"

#define DIGITS 13.0

/* Where the certified deviation is 0 there are no digits to count (Wampler1, Wampler2). */
#define ZERO_DEVIATION 1e-9

static char *
as_csv(const NistLinear *set)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autoptr(GString) text = g_string_new("y");
  for (gsize j = 0; j < set->columns; j++)
    g_string_append_printf(text, set->columns == 1 ? ",x" : ",x%" G_GSIZE_FORMAT, j + 1);
  for (gsize i = 0; i < set->n; i++) {
    g_string_append_printf(text, "\n%s", g_ascii_dtostr(number, sizeof number, set->y[i]));
    for (gsize j = 0; j < set->columns; j++)
      g_string_append_printf(text, ",%s", g_ascii_dtostr(number, sizeof number, set->x[i * set->columns + j]));
  }
  g_string_append_c(text, '\n');
  return write_table(text->str);
}

static void
assert_term(const NistLinear *set, const Regression *model, gsize i)
{
  const Coefficient *term = &model->coefficients[i];
  assert_digits(term->estimate, set->estimate[i], DIGITS);
  if (set->deviation[i] == 0)
    assert_true(fabs(term->standard_error) < ZERO_DEVIATION);
  else
    assert_digits(term->standard_error, set->deviation[i], DIGITS);
}

static void
assert_certified(const char *file, const char *formula)
{
  NistLinear *set = nist_linear(file);
  assert_non_null(set);
  char *path = as_csv(set);
  g_auto(Fitted) fitted = fit_csv(path, FALSE, formula, "errors=plain");
  assert_no_error(fitted.error);
  assert_int_equal(fitted.model->k, set->k);
  for (gsize i = 0; i < set->k; i++)
    assert_term(set, fitted.model, i);
  remove_table(path);
  nist_linear_free(set);
}

static void
lines_are_exact(void **state)
{
  (void)state;
  assert_certified("Norris.dat", "y ~ x");
  assert_certified("NoInt1.dat", "y ~ x - 1");
  assert_certified("NoInt2.dat", "y ~ x - 1");
}

static void
longley_is_exact(void **state)
{
  (void)state;
  assert_certified("Longley.dat", "y ~ x1 + x2 + x3 + x4 + x5 + x6");
}

static void
polynomials_are_exact(void **state)
{
  (void)state;
  assert_certified("Pontius.dat", "y ~ poly(x, 2, raw=TRUE)");
  assert_certified("Filip.dat", "y ~ poly(x, 10, raw=TRUE)");
  assert_certified("Wampler1.dat", "y ~ poly(x, 5, raw=TRUE)");
  assert_certified("Wampler2.dat", "y ~ poly(x, 5, raw=TRUE)");
  assert_certified("Wampler3.dat", "y ~ poly(x, 5, raw=TRUE)");
  assert_certified("Wampler4.dat", "y ~ poly(x, 5, raw=TRUE)");
  assert_certified("Wampler5.dat", "y ~ poly(x, 5, raw=TRUE)");
}

/* The same powers, written out. */
static void
powers_in_I_are_exact(void **state)
{
  (void)state;
  assert_certified("Filip.dat", "y ~ x + I(x^2) + I(x^3) + I(x^4) + I(x^5) + I(x*x^5) + I(x^7) + I((x^4)^2) + "
                                "I(x^9) + I(x^5*x^5)");
  assert_certified("Wampler4.dat", "y ~ x + x:x + I(x^3) + I(x^2):I(x^2) + x:I(x^4)");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_are_exact),
      cmocka_unit_test(longley_is_exact),
      cmocka_unit_test(polynomials_are_exact),
      cmocka_unit_test(powers_in_I_are_exact),
  };
  return cmocka_run_group_tests(tests, gsl_handler_off, NULL);
}
