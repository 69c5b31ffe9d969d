#include "seasonal.h"

#include <gsl/gsl_errno.h>

#include "stats/holt_winters.h"

/* The sum of squares is flat where it is least, so that it is known to ten digits, where it lies to six or seven. */
#define PLACE 6

static HoltWinters *
smoothed(const double *x, gsize n, Smoothing smoothing, gsize season)
{
  GError *error = NULL;
  HoltWinters *fit = holt_winters(x, n, smoothing, season, NULL, &error);
  assert_no_error(error);
  return fit;
}

static Fan *
ahead(const HoltWinters *fit, gsize steps)
{
  const double levels[] = {0.8, 0.95};
  GError *error = NULL;
  Fan *fan = holt_winters_forecast(fit, steps, levels, 2, &error);
  assert_no_error(error);
  return fan;
}

/* All below: R 4.2.2, HoltWinters(x, alpha, beta, gamma, seasonal) at the parameters that minimise its SSE: optim(reltol = 1e-16) on
 * their arc sines from five places, begun anew until nothing is gained. R's own search stops earlier: co2 12.0869755827. */

static void
simple_on_nile(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];

  read_nile(time, flow);
  g_autoptr(HoltWinters) fit = smoothed(flow, NILE, SMOOTHING_SIMPLE, 0);
  g_autoptr(Fan) fan = ahead(fit, 5);
  assert_digits(fit->alpha, 0.24656428334404, PLACE);
  assert_true(isnan(fit->beta) && isnan(fit->gamma) && !fit->index);
  assert_digits(fit->sse, 2.0388718328180e+06, 12);
  assert_int_equal(fit->start, 1);
  assert_true(isnan(fit->fitted[0]));
  assert_digits(fit->fitted[1], flow[0], 17);
  assert_digits(fit->level, 805.036718233106, PLACE);
  assert_digits(fan->mean[0], fan->mean[4], 17);
  assert_digits(fan->upper[1], 1086.594432624152, PLACE);
  assert_digits(fan->upper[9], 1118.967355661068, PLACE);
  assert_digits(fan->upper[1] + fan->lower[1], 2 * fan->mean[0], 14);
}

static void
holt_on_eggs(void **state)
{
  (void)state;
  double chicken[CHICKEGG], egg[CHICKEGG];

  read_chickegg(chicken, egg);
  g_autoptr(HoltWinters) fit = smoothed(egg, CHICKEGG, SMOOTHING_HOLT, 0);
  g_autoptr(Fan) fan = ahead(fit, 5);
  assert_digits(fit->alpha, 1, 8); /* at the edge */
  assert_digits(fit->beta, 0.28574205920972, PLACE);
  assert_digits(fit->sse, 1.58224390820179e+06, 12);
  assert_int_equal(fit->start, 2);
  assert_digits(fit->level, 5656, 8);
  assert_digits(fit->trend, -9.4768296164001, 5);
  assert_digits(fan->mean[4], fan->mean[0] + 4 * fit->trend, 14);
  assert_digits(fan->upper[1], 5991.7060282357952, PLACE);
  assert_digits(fan->upper[9], 6861.0302582631330, PLACE);
}

static void
additive_on_co2(void **state)
{
  (void)state;
  double air[CO2];

  read_co2(air);
  g_autoptr(HoltWinters) fit = smoothed(air, CO2, SMOOTHING_ADDITIVE, 12);
  g_autoptr(Fan) fan = ahead(fit, 25);
  assert_digits(fit->alpha, 0.36624582294311664, PLACE);
  assert_digits(fit->beta, 0.00770489229266283, 5);
  assert_digits(fit->gamma, 0.46563585088710513, PLACE);
  assert_digits(fit->sse, 12.08697536481661672, 11);
  assert_int_equal(fit->start, 12);
  assert_digits(fit->level, 323.4268654939279486, 8);
  assert_digits(fit->trend, 0.0783396212194352, PLACE);
  assert_digits(fit->index[0], -0.0730148457126545, 5);
  assert_digits(fit->index[11], -0.8009480385828620, PLACE);
  assert_digits(fan->mean[0], 323.432190269435, 8);
  assert_digits(fan->mean[24], 325.312341178701, 8);
  assert_digits(fan->upper[1], 324.087779889703, 8);
  assert_digits(fan->upper[3], 324.718979869460, 8);
  assert_digits(fan->upper[25], 325.526412714563, 8);
  assert_digits(fan->upper[49], 326.856087408859, 8);
}

