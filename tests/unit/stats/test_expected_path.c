#include "seatbelts.h"

#include <gsl/gsl_errno.h>

#include "check_test.h"
#include "stats/autoregressive_errors.h"
#include "stats/expected_path.h"
#include "stats/predict.h"

#define LEVEL 0.95

/* Reference figures: the formulas in expected_path.h and autoregressive_errors.h with full matrices in R 4.2.2,
 * R <- rho^abs(outer(1:N, 1:N, "-")), and rho by uniroot. */

static ExpectedPath *
path_of(const double *y, const ModelMatrix *model, gsize fitted, gsize steps, double rho)
{
  GError *error = NULL;
  ExpectedPath *path = expected_path(y, model, TRUE, NULL, fitted, steps, rho, LEVEL, &error);

  assert_no_error(error);
  return path;
}

static ExpectedPath *
path_of_nile(gsize fitted, gsize steps, double rho)
{
  double time[NILE], flow[NILE];
  g_autoptr(ModelMatrix) model = model_on_time(NILE);

  read_nile(time, flow);
  return path_of(flow, model, fitted, steps, rho);
}

static void
check_path(const ExpectedPath *path, const double *first, const double *last, const double *total)
{
  const PathStep *one = &path->step[0], *end = &path->step[path->steps - 1];

  assert_digits(one->expected, first[0], 10);
  assert_digits(one->gap, first[1], 10);
  assert_digits(one->gap_error, first[2], 10);
  assert_digits(end->expected, last[0], 10);
  assert_digits(end->gap, last[1], 10);
  assert_digits(end->gap_error, last[2], 10);
  assert_digits(end->lower, last[3], 10);
  assert_digits(end->upper, last[4], 10);
  assert_digits(end->total, total[0], 10);
  assert_digits(end->total_error, total[1], 10);
  assert_digits(end->total_lower, total[2], 9);
  assert_digits(end->total_upper, total[3], 9);
}

static void
check_joint(const ExpectedPath *path, double statistic, double p)
{
  TestResult joint;
  GError *error = NULL;

  assert_true(expected_path_test(path, &joint, &error));
  check_test(joint, statistic, (double)path->steps, (double)(path->fit->n - path->fit->k), p);
  assert_string_equal(joint.null, "these periods are as those before them let expect");
}

static void
ten_years_of_the_nile(void **state)
{
  (void)state;
  static const double first[] = {1114.56349206349, -340.563492063493, 149.715687121293},
                      last[] = {1124.99945265463, -104.999452654626, 170.712726165737, 774.094418469975,
                                1475.90448683928},
                      total[] = {-2913.8147235906, 962.15313782648, -4891.54882287554, -936.080624305653};
  g_autoptr(ExpectedPath) path = path_of_nile(28, 10, NAN);

  assert_digits(path->rho, 0.206018355999326, 10);
  assert_digits(path->sigma, 139.786848888995, 10);
  check_path(path, first, last, total);
  check_joint(path, 1.78785240583333, 0.113619571871708);
}

/* Without autocorrelation: predict.lm's errors of single years. */
static void
independent_errors(void **state)
{
  (void)state;
  static const double first[] = {1114.56349206349, -340.563492063493, 147.207064530099},
                      last[] = {1124.99945265463, -104.999452654626, 158.728777367274, 798.727778016404,
                                1451.27112729285},
                      total[] = {-2913.8147235906, 792.230334730021, -4542.26749881405, -1285.36194836714};
  g_autoptr(ExpectedPath) path = path_of_nile(28, 10, 0);
  const double row[] = {1, 30};
  Prediction prediction;
  GError *error = NULL;

  assert_digits(path->sigma, path->fit->sigma, 13);
  check_path(path, first, last, total);
  check_joint(path, 2.04354385771141, 0.0698522472143088);
  assert_true(predict_row(path->fit, row, LEVEL, &prediction, &error));
  assert_digits(path->step[2].lower, prediction.prediction_lower, 12);
}

