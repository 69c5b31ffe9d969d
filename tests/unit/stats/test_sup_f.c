#include "breaks.h"

#include "stats/hansen.h"
#include "stats/sup_f.h"

/* The figures of Nile ~ 1. Its p-values are below what strucchange can print. */
static void
nile_mean(void **state)
{
  (void)state;
  GError *error = NULL;
  g_autoptr(Fit) fit = fit_nile(FALSE);
  g_autoptr(SupF) result = sup_f_test(fit, 15, &error);

  assert_no_error(error);
  assert_int_equal(result->first, 15);
  assert_int_equal(result->last, 85);
  assert_int_equal(result->at, 28);
  assert_digits(result->sup, 75.9297694274854, 12);
  assert_digits(result->ave, 21.2146667779918, 12);
  assert_digits(result->exp, 33.7589749563869, 12);
  assert_digits(result->f[0], 22.3245472364491, 12);
  assert_digits(result->f[35], 17.1429709610339, 12);
  assert_digits(result->f[70], 0.8217172751853, 11);
  assert_true(result->sup_p < 1e-15 && result->ave_p < 1e-15 && result->exp_p < 1e-15);
  assert_digits(result->critical, 8.60850820115, 11);
}

static void
nile_trend(void **state)
{
  (void)state;
  GError *error = NULL;
  g_autoptr(Fit) fit = fit_nile(TRUE);
  g_autoptr(SupF) result = sup_f_test(fit, 15, &error);

  assert_no_error(error);
  assert_int_equal(result->at, 28);
  assert_digits(result->sup, 38.9479012687287, 12);
  assert_digits(result->ave, 16.8648757845211, 12);
  assert_digits(result->exp, 15.3077377431232, 12);
  assert_digits(result->sup_p, 1.24643800725188e-07, 8);
  assert_digits(result->ave_p, 9.00603602227434e-05, 10);
  assert_digits(result->exp_p, 1.17201299484337e-05, 9);
  assert_digits(result->f[0], 4.62184483329801, 12);
  assert_digits(result->f[70], 9.5399905434999, 12);
}

/* Neither a scale nor a shift of the response, nor the order of time, changes the statistics. */
static void
scale_shift_and_direction(void **state)
{
  (void)state;
  double time[NILE], flow[NILE], other[NILE];

  read_nile(time, flow);
  for (gsize i = 0; i < NILE; i++)
    other[i] = 1e6 - 3e-4 * flow[NILE - 1 - i];
  g_autoptr(Fit) fit = fit_over_time(flow, NILE, TRUE), mirrored = fit_over_time(other, NILE, TRUE);
  g_autoptr(SupF) one = sup_f_test(fit, 15, NULL), two = sup_f_test(mirrored, 15, NULL);
  assert_int_equal(two->at, NILE - one->at);
  assert_digits(two->ave, one->ave, 7); /* of the shifted numbers seven digits are left */
  for (gsize i = 0; i <= one->last - one->first; i++)
    assert_digits(two->f[one->last - one->first - i], one->f[i], 6);
}

/* strucchange: pvalue.Fstats(x, type, k, ((1 - t) / t)^2). */
static void
hansen_p_values(void **state)
{
  (void)state;
  assert_digits(hansen_p(HANSEN_SUP, 8, 1, 0.15), 0.06594949551, 9);
  assert_digits(hansen_p(HANSEN_AVE, 3, 1, 0.15), 0.04454234753, 9);
  assert_digits(hansen_p(HANSEN_EXP, 3, 1, 0.15), 0.01522061102, 9);
  assert_digits(hansen_p(HANSEN_SUP, 8, 2, 0.2), 0.1746695473, 9); /* between two trimmings of the table */
  assert_digits(hansen_p(HANSEN_AVE, 8, 3, 0.325), 0.02609878553, 9);
  assert_digits(hansen_p(HANSEN_EXP, 8, 10, 0.2), 0.1795214849, 9);
  assert_digits(hansen_p(HANSEN_SUP, 15, 10, 0.05), 0.8675576472, 9);
  assert_digits(hansen_p(HANSEN_SUP, 8, 1, 0.01), 0.1396925351, 9);
  assert_digits(hansen_p(HANSEN_AVE, 15, 10, 0.01), 0.03633265151, 9);
  assert_digits(hansen_p(HANSEN_SUP, 8, 1, 0.495), 0.00607807768, 9);
  assert_digits(hansen_p(HANSEN_AVE, 8, 2, 0.495), 0.01763652702, 9);
}

