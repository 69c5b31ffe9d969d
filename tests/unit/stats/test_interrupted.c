#include "seatbelts.h"

#include <gsl/gsl_errno.h>

#include "check_test.h"
#include "stats/contrast.h"
#include "stats/event_windows.h"
#include "stats/interrupted.h"

#define LEVEL       0.95
#define NILE_BEFORE 28 /* 1871 to 1898 */
#define PERFECT     "the fit is perfect: its residuals are only rounding"

static void
check_coefficient(Coefficient got, const double *want)
{
  assert_digits(got.estimate, want[0], 10);
  assert_digits(got.standard_error, want[1], 10);
  assert_digits(got.t, want[2], 10);
  assert_digits(got.p, want[3], 9);
  assert_digits(got.lower, want[4], 10);
  assert_digits(got.upper, want[5], 10);
}

static Interrupted *
interrupt(const double *y, const ModelMatrix *controls, EventShape shape, gsize first, gsize length)
{
  const EventTerms event = {shape, first, length};
  GError *error = NULL;
  Interrupted *result = interrupted_fit(y, controls, TRUE, NULL, &event, LEVEL, &error);

  assert_no_error(error);
  return result;
}

static Interrupted *
interrupt_nile(EventShape shape, gsize first, gsize length)
{
  double time[NILE], flow[NILE];
  g_autoptr(ModelMatrix) controls = model_on_time(NILE);

  read_nile(time, flow);
  return interrupt(flow, controls, shape, first, length);
}

/* t <- 0:99; lm(Nile ~ t + (t >= 28) + pmax(0, t - 28)) */
static void
level_and_slope_of_the_nile(void **state)
{
  (void)state;
  static const double level[] = {-289.102685366384,    63.0498036635167,  -4.58530667136195,
                                 1.36696337697114e-05, -414.255556483036, -163.949814249733};
  static const double slope[] = {-0.469088767634451, 2.75728592147522,  -0.170126994803454,
                                 0.865268281319344,  -5.94225806414451, 5.0040805288756};
  static const double trend[] = {1.1595511767926,   2.64372252010308,  0.438605476927051,
                                 0.661932915829735, -4.08819654963063, 6.40729890321582};
  g_autoptr(Interrupted) result = interrupt_nile(EVENT_LEVEL_AND_SLOPE, NILE_BEFORE, 0);

  assert_int_equal(result->hac.lags, 4);
  assert_false(result->plain);
  check_coefficient(result->level, level);
  check_coefficient(result->slope, slope);
  check_coefficient(coefficient_inference(result->fit, result->covariance, 1, LEVEL), trend);
  check_test(result->joint, 17.3825044662302, 2, 96, 3.6093158707396e-07);
  assert_string_equal(result->joint.null, "the event changed neither level nor slope");
  assert_digits(result->detectable_error, 63.0498036635167, 10);
  assert_digits(result->detectable, 178.454005544774, 10);
}

static void
step_and_ramp_of_the_nile(void **state)
{
  (void)state;
  static const double level[] = {-283.60237914452,     48.8057099906656,  -5.81084424750222,
                                 7.90813486010687e-08, -380.468203372869, -186.736554916172};
  static const double slope[] = {9.10384783390148,    3.25898562772493, 2.79346056529153,
                                 0.00628373851809463, 2.63566349566946, 15.5720321721335};
  g_autoptr(Interrupted) step = interrupt_nile(EVENT_STEP, NILE_BEFORE, 0);
  g_autoptr(Interrupted) ramp = interrupt_nile(EVENT_RAMP, NILE_BEFORE, 0);

  check_coefficient(step->level, level);
  assert_true(isnan(step->slope.estimate));
  assert_int_equal(step->joint.n, 0);
  assert_digits(step->detectable, 138.123366141318, 10);
  check_coefficient(ramp->slope, slope);
  assert_true(isnan(ramp->level.estimate));
  assert_digits(ramp->detectable, 9.22314346402576, 10);
}

/* Plain errors: summary and confint of lm(Nile ~ t + (t >= 42 & t < 44)). */
static void
pulse_of_the_nile(void **state)
{
  (void)state;
  static const double level[] = {-304.804718583138,  103.632657684811,  -2.94120333679152,
                                 0.0040883842858836, -510.486857118432, -99.1225800478439};
  g_autoptr(Interrupted) result = interrupt_nile(EVENT_PULSE, 42, 2);

  assert_true(result->plain);
  check_coefficient(result->level, level);
}

