#include "fits.h"

#include <gsl/gsl_errno.h>

#include "stats/robust.h"

#define STACK 21

/* Brownlee (1965), Statistical Theory and Methodology in Science and Engineering, 454: R's datasets::stackloss. */
static const double loss[STACK] = {42, 37, 37, 28, 18, 18, 19, 20, 15, 14, 14, 13, 11, 12, 8, 7, 8, 8, 9, 15, 15};
static const double air[STACK] = {80, 80, 75, 62, 62, 62, 62, 62, 58, 58, 58, 58, 58, 58, 50, 50, 50, 50, 50, 56, 70};
static const double water[STACK] = {27, 27, 25, 24, 22, 23, 24, 24, 23, 18, 18, 17, 18, 19, 18, 18, 19, 19, 20, 20, 20};
static const double acid[STACK] = {89, 88, 90, 87, 87, 87, 93, 93, 87, 80, 89, 88, 82, 93, 89, 86, 72, 79, 80, 82, 91};
static const char *const names[] = {"const", "air", "water", "acid"};

static ModelMatrix *
stack_model(void)
{
  owned_matrix *design = design_of(STACK, 4, (const double *const[]){air, water, acid});

  return model_matrix_of_design(design, names);
}

static double
estimate(const RobustFit *fit, gsize i)
{
  return gsl_vector_get(fit->coefficients, i);
}

static double
standard_error(const RobustFit *fit, gsize i)
{
  return sqrt(gsl_matrix_get(fit->covariance, i, i));
}

/* R 4.2.2: the definition in robust.h, step by step with lm.wfit() to a change of 1e-15; MASS::rlm has 0.65 for water. */
static void
stack_loss(void **state)
{
  (void)state;
  g_autoptr(ModelMatrix) model = stack_model();
  const double estimates[] = {-41.5576346357379, 0.830544342822658, 0.944449600732576, -0.125729143100064};
  const double errors[] = {11.3899683336632, 0.129121626377179, 0.352369354170497, 0.149645651868644};
  GError *error = NULL;

  g_autoptr(RobustFit) fit = robust_fit(loss, model, TRUE, ROBUST_TUNING, &error);
  assert_no_error(error);
  for (gsize j = 0; j < 4; j++) {
    assert_digits(estimate(fit, j), estimates[j], 6);
    assert_digits(standard_error(fit, j), errors[j], 6);
  }
  assert_digits(fit->sigma, 3.1053986300169, 6);
  assert_digits(gsl_vector_get(fit->weights, 20), 0.312779947814659, 5);
  assert_digits(gsl_vector_get(fit->weights, 3), 0.67537922806245, 5);
  assert_int_equal(fit->silenced, 0);
  assert_string_equal(fit->names[3], "acid");
}

/* The same for the Nile on its trend. */
static void
nile_on_trend(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];

  read_nile(time, flow);
  owned_matrix *design = design_of(NILE, 2, (const double *const[]){time});
  g_autoptr(ModelMatrix) model = model_matrix_of_design(design, names);
  g_autoptr(RobustFit) fit = robust_fit(flow, model, TRUE, ROBUST_TUNING, NULL);
  assert_non_null(fit);
  assert_digits(estimate(fit, 0), 1061.97315071266, 7);
  assert_digits(estimate(fit, 1), -2.80302078360346, 7);
  assert_digits(standard_error(fit, 1), 0.538602324857624, 7);
  assert_digits(fit->sigma, 155.473324372062, 7);
}

/* One wild observation in a clean line: least squares follows it, this does not. */
static void
an_outlier_is_silenced(void **state)
{
  (void)state;
  double x[10], y[10], noise[10];

  lehmer(noise, 10);
  for (gsize i = 0; i < 10; i++) {
    x[i] = (double)i;
    y[i] = 3 + 2 * x[i] + noise[i] / 10 + (i == 8 ? 500 : 0);
  }
  owned_matrix *design = design_of(10, 2, (const double *const[]){x});
  g_autoptr(ModelMatrix) model = model_matrix_of_design(design, names);
  g_autoptr(RobustFit) fit = robust_fit(y, model, TRUE, ROBUST_TUNING, NULL);
  g_autoptr(Fit) least_squares = ols_fit(y, design, names, TRUE, NULL);
  assert_non_null(fit);
  assert_true(fabs(gsl_vector_get(fit->coefficients, 1) - 2) < 0.05);
  assert_true(fabs(gsl_vector_get(least_squares->coefficients, 1) - 2) > 5);
  assert_int_equal(fit->silenced, 1);
  assert_true(gsl_vector_get(fit->weights, 8) == 0);
  assert_true(gsl_vector_get(fit->residuals, 8) > 490);
}

/* Other units change the figures with them: GSL is given columns that have none. */
static void
units_do_not_matter(void **state)
{
  (void)state;
  double far[STACK];

  for (gsize i = 0; i < STACK; i++)
    far[i] = 1e6 * air[i] + 3e9;
  owned_matrix *design = design_of(STACK, 4, (const double *const[]){far, water, acid});
  g_autoptr(ModelMatrix) model = stack_model(), moved = model_matrix_of_design(design, names);
  g_autoptr(RobustFit) base = robust_fit(loss, model, TRUE, ROBUST_TUNING, NULL);
  g_autoptr(RobustFit) fit = robust_fit(loss, moved, TRUE, ROBUST_TUNING, NULL);
  assert_non_null(fit);
  for (gsize j = 1; j < 4; j++)
    assert_digits(estimate(fit, j) / standard_error(fit, j), estimate(base, j) / standard_error(base, j), 6);
}

static void
what_is_refused(void **state)
{
  (void)state;
  g_autoptr(ModelMatrix) model = stack_model();
  owned_matrix *design = design_of(STACK, 4, (const double *const[]){air, water, air});
  g_autoptr(ModelMatrix) doubled = model_matrix_of_design(design, names);
  GError *error = NULL;

  assert_null(robust_fit(loss, model, TRUE, 0, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "tuning 0 is not above zero");
  assert_null(robust_fit(loss, doubled, TRUE, ROBUST_TUNING, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR, "collinear: acid depends on air");
  robust_fit_free(NULL);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(stack_loss),
      cmocka_unit_test(nile_on_trend),
      cmocka_unit_test(an_outlier_is_silenced),
      cmocka_unit_test(units_do_not_matter),
      cmocka_unit_test(what_is_refused),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
