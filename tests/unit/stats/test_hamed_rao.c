#include "reference.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include "stats/hamed_rao.h"

static HamedRao
corrected(const double *values, const gint64 *period, gsize n)
{
  GError *error = NULL;
  HamedRao result;
  hamed_rao(values, period, n, &result, &error);
  assert_no_error(error);
  return result;
}

/* The formula of the paper in R 4.2.2: S and its variance with ties by their definitions; b the median of all slopes;
 * r <- rank(x - b * t), d <- r - mean(r); a[k] <- sum of d[t] d[t - k] / sum(d^2); i <- which(abs(a) > qnorm(0.975) / sqrt(n));
 * f <- 1 + 2 / (n (n-1) (n-2)) * sum((n-i) (n-i-1) (n-i-2) * a[i]). AR(1): r <- (n a[1] + 2) / (n - 4), i <- 1:(n - 3), r^i for a[i]. */
static void
on_nile(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  MannKendall plain;

  read_nile(time, flow);
  const HamedRao got = corrected(flow, NULL, NILE);
  assert_int_equal(got.n, NILE);
  assert_int_equal(got.lags, 6); /* 1, 2, 3, 33, 34, 35 */
  assert_int_equal(got.longest, 35);
  assert_digits(got.bound, 0.195996398454005, 14);
  assert_digits(got.factor, 2.14289832709872, 12);
  assert_digits(got.z, -2.81997919564514, 12);
  assert_digits(got.p, 4.80267631018274e-03, 11);
  assert_digits(got.r1, 0.3921280433408542, 13);
  assert_digits(got.ar_factor, 2.2273179634268003, 13);
  assert_digits(got.ar_z, -2.7660216648044207, 13);
  assert_digits(got.ar_p, 0.0056744764805697, 12);
  assert_digits(got.ar_variance, got.ar_factor * 112728.333333333333, 12);
  /* Taken as independent the same values give a p of 3.7e-05. */
  assert_true(mann_kendall(flow, NILE, &plain, NULL));
  assert_digits(got.variance, got.factor * plain.variance, 15);
  assert_true(plain.p < got.p / 100);
}

static void
on_hens_and_eggs(void **state)
{
  (void)state;
  double chicken[CHICKEGG], egg[CHICKEGG];

  read_chickegg(chicken, egg);
  const HamedRao eggs = corrected(egg, NULL, CHICKEGG), hens = corrected(chicken, NULL, CHICKEGG);
  assert_digits(eggs.factor, 5.75572693323578, 12);
  assert_digits(eggs.z, 3.21556162544355, 12);
  assert_digits(eggs.p, 1.30189538751489e-03, 11);
  assert_int_equal(eggs.lags, 14);
  assert_digits(eggs.r1, 0.95, 17); /* 1.01 */
  assert_digits(hens.r1, 0.912739955782572, 13);
  assert_digits(hens.ar_factor, 12.809845191849183, 12);
  assert_digits(hens.ar_p, 0.229890930462507, 11);
  assert_digits(hens.factor, 1.71963065327341, 12);
  assert_digits(hens.z, -3.27692959396669, 12);
  assert_int_equal(hens.longest, 25);
}

/* R as above, over the lags of calendar time: Nile without 1890-1894 and 1930. */
static void
over_gaps(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];
  gint64 period[NILE];
  gsize n = 0;

  read_nile(time, flow);
  for (gsize i = 0; i < NILE; i++)
    if ((i < 19 || i > 23) && i != 59) {
      period[n] = (gint64)i - 1000;
      flow[n++] = flow[i];
    }
  const HamedRao got = corrected(flow, period, n);
  assert_int_equal(got.lags, 2); /* 1 and 8 */
  assert_int_equal(got.longest, 8);
  assert_digits(got.factor, 1.93205265924315, 12);
  assert_digits(got.z, -2.49813191845291, 12);
  assert_digits(got.p, 1.24849723636067e-02, 11);
  assert_digits(got.ar_factor, 2.0393004264943015, 12);
  assert_digits(got.ar_p, 0.0150341317701342, 11);
}

static void
under_shift_scale_and_line(void **state)
{
  (void)state;
  double time[NILE], flow[NILE];

  read_nile(time, flow);
  const HamedRao base = corrected(flow, NULL, NILE);
  for (gsize i = 0; i < NILE; i++)
    flow[i] = -4 * flow[i] + 1000;
  const HamedRao turned = corrected(flow, NULL, NILE);
  for (gsize i = 0; i < NILE; i++)
    flow[i] += 1000 * time[i];
  const HamedRao sloped = corrected(flow, NULL, NILE);
  assert_digits(turned.factor, base.factor, 15);
  assert_digits(turned.z, -base.z, 15);
  assert_digits(sloped.factor, base.factor, 12); /* the trend is taken out */
}

