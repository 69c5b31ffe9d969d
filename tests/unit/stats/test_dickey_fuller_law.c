#include "../test.h"

#include "stats/dickey_fuller_law.h"
#include "stats/laplace.h"
#include "stats/mackinnon.h"

static complex double
exponential(complex double s, const void *data)
{
  const double *rate = data;
  return *rate / (*rate + s);
}

/* The time in which a Brownian motion reaches 1: P(T <= x) = erfc(1 / sqrt(2 x)). */
static complex double
passage(complex double s, const void *data)
{
  (void)data;
  return cexp(-csqrt(2 * s));
}

static void
laws_with_known_transforms(void **state)
{
  (void)state;
  const double rate = 2;

  for (double x = 0.01; x < 20; x *= 3) {
    assert_true(fabs(laplace_probability(exponential, &rate, x, LAPLACE_POINTS) + expm1(-rate * x)) < 1e-11);
    assert_true(fabs(laplace_probability(passage, NULL, x, LAPLACE_POINTS) - erfc(1 / sqrt(2 * x))) < 1e-11);
  }
}

/* P(tau <= 0) is P(|W(1)| <= 1) without terms, and P(U V <= 1) of independent normal variables with variances 1/3 and 1 (constant), 1/3
 * and 1/5 (trend): R 4.2.2, 2 * integrate(function(v) dnorm(v) * pnorm(sqrt(3) / v), 0, Inf, rel.tol = 1e-13), with sqrt(15). */
static void
law_at_zero(void **state)
{
  (void)state;

  assert_digits(dickey_fuller_p(DF_NONE, 0), erf(M_SQRT1_2), 8);
  assert_digits(dickey_fuller_p(DF_CONSTANT, 0), 0.95756558988024, 8);
  assert_digits(dickey_fuller_p(DF_TREND, 0), 0.99628532803363, 8);
}

/* MacKinnon (2010), Queen's Economics Department Working Paper 1227, tables 1 to 3, N = 1: critical values for large n at 1, 5 and 10 %, given
 * to five decimals, with standard errors of about 0.0001. */
static void
law_at_critical_values(void **state)
{
  (void)state;
  static const double published[3][N_CRITICAL] = {
      {-2.56574, -1.94100, -1.61682}, {-3.43035, -2.86154, -2.56677}, {-3.95877, -3.41049, -3.12705}};
  static const double level[N_CRITICAL] = {0.01, 0.05, 0.10};

  for (int terms = 0; terms < 3; terms++)
    for (int i = 0; i < N_CRITICAL; i++)
      assert_true(fabs(dickey_fuller_p((DickeyFullerTerms)terms, published[terms][i]) - level[i]) < 5e-5);
}

/* gretl 2022c, urcpval(tau, 0, 1, 1 to 3), which interpolates MacKinnon's tables of 1996: ADF of the Nile with four lags, and others. Those
 * tables come within 0.0001 of the law. */
static void
law_beside_gretl(void **state)
{
  (void)state;

  assert_true(fabs(dickey_fuller_p(DF_NONE, -0.950353008398) - 0.30542033) < 1e-4);
  assert_true(fabs(dickey_fuller_p(DF_CONSTANT, -2.78195812232) - 0.060845019) < 1e-4);
  assert_true(fabs(dickey_fuller_p(DF_TREND, -3.36571391444) - 0.056059232) < 1e-4);
  assert_true(fabs(dickey_fuller_p(DF_NONE, -1.61682) - 0.099986756) < 1e-4);
  assert_true(fabs(dickey_fuller_p(DF_CONSTANT, -2.56677) - 0.099982368) < 1e-4);
  assert_true(fabs(dickey_fuller_p(DF_TREND, -3.12705) - 0.099895092) < 2e-4);
}

