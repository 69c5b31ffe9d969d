#include "wide_fit.h"

#include "stats/bootstrap.h"
#include "stats/hc.h"

static Bootstrap *
sample(const Fit *fit, const gint64 *period, BootstrapOptions options)
{
  GError *error = NULL;
  Bootstrap *result = bootstrap_coefficients(fit, period, &options, &error);

  assert_no_error(error);
  return result;
}

/* Blocks of one draw pairs one by one, whose variance tends to HC0: within 4 of the standard errors that 20,000 resamples
 * leave (each 1 / sqrt(2 * 20000) = 0.5 %), plus what n = 100 leaves between HC0 and HC3. */
static void
single_pairs(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  g_autoptr(Bootstrap) result = sample(fit, NULL, (BootstrapOptions){.resamples = 19999, .block = 1, .level = 0.95});
  owned_matrix *low = hc_covariance(fit, HC0, NULL);
  owned_matrix *high = hc_covariance(fit, HC3, NULL);

  for (gsize i = 0; i < 2; i++) {
    const double error = standard_error_of(result->covariance, i);
    assert_true(error > 0.98 * standard_error_of(low, i));
    assert_true(error < 1.02 * standard_error_of(high, i));
  }
  assert_int_equal(result->rejected, 0);
}

static void
check_slope(const Fit *fit, BootstrapOptions options, double error, double lower, double upper)
{
  g_autoptr(Bootstrap) result = sample(fit, NULL, options);
  const double got = standard_error_of(result->covariance, 1);

  assert_int_equal(result->options.block, 5);
  if (fabs(got / error - 1) > 0.03 || fabs(result->lower[1] - lower) > 0.1 || fabs(result->upper[1] - upper) > 0.1)
    fail_msg("error %g, interval %g ... %g", got, result->lower[1], result->upper[1]);
}

/* The same written again in R 4.2.2 with 20,000 resamples, blocks of 5: sample(1:96), rgeom(1, 1 / 5) + 1. The error of an error from
 * 9,999 and 20,000 resamples is 0.9 %, that of a percentile about 0.03. */
static void
blocks_as_in_r(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  BootstrapOptions options = {.resamples = 9999, .level = 0.95};

  check_slope(fit, options, 0.8719919, -4.279891, -0.8054037);
  options.scheme = BLOCKS_STATIONARY;
  check_slope(fit, options, 0.870068, -4.386229, -0.8459506);
  options.scheme = BLOCKS_MOVING;
  options.resampled = RESAMPLE_RESIDUALS;
  check_slope(fit, options, 0.7607402, -4.204976, -1.225498);
}

static void
defaults(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  g_autoptr(Bootstrap) result = sample(fit, NULL, (BootstrapOptions){.level = 0.95});

  assert_int_equal(result->options.resamples, 1999);
  assert_int_equal(result->options.block, 5);
  assert_int_equal(result->options.seed, BOOTSTRAP_SEED);
}

/* The same seed draws the same rows; another one others; units go along. */
static void
seed_and_units(void **state)
{
  (void)state;
  const double scale[] = {16, 0.25, 1};
  const BootstrapOptions options = {.resamples = 199, .level = 0.9},
                         other = {.resamples = 199, .seed = 7, .level = 0.9};
  g_autoptr(Fit) fit = fit_nile_on_three();
  g_autoptr(Fit) scaled = fit_nile_on_three_scaled(scale, 8);
  g_autoptr(Bootstrap) first = sample(fit, NULL, options);
  g_autoptr(Bootstrap) second = sample(scaled, NULL, options);
  g_autoptr(Bootstrap) third = sample(fit, NULL, other);

  assert_int_equal(first->options.seed, BOOTSTRAP_SEED);
  for (gsize i = 1; i < 4; i++) {
    assert_digits(second->lower[i], first->lower[i] * 8 / scale[i - 1], 9);
    assert_digits(standard_error_of(second->covariance, i), standard_error_of(first->covariance, i) * 8 / scale[i - 1],
                  9);
    assert_true(first->lower[i] != third->lower[i]);
  }
}