/* log(drivers) ~ t + month + log(petrol) + level + slope; the published effect of the law is about a fifth (Harvey and Durbin: 23 %). */
static void
the_law_on_seat_belts(void **state)
{
  (void)state;
  static const double level[] = {-0.211583698053719,   0.0225315542790354, -9.39055048903517,
                                 3.08783235712655e-17, -0.256050495231862, -0.167116900875576};
  static const double slope[] = {0.00612002726999896,  0.00135817040835082, 4.50608202944893,
                                 1.20052384959127e-05, 0.00343963126475377, 0.00880042327524415};
  double y[BELTS_MOST];
  g_autoptr(ModelMatrix) controls = belts_model(y);
  g_autoptr(Interrupted) result = interrupt(y, controls, EVENT_LEVEL_AND_SLOPE, BELTS_LAW, 0);

  check_coefficient(result->level, level);
  check_coefficient(result->slope, slope);
  assert_digits(result->joint.statistic, 44.1738377369833, 10);
  /* the plain error is the larger one */
  assert_digits(result->detectable_error, 0.0349980090307923, 10);
  assert_digits(result->detectable, 0.0985964844484084, 10);
}

/* A line with a step of 7 and a change of slope of 0.5 and a disturbance that neither column can take up. */
static void
a_known_answer(void **state)
{
  (void)state;
  g_autoptr(ModelMatrix) controls = model_on_time(40);
  double y[40];
  for (gsize i = 0; i < 40; i++) {
    const double swing[] = {1, -1, -1, 1};
    y[i] = 3 + 2 * (double)i + (i < 20 ? 0 : 7 + 0.5 * (double)(i - 20)) + swing[i % 4];
  }
  g_autoptr(Interrupted) result = interrupt(y, controls, EVENT_LEVEL_AND_SLOPE, 20, 0);

  assert_digits(result->level.estimate, 7, 12);
  assert_digits(result->slope.estimate, 0.5, 12);
  assert_digits(gsl_vector_get(result->fit->coefficients, 1), 2, 12);
}

/* Gaps are not closed up: the slope is by the grid. */
static void
a_gap_counts(void **state)
{
  (void)state;
  g_autoptr(ModelMatrix) controls = model_matrix_new(20);
  gint64 period[20];
  double y[20], time[20];
  for (gsize i = 0; i < 20; i++) {
    period[i] = (gint64)(i < 15 ? i : i + 5);
    time[i] = (double)period[i];
    y[i] = (i < 10 ? 0 : 2 * (time[i] - 10)) + (i % 4 == 0 || i % 4 == 3 ? 1e-3 : -1e-3);
  }
  model_matrix_add_column(controls, "const", NULL, 0);
  add_plain_column(controls, "trend", time);
  const EventTerms event = {EVENT_LEVEL_AND_SLOPE, 10, 0};
  GError *error = NULL;
  g_autoptr(Interrupted) result = interrupted_fit(y, controls, TRUE, period, &event, LEVEL, &error);

  assert_no_error(error);
  assert_digits(result->slope.estimate, 2, 3);
}

/* 20 years on either side; means by lm(y ~ 0 + before + after), difference by lm(y ~ after). */
static void
windows_of_the_nile(void **state)
{
  (void)state;
  static const double difference[] = {-251.35,           53.6058971004811, -4.6888498018951, 3.49168559596381e-05,
                                      -359.869465241479, -142.83053475852};
  double time[NILE], flow[NILE];
  EventWindows windows;
  GError *error = NULL;

  read_nile(time, flow);
  assert_true(event_windows(flow + NILE_BEFORE - 20, NULL, 40, 20, LEVEL, &windows, &error));
  assert_digits(windows.before.estimate, 1096.05, 10);
  assert_digits(windows.before.standard_error, 37.4948737724309, 10);
  assert_digits(windows.after.estimate, 844.7, 10);
  assert_digits(windows.after.standard_error, 38.3131092722225, 10);
  check_coefficient(windows.difference, difference);
  assert_int_equal(windows.hac.lags, 3);
}