/* anova(lm(y ~ t), lm(y ~ t + D)) and the coefficients of D, dummies of the last three of 28 years. */
static void
dummies_of_three_years(void **state)
{
  (void)state;
  g_autoptr(ExpectedPath) path = path_of_nile(25, 3, 0);

  check_joint(path, 0.30643020567574, 0.820459113481104);
  assert_digits(path->step[0].gap, 110.08, 10);
  assert_digits(path->step[1].gap, -81.0307692307696, 10);
  assert_digits(path->step[2].gap, -12.1415384615388, 10);
}

static void
drivers_without_the_law(void **state)
{
  (void)state;
  static const double first[] = {7.23673553873032, -0.273545552860085, 0.08618013910565},
                      last[] = {7.32144906019212, -0.108417400357249, 0.0876470713429255, 7.14831216338663,
                                7.4945859569976},
                      total[] = {-2.11348537866888, 0.502223573083853, -3.10557136185124, -1.12139939548652};
  double y[BELTS_MOST];
  g_autoptr(ModelMatrix) model = belts_model(y);
  g_autoptr(ExpectedPath) path = path_of(y, model, BELTS_LAW, 12, NAN);

  assert_digits(path->rho, 0.433373010707937, 10);
  assert_digits(path->sigma, 0.0824788734636066, 10);
  check_path(path, first, last, total);
  check_joint(path, 2.61072418030332, 0.00339618846374978);
}

/* Shift and scale of the response; what lies behind the steps is not looked at. */
static void
invariances(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  g_autoptr(ModelMatrix) model = model_on_time(NILE);
  g_autoptr(ExpectedPath) plain = path_of_nile(40, 6, NAN);

  read_nile(time, flow);
  for (gsize i = 0; i < NILE; i++)
    flow[i] = i < 46 ? 1000 - 4 * flow[i] : NAN;
  g_autoptr(ExpectedPath) turned = path_of(flow, model, 40, 6, NAN);
  assert_digits(turned->rho, plain->rho, 10);
  assert_digits(turned->step[5].gap, -4 * plain->step[5].gap, 11);
  assert_digits(turned->step[5].total_error, 4 * plain->step[5].total_error, 11);
  assert_digits(turned->step[5].expected, 1000 - 4 * plain->step[5].expected, 11);
}

/* A gap of five periods: R as above with t <- c(0:19, 25:27). */
static void
over_a_gap(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  gint64 period[23];
  g_autoptr(ModelMatrix) model = model_matrix_new(23);
  GError *error = NULL;

  read_nile(time, flow);
  for (gsize i = 0; i < 23; i++) {
    period[i] = (gint64)(i < 20 ? i : i + 5);
    time[i] = (double)period[i];
  }
  model_matrix_add_column(model, "const", NULL, 0);
  add_plain_column(model, "trend", time);
  g_autoptr(ExpectedPath) path = expected_path(flow, model, TRUE, period, 20, 3, 0.5, LEVEL, &error);
  assert_no_error(error);
  assert_digits(path->sigma, 154.826743047616, 10);
  assert_digits(path->step[0].gap_error, 218.733865641155, 10);
  assert_digits(path->step[2].total_error, 610.765932501386, 10);
}

/* Negative autocorrelation does not narrow the band. */
static void
swings_are_taken_as_independent(void **state)
{
  (void)state;
  double y[30];
  g_autoptr(ModelMatrix) model = model_on_time(30);

  lehmer(y, 30);
  for (gsize i = 0; i < 30; i++)
    y[i] += i % 2 ? 3 : -3;
  g_autoptr(ExpectedPath) path = path_of(y, model, 24, 6, NAN);
  assert_true(path->rho == 0);
}

/* So many persistent errors that no rho explains them; and no neighbours to tell from. */
static void
the_largest_rho(void **state)
{
  (void)state;
  double y[40];
  gint64 period[40];
  g_autoptr(ModelMatrix) model = model_on_time(40);
  GError *error = NULL;

  for (gsize i = 0; i < 40; i++) {
    y[i] = sin((double)i / 8);
    period[i] = 2 * (gint64)i;
  }
  g_autoptr(ExpectedPath) waves = path_of(y, model, 30, 2, NAN);
  g_autoptr(ExpectedPath) apart = expected_path(y, model, TRUE, period, 30, 2, NAN, LEVEL, &error);
  assert_no_error(error);
  assert_digits(waves->rho, RHO_MOST, 15);
  assert_digits(apart->rho, RHO_MOST, 15);
}