/* Nothing is left beside the trend, though doubles leave their rounding. */
static void
a_straight_line_has_no_autocorrelation(void **state)
{
  (void)state;
  double line[40];

  for (gsize i = 0; i < 40; i++)
    line[i] = 0.1 * (double)i + 1.7;
  const HamedRao got = corrected(line, NULL, 40);
  assert_int_equal(got.lags, 0);
  assert_digits(got.factor, 1, 17);
}

/* Values that change sides each period would lower the variance, and the two tests with it: they stay at that of independence. */
static void
a_factor_below_one_is_not_used(void **state)
{
  (void)state;
  double zigzag[31];
  MannKendall plain;

  for (gsize i = 0; i < 31; i++)
    zigzag[i] = (i % 2 ? 1 : -1) + 0.05 * (double)i;
  const HamedRao got = corrected(zigzag, NULL, 31);
  assert_true(mann_kendall(zigzag, 31, &plain, NULL));
  assert_true(got.factor < 0.5 && got.ar_factor < 0.5);
  assert_digits(got.z, plain.z, 17);
  assert_digits(got.p, plain.p, 17);
  assert_digits(got.ar_p, plain.p, 17);
  assert_digits(got.variance, plain.variance, 17);
}

static void
few_values(void **state)
{
  (void)state;
  const double values[] = {1, 3, 2, 5, 4};
  const HamedRao four = corrected(values, NULL, 4), five = corrected(values, NULL, 5);

  assert_true(isnan(four.r1) && isnan(four.ar_factor) && isnan(four.ar_z) && isnan(four.ar_p));
  assert_true(!isnan(four.p) && !isnan(five.ar_p));
}

/* Rejections of a true null at 5 % among series that are AR(1) with coefficient 0.6. */
static void
how_often_a_true_null_is_rejected(void **state)
{
  (void)state;
  enum { LENGTH = 40 };
  const gsize all = 400;
  gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
  gsize plain = 0, paper = 0, ar = 0;

  for (gsize k = 0; k < all; k++) {
    double values[LENGTH], here = gsl_ran_gaussian(random, 1.25);
    MannKendall independent;
    for (gsize i = 0; i < LENGTH; i++) {
      values[i] = here;
      here = 0.6 * here + gsl_ran_gaussian(random, 1);
    }
    const HamedRao got = corrected(values, NULL, LENGTH);
    assert_true(mann_kendall(values, LENGTH, &independent, NULL));
    plain += independent.p < 0.05 ? 1 : 0;
    paper += got.p < 0.05 ? 1 : 0;
    ar += got.ar_p < 0.05 ? 1 : 0;
  }
  gsl_rng_free(random);
  assert_true(plain > all / 4);
  assert_true(paper < plain && ar < paper);
  assert_true(ar < all / 10);
}

static void
refused(void **state)
{
  (void)state;
  const double values[] = {1, 2, NAN}, same[] = {4, 4, 4}, fine[] = {1, 3, 2};
  const gint64 period[] = {1, 1, 2};
  GError *error = NULL;
  HamedRao got;

  assert_false(hamed_rao(values, NULL, 2, &got, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_TOO_FEW, "2 observations, at least 3 are needed");
  assert_false(hamed_rao(values, NULL, 3, &got, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_NOT_FINITE, "values: observation 3 is not finite");
  assert_false(hamed_rao(same, NULL, 3, &got, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_CONSTANT, "values: all 3 observations are equal");
  assert_false(hamed_rao(fine, period, 3, &got, &error));
  assert_error(error, STATS_ERROR, STATS_ERROR_DOMAIN, "period: observation 2 is not after observation 1");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(on_nile),
      cmocka_unit_test(on_hens_and_eggs),
      cmocka_unit_test(over_gaps),
      cmocka_unit_test(under_shift_scale_and_line),
      cmocka_unit_test(a_straight_line_has_no_autocorrelation),
      cmocka_unit_test(a_factor_below_one_is_not_used),
      cmocka_unit_test(few_values),
      cmocka_unit_test(how_often_a_true_null_is_rejected),
      cmocka_unit_test(refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