static void
windows_that_cannot_be(void **state)
{
  (void)state;
  const double y[] = {1, 2, 3, 5}, level[] = {1, 1, 4, 4};
  EventWindows windows;
  GError *error = NULL;

  check_refused(event_windows(y, NULL, 4, 1, LEVEL, &windows, &error), &error, STATS_ERROR_TOO_FEW,
                "1 observation, at least 2 are needed");
  check_refused(event_windows(y, NULL, 4, 4, LEVEL, &windows, &error), &error, STATS_ERROR_TOO_FEW,
                "0 observations, at least 2 are needed");
  check_refused(event_windows(y, NULL, 4, 2, 95, &windows, &error), &error, STATS_ERROR_DOMAIN,
                "level 95 is not between 0 and 1");
  check_refused(event_windows(level, NULL, 4, 2, LEVEL, &windows, &error), &error, STATS_ERROR_CONSTANT, PERFECT);
}

/* A contrast of one coefficient is that coefficient; of two, R: b <- coef(f); sum(b), sqrt(sum(vcov(f))). */
static void
contrasts(void **state)
{
  (void)state;
  static const double one[] = {0, 1}, both[] = {1, 1};
  g_autoptr(Fit) fit = fit_nile_on_trend();
  owned_matrix *covariance = ols_covariance(fit);
  const Coefficient got = contrast(fit, covariance, one, LEVEL),
                    want = coefficient_inference(fit, covariance, 1, LEVEL),
                    sum = contrast(fit, covariance, both, LEVEL);

  assert_digits(got.standard_error, want.standard_error, 14);
  assert_digits(got.lower, want.lower, 14);
  assert_digits(sum.estimate, 1053.70811881188, 10);
  assert_digits(sum.standard_error, 29.886005078131, 10);
}

#define REFUSED(y, controls, shape, first, length, code, text)                                                         \
  do {                                                                                                                 \
    const EventTerms event_ = {shape, first, length};                                                                  \
    GError *error_ = NULL;                                                                                             \
    check_refused(interrupted_fit(y, controls, TRUE, NULL, &event_, LEVEL, &error_) != NULL, &error_, code, text);     \
  } while (0)

static void
what_is_refused(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], line[NILE];
  g_autoptr(ModelMatrix) controls = model_on_time(NILE);

  read_nile(time, flow);
  for (gsize i = 0; i < NILE; i++)
    line[i] = (double)i + (i < 50 ? 0 : 3);
  REFUSED(flow, controls, EVENT_STEP, 2, 0, STATS_ERROR_TOO_FEW,
          "2 observations before the event, at least 3 are needed");
  REFUSED(flow, controls, EVENT_STEP, 99, 0, STATS_ERROR_TOO_FEW,
          "1 observation from the event on, at least 3 are needed");
  REFUSED(flow, controls, EVENT_PULSE, 98, 3, STATS_ERROR_TOO_FEW,
          "2 observations from the event on, at least 3 are needed");
  REFUSED(line, controls, EVENT_STEP, 50, 0, STATS_ERROR_CONSTANT, PERFECT);
  flow[4] = NAN;
  REFUSED(flow, controls, EVENT_STEP, 50, 0, STATS_ERROR_NOT_FINITE, "response: observation 5 is not finite");
}

static void
options_that_are_refused(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  g_autoptr(ModelMatrix) controls = model_on_time(NILE);
  const EventTerms event = {EVENT_STEP, NILE_BEFORE, 0};
  gint64 period[NILE] = {0};
  GError *error = NULL;

  read_nile(time, flow);
  check_refused(interrupted_fit(flow, controls, TRUE, NULL, &event, 0, &error) != NULL, &error, STATS_ERROR_DOMAIN,
                "level 0 is not between 0 and 1");
  check_refused(interrupted_fit(flow, controls, TRUE, period, &event, LEVEL, &error) != NULL, &error,
                STATS_ERROR_DOMAIN, "period: observation 2 is not after observation 1");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(level_and_slope_of_the_nile),
      cmocka_unit_test(step_and_ramp_of_the_nile),
      cmocka_unit_test(pulse_of_the_nile),
      cmocka_unit_test(the_law_on_seat_belts),
      cmocka_unit_test(a_known_answer),
      cmocka_unit_test(a_gap_counts),
      cmocka_unit_test(windows_of_the_nile),
      cmocka_unit_test(windows_that_cannot_be),
      cmocka_unit_test(contrasts),
      cmocka_unit_test(what_is_refused),
      cmocka_unit_test(options_that_are_refused),
  };
  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