/* Of the variance of several steps: sum over j of (psi_j s_(h) / s_(h-j))^2 by the definition of Chatfield and Yar, in R; its
 * predict.HoltWinters has another weight at j = 0. */
static void
multiplicative_on_gas(void **state)
{
  (void)state;
  double gas[UKGAS];

  read_ukgas(gas);
  g_autoptr(HoltWinters) fit = smoothed(gas, UKGAS, SMOOTHING_MULTIPLICATIVE, 4);
  g_autoptr(Fan) fan = ahead(fit, 9);
  assert_digits(fit->alpha, 2.41111999597114e-02, 5);
  assert_digits(fit->beta, 1, 8);
  assert_digits(fit->gamma, 7.82893911589837e-01, PLACE);
  assert_digits(fit->sse, 1.09759185064758e+05, 12);
  assert_digits(fit->level, 514.92182166438783, PLACE);
  assert_digits(fit->index[0], 2.38334391327713, PLACE);
  assert_digits(fan->mean[0], 1250.991687458987, PLACE);
  assert_digits(fan->mean[8], 1441.038871311751, PLACE);
  assert_digits(fan->error[0], 32.2481225784447, PLACE);
  assert_digits(fan->error[1], 32.2579219002636, PLACE);
  assert_digits(fan->error[4], 44.3438624553455, PLACE);
  assert_digits(fan->error[8], 59.5639759638897, PLACE);
}

static void
additive_on_gas_and_factors_on_co2(void **state)
{
  (void)state;
  double gas[UKGAS], air[CO2];

  read_ukgas(gas);
  read_co2(air);
  g_autoptr(HoltWinters) sum = smoothed(gas, UKGAS, SMOOTHING_ADDITIVE, 4);
  g_autoptr(HoltWinters) factor = smoothed(air, CO2, SMOOTHING_MULTIPLICATIVE, 12);
  assert_digits(sum->sse, 1.24947404326176e+05, 12);
  assert_digits(factor->sse, 12.0743639420426234, 11);
  assert_digits(factor->alpha, 0.3667960281778794, PLACE);
}

/* Parameters know neither unit nor zero. */
static void
under_shift_and_scale(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];

  read_nile(time, flow);
  g_autoptr(HoltWinters) base = smoothed(flow, NILE, SMOOTHING_HOLT, 0);
  for (gsize i = 0; i < NILE; i++)
    flow[i] = 1024 * flow[i] + 77;
  g_autoptr(HoltWinters) moved = smoothed(flow, NILE, SMOOTHING_HOLT, 0);
  assert_digits(moved->alpha, base->alpha, PLACE);
  assert_digits(moved->level, 1024 * base->level + 77, PLACE);
  assert_digits(moved->sse, 1024 * 1024 * base->sse, 11);
}

/* The same numbers on each run, and from the place where they were found. */
static void
a_search_ends_where_it_ended(void **state)
{
  (void)state;
  double air[CO2];

  read_co2(air);
  g_autoptr(HoltWinters) once = smoothed(air, CO2, SMOOTHING_ADDITIVE, 12);
  g_autoptr(HoltWinters) again = smoothed(air, CO2, SMOOTHING_ADDITIVE, 12);
  g_autoptr(HoltWinters) from = holt_winters(air, CO2, SMOOTHING_ADDITIVE, 12, once, NULL);
  assert_digits(again->alpha, once->alpha, 17);
  assert_digits(again->level, once->level, 17);
  assert_digits(from->sse, once->sse, 13);
}