/* Observations ten periods apart stand in blocks of ten or fewer by themselves: what is drawn are single pairs. */
static void
gaps(void **state)
{
  (void)state;
  gint64 apart[NILE];
  g_autoptr(Fit) fit = fit_nile_on_trend();

  for (gsize i = 0; i < NILE; i++)
    apart[i] = 10 * (gint64)i;
  g_autoptr(Bootstrap) alone = sample(fit, NULL, (BootstrapOptions){.resamples = 499, .block = 1, .level = 0.95});
  g_autoptr(Bootstrap) spread = sample(fit, apart, (BootstrapOptions){.resamples = 499, .block = 1, .level = 0.95});
  g_autoptr(Bootstrap) wide = sample(fit, apart, (BootstrapOptions){.resamples = 1999, .block = 10, .level = 0.95});
  g_autoptr(Bootstrap) closed = sample(fit, NULL, (BootstrapOptions){.resamples = 1999, .block = 10, .level = 0.95});
  assert_digits(spread->lower[1], alone->lower[1], 14);
  assert_true(standard_error_of(wide->covariance, 1) < 0.55);
  assert_true(standard_error_of(closed->covariance, 1) > 0.65);
}

/* 39 resamples, 95 %: the smallest and the largest, so that the interval holds them all and 19 with 90 % too. */
static void
percentiles(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile_on_trend();
  g_autoptr(Bootstrap) wide = sample(fit, NULL, (BootstrapOptions){.resamples = 39, .level = 0.95});
  g_autoptr(Bootstrap) narrow = sample(fit, NULL, (BootstrapOptions){.resamples = 39, .level = 0.9});

  assert_true(wide->lower[1] < narrow->lower[1]);
  assert_true(wide->upper[1] > narrow->upper[1]);
  const double deviation = standard_error_of(wide->covariance, 1);
  assert_true(wide->upper[1] - wide->lower[1] < 2 * sqrt(39) * deviation);
}

/* An indicator of three neighbouring years is missing from many resamples; they are drawn again and counted. */
static void
lost_columns(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], mark[NILE] = {0};

  read_nile(time, flow);
  mark[40] = mark[41] = mark[42] = 1;
  g_autoptr(Fit) fit = fit_on(flow, mark, NILE);
  g_autoptr(Bootstrap) result = sample(fit, NULL, (BootstrapOptions){.resamples = 999, .block = 5, .level = 0.95});
  assert_true(result->rejected > 50 && result->rejected < 999);
  assert_true(isfinite(result->lower[1]) && isfinite(result->upper[1]));
}

static void
block_length(void **state)
{
  (void)state;
  assert_int_equal(bootstrap_block_length(1), 1);
  assert_int_equal(bootstrap_block_length(29), 3);
  assert_int_equal(bootstrap_block_length(100), 5);
  assert_int_equal(bootstrap_block_length(1000), 10);
}

static void
refuse(const Fit *fit, const gint64 *period, BootstrapOptions options, int code, const char *text)
{
  GError *error = NULL;

  assert_null(bootstrap_coefficients(fit, period, &options, &error));
  assert_error(error, STATS_ERROR, code, text);
}

static void
errors(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], mark[NILE] = {0};
  const gint64 twice[] = {1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
  g_autoptr(Fit) fit = fit_nile_on_trend();
  g_autoptr(Fit) perfect = fit_perfect();

  refuse(fit, NULL, (BootstrapOptions){.level = 95}, STATS_ERROR_DOMAIN, "level 95 is not between 0 and 1");
  refuse(fit, NULL, (BootstrapOptions){.block = 101, .level = 0.95}, STATS_ERROR_DOMAIN,
         "bootstrap: blocks of 101 periods are longer than the 100 periods observed");
  refuse(fit, NULL, (BootstrapOptions){.resamples = 38, .level = 0.95}, STATS_ERROR_DOMAIN,
         "bootstrap: 38 resamples cannot give an interval of level 0.95, at least 39 are needed");
  refuse(perfect, twice, (BootstrapOptions){.level = 0.95}, STATS_ERROR_DOMAIN,
         "period: observation 3 is not after observation 2");
  read_nile(time, flow);
  mark[0] = 1; /* drawn by a single block of many */
  g_autoptr(Fit) lone = fit_on(flow, mark, NILE);
  refuse(lone, NULL, (BootstrapOptions){.resamples = 99, .block = 30, .level = 0.95}, STATS_ERROR_COLLINEAR,
         "bootstrap: in 100 of 104 resamples a column does not vary, or depends on others: it rests on too few "
         "observations");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(single_pairs),   cmocka_unit_test(blocks_as_in_r), cmocka_unit_test(defaults),
      cmocka_unit_test(seed_and_units), cmocka_unit_test(gaps),           cmocka_unit_test(percentiles),
      cmocka_unit_test(lost_columns),   cmocka_unit_test(block_length),   cmocka_unit_test(errors),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
