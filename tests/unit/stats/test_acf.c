#include "reference.h"

#include "stats/acf.h"
#include "stats/stats_error.h"

/* R 4.2.2: acf(Nile[1:10], plot = FALSE, lag.max = 3)$acf */
static const double nile[] = {1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140};

static void
autocorrelations_about_the_mean(void **state)
{
  (void)state;
  double r[3];
  g_autoptr(GError) error = NULL;
  assert_true(autocorrelations(nile, NULL, 10, 3, r, &error));
  assert_digits(r[0], -0.147430929426579, 13);
  assert_digits(r[1], -0.387451708100564, 13);
  assert_digits(r[2], -0.11110586987794, 13);
}

static void
lags_are_grid_periods(void **state)
{
  (void)state;
  const double x[] = {1, -1, 1, -1};
  const gint64 period[] = {0, 1, 5, 6};
  double r[5];
  g_autoptr(GError) error = NULL;
  assert_true(autocorrelations(x, period, 4, 5, r, &error));
  assert_digits(r[0], -0.5, 15); /* two pairs of four squares */
  assert_true(r[1] == 0 && r[2] == 0);
  assert_digits(r[3], -0.25, 15); /* 1 and 5 */
  assert_digits(r[4], 0.5, 15);   /* 0 and 5, 1 and 6 */
}

/* R 4.2.2: acf(Nile, lag.max = 5), pacf(Nile, lag.max = 6), ar(Nile, FALSE, 2)$ar */
static void
partial_autocorrelations_of_the_nile(void **state)
{
  (void)state;
  static const double plain[] = {0.498408184133029, 0.384576903904873, 0.327860437522546, 0.239191169941486,
                                 0.228421986720840},
                      wanted[] = {0.49840818413302951, 0.18117100543757150, 0.11089699311648955,
                                  0.00617563607921592, 0.06502492783813432, 0.07064427947202870};
  double time[NILE], flow[NILE], r[6], partial[6], variance[6], coefficients[2];
  g_autoptr(GError) error = NULL;
  read_nile(time, flow);
  assert_true(autocorrelations(flow, NULL, NILE, 6, r, &error));
  partial_autocorrelations(r, 6, partial, variance, NULL);
  for (gsize j = 0; j < G_N_ELEMENTS(plain); j++)
    assert_digits(r[j], plain[j], 13);
  for (gsize j = 0; j < G_N_ELEMENTS(wanted); j++)
    assert_digits(partial[j], wanted[j], 12);
  assert_digits(variance[1], (1 - wanted[0] * wanted[0]) * (1 - wanted[1] * wanted[1]), 13);
  partial_autocorrelations(r, 2, partial, NULL, coefficients);
  assert_digits(coefficients[0], 0.408111072295334, 13);
  assert_digits(coefficients[1], 0.181171005437572, 13);
}

/* A sine is two coefficients: with those of a whole circle the second one leaves no variance. */
static void
nothing_is_left_to_explain(void **state)
{
  (void)state;
  const double r[] = {0.5, -0.5, -1};
  double partial[3], variance[3];
  partial_autocorrelations(r, 3, partial, variance, NULL);
  assert_digits(partial[0], 0.5, 15);
  assert_digits(partial[1], -1, 15);
  assert_true(variance[1] == 0 && variance[2] == 0 && partial[2] == 0);
}

static void
errors(void **state)
{
  (void)state;
  double r[2];
  GError *error = NULL;
  const double same[] = {2, 2, 2}, hole[] = {1, NAN, 2};
  const gint64 back[] = {0, 2, 1};
  assert_false(autocorrelations(nile, NULL, 10, 0, r, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "autocorrelations: no lag");
  assert_false(autocorrelations(nile, NULL, 1, 1, r, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "autocorrelations: 1 observation, at least 2 are needed");
  assert_false(autocorrelations(nile, back, 3, 1, r, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "period: observation 3 is not after observation 2");
  assert_false(autocorrelations(hole, NULL, 3, 1, r, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "autocorrelations: observation 2 is not finite");
  assert_false(autocorrelations(same, NULL, 3, 1, r, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "autocorrelations: all 3 observations are equal");
}

/* R 4.2.2: qnorm(ppoints(5)), qnorm(ppoints(13)) */
static void
scores_of_a_normal_sample(void **state)
{
  (void)state;
  double few[5], more[13];
  normal_scores(few, 5);
  normal_scores(more, 13);
  assert_digits(few[0], -1.179761117611860, 14);
  assert_digits(few[3], 0.497200570681554, 14);
  assert_true(fabs(few[2]) < 1e-15);
  assert_digits(more[12], 1.768825038518706, 14);
  assert_digits(more[1], -1.198379702306924, 14);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(autocorrelations_about_the_mean),
      cmocka_unit_test(lags_are_grid_periods),
      cmocka_unit_test(partial_autocorrelations_of_the_nile),
      cmocka_unit_test(nothing_is_left_to_explain),
      cmocka_unit_test(errors),
      cmocka_unit_test(scores_of_a_normal_sample),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