static void
law_is_a_law(void **state)
{
  (void)state;

  for (int k = 0; k < 3; k++) {
    const DickeyFullerTerms terms = (DickeyFullerTerms)k;
    double before = 0;
    for (double z = -9; z < 6; z += 0.4) {
      const double p = dickey_fuller_p(terms, z);
      assert_true(p >= before - 1e-8 && p >= 0 && p <= 1);
      before = p;
    }
    /* The two sides of zero are two integrals. */
    assert_true(fabs(dickey_fuller_p(terms, 1e-9) - dickey_fuller_p(terms, -1e-9)) < 1e-8);
    assert_true(dickey_fuller_p(terms, -INFINITY) == 0);
    assert_true(dickey_fuller_p(terms, -50) == 0);
    assert_digits(dickey_fuller_p(terms, INFINITY), 1, 12);
    assert_digits(dickey_fuller_p(terms, 60), 1, 12);
    assert_true(isnan(dickey_fuller_p(terms, NAN)));
  }
}

/* At n = 100 by hand from table 2: -2.86154 - 2.8903/100 - 4.234/100^2 - 40.040/100^3, and its like in tables 1 and 3 for one and three
 * variables. */
static void
surfaces(void **state)
{
  (void)state;
  double critical[N_CRITICAL];

  mackinnon_critical(1, DF_CONSTANT, 100, critical);
  assert_digits(critical[CRITICAL_5], -2.89090644, 14);
  mackinnon_critical(1, DF_NONE, 100, critical);
  assert_digits(critical[CRITICAL_10], -1.614410036, 14);
  mackinnon_critical(3, DF_TREND, 100, critical);
  assert_digits(critical[CRITICAL_1], -4.855613056, 14);
  mackinnon_critical(2, DF_CONSTANT, 100, critical);
  assert_digits(critical[CRITICAL_10], -3.087134, 14);
}

/* gretl 2022c, urcpval(tau, 0, N, 2 or 3) at -5.5, -3.6 and -2.2: MacKinnon's tables of 1996. The polynomials of 1994 come within 0.001. */
static const double cointegrated[][7] = {{2, 0.000014, 0.024538, 0.423557, 0.000096, 0.078628, 0.679621},
                                         {3, 0.000087, 0.070903, 0.640061, 0.000414, 0.164374, 0.822584},
                                         {4, 0.000389, 0.156111, 0.803919, 0.001439, 0.286790, 0.911731},
                                         {5, 0.001389, 0.278698, 0.904345, 0.004206, 0.431397, 0.959681},
                                         {6, 0.004105, 0.425075, 0.957225, 0.010574, 0.578427, 0.982809}};

static void
polynomials(void **state)
{
  (void)state;
  static const double tau[] = {-5.5, -3.6, -2.2};

  for (gsize i = 0; i < G_N_ELEMENTS(cointegrated); i++) {
    const gsize n = (gsize)cointegrated[i][0];
    for (int j = 0; j < 3; j++) {
      assert_true(fabs(mackinnon_p(n, DF_CONSTANT, tau[j]) - cointegrated[i][1 + j]) < 1e-3);
      assert_true(fabs(mackinnon_p(n, DF_TREND, tau[j]) - cointegrated[i][4 + j]) < 1e-3);
    }
    assert_true(mackinnon_p(n, DF_TREND, 5) == 1);
    assert_true(mackinnon_p(n, DF_CONSTANT, -40) == 0);
    assert_true(isnan(mackinnon_p(n, DF_CONSTANT, NAN)));
  }
}

/* The critical values for large n and the p-values are two publications of one law. */
static void
surfaces_and_polynomials_agree(void **state)
{
  (void)state;
  static const double level[N_CRITICAL] = {0.01, 0.05, 0.10};
  double critical[N_CRITICAL];

  for (gsize n = 2; n <= MACKINNON_MOST; n++)
    for (int terms = DF_CONSTANT; terms <= DF_TREND; terms++) {
      mackinnon_critical(n, (DickeyFullerTerms)terms, 1000000000, critical);
      for (int i = 0; i < N_CRITICAL; i++)
        assert_true(fabs(mackinnon_p(n, (DickeyFullerTerms)terms, critical[i]) / level[i] - 1) < 0.03);
    }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(laws_with_known_transforms),
      cmocka_unit_test(law_at_zero),
      cmocka_unit_test(law_at_critical_values),
      cmocka_unit_test(law_beside_gretl),
      cmocka_unit_test(law_is_a_law),
      cmocka_unit_test(surfaces),
      cmocka_unit_test(polynomials),
      cmocka_unit_test(surfaces_and_polynomials_agree),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
