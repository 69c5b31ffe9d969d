#include "seatbelts.h"

#include <gsl/gsl_errno.h>

#include "check_test.h"
#include "stats/placebo.h"

/* Reference figures: R 4.2.2, summary(lm(y ~ controls + step [+ ramp])) at every date. */

static Fit *
fit_controls(const double *y, const ModelMatrix *controls)
{
  GError *error = NULL;
  Fit *fit = ols_fit_model(y, controls, NULL, TRUE, &error);

  assert_no_error(error);
  return fit;
}

static Fit *
fit_nile_controls(void)
{
  double time[NILE], flow[NILE];
  g_autoptr(ModelMatrix) controls = model_on_time(NILE);

  read_nile(time, flow);
  return fit_controls(flow, controls);
}

static Placebo *
place(const Fit *fit, EventShape shape, gsize first, gsize length)
{
  const EventTerms event = {shape, first, length};
  GError *error = NULL;
  Placebo *placebo = placebo_dates(fit, NULL, &event, &error);

  assert_no_error(error);
  return placebo;
}

static void
check_placebo(const Placebo *placebo, gsize side, gsize dates, double own, gsize as_large, double p)
{
  assert_int_equal(placebo->side, side);
  assert_int_equal(placebo->dates, dates);
  assert_digits(placebo->own, own, 10);
  assert_int_equal(placebo->as_large, as_large);
  assert_int_equal(placebo->rank, as_large + 1);
  assert_digits(placebo->p, p, 12);
}

static void
check_first_dates(const Placebo *placebo, double first, double second, double third)
{
  assert_int_equal(placebo->date[0].at, placebo->side);
  assert_digits(placebo->date[0].statistic, first, 10);
  assert_digits(placebo->date[1].statistic, second, 10);
  assert_digits(placebo->date[2].statistic, third, 9);
}

static void
dates_of_the_nile(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_controls();
  g_autoptr(Placebo) both = place(fit, EVENT_LEVEL_AND_SLOPE, 28, 0);
  g_autoptr(Placebo) step = place(fit, EVENT_STEP, 28, 0);
  g_autoptr(Placebo) ramp = place(fit, EVENT_RAMP, 28, 0);

  check_placebo(both, 15, 70, 4.97437315435687, 0, 0.0140845070422535);
  check_first_dates(both, 0.773738057123238, 0.509663052683693, 1.06330676619672);
  check_placebo(step, 15, 70, 6.27063401509611, 0, 0.0140845070422535);
  check_first_dates(step, 2.06814560655333, 1.91691949323147, 2.32338425233952);
  check_placebo(ramp, 15, 70, 3.37792712352613, 42, 0.605633802816901);
  check_first_dates(ramp, 2.00994750086953, 2.04873291713399, 2.12098792704301);
}

static void
dates_of_the_law(void **state)
{
  (void)state;
  double y[BELTS_MOST];
  g_autoptr(ModelMatrix) controls = belts_model(y);
  g_autoptr(Fit) fit = fit_controls(y, controls);
  g_autoptr(Placebo) both = place(fit, EVENT_LEVEL_AND_SLOPE, BELTS_LAW, 0);
  g_autoptr(Placebo) step = place(fit, EVENT_STEP, BELTS_LAW, 0);

  check_placebo(both, 23, 146, 6.04559241834474, 0, 0.00680272108843537);
  check_first_dates(both, 0.956498797199811, 0.595774293896347, 0.0893330310628192);
  check_placebo(step, 23, 146, 6.62600452340231, 0, 0.00680272108843537);
}

/* A date that is none: 1930. And pulses of two years, of which those at the end are tried too. */
static void
other_dates(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_controls();
  g_autoptr(Placebo) quiet = place(fit, EVENT_STEP, 59, 0);
  g_autoptr(Placebo) pulse = place(fit, EVENT_PULSE, 42, 2);

  check_placebo(quiet, 15, 70, 2.22699875001391, 48, 0.690140845070423);
  check_placebo(pulse, 15, 83, 2.94120333679152, 1, 0.0238095238095238);
}

