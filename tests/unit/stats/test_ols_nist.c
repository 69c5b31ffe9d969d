#include "nist.h"

#include <gsl/gsl_errno.h>

#include "stats/ols.h"

/* Correct digits that are asked for: of the coefficients, their standard errors, and all of the rest. */
typedef struct {
  const char *file;
  double coefficients, errors, rest;
} Gate;

static void
check_coefficients(const Fit *fit, const NistLinear *set, const Gate *gate)
{
  gsl_matrix *covariance = ols_covariance(fit);

  for (gsize j = 0; j < set->k; j++) {
    const Coefficient line = coefficient_inference(fit, covariance, j, 0.95);
    assert_digits(line.estimate, set->estimate[j], gate->coefficients);
    assert_digits(line.standard_error, set->deviation[j], gate->errors);
  }
  gsl_matrix_free(covariance);
}

/* Certified figures that are zero or infinite count as absolute errors. */
static void
check_set(const Gate *gate)
{
  g_autoptr(NistLinear) set = nist_linear(gate->file);
  static const char *const names[] = {"b0", "b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8", "b9", "b10"};
  gsl_matrix *design = nist_design(set);
  GError *error = NULL;

  g_autoptr(Fit) fit = ols_fit(set->y, design, names, set->intercept, &error);
  gsl_matrix_free(design);
  assert_no_error(error);
  check_coefficients(fit, set, gate);
  assert_digits(fit->sigma, set->sigma, gate->rest);
  assert_digits(fit->r_squared, set->r_squared, gate->rest);
  if (isinf(set->f)) {
    assert_true(fit->f > 1e16);
    assert_true(fit->f_p < 1e-100);
  } else {
    assert_digits(fit->ssr, set->ssr, gate->rest);
    assert_digits(fit->f, set->f, gate->rest);
  }
}

/* What QR in double precision reaches; where a column is nearly a combination of the others the rest is lost. */
static const Gate gates[] = {
    {"Norris.dat", 13, 13, 13},    {"Pontius.dat", 13, 13, 13},   {"NoInt1.dat", 14, 14, 14},
    {"NoInt2.dat", 14, 14, 13.5},  {"Filip.dat", 7.5, 7, 8},      {"Longley.dat", 11, 12, 13},
    {"Wampler1.dat", 12, 12, 12},  {"Wampler2.dat", 12, 13, 13},  {"Wampler3.dat", 9, 13, 13},
    {"Wampler4.dat", 7.5, 13, 13}, {"Wampler5.dat", 5.5, 13, 13},
};

static void
nist_linear_sets(void **state)
{
  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(gates); i++)
    check_set(&gates[i]);
}

/* The reader itself: figures as printed on NIST's pages. */
static void
nist_files_are_read_whole(void **state)
{
  (void)state;
  g_autoptr(NistLinear) longley = nist_linear("Longley.dat");
  g_autoptr(NistLinear) no_intercept = nist_linear("NoInt2.dat");

  assert_int_equal(longley->n, 16);
  assert_int_equal(longley->k, 7);
  assert_int_equal(longley->columns, 6);
  assert_true(longley->intercept);
  assert_digits(longley->estimate[0], -3482258.63459582, 17);
  assert_digits(longley->deviation[6], 455.478499142212, 17);
  assert_digits(longley->f, 330.285339234588, 17);
  assert_digits(longley->ssr, 836424.055505915, 17);
  assert_digits(longley->r_squared, 0.995479004577296, 17);
  assert_digits(longley->x[15 * 6 + 5], 1962, 17);
  assert_int_equal(no_intercept->n, 3);
  assert_int_equal(no_intercept->k, 1);
  assert_false(no_intercept->intercept);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nist_files_are_read_whole),
      cmocka_unit_test(nist_linear_sets),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
