#include "fits.h"
#include "nist.h"

#include <gsl/gsl_errno.h>

#define DIGITS 13 /* of every certified figure */

/* A certified zero counts as reached below it, as the other figures of the sets that have one are near 1. */
#define NEAR_ZERO 1e-9

static void
assert_certified(double got, double certified)
{
  if (certified == 0)
    assert_true(fabs(got) < NEAR_ZERO);
  else
    assert_digits(got, certified, DIGITS);
}

static void
check_coefficients(const Fit *fit, const NistLinear *set)
{
  owned_matrix *covariance = ols_covariance(fit);

  for (gsize j = 0; j < set->k; j++) {
    const Coefficient line = coefficient_inference(fit, covariance, j, 0.95);
    assert_digits(line.estimate, set->estimate[j], DIGITS);
    assert_certified(line.standard_error, set->deviation[j]);
  }
}

static void
check_set(const char *file)
{
  g_autoptr(NistLinear) set = nist_linear(file);
  GError *error = NULL;

  assert_non_null(set);
  g_autoptr(ModelMatrix) model = nist_model(set);
  g_autoptr(Fit) fit = ols_fit_model(set->y, model, NULL, set->intercept, &error);
  assert_no_error(error);
  assert_true(fit->quadruple);
  check_coefficients(fit, set);
  assert_certified(fit->sigma, set->sigma);
  assert_certified(fit->ssr, set->ssr);
  assert_digits(fit->r_squared, set->r_squared, DIGITS);
  if (isinf(set->f))
    assert_true(fit->f > 1e28 && fit->f_p < 1e-100);
  else
    assert_digits(fit->f, set->f, DIGITS);
}

static const char *const files[] = {
    "Norris.dat",   "Pontius.dat",  "NoInt1.dat",   "NoInt2.dat",   "Filip.dat",    "Longley.dat",
    "Wampler1.dat", "Wampler2.dat", "Wampler3.dat", "Wampler4.dat", "Wampler5.dat",
};

static void
nist_linear_sets(void **state)
{
  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(files); i++)
    check_set(files[i]);
}

/* The same polynomial with its powers rounded to doubles first: no arithmetic gives back what they lost. */
static void
rounded_powers_lose_filip(void **state)
{
  (void)state;
  g_autoptr(NistLinear) set = nist_linear("Filip.dat");
  g_autoptr(ModelMatrix) model = nist_model(set);
  owned_matrix *design = model_matrix_rounded(model);
  g_autoptr(Fit) fit = ols_fit(set->y, design, model_matrix_names(model), TRUE, NULL);

  assert_non_null(fit);
  assert_true(correct_digits(gsl_vector_get(fit->coefficients, 10), set->estimate[10]) < 10);
  assert_digits(gsl_vector_get(fit->coefficients, 10), set->estimate[10], 6);
}

/* Filip's columns are nearly dependent and may stay; a column more that is a combination of two of them may not, and neither
 * does quadruple precision let pass what differs by rounding only. */
static void
filip_with_a_dependent_column(void **state)
{
  (void)state;
  g_autoptr(NistLinear) set = nist_linear("Filip.dat");
  g_autoptr(ModelMatrix) model = nist_model(set);
  g_autofree double *both = g_new(double, set->n);
  GError *error = NULL;

  for (gsize i = 0; i < set->n; i++)
    both[i] = set->x[i] * (1 + set->x[i] / 3);
  const BasePower power = {model_matrix_add_base(model, both), 1};
  model_matrix_add_column(model, "both", &power, 1);
  assert_null(ols_fit_model(set->y, model, NULL, TRUE, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR, "collinear: both depends on b1, b2");
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
      cmocka_unit_test(rounded_powers_lose_filip),
      cmocka_unit_test(filip_with_a_dependent_column),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