static void
names_and_needs(void **state)
{
  (void)state;
  Smoothing smoothing;

  for (Smoothing s = SMOOTHING_SIMPLE; s <= SMOOTHING_MULTIPLICATIVE; s++)
    assert_true(smoothing_from_name(smoothing_name(s), &smoothing) && smoothing == s);
  assert_string_equal(smoothing_name(SMOOTHING_ADDITIVE), "holt-winters");
  assert_false(smoothing_from_name("winters", &smoothing));
  assert_int_equal(holt_winters_needs(SMOOTHING_SIMPLE, 1), 3);
  assert_int_equal(holt_winters_needs(SMOOTHING_HOLT, 1), 5);
  assert_int_equal(holt_winters_needs(SMOOTHING_ADDITIVE, 2), 6);
  assert_int_equal(holt_winters_needs(SMOOTHING_ADDITIVE, 12), 24);
}

static void
assert_refused(const double *x, gsize n, Smoothing smoothing, gsize season, StatsError code, const char *text)
{
  GError *error = NULL;
  assert_null(holt_winters(x, n, smoothing, season, NULL, &error));
  assert_error(error, STATS_ERROR, (int)code, text);
}

static void
refused(void **state)
{
  (void)state;
  const double x[] = {1, 3, 2, 5, 4, NAN}, flat[] = {2, 2, 2, 2}, zero[] = {1, 0, 2, 1, 1, 3}, few[] = {1, 2, 4};
  const double wrong[] = {0.9, 0.5}, huge[] = {1e200, -1e200, 1e200, -1e200, 1e200, -1e200};
  const double level = 0.95, beyond = 95;
  GError *error = NULL;
  double flow[NILE], time[NILE];

  assert_refused(x, 2, SMOOTHING_SIMPLE, 0, STATS_ERROR_TOO_FEW, "2 observations, at least 3 are needed");
  assert_refused(few, 3, SMOOTHING_HOLT, 0, STATS_ERROR_TOO_FEW, "3 observations, at least 5 are needed");
  assert_refused(x, 6, SMOOTHING_HOLT, 0, STATS_ERROR_NOT_FINITE, "exponential smoothing: observation 6 is not finite");
  assert_refused(flat, 4, SMOOTHING_SIMPLE, 0, STATS_ERROR_CONSTANT,
                 "exponential smoothing: all 4 observations are equal");
  assert_refused(x, 5, SMOOTHING_ADDITIVE, 1, STATS_ERROR_DOMAIN, "a season of 1: a cycle has 2 periods or more");
  assert_refused(x, 5, SMOOTHING_ADDITIVE, G_MAXSIZE, STATS_ERROR_TOO_FEW,
                 "5 observations, less than two whole cycles of 18446744073709551615");
  assert_refused(x, 5, SMOOTHING_ADDITIVE, 2, STATS_ERROR_TOO_FEW, "5 observations, at least 6 are needed");
  assert_refused(zero, 6, SMOOTHING_MULTIPLICATIVE, 2, STATS_ERROR_DOMAIN,
                 "multiplicative smoothing: observation 2 is not above 0");
  assert_refused(huge, 6, SMOOTHING_HOLT, 0, STATS_ERROR_NUMERIC,
                 "exponential smoothing: numbers beyond the range of doubles");
  read_nile(time, flow);
  g_autoptr(HoltWinters) fit = smoothed(flow, NILE, SMOOTHING_SIMPLE, 0);
  assert_null(holt_winters_forecast(fit, 0, &level, 1, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "a forecast needs at least one step");
  assert_null(holt_winters_forecast(fit, 2, &level, 0, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "a forecast needs at least one level");
  assert_null(holt_winters_forecast(fit, 2, &beyond, 1, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "level 95 is not between 0 and 1");
  assert_null(holt_winters_forecast(fit, 2, wrong, 2, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "level 0.5 is not above level 0.9");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(simple_on_nile),
      cmocka_unit_test(holt_on_eggs),
      cmocka_unit_test(additive_on_co2),
      cmocka_unit_test(multiplicative_on_gas),
      cmocka_unit_test(additive_on_gas_and_factors_on_co2),
      cmocka_unit_test(under_shift_and_scale),
      cmocka_unit_test(a_search_ends_where_it_ended),
      cmocka_unit_test(names_and_needs),
      cmocka_unit_test(refused),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
