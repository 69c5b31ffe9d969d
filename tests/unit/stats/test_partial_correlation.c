#include "reference.h"

#include <gsl/gsl_errno.h>

#include "stats/correlation.h"
#include "stats/partial_correlation.h"

static const char *const names[] = {"x", "y", "trend", "square"};

/* Chickens and eggs, and time as what is held fixed. */
typedef struct {
  double chicken[CHICKEGG], egg[CHICKEGG], trend[CHICKEGG], square[CHICKEGG];
} Hens;

static Hens
read_hens(void)
{
  Hens hens;

  read_chickegg(hens.chicken, hens.egg);
  for (gsize i = 0; i < CHICKEGG; i++) {
    hens.trend[i] = (double)(i + 1);
    hens.square[i] = hens.trend[i] * hens.trend[i];
  }
  return hens;
}

static PartialCorrelation
partial_of(const double *x, const double *y, const double *const *given, gsize k, gsize n)
{
  GError *error = NULL;
  PartialCorrelation result;

  partial_correlate(x, y, given, k, n, names, 0.95, &result, &error);
  assert_no_error(error);
  return result;
}

/* R 4.2.2: cor(resid(lm(chicken ~ t)), resid(lm(egg ~ t))), 2 * pt(-abs(r * sqrt(df / (1 - r^2))), df), tanh(atanh(r) -/+ qnorm(0.975) /
 * sqrt(n - k - 3)); effective n of the residuals by its formula. */
static void
chickens_and_eggs_without_trend(void **state)
{
  (void)state;
  const Hens hens = read_hens();
  const PartialCorrelation got = partial_of(hens.chicken, hens.egg, (const double *const[]){hens.trend}, 1, CHICKEGG);

  assert_int_equal(got.n, CHICKEGG);
  assert_int_equal(got.k, 1);
  assert_digits(got.r, 0.485723881609506, 13);
  assert_digits(got.t, 3.9683257420015, 12);
  assert_digits(got.df, 51, 17);
  assert_digits(got.p, 0.000227046417618819, 11);
  assert_digits(got.lower, 0.24798795135284, 12);
  assert_digits(got.upper, 0.668280391001426, 12);
  assert_digits(got.n_effective, 11.5822484364959, 12);
  assert_digits(got.p_effective, 0.139633581877399, 11);
  assert_digits(got.lower_effective, -0.179375040862078, 11);
  assert_digits(got.upper_effective, 0.846091528644386, 12);
}

/* The same with lm(chicken ~ t + I(t^2)). */
static void
two_series_held_fixed(void **state)
{
  (void)state;
  const Hens hens = read_hens();
  const PartialCorrelation got =
      partial_of(hens.chicken, hens.egg, (const double *const[]){hens.trend, hens.square}, 2, CHICKEGG);

  assert_digits(got.r, 0.694174710890002, 12);
  assert_digits(got.t, 6.81927171633538, 12);
  assert_digits(got.df, 50, 17);
  assert_digits(got.p, 1.15088341648884e-08, 10);
  assert_digits(got.lower, 0.519732841471534, 12);
  assert_digits(got.upper, 0.813050362515377, 12);
  assert_digits(got.n_effective, 11.1657021179483, 11);
  assert_digits(got.p_effective, 0.0356687247784726, 11);
  assert_digits(got.lower_effective, 0.0665432777891303, 10);
  assert_digits(got.upper_effective, 0.928209191477795, 12);
}

/* With one series held fixed there is the formula of Yule (1907), (r_xy - r_xz r_yz) / sqrt((1 - r_xz^2)(1 - r_yz^2)). */
static void
formula_for_one(void **state)
{
  (void)state;
  const Hens hens = read_hens();
  const double *const series[] = {hens.chicken, hens.egg, hens.trend};
  Correlation xy, xz, yz;

  correlate(CORRELATION_PEARSON, series[0], series[1], CHICKEGG, 0.95, &xy, NULL);
  correlate(CORRELATION_PEARSON, series[0], series[2], CHICKEGG, 0.95, &xz, NULL);
  correlate(CORRELATION_PEARSON, series[1], series[2], CHICKEGG, 0.95, &yz, NULL);
  const PartialCorrelation got = partial_of(series[0], series[1], series + 2, 1, CHICKEGG);
  assert_digits(got.r, (xy.r - xz.r * yz.r) / sqrt((1 - xz.r * xz.r) * (1 - yz.r * yz.r)), 12);
}

