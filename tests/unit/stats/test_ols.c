#include "fits.h"

#include <gsl/gsl_errno.h>

/* R 4.2.2: summary(lm(Nile ~ t)), confint(); lmtest 0.9-40: dwtest() */
static void
nile_on_trend_as_in_r(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  owned_matrix *covariance = ols_covariance(fit);
  const Coefficient constant = coefficient_inference(fit, covariance, 0, 0.95);
  const Coefficient slope = coefficient_inference(fit, covariance, 1, 0.95);

  assert_digits(constant.estimate, 1056.42242424242386, 14);
  assert_digits(constant.standard_error, 30.33768558123819, 13);
  assert_digits(constant.t, 34.82211658544414, 13);
  assert_digits(constant.p, 5.44644400248084e-57, 10);
  assert_digits(constant.lower, 996.21827456134542, 12);
  assert_digits(constant.upper, 1116.6265739235023, 12);
  assert_digits(slope.estimate, -2.71430543054305, 13);
  assert_digits(slope.standard_error, 0.521554090157457, 13);
  assert_digits(slope.t, -5.20426448908416, 13);
  assert_digits(slope.p, 1.07169488632501e-06, 11);
  assert_digits(slope.lower, -3.74931254822631, 12);
  assert_digits(slope.upper, -1.6792983128598, 12);
  assert_digits(fit->sigma, 150.552169001611, 13);
  assert_digits(fit->ssr, 2221263.64792679, 13);
  assert_digits(fit->tss, 2835156.75, 15);
  assert_digits(fit->r_squared, 0.21652880465, 11);
  assert_digits(fit->adjusted, 0.208534200616, 11);
  assert_digits(fit->f, 27.0843688723425, 13);
  assert_digits(fit->f_p, 1.07169488632501e-06, 11);
}

/* gretl 2022c: ols volume const time; $lnl $aic $bic $hqc $dw */
static void
nile_on_trend_as_in_gretl(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_on_trend();

  assert_digits(fit->log_likelihood, -642.314684155427, 14);
  assert_digits(fit->aic, 1288.62936831085, 14);
  assert_digits(fit->bic, 1293.83970868283, 14);
  assert_digits(fit->hq, 1290.73808681409, 14);
  assert_digits(fit->durbin_watson, 1.2472281299888, 13);
}

/* gretl 2022c: ols volume time (uncentered R-squared); R 4.2.2: summary(lm(Nile ~ t - 1))$adj.r.squared */
static void
nile_without_intercept(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  static const char *const names[] = {"time"};

  read_nile(time, flow);
  gsl_matrix_view design = gsl_matrix_view_array(time, NILE, 1);
  g_autoptr(Fit) fit = ols_fit(flow, &design.matrix, names, FALSE, NULL);
  assert_non_null(fit);
  assert_digits(fit->r_squared, 0.659946884177516, 13);
  assert_digits(fit->adjusted, 0.656512004219714, 13);
  assert_digits(fit->f, 192.130989229578, 13);
  assert_digits(fit->log_likelihood, -771.977556039985, 14);
  assert_digits(fit->bic, 1548.56028226596, 14);
  assert_digits(fit->condition, 1, 15);
}

static void
intercept_alone_is_the_mean(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  static const char *const names[] = {"const"};

  read_nile(time, flow);
  owned_matrix *design = design_of(NILE, 1, NULL);
  g_autoptr(Fit) fit = ols_fit(flow, design, names, TRUE, NULL);
  assert_non_null(fit);
  assert_digits(gsl_vector_get(fit->coefficients, 0), 919.35, 15);
  assert_digits(fit->ssr, 2835156.75, 14);
  assert_digits(fit->r_squared + 1, 1, 14);
  assert_true(isnan(fit->f));
  assert_true(isnan(fit->f_p));
  assert_digits(fit->bread->data[0], 0.01, 14);
}

/* Condition of two unit columns with cosine c: sqrt((1 + c) / (1 - c)); for a constant and 1, 2, 3 c = 6 / sqrt(42). */
static void
condition_of_scaled_columns(void **state)
{
  (void)state;
  const double x[] = {1e6, 2e6, 3e6}, y[] = {1, 3, 2};
  const double cosine = 6 / sqrt(42);
  g_autoptr(Fit) fit = fit_on(y, x, 3);

  assert_digits(fit->condition, sqrt((1 + cosine) / (1 - cosine)), 13);
}

/* R 4.2.2: predict(lm(Nile ~ t), data.frame(t = 110), se.fit = TRUE) */
static void
prediction_beyond_the_sample(void **state)
{
  (void)state;
  const double x[] = {1, 110};
  double mean, standard_error;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  owned_matrix *covariance = ols_covariance(fit);

  fit_predict(fit, covariance, x, &mean, &standard_error);
  assert_digits(mean, 757.848826882688, 13);
  assert_digits(standard_error, 34.491646071135, 12);
}

