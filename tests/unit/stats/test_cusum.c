#include "breaks.h"

#include "stats/cusum.h"
#include "stats/recursion.h"

/* efp(Nile ~ 1, type = "OLS-CUSUM") and sctest; positions count the zero that the process of R begins with. */
static void
nile_ols(void **state)
{
  (void)state;
  GError *error = NULL;
  g_autoptr(Fit) mean = fit_nile(FALSE), trend = fit_nile(TRUE);
  g_autoptr(Cusum) cusum = cusum_ols(mean, &error), other = cusum_ols(trend, &error);

  assert_no_error(error);
  assert_int_equal(cusum->count, NILE);
  assert_int_equal(cusum->at, 28);
  assert_digits(cusum->statistic, 2.95176610266337, 13);
  assert_digits(cusum->p, 5.40855346065072e-08, 8);
  assert_digits(cusum->process[0], 0.11856819917108, 12);
  assert_digits(cusum->process[27], 2.9517661026634, 13);
  assert_digits(cusum->process[98], 0.10598159243127, 11);
  assert_true(fabs(cusum->process[99]) < 1e-12);
  assert_digits(other->statistic, 1.500596199307114, 12);
  assert_digits(other->p, 0.022138611183394, 10);
}

static void
nile_recursive(void **state)
{
  (void)state;
  GError *error = NULL;
  g_autoptr(Fit) mean = fit_nile(FALSE), trend = fit_nile(TRUE);
  g_autoptr(Cusum) cusum = cusum_recursive(mean, &error), other = cusum_recursive(trend, &error);

  assert_no_error(error);
  assert_digits(cusum->statistic, 2.06692088890315, 13);
  assert_digits(cusum->p, 7.48688376850382e-08, 8);
  assert_int_equal(cusum->count, 99);
  assert_int_equal(cusum->observation[0], 2);
  assert_int_equal(other->count, 98);
  assert_int_equal(other->observation[0], 3);
  assert_digits(other->statistic, 0.855829871303681, 12);
  assert_digits(other->p, 0.0961160943553293, 10);
  assert_digits(other->process[0], -0.066440672210724, 11);
  assert_digits(other->process[49], -0.472363920369949, 11);
  assert_digits(other->process[97], 2.376466932635562, 11);
}

/* Boundaries: 1.358 for the bridge, 0.948 (1 + 2 t) for the motion (Brown, Durbin and Evans 1975, 5 %). */
static void
boundaries(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile(FALSE);
  g_autoptr(Cusum) ols = cusum_ols(fit, NULL), recursive = cusum_recursive(fit, NULL);

  assert_true(fabs(ols->boundary[0] - 1.358) < 0.0005 && ols->boundary[99] == ols->boundary[0]);
  assert_true(fabs(recursive->boundary[98] / 3 - 0.948) < 0.0005);
  assert_digits(cusum_bridge_p(ols->boundary[5]), 0.05, 12);
  assert_digits(cusum_motion_p(recursive->boundary[98] / 3), 0.05, 12);
}

/* strucchange:::pvalue.efp. */
static void
p_values(void **state)
{
  (void)state;
  assert_digits(cusum_bridge_p(0.25), 0.999999973176, 12);
  assert_digits(cusum_bridge_p(0.8), 0.544142411574, 11);
  assert_digits(cusum_bridge_p(2), 0.00067092525578, 10);
  assert_digits(cusum_motion_p(0.15), 0.978025, 12);
  assert_digits(cusum_motion_p(0.5), 0.626493109521, 11);
  assert_digits(cusum_motion_p(1.3), 0.00219022314384, 10);
  assert_true(cusum_bridge_p(0) == 1 && cusum_bridge_p(0.2) <= 1 && cusum_motion_p(0) == 1);
  assert_true(cusum_bridge_p(40) == 0 && cusum_motion_p(40) == 0);
}

/* strucchange: recresid(cbind(1, t), Nile)[c(1, 2, 50, 98)]; their squares add up to the sum of squared residuals. */
static void
recursive_residuals(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_nile(TRUE);
  g_autoptr(Recursion) recursion = recursion_new(fit);
  double residual[NILE];

  for (gsize i = 0; i < NILE; i++)
    residual[i] = recursion_add(recursion, i);
  assert_true(isnan(residual[0]) && isnan(residual[1]));
  assert_digits(residual[2], -96.7548448399354, 12);
  assert_digits(residual[3], 156.6486514464777, 12);
  assert_digits(residual[51], 53.5692229738168, 12);
  assert_digits(residual[99], -45.905445228679, 12);
  assert_digits(recursion->ssr, fit->ssr, 13);
  assert_int_equal(recursion->rank, 2);
}

/* A step that sets in late has its first observation to itself, wherever that is. */
static void
a_late_regressor(void **state)
{
  (void)state;
  g_autoptr(Fit) fit = fit_on_step(30, 20);
  g_autoptr(Recursion) recursion = recursion_new(fit);
  g_autoptr(Cusum) cusum = cusum_recursive(fit, NULL);

  for (gsize i = 0; i < 30; i++)
    assert_true(isnan(recursion_add(recursion, i)) == (i == 0 || i == 20));
  assert_digits(recursion->ssr, fit->ssr, 13);
  assert_int_equal(cusum->count, 28);
  assert_int_equal(cusum->observation[18], 20);
  assert_int_equal(cusum->observation[19], 22);
}

static void
cusum_errors(void **state)
{
  (void)state;
  GError *error = NULL;
  const double three[] = {1, 5, 2};
  g_autoptr(Fit) line = fit_line(), short_one = fit_over_time(three, 3, TRUE);

  assert_null(cusum_ols(line, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, PERFECT);
  assert_null(cusum_recursive(line, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, PERFECT);
  assert_null(cusum_recursive(short_one, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "3 observations, at least 4 are needed");
}

/* y[2] = 1 and y[3] as far above the mean of the two before as its prediction error's factor has it. */
static void
equal_recursive_residuals(void **state)
{
  (void)state;
  const double y[] = {0, 1, 0.5 + sqrt(0.75)};
  GError *error = NULL;
  g_autoptr(Fit) fit = fit_over_time(y, 3, FALSE);

  assert_null(cusum_recursive(fit, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "the recursive residuals are all equal");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nile_ols),
      cmocka_unit_test(nile_recursive),
      cmocka_unit_test(boundaries),
      cmocka_unit_test(p_values),
      cmocka_unit_test(recursive_residuals),
      cmocka_unit_test(a_late_regressor),
      cmocka_unit_test(cusum_errors),
      cmocka_unit_test(equal_recursive_residuals),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
