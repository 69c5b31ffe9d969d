#include "../test.h"

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
      cmocka_unit_test(errors),
      cmocka_unit_test(scores_of_a_normal_sample),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