static void
fitted_and_residuals_make_up_the_response(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], sum = 0, product = 0;
  g_autoptr(Fit) fit = fit_nile_on_trend();

  read_nile(time, flow);
  for (gsize i = 0; i < NILE; i++) {
    const double residual = gsl_vector_get(fit->residuals, i);
    assert_digits(gsl_vector_get(fit->fitted, i) + residual, flow[i], 14);
    sum += residual;
    product += residual * time[i];
  }
  assert_true(fabs(sum) < 1e-9);
  assert_true(fabs(product) < 1e-7);
  assert_string_equal(fit->names[1], "x");
  assert_null(fit->names[2]);
}

/* Other units of time, a shifted and scaled response: the slope changes with the units and nothing else does. */
static void
units_and_origin(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  g_autoptr(Fit) base = fit_nile_on_trend();

  read_nile(time, flow);
  for (gsize i = 0; i < NILE; i++) {
    time[i] = 12 * (1870 + time[i]);
    flow[i] = 5e4 - 1e-3 * flow[i];
  }
  g_autoptr(Fit) fit = fit_on(flow, time, NILE);
  assert_digits(gsl_vector_get(fit->coefficients, 1), gsl_vector_get(base->coefficients, 1) * -1e-3 / 12, 10);
  assert_digits(fit->r_squared, base->r_squared, 10);
  assert_digits(fit->f, base->f, 10);
  assert_digits(fit->durbin_watson, base->durbin_watson, 10);
  assert_digits(fit->sigma, base->sigma * 1e-3, 10);
}

/* The order of observations and of columns does not matter, but to the Durbin-Watson statistic. */
static void
rows_and_columns_permuted(void **state)
{
  (void)state;
  double chicken[CHICKEGG], egg[CHICKEGG], year[CHICKEGG], turned[3][CHICKEGG];
  static const char *const names[] = {"const", "a", "b"};

  read_chickegg(chicken, egg);
  for (gsize i = 0; i < CHICKEGG; i++) {
    const gsize from = (i * 7 + 3) % CHICKEGG;
    year[i] = 1930 + (double)i;
    turned[0][i] = egg[from];
    turned[1][i] = 1930 + (double)from;
    turned[2][i] = chicken[from];
  }
  owned_matrix *first = design_of(CHICKEGG, 3, (const double *const[]){chicken, year});
  owned_matrix *second = design_of(CHICKEGG, 3, (const double *const[]){turned[1], turned[2]});
  g_autoptr(Fit) base = ols_fit(egg, first, names, TRUE, NULL);
  g_autoptr(Fit) other = ols_fit(turned[0], second, names, TRUE, NULL);
  assert_digits(gsl_vector_get(other->coefficients, 0), gsl_vector_get(base->coefficients, 0), 11);
  assert_digits(gsl_vector_get(other->coefficients, 1), gsl_vector_get(base->coefficients, 2), 11);
  assert_digits(gsl_vector_get(other->coefficients, 2), gsl_vector_get(base->coefficients, 1), 11);
  assert_digits(gsl_matrix_get(other->bread, 1, 2), gsl_matrix_get(base->bread, 2, 1), 10);
  assert_digits(gsl_matrix_get(other->bread, 1, 1), gsl_matrix_get(base->bread, 2, 2), 10);
  assert_digits(other->log_likelihood, base->log_likelihood, 13);
}

/* A fit that is perfect to the last bit has no spread: nothing divides by it unseen. */
static void
perfect_fit(void **state)
{
  (void)state;
  const double x[] = {0, 1, 2, 4}, y[] = {1, 3, 5, 9};
  g_autoptr(Fit) fit = fit_on(y, x, 4);
  owned_matrix *covariance = ols_covariance(fit);
  const Coefficient slope = coefficient_inference(fit, covariance, 1, 0.95);

  assert_digits(slope.estimate, 2, 15);
  assert_digits(fit->r_squared, 1, 15);
  assert_true(slope.p < 1e-14);
  assert_true(fit->f_p < 1e-14);
  assert_true(fit->f > 1e28);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nile_on_trend_as_in_r),
      cmocka_unit_test(nile_on_trend_as_in_gretl),
      cmocka_unit_test(nile_without_intercept),
      cmocka_unit_test(intercept_alone_is_the_mean),
      cmocka_unit_test(condition_of_scaled_columns),
      cmocka_unit_test(prediction_beyond_the_sample),
      cmocka_unit_test(fitted_and_residuals_make_up_the_response),
      cmocka_unit_test(units_and_origin),
      cmocka_unit_test(rows_and_columns_permuted),
      cmocka_unit_test(perfect_fit),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
