#include "../test.h"

#include "stats/stats_error.h"
#include "stats/sum.h"

static void
finite_values(void **state)
{
  (void)state;
  const double values[] = {1, -G_MAXDOUBLE, INFINITY, NAN};
  GError *error = NULL;

  assert_true(stats_check_finite(values, 2, "turnover", &error));
  assert_true(stats_check_finite(NULL, 0, "turnover", &error));
  assert_no_error(error);
  assert_false(stats_check_finite(values, 4, "turnover", &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "turnover: observation 3 is not finite");
}

static void
enough_observations(void **state)
{
  (void)state;
  GError *error = NULL;

  assert_true(stats_check_count(3, 3, &error));
  assert_false(stats_check_count(2, 3, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "2 observations, at least 3 are needed");
  assert_false(stats_check_count(0, 1, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "0 observations, at least 1 is needed");
  assert_false(stats_check_count(1, 2, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "1 observation, at least 2 are needed");
}

static void
varying_and_increasing(void **state)
{
  (void)state;
  const double level[] = {5, 5, 5}, up[] = {5, 6, 7}, back[] = {5, 7, 7};
  GError *error = NULL;

  assert_true(stats_check_varies(back, 3, "price", &error));
  assert_false(stats_check_varies(level, 3, "price", &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "price: all 3 observations are equal");
  assert_true(stats_check_increasing(up, 3, "time", &error));
  assert_false(stats_check_increasing(back, 3, "time", &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "time: observation 3 is not after observation 2");
}

static void
confidence_level(void **state)
{
  (void)state;
  const double outside[] = {0, 1, -0.5, NAN};
  GError *error = NULL;

  assert_true(stats_check_level(0.95, &error));
  for (gsize i = 0; i < G_N_ELEMENTS(outside); i++) {
    g_autofree char *message = g_strdup_printf("level %g is not between 0 and 1", outside[i]);
    assert_false(stats_check_level(outside[i], &error));
    assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, message);
  }
}

/* Neumaier's own example: plain addition gives 0, Kahan's compensation too. */
static void
compensated_sum(void **state)
{
  (void)state;
  const double values[] = {1, 1e100, 1, -1e100}, ones[] = {1, 1, 1, 1};

  assert_digits(sum_products(values, ones, 4), 2, 17);
}

/* 2^52 + {0, 1, 1}: the mean ends in 2/3, the deviations are known all the same. */
static void
deviations_of_large_numbers(void **state)
{
  (void)state;
  const double base = 4503599627370496;
  const double values[] = {base, base + 1, base + 1};
  double deviation[3];

  mean_and_deviations(values, 3, deviation);
  assert_digits(deviation[0], -2.0 / 3, 15);
  assert_digits(deviation[1], 1.0 / 3, 15);
  assert_digits(deviation[2], 1.0 / 3, 15);
}

static void
deviations_of_equal_numbers(void **state)
{
  (void)state;
  const double values[] = {0.1, 0.1, 0.1};
  double deviation[3] = {1, 1, 1};

  assert_digits(mean_and_deviations(values, 3, deviation), 0.1, 17);
  for (gsize i = 0; i < 3; i++)
    assert_true(deviation[i] == 0);
}

static void
scaled_deviations_keep_their_ratios(void **state)
{
  (void)state;
  const double values[] = {1e-200, 2e-200, 6e-200};
  double deviation[3];

  scaled_deviations(values, 3, deviation);
  assert_digits(deviation[0] / deviation[2], -2.0 / 3, 15);
  assert_true(deviation[2] >= 0.5 && deviation[2] <= 1);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(finite_values),
      cmocka_unit_test(enough_observations),
      cmocka_unit_test(varying_and_increasing),
      cmocka_unit_test(confidence_level),
      cmocka_unit_test(compensated_sum),
      cmocka_unit_test(deviations_of_large_numbers),
      cmocka_unit_test(deviations_of_equal_numbers),
      cmocka_unit_test(scaled_deviations_keep_their_ratios),
  };

  return cmocka_run_group_tests(tests, NULL, NULL);
}
