#include "fits.h"

#include <gsl/gsl_errno.h>

/* R 4.2.2: lm(TOTEMP ~ GNP + POP, longley, weights = 1:16); gretl 2022c wls has the same estimates and errors. */
static void
weights_as_in_r(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_longley(2, TRUE, TRUE);
  owned_matrix *covariance = ols_covariance(fit);
  const double estimates[] = {102480.319087458, 0.075314536741678, -0.565725434929366};
  const double errors[] = {13465.7332827192, 0.0112659366678826, 0.151632776186765};

  for (gsize j = 0; j < 3; j++) {
    const Coefficient line = coefficient_inference(fit, covariance, j, 0.95);
    assert_digits(line.estimate, estimates[j], 11);
    assert_digits(line.standard_error, errors[j], 11);
  }
  assert_digits(fit->sigma, 1451.60848689486, 12);
  assert_digits(fit->r_squared, 0.974714727054519, 14);
  assert_digits(fit->adjusted, 0.970824685062906, 14);
  assert_digits(fit->f, 250.566633768005, 13);
  assert_digits(fit->log_likelihood, -122.19281191043, 14);
  assert_digits(fit->aic, 250.385623820861, 14);
  assert_digits(fit->bic, 252.70338998758, 14);
  assert_digits(gsl_vector_get(fit->residuals, 0), 1073.89601575035, 11);
  assert_digits(gsl_vector_get(fit->residuals, 15), -130.773337147352, 10);
  assert_digits(gsl_vector_get(fit->leverage, 0), 0.084361573656456, 12);
  assert_digits(gsl_vector_get(fit->leverage, 15), 0.403698901883151, 12);
}

/* The same with - 1: R-squared and F are about zero. */
static void
weights_without_an_intercept(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_longley(2, TRUE, FALSE);

  assert_digits(gsl_vector_get(fit->coefficients, 0), -0.00894759981661994, 12);
  assert_digits(gsl_vector_get(fit->coefficients, 1), 0.586787190324478, 13);
  assert_digits(fit->r_squared, 0.999756441738697, 14);
  assert_digits(fit->adjusted, 0.999721647701368, 14);
  assert_digits(fit->f, 28733.5566231482, 13);
  assert_digits(fit->sigma, 3267.13235087786, 13);
}

/* A weight of 3 is the observation three times, in all but the degrees of freedom. */
static void
whole_weights_are_repetitions(void **state)
{
  (void)state;
  const double x[] = {1, 2, 4, 5}, y[] = {2, 3, 3, 7}, weights[] = {1, 3, 1, 2};
  const double many_x[] = {1, 2, 2, 2, 4, 5, 5}, many_y[] = {2, 3, 3, 3, 3, 7, 7};
  owned_matrix *design = design_of(4, 2, (const double *const[]){x});
  const char *const names[] = {"const", "x"};
  g_autoptr(ModelMatrix) model = model_matrix_of_design(design, names);
  g_autoptr(Fit) fit = ols_fit_model(y, model, weights, TRUE, NULL);
  g_autoptr(Fit) many = fit_on(many_y, many_x, 7);

  assert_non_null(fit);
  assert_all_digits(fit->coefficients->data, many->coefficients->data, 2, 15);
  assert_all_digits(fit->bread->data, many->bread->data, 4, 15);
  assert_digits(fit->ssr, many->ssr, 15);
  assert_digits(fit->tss, many->tss, 15);
  assert_digits(fit->explained + fit->ssr, fit->tss, 15);
}