#define REFUSED(y, model, period, fitted, steps, rho, level, code, text)                                               \
  do {                                                                                                                 \
    GError *error_ = NULL;                                                                                             \
    check_refused(expected_path(y, model, TRUE, period, fitted, steps, rho, level, &error_) != NULL, &error_, code,    \
                  text);                                                                                               \
  } while (0)

static void
what_is_refused(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], line[NILE];
  gint64 period[NILE] = {0};
  g_autoptr(ModelMatrix) model = model_on_time(NILE);

  read_nile(time, flow);
  for (gsize i = 0; i < NILE; i++)
    line[i] = 2 * (double)i;
  REFUSED(flow, model, NULL, 28, 0, NAN, LEVEL, STATS_ERROR_DOMAIN, "0 periods to compare, 1 to 1000 can be");
  REFUSED(flow, model, NULL, 28, 1001, NAN, LEVEL, STATS_ERROR_DOMAIN, "1001 periods to compare, 1 to 1000 can be");
  REFUSED(flow, model, NULL, 95, 6, NAN, LEVEL, STATS_ERROR_DOMAIN, "95 and 6 observations of 100");
  REFUSED(flow, model, NULL, 28, 3, 1, LEVEL, STATS_ERROR_DOMAIN, "rho 1 is not from 0 to below 1");
  REFUSED(flow, model, NULL, 28, 3, -0.1, LEVEL, STATS_ERROR_DOMAIN, "rho -0.1 is not from 0 to below 1");
  REFUSED(flow, model, NULL, 28, 3, NAN, 1, STATS_ERROR_DOMAIN, "level 1 is not between 0 and 1");
  REFUSED(flow, model, period, 28, 3, NAN, LEVEL, STATS_ERROR_DOMAIN,
          "period: observation 2 is not after observation 1");
  REFUSED(line, model, NULL, 28, 3, NAN, LEVEL, STATS_ERROR_CONSTANT,
          "the fit is perfect: its residuals are only rounding");
  REFUSED(flow, model, NULL, 2, 3, NAN, LEVEL, STATS_ERROR_TOO_FEW,
          "2 observations for 2 coefficients, at least 3 are needed");
  flow[29] = INFINITY;
  REFUSED(flow, model, NULL, 28, 3, NAN, LEVEL, STATS_ERROR_NOT_FINITE, "response: observation 30 is not finite");
}

/* A regressor that begins later, and one that is missing later. */
static void
regressors_that_are_refused(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], step[NILE];
  g_autoptr(ModelMatrix) model = model_on_time(NILE);
  g_autoptr(ModelMatrix) missing = model_on_time(NILE);

  read_nile(time, flow);
  for (gsize i = 0; i < NILE; i++)
    step[i] = i < 28 ? 0 : 1;
  add_plain_column(model, "step", step);
  REFUSED(flow, model, NULL, 28, 3, NAN, LEVEL, STATS_ERROR_CONSTANT, "step: all 28 observations are zero");
  lehmer(step, NILE);
  step[28] = NAN;
  add_plain_column(missing, "other", step);
  REFUSED(flow, missing, NULL, 28, 3, NAN, LEVEL, STATS_ERROR_NOT_FINITE, "later values: observation 2 is not finite");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ten_years_of_the_nile),
      cmocka_unit_test(independent_errors),
      cmocka_unit_test(dummies_of_three_years),
      cmocka_unit_test(drivers_without_the_law),
      cmocka_unit_test(invariances),
      cmocka_unit_test(over_a_gap),
      cmocka_unit_test(swings_are_taken_as_independent),
      cmocka_unit_test(the_largest_rho),
      cmocka_unit_test(what_is_refused),
      cmocka_unit_test(regressors_that_are_refused),
  };
  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