/* One date leaves chi-square: 3.841459 is its 5 % point with one degree of freedom; exp F is half of F then. */
static void
hansen_at_its_ends(void **state)
{
  (void)state;
  assert_digits(hansen_p(HANSEN_SUP, 3.841458820694124, 1, 0.5), 0.05, 12);
  assert_digits(hansen_p(HANSEN_EXP, 3.841458820694124 / 2, 1, 0.5), 0.05, 12);
  assert_true(hansen_p(HANSEN_SUP, INFINITY, 1, 0.15) == 0);
  assert_true(hansen_p(HANSEN_SUP, 0, 1, 0.15) == 1);
  assert_true(isnan(hansen_p(HANSEN_SUP, NAN, 1, 0.15)));
  assert_true(isnan(hansen_p(HANSEN_SUP, 8, HANSEN_MOST + 1, 0.15)));
  assert_true(isnan(hansen_p(HANSEN_SUP, 8, 0, 0.15)));
  assert_true(isnan(hansen_critical(HANSEN_SUP, 0.05, HANSEN_MOST + 1, 0.15)));
}

/* uniroot() of strucchange's pvalue.Fstats; and at its own critical value p is the level. */
static void
hansen_critical_values(void **state)
{
  (void)state;
  assert_digits(hansen_critical(HANSEN_SUP, 0.05, 1, 0.15), 8.60850820115, 11);
  assert_digits(hansen_critical(HANSEN_SUP, 0.05, 2, 0.15), 11.559712642, 10);
  assert_digits(hansen_critical(HANSEN_SUP, 0.05, 3, 0.15), 13.8804349962, 11);
  assert_digits(hansen_critical(HANSEN_SUP, 0.05, 4, 0.15), 16.2253916708, 11);
  for (HansenStatistic which = HANSEN_SUP; which < N_HANSEN; which++)
    assert_digits(hansen_p(which, hansen_critical(which, 0.05, 4, 0.22), 4, 0.22), 0.05, 12);
}

/* The fitted polynomials of ave and exp bend down far out, where strucchange's p goes back to 1. */
static void
hansen_never_rises_again(void **state)
{
  (void)state;
  for (HansenStatistic which = HANSEN_SUP; which < N_HANSEN; which++)
    for (gsize k = 1; k <= HANSEN_MOST; k++)
      for (double trimming = 0.01; trimming < 0.5; trimming += 0.016) {
        assert_true(hansen_p(which, 200, k, trimming) < 0.001);
        double before = 1;
        for (double x = 0; x < 80; x += 0.5) {
          const double p = hansen_p(which, x, k, trimming);
          assert_true(p <= before);
          before = p;
        }
      }
}

static void
regimes_without_residuals(void **state)
{
  (void)state;
  double y[40];

  for (gsize i = 0; i < 40; i++)
    y[i] = i < 15 ? 2.2 : 7.7;
  g_autoptr(Fit) fit = fit_over_time(y, 40, FALSE);
  g_autoptr(SupF) result = sup_f_test(fit, 6, NULL);
  assert_int_equal(result->at, 15);
  assert_true(isinf(result->sup) && isinf(result->ave) && isinf(result->exp));
  assert_true(result->sup_p == 0 && result->ave_p == 0 && result->exp_p == 0);
}

static void
segments(void **state)
{
  (void)state;
  GError *error = NULL;
  gsize segment = 0;

  assert_true(segment_of_trimming(100, 1, 0.15, &segment, NULL));
  assert_int_equal(segment, 15);
  assert_true(segment_of_trimming(13, 1, 0.15, &segment, NULL));
  assert_int_equal(segment, 3); /* not 1: k + 2 */
  assert_false(segment_of_trimming(100, 1, 0.5, &segment, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "trimming 0.5 is not between 0.01 and 0.49");
  assert_false(segment_of_trimming(100, 1, NAN, &segment, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "trimming nan is not between 0.01 and 0.49");
  assert_false(segment_of_trimming(5, 1, 0.15, &segment, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
               "5 observations for two regimes of at least 3, at least 6 are needed");
}

static void
sup_f_errors(void **state)
{
  (void)state;
  GError *error = NULL;
  g_autoptr(Fit) nile = fit_nile(FALSE), line = fit_line(), late = fit_on_step(30, 27), early = fit_on_step(30, 10);

  assert_null(sup_f_test(nile, 1, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
               "regimes of 1 observation for 1 coefficient, at least 2 are needed");
  assert_null(sup_f_test(nile, 51, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW,
               "100 observations for two regimes of at least 51, at least 102 are needed");
  assert_null(sup_f_test(line, 5, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, PERFECT);
  assert_null(sup_f_test(late, 5, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR,
               "the regressors are dependent up to observation 5, so that no break can be looked for there");
  assert_null(sup_f_test(early, 12, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR,
               "the regressors are dependent from observation 19, so that no break can be looked for there");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nile_mean),
      cmocka_unit_test(nile_trend),
      cmocka_unit_test(scale_shift_and_direction),
      cmocka_unit_test(hansen_p_values),
      cmocka_unit_test(hansen_at_its_ends),
      cmocka_unit_test(hansen_critical_values),
      cmocka_unit_test(hansen_never_rises_again),
      cmocka_unit_test(regimes_without_residuals),
      cmocka_unit_test(segments),
      cmocka_unit_test(sup_f_errors),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
