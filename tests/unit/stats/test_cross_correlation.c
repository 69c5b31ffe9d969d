#include "check_test.h"
#include "deaths.h"

#include "stats/correlation.h"
#include "stats/cross_correlation.h"
#include "stats/prewhitened_correlation.h"
#include "stats/sub_periods.h"

/* R 4.2.2: ccf(mdeaths, fdeaths): its lag has the other sign. */
static void
deaths_of_men_and_women(void **state)
{
  (void)state;
  static const double wanted[] = {-0.0106757249679250, 0.3642418391509480, 0.7356685320902475, 0.9762412512224762,
                                  0.7443093219173524,  0.4052006394525475, 0.0197594250053107};
  double men[DEATHS], women[DEATHS];
  g_autoptr(GError) error = NULL;
  read_deaths(men, women);
  g_autoptr(CrossCorrelation) result = cross_correlation_new(men, women, DEATHS, 3, 0.95, &error);
  assert_no_error(error);
  for (int lag = -3; lag <= 3; lag++)
    assert_digits(cross_correlation_at(result, lag), wanted[3 + lag], 12);
  assert_digits(result->naive, 1.959963984540054 / sqrt(72), 14);
  assert_digits(result->effective, effective_pairs(men, women, DEATHS), 15);
  assert_digits(cross_correlation_band(result, -2), 1.959963984540054 * sqrt(70 / (72 * result->effective)), 13);
  assert_true(cross_correlation_band(result, 0) > 1.5 * result->naive); /* the seasons of both */
}

/* The other way round lags change their sign; neither scale nor shift of a series matters. */
static void
order_scale_and_shift(void **state)
{
  (void)state;
  double men[DEATHS], women[DEATHS], other[DEATHS];
  read_deaths(men, women);
  for (gsize i = 0; i < DEATHS; i++)
    other[i] = 1e9 - 1e3 * women[i];
  g_autoptr(CrossCorrelation) one = cross_correlation_new(men, women, DEATHS, 12, 0.95, NULL),
                              turned = cross_correlation_new(other, men, DEATHS, 12, 0.95, NULL);
  for (int lag = -12; lag <= 12; lag++) {
    assert_digits(cross_correlation_at(turned, lag), -cross_correlation_at(one, -lag), 11);
    assert_digits(cross_correlation_band(turned, lag), cross_correlation_band(one, lag), 11);
  }
}

/* y repeats x two periods later: x leads. */
static void
the_sign_of_a_lag(void **state)
{
  (void)state;
  double x[40], y[40];
  lehmer(x, 40);
  for (gsize i = 0; i < 40; i++)
    y[i] = i < 2 ? 0.5 : x[i - 2];
  g_autoptr(CrossCorrelation) result = cross_correlation_new(x, y, 40, 4, 0.95, NULL);
  for (int lag = -4; lag <= 4; lag++)
    assert_true(lag == 2 ? cross_correlation_at(result, lag) > 0.9 : fabs(cross_correlation_at(result, lag)) < 0.5);
}

/* R 4.2.2: a <- ar(as.numeric(mdeaths))$ar; both series filtered by c(1, -a); ccf() of what is left. */
static void
prewhitened_deaths(void **state)
{
  (void)state;
  static const double wanted[] = {-0.1865243545180352, -0.2194457241540081, -0.0427645548614742, 0.8800441482885527,
                                  -0.0730780517635976, -0.1069348828188236, -0.1819802943304428};
  double men[DEATHS], women[DEATHS];
  g_autoptr(GError) error = NULL;
  read_deaths(men, women);
  g_autoptr(Prewhitened) result = prewhitened_new(men, women, DEATHS, 3, 0.95, &error);
  assert_no_error(error);
  assert_int_equal(result->order, 10);
  assert_digits(result->coefficients[0], 0.6968802115142378, 12);
  assert_digits(result->coefficients[9], 0.3320479718134676, 12);
  assert_int_equal(result->correlation->n, 62);
  for (int lag = -3; lag <= 3; lag++)
    assert_digits(cross_correlation_at(result->correlation, lag), wanted[3 + lag], 11);
}

