#include "fits.h"

#include <gsl/gsl_errno.h>

#include "stats/predict.h"

/* R 4.2.2: predict(lm(Nile ~ t), data.frame(t = 110), interval = "confidence", se.fit = TRUE), and interval = "prediction" */
static void
nile_in_year_110(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  const double x[] = {1, 110};
  GError *error = NULL;
  Prediction got;

  assert_true(predict_row(fit, x, 0.95, &got, &error));
  assert_no_error(error);
  assert_digits(got.mean, 757.848826882688, 13);
  assert_digits(got.standard_error, 34.491646071135, 12);
  assert_digits(got.mean_lower, 689.401277802095, 12);
  assert_digits(got.mean_upper, 826.296375963281, 12);
  assert_digits(got.prediction_lower, 451.342517352292, 12);
  assert_digits(got.prediction_upper, 1064.35513641308, 12);
  assert_digits(got.prediction_error, hypot(150.552169001611, 34.491646071135), 12);
}

/* R 4.2.2: predict(lm(TOTEMP ~ GNP, longley, weights = 1:16), data.frame(GNP = 6e5), interval = "prediction") */
static void
weighted_fit(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_longley(1, TRUE, TRUE);
  const double x[] = {1, 6e5};
  Prediction got;

  assert_true(predict_row(fit, x, 0.95, &got, NULL));
  assert_digits(got.mean, 72507.385177022, 12);
  assert_digits(got.prediction_lower, 68113.6861365496, 12);
  assert_digits(got.prediction_upper, 76901.0842174945, 12);
}

static Fit *
fit_nile_on_powers(guint most)
{
  double time[NILE], flow[NILE];
  g_autoptr(ModelMatrix) model = model_matrix_new(NILE);
  GError *error = NULL;

  read_nile(time, flow);
  const gsize trend = model_matrix_add_base(model, time);
  model_matrix_add_column(model, "const", NULL, 0);
  for (guint power = 1; power <= most; power++)
    model_matrix_add_column(model, "trend", (const BasePower[]){{trend, power}}, 1);
  Fit *fit = ols_fit_model(flow, model, NULL, TRUE, &error);
  assert_no_error(error);
  return fit;
}

/* R 4.2.2: predict(lm(Nile ~ t), data.frame(t = c(101, 105, 110)), interval = "prediction", level = .5, .8, .95) */
static void
fan_of_a_trend(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_on_powers(1);
  const double ahead[] = {101, 105, 110}, levels[] = {0.5, 0.8, 0.95};
  const double mean[] = {782.277575757576, 771.420354035403, 757.848826882688};
  const double lower[] = {678.304765184067, 584.123035508319, 477.506201698881, 667.196035089090, 572.786481490452,
                          465.911743463198, 653.284142752440, 558.566276032636, 451.342517352292};
  const double upper[] = {886.250386331084, 980.432116006832, 1087.04894981627, 875.644672981717, 970.054226580355,
                          1076.92896460761, 862.413511012936, 957.131377732739, 1064.35513641308};
  GError *error = NULL;

  g_autoptr(Fan) fan = forecast_fan(fit, ahead, 3, levels, 3, &error);
  assert_no_error(error);
  assert_int_equal(fan->steps, 3);
  assert_int_equal(fan->levels, 3);
  assert_all_digits(fan->level, levels, 3, 17);
  assert_all_digits(fan->mean, mean, 3, 12);
  assert_all_digits(fan->lower, lower, 9, 12);
  assert_all_digits(fan->upper, upper, 9, 12);
}

/* R 4.2.2: lm(Nile ~ t + I(t^2)), t = 101 and 110, level .9: the powers of a new t are formed from it. */
static void
fan_of_a_parabola(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_on_powers(2);
  const double ahead[] = {101, 110}, level = 0.9, mean[] = {910.447427334570, 959.919757703261};
  const double lower[] = {666.618833715788, 706.176169762008}, upper[] = {1154.27602095335, 1213.66334564451};

  g_autoptr(Fan) fan = forecast_fan(fit, ahead, 2, &level, 1, NULL);
  assert_non_null(fan);
  assert_all_digits(fan->mean, mean, 2, 12);
  assert_all_digits(fan->lower, lower, 2, 12);
  assert_all_digits(fan->upper, upper, 2, 12);
}

static void
what_is_refused(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_on_powers(1);
  const double infinite[] = {1, INFINITY}, ahead[] = {101, NAN}, levels[] = {0.8, 0.8}, percent = 95;
  GError *error = NULL;
  Prediction got;

  assert_false(predict_row(fit, infinite, 0.95, &got, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "x: observation 2 is not finite");
  assert_false(predict_row(fit, ahead, percent, &got, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "level 95 is not between 0 and 1");
  assert_null(forecast_fan(fit, ahead, 2, levels, 1, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "bases: observation 2 is not finite");
  assert_null(forecast_fan(fit, ahead, 1, levels, 2, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "level 0.8 is not above level 0.8");
  assert_null(forecast_fan(fit, ahead, 1, &percent, 1, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "level 95 is not between 0 and 1");
  assert_null(forecast_fan(fit, ahead, 0, levels, 1, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "a fan needs at least one step and one level");
  fan_free(NULL);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nile_in_year_110),  cmocka_unit_test(weighted_fit),    cmocka_unit_test(fan_of_a_trend),
      cmocka_unit_test(fan_of_a_parabola), cmocka_unit_test(what_is_refused),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