static void
weights_that_are_refused(void **state)
{
  (void)state;
  const double x[] = {1, 2, 4, 5}, y[] = {2, 3, 3, 7};
  const double zero[] = {1, 2, 0, 1}, negative[] = {-2, 1, 1, 1}, missing[] = {1, NAN, 1, 1};
  owned_matrix *design = design_of(4, 2, (const double *const[]){x});
  const char *const names[] = {"const", "x"};
  g_autoptr(ModelMatrix) model = model_matrix_of_design(design, names);
  GError *error = NULL;

  assert_null(ols_fit_model(y, model, zero, TRUE, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "weights: observation 3 is 0, weights must be above zero");
  assert_null(ols_fit_model(y, model, negative, TRUE, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "weights: observation 1 is -2, weights must be above zero");
  assert_null(ols_fit_model(y, model, missing, TRUE, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "weights: observation 2 is not finite");
}

static void
a_model_without_columns(void **state)
{
  (void)state;
  const double y[] = {2, 3, 3, 7};
  g_autoptr(ModelMatrix) model = model_matrix_new(4);
  GError *error = NULL;

  assert_null(ols_fit_model(y, model, NULL, FALSE, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "the model has no columns");
}

#define MANY 250002 /* observations: with four columns just above QUAD_WORK */

/* y on a constant and three columns, the last moved by shift: above QUAD_CONDITION where the shift is large. */
static Fit *
fit_many(const double *values, const double *weights, double shift)
{
  g_autoptr(ModelMatrix) model = model_matrix_new(MANY);
  g_autofree double *moved = g_new(double, MANY);
  GError *error = NULL;

  model_matrix_add_column(model, "const", NULL, 0);
  for (gsize j = 1; j <= 3; j++) {
    for (gsize i = 0; i < MANY; i++)
      moved[i] = values[j * MANY + i] + (j == 3 ? shift : 0);
    const BasePower whole = {model_matrix_add_base(model, moved), 1};
    model_matrix_add_column(model, "x", &whole, 1);
  }
  Fit *fit = ols_fit_model(values, model, weights, TRUE, &error);
  assert_no_error(error);
  return fit;
}

static void
compare_engines(const double *values, const double *weights)
{
  g_autoptr(Fit) plain = fit_many(values, weights, 0), precise = fit_many(values, weights, 64);

  assert_false(plain->quadruple);
  assert_true(precise->quadruple);
  assert_true(plain->condition < QUAD_CONDITION && precise->condition > QUAD_CONDITION);
  assert_all_digits(plain->coefficients->data + 1, precise->coefficients->data + 1, 3, 10);
  assert_digits(plain->ssr, precise->ssr, 13);
  assert_digits(plain->tss, precise->tss, 13);
  assert_digits(plain->explained, precise->explained, 10);
  assert_digits(plain->r_squared + 1, precise->r_squared + 1, 13);
  assert_digits(plain->f, precise->f, 10);
  assert_digits(plain->durbin_watson, precise->durbin_watson, 13);
  assert_digits(gsl_matrix_get(plain->bread, 3, 3), gsl_matrix_get(precise->bread, 3, 3), 12);
  assert_digits(gsl_matrix_get(plain->bread, 1, 2), gsl_matrix_get(precise->bread, 1, 2), 8);
  assert_all_digits(plain->leverage->data, precise->leverage->data, 100, 11);
  assert_all_digits(plain->residuals->data, precise->residuals->data, 100, 9);
}

/* Above QUAD_WORK a fit of well-conditioned columns is left to double precision; a column moved away from zero is not. Slopes,
 * residuals and leverages are the same. */
static void
both_precisions_agree(void **state)
{
  (void)state;
  g_autofree double *values = g_new(double, 5 * MANY);

  lehmer(values, 5 * MANY);
  compare_engines(values, NULL);
  compare_engines(values, values + 4 * MANY);
}

/* sqrt(W) X root = basis, and bread = root root': a covariance can be made from these. */
static void
basis_and_root(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_longley(3, TRUE, TRUE);

  for (gsize i = 0; i < LONGLEY; i++)
    for (gsize j = 0; j < fit->k; j++) {
      double value = 0;
      for (gsize l = 0; l < fit->k; l++)
        value += sqrt((double)(i + 1)) * gsl_matrix_get(fit->design, i, l) * gsl_matrix_get(fit->root, l, j);
      assert_true(fabs(value - gsl_matrix_get(fit->basis, i, j)) < 1e-12);
    }
  for (gsize i = 0; i < fit->k; i++)
    for (gsize j = 0; j < fit->k; j++) {
      double value = 0;
      for (gsize l = 0; l < fit->k; l++)
        value += gsl_matrix_get(fit->root, i, l) * gsl_matrix_get(fit->root, j, l);
      assert_digits(value, gsl_matrix_get(fit->bread, i, j), 12);
    }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(weights_as_in_r),
      cmocka_unit_test(weights_without_an_intercept),
      cmocka_unit_test(whole_weights_are_repetitions),
      cmocka_unit_test(weights_that_are_refused),
      cmocka_unit_test(a_model_without_columns),
      cmocka_unit_test(both_precisions_agree),
      cmocka_unit_test(basis_and_root),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