/* R 4.2.2: ar(chickegg$chicken) has order 1 and 0.826647103348871, ar(chickegg$egg) order 2. */
static void
orders_by_aic(void **state)
{
  (void)state;
  double chicken[REFERENCE_MOST], egg[REFERENCE_MOST], noise[40];
  read_chickegg(chicken, egg);
  lehmer(noise, 40);
  g_autoptr(Prewhitened) one = prewhitened_new(chicken, egg, CHICKEGG, 4, 0.95, NULL),
                         two = prewhitened_new(egg, chicken, CHICKEGG, 4, 0.95, NULL),
                         none = prewhitened_new(noise, egg, 40, 4, 0.95, NULL),
                         few = prewhitened_new(egg, chicken, 9, 4, 0.95, NULL);
  assert_int_equal(one->order, 1);
  assert_digits(one->coefficients[0], 0.826647103348871, 12);
  assert_int_equal(two->order, 2);
  assert_digits(two->coefficients[0], 1.170527985354339, 12);
  assert_digits(two->coefficients[1], -0.230367529807414, 12);
  assert_int_equal(none->order, 0);
  assert_int_equal(none->correlation->n, 40);
  assert_int_equal(few->order, 0); /* a window of nine lags needs all nine values */
}

/* R 4.2.2: cor() of the parts. */
static void
parts_of_the_pairs(void **state)
{
  (void)state;
  double men[DEATHS], women[DEATHS];
  SubPeriod parts[3];
  read_deaths(men, women);
  lag_sub_periods(men, women, DEATHS, 2, 2, parts);
  assert_int_equal(parts[0].first, 0);
  assert_int_equal(parts[0].n, 35);
  assert_int_equal(parts[1].first, 35);
  assert_int_equal(parts[1].n, 35);
  assert_digits(parts[0].r, 0.371197921623542, 12);
  assert_digits(parts[1].r, 0.459999109941085, 12);
  lag_sub_periods(men, women, DEATHS, -2, 2, parts);
  assert_digits(parts[0].r, 0.347492026861216, 12);
  lag_sub_periods(men, women, 13, 1, 3, parts); /* twelve pairs in fours */
  assert_true(parts[0].n == 4 && isnan(parts[0].r) && parts[2].first == 8 && isnan(parts[2].r));
  lag_sub_periods(men, women, 3, -7, 2, parts);
  assert_true(parts[0].n == 0 && isnan(parts[0].r) && parts[1].n == 0);
}

static void
errors(void **state)
{
  (void)state;
  double x[20], y[20];
  GError *error = NULL;
  lehmer(x, 20);
  for (gsize i = 0; i < 20; i++)
    y[i] = (double)(i % 3);
  check_refused(cross_correlation_new(x, y, 7, 2, 0.95, &error) != NULL, &error, STATS_ERROR_TOO_FEW,
                "7 observations, at least 8 are needed");
  check_refused(cross_correlation_new(x, y, 20, 10, 0.95, &error) != NULL, &error, STATS_ERROR_DOMAIN,
                "lags 10: 20 observations allow 0 to 9");
  check_refused(prewhitened_new(x, y, 20, 1000000, 0.95, &error) != NULL, &error, STATS_ERROR_DOMAIN,
                "lags 1000000: 20 observations allow 0 to 9");
  check_refused(cross_correlation_new(x, y, 20, 4, 95, &error) != NULL, &error, STATS_ERROR_DOMAIN,
                "level 95 is not between 0 and 1");
  y[3] = NAN;
  check_refused(cross_correlation_new(x, y, 20, 4, 0.95, &error) != NULL, &error, STATS_ERROR_NOT_FINITE,
                "y: observation 4 is not finite");
  memset(y, 0, sizeof y);
  check_refused(prewhitened_new(x, y, 20, 4, 0.95, &error) != NULL, &error, STATS_ERROR_CONSTANT,
                "y: all 20 observations are equal");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(deaths_of_men_and_women),
      cmocka_unit_test(order_scale_and_shift),
      cmocka_unit_test(the_sign_of_a_lag),
      cmocka_unit_test(prewhitened_deaths),
      cmocka_unit_test(orders_by_aic),
      cmocka_unit_test(parts_of_the_pairs),
      cmocka_unit_test(errors),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