/* Fewer observations on a side than 15 % of all: placebos may stand as near the end as the date itself. */
static void
a_late_date(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_controls();
  g_autoptr(Placebo) late = place(fit, EVENT_STEP, 95, 0);
  g_autoptr(Placebo) early = place(fit, EVENT_STEP, 3, 0);

  assert_int_equal(late->side, 5);
  assert_int_equal(late->dates, 90);
  assert_int_equal(early->side, 3);
  assert_int_equal(early->dates, 94);
}

/* Scale, shift and a trend of the response leave every statistic as it is. */
static void
invariances(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  g_autoptr(ModelMatrix) controls = model_on_time(NILE);
  g_autoptr(Fit) plain = fit_nile_controls();

  read_nile(time, flow);
  for (gsize i = 0; i < NILE; i++)
    flow[i] = 3 * time[i] - 7 * flow[i];
  g_autoptr(Fit) turned = fit_controls(flow, controls);
  g_autoptr(Placebo) one = place(plain, EVENT_LEVEL_AND_SLOPE, 28, 0);
  g_autoptr(Placebo) other = place(turned, EVENT_LEVEL_AND_SLOPE, 28, 0);
  for (gsize d = 0; d < one->tried; d++)
    assert_digits(other->date[d].statistic, one->date[d].statistic, 9);
  assert_int_equal(one->rank, other->rank);
}

/* A step among the controls: the date at which the event is that step is not admitted, and not allowed as the date itself. */
static void
a_date_that_is_a_control(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], step[NILE];
  g_autoptr(ModelMatrix) controls = model_on_time(NILE);
  GError *error = NULL;

  read_nile(time, flow);
  for (gsize i = 0; i < NILE; i++)
    step[i] = i < 28 ? 0 : 1;
  add_plain_column(controls, "step", step);
  g_autoptr(Fit) fit = fit_controls(flow, controls);
  g_autoptr(Placebo) placebo = place(fit, EVENT_STEP, 40, 0);
  assert_int_equal(placebo->tried, 71);
  assert_int_equal(placebo->dates, 69);
  assert_true(isnan(placebo->date[28 - 15].statistic));
  const EventTerms event = {EVENT_STEP, 28, 0};
  check_refused(placebo_dates(fit, NULL, &event, &error) != NULL, &error, STATS_ERROR_COLLINEAR,
                "the event's columns depend on the controls");
}

static void
what_is_refused(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_controls();
  const EventTerms early = {EVENT_STEP, 1, 0}, fine = {EVENT_STEP, 28, 0};
  gint64 period[NILE] = {0};
  GError *error = NULL;

  check_refused(placebo_dates(fit, NULL, &early, &error) != NULL, &error, STATS_ERROR_TOO_FEW,
                "1 observation before the event, at least 3 are needed");
  check_refused(placebo_dates(fit, period, &fine, &error) != NULL, &error, STATS_ERROR_DOMAIN,
                "period: observation 2 is not after observation 1");
}

/* Six observations of which only one date leaves three on either side. */
static void
no_other_date(void **state)
{
  (void)state;
  double y[6];
  g_autoptr(ModelMatrix) controls = model_on_time(6);

  lehmer(y, 6);
  g_autoptr(Fit) fit = fit_controls(y, controls);
  g_autoptr(Placebo) placebo = place(fit, EVENT_STEP, 3, 0);
  assert_int_equal(placebo->dates, 0);
  assert_true(isnan(placebo->p));
}

static void
too_many_observations(void **state)
{
  (void)state;
  const gsize n = PLACEBO_MOST + 1;
  g_autofree double *y = g_new(double, n);
  g_autoptr(ModelMatrix) controls = model_on_time(n);
  const EventTerms event = {EVENT_STEP, 100, 0};
  GError *error = NULL;

  lehmer(y, n);
  g_autoptr(Fit) fit = fit_controls(y, controls);
  check_refused(placebo_dates(fit, NULL, &event, &error) != NULL, &error, STATS_ERROR_DOMAIN,
                "10001 observations are too many to try every date, at most 10000");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(dates_of_the_nile),     cmocka_unit_test(dates_of_the_law),
      cmocka_unit_test(other_dates),           cmocka_unit_test(a_late_date),
      cmocka_unit_test(invariances),           cmocka_unit_test(a_date_that_is_a_control),
      cmocka_unit_test(what_is_refused),       cmocka_unit_test(no_other_date),
      cmocka_unit_test(too_many_observations),
  };
  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