/* Scale, sign and origin, exchange of the series, the order of what is held fixed, and a multiple of it added to x. */
static void
scale_shift_and_exchange(void **state)
{
  (void)state;
  const Hens hens = read_hens();
  const double *const given[] = {hens.trend, hens.square}, *const turned[] = {hens.square, hens.trend};
  const PartialCorrelation base = partial_of(hens.chicken, hens.egg, given, 2, CHICKEGG);
  double other[CHICKEGG];

  for (gsize i = 0; i < CHICKEGG; i++)
    other[i] = 3 - 1e-3 * (hens.egg[i] - 50 * hens.trend[i] + 7);
  const PartialCorrelation moved = partial_of(hens.chicken, other, turned, 2, CHICKEGG),
                           exchanged = partial_of(hens.egg, hens.chicken, given, 2, CHICKEGG);
  assert_digits(exchanged.r, base.r, 13);
  assert_digits(exchanged.p_effective, base.p_effective, 12);
  assert_digits(moved.r, -base.r, 10);
  assert_digits(moved.n_effective, base.n_effective, 9);
}

static void
few_observations(void **state)
{
  (void)state;
  const double x[] = {1, 3, 2, 5, 4}, y[] = {2, 1, 4, 3, 6}, z[] = {1, 2, 3, 4, 6}, w[] = {1, 0, 0, 1, 0};
  const PartialCorrelation four = partial_of(x, y, (const double *const[]){z}, 1, 4),
                           five = partial_of(x, y, (const double *const[]){z}, 1, 5),
                           two = partial_of(x, y, (const double *const[]){z, w}, 2, 5);

  assert_true(isnan(four.lower) && isnan(four.upper_effective));
  assert_digits(four.df, 1, 17);
  assert_true(five.lower > -1 && five.lower_effective >= -1);
  assert_true(isnan(two.lower) && isnan(two.lower_effective));
  assert_digits(two.n_effective, 5, 17);
}

static void
errors(void **state)
{
  (void)state;
  const Hens hens = read_hens();
  const double *x = hens.chicken, *y = hens.egg, *const given[] = {hens.trend, hens.square};
  double same[CHICKEGG], missing[CHICKEGG], twice[CHICKEGG];
  GError *error = NULL;
  PartialCorrelation r;

  for (gsize i = 0; i < CHICKEGG; i++) {
    same[i] = 4;
    missing[i] = i == 6 ? NAN : (double)(i * i);
    twice[i] = 5 - 2 * hens.trend[i];
  }
  assert_false(partial_correlate(x, y, given, 0, CHICKEGG, names, 0.95, &r, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "partial correlation: nothing is held fixed");
  assert_false(partial_correlate(x, y, given, 1, CHICKEGG, names, 1, &r, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "level 1 is not between 0 and 1");
  assert_false(partial_correlate(x, y, given, 2, 4, names, 0.95, &r, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "4 observations, at least 5 are needed");
  assert_false(partial_correlate(x, missing, given, 1, CHICKEGG, names, 0.95, &r, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "y: observation 7 is not finite");
  assert_false(
      partial_correlate(x, y, (const double *const[]){hens.trend, same}, 2, CHICKEGG, names, 0.95, &r, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "square: all 54 observations are equal");
  assert_false(partial_correlate(x, twice, given, 1, CHICKEGG, names, 0.95, &r, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR, "y: nothing is left of it when the others are held fixed");
  assert_false(
      partial_correlate(x, y, (const double *const[]){hens.trend, twice}, 2, CHICKEGG, names, 0.95, &r, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_COLLINEAR, "collinear: square depends on constant, trend");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(chickens_and_eggs_without_trend),
      cmocka_unit_test(two_series_held_fixed),
      cmocka_unit_test(formula_for_one),
      cmocka_unit_test(scale_shift_and_exchange),
      cmocka_unit_test(few_observations),
      cmocka_unit_test(errors),
  };

  gsl_set_error_handler_off();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
